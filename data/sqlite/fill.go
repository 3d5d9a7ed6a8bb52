package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"dument/data"
)

// Fill adds many records at once, in one transaction, with the ids they have:
// for example registers and for tests. Records are taken to be valid; the
// register's own walls (unique numbers, balances, references) stand. Holds come
// without ids.
func (r *Register) Fill(ctx context.Context, clients []data.Client, invoices []data.Invoice, payments []data.Payment, contacts []data.Contact, holds data.Holds) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		indices, err := dropIndices(ctx, tx)
		if err != nil {
			return err
		}
		f := filler{ctx: ctx, tx: tx}
		defer f.close()
		for _, c := range clients {
			f.run(insertClient, clientArgs(c, 0)...)
			for i, e := range c.Emails {
				f.run(insertEmail, int64(c.ID), i, string(e.Role), e.Address)
			}
		}
		for _, i := range invoices {
			f.run(insertInvoice, invoiceArgs(i, 0)...)
		}
		for _, p := range payments {
			f.run(insertPayment, paymentArgs(p, 0)...)
			for _, a := range p.Allocations {
				f.run(insertAllocation, int64(p.ID), int64(a.InvoiceID), int64(a.Amount))
			}
		}
		for _, c := range contacts {
			f.run(insertContact, contactArgs(c)...)
			for i, l := range c.Lines {
				f.run(insertContactLine, int64(c.ID), i, int64(l.InvoiceID), l.Number, int64(l.Balance))
			}
		}
		for _, index := range indices {
			f.run(index)
		}
		if f.err != nil {
			return f.err
		}
		if err := sealContacts(ctx, tx, contacts); err != nil {
			return err
		}
		payers := map[data.ID]bool{}
		for _, p := range payments {
			payers[p.ClientID] = true
		}
		if err := refreshHabits(ctx, tx, slices.Collect(maps.Keys(payers))...); err != nil {
			return err
		}
		return fillHolds(ctx, tx, holds)
	})
}

func fillHolds(ctx context.Context, tx *sql.Tx, holds data.Holds) error {
	for _, d := range holds.Disputes {
		if err := saveDispute(ctx, tx, &d); err != nil {
			return err
		}
	}
	for _, p := range holds.Promises {
		if err := savePromise(ctx, tx, &p); err != nil {
			return err
		}
	}
	for _, p := range holds.Plans {
		if err := saveInstalmentPlan(ctx, tx, &p); err != nil {
			return err
		}
	}
	for _, p := range holds.Pauses {
		if err := savePause(ctx, tx, &p); err != nil {
			return err
		}
	}
	return nil
}

// dropIndices drops the indices of the lists of invoices and returns how to
// make them again: made at the end, from sorted rows, they take a fifth of the
// time. It is part of the transaction, so that no register is ever without them.
func dropIndices(ctx context.Context, tx *sql.Tx) ([]string, error) {
	indices, err := texts(ctx, tx, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name LIKE 'invoice_%' AND sql IS NOT NULL")
	if err != nil {
		return nil, err
	}
	names, err := texts(ctx, tx, "SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE 'invoice_%' AND sql IS NOT NULL")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, err := tx.ExecContext(ctx, "DROP INDEX "+name); err != nil {
			return nil, err
		}
	}
	return indices, nil
}

// filler runs statements, each prepared once, until the first error.
type filler struct {
	ctx      context.Context
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
	err      error
}

func (f *filler) run(query string, args ...any) sql.Result {
	if f.err == nil {
		f.err = f.ctx.Err()
	}
	if f.err != nil {
		return nil
	}
	// The driver watches a context that can be cancelled with a goroutine a
	// statement; looking at it between statements does as well.
	ctx := context.WithoutCancel(f.ctx)
	stmt := f.prepared[query]
	if stmt == nil {
		if stmt, f.err = f.tx.PrepareContext(ctx, query); f.err != nil {
			return nil
		}
		if f.prepared == nil {
			f.prepared = map[string]*sql.Stmt{}
		}
		f.prepared[query] = stmt
	}
	var result sql.Result
	result, f.err = stmt.ExecContext(ctx, args...)
	return result
}

// insert runs an INSERT and returns the id it made.
func (f *filler) insert(query string, args ...any) data.ID {
	result := f.run(query, args...)
	if f.err != nil {
		return 0
	}
	id, err := result.LastInsertId()
	f.err = err
	return data.ID(id)
}

func (f *filler) close() {
	for _, stmt := range f.prepared {
		_ = stmt.Close() // the transaction's end closes them anyway
	}
}
