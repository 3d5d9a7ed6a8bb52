package invoices

import (
	"dument/data"
	"dument/data/money"
)

// share is what of a payment goes to one open invoice, or what of a credit
// note is used up; Given is never negative.
type share struct {
	item  data.OpenItem
	given money.Cents
}

// left returns what can be given at most: the balance without its sign.
func (s share) left() money.Cents { return s.item.Balance.Abs() }

func (s share) credit() bool { return s.item.Kind == data.KindCreditNote }

// shares spreads one payment over the open invoices of a client, oldest due
// date first; credit notes add to what can be spread.
type shares []share

// sharesOf takes the open items of one currency, invoices before credit notes.
func sharesOf(items []data.OpenItem, currency string) shares {
	var bills, credits shares
	for _, item := range items {
		switch {
		case item.Currency != currency || item.Balance == 0:
		case item.Kind == data.KindCreditNote:
			credits = append(credits, share{item: item})
		default:
			bills = append(bills, share{item: item})
		}
	}
	return append(bills, credits...)
}

// propose spreads the amount and the credit notes in use over the invoices:
// those the user pointed at first, then the oldest (art. 1342-10 C. civ.).
func (s shares) propose(amount money.Cents, first map[data.ID]bool) {
	for _, one := range s {
		if one.credit() {
			amount += one.given
		}
	}
	for _, pointed := range []bool{true, false} {
		for i := range s {
			if s[i].credit() || first[s[i].item.ID] != pointed {
				continue
			}
			s[i].given = max(min(amount, s[i].left()), 0)
			amount -= s[i].given
		}
	}
}

// rest returns what of the amount settles nothing; negative when more was
// given than there is.
func (s shares) rest(amount money.Cents) money.Cents {
	for _, one := range s {
		if one.credit() {
			amount += one.given
		} else {
			amount -= one.given
		}
	}
	return amount
}

// owed sums the balances of the invoices the user pointed at, or of all when
// there are none: what the payment is expected to be.
func (s shares) owed(first map[data.ID]bool) money.Cents {
	var sum money.Cents
	for _, one := range s {
		if !one.credit() && (len(first) == 0 || first[one.item.ID]) {
			sum += one.item.Balance
		}
	}
	return sum
}

// allocations returns what the register keeps: negative on credit notes.
func (s shares) allocations() []data.Allocation {
	var out []data.Allocation
	for _, one := range s {
		switch {
		case one.given == 0:
		case one.credit():
			out = append(out, data.Allocation{InvoiceID: one.item.ID, Amount: -one.given})
		default:
			out = append(out, data.Allocation{InvoiceID: one.item.ID, Amount: one.given})
		}
	}
	return out
}
