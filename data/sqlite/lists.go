package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"dument/data"
)

// invoiceOrder says, for each sort, which index already has that order and by
// which columns it sorts.
var invoiceOrder = map[data.InvoiceSort]struct{ index, columns string }{
	data.SortNumber:  {"invoice_by_number", "i.number_key, i.id"},
	data.SortIssued:  {"invoice_by_issued", "i.issued, i.id"},
	data.SortDue:     {"invoice_by_due", "i.due, i.id"},
	data.SortTotal:   {"invoice_by_total", "i.signed_cents, i.id"},
	data.SortBalance: {"invoice_by_balance", "i.balance_cents, i.id"},
	data.SortClient:  {"invoice_by_client", "c.name_folded, c.id, i.due, i.id"},
}

// invoiceState is the condition of each filter; ?1 is the day. A credit note is
// never due: it shows under "all", and under "settled" once it is used up.
var invoiceState = map[data.InvoiceFilter]string{
	data.FilterAll:      "i.archived = 0",
	data.FilterUpcoming: "i.archived = 0 AND i.balance_cents > 0 AND i.due >= ?1",
	data.FilterOverdue:  "i.archived = 0 AND i.balance_cents > 0 AND i.due < ?1",
	data.FilterSettled:  "i.archived = 0 AND i.balance_cents = 0",
	data.FilterArchived: "i.archived = 1",
}

// invoiceFilters is the order in which counts are read.
var invoiceFilters = []data.InvoiceFilter{data.FilterAll, data.FilterUpcoming, data.FilterOverdue, data.FilterSettled, data.FilterArchived}

// fewRows is up to how many chosen invoices SQLite sorts them; beyond, it is
// quicker to walk the index that has the order and keep those chosen.
const fewRows = 3000

// InvoiceIDs returns the invoices that a query asks for, in order, with the
// totals of what it shows and how many each filter would.
func (r *Register) InvoiceIDs(ctx context.Context, q data.InvoiceQuery) (list data.List, err error) {
	if invoiceState[q.Filter] == "" {
		q.Filter = data.FilterAll
	}
	if invoiceOrder[q.Sort].index == "" {
		q.Sort = data.SortDue
	}
	l := lister{ctx: ctx, query: q, state: invoiceState[q.Filter]}
	l.scope.arg(q.Today.String())
	l.scope.words(foldedWords(q.Text))
	if q.ClientID != 0 {
		l.scope.text.WriteString(" AND i.client_id = " + l.scope.arg(int64(q.ClientID)))
	}
	err = r.view(ctx, func(tx *sql.Tx) error {
		l.tx, l.list = tx, data.List{}
		switch {
		case l.scope.text.Len() > 0:
			return l.chosen()
		case q.Filter == data.FilterArchived:
			return l.archived()
		}
		return l.whole()
	})
	return l.list, err
}

// lister answers one query. It has three ways: a choice by text or client is
// one pass over the rows; what is archived is few; all else is a pass over the
// index that has the order, one over invoice_by_due for the totals, and one
// over the open ones, which are few, for the counts.
type lister struct {
	ctx   context.Context
	tx    *sql.Tx
	query data.InvoiceQuery
	state string     // condition of the filter
	scope conditions // what all filters share; its first argument is the day
	list  data.List
}

func (l *lister) row(query string, to ...any) error {
	return l.tx.QueryRowContext(l.ctx, query, l.scope.args...).Scan(to...)
}

func (l *lister) whole() (err error) {
	if err := l.count(); err != nil {
		return err
	}
	var all data.Total
	if err := l.row("SELECT coalesce(sum(i.signed_cents), 0), coalesce(sum(i.balance_cents), 0) FROM invoice i INDEXED BY invoice_by_due WHERE ?1 <> '' AND "+l.state,
		&all.Amount, &all.Balance); err != nil {
		return err
	}
	if l.list.IDs, err = l.walk(); err != nil {
		return err
	}
	return l.totals(all, " INDEXED BY invoice_foreign")
}

// count counts what each filter would show of the whole register.
func (l *lister) count() error {
	var live, upcoming, overdue, open, archived int
	err := l.row(`SELECT (SELECT count(*) FROM invoice), (SELECT count(*) FROM invoice WHERE archived = 1), count(*),
		count(*) FILTER (WHERE i.balance_cents > 0 AND i.due >= ?1), count(*) FILTER (WHERE i.balance_cents > 0 AND i.due < ?1)
		FROM invoice i INDEXED BY invoice_open WHERE i.archived = 0 AND i.balance_cents <> 0`, &live, &archived, &open, &upcoming, &overdue)
	live -= archived
	l.setCounts(live, upcoming, overdue, live-open, archived)
	return err
}

func (l *lister) setCounts(counts ...int) {
	l.list.Counts = map[string]int{}
	for i, filter := range invoiceFilters {
		l.list.Counts[string(filter)] = counts[i]
	}
}

