package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"dument/data"
	"dument/data/day"
)

// Rates returns the rates that the user entered, by table and half-year.
func (r *Register) Rates(ctx context.Context) (rates []data.RateRow, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		rates, err = collect(ctx, tx, func(rows *sql.Rows) (row data.RateRow, err error) {
			var half string
			if err := rows.Scan(&row.Table, &half, &row.Rate, &row.Source); err != nil {
				return row, err
			}
			row.Half, err = day.ParseHalf(half)
			return row, err
		}, "SELECT rate_table, half_year, rate, source FROM rate ORDER BY rate_table, half_year")
		return err
	})
	return rates, err
}

// SaveRate checks and keeps a rate; the one of the same table and half-year
// that the user entered before makes room for it.
func (r *Register) SaveRate(ctx context.Context, row data.RateRow) error {
	row.Source = strings.TrimSpace(row.Source)
	if err := row.Validate(); err != nil {
		return err
	}
	return r.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO rate (rate_table, half_year, rate, source) VALUES (?, ?, ?, ?)",
			string(row.Table), row.Half.String(), int64(row.Rate), row.Source)
		return err
	})
}

// RemoveRate takes a rate of the user's back: what the program's own tables
// say, or do not, counts again. CodeNotFound when there is none.
func (r *Register) RemoveRate(ctx context.Context, table data.RateTable, half day.HalfYear) error {
	gone := notFound("half_year", "Aucun taux saisi par vous pour le "+half.French()+" dans cette table\u00a0: il n’y a rien à retirer.")
	return r.update(ctx, func(tx *sql.Tx) error {
		return changeOne(ctx, tx, gone, "DELETE FROM rate WHERE rate_table = ? AND half_year = ?", string(table), half.String())
	})
}
