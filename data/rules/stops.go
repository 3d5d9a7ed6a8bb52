package rules

import (
	"dument/data"
	"dument/data/day"
)

// Stops returns the strongest reason that keeps an open invoice from being
// chased whatever its scenario says, or a Reason with Code Free: insolvency,
// handed over, dispute, promise, instalment plan, pause (everything's, the
// client's, the invoice's), never, direct debit. all is the pause of everything
// or nil.
func Stops(today day.Day, d data.Debtor, debt data.Debt, all *data.Pause) Reason {
	return stops(today, &d, &debt, all)
}

func stops(today day.Day, d *data.Debtor, debt *data.Debt, all *data.Pause) Reason {
	switch {
	case debt.Balance <= 0:
		return Reason{Code: CreditNote}
	case !d.Insolvent.IsZero():
		return Reason{Code: Insolvency, Day: d.Insolvent}
	case !d.HandedOver.IsZero():
		return Reason{Code: HandedOver, Day: d.HandedOver}
	case debt.Dispute != nil && debt.Dispute.Open():
		return Reason{Code: InDispute, Day: debt.Dispute.Opened, Text: debt.Dispute.Reason.French()}
	case debt.Promise != nil && debt.Promise.State(today) == data.PromisePending:
		return Reason{Code: Promised, Day: debt.Promise.Due, Amount: debt.Promise.Amount, Text: debt.Currency}
	case debt.Plan != nil && debt.Plan.InForce(today):
		i := current(debt.Plan)
		return Reason{Code: OnPlan, Day: debt.Plan.Instalments[i].Due, Amount: debt.Plan.Owed(i), Text: debt.Currency}
	}
	for _, p := range []*data.Pause{all, d.Pause, debt.Pause} {
		if p != nil && p.Holds(today) {
			return Reason{Code: Paused, Day: p.Until, Text: p.Reason}
		}
	}
	switch {
	case d.Never:
		return Reason{Code: NeverRemind}
	case debt.DirectDebit:
		return Reason{Code: DirectDebit}
	case debt.Due.IsZero():
		return Reason{Code: NoDueDate}
	}
	return Reason{}
}

// current returns the index of the first instalment that is not paid, but for a
// trifle, the last one when all are.
func current(p *data.InstalmentPlan) int {
	for i := range p.Instalments {
		if p.Lacks(i) {
			return i
		}
	}
	return len(p.Instalments) - 1
}
