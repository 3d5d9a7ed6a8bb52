package sqlite

import (
	"cmp"
	"context"
	"database/sql"

	"dument/data"
	"dument/data/money"
)

// SavePayment checks and keeps a payment with its allocations: a new one when
// its ID is 0, which it then gets. Refused with CodeInvalid: an allocation
// beyond what is left of its invoice, to another client's invoice, or to one
// in another currency; with CodeBlocked: another client, another currency or
// less money than the penalties and indemnities that it paid leave it.
func (r *Register) SavePayment(ctx context.Context, p *data.Payment) error {
	saved := *p
	err := r.update(ctx, func(tx *sql.Tx) error { return savePayment(ctx, tx, &saved) })
	if err == nil {
		*p = saved
	}
	return err
}

func savePayment(ctx context.Context, tx *sql.Tx, p *data.Payment) (err error) {
	if p.Currency == "" {
		p.Currency = "EUR"
	}
	if p.Charged, err = keptCharges(ctx, tx, *p); err != nil {
		return err
	}
	if err := p.Validate(); err != nil {
		return err
	}
	if _, err := clientByID(ctx, tx, p.ClientID); err != nil {
		return err
	}
	owners := []data.ID{p.ClientID}
	if p.ID == 0 {
		id, err := insert(ctx, tx, insertPayment, paymentArgs(*p, 0)...)
		if err != nil {
			return err
		}
		p.ID = id
	} else {
		before, err := clearPayment(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		owners = append(owners, before)
		_, err = tx.ExecContext(ctx, "UPDATE payment SET client_id=?, on_day=?, amount_cents=?, unallocated_cents=?, currency=?, method=?, reference=? WHERE id=?",
			int64(p.ClientID), p.On.String(), int64(p.Amount), int64(p.Amount-p.Charged), p.Currency, p.Method, p.Reference, int64(p.ID))
		if err != nil {
			return err
		}
	}
	for _, a := range p.Allocations {
		if err := allocate(ctx, tx, *p, a); err != nil {
			return err
		}
	}
	return refreshHabits(ctx, tx, owners...)
}

const insertPayment = `INSERT INTO payment (id, client_id, on_day, amount_cents, unallocated_cents, currency, method, reference, import_id)
	VALUES (?,?,?,?,?,?,?,?,?)`

const insertAllocation = "INSERT INTO allocation (payment_id, invoice_id, amount_cents) VALUES (?,?,?)"

func paymentArgs(p data.Payment, importID data.ID) []any {
	return []any{idValue(p.ID), int64(p.ClientID), p.On.String(), int64(p.Amount), int64(p.Amount), p.Currency, p.Method, p.Reference, idValue(importID)}
}

// keptCharges returns what the charges of a payment that is there take, and
// refuses a change that contradicts them.
func keptCharges(ctx context.Context, tx *sql.Tx, p data.Payment) (money.Cents, error) {
	if p.ID == 0 {
		return 0, nil
	}
	before, err := paymentByID(ctx, tx, p.ID)
	if err != nil || before.Charged == 0 {
		return 0, err
	}
	if p.ClientID != before.ClientID || p.Currency != before.Currency || p.Amount < before.Charged {
		return 0, blocked("amount", "L’encaissement du "+before.On.French()+" règle "+before.Charged.Format(before.Currency)+
			" de pénalités ou d’indemnité\u00a0: son client et sa devise ne changent plus, et son montant ne peut pas être plus petit. Annulez d’abord ce règlement dans les sommes dues de la facture.")
	}
	return before.Charged, nil
}

// allocate settles part of an invoice, after looking whether it may.
func allocate(ctx context.Context, tx *sql.Tx, p data.Payment, a data.Allocation) error {
	i, balance, err := invoiceWhere(ctx, tx, "i.id = ?", int64(a.InvoiceID))
	if err != nil {
		return missing(err, "allocations", "Une facture de cet encaissement n’est plus dans le registre\u00a0: elle a été supprimée entre-temps.")
	}
	if err := settles(p, i, balance, a.Amount); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertAllocation, int64(p.ID), int64(a.InvoiceID), int64(a.Amount))
	return err
}

