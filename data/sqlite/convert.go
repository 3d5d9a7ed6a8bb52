package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"dument/data"
	"dument/data/day"
)

// dayValue returns a day as a column holds it: NULL for no day.
func dayValue(d day.Day) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}

// idValue returns a reference as a column holds it: NULL for none.
func idValue(id data.ID) any {
	if id == 0 {
		return nil
	}
	return int64(id)
}

// scanDay reads a column of days into a Day.
type scanDay struct{ to *day.Day }

// Scan implements sql.Scanner.
func (s scanDay) Scan(v any) error {
	*s.to = 0
	if v == nil {
		return nil
	}
	text, ok := v.(string)
	if !ok {
		return fmt.Errorf("a day is text, not %T", v)
	}
	var err error
	*s.to, err = day.ParseISO(text)
	return err
}

// scanID reads a reference that may be NULL.
type scanID struct{ to *data.ID }

// Scan implements sql.Scanner.
func (s scanID) Scan(v any) error {
	id, _ := v.(int64)
	*s.to = data.ID(id)
	return nil
}

// scanTime reads an instant.
type scanTime struct{ to *time.Time }

// Scan implements sql.Scanner.
func (s scanTime) Scan(v any) error {
	text, _ := v.(string)
	var err error
	*s.to, err = time.Parse(instantForm, text)
	return err
}

// collect runs a query and reads each row with scan.
func collect[T any](ctx context.Context, tx *sql.Tx, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// exists reports whether a query returns a row.
func exists(ctx context.Context, tx *sql.Tx, query string, args ...any) (bool, error) {
	var found bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS ("+query+")", args...).Scan(&found)
	return found, err
}

// insert runs an INSERT and returns the id it made.
func insert(ctx context.Context, tx *sql.Tx, query string, args ...any) (data.ID, error) {
	result, err := tx.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	id, err := result.LastInsertId()
	return data.ID(id), err
}

// marks returns n parameters: "?,?,?".
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// idArgs returns ids as arguments of a query.
func idArgs(ids []data.ID) []any {
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = int64(id)
	}
	return args
}

// splitIDs reads what group_concat(id) returned. One row of text costs far less
// than a row for each id.
func splitIDs(text sql.NullString) []data.ID {
	if text.String == "" {
		return nil
	}
	ids := make([]data.ID, 0, strings.Count(text.String, ",")+1)
	var id data.ID
	for i := 0; i < len(text.String); i++ {
		if c := text.String[i]; c == ',' {
			ids, id = append(ids, id), 0
		} else {
			id = id*10 + data.ID(c-'0')
		}
	}
	return append(ids, id)
}
