package day

import (
	"testing"
	"time"
)

func TestParseReadsWhatPeopleWrite(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"21/11/2026", "2026-11-21"}, {"21/11/26", "2026-11-21"}, {"1/2/2026", "2026-02-01"},
		{"09/01/2026", "2026-01-09"}, // invoiceninja#3354: never 1 September
		{"21.11.2026", "2026-11-21"}, {"21-11-2026", "2026-11-21"}, {"21 11 2026", "2026-11-21"},
		{"21112026", "2026-11-21"}, {"211126", "2026-11-21"}, {" 2026-11-21 ", "2026-11-21"},
		{"21 novembre 2026", "2026-11-21"}, {"1er août 2026", "2026-08-01"}, {"3 fevrier 2026", "2026-02-03"},
		{"4 Sept. 2026", "2026-09-04"}, {"29/02/2024", "2024-02-29"},
		{"31/02/2026", ""}, {"29/02/2026", ""}, {"32/01/2026", ""}, {"0/1/2026", ""}, {"12/13/2026", ""},
		{"", ""}, {"demain", ""}, {"3 jui 2026", ""}, {"1/2", ""}, {"1/2/3/4", ""}, {"21/11/226", ""}, {"21/11/1026", ""}, {"-1/2/2026", ""},
	} {
		d, err := Parse(c.in)
		if d.String() != c.want || (err == nil) != (c.want != "") {
			t.Errorf("Parse(%q) = %q, %v; want %q", c.in, d, err, c.want)
		}
		if err != nil && len(err.Error()) < 20 {
			t.Errorf("Parse(%q): %q does not explain", c.in, err)
		}
	}
}

func TestADayThatDoesNotExistIsNamed(t *testing.T) {
	_, err := Parse("31/02/2026")
	if want := "le 31/02/2026 n’existe pas\u00a0: février 2026 a 28 jours"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}

// TestThreeCenturiesAgreeWithTheStandardLibrary walks 300 years day by day against the standard library.
func TestThreeCenturiesAgreeWithTheStandardLibrary(t *testing.T) {
	at := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	d := FromTime(at)
	for range 110000 {
		if d.String() != at.Format(time.DateOnly) || FromTime(at) != d || d.Weekday() != at.Weekday() {
			t.Fatalf("%s is shown as %s", at.Format(time.DateOnly), d)
		}
		if back, err := Parse(d.French()); err == nil && back != d {
			t.Fatalf("%s reads back as %s", d.French(), back)
		}
		at, d = at.AddDate(0, 0, 1), d.Add(1)
	}
}

// TestLateEveningIsStillThatDay: a day is what the user's clock shows, whatever the zone.
func TestLateEveningIsStillThatDay(t *testing.T) {
	for _, offset := range []int{-11, 0, 2, 14} {
		at := time.Date(2026, 3, 29, 23, 59, 0, 0, time.FixedZone("", offset*3600))
		if got := FromTime(at).String(); got != "2026-03-29" {
			t.Errorf("at %+d h: %s", offset, got)
		}
	}
}

func TestMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2026-01-15", 13, "2027-02-15"}, {"2026-03-31", -1, "2026-02-28"}, {"2026-12-31", 2, "2027-02-28"}} {
		d, _ := ParseISO(c.from)
		if got := d.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s %+d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestWorkStopsOnFrenchHolidays(t *testing.T) {
	for s, want := range map[string]bool{
		"2026-04-06": true, "2026-05-14": true, "2026-05-25": true, "2026-07-14": true, "2026-11-11": true,
		"2026-04-03": false, "2026-12-26": false, "2026-04-05": false, "2026-11-12": false,
		"2024-04-01": true, "2025-04-21": true, "2027-03-29": true, "2030-06-10": true,
	} {
		d, _ := ParseISO(s)
		if d.holiday() != want {
			t.Errorf("%s holiday: %v", s, !want)
		}
	}
	if got := Of(2026, 5, 1).NextWorking(); got != Of(2026, 5, 4) {
		t.Errorf("after 1 May 2026, a Friday, work starts on %s", got)
	}
}

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		Of(2026, 11, 1).Long(): "1er novembre 2026", Of(2026, 8, 21).Long(): "21 août 2026", Of(2026, 11, 21).French(): "21/11/2026",
		Of(2026, 11, 1).English(): "1 November 2026", Day(0).French(): "", Day(0).String(): "", Of(2026, 6, 30).Half().String(): "2026-S1",
		Of(2026, 7, 1).Half().French(): "2e semestre 2026", Of(2026, 7, 1).Half().Last().String(): "2026-12-31", Of(2026, 3, 1).Half().First().String(): "2026-01-01",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"21/11/2026", "1er août 2026", "", "31/02/2026", "211126"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := Parse(s); err == nil {
			if back, err := Parse(d.French()); err != nil || back != d {
				t.Errorf("%q is read as %s, which reads back as %s (%v)", s, d, back, err)
			}
		}
	})
}

func TestAHalfYearIsReadAsTheTablesWriteIt(t *testing.T) {
	for _, h := range []HalfYear{{2026, false}, {2026, true}, {2027, false}} {
		if got, err := ParseHalf(h.String()); err != nil || got != h {
			t.Errorf("%s is read as %v (%v)", h, got, err)
		}
		if n := h.Next(); n.First() != h.Last()+1 {
			t.Errorf("after %s comes %s", h, n)
		}
	}
	for _, s := range []string{"", "2026", "2026-S3", "2026-S", "26-S1", "2026-S12", "S1-2026", "-026-S1", "2026-s1"} {
		if got, err := ParseHalf(s); err == nil {
			t.Errorf("%q is read as %s", s, got)
		}
	}
}
