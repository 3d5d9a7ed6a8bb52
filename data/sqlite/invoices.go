package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"dument/data"
	"dument/data/money"
)

const invoiceColumns = `i.id, i.client_id, i.number, i.kind, i.issued, i.due, i.total_cents, i.currency, i.subject, i.order_ref,
	i.payment_link, i.direct_debit, i.archived, i.scenario_id`

func invoiceTargets(i *data.Invoice) []any {
	return []any{&i.ID, &i.ClientID, &i.Number, &i.Kind, scanDay{&i.Issued}, scanDay{&i.Due}, &i.Total, &i.Currency, &i.Subject,
		&i.OrderRef, &i.PaymentLink, &i.DirectDebit, &i.Archived, scanID{&i.Scenario}}
}

// Invoice returns an invoice and its signed balance in cents, or CodeNotFound.
func (r *Register) Invoice(ctx context.Context, id data.ID) (i data.Invoice, balance money.Cents, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		i, balance, err = invoiceWhere(ctx, tx, "i.id = ?", int64(id))
		return missing(err, "invoice", "Cette facture n’est plus dans le registre\u00a0: elle a été supprimée entre-temps.")
	})
	return i, balance, err
}

// InvoiceByNumber returns the invoice of that number and its signed balance:
// the very number, or else the only one that differs by case, accents or spaces.
func (r *Register) InvoiceByNumber(ctx context.Context, number string) (i data.Invoice, balance money.Cents, err error) {
	number = strings.TrimSpace(number)
	err = r.view(ctx, func(tx *sql.Tx) error {
		i, balance, err = invoiceWhere(ctx, tx, `i.id = coalesce((SELECT id FROM invoice WHERE number = ?1),
			(SELECT CASE count(*) WHEN 1 THEN min(id) END FROM invoice WHERE number_key = ?2))`, number, numberKey(number))
		if err == nil && data.Fold(i.Number) != data.Fold(number) {
			err = sql.ErrNoRows // F-01 is not F-1, though they sort alike
		}
		return missing(err, "invoice", "La facture «\u00a0"+number+"\u00a0» n’est pas dans le registre\u00a0: vérifiez son numéro.")
	})
	return i, balance, err
}

func invoiceWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) (i data.Invoice, balance money.Cents, err error) {
	err = tx.QueryRowContext(ctx, "SELECT "+invoiceColumns+", i.balance_cents FROM invoice i WHERE "+where, args...).
		Scan(append(invoiceTargets(&i), &balance)...)
	return i, balance, err
}

// SaveInvoice checks and keeps an invoice: a new one when its ID is 0, which it
// then gets. CodeDuplicate when another has its number; CodeBlocked when money
// was received for it and the change would contradict that.
func (r *Register) SaveInvoice(ctx context.Context, i *data.Invoice) error {
	saved := *i
	saved.Normalize()
	if err := saved.Validate(); err != nil {
		return err
	}
	err := r.update(ctx, func(tx *sql.Tx) error { return saveInvoice(ctx, tx, &saved) })
	if err == nil {
		*i = saved
	}
	return err
}

func saveInvoice(ctx context.Context, tx *sql.Tx, i *data.Invoice) error {
	if err := freeNumber(ctx, tx, *i); err != nil {
		return err
	}
	if _, err := clientByID(ctx, tx, i.ClientID); err != nil {
		return err
	}
	if err := scenarioThere(ctx, tx, i.Scenario); err != nil {
		return err
	}
	if i.ID == 0 {
		id, err := insert(ctx, tx, insertInvoice, invoiceArgs(*i, 0)...)
		i.ID = id
		return err
	}
	before, balance, err := invoiceWhere(ctx, tx, "i.id = ?", int64(i.ID))
	if err != nil {
		return missing(err, "invoice", "La facture "+i.Number+" n’est plus dans le registre\u00a0: elle a été supprimée entre-temps. Créez-la de nouveau.")
	}
	settled := before.Signed() - balance
	if err := agreesWith(*i, before, settled); err != nil {
		return err
	}
	if before.ClientID != i.ClientID {
		if err := refuseHistory(ctx, tx, i.ID, "La facture "+i.Number+" a déjà fait l’objet d’un courrier, d’un litige, d’un accord ou d’une ligne de compte\u00a0: son client ne peut plus changer. Archivez-la, et créez-en une autre."); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `UPDATE invoice SET client_id=?, number=?, number_key=?, kind=?, issued=?, due=?, total_cents=?, signed_cents=?,
		balance_cents=?, currency=?, subject=?, order_ref=?, payment_link=?, direct_debit=?, folded=?, archived=?, scenario_id=?
		WHERE id=?`,
		int64(i.ClientID), i.Number, numberKey(i.Number), string(i.Kind), i.Issued.String(), i.Due.String(), int64(i.Total), int64(i.Signed()),
		int64(i.Signed()-settled), i.Currency, i.Subject, i.OrderRef, i.PaymentLink, i.DirectDebit, invoiceText(*i), i.Archived, idValue(i.Scenario), int64(i.ID))
	if err != nil || balance != 0 && i.Signed() != settled {
		return err
	}
	return refreshHabits(ctx, tx, i.ClientID) // its due date, or whether it is settled, may have changed
}

