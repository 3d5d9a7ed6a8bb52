package rules

import (
	"strings"

	"dument/data"
	"dument/data/day"
)

// Months from the publication in the BODACC within which a claim is declared
// (art. R622-24 C. com.): two, four for a creditor outside metropolitan France,
// where the court is taken to sit.
const (
	declareMonths = 2
	declareAbroad = 4
)

// DeclareBy returns the last day to declare a claim, none while the
// publication is not known. Like the last day of prescription it is not put off
// when it is no working day, which errs on the safe side.
func DeclareBy(published day.Day, creditor data.Address) day.Day {
	switch {
	case published.IsZero():
		return 0
	case outsideMetropole(creditor):
		return published.AddMonths(declareAbroad)
	}
	return published.AddMonths(declareMonths)
}

// outsideMetropole reports whether an address is abroad or overseas (postcodes
// 97 and 98).
func outsideMetropole(a data.Address) bool {
	postcode := data.Compact(a.Postcode)
	return a.Abroad() || strings.HasPrefix(postcode, "97") || strings.HasPrefix(postcode, "98")
}
