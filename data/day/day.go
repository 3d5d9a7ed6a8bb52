// Package day holds the civil day: a date without a clock or a zone.
//
// Every date of the program is a Day, so that no time zone can move a due date
// and comparing two dates is comparing two integers. "Today" is never read
// here: it is an argument, handed over by main.
package day

import (
	"fmt"
	"time"
)

// Day counts days of the proleptic Gregorian calendar; 1 is 0001-01-01.
// The zero Day means "no day".
type Day int32

// unixEpoch is 1970-01-01 as a Day.
const unixEpoch = 719163

// Of returns the day y-m-d, normalising out-of-range values the way
// time.Date does. Use Parse for what a person typed.
func Of(y int, m time.Month, d int) Day {
	return FromTime(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

// FromTime returns the day that t shows in its own location.
func FromTime(t time.Time) Day {
	y, m, d := t.Date()
	seconds := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	return Day(floorDiv(seconds, 86400) + unixEpoch)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Time returns midnight UTC of d, for formatting only.
func (d Day) Time() time.Time {
	return time.Unix((int64(d)-unixEpoch)*86400, 0).UTC()
}

// IsZero reports whether d is "no day".
func (d Day) IsZero() bool { return d == 0 }

// Date returns the parts of d.
func (d Day) Date() (year int, month time.Month, dayOfMonth int) { return d.Time().Date() }

// Year returns the calendar year of d.
func (d Day) Year() int { return d.Time().Year() }

// Add returns the day n days later (earlier when n is negative).
func (d Day) Add(n int) Day { return d + Day(n) }

// Sub returns the number of days from e to d.
func (d Day) Sub(e Day) int { return int(d - e) }

// AddMonths returns the same day of the month n months later, or the last day
// of that month where it is shorter: 31 January + 1 month is 28 or 29 February.
func (d Day) AddMonths(n int) Day {
	y, m, dom := d.Date()
	first := Of(y, m+time.Month(n), 1)
	return min(first.Add(dom-1), first.EndOfMonth())
}

// EndOfMonth returns the last day of d's month.
func (d Day) EndOfMonth() Day {
	y, m, _ := d.Date()
	return Of(y, m+1, 0)
}

// Weekday returns the day of the week of d.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// String returns d as "2026-11-21", the form of files and of the register, or
// "" for no day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes the form of String.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the form of String; an empty text is no day.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	parsed, err := ParseISO(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// ParseISO reads "2026-11-21".
func ParseISO(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("«\u00a0%s\u00a0» n’est pas un jour de la forme 2026-11-21", s)
	}
	return FromTime(t), nil
}
