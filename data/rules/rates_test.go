package rules

import (
	"reflect"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// TestTheUsersRateCountsForItsHalfYearAlone: it fills a gap or corrects the
// table, and nothing is concluded from it about another half-year or table.
func TestTheUsersRateCountsForItsHalfYearAlone(t *testing.T) {
	bare := tables(t)
	next, after := day.HalfYear{Year: 2027}, day.HalfYear{Year: 2027, Second: true}
	if got := bare.Missing(next); !reflect.DeepEqual(got, data.RateTables) {
		t.Fatalf("missing of %s: %v", next, got)
	}
	for _, c := range []struct {
		name           string
		rows           []data.RateRow
		missing, later []data.RateTable // of next and after
	}{
		{"the ECB's alone", []data.RateRow{{Table: data.RateECB, Half: next, Rate: 265, Source: "BCE"}}, []data.RateTable{data.RateLegal}, data.RateTables},
		{"the legal one does not prove the ECB's", []data.RateRow{{Table: data.RateLegal, Half: next, Rate: 281, Source: "arrêté"}}, []data.RateTable{data.RateECB}, data.RateTables},
		{"one far away proves nothing before it", []data.RateRow{{Table: data.RateECB, Half: after, Rate: 265, Source: "BCE"}}, data.RateTables, []data.RateTable{data.RateLegal}},
	} {
		r := bare.With(c.rows)
		if got := r.Missing(next); !reflect.DeepEqual(got, c.missing) {
			t.Errorf("%s: missing of %s: %v", c.name, next, got)
		}
		if got := r.Missing(after); !reflect.DeepEqual(got, c.later) {
			t.Errorf("%s: missing of %s: %v", c.name, after, got)
		}
	}
	in := ClaimInput{Regime: data.Professional, Principal: 100000, Start: iso(t, "2026-12-31"), Until: iso(t, "2027-01-31")}
	_, err := ComputeClaim(in, bare)
	if data.CodeOf(err) != data.CodeNoRate || !strings.Contains(err.Error(), "Réglages > Taux, ou «\u00a0dument rates set ecb 2027-S1 TAUX --source") || !strings.Contains(err.Error(), "31/12/2026") {
		t.Errorf("not asked for: %v", err)
	}
	own := bare.With([]data.RateRow{{Table: data.RateECB, Half: next, Rate: 265, Source: "BCE"}})
	if c, err := ComputeClaim(in, own); err != nil || len(c.Segments) != 1 || c.Segments[0].Rate != 1265 || c.Penalty != money.Interest(100000, 1265, 31) {
		t.Errorf("claim %+v (%v)", c, err)
	}
	in.Start, in.Until = iso(t, "2026-05-31"), iso(t, "2026-06-30")
	corrected := bare.With([]data.RateRow{{Table: data.RateECB, Half: day.HalfYear{Year: 2026}, Rate: 300, Source: "BCE"}})
	if c, err := ComputeClaim(in, corrected); err != nil || c.Segments[0].Rate != 1300 {
		t.Errorf("corrected: %+v (%v)", c, err)
	}
	if c, err := ComputeClaim(in, bare); err != nil || c.Segments[0].Rate != 1215 {
		t.Errorf("the tables changed: %+v (%v)", c, err)
	}
}

func TestTheHalfYearsThatHaveARate(t *testing.T) {
	halves := tables(t).Halves(iso(t, "2030-01-01"))
	if first, last := halves[0].String(), halves[len(halves)-1].String(); first != "2014-S1" || last != "2026-S2" || len(halves) != 26 {
		t.Errorf("%d half-years from %s to %s", len(halves), first, last)
	}
}
