package rules

import (
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Paid is money that came in on a day.
type Paid struct {
	On     day.Day
	Amount money.Cents
}

// ClaimInput is an unpaid invoice as the penalty sees it.
type ClaimInput struct {
	Regime    data.ClientKind
	Principal money.Cents // tax included
	// Start is the day before the first penalty day: the due date between
	// professionals, the day a consumer received the formal notice; none
	// where a consumer received none, and then nothing runs.
	Start    day.Day
	Until    day.Day // last day counted ("arrêté au")
	Payments []Paid  // any order; those on or before Start only lower the balance
	// Credits are what credit notes took off, each from its own day, in any
	// order: they lower the invoice itself and never pay interest.
	Credits  []Paid
	Contract money.Rate // contractual late rate between professionals; 0 = ECB + 10
	First    data.PaysFirst
	// Charges are the rows of the claims ledger of the invoice: money that pays
	// the interest first does not pay again what of it was paid or given up by
	// then. Where payments pay the principal first they change nothing here.
	Charges []data.Charge
	// Stop is the day of the judgment that opened insolvency proceedings, or
	// none: from that day on no interest runs, and what falls due on it or
	// later carries no indemnity (art. L622-28, L441-10 II C. com.).
	Stop day.Day
}

// Segment is a run of days with one balance and one rate.
type Segment struct {
	From, To day.Day // both included
	Days     int
	Balance  money.Cents
	Rate     money.Rate
	Basis    string // where the rate comes from, in French, for the paper
	Amount   money.Cents
}

// Claim is what is owed on one invoice.
type Claim struct {
	Regime    data.ClientKind
	Until     day.Day // last day counted
	Principal money.Cents
	Balance   money.Cents // principal less what payments up to Until paid of it; below 0 when overpaid
	Segments  []Segment
	Penalty   money.Cents // sum of the segments
	// InterestPaid is the part of Penalty that payments have paid: none where
	// they pay the principal first.
	InterestPaid money.Cents
	Indemnity    money.Cents
}

// Total returns everything owed: balance, penalty still unpaid, and indemnity.
func (c Claim) Total() money.Cents { return c.Balance + c.Penalty - c.InterestPaid + c.Indemnity }

// ComputeClaim computes the late-payment interest of an invoice and its flat
// indemnity. Interest is balance x rate x days / 365 for each run of days with
// the same balance and rate, each rounded to the cent, then summed; runs part
// at 1 January, 1 July and the day after a payment. A consumer owes no indemnity
// and the bare legal rate, from the receipt of the formal notice on
// (art. 1231-6 C. civ.; L111-8 CPCE). A half-year without a rate gives an error
// with data.CodeNoRate.
func ComputeClaim(in ClaimInput, r Rates) (Claim, error) {
	law, err := lawOf(in, r)
	if err != nil {
		return Claim{}, err
	}
	c := Claim{Regime: in.Regime, Until: in.Until, Principal: in.Principal, Balance: in.Principal}
	in.Charges = data.InForce(in.Charges)
	payments, credits := byDay(in.Payments), byDay(in.Credits)
	receive := func(until day.Day) {
		for len(credits) > 0 && credits[0].On <= until {
			c.Balance -= credits[0].Amount
			credits = credits[1:]
		}
		for len(payments) > 0 && payments[0].On <= until {
			c.receive(payments[0], in)
			payments = payments[1:]
		}
	}
	if in.late() {
		receive(in.Start)
		if c.Balance > 0 && (in.Stop.IsZero() || in.Start < in.Stop) {
			c.Indemnity = law.indemnity
		}
		last := in.lastDay()
		for from := in.Start.Add(1); from <= last && c.Balance > 0; {
			to := last
			if !law.constant {
				to = min(to, from.Half().Last())
			}
			for _, next := range [][]Paid{payments, credits} {
				if len(next) > 0 {
					to = min(to, next[0].On)
				}
			}
			rate, basis, err := law.rate(from.Half())
			if err != nil {
				return Claim{}, err
			}
			days := to.Sub(from) + 1
			amount := money.Interest(c.Balance, rate, days)
			c.Segments = append(c.Segments, Segment{from, to, days, c.Balance, rate, basis, amount})
			c.Penalty += amount
			receive(to)
			from = to.Add(1)
		}
	}
	receive(in.Until)
	if err := c.lawful(r); err != nil {
		return Claim{}, err
	}
	return c, nil
}

// byDay returns a copy of what came in, oldest first.
func byDay(in []Paid) []Paid {
	out := slices.Clone(in)
	slices.SortStableFunc(out, func(a, b Paid) int { return a.On.Sub(b.On) })
	return out
}

// late reports whether the debtor is late on the last day counted. A claim that
// is counted until the eve of the judgment is what it is at the first hour of
// the judgment's day: what was payable until the eve is late by then.
func (in ClaimInput) late() bool {
	return !in.Start.IsZero() && (in.Start < in.Until || in.Start == in.Until && in.Until.Add(1) == in.Stop)
}

// lastDay returns the last day that interest runs on: it stops with the day
// before the judgment, which takes effect at the first hour of its own
// (art. L622-28, R621-4 C. com.).
func (in ClaimInput) lastDay() day.Day {
	if in.Stop.IsZero() {
		return in.Until
	}
	return min(in.Until, in.Stop.Add(-1))
}

// receive takes a payment off what is owed so far.
func (c *Claim) receive(p Paid, in ClaimInput) {
	if in.First == data.InterestFirst {
		interest := min(p.Amount, c.interestOpen(p.On, in.Charges))
		c.InterestPaid += interest
		p.Amount -= interest
	}
	c.Balance -= p.Amount
}

// interestOpen returns what of the interest counted so far is neither paid nor
// given up on a day, whose own rows of the ledger come first.
func (c *Claim) interestOpen(on day.Day, charges []data.Charge) money.Cents {
	open := c.Penalty - c.InterestPaid
	for _, row := range charges {
		switch {
		case row.Kind != data.ChargePenalty || row.On > on:
		case row.Whole:
			return 0
		default:
			open -= row.Amount
		}
	}
	return max(0, open)
}
