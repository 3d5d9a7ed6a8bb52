package sqlite

import (
	"context"
	"database/sql"
	"sort"
	"strings"

	"dument/data"
	"dument/data/money"
)

// invoiceOrder says, for each sort, which index already has that order, by
// which columns it sorts, and what it joins for that.
var invoiceOrder = map[data.InvoiceSort]struct{ index, columns string }{
	data.SortNumber:  {"invoice_by_number", "i.number_key, i.id"},
	data.SortIssued:  {"invoice_by_issued", "i.issued, i.id"},
	data.SortDue:     {"invoice_by_due", "i.due, i.id"},
	data.SortTotal:   {"invoice_by_total", "i.signed_cents, i.id"},
	data.SortBalance: {"invoice_by_balance", "i.balance_cents, i.id"},
	data.SortClient:  {"invoice_by_client", "c.name_folded, c.id, i.due, i.id"},
}

// invoiceState is the condition of each filter. A credit note is never due: it
// shows under "all", and under "settled" once it is used up.
var invoiceState = map[data.InvoiceFilter]string{
	data.FilterAll:      "i.archived = 0",
	data.FilterUpcoming: "i.archived = 0 AND i.balance_cents > 0 AND i.due >= :today",
	data.FilterOverdue:  "i.archived = 0 AND i.balance_cents > 0 AND i.due < :today",
	data.FilterSettled:  "i.archived = 0 AND i.balance_cents = 0",
	data.FilterArchived: "i.archived = 1",
}

// InvoiceIDs returns the invoices that a query asks for, in order, with the
// totals of what it shows and how many each filter would.
func (r *Register) InvoiceIDs(ctx context.Context, q data.InvoiceQuery) (list data.List, err error) {
	if invoiceState[q.Filter] == "" {
		q.Filter = data.FilterAll
	}
	if invoiceOrder[q.Sort].index == "" {
		q.Sort = data.SortDue
	}
	err = r.view(ctx, func(tx *sql.Tx) error {
		list = data.List{}
		scope, args := invoiceScope(q)
		if list.Counts, err = countInvoices(ctx, tx, q, scope, args); err != nil {
			return err
		}
		return listInvoices(ctx, tx, q, scope, args, &list)
	})
	return list, err
}

// invoiceScope returns the part of the condition that all filters share.
func invoiceScope(q data.InvoiceQuery) (where string, args []any) {
	where, args = matching(foldedWords(q.Text))
	if q.ClientID != 0 {
		where += " AND i.client_id = ?"
		args = append(args, int64(q.ClientID))
	}
	return where, args
}

func listInvoices(ctx context.Context, tx *sql.Tx, q data.InvoiceQuery, scope string, args []any, list *data.List) error {
	order := invoiceOrder[q.Sort]
	from := "invoice i"
	if scope == "" && q.Filter != data.FilterArchived {
		// The whole register: walk the index that has the order.
		from += " INDEXED BY " + order.index
	}
	if q.Sort == data.SortClient {
		from = "client c CROSS JOIN " + from + " ON i.client_id = c.id"
	}
	columns := order.columns
	if q.Desc {
		columns = strings.ReplaceAll(columns, ",", " DESC,") + " DESC"
	}
	var ids sql.NullString
	var euros data.Total
	var others int
	err := tx.QueryRowContext(ctx, `SELECT group_concat(id), coalesce(sum(signed) FILTER (WHERE currency = 'EUR'), 0),
		coalesce(sum(balance) FILTER (WHERE currency = 'EUR'), 0), count(*) FILTER (WHERE currency <> 'EUR') FROM (
		SELECT i.id AS id, i.signed_cents AS signed, i.balance_cents AS balance, i.currency AS currency
		FROM `+from+" WHERE "+invoiceState[q.Filter]+scope+" ORDER BY "+columns+")", append([]any{today(q)}, args...)...).
		Scan(&ids, &euros.Amount, &euros.Balance, &others)
	if err != nil {
		return err
	}
	list.IDs = splitIDs(ids)
	if len(list.IDs) > others {
		euros.Currency = "EUR"
		list.Totals = append(list.Totals, euros)
	}
	if others == 0 {
		return nil
	}
	foreign, err := collect(ctx, tx, scanTotal, `SELECT i.currency, sum(i.signed_cents), sum(i.balance_cents) FROM invoice i
		WHERE `+invoiceState[q.Filter]+scope+" AND i.currency <> 'EUR' GROUP BY i.currency ORDER BY i.currency", append([]any{today(q)}, args...)...)
	list.Totals = append(list.Totals, foreign...)
	return err
}

