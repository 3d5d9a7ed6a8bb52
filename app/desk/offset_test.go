package desk

import (
	"context"

	"dument/data"
)

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
