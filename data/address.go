package data

import "strings"

// Address is a postal address. Street and Extra may hold anything a postman
// needs; Country is empty for France.
type Address struct {
	Street   string
	Extra    string // building, floor, lieu-dit; printed above the street
	Postcode string
	City     string
	Country  string
}

// IsZero reports whether nothing of the address is known.
func (a Address) IsZero() bool { return a == Address{} }

// Line returns the address on one line, for lists.
func (a Address) Line() string {
	var parts []string
	for _, p := range []string{a.Extra, a.Street, strings.TrimSpace(a.Postcode + " " + a.City), a.Country} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// Abroad reports whether the address needs its country: it is none of the ways
// to write France.
func (a Address) Abroad() bool {
	switch Fold(a.Country) {
	case "", "france", "fr", "fra":
		return false
	}
	return true
}