// agreesWith refuses a change that contradicts the money already received.
func agreesWith(i, before data.Invoice, settled money.Cents) error {
	switch {
	case settled == 0:
		return nil
	case i.ClientID != before.ClientID || i.Currency != before.Currency || i.Kind != before.Kind:
		return blocked("client", "La facture "+i.Number+" a déjà reçu "+settled.Abs().Format(before.Currency)+
			"\u00a0: son client, sa devise et son type ne peuvent plus changer. Supprimez d’abord l’encaissement.")
	case i.Total < settled.Abs():
		return blocked("total", "La facture "+i.Number+" a déjà reçu "+settled.Abs().Format(before.Currency)+
			"\u00a0: son montant ne peut pas être plus petit. Corrigez d’abord l’encaissement.")
	}
	return nil
}

func freeNumber(ctx context.Context, tx *sql.Tx, i data.Invoice) error {
	var client string
	err := tx.QueryRowContext(ctx, "SELECT c.name FROM invoice i JOIN client c ON c.id = i.client_id WHERE i.number = ? AND i.id <> ?",
		i.Number, int64(i.ID)).Scan(&client)
	switch {
	case err == nil:
		return duplicate("number", "Le numéro "+i.Number+" est déjà celui d’une facture de "+client+"\u00a0: chaque numéro est unique, vérifiez-le.")
	case err == sql.ErrNoRows:
		return nil
	}
	return err
}

const insertInvoice = `INSERT INTO invoice (id, client_id, number, number_key, kind, issued, due, total_cents, signed_cents, balance_cents,
	currency, subject, order_ref, payment_link, direct_debit, folded, archived, scenario_id, import_id)
	VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

// invoiceArgs returns what insertInvoice takes; id 0 lets SQLite choose.
func invoiceArgs(i data.Invoice, importID data.ID) []any {
	signed := int64(i.Signed())
	return []any{idValue(i.ID), int64(i.ClientID), i.Number, numberKey(i.Number), string(i.Kind), i.Issued.String(), i.Due.String(),
		int64(i.Total), signed, signed, i.Currency, i.Subject, i.OrderRef, i.PaymentLink, i.DirectDebit, invoiceText(i), i.Archived,
		idValue(i.Scenario), idValue(importID)}
}

func invoiceText(i data.Invoice) string {
	return data.Fold(i.Number + " " + i.Subject + " " + i.OrderRef)
}

// numberKey returns what numbers are sorted and compared by: folded, each run
// of figures padded to ten, so that F-9 comes before F-10.
func numberKey(number string) string {
	var b strings.Builder
	folded := data.Fold(number)
	for k := 0; k < len(folded); {
		end := k
		for end < len(folded) && folded[end] >= '0' && folded[end] <= '9' {
			end++
		}
		if end == k {
			b.WriteByte(folded[k])
			k++
			continue
		}
		fmt.Fprintf(&b, "%010s", folded[k:end])
		k = end
	}
	return b.String()
}

// ArchiveInvoice takes an invoice out of the lists and of what is due, or puts
// it back. Its payments and its history stay.
func (r *Register) ArchiveInvoice(ctx context.Context, id data.ID, archived bool) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, "UPDATE invoice SET archived = ? WHERE id = ?", archived, int64(id))
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return missing(sql.ErrNoRows, "invoice", "Cette facture n’est plus dans le registre\u00a0: elle a été supprimée entre-temps.")
		}
		return nil
	})
}
