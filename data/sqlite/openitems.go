package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
)

// OpenItems returns what is open, credit notes included, of one client or (0)
// of all, by due date then number. Archived invoices are left out.
func (r *Register) OpenItems(ctx context.Context, client data.ID) (items []data.OpenItem, err error) {
	query := `SELECT ` + invoiceColumns + `, i.balance_cents, c.name, c.kind, c.email, c.terms_days, c.terms_month_end, i.last_level,
		c.last_contact, c.last_deadline FROM invoice i INDEXED BY invoice_open JOIN client c ON c.id = i.client_id
		WHERE i.archived = 0 AND i.balance_cents <> 0`
	var args []any
	if client != 0 {
		query += " AND i.client_id = ?"
		args = append(args, int64(client))
	}
	err = r.view(ctx, func(tx *sql.Tx) error {
		items, err = collect(ctx, tx, func(rows *sql.Rows) (o data.OpenItem, err error) {
			var rank int
			err = rows.Scan(append(invoiceTargets(&o.Invoice), &o.Balance, &o.ClientName, &o.ClientKind, &o.ClientEmail, &o.Terms.Days,
				&o.Terms.MonthEnd, &rank, scanDay{&o.LastContact}, scanDay{&o.LastEnd})...)
			o.LastLevel = levelAt(rank)
			return o, err
		}, query+" ORDER BY i.due, i.number_key, i.id", args...)
		return err
	})
	return items, err
}
