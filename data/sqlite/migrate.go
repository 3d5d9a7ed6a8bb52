package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"strings"
	"time"
)

//go:embed schema
var schema embed.FS

// A migration takes a register from the version before it to its own: the
// texts of one folder of schema, run in one transaction with the record of it.
type migration []string

// migrations holds the version n register's steps at index n-1. A folder is
// never changed once a program that contains it was released.
var migrations = load("schema/001")

func load(folders ...string) []migration {
	steps := make([]migration, len(folders))
	for i, folder := range folders {
		texts, err := readFiles(schema, folder)
		if err != nil || len(texts) == 0 {
			panic(fmt.Sprintf("embedded schema %s: %v", folder, err))
		}
		steps[i] = texts
	}
	return steps
}

// migrate brings the register to the present version. A register with content
// is copied beside itself first; its name says version and moment. Several
// processes may come here at once: each step looks again, under the write lock,
// whether it is still to be done.
func (r *Register) migrate(ctx context.Context, steps []migration) error {
	version, err := r.probe(ctx, steps)
	if err != nil {
		return err
	}
	if 0 < version && version < len(steps) {
		if err := r.Backup(ctx, r.copyName(version)); err != nil {
			return err
		}
	}
	for n := version; n < len(steps); n++ {
		if err := r.update(ctx, func(tx *sql.Tx) error { return apply(ctx, tx, n, steps[n]) }); err != nil {
			return err
		}
	}
	return nil
}

// probe makes sure that the file can be written, which a lock alone does not
// tell: it writes the version it finds and takes it back. It returns that
// version; 0 is a new file.
func (r *Register) probe(ctx context.Context, steps []migration) (version int, err error) {
	back := fmt.Errorf("roll back")
	err = r.update(ctx, func(tx *sql.Tx) error {
		var tables int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
			return err
		}
		if _, version, err = marksOf(ctx, tx); err != nil {
			return err
		}
		if version != 0 || tables != 0 {
			if err := r.recognise(ctx, tx, steps, true); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1)); err != nil {
			return err
		}
		return back
	})
	if err == back {
		err = nil
	}
	return version, err
}

// apply runs step n, unless another process did meanwhile.
func apply(ctx context.Context, tx *sql.Tx, n int, step migration) error {
	_, version, err := marksOf(ctx, tx)
	if err != nil || version != n {
		return err
	}
	for _, text := range step {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, n+1))
	return err
}

// copyName returns the file that keeps the register as it was before an update.
func (r *Register) copyName(version int) string {
	stamp := strings.NewReplacer(":", "", "-", "").Replace(r.now().Format(time.DateOnly + "T" + time.TimeOnly))
	return fmt.Sprintf("%s.v%d-%s.bak", r.path, version, stamp)
}
