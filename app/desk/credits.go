package desk

import (
	"cmp"
	"context"
	"slices"

	"dument/data"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// account is what a client owes and has to its credit in one currency.
type account struct {
	owed    []data.OpenItem // invoices, by due date, those in dispute last
	notes   []data.OpenItem // credit notes, by due date
	advance money.Cents     // received and not allocated
}

// account reads the open account of a client in the currency of the chosen invoices.
func (d *Desk) account(ctx context.Context, client data.ID, items, chosen []data.OpenItem) (account, error) {
	var a account
	for _, item := range items {
		switch {
		case item.Currency != chosen[0].Currency:
		case item.Balance < 0:
			a.notes = append(a.notes, item)
		case !item.DirectDebit || holds(chosen, item.ID):
			// What the bank collects takes nothing from the credit.
			a.owed = append(a.owed, item)
		}
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
	payments, err := d.Register.ClientPayments(ctx, client)
	if err != nil {
		return a, err
	}
	for _, p := range payments {
		if p.Currency == chosen[0].Currency {
			a.advance += p.Unallocated()
		}
	}
	return a, nil
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

// credited returns, for each line of a notice, what of the credit notes and of
// the money on account counts against it, each on the day it came: the oldest
// due date first, so that no penalty runs on what the client had to its credit.
func credited(lines []letters.NoticeLine, advance []rules.Paid) map[data.ID][]rules.Paid {
	credits, left := slices.Clone(advance), map[data.ID]money.Cents{}
	var owed []letters.NoticeLine
	for _, l := range lines {
		if l.Invoice.Kind == data.KindCreditNote {
			credits = append(credits, rules.Paid{On: l.Invoice.Issued, Amount: -l.Balance})
			continue
		}
		owed, left[l.Invoice.ID] = append(owed, l), l.Balance
	}
	slices.SortStableFunc(credits, func(a, b rules.Paid) int { return cmp.Compare(a.On, b.On) })
	slices.SortStableFunc(owed, func(a, b letters.NoticeLine) int { return cmp.Compare(a.Invoice.Due, b.Invoice.Due) })
	out := map[data.ID][]rules.Paid{}
	for _, c := range credits {
		for _, l := range owed {
			id := l.Invoice.ID
			if part := min(c.Amount, left[id]); part > 0 {
				out[id] = append(out[id], rules.Paid{On: c.On, Amount: part})
				left[id] -= part
				c.Amount -= part
			}
		}
	}
	return out
}
