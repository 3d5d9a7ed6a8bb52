package money

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestParseReadsWhatPeopleWrite(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Cents
		ok   bool
	}{
		{"1234,56", 123456, true}, {"1 234,56", 123456, true}, {"1\u202f234,56\u202f€", 123456, true}, {"1\u00a0234,56", 123456, true},
		{"1234.56", 123456, true}, {"1.234,56", 123456, true}, {"1,234.56", 123456, true}, {"1.234.567,8", 123456780, true},
		{"5323,54", 532354, true}, // invoiceninja#9130
		{"12", 1200, true}, {"12,5", 1250, true}, {"0,01", 1, true}, {"-40", -4000, true}, {"(12,00)", -1200, true}, {"12,00-", -1200, true},
		{"€ 40", 4000, true}, {"40 EUR", 4000, true}, {"1.234.567", 123456700, true}, {"0,120", 12, true}, {"1234,560", 123456, true}, {"+3", 300, true}, {"−3", -300, true},
		{"1'234.50", 123450, true},
		{"12,3,4", 0, false}, {"1,234", 0, false}, {"1.234", 0, false}, {"12,345", 0, false}, {"1234,567", 0, false}, {"", 0, false}, {"abc", 0, false},
		{"1,2.3,4", 0, false}, {",5", 0, false}, {"5,", 0, false}, {"--5", 0, false}, {"1 2a", 0, false}, {"99999999999999999999", 0, false}, {"1.23,456", 0, false},
	} {
		got, err := Parse(c.in)
		if (err == nil) != c.ok || (c.ok && got != c.want) {
			t.Errorf("Parse(%q) = %d, %v; want %d, %v", c.in, got, err, c.want, c.ok)
		}
		if err != nil && c.in != "" && !strings.Contains(err.Error(), c.in) {
			t.Errorf("Parse(%q): %q does not name the amount", c.in, err)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Cents(123456).Format("EUR"), "1\u202f234,56\u202f€"}, {Cents(-5).Format("EUR"), "-0,05\u202f€"}, {Cents(123456789012).French(), "1\u202f234\u202f567\u202f890,12"},
		{Cents(123456).FormatEnglish("EUR"), "€1,234.56"}, {Cents(-123456).FormatEnglish("GBP"), "-£1,234.56"}, {Cents(100).FormatEnglish("CHF"), "1.00\u00a0CHF"},
		{Cents(123456).Plain(), "1234.56"}, {Cents(-1).Plain(), "-0.01"}, {Rate(1240).French(), "12,40\u202f%"}, {Rate(5).Plain(), "0.05"}, {Cents(99900).French(), "999,00"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// TestWhatIsPrintedIsReadBack: what is printed is read back as the same amount.
func TestWhatIsPrintedIsReadBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		c := Cents(rng.Int64N(int64(2*Max))) - Max
		for _, s := range []string{c.French(), c.English(), c.Plain(), c.Format("EUR")} {
			if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") && len(s[strings.Index(s, ",")+1:]) == 3 {
				continue
			}
			if back, err := Parse(s); err != nil || back != c {
				t.Fatalf("%d printed as %q is read as %d (%v)", c, s, back, err)
			}
		}
	}
}

// TestInterestAgainstExactFractions checks the one rounding against math/big.
func TestInterestAgainstExactFractions(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		balance, rate, days := Cents(rng.Int64N(int64(Max))), Rate(rng.IntN(10001)), rng.IntN(4000)
		exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(int64(balance)), big.NewInt(int64(rate)*int64(days))), big.NewInt(10000*YearDays))
		half := exact.Add(exact, big.NewRat(1, 2))
		want := new(big.Int).Div(half.Num(), half.Denom())
		if got := Interest(balance, rate, days); got != Cents(want.Int64()) {
			t.Fatalf("Interest(%d, %d, %d) = %d, want %d", balance, rate, days, got, want)
		}
	}
	if Share(-100, 1, 3) != -33 || Share(100, 2, 3) != 67 {
		t.Error("shares are not rounded half away from zero")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1 234,56", "12,3,4", "(1)", "1.234.567", "€"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := Parse(s); err == nil && (c > Max || c < -Max) {
			t.Errorf("%q is read as %d", s, c)
		}
	})
}
