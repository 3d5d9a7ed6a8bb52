package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"dument/data"
	"dument/data/money"
)

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
	sum(balance_cents) FILTER (WHERE currency = 'EUR' AND balance_cents > 0 AND due < ?1) AS late,
	max(balance_cents) > 0 AS owing, count(*) FILTER (WHERE balance_cents > 0 AND due < ?1) > 0 AS overdue, count(*) AS invoices
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
	var where conditions
	where.arg(q.Today.String())
	for _, w := range foldedWords(q.Text) {
		where.text.WriteString(" AND instr(c.folded, " + where.arg(w) + ")")
	}
	query := clientSums + `, rows AS MATERIALIZED (SELECT c.id, c.archived, coalesce(s.open, 0) AS open, coalesce(s.late, 0) AS late, coalesce(s.owing, 0) AS owing,
			coalesce(s.overdue, 0) AS overdue FROM client c LEFT JOIN sums s ON s.client_id = c.id WHERE 1` + where.text.String() + ` ORDER BY ` + order + `)
		SELECT group_concat(id) FILTER (WHERE ` + state + `), coalesce(sum(open) FILTER (WHERE ` + state + `), 0), coalesce(sum(late) FILTER (WHERE ` + state + `), 0),
			count(*) FILTER (WHERE archived = 0), count(*) FILTER (WHERE archived = 0 AND owing), count(*) FILTER (WHERE archived = 0 AND overdue),
			count(*) FILTER (WHERE archived = 1) FROM rows`
	err = r.view(ctx, func(tx *sql.Tx) error {
		var ids sql.NullString
		var open, late money.Cents
		var all, owing, overdue, archived int
		if err := tx.QueryRowContext(ctx, query, where.args...).Scan(&ids, &open, &late, &all, &owing, &overdue, &archived); err != nil {
			return err
		}
		list = data.List{IDs: splitIDs(ids), Totals: []data.Total{{Currency: "EUR", Amount: open, Balance: late}},
			Counts: map[string]int{string(data.ClientsAll): all, string(data.ClientsOwing): owing, string(data.ClientsOverdue): overdue,
				string(data.ClientsArchived): archived}}
		return nil
	})
	return list, err
}
