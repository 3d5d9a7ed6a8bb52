package rules

import (
	"sort"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// FlatIndemnity is the recovery indemnity per invoice paid late between
// professionals, and by a public body: 40 EUR, once (art. D441-5 C. com.;
// art. D2192-35 CCP). It is outside VAT.
const FlatIndemnity money.Cents = 4000

// Points added to the ECB rate, in hundredths of a percent.
const (
	pointsProfessional money.Rate = 1000 // art. L441-10 II C. com.
	pointsPublic       money.Rate = 800  // art. R2192-31 CCP
)

// floorFactor times the legal rate is the least a contractual rate between
// professionals may be (art. L441-10 II C. com.).
const floorFactor = 3

// Paid is money that came in on a day and settled part of the principal.
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
	Until    day.Day    // last day counted ("arrêté au")
	Payments []Paid     // any order; those on or before Start only lower the balance
	Contract money.Rate // contractual late rate between professionals; 0 = ECB + 10
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
	Principal money.Cents
	Balance   money.Cents // principal less the payments up to Until
	Segments  []Segment
	Penalty   money.Cents // sum of the segments
	Indemnity money.Cents
}

// Total returns everything owed: balance, penalty and indemnity.
func (c Claim) Total() money.Cents { return c.Balance + c.Penalty + c.Indemnity }

// ComputeClaim computes the late-payment interest of an invoice and its flat
// indemnity. Interest is balance x rate x days / 365 for each run of days with
// the same balance and rate, each rounded to the cent, then summed; runs part
// at 1 January, 1 July and the day after a payment; payments lower the
// principal first. A consumer owes no indemnity and the bare legal rate, from
// the receipt of the formal notice on (art. 1231-6 C. civ.; L111-8 CPCE).
// A half-year without a rate gives an error with data.CodeNoRate.
func ComputeClaim(in ClaimInput, r Rates) (Claim, error) {
	c := Claim{Regime: in.Regime, Principal: in.Principal, Balance: in.Principal}
	payments := append([]Paid(nil), in.Payments...)
	sort.SliceStable(payments, func(i, j int) bool { return payments[i].On < payments[j].On })
	if in.Start.IsZero() || in.Until <= in.Start {
		for _, p := range payments {
			if p.On <= in.Until {
				c.Balance -= p.Amount
			}
		}
		return c, nil
	}
	from, late := in.Start.Add(1), false
	for from <= in.Until {
		for len(payments) > 0 && payments[0].On < from {
			c.Balance -= payments[0].Amount
			payments = payments[1:]
		}
		if c.Balance <= 0 {
			break
		}
		late = true
		to := in.Until
		if !in.contractual() {
			to = min(to, from.Half().Last())
		}
		if len(payments) > 0 {
			to = min(to, payments[0].On)
		}
		rate, basis, err := r.rateFor(in, from.Half())
		if err != nil {
			return Claim{}, err
		}
		days := to.Sub(from) + 1
		amount := money.Interest(c.Balance, rate, days)
		c.Segments = append(c.Segments, Segment{from, to, days, c.Balance, rate, basis, amount})
		c.Penalty += amount
		from = to.Add(1)
	}
	for _, p := range payments {
		if p.On <= in.Until {
			c.Balance -= p.Amount
		}
	}
	if late && in.Regime != data.Consumer {
		c.Indemnity = FlatIndemnity
	}
	return c, nil
}

// contractual reports whether the rate of the terms of sale applies; it does
// not change with the half-years, so that its runs part at payments only.
func (in ClaimInput) contractual() bool { return in.Regime == data.Professional && in.Contract > 0 }

// rateFor returns the rate of a half-year in the regime of the claim.
func (r Rates) rateFor(in ClaimInput, h day.HalfYear) (money.Rate, string, error) {
	switch {
	case in.Regime == data.Consumer:
		rate, err := r.Legal(h)
		return rate, "taux de l’intérêt légal, " + h.French(), err
	case in.Regime == data.PublicBody:
		ecb, err := r.ECB(h)
		return ecb + pointsPublic, "BCE " + ecb.French() + " + 8 points", err
	case in.contractual():
		return in.Contract, "taux contractuel", nil
	}
	ecb, err := r.ECB(h)
	return ecb + pointsProfessional, "BCE " + ecb.French() + " + 10 points", err
}

// CheckContractRate refuses a contractual late rate below its floor on a day:
// three times the legal rate (art. L441-10 II C. com.). 0 means none and passes.
func (r Rates) CheckContractRate(rate money.Rate, on day.Day) error {
	if rate == 0 {
		return nil
	}
	legal, err := r.Legal(on.Half())
	if err != nil {
		return err
	}
	if floor := floorFactor * legal; rate < floor {
		return data.Invalid("late_rate", "Un taux de pénalité de "+rate.French()+" est inférieur au minimum légal de "+floor.French()+
			" (trois fois l’intérêt légal du "+on.Half().French()+")\u00a0: relevez-le, ou laissez le champ vide pour le taux de la BCE + 10 points.")
	}
	return nil
}
