package rules

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

func tables(t testing.TB) Rates {
	t.Helper()
	ecb, err := os.ReadFile("../../assets/rates/ecb.csv")
	if err != nil {
		t.Fatal(err)
	}
	legal, err := os.ReadFile("../../assets/rates/legal.csv")
	if err != nil {
		t.Fatal(err)
	}
	r, err := ParseRates(string(ecb), string(legal))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func cents(t *testing.T, s string) money.Cents {
	t.Helper()
	c, err := money.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func iso(t *testing.T, s string) day.Day {
	t.Helper()
	d, err := day.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWorkedCasesOfTheLawToTheCent computes each worked case of the law to the cent, segment by segment.
func TestWorkedCasesOfTheLawToTheCent(t *testing.T) {
	file, err := os.Open("testdata/penalty-vectors.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.Comment = '#'
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rates := tables(t)
	if len(rows) < 13 {
		t.Fatalf("only %d rows of vectors", len(rows))
	}
	for _, row := range rows[1:] {
		t.Run(strings.Join(row[:4], " "), func(t *testing.T) {
			input := ClaimInput{Regime: data.ClientKind(row[0]), Principal: cents(t, row[1]), Start: iso(t, row[2]), Until: iso(t, row[3])}
			for _, p := range strings.FieldsFunc(row[4], func(r rune) bool { return r == ';' }) {
				on, amount, _ := strings.Cut(p, ":")
				input.Payments = append(input.Payments, Paid{iso(t, on), cents(t, amount)})
			}
			if row[5] != "" {
				if input.Contract, err = money.ParseRate(row[5]); err != nil {
					t.Fatal(err)
				}
			}
			claim, err := ComputeClaim(input, rates)
			if err != nil {
				t.Fatal(err)
			}
			if got := describe(claim.Segments); got != row[6] {
				t.Errorf("segments\n got %s\nwant %s", got, row[6])
			}
			if claim.Penalty != cents(t, row[7]) {
				t.Errorf("penalty %s, want %s", claim.Penalty.Plain(), row[7])
			}
		})
	}
}

// describe writes segments in the form of the vectors' file.
func describe(segments []Segment) string {
	var parts []string
	for _, s := range segments {
		parts = append(parts, strings.Join([]string{s.From.String(), s.To.String(), money.Cents(s.Days * 100).Plain()[:len(money.Cents(s.Days*100).Plain())-3],
			s.Balance.Plain(), s.Rate.Plain(), s.Amount.Plain()}, "/"))
	}
	return strings.Join(parts, " ")
}

func TestWhatAConsumerNeverOwes(t *testing.T) {
	rates := tables(t)
	due := iso(t, "2026-05-12")
	for _, c := range []struct {
		name  string
		start day.Day
	}{{"without a formal notice nothing runs", 0}, {"from its receipt the bare legal rate runs", due}} {
		claim, err := ComputeClaim(ClaimInput{Regime: data.Consumer, Principal: 64000, Start: c.start, Until: iso(t, "2026-11-21"), Contract: 1500}, rates)
		if err != nil {
			t.Fatal(err)
		}
		if claim.Indemnity != 0 {
			t.Errorf("%s: indemnity %d on a consumer", c.name, claim.Indemnity)
		}
		if c.start.IsZero() && (claim.Penalty != 0 || claim.Total() != 64000) {
			t.Errorf("%s: total %d", c.name, claim.Total())
		}
		for _, s := range claim.Segments {
			if s.Rate > 300 {
				t.Errorf("%s: professional rate %s", c.name, s.Rate.Plain())
			}
		}
	}
}

// TestTheWallBeforeAConsumer: a claim that was made wrong is refused all the
// same, and a kind of client that is not known owes nothing.
func TestTheWallBeforeAConsumer(t *testing.T) {
	rates := tables(t)
	in := ClaimInput{Regime: data.Professional, Principal: 64000, Start: iso(t, "2026-05-12"), Until: iso(t, "2026-11-21")}
	forged, err := ComputeClaim(in, rates)
	if err != nil {
		t.Fatal(err)
	}
	if err := forged.lawful(rates); err != nil {
		t.Errorf("a professional's claim is refused: %v", err)
	}
	forged.Regime = data.Consumer
	for name, indemnity := range map[string]money.Cents{"indemnity and rate": FlatIndemnity, "rate": 0} {
		forged.Indemnity = indemnity
		if data.CodeOf(forged.lawful(rates)) != data.CodeBlocked {
			t.Errorf("a consumer's claim with a professional's %s passes", name)
		}
	}
	forged.Segments, forged.Indemnity = nil, 1
	if data.CodeOf(forged.lawful(rates)) != data.CodeBlocked {
		t.Error("a consumer's claim with an indemnity passes")
	}
	for _, kind := range []data.ClientKind{"", "Consumer", "particulier"} {
		in.Regime = kind
		if c, err := ComputeClaim(in, rates); data.CodeOf(err) != data.CodeInvalid || c.Total() != 0 {
			t.Errorf("kind %q owes %d (%v)", kind, c.Total(), err)
		}
	}
}

// TestTheFlatIndemnityIsOwedOnce: 40 EUR once, for an invoice that was late at least a day, part payments in time or not.
func TestTheFlatIndemnityIsOwedOnce(t *testing.T) {
	rates := tables(t)
	due := iso(t, "2026-06-30")
	for _, c := range []struct {
		name     string
		regime   data.ClientKind
		until    string
		payments []Paid
		want     money.Cents
	}{
		{"due today: not late", data.Professional, "2026-06-30", nil, 0},
		{"one day late", data.Professional, "2026-07-01", nil, FlatIndemnity},
		{"a year late: still once", data.Professional, "2026-12-31", nil, FlatIndemnity},
		{"paid in time in full", data.Professional, "2026-09-30", []Paid{{due, 100000}}, 0},
		{"paid in time in part", data.Professional, "2026-09-30", []Paid{{due, 90000}}, FlatIndemnity},
		{"paid late in full", data.Professional, "2026-09-30", []Paid{{due.Add(3), 100000}}, FlatIndemnity},
		{"a public body", data.PublicBody, "2026-09-30", nil, FlatIndemnity},
		{"a consumer", data.Consumer, "2026-09-30", nil, 0},
	} {
		claim, err := ComputeClaim(ClaimInput{Regime: c.regime, Principal: 100000, Start: due, Until: iso(t, c.until), Payments: c.payments}, rates)
		if err != nil || claim.Indemnity != c.want {
			t.Errorf("%s: indemnity %d, want %d (%v)", c.name, claim.Indemnity, c.want, err)
		}
	}
}

func TestAHalfYearWithoutARateIsNeverGuessed(t *testing.T) {
	rates := tables(t)
	for _, c := range []struct {
		regime data.ClientKind
		start  string
		until  string
		ok     bool
	}{
		{data.Professional, "2026-11-01", "2026-12-31", true},
		{data.Professional, "2026-11-01", "2027-01-01", false},
		{data.Consumer, "2026-11-01", "2027-01-01", false},
		{data.Professional, "2010-01-01", "2016-01-01", false},
	} {
		_, err := ComputeClaim(ClaimInput{Regime: c.regime, Principal: 100000, Start: iso(t, c.start), Until: iso(t, c.until)}, rates)
		if (err == nil) != c.ok || (!c.ok && data.CodeOf(err) != data.CodeNoRate) {
			t.Errorf("%s %s-%s: %v", c.regime, c.start, c.until, err)
		}
	}
}

func TestContractRateFloor(t *testing.T) {
	rates, on := tables(t), iso(t, "2026-11-21")
	for rate, ok := range map[money.Rate]bool{0: true, 824: false, 825: true, 1500: true} {
		if err := rates.CheckContractRate(rate, on); (err == nil) != ok {
			t.Errorf("%s: %v", rate.Plain(), err)
		}
	}
}

// TestACreditNoteLowersTheInvoice from its own day on, and pays no interest
// where payments do.
func TestACreditNoteLowersTheInvoice(t *testing.T) {
	due := day.Of(2026, 3, 31)
	in := ClaimInput{Regime: data.Professional, Principal: 100_000, Start: due, Until: due.Add(60), First: data.InterestFirst, Credits: []Paid{{due.Add(20), 30_000}}}
	c, err := ComputeClaim(in, tables(t))
	if err != nil || c.InterestPaid != 0 || c.Balance != 70_000 || len(c.Segments) != 2 || c.Segments[1].Balance != 70_000 || c.Segments[0].Days != 20 {
		t.Errorf("%+v, %v", c, err)
	}
}
