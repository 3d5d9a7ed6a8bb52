package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"dument/data"
)

// PaperSettings returns how letters are printed, their zero value where nobody
// set it; Offsets is never nil.
func (r *Register) PaperSettings(ctx context.Context) (p data.PaperSettings, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		p = data.PaperSettings{Offsets: map[data.Envelope]data.Offset{}}
		err := tx.QueryRowContext(ctx, "SELECT envelope, window_left, logo, signature FROM paper").Scan(&p.Envelope, &p.Left, &p.Logo, &p.Signature)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		_, err = collect(ctx, tx, func(rows *sql.Rows) (e data.Envelope, err error) {
			var o data.Offset
			err = rows.Scan(&e, &o.X, &o.Y)
			p.Offsets[e] = o
			return e, err
		}, "SELECT envelope, x, y FROM paper_offset")
		return err
	})
	return p, err
}

// SavePaperSettings checks and keeps how letters are printed.
func (r *Register) SavePaperSettings(ctx context.Context, p data.PaperSettings) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if p.Envelope == "" {
		p.Envelope = data.DL
	}
	return r.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO paper (id, envelope, window_left, logo, signature) VALUES (1, ?, ?, ?, ?)",
			string(p.Envelope), p.Left, blobValue(p.Logo), blobValue(p.Signature))
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM paper_offset"); err != nil {
			return err
		}
		for _, e := range data.Envelopes {
			if o := p.Offsets[e]; o != (data.Offset{}) {
				if _, err := tx.ExecContext(ctx, "INSERT INTO paper_offset (envelope, x, y) VALUES (?, ?, ?)", string(e), o.X, o.Y); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// blobValue returns bytes as a column holds them: NULL for none.
func blobValue(content []byte) any {
	if len(content) == 0 {
		return nil
	}
	return content
}
