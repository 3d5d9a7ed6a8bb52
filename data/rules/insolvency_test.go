package rules

import (
	"testing"

	"dument/data"
	"dument/data/day"
)

func TestTheLastDayToDeclareAClaim(t *testing.T) {
	for _, c := range []struct {
		says, published string
		creditor        data.Address
		want            string
	}{
		{"two months from the BODACC", "2026-10-05", data.Address{Postcode: "69003", City: "Lyon"}, "2026-12-05"},
		{"in a shorter month, its last day", "2025-12-31", data.Address{Postcode: "75001"}, "2026-02-28"},
		{"and in a leap year", "2027-12-30", data.Address{Postcode: "75001"}, "2028-02-29"},
		{"Corsica is metropolitan", "2026-10-05", data.Address{Postcode: "20000", City: "Ajaccio"}, "2026-12-05"},
		{"an address that nobody filled in is taken to be", "2026-10-05", data.Address{}, "2026-12-05"},
		{"France may be written out", "2026-10-05", data.Address{Postcode: "69003", Country: "FRANCE"}, "2026-12-05"},
		{"four months from overseas", "2026-10-05", data.Address{Postcode: "97400", City: "Saint-Denis"}, "2027-02-05"},
		{"from the Pacific", "2026-10-31", data.Address{Postcode: "98 800", City: "Nouméa"}, "2027-02-28"},
		{"and from abroad", "2026-10-05", data.Address{Postcode: "4000", City: "Liège", Country: "Belgique"}, "2027-02-05"},
	} {
		if got := DeclareBy(iso(t, c.published), c.creditor); got.String() != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
	}
	if got := DeclareBy(0, data.Address{Postcode: "97400"}); !got.IsZero() {
		t.Errorf("without a publication the delay does not run: %s", got)
	}
}

// TestTheJudgmentStopsInterest: nothing runs on its day or later, and what falls
// due then carries no indemnity.
func TestTheJudgmentStopsInterest(t *testing.T) {
	rates, due, judgment := tables(t), day.Of(2026, 3, 31), day.Of(2026, 5, 11)
	in := ClaimInput{Regime: data.Professional, Principal: 100_000, Start: due, Until: day.Of(2026, 11, 21), Stop: judgment}
	c, err := ComputeClaim(in, rates)
	if err != nil || c.Indemnity != FlatIndemnity || c.Segments[len(c.Segments)-1].To != judgment-1 {
		t.Errorf("due before: %+v, %v", c, err)
	}
	in.Start, in.Until = judgment-1, judgment-1
	if c, err := ComputeClaim(in, rates); err != nil || c.Indemnity != FlatIndemnity || c.Penalty != 0 {
		t.Errorf("due on the eve, as declared: %+v, %v", c, err)
	}
	in.Until = day.Of(2026, 11, 21)
	for _, later := range []day.Day{judgment, judgment + 10} {
		in.Start = later
		if c, err := ComputeClaim(in, rates); err != nil || c.Indemnity != 0 || c.Penalty != 0 || c.Total() != 100_000 {
			t.Errorf("due on %s: %+v, %v", later, c, err)
		}
	}
}
