package desk

import (
	"context"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// InvoiceAccount returns the claims ledger of an invoice on a day (none =
// today): balance, late-payment interest by segments, flat indemnity, what was
// given up and paid of both. Interest runs on what the client's credit notes
// and money on account leave of the invoice, each from its day; they stay in
// the balance, since nothing was said yet about what they pay. A consumer owes
// the bare legal rate from the receipt of a formal notice, and no indemnity;
// interest stops at the judgment that opened insolvency proceedings. An invoice
// in another currency than the euro has no indemnity here: its 40 EUR stand
// apart. A credit note is refused with data.CodeBlocked, a half-year without a
// rate with data.CodeNoRate.
func (d *Desk) InvoiceAccount(ctx context.Context, invoice data.ID, until day.Day) (rules.Account, error) {
	i, _, err := d.Register.Invoice(ctx, invoice)
	if err != nil {
		return rules.Account{}, err
	}
	l, err := d.ledger(ctx, i.ClientID, until)
	if err != nil {
		return rules.Account{}, err
	}
	shares, err := d.shares(ctx, i.ClientID, i.Currency)
	if err != nil {
		return rules.Account{}, err
	}
	return l.account(i, shares[i.ID])
}

// ledger is what the accounts of a client's invoices are computed from.
type ledger struct {
	client   data.Client
	sender   data.Sender
	rates    rules.Rates
	until    day.Day
	paid     map[data.ID][]settlement
	charges  map[data.ID][]data.Charge
	received map[data.ID]day.Day // of a consumer: the formal notice about an invoice
}

// ledger reads what the accounts of a client's invoices on a day (none = today)
// are computed from.
func (d *Desk) ledger(ctx context.Context, client data.ID, until day.Day) (ledger, error) {
	c, err := d.Register.Client(ctx, client)
	if err != nil {
		return ledger{}, err
	}
	s, err := d.Register.Sender(ctx)
	if err != nil {
		return ledger{}, err
	}
	return d.ledgerOf(ctx, c, s, until)
}

// ledgerOf is ledger where both sides have been read.
func (d *Desk) ledgerOf(ctx context.Context, c data.Client, s data.Sender, until day.Day) (l ledger, err error) {
	l.client, l.sender, l.until = c, s, until
	if until.IsZero() {
		l.until = d.Today()
	}
	if l.rates, err = d.Rates(ctx); err != nil {
		return l, err
	}
	if l.paid, err = d.settlements(ctx, c.ID); err != nil {
		return l, err
	}
	if l.charges, err = d.Register.ClientCharges(ctx, c.ID); err != nil {
		return l, err
	}
	if c.Kind == data.Consumer {
		l.received, err = d.received(ctx, c.ID)
	}
	return l, err
}

// account computes what is owed on an invoice, of which shares count as paid
// for the interest.
func (l ledger) account(i data.Invoice, shares []share) (rules.Account, error) {
	if i.Kind == data.KindCreditNote {
		return rules.Account{}, &data.Error{Code: data.CodeBlocked, Field: "number",
			Sentence: "«\u00a0" + i.Number + "\u00a0» est un avoir\u00a0: rien ne s’y réclame, il se déduit de ce que le client doit."}
	}
	in := rules.ClaimInput{Regime: l.client.Kind, Principal: i.Total, Start: l.start(i), Until: l.until,
		Contract: l.sender.LateRate, First: l.sender.PaysFirst, Charges: l.charges[i.ID], Stop: l.client.Insolvent}
	count := func(p rules.Paid, note bool) {
		if note {
			in.Credits = append(in.Credits, p)
		} else {
			in.Payments = append(in.Payments, p)
		}
	}
	for _, p := range l.paid[i.ID] {
		count(p.Paid, p.note != "")
	}
	var credit money.Cents
	for _, s := range shares {
		count(s.Paid, s.note)
		if s.On <= l.until {
			credit += s.Amount
		}
	}
	claim, err := rules.ComputeClaim(in, l.rates)
	if err != nil {
		return rules.Account{}, err
	}
	claim.Balance += credit
	if i.Currency != "EUR" {
		claim.Indemnity = 0 // the law sets it in euros: it cannot be added to another currency
	}
	// A row that was cancelled was a mistake from the start.
	rows := data.InForce(l.charges[i.ID])
	for k, c := range rows {
		if stop := l.client.Insolvent; c.Move == data.ChargeWaived && l.until < stop && c.On >= stop {
			rows[k].On = l.until // nobody declares what he has given up since the judgment
		}
	}
	return rules.AccountOf(claim, keep(rows, func(c data.Charge) bool { return c.On <= l.until })), nil
}

// start returns the day before the first day of interest: the due date, or
// where the debtor is a consumer the day it received the formal notice, none
// where it received none (art. 1231-6, 1344-1 C. civ.).
func (l ledger) start(i data.Invoice) day.Day {
	if l.client.Kind != data.Consumer {
		return i.Due
	}
	if on := l.received[i.ID]; !on.IsZero() {
		return max(on, i.Due)
	}
	return 0
}

// received returns from when the formal notices about a client's invoices have
// had their effect: receipt, or first presentation where the letter was refused
// or not fetched; the first one counts.
func (d *Desk) received(ctx context.Context, client data.ID) (map[data.ID]day.Day, error) {
	postings, err := d.Register.Postings(ctx, client)
	if err != nil {
		return nil, err
	}
	runs := map[data.ID]day.Day{}
	for _, p := range postings {
		if on := p.Runs(); p.Level == data.LevelFormalNotice && !on.IsZero() {
			runs[p.ContactID] = on
		}
	}
	if len(runs) == 0 {
		return nil, nil
	}
	history, err := d.Register.Contacts(ctx, client, 0)
	if err != nil {
		return nil, err
	}
	out := map[data.ID]day.Day{}
	for _, c := range history {
		on, ok := runs[c.ID]
		for _, line := range c.Lines {
			if first := out[line.InvoiceID]; ok && (first.IsZero() || on < first) {
				out[line.InvoiceID] = on
			}
		}
	}
	return out, nil
}
