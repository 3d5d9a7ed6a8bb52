// Package sqlite is the register: everything the program knows, in one SQLite
// file that belongs to the user. It is the only importer of database/sql.
//
// The laws of the file:
//
//   - Tables are STRICT, foreign keys are on, days are 'YYYY-MM-DD', money is
//     integer cents. Balances are kept by triggers and walled in by a CHECK.
//   - An exported method is one transaction: all of it happens or nothing does,
//     a killed process included.
//   - The history (contact, contact_line) only grows: triggers refuse the rest.
//     Disputes, promises, plans and pauses are ended, scenarios and their steps
//     hidden, never deleted, since the history goes on from them.
//   - Each row of the history, of the claims ledger, of what interrupted a
//     prescription and each kept file has a link in a chain of SHA-256 (chain.go),
//     added in the transaction that adds the row. Verify hashes all of it again.
//   - One connection writes, always from BEGIN IMMEDIATE, so that no transaction
//     ever has to turn from reader into writer; a few others read, with
//     query_only on. Readers may write the file in one case, which is why their
//     handle is not opened read-only: when another process was killed in the
//     middle of a commit, the first to come, reader or not, rolls its journal back.
//   - No code of this program opens the register's file but SQLite: on Unix,
//     closing any other descriptor of it would drop SQLite's locks.
//
// The journal mode is DELETE, not WAL, for four reasons. The register is one
// file that people copy, mail and keep in folders that a cloud service
// synchronises; with WAL the newest transactions live in a second file that a
// copy leaves behind. WAL does not work on network shares, and a WAL register
// cannot be read from a read-only folder. And WAL would gain little: saving a
// record takes 1.5 ms with DELETE, 0.5 ms with WAL (BenchmarkJournal, on the
// machine the README names), both too short to be noticed. What DELETE
// costs, readers waiting while a transaction writes, is kept to the moment of
// the commit by never spilling the cache before it.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"dument/data/day"
)

// Register is an open register. Its methods may be called from any goroutine
// and each is one transaction.
type Register struct {
	path  string
	now   func() time.Time
	write *sql.DB // one connection; nil when opened read-only
	read  *sql.DB
}

// Path returns the register's file, absolute.
func (r *Register) Path() string { return r.path }

// Close ends all use of the register.
func (r *Register) Close() error {
	err := r.read.Close()
	if r.write != nil {
		err = errors.Join(r.write.Close(), err)
	}
	return r.explain(err)
}

// view runs f on one consistent state of the register.
func (r *Register) view(ctx context.Context, f func(*sql.Tx) error) error {
	return r.explain(transact(ctx, r.read, f))
}

// update runs f and commits, or leaves the register as it was.
func (r *Register) update(ctx context.Context, f func(*sql.Tx) error) error {
	if r.write == nil {
		return r.readOnly(nil)
	}
	return r.explain(transact(ctx, r.write, f))
}

func transact(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit this does nothing
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// instantForm is how instants are written: UTC, sortable as text.
const instantForm = "2006-01-02T15:04:05.000Z"

// instant returns the present, as the register writes it.
func (r *Register) instant() string { return r.now().UTC().Format(instantForm) }

// today returns the user's day.
func (r *Register) today() day.Day { return day.FromTime(r.now()) }
