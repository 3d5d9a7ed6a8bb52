package desk

import (
	"context"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// OpenItems returns the open invoices and credit notes of a client, or of all
// (0), by due date.
func (d *Desk) OpenItems(ctx context.Context, client data.ID) ([]data.OpenItem, error) {
	return d.Register.OpenItems(ctx, client)
}

// Claim computes what is owed on an invoice on a day (none = today): balance,
// late-payment interest by segments, flat indemnity. A consumer owes neither
// before the formal notice was received; interest stops at the judgment that
// opened insolvency proceedings. An invoice in another currency than
// the euro has no indemnity here: its 40 EUR stand apart.
func (d *Desk) Claim(ctx context.Context, invoice data.ID, until day.Day) (rules.Claim, error) {
	if until.IsZero() {
		until = d.Today()
	}
	i, _, err := d.Register.Invoice(ctx, invoice)
	if err != nil {
		return rules.Claim{}, err
	}
	c, err := d.Register.Client(ctx, i.ClientID)
	if err != nil {
		return rules.Claim{}, err
	}
	s, err := d.Register.Sender(ctx)
	if err != nil {
		return rules.Claim{}, err
	}
	paid, err := d.paid(ctx, invoice)
	if err != nil {
		return rules.Claim{}, err
	}
	rates, err := d.Rates(ctx)
	if err != nil {
		return rules.Claim{}, err
	}
	return claimOn(i, c, s, paid, until, rates)
}

func claimOn(i data.Invoice, c data.Client, s data.Sender, paid []rules.Paid, until day.Day, rates rules.Rates) (rules.Claim, error) {
	if i.Kind == data.KindCreditNote {
		return rules.Claim{}, &data.Error{Code: data.CodeBlocked, Field: "number", Sentence: "«\u00a0" + i.Number + "\u00a0» est un avoir\u00a0: rien ne s’y réclame, il se déduit de ce que le client doit."}
	}
	in := rules.ClaimInput{Regime: c.Kind, Principal: i.Total, Start: i.Due, Until: until, Payments: paid, Contract: s.LateRate, Stop: c.Insolvent}
	if c.Kind == data.Consumer {
		in.Start = 0
	}
	owed, err := rules.ComputeClaim(in, rates)
	if i.Currency != "EUR" {
		owed.Indemnity = 0 // the law sets it in euros: it cannot be added to another currency
	}
	return owed, err
}

// paid returns what came in on an invoice, day by day.
func (d *Desk) paid(ctx context.Context, invoice data.ID) ([]rules.Paid, error) {
	payments, err := d.Register.Payments(ctx, invoice)
	if err != nil {
		return nil, err
	}
	var out []rules.Paid
	for _, p := range payments {
		for _, a := range p.Allocations {
			if a.InvoiceID == invoice {
				out = append(out, rules.Paid{On: p.On, Amount: a.Amount})
			}
		}
	}
	return out, nil
}
