package rules

import (
	"slices"

	"dument/data"
	"dument/data/money"
)

// Account is the claims ledger of an invoice on a day: what the law computes,
// less what was given up and what was paid of it.
type Account struct {
	Claim
	Charges []data.Charge // in force on the claim's last day, in the order they came
	// By kind: what was given up and what was paid, never more together than
	// what is due.
	PenaltyWaived, PenaltyPaid     money.Cents
	IndemnityWaived, IndemnityPaid money.Cents
}

// PenaltyLeft returns the late-payment interest that is still owed.
func (a Account) PenaltyLeft() money.Cents {
	return a.Penalty - a.InterestPaid - a.PenaltyWaived - a.PenaltyPaid
}

// IndemnityLeft returns what of the flat indemnity is still owed.
func (a Account) IndemnityLeft() money.Cents {
	return a.Indemnity - a.IndemnityWaived - a.IndemnityPaid
}

// Total returns everything that is still owed on the invoice.
func (a Account) Total() money.Cents { return a.Balance + a.PenaltyLeft() + a.IndemnityLeft() }

// AccountOf takes the rows of the ledger, as the register returns them, off a
// claim that was computed with them (ClaimInput.Charges). Rows after the claim's
// last day do not count. What was paid comes before what was given up, so that a
// whole waiver gives up the rest only.
func AccountOf(c Claim, rows []data.Charge) Account {
	a := Account{Claim: c, Charges: data.InForce(rows)}
	a.Charges = slices.DeleteFunc(a.Charges, func(row data.Charge) bool { return !c.Until.IsZero() && row.On > c.Until })
	for _, kind := range data.ChargeKinds {
		due := c.Penalty - c.InterestPaid
		paid, waived := &a.PenaltyPaid, &a.PenaltyWaived
		if kind == data.ChargeIndemnity {
			due, paid, waived = c.Indemnity, &a.IndemnityPaid, &a.IndemnityWaived
		}
		for _, row := range a.Charges {
			if row.Kind == kind && row.Move == data.ChargePaid {
				*paid = min(due, *paid+row.Amount)
			}
		}
		for _, row := range a.Charges {
			switch {
			case row.Kind != kind || row.Move != data.ChargeWaived:
			case row.Whole:
				*waived = due - *paid
			default:
				*waived = min(due-*paid, *waived+row.Amount)
			}
		}
	}
	return a
}
