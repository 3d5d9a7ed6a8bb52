package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
	"dument/data/day"
)

// InvoiceHolds returns the holds that may keep reminders about some invoices
// from leaving on a day, those of their clients and of everything included,
// newest first: neither closed, withdrawn nor ended, pauses that run. Which of
// them holds, data.Holds.Of says.
func (r *Register) InvoiceHolds(ctx context.Context, ids []data.ID, today day.Day) (h data.Holds, err error) {
	if len(ids) == 0 {
		return h, nil
	}
	among, args := " IN ("+marks(len(ids))+")", idArgs(ids)
	err = r.view(ctx, func(tx *sql.Tx) error {
		if h.Disputes, err = disputesWhere(ctx, tx, "closed IS NULL AND invoice_id"+among, args...); err != nil {
			return err
		}
		if h.Promises, err = promisesWhere(ctx, tx, "withdrawn IS NULL AND id IN (SELECT promise_id FROM promise_invoice WHERE invoice_id"+among+") ORDER BY id DESC", args...); err != nil {
			return err
		}
		if h.Plans, err = plansWhere(ctx, tx, "ended IS NULL AND id IN (SELECT plan_id FROM instalment_plan_invoice WHERE invoice_id"+among+") ORDER BY id DESC", args...); err != nil {
			return err
		}
		h.Pauses, err = pausesWhere(ctx, tx, "ended IS NULL AND until >= ? AND (invoice_id"+among+
			" OR invoice_id IS NULL AND (client_id IS NULL OR client_id IN (SELECT client_id FROM invoice WHERE id"+among+"))) ORDER BY id DESC",
			append(append([]any{today.String()}, args...), args...)...)
		return err
	})
	return h, err
}
