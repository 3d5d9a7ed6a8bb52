package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/letters"
)

// receiptPaper writes the receipt for a payment or, without one, that of a
// client who owes nothing more on the invoices asked for (all that are settled,
// where none is).
func (d *Desk) receiptPaper(ctx context.Context, r PaperRequest) (Paper, error) {
	draft, err := d.head(ctx, r.Client)
	if err != nil {
		return Paper{}, err
	}
	in := letters.ReceiptInput{Settled: r.Payment == 0}
	var invoices []data.ID
	if in.Settled {
		invoices, err = d.settledInvoices(ctx, r, draft.Client)
	} else {
		in.Payment, invoices, err = d.paymentFor(ctx, r)
	}
	if err != nil {
		return Paper{}, err
	}
	for _, id := range invoices {
		i, balance, err := d.Register.Invoice(ctx, id)
		if err != nil {
			return Paper{}, err
		}
		draft.Lines = append(draft.Lines, d.line(data.OpenItem{Invoice: i, Balance: balance}))
	}
	if in.Settled { // it gives up what it does not count
		in.Case, err = d.claims(ctx, draft, 0)
	} else {
		in.Case, err = d.claimsUncounted(ctx, draft)
	}
	if err != nil {
		return Paper{}, err
	}
	l, err := letters.Receipt(in)
	return Paper{Client: draft.Client, Case: in.Case, Letter: l}, err
}

// paymentFor returns the payment of a request and what it settled something of.
func (d *Desk) paymentFor(ctx context.Context, r PaperRequest) (*data.Payment, []data.ID, error) {
	payments, err := d.Register.ClientPayments(ctx, r.Client)
	if err != nil {
		return nil, nil, err
	}
	p, err := one(payments, func(p data.Payment) bool { return p.ID == r.Payment }, "Cet encaissement")
	if err != nil {
		return nil, nil, err
	}
	if p.Amount == 0 {
		return nil, nil, blocked("C’est l’imputation d’un avoir\u00a0: aucun argent n’a été reçu, il n’y a pas de reçu à établir.")
	}
	var invoices []data.ID
	for _, a := range p.Allocations {
		invoices = append(invoices, a.InvoiceID)
	}
	charges, err := d.Register.PaymentCharges(ctx, p.ID)
	for _, c := range charges {
		if !slices.Contains(invoices, c.InvoiceID) {
			invoices = append(invoices, c.InvoiceID)
		}
	}
	return &p, invoices, err
}

// settledInvoices returns the invoices that a receipt for the whole states, and
// refuses it while something is left to pay.
func (d *Desk) settledInvoices(ctx context.Context, r PaperRequest, c data.Client) ([]data.ID, error) {
	items, err := d.Register.OpenItems(ctx, r.Client)
	if err != nil {
		return nil, err
	}
	for _, i := range items {
		if i.Balance > 0 && (len(r.Invoices) == 0 || slices.Contains(r.Invoices, i.ID)) {
			return nil, blocked("Il reste " + i.Balance.Format(i.Currency) + " à régler sur la facture " + i.Number +
				"\u00a0: un reçu pour solde de tout compte dirait le contraire. Choisissez un encaissement, ou attendez le règlement.")
		}
	}
	if len(r.Invoices) > 0 {
		_, err := d.settled(ctx, r, nil)
		return r.Invoices, err
	}
	list, err := d.Register.InvoiceIDs(ctx, data.InvoiceQuery{Filter: data.FilterSettled, Sort: data.SortIssued, ClientID: r.Client, Today: d.Today()})
	if err != nil {
		return nil, err
	}
	rows, err := d.Register.InvoiceRows(ctx, list.IDs)
	if err != nil {
		return nil, err
	}
	rows = keep(rows, func(i data.InvoiceRow) bool { return i.Kind == data.KindInvoice })
	if len(rows) == 0 {
		return nil, blocked("Aucune facture de " + c.Name + " n’est réglée\u00a0: il n’y a pas de reçu à établir.")
	}
	var out []data.ID
	for _, i := range rows {
		if i.Currency == rows[0].Currency {
			out = append(out, i.ID)
		}
	}
	return out, nil
}
