package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
)

// Imported returns the invoices that an import added and that are still there.
func (r *Register) Imported(ctx context.Context, id data.ID) (invoices []data.ID, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		invoices, err = collect(ctx, tx, func(rows *sql.Rows) (id data.ID, err error) {
			err = rows.Scan(&id)
			return id, err
		}, "SELECT id FROM invoice WHERE import_id = ? ORDER BY id", int64(id))
		return err
	})
	return invoices, err
}