// today returns the parameter of the conditions of state.
func today(q data.InvoiceQuery) sql.NamedArg { return sql.Named("today", q.Today.String()) }

func scanTotal(rows *sql.Rows) (t data.Total, err error) {
	err = rows.Scan(&t.Currency, &t.Amount, &t.Balance)
	return t, err
}

// countInvoices counts what each filter would show.
func countInvoices(ctx context.Context, tx *sql.Tx, q data.InvoiceQuery, scope string, args []any) (map[string]int, error) {
	query := `SELECT count(*) FILTER (WHERE i.archived = 0), count(*) FILTER (WHERE ` + invoiceState[data.FilterUpcoming] + `),
		count(*) FILTER (WHERE ` + invoiceState[data.FilterOverdue] + `), count(*) FILTER (WHERE ` + invoiceState[data.FilterSettled] + `),
		count(*) FILTER (WHERE i.archived = 1) FROM invoice i WHERE 1` + scope
	if scope == "" {
		// Without a choice the open ones, which are few, tell all the rest.
		query = `SELECT live, upcoming, overdue, live - open, archived FROM
			(SELECT count(*) - (SELECT count(*) FROM invoice WHERE archived = 1) AS live, (SELECT count(*) FROM invoice WHERE archived = 1) AS archived FROM invoice),
			(SELECT count(*) FILTER (WHERE i.balance_cents > 0 AND i.due >= :today) AS upcoming,
				count(*) FILTER (WHERE i.balance_cents > 0 AND i.due < :today) AS overdue, count(*) AS open
				FROM invoice i INDEXED BY invoice_open WHERE i.archived = 0 AND i.balance_cents <> 0)`
	}
	var all, upcoming, overdue, settled, archived int
	err := tx.QueryRowContext(ctx, query, append([]any{today(q)}, args...)...).Scan(&all, &upcoming, &overdue, &settled, &archived)
	return map[string]int{string(data.FilterAll): all, string(data.FilterUpcoming): upcoming, string(data.FilterOverdue): overdue,
		string(data.FilterSettled): settled, string(data.FilterArchived): archived}, err
}

// InvoiceRows returns the rows of a list in the order of ids; those that are
// gone are left out. LastLevel and LastContact are about the invoice itself.
func (r *Register) InvoiceRows(ctx context.Context, ids []data.ID) (ordered []data.InvoiceRow, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		found, err := collect(ctx, tx, func(rows *sql.Rows) (i data.InvoiceRow, err error) {
			var rank int
			err = rows.Scan(&i.ID, &i.Number, &i.Kind, &i.ClientID, &i.ClientName, scanDay{&i.Issued}, scanDay{&i.Due}, &i.Total, &i.Balance,
				&i.Currency, &i.Subject, &rank, scanDay{&i.LastContact}, &i.DirectDebit, &i.Archived)
			i.LastLevel = levelAt(rank)
			return i, err
		}, `SELECT i.id, i.number, i.kind, i.client_id, c.name, i.issued, i.due, i.signed_cents, i.balance_cents, i.currency, i.subject,
			i.last_level, i.last_contact, i.direct_debit, i.archived FROM invoice i JOIN client c ON c.id = i.client_id
			WHERE i.id IN (`+marks(len(ids))+")", idArgs(ids)...)
		ordered = inOrder(ids, found, func(i data.InvoiceRow) data.ID { return i.ID })
		return err
	})
	return ordered, err
}

// levelAt returns the level of a rank as the register keeps it.
func levelAt(rank int) data.Level {
	if rank < 1 || rank > len(data.Levels) {
		return data.LevelNone
	}
	return data.Levels[rank-1]
}

