package desk

import (
	"context"

	"dument/data"
)

// Pay records money received, or the offsetting of a credit note.
func (d *Desk) Pay(ctx context.Context, p *data.Payment) (Undo, error) {
	if p.On > d.Today() {
		return nil, data.Invalid("on", "La date de l’encaissement ("+p.On.French()+") est dans le futur\u00a0: indiquez le jour où l’argent est arrivé.")
	}
	if err := d.Register.SavePayment(ctx, p); err != nil {
		return nil, err
	}
	id := p.ID
	return func(ctx context.Context) error { return d.Register.DeletePayment(ctx, id) }, nil
}

// DeletePayment takes back a payment; the invoices it settled are open again.
func (d *Desk) DeletePayment(ctx context.Context, p data.Payment) (Undo, error) {
	if err := d.Register.DeletePayment(ctx, p.ID); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		p.ID = 0
		return d.Register.SavePayment(ctx, &p)
	}, nil
}

// Payments returns the payments that settled part of an invoice, oldest first.
func (d *Desk) Payments(ctx context.Context, invoice data.ID) ([]data.Payment, error) {
	return d.Register.Payments(ctx, invoice)
}

// Offset settles an invoice, as far as it goes, with a credit note of the same
// client. It counts from the day both were there, so that no penalty runs on
// what the credit note took back.
func (d *Desk) Offset(ctx context.Context, creditNote, invoice data.ID) (Undo, error) {
	credit, left, err := d.Register.Invoice(ctx, creditNote)
	if err != nil {
		return nil, err
	}
	bill, balance, err := d.Register.Invoice(ctx, invoice)
	if err != nil {
		return nil, err
	}
	amount := min(-left, balance)
	if credit.Kind != data.KindCreditNote || amount <= 0 {
		return nil, data.Invalid("allocations", "L’avoir "+credit.Number+" ne peut pas s’imputer sur la facture "+bill.Number+"\u00a0: l’un des deux est déjà soldé.")
	}
	return d.Pay(ctx, &data.Payment{ClientID: bill.ClientID, On: min(d.Today(), max(credit.Issued, bill.Issued)), Currency: bill.Currency, Method: "avoir", Reference: credit.Number,
		Allocations: []data.Allocation{{InvoiceID: invoice, Amount: amount}, {InvoiceID: creditNote, Amount: -amount}}})
}
