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

// DeletePayment takes back a payment; the invoices it settled are open again,
// and so are the penalties and indemnities that it paid.
func (d *Desk) DeletePayment(ctx context.Context, p data.Payment) (Undo, error) {
	charges, err := d.Register.PaymentCharges(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	if err := d.Register.DeletePayment(ctx, p.ID); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		p.ID, p.Charged = 0, 0
		return d.Register.PayCharges(ctx, &p, charges)
	}, nil
}

// Payments returns the payments that settled part of an invoice, oldest first.
func (d *Desk) Payments(ctx context.Context, invoice data.ID) ([]data.Payment, error) {
	return d.Register.Payments(ctx, invoice)
}
