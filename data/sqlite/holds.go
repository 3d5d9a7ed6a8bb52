package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
)

// Holds returns the holds of a client, or of all where client is 0, newest
// first, those that ended included; pauses of everything come with all only.
func (r *Register) Holds(ctx context.Context, client data.ID) (h data.Holds, err error) {
	where, args := "true", []any(nil)
	if client != 0 {
		where, args = "client_id = ?", []any{int64(client)}
	}
	err = r.view(ctx, func(tx *sql.Tx) error {
		where := where + " ORDER BY id DESC"
		if h.Disputes, err = disputesWhere(ctx, tx, where, args...); err != nil {
			return err
		}
		if h.Promises, err = promisesWhere(ctx, tx, where, args...); err != nil {
			return err
		}
		if h.Plans, err = plansWhere(ctx, tx, where, args...); err != nil {
			return err
		}
		h.Pauses, err = pausesWhere(ctx, tx, where, args...)
		return err
	})
	return h, err
}

// holdInvoice checks that an invoice that something is agreed about is the
// client's, and an invoice; with currency, that it is in that one. It fills in
// the client, or the currency, where there is none yet.
func holdInvoice(ctx context.Context, tx *sql.Tx, invoice data.ID, client *data.ID, currency *string) error {
	i, _, err := invoiceWhere(ctx, tx, "i.id = ?", int64(invoice))
	if err != nil {
		return missing(err, "invoice", "Cette facture n’est plus dans le registre\u00a0: elle a été supprimée entre-temps.")
	}
	if *client == 0 {
		*client = i.ClientID
	}
	if currency != nil && *currency == "" {
		*currency = i.Currency
	}
	switch {
	case i.ClientID != *client:
		return data.Invalid("invoice", "La facture "+i.Number+" est celle d’un autre client\u00a0: retirez-la de la liste.")
	case i.Kind != data.KindInvoice:
		return data.Invalid("invoice", "La pièce "+i.Number+" est un avoir\u00a0: choisissez une facture.")
	case currency != nil && i.Currency != *currency:
		return data.Invalid("invoices", "La facture "+i.Number+" est en "+i.Currency+", les autres en "+*currency+"\u00a0: notez-les séparément.")
	}
	return nil
}

// SaveDispute checks and keeps a dispute: a new one when its ID is 0, which it
// then gets, with the client of its invoice. Of one that is there, only the
// reason, the note and what closes it change; no closing day opens it again.
// CodeDuplicate when the invoice has another open dispute.
func (r *Register) SaveDispute(ctx context.Context, d *data.Dispute) error {
	saved := *d
	if saved.Open() {
		saved.Outcome = ""
	}
	if err := saved.Validate(); err != nil {
		return err
	}
	err := r.update(ctx, func(tx *sql.Tx) error { return saveDispute(ctx, tx, &saved) })
	if err == nil {
		*d = saved
	}
	return err
}

func saveDispute(ctx context.Context, tx *sql.Tx, d *data.Dispute) (err error) {
	if err := holdInvoice(ctx, tx, d.InvoiceID, &d.ClientID, nil); err != nil {
		return err
	}
	if d.Open() {
		other, err := texts(ctx, tx, "SELECT i.number FROM dispute d JOIN invoice i ON i.id = d.invoice_id WHERE d.invoice_id = ? AND d.closed IS NULL AND d.id <> ?",
			int64(d.InvoiceID), int64(d.ID))
		if err != nil {
			return err
		}
		if len(other) > 0 {
			return duplicate("invoice", "La facture "+other[0]+" a déjà un litige ouvert\u00a0: complétez-le, ou fermez-le d’abord.")
		}
	}
	if d.ID == 0 {
		d.ID, err = insert(ctx, tx, "INSERT INTO dispute (client_id, invoice_id, reason, note, opened, closed, outcome) VALUES (?,?,?,?,?,?,?)",
			int64(d.ClientID), int64(d.InvoiceID), string(d.Reason), d.Note, d.Opened.String(), dayValue(d.Closed), string(d.Outcome))
		return err
	}
	return changeOne(ctx, tx, fixedHold("dispute", "Ce litige"), "UPDATE dispute SET reason = ?, note = ?, closed = ?, outcome = ? WHERE id = ? AND invoice_id = ? AND opened = ?",
		string(d.Reason), d.Note, dayValue(d.Closed), string(d.Outcome), int64(d.ID), int64(d.InvoiceID), d.Opened.String())
}

// fixedHold is the error for a hold that is not there as it is said to be.
func fixedHold(field, what string) error {
	return notFound(field, what+" n’est plus dans le registre tel que vous l’avez ouvert, et ce sur quoi porte un accord ne change pas\u00a0: fermez la fiche et rouvrez-la, ou notez-en un nouveau.")
}

func disputesWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.Dispute, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (d data.Dispute, err error) {
		err = rows.Scan(&d.ID, &d.ClientID, &d.InvoiceID, &d.Reason, &d.Note, scanDay{&d.Opened}, scanDay{&d.Closed}, &d.Outcome)
		return d, err
	}, "SELECT id, client_id, invoice_id, reason, note, opened, closed, outcome FROM dispute WHERE "+where, args...)
}

// SavePause checks and keeps a pause: a new one when its ID is 0, which it then
// gets, with the client of its invoice. Of one that is there, only the reason
// and the day it was lifted change.
func (r *Register) SavePause(ctx context.Context, p *data.Pause) error {
	saved := *p
	if err := saved.Validate(); err != nil {
		return err
	}
	err := r.update(ctx, func(tx *sql.Tx) error { return savePause(ctx, tx, &saved) })
	if err == nil {
		*p = saved
	}
	return err
}

func savePause(ctx context.Context, tx *sql.Tx, p *data.Pause) (err error) {
	if p.InvoiceID != 0 {
		if err := holdInvoice(ctx, tx, p.InvoiceID, &p.ClientID, nil); err != nil {
			return err
		}
	}
	if p.ClientID != 0 {
		if _, err := clientByID(ctx, tx, p.ClientID); err != nil {
			return err
		}
	}
	if p.ID == 0 {
		p.ID, err = insert(ctx, tx, "INSERT INTO pause (client_id, invoice_id, made, until, reason, ended) VALUES (?,?,?,?,?,?)",
			idValue(p.ClientID), idValue(p.InvoiceID), p.Made.String(), p.Until.String(), p.Reason, dayValue(p.Ended))
		return err
	}
	return changeOne(ctx, tx, fixedHold("pause", "Cette pause"), "UPDATE pause SET reason = ?, ended = ? WHERE id = ? AND client_id IS ? AND invoice_id IS ? AND made = ? AND until = ?",
		p.Reason, dayValue(p.Ended), int64(p.ID), idValue(p.ClientID), idValue(p.InvoiceID), p.Made.String(), p.Until.String())
}

func pausesWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.Pause, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (p data.Pause, err error) {
		err = rows.Scan(&p.ID, scanID{&p.ClientID}, scanID{&p.InvoiceID}, scanDay{&p.Made}, scanDay{&p.Until}, &p.Reason, scanDay{&p.Ended})
		return p, err
	}, "SELECT id, client_id, invoice_id, made, until, reason, ended FROM pause WHERE "+where, args...)
}
