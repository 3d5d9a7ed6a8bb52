package money

import (
	"fmt"
	"strings"
)

// Parse reads an amount as a person or a French file writes it: "1 234,56",
// "1234.56", "1.234,56", "1,234.56", "12,5", "-40", "1 234,56 €", "(12,00)".
// It refuses, with a sentence in French, what could be read in two ways
// ("1,234"), more than two decimals, and what is no amount ("12,3,4").
func Parse(s string) (Cents, error) {
	text := clean(s)
	if text == "" {
		return 0, fmt.Errorf("le montant est vide\u00a0: écrivez-le sous la forme 1234,56")
	}
	negative := false
	switch {
	case strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")"):
		negative, text = true, text[1:len(text)-1]
	case strings.HasPrefix(text, "-"):
		negative, text = true, text[1:]
	case strings.HasSuffix(text, "-"):
		negative, text = true, text[:len(text)-1]
	case strings.HasPrefix(text, "+"):
		text = text[1:]
	}
	units, decimals, ok := split(text)
	if !ok {
		return 0, fmt.Errorf("«\u00a0%s\u00a0» n’est pas un montant\u00a0: écrivez-le sous la forme 1234,56", s)
	}
	if len(decimals) > 2 && strings.Trim(decimals[2:], "0") != "" {
		return 0, fmt.Errorf("«\u00a0%s\u00a0» a plus de deux décimales\u00a0: arrondissez au centime", s)
	}
	var c Cents
	for _, r := range units + (decimals + "00")[:2] {
		c = c*10 + Cents(r-'0')
		if c > Max {
			return 0, fmt.Errorf("«\u00a0%s\u00a0» dépasse dix milliards\u00a0: vérifiez le montant", s)
		}
	}
	if negative {
		c = -c
	}
	return c, nil
}

var noise = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "\t", "", "’", "", "'", "",
	"\u2212", "-", "€", "", "£", "", "$", "")

// clean drops spaces of every kind and the currency.
func clean(s string) string {
	s = noise.Replace(strings.TrimSpace(s))
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToUpper(s), "EUR"), "EUR")
}

// split finds the digits of the units and of the decimals.
func split(text string) (units, decimals string, ok bool) {
	for _, r := range text {
		if (r < '0' || r > '9') && r != ',' && r != '.' {
			return "", "", false
		}
	}
	comma, dot := strings.Count(text, ","), strings.Count(text, ".")
	last := strings.LastIndexAny(text, ",.")
	switch {
	case comma == 0 && dot == 0:
		return text, "", text != ""
	case comma > 0 && dot > 0:
		// The last separator is the decimal one; the other must part thousands.
		sep := ","
		if text[last] == ',' {
			sep = "."
		}
		if strings.Count(text, string(text[last])) != 1 || !thousands(text[:last], sep) {
			return "", "", false
		}
		units, decimals = strings.ReplaceAll(text[:last], sep, ""), text[last+1:]
	case comma+dot > 1:
		// Several of one kind can only part thousands: 1.234.567.
		sep := string(text[last])
		if !thousands(text, sep) {
			return "", "", false
		}
		return strings.ReplaceAll(text, sep, ""), "", true
	default:
		units, decimals = text[:last], text[last+1:]
		if len(decimals) == 3 && len(units) > 0 && len(units) <= 3 && units != "0" {
			return "", "", false // "1,234": one thousand or one point two?
		}
	}
	return units, decimals, units != "" && decimals != ""
}

// thousands reports whether s is made of groups of three digits after a first of one to three.
func thousands(s, sep string) bool {
	groups := strings.Split(s, sep)
	for i, g := range groups {
		if i == 0 && (len(g) < 1 || len(g) > 3) || i > 0 && len(g) != 3 {
			return false
		}
	}
	return true
}

// ParseRate reads a yearly rate in percent: "12,40", "12.4 %", "15". It must
// lie between 0 and 100.
func ParseRate(s string) (Rate, error) {
	c, err := Parse(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%")))
	if err != nil {
		return 0, fmt.Errorf("«\u00a0%s\u00a0» n’est pas un taux\u00a0: écrivez-le sous la forme 12,40", s)
	}
	if c < 0 || c > 10000 {
		return 0, fmt.Errorf("«\u00a0%s\u00a0» n’est pas un taux annuel vraisemblable\u00a0: il doit tenir entre 0 et 100\u202f%%", s)
	}
	return Rate(c), nil
}