// settles tells whether amount of a payment may settle invoice i, of which
// balance is left.
func settles(p data.Payment, i data.Invoice, balance, amount money.Cents) error {
	refuse := func(sentence string) error { return data.Invalid("allocations", sentence) }
	switch {
	case i.ClientID != p.ClientID:
		return refuse("La facture " + i.Number + " est celle d’un autre client\u00a0: retirez-la de cet encaissement.")
	case i.Currency != p.Currency:
		return refuse("La facture " + i.Number + " est en " + i.Currency + ", l’encaissement en " + p.Currency + "\u00a0: enregistrez-les séparément.")
	case amount == 0 || (amount < 0) != (i.Kind == data.KindCreditNote):
		return refuse("Le montant réparti sur " + i.Number + " doit être supérieur à zéro\u202f; celui d’un avoir vient en déduction.")
	case amount.Abs() > balance.Abs() && balance == 0:
		return refuse("La facture " + i.Number + " est déjà soldée\u00a0: laissez ce montant en acompte, ou répartissez-le sur une autre facture.")
	case amount.Abs() > balance.Abs():
		return refuse("Il ne reste que " + balance.Abs().Format(i.Currency) + " à régler sur " + i.Number + "\u202f; " + amount.Abs().Format(i.Currency) +
			" ne peuvent pas y être imputés. Laissez le reste en acompte, ou répartissez-le sur une autre facture.")
	}
	return nil
}

// clearPayment takes the allocations of a payment back and returns whose it
// was, or CodeNotFound.
func clearPayment(ctx context.Context, tx *sql.Tx, id data.ID) (owner data.ID, err error) {
	if err := tx.QueryRowContext(ctx, "SELECT client_id FROM payment WHERE id = ?", int64(id)).Scan(&owner); err != nil {
		return 0, missing(err, "payment", paymentGone)
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM allocation WHERE payment_id = ?", int64(id))
	return owner, err
}

const paymentGone = "Cet encaissement n’est plus dans le registre\u00a0: il a déjà été supprimé."

// DeletePayment takes a payment back: what it settled is open again, and the
// rows of the claims ledger that it paid are cancelled. PaymentCharges returns
// those before, and PayCharges puts payment and rows back, under new ids.
func (r *Register) DeletePayment(ctx context.Context, id data.ID) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		if err := r.cancelPaid(ctx, tx, id); err != nil {
			return err
		}
		owner, err := clearPayment(ctx, tx, id)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM payment WHERE id = ?", int64(id)); err != nil {
			return err
		}
		return refreshHabits(ctx, tx, owner)
	})
}

// Payments returns the payments that settled part of an invoice, whole, oldest first.
func (r *Register) Payments(ctx context.Context, invoice data.ID) ([]data.Payment, error) {
	return r.payments(ctx, "p.id IN (SELECT payment_id FROM allocation WHERE invoice_id = ?)", int64(invoice))
}

// ClientPayments returns all payments of a client, oldest first.
func (r *Register) ClientPayments(ctx context.Context, client data.ID) ([]data.Payment, error) {
	return r.payments(ctx, "p.client_id = ?", int64(client))
}

func (r *Register) payments(ctx context.Context, where string, args ...any) (payments []data.Payment, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		payments, err = paymentsWhere(ctx, tx, where, args...)
		return err
	})
	return payments, err
}

func paymentByID(ctx context.Context, tx *sql.Tx, id data.ID) (data.Payment, error) {
	found, err := paymentsWhere(ctx, tx, "p.id = ?", int64(id))
	if err != nil || len(found) == 0 {
		return data.Payment{}, cmp.Or(err, notFound("payment", paymentGone))
	}
	return found[0], nil
}

func paymentsWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) (payments []data.Payment, err error) {
	_, err = collect(ctx, tx, func(rows *sql.Rows) (struct{}, error) {
		var p data.Payment
		var a data.Allocation
		err := rows.Scan(&p.ID, &p.ClientID, scanDay{&p.On}, &p.Amount, &p.Currency, &p.Method, &p.Reference, &p.Charged, scanID{&a.InvoiceID}, &a.Amount)
		if last := len(payments) - 1; last < 0 || payments[last].ID != p.ID {
			payments = append(payments, p)
		}
		if a.InvoiceID != 0 {
			last := &payments[len(payments)-1]
			last.Allocations = append(last.Allocations, a)
		}
		return struct{}{}, err
	}, "SELECT p.id, p.client_id, p.on_day, p.amount_cents, p.currency, p.method, p.reference, "+chargedSum+`, a.invoice_id, coalesce(a.amount_cents, 0)
		FROM payment p LEFT JOIN allocation a ON a.payment_id = p.id WHERE `+where+" ORDER BY p.on_day, p.id, a.invoice_id", args...)
	return payments, err
}
