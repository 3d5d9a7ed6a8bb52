package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"strings"
	"time"

	"dument/data"
)

//go:embed schema
var schema embed.FS

// A migration takes a register from the version before it to its own: the
// texts of one folder of schema, run in one transaction with the record of it.
type migration []string

// migrations holds the version n register's steps at index n-1. A folder is
// never changed once a program that contains it was released.
var migrations = load("schema/001", "schema/002", "schema/003")

// finishing holds what SQL alone cannot do, by the version that it belongs to.
// It is run after the texts of that version, in their transaction.
var finishing = map[int]func(context.Context, *sql.Tx) error{3: sealHistory}

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
func (r *Register) migrate(ctx context.Context, steps []migration, wait time.Duration) error {
	version, err := r.version(ctx, steps)
	if err != nil {
		return err
	}
	if version == len(steps) {
		// Another program's transaction under way is no reason to wait: where
		// it can write, so can this one.
		if err = r.probe(ctx, version, 0, wait); data.CodeOf(err) == data.CodeBusy {
			return nil
		}
		return err
	}
	if err := r.probe(ctx, version, wait, wait); err != nil {
		return err
	}
	for n := version; n < len(steps); n++ {
		if err := r.update(ctx, func(tx *sql.Tx) error { return r.apply(ctx, tx, n, steps[n], n == version) }); err != nil {
			return err
		}
	}
	return nil
}

// version returns the version of the register, 0 for a new file, or refuses it.
func (r *Register) version(ctx context.Context, steps []migration) (version int, err error) {
	// Not in a transaction: those of the writer begin by locking.
	var tables int
	if err := r.write.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return 0, r.explain(err)
	}
	id, version, err := marksOf(ctx, r.write)
	if err != nil {
		return 0, r.explain(err)
	}
	if version == 0 && tables == 0 {
		return 0, nil
	}
	return version, r.recognise(id, version, steps, true)
}

// probe makes sure that the file can be written, which a lock alone does not
// tell: it writes the version that is there and takes it back. It waits for
// others as long as wait; the connection waits as long as usual afterwards.
func (r *Register) probe(ctx context.Context, version int, wait, usual time.Duration) error {
	if _, err := r.write.ExecContext(ctx, "PRAGMA busy_timeout = "+millis(wait)); err != nil {
		return r.explain(err)
	}
	back := errors.New("roll back")
	err := r.update(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1)); err != nil {
			return err
		}
		return back
	})
	if err == back {
		err = nil
	}
	_, restore := r.write.ExecContext(ctx, "PRAGMA busy_timeout = "+millis(usual))
	return cmp.Or(err, r.explain(restore))
}

// apply runs step n, unless another process did meanwhile. Before the first
// step a register with content is copied; the write lock is held by then, so
// that the copy is surely of that version.
func (r *Register) apply(ctx context.Context, tx *sql.Tx, n int, step migration, first bool) error {
	_, version, err := marksOf(ctx, tx)
	if err != nil || version != n {
		return err
	}
	if first && n > 0 {
		if err := r.Backup(ctx, r.copyName(n)); err != nil {
			return err
		}
	}
	for _, text := range step {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return err
		}
	}
	if finish := finishing[n+1]; finish != nil {
		if err := finish(ctx, tx); err != nil {
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
