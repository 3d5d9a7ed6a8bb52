package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
	"dument/data/day"
)

func interruptionsWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.Interruption, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (i data.Interruption, err error) {
		err = rows.Scan(&i.ID, &i.InvoiceID, &i.Kind, scanDay{&i.On}, &i.Note, scanID{&i.DocumentID}, scanID{&i.Cancels})
		return i, err
	}, "SELECT id, invoice_id, kind, on_day, note, document_id, cancels FROM interruption WHERE "+where+" ORDER BY on_day, id", args...)
}

// Interruptions returns what is noted about the delay of prescription of an
// invoice, by day, what was cancelled and what cancels it included:
// data.Interrupting leaves both out.
func (r *Register) Interruptions(ctx context.Context, invoice data.ID) (interruptions []data.Interruption, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		interruptions, err = interruptionsWhere(ctx, tx, "invoice_id = ?", int64(invoice))
		return err
	})
	return interruptions, err
}

// AddInterruption notes what makes the delay of prescription of an invoice
// start again; it gets its ID. Its proof, where content is not empty, is kept
// with it, unless DocumentID already names a kept file. A row that cancels
// another needs Cancels, InvoiceID and On; its kind becomes the other's.
// CodeNotFound when the invoice, or the row to cancel, is gone.
func (r *Register) AddInterruption(ctx context.Context, i *data.Interruption, name, mime string, content []byte) error {
	added := *i
	err := r.update(ctx, func(tx *sql.Tx) error {
		if err := interruptible(ctx, tx, &added); err != nil {
			return err
		}
		if len(content) > 0 {
			d, err := addDocument(ctx, tx, name, mime, content)
			if err != nil {
				return err
			}
			added.DocumentID = d.ID
		}
		id, err := insert(ctx, tx, "INSERT INTO interruption (invoice_id, kind, on_day, note, document_id, cancels) VALUES (?,?,?,?,?,?)",
			int64(added.InvoiceID), string(added.Kind), added.On.String(), added.Note, idValue(added.DocumentID), idValue(added.Cancels))
		if err != nil {
			return err
		}
		added.ID = id
		return seal(ctx, tx, sealedInterruption, id)
	})
	if err == nil {
		*i = added
	}
	return err
}

// interruptible refuses a row that cannot be kept, and gives one that cancels
// another the kind of that.
func interruptible(ctx context.Context, tx *sql.Tx, added *data.Interruption) error {
	if err := added.Validate(); err != nil {
		return err
	}
	i, _, err := invoiceWhere(ctx, tx, "i.id = ?", int64(added.InvoiceID))
	if err != nil {
		return missing(err, "invoice", "Cette facture n’est plus dans le registre\u00a0: elle a été supprimée entre-temps.")
	}
	if i.Kind == data.KindCreditNote {
		return data.Invalid("invoice", "La pièce "+i.Number+" est un avoir\u00a0: sa prescription ne court pas contre vous, il n’y a rien à interrompre.")
	}
	if added.Cancels == 0 {
		return nil
	}
	rows, err := interruptionsWhere(ctx, tx, "invoice_id = ?", int64(added.InvoiceID))
	if err != nil {
		return err
	}
	for _, row := range data.Interrupting(rows) {
		if row.ID == added.Cancels {
			added.Kind = row.Kind
			return nil
		}
	}
	return notFound("cancels", "Cette interruption n’est plus à annuler\u00a0: elle l’a déjà été.")
}

// PrescriptionRows returns the open invoices, archived ones left out, that fell
// due before a day, which each kind of debtor has its own of, by due date: only
// those can be near prescription. A kind without a day has none. What interrupted
// their delay, and was not cancelled, comes with them.
//
// It walks one index. Of 100,000 open invoices the 2,000 that fell due first
// take 11 ms (BenchmarkPrescriptionRows, on the machine the README names).
func (r *Register) PrescriptionRows(ctx context.Context, dueBefore map[data.ClientKind]day.Day) (found []data.PrescriptionRow, err error) {
	last, bounds := day.Day(0), make([]any, 0, 4)
	for _, kind := range data.ClientKinds {
		last = max(last, dueBefore[kind])
	}
	bounds = append(bounds, last.String())
	for _, kind := range data.ClientKinds {
		bounds = append(bounds, dueBefore[kind].String())
	}
	err = r.view(ctx, func(tx *sql.Tx) error {
		if found, err = collect(ctx, tx, scanPrescription, prescriptionRows, bounds...); err != nil || len(found) == 0 {
			return err
		}
		interruptions, err := interruptionsWhere(ctx, tx, "true")
		byInvoice := map[data.ID][]data.Interruption{}
		for _, i := range data.Interrupting(interruptions) {
			byInvoice[i.InvoiceID] = append(byInvoice[i.InvoiceID], i)
		}
		for k := range found {
			found[k].Interruptions = byInvoice[found[k].InvoiceID]
		}
		return err
	})
	return found, err
}

// prescriptionRows walks the open claims by due date; the kind of each debtor
// is looked at before the invoice itself is read.
const prescriptionRows = `SELECT i.id, i.number, c.id, c.name, c.kind, i.due, i.balance_cents, i.currency
	FROM invoice i INDEXED BY invoice_claims CROSS JOIN client c ON c.id = i.client_id
	WHERE i.archived = 0 AND i.balance_cents > 0 AND i.due < ?1
		AND i.due < CASE c.kind WHEN 'professional' THEN ?2 WHEN 'consumer' THEN ?3 ELSE ?4 END
	ORDER BY i.due, i.id`

func scanPrescription(rows *sql.Rows) (p data.PrescriptionRow, err error) {
	err = rows.Scan(&p.InvoiceID, &p.Number, &p.ClientID, &p.ClientName, &p.ClientKind, scanDay{&p.Due}, &p.Balance, &p.Currency)
	return p, err
}
