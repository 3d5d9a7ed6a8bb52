package desk

import (
	"reflect"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
)

// TestAMissingRateIsAskedForAndNeverGuessed: the New Year comes, the claim asks
// for the rate that it lacks, and goes on with it and without it again.
func TestAMissingRateIsAskedForAndNeverGuessed(t *testing.T) {
	d, _, c := newDesk(t)
	i := bill(t, d, c, "F-1", day.Of(2026, 12, 1), 120000)
	first := day.HalfYear{Year: 2027}
	ecb := data.RateRow{Table: data.RateECB, Half: first, Rate: 265, Source: "banque-france.fr"}
	if err := d.SaveRate(t.Context(), ecb); data.FieldOf(err) != "half_year" {
		t.Errorf("a rate of the future is kept: %v", err)
	}
	d.Config.Today = day.Of(2027, 1, 10)
	if _, err := d.InvoiceAccount(t.Context(), i.ID, 0); data.CodeOf(err) != data.CodeNoRate {
		t.Fatalf("claim without a rate: %v", err)
	}
	ok(t, d.SaveRate(t.Context(), ecb))
	owed, err := d.InvoiceAccount(t.Context(), i.ID, 0)
	ok(t, err)
	if len(owed.Segments) != 2 || owed.Segments[1].Rate != 1265 {
		t.Errorf("segments %+v", owed.Segments)
	}
	ok(t, d.RemoveRate(t.Context(), data.RateECB, first))
	if _, err := d.InvoiceAccount(t.Context(), i.ID, 0); data.CodeOf(err) != data.CodeNoRate {
		t.Errorf("claim after the rate was taken back: %v", err)
	}
	// The floor of a contractual rate follows the legal rate that was entered.
	ok(t, d.SaveRate(t.Context(), data.RateRow{Table: data.RateLegal, Half: first, Rate: 500, Source: "arrêté"}))
	s, err := d.Sender(t.Context())
	ok(t, err)
	if s.LateRate = 1499; data.FieldOf(d.SaveSender(t.Context(), s)) != "late_rate" {
		t.Error("a contractual rate below three times the legal one is kept")
	}
	s.LateRate = 1500
	ok(t, d.SaveSender(t.Context(), s))
}

func TestTheDaySaysThatNewRatesAreOut(t *testing.T) {
	d, _, _ := newDesk(t)
	for _, c := range []struct {
		on      day.Day
		missing []data.RateTable
		says    string // "" = nothing
	}{
		{day.Of(2026, 6, 30), nil, ""},
		{day.Of(2026, 7, 1), nil, "01/07/2026\u00a0: BCE 2,40\u202f%, intérêt légal 2,75\u202f%"},
		{day.Of(2026, 7, 14), nil, "01/07/2026"},
		{day.Of(2026, 7, 15), nil, ""},
		{day.Of(2027, 1, 1), data.RateTables, "taux de la BCE au 01/01/2027, taux de l’intérêt légal du 1er semestre 2027. Jusque-là, ce qui en dépend s’arrête au 31/12/2026"},
		{day.Of(2027, 5, 20), data.RateTables, "À saisir"},
	} {
		d.Config.Today = c.on
		n, err := d.RateNews(t.Context())
		ok(t, err)
		if !reflect.DeepEqual(n.Missing, c.missing) || !strings.Contains(n.Sentence, c.says) || (n.Sentence == "") != (c.says == "") {
			t.Errorf("on %s: missing %v, %q", c.on, n.Missing, n.Sentence)
		}
	}
	ok(t, d.SaveRate(t.Context(), data.RateRow{Table: data.RateECB, Half: day.HalfYear{Year: 2027}, Rate: 265, Source: "BCE"}))
	if n, err := d.RateNews(t.Context()); err != nil || !reflect.DeepEqual(n.Missing, []data.RateTable{data.RateLegal}) || strings.Contains(n.Sentence, "BCE") {
		t.Errorf("with the ECB's rate: %+v (%v)", n, err)
	}
}

// TestInterestStopsAtTheJudgment: none runs from its day on, and what fell due
// on it or later has no indemnity.
func TestInterestStopsAtTheJudgment(t *testing.T) {
	d, _, c := newDesk(t)
	before := bill(t, d, c, "F-1", day.Of(2026, 3, 31), 120000)
	on := bill(t, d, c, "F-2", day.Of(2026, 5, 11), 50000)
	c.Insolvent = day.Of(2026, 5, 11)
	ok(t, d.SaveClient(t.Context(), &c))
	owed, err := d.InvoiceAccount(t.Context(), before.ID, 0)
	ok(t, err)
	if len(owed.Segments) != 1 || owed.Segments[0].To != c.Insolvent-1 || owed.Indemnity != 4000 {
		t.Errorf("due before the judgment: %+v", owed)
	}
	if owed, err = d.InvoiceAccount(t.Context(), on.ID, 0); err != nil || owed.Total() != 50000 {
		t.Errorf("due on the day of the judgment: %+v (%v)", owed, err)
	}
}
