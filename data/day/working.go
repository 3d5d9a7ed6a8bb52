package day

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// holiday reports whether d is a public holiday in all of France (art. L3133-1
// C. trav.).
func (d Day) holiday() bool {
	y, m, dom := d.Date()
	switch int(m)*100 + dom {
	case 101, 501, 508, 714, 815, 1101, 1111, 1225:
		return true
	}
	switch d.Sub(easter(y)) {
	case 1, 39, 50: // Easter Monday, Ascension, Whit Monday
		return true
	}
	return false
}

// Working reports whether d is neither a Saturday, a Sunday nor a public holiday.
func (d Day) Working() bool {
	wd := d.Weekday()
	return wd != time.Saturday && wd != time.Sunday && !d.holiday()
}

// NextWorking returns d if it is a working day, else the first one after it.
func (d Day) NextWorking() Day {
	for !d.Working() {
		d++
	}
	return d
}

// easter returns Easter Sunday of year y by the anonymous Gregorian computus.
func easter(y int) Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	dom := (h+l-7*m+114)%31 + 1
	return Of(y, time.Month(month), dom)
}

// HalfYear names a half-year, the period for which the rates of late payment
// are fixed (art. L441-10 II C. com.; art. L313-2 C. mon. fin.).
type HalfYear struct {
	Year   int
	Second bool
}

// Half returns the half-year that holds d.
func (d Day) Half() HalfYear {
	y, m, _ := d.Date()
	return HalfYear{y, m > time.June}
}

// First returns 1 January or 1 July.
func (h HalfYear) First() Day {
	if h.Second {
		return Of(h.Year, time.July, 1)
	}
	return Of(h.Year, time.January, 1)
}

// Last returns 30 June or 31 December.
func (h HalfYear) Last() Day {
	if h.Second {
		return Of(h.Year, time.December, 31)
	}
	return Of(h.Year, time.June, 30)
}

// Next returns the half-year after h.
func (h HalfYear) Next() HalfYear { return h.Last().Add(1).Half() }

// ParseHalf reads "2026-S2".
func ParseHalf(s string) (HalfYear, error) {
	year, half, _ := strings.Cut(s, "-S")
	if len(year) == 4 && isDigits(year) && (half == "1" || half == "2") {
		y, err := strconv.Atoi(year)
		return HalfYear{y, half == "2"}, err
	}
	return HalfYear{}, fmt.Errorf("«\u00a0%s\u00a0» n’est pas un semestre de la forme 2026-S2", s)
}

// String returns "2026-S2", the form of the rate tables.
func (h HalfYear) String() string {
	if h.Second {
		return fmt.Sprintf("%d-S2", h.Year)
	}
	return fmt.Sprintf("%d-S1", h.Year)
}

// French returns "2e semestre 2026".
func (h HalfYear) French() string {
	if h.Second {
		return fmt.Sprintf("2e semestre %d", h.Year)
	}
	return fmt.Sprintf("1er semestre %d", h.Year)
}
