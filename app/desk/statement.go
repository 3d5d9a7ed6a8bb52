package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/letters"
)

// statementPaper writes the statement of a client's account: what is open, or
// what moved it since a day. It holds all open items of a currency: a choice of
// invoices only says which currency.
func (d *Desk) statementPaper(ctx context.Context, r PaperRequest) (Paper, error) {
	if r.From > d.Today() {
		return Paper{}, data.Invalid("from", "Le relevé commence le "+r.From.French()+", dans le futur\u00a0: indiquez un jour passé.")
	}
	draft, err := d.head(ctx, r.Client)
	if err != nil {
		return Paper{}, err
	}
	items, err := d.Register.OpenItems(ctx, r.Client)
	if err != nil {
		return Paper{}, err
	}
	currency, err := d.currencyOf(ctx, r, items)
	if err != nil {
		return Paper{}, err
	}
	items = keep(items, func(i data.OpenItem) bool { return i.Currency == currency })
	for _, i := range items {
		draft.Lines = append(draft.Lines, d.line(i))
	}
	a, err := d.account(ctx, r.Client, items, currency, items)
	if err != nil {
		return Paper{}, err
	}
	draft.OnAccount = a.advance
	in := letters.StatementInput{From: r.From, Currency: currency}
	if in.Case, err = d.claimsUncounted(ctx, draft); err != nil {
		return Paper{}, err
	}
	if !r.From.IsZero() {
		if in.Activity, err = d.activity(ctx, r.Client, currency, r.From); err != nil {
			return Paper{}, err
		}
		in.Opening = -in.OnAccount
		for _, l := range in.Lines {
			in.Opening += l.Balance
		}
		for _, e := range in.Activity {
			in.Opening -= signed(e)
		}
	}
	l, err := letters.Statement(in)
	return Paper{Client: draft.Client, Case: in.Case, Letter: l}, err
}

// currencyOf returns the currency of the chosen invoices, else that of the
// oldest open item, else the euro.
func (d *Desk) currencyOf(ctx context.Context, r PaperRequest, items []data.OpenItem) (string, error) {
	if len(r.Invoices) > 0 {
		i, _, err := d.Register.Invoice(ctx, r.Invoices[0])
		return i.Currency, err
	}
	if len(items) > 0 {
		return items[0].Currency, nil
	}
	return "EUR", nil
}

// signed returns what a movement adds to what is owed.
func signed(e letters.Entry) money.Cents {
	if e.Kind == letters.EntryInvoice || e.Kind == letters.EntryCharge {
		return e.Amount
	}
	return -e.Amount
}

// activity lists what moved a client's account in a currency since a day, by
// day. What was put into the archives unpaid is left out, and so is the money
// that it took.
func (d *Desk) activity(ctx context.Context, client data.ID, currency string, from day.Day) (out []letters.Entry, err error) {
	known := map[data.ID]bool{}
	for _, filter := range []data.InvoiceFilter{data.FilterAll, data.FilterArchived} {
		list, err := d.Register.InvoiceIDs(ctx, data.InvoiceQuery{Filter: filter, Sort: data.SortIssued, ClientID: client, Today: d.Today()})
		if err != nil {
			return nil, err
		}
		rows, err := d.Register.InvoiceRows(ctx, list.IDs)
		if err != nil {
			return nil, err
		}
		for _, i := range rows {
			if i.Currency != currency || (filter == data.FilterArchived && i.Balance != 0) {
				continue
			}
			known[i.ID] = true
			e := letters.Entry{On: i.Issued, Kind: letters.EntryInvoice, Label: i.Number, Amount: i.Total.Abs()}
			if i.Kind == data.KindCreditNote {
				e.Kind = letters.EntryCreditNote
			}
			out = append(out, e)
		}
	}
	payments, err := d.Register.ClientPayments(ctx, client)
	if err != nil {
		return nil, err
	}
	for _, p := range payments {
		amount := p.Amount
		for _, a := range p.Allocations {
			if !known[a.InvoiceID] {
				amount -= a.Amount
			}
		}
		if p.Currency == currency && amount > 0 {
			out = append(out, letters.Entry{On: p.On, Kind: letters.EntryPayment, Label: strings.TrimSpace(p.Method + " " + p.Reference), Amount: amount})
		}
	}
	charges, err := d.Register.ClientCharges(ctx, client)
	if err != nil {
		return nil, err
	}
	for _, rows := range charges {
		for _, c := range data.InForce(rows) {
			if c.Move == data.ChargePaid && currency == "EUR" {
				out = append(out, letters.Entry{On: c.On, Kind: letters.EntryCharge, Label: c.Kind.French(), Amount: c.Amount})
			}
		}
	}
	out = keep(out, func(e letters.Entry) bool { return e.On >= from })
	slices.SortStableFunc(out, func(a, b letters.Entry) int { return a.On.Sub(b.On) })
	return out, nil
}
