package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// caseOf returns what a client owes on some invoices as a paper states it: those
// asked for, else the open ones that fit, in one currency, with the credit that
// serves them. Accounts are as of a day (none = today). Unlike a message,
// nothing stops it: it asks for nothing. What was asked for and is settled is
// stated as well, for what it may still owe beside itself.
func (d *Desk) caseOf(ctx context.Context, r PaperRequest, until day.Day, fits func(data.OpenItem) bool) (letters.Case, error) {
	draft, err := d.owing(ctx, r, fits)
	if err != nil {
		return letters.Case{}, err
	}
	return d.claims(ctx, draft, until)
}

// owing is caseOf before anything is counted.
func (d *Desk) owing(ctx context.Context, r PaperRequest, fits func(data.OpenItem) bool) (letters.Draft, error) {
	draft, err := d.head(ctx, r.Client)
	if err != nil {
		return draft, err
	}
	items, err := d.Register.OpenItems(ctx, r.Client)
	if err != nil {
		return draft, err
	}
	chosen := keep(items, func(i data.OpenItem) bool {
		if len(r.Invoices) > 0 {
			return i.Kind == data.KindInvoice && slices.Contains(r.Invoices, i.ID)
		}
		return i.Kind == data.KindInvoice && fits(i)
	})
	settled, err := d.settled(ctx, r, items)
	if err != nil {
		return draft, err
	}
	if len(chosen)+len(settled) == 0 {
		return draft, letters.NothingOwed(draft.Client.Name)
	}
	all := append(slices.Clone(chosen), settled...)
	for _, i := range all {
		if i.Currency != all[0].Currency && len(r.Invoices) > 0 {
			return draft, data.Invalid("invoices", "Les factures choisies sont en "+all[0].Currency+" et en "+i.Currency+"\u00a0: préparez un courrier pour chaque devise.")
		}
	}
	chosen = keep(chosen, func(i data.OpenItem) bool { return i.Currency == all[0].Currency })
	if len(chosen) > 0 {
		if err := d.fill(ctx, &draft, items, chosen); err != nil {
			return draft, err
		}
	}
	for _, i := range settled {
		draft.Lines = append(draft.Lines, d.line(i))
	}
	return draft, nil
}

// settled returns the invoices of a request that are no longer open; one of
// another client's is refused, and so is a credit note.
func (d *Desk) settled(ctx context.Context, r PaperRequest, items []data.OpenItem) (out []data.OpenItem, err error) {
	for _, id := range r.Invoices {
		i, balance, err := d.Register.Invoice(ctx, id)
		switch {
		case err != nil:
			return nil, err
		case i.ClientID != r.Client:
			return nil, data.Invalid("invoices", "La facture "+i.Number+" n’est pas de ce client\u00a0: retirez-la du choix.")
		case i.Kind == data.KindCreditNote:
			return nil, data.Invalid("invoices", "«\u00a0"+i.Number+"\u00a0» est un avoir\u00a0: choisissez des factures, les avoirs se déduisent d’eux-mêmes.")
		case !holds(items, id):
			out = append(out, data.OpenItem{Invoice: i, Balance: balance})
		}
	}
	return out, nil
}

// claims returns what a draft asks for with the account of each of its lines as
// of a day (none = today): interest runs on what is left after credit notes and
// money on account, each from the day it came.
func (d *Desk) claims(ctx context.Context, draft letters.Draft, until day.Day) (letters.Case, error) {
	out := letters.Case{Sender: draft.Sender, Client: draft.Client, Today: d.Today(), Earlier: draft.Earlier, OnAccount: draft.OnAccount}
	for _, owed := range draft.Lines {
		out.Lines = append(out.Lines, letters.NoticeLine{Invoice: owed.Invoice, Balance: owed.Balance})
	}
	l, err := d.ledgerOf(ctx, draft.Client, draft.Sender, until)
	if err != nil {
		return out, err
	}
	var shares map[data.ID][]share
	if credited := func(l letters.Line) bool { return l.Invoice.Kind == data.KindCreditNote }; out.OnAccount != 0 || slices.ContainsFunc(draft.Lines, credited) {
		items, err := d.Register.OpenItems(ctx, draft.Client.ID)
		if err != nil {
			return out, err
		}
		chosen := keep(items, func(i data.OpenItem) bool {
			return slices.ContainsFunc(draft.Lines, func(l letters.Line) bool { return l.Invoice.ID == i.ID })
		})
		a, err := d.account(ctx, draft.Client.ID, items, draft.Currency(), chosen)
		if err != nil {
			return out, err
		}
		shares = a.sharesOf(out)
		out.Advance = a.advanceOf(out, shares)
	}
	for k := range out.Lines {
		line := &out.Lines[k]
		for _, p := range l.paid[line.Invoice.ID] {
			line.Payments = append(line.Payments, letters.PaidLine{On: p.On, Amount: p.Amount, Note: p.note})
		}
		if line.Invoice.Kind == data.KindCreditNote {
			continue
		}
		if line.Claim, err = l.account(line.Invoice, shares[line.Invoice.ID]); err != nil {
			return out, err
		}
	}
	return out, nil
}

// claimsUncounted is claims for a paper that states no interest: a half-year
// whose rate is not known yet must not keep it from being written, and what ran
// before says well enough that something runs. Where payments pay the interest
// first the rate is needed all the same.
func (d *Desk) claimsUncounted(ctx context.Context, draft letters.Draft) (letters.Case, error) {
	c, err := d.claims(ctx, draft, 0)
	if data.CodeOf(err) == data.CodeNoRate && draft.Sender.PaysFirst == data.PrincipalFirst {
		before, also := d.claims(ctx, draft, d.Today().Half().First().Add(-1))
		if also == nil {
			return before, nil
		}
	}
	return c, err
}

// overdue reports whether an item is late today, and nothing that the bank collects.
func (d *Desk) overdue(i data.OpenItem) bool { return i.Due < d.Today() && !i.DirectDebit }

// everything takes all open items.
func everything(data.OpenItem) bool { return true }
