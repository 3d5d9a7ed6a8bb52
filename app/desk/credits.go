package desk

import (
	"cmp"
	"context"
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// account is what a client owes and has to its credit in one currency.
type account struct {
	owed     []data.OpenItem // invoices, by due date, those in dispute last
	notes    []data.OpenItem // credit notes, by due date
	payments []rules.Paid    // received and not allocated, oldest first
	advance  money.Cents     // their sum
}

// share is a part of a client's credit that counts against an invoice.
type share struct {
	rules.Paid
	note bool // it comes from a credit note, else from money on account
}

// account reads the open account of a client in a currency. What the bank
// collects takes nothing from the credit, unless it is chosen.
func (d *Desk) account(ctx context.Context, client data.ID, items []data.OpenItem, currency string, chosen []data.OpenItem) (account, error) {
	var a account
	for _, item := range items {
		switch {
		case item.Currency != currency:
		case item.Balance < 0:
			a.notes = append(a.notes, item)
		case !item.DirectDebit || holds(chosen, item.ID):
			a.owed = append(a.owed, item)
		}
	}
	payments, err := d.Register.ClientPayments(ctx, client)
	if err != nil {
		return a, err
	}
	for _, p := range payments {
		if free := p.Unallocated(); p.Currency == currency && free > 0 {
			a.payments = append(a.payments, rules.Paid{On: p.On, Amount: free})
			a.advance += free
		}
	}
	if len(a.notes)+len(a.payments) == 0 {
		return a, nil // nothing to spend: the order does not matter
	}
	holds, err := d.Register.Holds(ctx, client)
	if err != nil {
		return a, err
	}
	disputed := func(i data.OpenItem) int {
		if slices.ContainsFunc(holds.Disputes, func(x data.Dispute) bool { return x.InvoiceID == i.ID && x.Open() }) {
			return 1
		}
		return 0
	}
	// As the plan of the day does, so that both ask for the same.
	slices.SortStableFunc(a.owed, func(x, y data.OpenItem) int {
		return cmp.Or(cmp.Compare(disputed(x), disputed(y)), cmp.Compare(x.Due, y.Due), cmp.Compare(x.ID, y.ID))
	})
	return a, nil
}

// shares says which part of a client's credit counts against each of its open
// invoices in a currency.
func (d *Desk) shares(ctx context.Context, client data.ID, currency string) (map[data.ID][]share, error) {
	items, err := d.Register.OpenItems(ctx, client)
	if err != nil {
		return nil, err
	}
	a, err := d.account(ctx, client, items, currency, nil)
	return a.shares(), err
}

// shares spends the whole credit on what is owed, each part from the day it came.
func (a account) shares() map[data.ID][]share {
	var credits []share
	for _, n := range a.notes {
		credits = append(credits, share{rules.Paid{On: n.Issued, Amount: -n.Balance}, true})
	}
	for _, p := range a.payments {
		credits = append(credits, share{p, false})
	}
	return spend(credits, a.owed)
}

// spend settles what is owed, in its order, with credits by day.
func spend(credits []share, owed []data.OpenItem) map[data.ID][]share {
	credits, left := slices.Clone(credits), map[data.ID]money.Cents{}
	slices.SortStableFunc(credits, func(a, b share) int { return cmp.Compare(a.On, b.On) })
	for _, item := range owed {
		left[item.ID] = item.Balance
	}
	out := map[data.ID][]share{}
	for _, c := range credits {
		for _, item := range owed {
			if part := min(c.Amount, left[item.ID]); part > 0 {
				out[item.ID] = append(out[item.ID], share{rules.Paid{On: c.On, Amount: part}, c.note})
				left[item.ID] -= part
				c.Amount -= part
			}
		}
	}
	return out
}

func holds(items []data.OpenItem, id data.ID) bool {
	return slices.ContainsFunc(items, func(i data.OpenItem) bool { return i.ID == id })
}

// deduct says what of the client's credit a message about the chosen invoices
// deducts: credit notes, and an amount of the money on account. The credit
// serves the oldest due date first (art. 1342-10 C. civ.), what is in dispute
// last, chosen or not, so that two messages never deduct the same money. Where a part of one credit
// note would be left to other invoices the error has data.CodeBlocked.
func (a account) deduct(chosen []data.OpenItem) (notes []data.OpenItem, advance money.Cents, err error) {
	var onNotes, share money.Cents
	for _, n := range a.notes {
		onNotes -= n.Balance
	}
	left, older := onNotes+a.advance, ""
	for _, item := range a.owed {
		used := min(left, item.Balance)
		left -= used
		switch {
		case used == 0:
		case holds(chosen, item.ID):
			share += used
		case older == "":
			older = item.Number
		}
	}
	switch {
	case left > 0:
		return a.notes, a.advance, nil // more credit than debt: nothing will be asked for
	case share >= onNotes:
		return a.notes, share - onNotes, nil
	case share <= a.advance:
		return nil, share, nil
	}
	return nil, 0, blocked("Le client a un avoir qui se déduit d’abord de la facture " + older + "\u00a0: imputez l’avoir " + a.notes[0].Number +
		" sur la facture de votre choix, puis préparez le courrier de nouveau.")
}

// sharesOf says which part of the credit that a paper deducts counts against
// each of its lines, so that no interest runs on what the client had to its
// credit: what the whole account gives, where the paper deducts exactly that;
// else what it deducts, the oldest due date first.
func (a account) sharesOf(in letters.Case) map[data.ID][]share {
	var notes money.Cents
	var owed []data.OpenItem
	for _, l := range in.Lines {
		item := data.OpenItem{Invoice: l.Invoice, Balance: l.Balance}
		if l.Invoice.Kind == data.KindCreditNote {
			notes -= l.Balance
		} else {
			owed = append(owed, item)
		}
	}
	out, onNotes, advance := a.shares(), money.Cents(0), money.Cents(0)
	for id, shares := range out {
		if !holds(owed, id) {
			delete(out, id)
			continue
		}
		for _, s := range shares {
			if s.note {
				onNotes += s.Amount
			} else {
				advance += s.Amount
			}
		}
	}
	if onNotes == notes && advance == in.OnAccount {
		return out
	}
	var credits []share
	for _, l := range in.Lines {
		if l.Invoice.Kind == data.KindCreditNote {
			credits = append(credits, share{rules.Paid{On: l.Invoice.Issued, Amount: -l.Balance}, true})
		}
	}
	left := in.OnAccount
	for _, p := range a.payments {
		if part := min(p.Amount, left); part > 0 {
			credits = append(credits, share{rules.Paid{On: p.On, Amount: part}, false})
			left -= part
		}
	}
	slices.SortStableFunc(owed, func(x, y data.OpenItem) int { return cmp.Compare(x.Due, y.Due) })
	return spend(credits, owed)
}

// advanceOf returns the money on account that a paper deducts, by day: what
// counts against its lines, and what is beyond them.
func (a account) advanceOf(in letters.Case, shares map[data.ID][]share) (out []letters.PaidLine) {
	spent := map[day.Day]money.Cents{}
	var used money.Cents
	for _, l := range in.Lines {
		for _, s := range shares[l.Invoice.ID] {
			if !s.note {
				spent[s.On] += s.Amount
				used += s.Amount
			}
		}
	}
	beyond := in.OnAccount - used
	for _, p := range a.payments {
		part := min(p.Amount, spent[p.On])
		spent[p.On] -= part
		more := min(p.Amount-part, beyond)
		beyond -= more
		if part += more; part > 0 {
			out = append(out, letters.PaidLine{On: p.On, Amount: part})
		}
	}
	return out
}
