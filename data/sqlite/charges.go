package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
)

const chargeColumns = "c.id, c.invoice_id, c.kind, c.move, c.on_day, c.amount_cents, c.whole, c.reason, c.payment_id, c.cancels"

func chargesWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.Charge, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (c data.Charge, err error) {
		err = rows.Scan(&c.ID, &c.InvoiceID, &c.Kind, &c.Move, scanDay{&c.On}, &c.Amount, &c.Whole, &c.Reason, scanID{&c.PaymentID}, scanID{&c.Cancels})
		return c, err
	}, "SELECT "+chargeColumns+" FROM charge c "+where+" ORDER BY c.on_day, c.id", args...)
}

// Charges returns the rows of the claims ledger of an invoice, by day, those
// that were cancelled and those that cancel them included: data.InForce leaves
// both out. A row that cancels another repeats what it takes back.
func (r *Register) Charges(ctx context.Context, invoice data.ID) (charges []data.Charge, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		charges, err = chargesWhere(ctx, tx, "WHERE c.invoice_id = ?", int64(invoice))
		return err
	})
	return charges, err
}

// ClientCharges returns what Charges does of all invoices of a client, by invoice.
func (r *Register) ClientCharges(ctx context.Context, client data.ID) (map[data.ID][]data.Charge, error) {
	byInvoice := map[data.ID][]data.Charge{}
	err := r.view(ctx, func(tx *sql.Tx) error {
		charges, err := chargesWhere(ctx, tx, "JOIN invoice i ON i.id = c.invoice_id WHERE i.client_id = ?", int64(client))
		for _, c := range charges {
			byInvoice[c.InvoiceID] = append(byInvoice[c.InvoiceID], c)
		}
		return err
	})
	return byInvoice, err
}

// PaymentCharges returns the rows in force that a payment paid, of all
// invoices, by day.
func (r *Register) PaymentCharges(ctx context.Context, payment data.ID) (charges []data.Charge, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		charges, err = paidBy(ctx, tx, payment)
		return err
	})
	return charges, err
}

// paidBy returns the rows in force that a payment paid.
func paidBy(ctx context.Context, tx *sql.Tx, payment data.ID) ([]data.Charge, error) {
	rows, err := chargesWhere(ctx, tx, "WHERE c.payment_id = ?", int64(payment))
	return data.InForce(rows), err
}

// AddCharge adds a row to the claims ledger of an invoice, which only grows; it
// gets its ID. One that cancels another needs Cancels, InvoiceID and On: the
// rest becomes what it takes back, money included. CodeNotFound when the
// invoice, the payment or the row to cancel is gone; CodeInvalid for more than
// the payment has left, another client's payment, or one that is not in euros;
// CodeBlocked for an indemnity paid by a consumer, who owes none.
func (r *Register) AddCharge(ctx context.Context, c *data.Charge) error {
	added := *c
	err := r.update(ctx, func(tx *sql.Tx) error { return addCharge(ctx, tx, &added) })
	if err == nil {
		*c = added
	}
	return err
}

// PayCharges records a payment with what it pays of penalties and indemnities,
// in one transaction: a new payment when its ID is 0, which it then gets, or
// else one that is there, of which the rows take what is left. Of the rows,
// invoice, kind and amount are needed; their day is the payment's where they
// have none. Refused as SavePayment and AddCharge refuse.
func (r *Register) PayCharges(ctx context.Context, p *data.Payment, charges []data.Charge) error {
	paid := *p
	rows := make([]data.Charge, len(charges))
	err := r.update(ctx, func(tx *sql.Tx) (err error) {
		if paid.ID == 0 {
			err = savePayment(ctx, tx, &paid)
		} else {
			paid, err = paymentByID(ctx, tx, paid.ID)
		}
		if err != nil {
			return err
		}
		for i, c := range charges {
			c.ID, c.Cancels, c.Move, c.PaymentID = 0, 0, data.ChargePaid, paid.ID
			if c.On.IsZero() {
				c.On = paid.On
			}
			if err := addCharge(ctx, tx, &c); err != nil {
				return err
			}
			rows[i] = c
			paid.Charged += c.Amount
		}
		return nil
	})
	if err == nil {
		*p = paid
		copy(charges, rows)
	}
	return err
}

