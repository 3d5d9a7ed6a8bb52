package desk

import (
	"context"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// newRates is the number of days for which the rates of a half-year are news:
// who opens the program after the New Year's holidays still hears of them.
const newRates = 14

// RateNews is what the day says about the rates of its half-year.
type RateNews struct {
	Half     day.HalfYear
	Missing  []data.RateTable // to be entered
	Sentence string           // "" when there is nothing to say
}

// Rates returns the rates that claims are computed with: the program's own
// tables, and what the user entered.
func (d *Desk) Rates(ctx context.Context) (rules.Rates, error) {
	own, err := d.Register.Rates(ctx)
	if err != nil {
		return rules.Rates{}, err
	}
	return d.rates.With(own), nil
}

// SaveRate keeps a rate that the user read somewhere. The ECB's is the one in
// force on the first day of its half-year, the legal one is published shortly
// before: a rate that nobody can know yet is refused.
func (d *Desk) SaveRate(ctx context.Context, row data.RateRow) error {
	if err := row.Validate(); err != nil {
		return err
	}
	latest := d.Today().Half()
	if row.Table == data.RateLegal {
		latest = latest.Next()
	}
	if row.Half.First() > latest.First() {
		return data.Invalid("half_year", "Le taux du "+row.Half.French()+" n’est pas encore connu le "+d.Today().French()+
			"\u00a0: attendez qu’il soit publié, rien ne se calcule sur un taux deviné.")
	}
	return d.Register.SaveRate(ctx, row)
}

// RemoveRate takes a rate of the user's back.
func (d *Desk) RemoveRate(ctx context.Context, table data.RateTable, half day.HalfYear) error {
	return d.Register.RemoveRate(ctx, table, half)
}

// RateNews says what the day's page has to say about rates: which ones of this
// half-year are missing, as long as they are; and, in the first days after
// 1 January and 1 July, what the new ones are.
func (d *Desk) RateNews(ctx context.Context) (RateNews, error) {
	r, err := d.Rates(ctx)
	if err != nil {
		return RateNews{}, err
	}
	half := d.Today().Half()
	n := RateNews{Half: half, Missing: r.Missing(half)}
	switch {
	case len(n.Missing) > 0:
		var names []string
		for _, table := range n.Missing {
			names = append(names, missingRate(table, half))
		}
		n.Sentence = "De nouveaux taux valent depuis le " + half.First().French() + ". À saisir avec leur source\u00a0: " + strings.Join(names, ", ") +
			". Jusque-là, ce qui en dépend s’arrête au " + half.First().Add(-1).French() + "."
	case d.Today().Sub(half.First()) < newRates:
		legal, _ := r.Legal(half) // neither is missing
		ecb, _ := r.ECB(half)
		n.Sentence = "De nouveaux taux valent depuis le " + half.First().French() + "\u00a0: BCE " + ecb.French() + ", intérêt légal " + legal.French() + "."
	}
	return n, nil
}

// missingRate names a rate that is to be entered.
func missingRate(table data.RateTable, half day.HalfYear) string {
	if table == data.RateECB {
		return "taux de la BCE au " + half.First().French()
	}
	return "taux de l’intérêt légal du " + half.French()
}
