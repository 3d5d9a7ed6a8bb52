package rules

import (
	"slices"

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
	PointsProfessional money.Rate = 1000 // art. L441-10 II C. com.
	PointsPublic       money.Rate = 800  // art. R2192-31 CCP
)

// floorFactor times the legal rate is the least a contractual rate between
// professionals may be (art. L441-10 II C. com.).
const floorFactor = 3

// law is what a late payer owes by its regime.
type law struct {
	rate      func(day.HalfYear) (rate money.Rate, basis string, err error)
	constant  bool // the rate does not change with the half-years, so that runs part at payments only
	indemnity money.Cents
}

// lawOf is the one place where a regime gets its rate and its indemnity. A
// regime that is not known has none.
func lawOf(in ClaimInput, r Rates) (law, error) {
	switch in.Regime {
	case data.Consumer:
		return law{rate: func(h day.HalfYear) (money.Rate, string, error) {
			rate, err := r.Legal(h)
			return rate, "taux de l’intérêt légal, " + h.French(), err
		}}, nil
	case data.PublicBody:
		return law{rate: r.above(PointsPublic, "8"), indemnity: FlatIndemnity}, nil
	case data.Professional:
		if in.Contract > 0 {
			contract := func(day.HalfYear) (money.Rate, string, error) { return in.Contract, "taux contractuel", nil }
			return law{rate: contract, constant: true, indemnity: FlatIndemnity}, nil
		}
		return law{rate: r.above(PointsProfessional, "10"), indemnity: FlatIndemnity}, nil
	}
	return law{}, data.Invalid("kind", "Le type de client «\u00a0"+string(in.Regime)+"\u00a0» n’est pas connu\u00a0: "+
		"sans lui, ni taux ni indemnité. Choisissez-le dans la fiche du client.")
}

// above returns the ECB rate of a half-year and some points.
func (r Rates) above(points money.Rate, words string) func(day.HalfYear) (money.Rate, string, error) {
	return func(h day.HalfYear) (money.Rate, string, error) {
		ecb, err := r.ECB(h)
		return ecb + points, "BCE " + ecb.French() + " + " + words + " points", err
	}
}

// lawful is the wall between a consumer and what holds between professionals
// only: no claim leaves ComputeClaim with the flat indemnity, or with another
// rate than the bare legal one, on a consumer (art. L111-8 CPCE, L121-21 C. conso).
func (c Claim) lawful(r Rates) error {
	if c.Regime != data.Consumer {
		return nil
	}
	refused := &data.Error{Code: data.CodeBlocked, Field: "kind", Sentence: "Ce calcul compte à un particulier un taux ou une indemnité " +
		"qui ne valent qu’entre professionnels\u00a0: il est refusé, et rien n’est à réclamer sur cette base."}
	if c.Indemnity != 0 {
		return refused
	}
	for _, s := range c.Segments {
		if legal, err := r.Legal(s.From.Half()); err != nil || s.Rate != legal {
			return refused
		}
	}
	return nil
}

// BelowFloor returns the half-years of a claim in which a contractual rate was
// below its floor, which follows the legal rate from half-year to half-year; one
// whose legal rate is not known is left out.
func (r Rates) BelowFloor(rate money.Rate, c Claim) (halves []day.HalfYear) {
	for _, s := range c.Segments {
		for h := s.From.Half(); h.First() <= s.To; h = h.Next() {
			if legal, err := r.Legal(h); err == nil && rate < floorFactor*legal && !slices.Contains(halves, h) {
				halves = append(halves, h)
			}
		}
	}
	return halves
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