// walk returns all that the filter shows, in order, by one pass over the index
// that has the order.
func (l *lister) walk() ([]data.ID, error) {
	var ids sql.NullString
	err := l.row("SELECT group_concat(id) FROM (SELECT i.id AS id FROM "+l.from(" INDEXED BY "+invoiceOrder[l.query.Sort].index)+
		" WHERE ?1 <> '' AND "+l.state+" ORDER BY "+l.order()+")", &ids)
	return splitIDs(ids), err
}

func (l *lister) from(index string) string {
	if l.query.Sort == data.SortClient {
		return "client c INDEXED BY client_by_name CROSS JOIN invoice i" + index + " ON i.client_id = c.id"
	}
	return "invoice i" + index
}

func (l *lister) order() string {
	columns := invoiceOrder[l.query.Sort].columns
	if l.query.Desc {
		return strings.ReplaceAll(columns, ",", " DESC,") + " DESC"
	}
	return columns
}

// chosen answers a query with a text or a client.
func (l *lister) chosen() error {
	index := " NOT INDEXED"
	if l.query.ClientID != 0 {
		index = " INDEXED BY invoice_by_client"
	}
	var ids sql.NullString
	var all data.Total
	counts := make([]int, len(invoiceFilters))
	query := "SELECT group_concat(i.id) FILTER (WHERE " + l.state + "), coalesce(sum(i.signed_cents) FILTER (WHERE " + l.state +
		"), 0), coalesce(sum(i.balance_cents) FILTER (WHERE " + l.state + "), 0)"
	to := []any{&ids, &all.Amount, &all.Balance}
	for i, filter := range invoiceFilters {
		query += ", count(*) FILTER (WHERE " + invoiceState[filter] + ")"
		to = append(to, &counts[i])
	}
	if err := l.row(query+" FROM invoice i"+index+" WHERE 1"+l.scope.text.String(), to...); err != nil {
		return err
	}
	l.setCounts(counts...)
	if err := l.sort(splitIDs(ids), ids.String); err != nil {
		return err
	}
	return l.totals(all, "")
}

// sort puts the chosen invoices in order.
func (l *lister) sort(ids []data.ID, text string) error {
	if len(ids) > fewRows && l.query.Filter != data.FilterArchived {
		// Ids are dense, so a slice marks them in a tenth of a map's time.
		wanted := make([]bool, slices.Max(ids)+1)
		for _, id := range ids {
			wanted[id] = true
		}
		all, err := l.walk()
		l.list.IDs = slices.DeleteFunc(all, func(id data.ID) bool { return id >= data.ID(len(wanted)) || !wanted[id] })
		return err
	}
	var sorted sql.NullString
	err := l.tx.QueryRowContext(l.ctx, `SELECT group_concat(id) FROM (SELECT i.id AS id FROM json_each(?) AS wanted CROSS JOIN invoice i ON i.id = wanted.value
		CROSS JOIN client c ON c.id = i.client_id ORDER BY `+l.order()+")", "["+text+"]").Scan(&sorted)
	l.list.IDs = splitIDs(sorted)
	return err
}

// archived answers a query for what is archived.
func (l *lister) archived() error {
	if err := l.count(); err != nil {
		return err
	}
	var ids sql.NullString
	var all data.Total
	if err := l.row(`SELECT group_concat(i.id), coalesce(sum(i.signed_cents), 0), coalesce(sum(i.balance_cents), 0)
		FROM invoice i INDEXED BY invoice_archived WHERE ?1 <> '' AND i.archived = 1`, &ids, &all.Amount, &all.Balance); err != nil {
		return err
	}
	if err := l.sort(splitIDs(ids), ids.String); err != nil {
		return err
	}
	return l.totals(all, "")
}

// totals parts the sum of all currencies, EUR first.
func (l *lister) totals(all data.Total, index string) error {
	euros, count := all, len(l.list.IDs)
	var foreign []data.Total
	_, err := collect(l.ctx, l.tx, func(rows *sql.Rows) (n int, err error) {
		var t data.Total
		err = rows.Scan(&t.Currency, &t.Amount, &t.Balance, &n)
		foreign = append(foreign, t)
		euros.Amount, euros.Balance, count = euros.Amount-t.Amount, euros.Balance-t.Balance, count-n
		return n, err
	}, "SELECT i.currency, sum(i.signed_cents), sum(i.balance_cents), count(*) FROM invoice i"+index+" WHERE ?1 <> '' AND i.currency <> 'EUR' AND "+
		l.state+l.scope.text.String()+" GROUP BY i.currency ORDER BY i.currency", l.scope.args...)
	if count > 0 {
		euros.Currency = "EUR"
		l.list.Totals = append(l.list.Totals, euros)
	}
	l.list.Totals = append(l.list.Totals, foreign...)
	return err
}