func addCharge(ctx context.Context, tx *sql.Tx, c *data.Charge) error {
	if err := c.Validate(); err != nil {
		return err
	}
	i, _, err := invoiceWhere(ctx, tx, "i.id = ?", int64(c.InvoiceID))
	if err != nil {
		return missing(err, "invoice", "Cette facture n’est plus dans le registre\u00a0: elle a été supprimée entre-temps.")
	}
	switch {
	case c.Cancels != 0:
		err = takeBack(ctx, tx, c)
	case i.Kind == data.KindCreditNote:
		err = data.Invalid("invoice", "La pièce "+i.Number+" est un avoir\u00a0: ni pénalité ni indemnité ne s’y rapportent.")
	case c.Move == data.ChargePaid:
		err = payable(ctx, tx, *c, i)
	}
	if err != nil {
		return err
	}
	c.ID, err = insert(ctx, tx, "INSERT INTO charge (invoice_id, kind, move, on_day, amount_cents, whole, reason, payment_id, cancels) VALUES (?,?,?,?,?,?,?,?,?)",
		int64(c.InvoiceID), string(c.Kind), string(c.Move), c.On.String(), int64(c.Amount), c.Whole, c.Reason, idValue(c.PaymentID), idValue(c.Cancels))
	if err != nil {
		return err
	}
	return seal(ctx, tx, sealedCharge, c.ID)
}

// takeBack makes c the opposite of the row that it cancels.
func takeBack(ctx context.Context, tx *sql.Tx, c *data.Charge) error {
	rows, err := chargesWhere(ctx, tx, "WHERE c.invoice_id = ?", int64(c.InvoiceID))
	if err != nil {
		return err
	}
	for _, row := range data.InForce(rows) {
		if row.ID == c.Cancels {
			c.Kind, c.Move, c.Amount, c.Whole, c.PaymentID = row.Kind, row.Move, row.Amount, row.Whole, row.PaymentID
			return nil
		}
	}
	return notFound("cancels", "Cette ligne du compte n’est plus à annuler\u00a0: elle l’a déjà été.")
}

// payable tells whether the payment that c names can pay it on invoice i.
func payable(ctx context.Context, tx *sql.Tx, c data.Charge, i data.Invoice) error {
	p, err := paymentByID(ctx, tx, c.PaymentID)
	if err != nil {
		return err
	}
	owner, err := clientByID(ctx, tx, i.ClientID)
	if err != nil {
		return err
	}
	what := "’encaissement du " + p.On.French()
	switch left := p.Unallocated(); {
	case c.Kind == data.ChargeIndemnity && owner.Kind == data.Consumer:
		return blocked("kind", owner.Name+" est un particulier\u00a0: l’indemnité forfaitaire ne lui est jamais due, rien ne peut y être imputé.")
	case p.ClientID != i.ClientID:
		return data.Invalid("payment", "L"+what+" vient d’un autre client que celui de la facture "+i.Number+"\u00a0: choisissez un encaissement de "+owner.Name+".")
	case p.Currency != "EUR":
		return data.Invalid("payment", "L"+what+" est en "+p.Currency+"\u00a0: les pénalités et l’indemnité se règlent en euros.")
	case left < c.Amount:
		return data.Invalid("amount", "Il ne reste que "+max(left, 0).Format(p.Currency)+" sur l"+what+"\u202f; "+c.Amount.Format(p.Currency)+" ne peuvent pas y être pris.")
	}
	return nil
}

// chargedSum is what of payment p its charges take, as SQL.
const chargedSum = `coalesce((SELECT sum(CASE WHEN cancels IS NULL THEN amount_cents ELSE -amount_cents END) FROM charge WHERE payment_id = p.id), 0)`

// cancelPaid cancels the rows that a payment paid, since it is taken back.
func (r *Register) cancelPaid(ctx context.Context, tx *sql.Tx, payment data.ID) error {
	rows, err := paidBy(ctx, tx, payment)
	if err != nil {
		return err
	}
	for _, row := range rows {
		c := data.Charge{InvoiceID: row.InvoiceID, On: r.today(), Cancels: row.ID, Reason: "Encaissement supprimé"}
		if err := addCharge(ctx, tx, &c); err != nil {
			return err
		}
	}
	return nil
}
