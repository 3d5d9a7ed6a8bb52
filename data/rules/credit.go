package rules

import (
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// shares appends to out what credit notes and money on account cover of each
// debt of a debtor: in its currency, the oldest due date first (art. 1342-10
// C. civ.), what is in dispute last, since who contests an invoice does not mean
// to pay it. What the bank collects takes nothing.
func shares(d *data.Debtor, out []money.Cents) []money.Cents {
	for range d.Debts {
		out = append(out, 0)
	}
	for first := 0; first < len(d.Debts); {
		last := first + 1
		for last < len(d.Debts) && d.Debts[last].Currency == d.Debts[first].Currency {
			last++
		}
		left := credit(d, first, last)
		for _, disputed := range [...]bool{false, true} {
			for i := first; i < last && left > 0; i++ {
				debt := &d.Debts[i]
				if debt.Balance > 0 && !debt.DirectDebit && disputed == (debt.Dispute != nil && debt.Dispute.Open()) {
					out[i] = min(left, debt.Balance)
					left -= out[i]
				}
			}
		}
		first = last
	}
	return out
}

// credit returns what a debtor has to its credit in the currency of some debts.
func credit(d *data.Debtor, first, last int) money.Cents {
	var sum money.Cents
	for _, debt := range d.Debts[first:last] {
		if debt.Balance < 0 {
			sum -= debt.Balance
		}
	}
	for _, s := range d.OnAccount {
		if s.Currency == d.Debts[first].Currency {
			sum += s.Amount
		}
	}
	return sum
}

// Credited returns a debtor whose agreements count what credit notes and money
// on account cover, as the plan of the day does: money that came without a word
// about what it pays is no less paid. An instalment plan counts it as received;
// a promise that is broken without it is kept where it is enough. A promise that
// still holds is left as it is: it only ends sooner.
func Credited(today day.Day, d data.Debtor) data.Debtor {
	return *credited(today, &d, shares(&d, nil))
}

func credited(today day.Day, d *data.Debtor, shares []money.Cents) *data.Debtor {
	var own *data.Debtor
	for i := range d.Debts {
		debt := &d.Debts[i]
		broken := debt.Promise != nil && debt.Promise.State(today) == data.PromiseBroken
		if shares[i] == 0 || (debt.Plan == nil && !broken) {
			continue
		}
		if own == nil {
			one := *d
			one.Debts = slices.Clone(d.Debts)
			own = &one
		}
	}
	if own == nil {
		return d
	}
	plans, promises := map[*data.InstalmentPlan]*data.InstalmentPlan{}, map[*data.Promise]*data.Promise{}
	for i := range d.Debts {
		if plan := d.Debts[i].Plan; plan != nil {
			if plans[plan] == nil {
				one := *plan
				plans[plan] = &one
			}
			plans[plan].Paid += shares[i]
			plans[plan].Rest -= shares[i]
			own.Debts[i].Plan = plans[plan]
		}
		if promise := d.Debts[i].Promise; promise != nil && promise.State(today) == data.PromiseBroken {
			if promises[promise] == nil {
				one := *promise
				promises[promise] = &one
			}
			promises[promise].Paid += shares[i]
		}
	}
	for i := range own.Debts {
		if promise := promises[own.Debts[i].Promise]; promise != nil && promise.State(today) == data.PromiseKept {
			own.Debts[i].Promise = promise
		}
	}
	return own
}
