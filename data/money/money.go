// Package money holds amounts and yearly rates as integers, and the one place
// where the program rounds.
package money

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// Cents is an amount in hundredths of its currency.
type Cents int64

// Max bounds what is accepted from a person or a file: ten billion.
const Max Cents = 1_000_000_000_000

// Abs returns the amount without its sign.
func (c Cents) Abs() Cents {
	if c < 0 {
		return -c
	}
	return c
}

// Rate is a yearly rate in hundredths of a percent: 1240 is 12.40 %.
type Rate int32

// YearDays is the divisor of a yearly rate, leap years included: the practice
// of French late-payment interest.
const YearDays = 365

// Interest returns balance x rate x days / 365, rounded to the cent, half away
// from zero. It is the only rounding of the program; callers add rounded
// segments, never round sums. balance must not be negative.
func Interest(balance Cents, rate Rate, days int) Cents {
	return mulDiv(balance, int64(rate)*int64(days), 10000*YearDays)
}

// Share returns total x part / whole, rounded like Interest, for equal splits.
func Share(total Cents, part, whole int64) Cents { return mulDiv(total, part, whole) }

// mulDiv computes a*b/den on 128 bits, half away from zero; b and den positive.
func mulDiv(a Cents, b, den int64) Cents {
	negative := a < 0
	hi, lo := bits.Mul64(uint64(a.Abs()), uint64(b))
	lo, carry := bits.Add64(lo, uint64(den/2), 0)
	q, _ := bits.Div64(hi+carry, lo, uint64(den))
	if negative {
		return -Cents(q)
	}
	return Cents(q)
}

// Narrow is U+202F, the narrow no-break space of French figures.
const Narrow = "\u202f"

// French returns "1 234,56", thousands set apart by U+202F; a negative amount
// has an ASCII hyphen, which every font holds.
func (c Cents) French() string {
	sign := ""
	if c < 0 {
		sign = "-"
	}
	units, cents := uint64(c.Abs())/100, uint64(c.Abs())%100
	return sign + group(strconv.FormatUint(units, 10), Narrow) + fmt.Sprintf(",%02d", cents)
}

// English returns "1,234.56".
func (c Cents) English() string {
	sign := ""
	if c < 0 {
		sign = "-"
	}
	units, cents := uint64(c.Abs())/100, uint64(c.Abs())%100
	return sign + group(strconv.FormatUint(units, 10), ",") + fmt.Sprintf(".%02d", cents)
}

func group(digits, sep string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Format returns the amount with its currency, in French: "1 234,56 €".
func (c Cents) Format(currency string) string {
	return c.French() + Narrow + Sign(currency)
}

// FormatEnglish returns "€1,234.56", or "1,234.56 XYZ" for a currency without a sign.
func (c Cents) FormatEnglish(currency string) string {
	sign := Sign(currency)
	if sign == currency {
		return c.English() + "\u00a0" + currency
	}
	if c < 0 {
		return "-" + sign + (-c).English()
	}
	return sign + c.English()
}

// Sign returns "€" for EUR, "£" for GBP, "$" for USD, and other codes as they are.
func Sign(currency string) string {
	switch currency {
	case "", "EUR":
		return "€"
	case "GBP":
		return "£"
	case "USD":
		return "$"
	}
	return currency
}

// Plain returns "1234.56": the form of files and of the EPC QR code.
func (c Cents) Plain() string {
	sign := ""
	if c < 0 {
		sign = "-"
	}
	return fmt.Sprintf("%s%d.%02d", sign, c.Abs()/100, c.Abs()%100)
}

// French returns the rate as "12,40 %", with U+202F before the sign.
func (r Rate) French() string { return r.decimal(",") + Narrow + "%" }

// Plain returns "12.40".
func (r Rate) Plain() string { return r.decimal(".") }

func (r Rate) decimal(sep string) string {
	if r < 0 {
		return "-" + (-r).decimal(sep)
	}
	return fmt.Sprintf("%d%s%02d", r/100, sep, r%100)
}
