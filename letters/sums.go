package letters

import (
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// paid returns what was received on the line.
func (l NoticeLine) paid() money.Cents {
	var sum money.Cents
	for _, p := range l.Payments {
		sum += p.Amount
	}
	return sum
}

// interest returns what of the payments went to late-payment interest before
// the principal (see data.PaysFirst); 0 where they pay the principal first.
func (l NoticeLine) interest() money.Cents {
	return max(0, min(l.Claim.InterestPaid, l.paid()))
}

// principal returns what is left of the invoice itself.
func (l NoticeLine) principal() money.Cents { return l.Balance + l.interest() }

// penaltyLeft returns the late-payment interest that the line still owes, next
// to its principal.
func (l NoticeLine) penaltyLeft() money.Cents {
	return l.Claim.Penalty - l.interest() - l.Claim.PenaltyPaid - l.Claim.PenaltyWaived
}

// total returns everything that the line owes.
func (l NoticeLine) total() money.Cents {
	return l.principal() + l.penaltyLeft() + l.Claim.IndemnityLeft()
}

// gaveUp reports whether all of a kind was given up, what is still to come
// included.
func (l NoticeLine) gaveUp(kind data.ChargeKind) bool {
	for _, c := range l.Claim.Charges {
		if c.Kind == kind && c.Move == data.ChargeWaived && c.Whole {
			return true
		}
	}
	return kind == data.ChargeIndemnity && l.Claim.IndemnityWaived > 0 && l.Claim.IndemnityLeft() == 0
}

// settled reports whether something of a kind was paid.
func (l NoticeLine) settled(kind data.ChargeKind) bool {
	if kind == data.ChargeIndemnity {
		return l.Claim.IndemnityPaid > 0
	}
	return l.interest()+l.Claim.PenaltyPaid > 0
}

// charge is what is owed beside the invoices, of one kind.
type charge struct{ due, paid, waived money.Cents }

func (c charge) left() money.Cents { return c.due - c.paid - c.waived }

// lastDay returns the last day up to one that interest runs on: the eve of the
// judgment that opened proceedings, where that came before (art. L622-28 C. com.).
func (in Case) lastDay(until day.Day) day.Day {
	if stop := in.Client.Insolvent; !stop.IsZero() {
		return min(until, stop.Add(-1))
	}
	return until
}

// sums are the amounts a paper asks for.
type sums struct {
	total, paid, balance money.Cents // over the lines: paid and balance are of the principal
	onAccount            money.Cents
	penalty, indemnity   charge
	late                 int // invoices that owe the indemnity
	segments             int
	interest             money.Cents // of penalty.paid, what payments on the invoices paid before the principal
}

// due returns what is asked for: the sum of all lines of the summary.
func (s sums) due() money.Cents {
	return s.balance - s.onAccount + s.penalty.left() + s.indemnity.left()
}

func (in Case) sums() sums {
	s := sums{onAccount: in.OnAccount}
	for _, l := range in.Lines {
		x, c := l.interest(), l.Claim
		s.total += l.Invoice.Signed()
		s.paid += l.paid() - x
		s.balance += l.principal()
		s.interest += x
		s.penalty.due += c.Penalty
		s.penalty.paid += x + c.PenaltyPaid
		s.penalty.waived += c.PenaltyWaived
		s.indemnity.due += c.Indemnity
		s.indemnity.paid += c.IndemnityPaid
		s.indemnity.waived += c.IndemnityWaived
		s.segments += len(c.Segments)
		if c.Indemnity > 0 {
			s.late++
		}
	}
	return s
}
