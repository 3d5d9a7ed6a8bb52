package sqlite

import (
	"context"
	"database/sql"
	"sort"

	"dument/data"
	"dument/data/day"
)

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

// ClientRows returns the rows of a list of clients in the order of ids; those
// that are gone are left out.
func (r *Register) ClientRows(ctx context.Context, ids []data.ID, today day.Day) (ordered []data.ClientRow, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		found, err := collect(ctx, tx, func(rows *sql.Rows) (c data.ClientRow, err error) {
			err = rows.Scan(&c.ID, &c.Name, &c.Kind, &c.City, &c.Email, &c.Archived, scanDay{&c.Insolvent}, scanDay{&c.HandedOver}, &c.Open, &c.Overdue, &c.Invoices)
			return c, err
		}, `SELECT c.id, c.name, c.kind, c.city, c.email, c.archived, c.insolvent_on, c.handed_over_on,
			coalesce(sum(i.balance_cents) FILTER (WHERE i.currency = 'EUR'), 0),
			coalesce(sum(i.balance_cents) FILTER (WHERE i.currency = 'EUR' AND i.balance_cents > 0 AND i.due < ?), 0), count(i.id)
			FROM client c LEFT JOIN invoice i INDEXED BY invoice_open ON i.client_id = c.id AND i.archived = 0 AND i.balance_cents <> 0
			WHERE c.id IN (`+marks(len(ids))+") GROUP BY c.id", append([]any{today.String()}, idArgs(ids)...)...)
		ordered = inOrder(ids, found, func(c data.ClientRow) data.ID { return c.ID })
		return err
	})
	return ordered, err
}
