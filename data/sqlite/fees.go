package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"dument/data"
)

// Fees returns the lines of the estimate of what handing a case over costs, by
// provider as data.Providers has them, then in the order they were made.
func (r *Register) Fees(ctx context.Context) (fees []data.Fee, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		fees = nil
		for _, provider := range data.Providers {
			lines, err := collect(ctx, tx, func(rows *sql.Rows) (f data.Fee, err error) {
				err = rows.Scan(&f.ID, &f.Provider, &f.Label, &f.Fixed, &f.Percent, &f.Source)
				return f, err
			}, "SELECT id, provider, label, fixed_cents, percent, source FROM fee WHERE provider = ? ORDER BY id", string(provider))
			if err != nil {
				return err
			}
			fees = append(fees, lines...)
		}
		return nil
	})
	return fees, err
}

// SaveFee checks and keeps a line of the estimate: a new one when its ID is 0,
// which it then gets. One that was removed comes back under its ID, so that a
// removal can be undone.
func (r *Register) SaveFee(ctx context.Context, f *data.Fee) error {
	saved := *f
	saved.Label, saved.Source = strings.TrimSpace(saved.Label), strings.TrimSpace(saved.Source)
	if err := saved.Validate(); err != nil {
		return err
	}
	err := r.update(ctx, func(tx *sql.Tx) (err error) {
		saved.ID, err = insert(ctx, tx, "INSERT OR REPLACE INTO fee (id, provider, label, fixed_cents, percent, source) VALUES (?,?,?,?,?,?)",
			idValue(saved.ID), string(saved.Provider), saved.Label, int64(saved.Fixed), int64(saved.Percent), saved.Source)
		return err
	})
	if err == nil {
		*f = saved
	}
	return err
}

// RemoveFee takes a line out of the estimate, or returns CodeNotFound.
func (r *Register) RemoveFee(ctx context.Context, id data.ID) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		return changeOne(ctx, tx, notFound("fee", "Ces frais ne sont plus dans l’estimation\u00a0: ils ont déjà été retirés."), "DELETE FROM fee WHERE id = ?", int64(id))
	})
}