// inOrder sorts records by the place of their id in ids.
func inOrder[T any](ids []data.ID, found []T, id func(T) data.ID) []T {
	place := make(map[data.ID]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	sort.Slice(found, func(a, b int) bool { return place[id(found[a])] < place[id(found[b])] })
	return found
}

// clientOrder says by which columns each sort orders clients.
var clientOrder = map[data.ClientSort]string{
	data.ClientSortName:    "c.name_folded, c.id",
	data.ClientSortCity:    "c.city_folded, c.name_folded, c.id",
	data.ClientSortOpen:    "open, c.name_folded, c.id",
	data.ClientSortOverdue: "late, c.name_folded, c.id",
}

var clientState = map[data.ClientFilter]string{
	data.ClientsAll:      "archived = 0",
	data.ClientsOwing:    "archived = 0 AND owing",
	data.ClientsOverdue:  "archived = 0 AND overdue",
	data.ClientsArchived: "archived = 1",
}

// clientSums sums the open invoices by client, in one pass over one index: open
// and late in EUR, owing and overdue in any currency.
const clientSums = `WITH sums AS MATERIALIZED (SELECT client_id,
	sum(balance_cents) FILTER (WHERE currency = 'EUR') AS open,
	sum(balance_cents) FILTER (WHERE currency = 'EUR' AND balance_cents > 0 AND due < :today) AS late,
	max(balance_cents) > 0 AS owing, count(*) FILTER (WHERE balance_cents > 0 AND due < :today) > 0 AS overdue, count(*) AS invoices
	FROM invoice INDEXED BY invoice_open WHERE archived = 0 AND balance_cents <> 0 GROUP BY client_id)`

// ClientIDs returns the clients that a query asks for, in order. In its one
// total, Amount is all that is open and Balance what of it is overdue, in EUR.
func (r *Register) ClientIDs(ctx context.Context, q data.ClientQuery) (list data.List, err error) {
	state, order := clientState[q.Filter], clientOrder[q.Sort]
	if state == "" {
		state = clientState[data.ClientsAll]
	}
	if order == "" {
		order = clientOrder[data.ClientSortName]
	}
	if q.Desc {
		// Only the column chosen turns: names stay alphabetical below it.
		order = strings.Replace(order, ",", " DESC,", 1)
	}
	args := []any{sql.Named("today", q.Today.String())}
	var where strings.Builder
	for _, w := range foldedWords(q.Text) {
		where.WriteString(" AND instr(c.folded, ?)")
		args = append(args, w)
	}
	query := clientSums + `, rows AS MATERIALIZED (SELECT c.id, c.archived, coalesce(s.open, 0) AS open, coalesce(s.late, 0) AS late, coalesce(s.owing, 0) AS owing,
			coalesce(s.overdue, 0) AS overdue FROM client c LEFT JOIN sums s ON s.client_id = c.id WHERE 1` + where.String() + ` ORDER BY ` + order + `)
		SELECT group_concat(id) FILTER (WHERE ` + state + `), coalesce(sum(open) FILTER (WHERE ` + state + `), 0), coalesce(sum(late) FILTER (WHERE ` + state + `), 0),
			count(*) FILTER (WHERE archived = 0), count(*) FILTER (WHERE archived = 0 AND owing), count(*) FILTER (WHERE archived = 0 AND overdue),
			count(*) FILTER (WHERE archived = 1) FROM rows`
	err = r.view(ctx, func(tx *sql.Tx) error {
		var ids sql.NullString
		var open, late money.Cents
		var all, owing, overdue, archived int
		if err := tx.QueryRowContext(ctx, query, args...).Scan(&ids, &open, &late, &all, &owing, &overdue, &archived); err != nil {
			return err
		}
		list = data.List{IDs: splitIDs(ids), Totals: []data.Total{{Currency: "EUR", Amount: open, Balance: late}},
			Counts: map[string]int{string(data.ClientsAll): all, string(data.ClientsOwing): owing, string(data.ClientsOverdue): overdue,
				string(data.ClientsArchived): archived}}
		return nil
	})
	return list, err
}
