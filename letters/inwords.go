package letters

import (
	"strings"

	"dument/data/money"
)

// InWords returns an amount in euros in full French letters, as an
// acknowledgement of debt writes it by hand (art. 1376 C. civ.): "mille huit
// cent huit euros et dix centimes". Hyphens are the traditional ones, "et" stands
// before un and onze, and "de" between a round million and the currency.
func InWords(amount money.Cents) string {
	sign := ""
	if amount < 0 {
		sign = "moins "
		amount = -amount
	}
	euros, cents := int64(amount/100), int64(amount%100)
	unit := "euro"
	switch {
	case euros >= 1_000_000 && euros%1_000_000 == 0:
		unit = "d’euros"
	case euros > 1:
		unit = "euros"
	}
	out := ""
	if euros > 0 || cents == 0 {
		out = number(euros) + " " + unit
	}
	if cents > 0 {
		if out != "" {
			out += " et "
		}
		out += number(cents) + " centime"
		if cents > 1 {
			out += "s"
		}
	}
	return sign + out
}

// number writes a whole number up to 999,999,999,999 in letters.
func number(n int64) string {
	if n == 0 {
		return "zéro"
	}
	var parts []string
	for _, scale := range []struct {
		size int64
		word string
	}{{1_000_000_000, "milliard"}, {1_000_000, "million"}} {
		if many := n / scale.size; many > 0 {
			word := scale.word
			if many > 1 {
				word += "s"
			}
			parts = append(parts, below1000(many, true)+" "+word)
			n %= scale.size
		}
	}
	if many := n / 1000; many > 1 {
		// Mille is a numeral, not a noun: cent and vingt lose their s before it.
		parts = append(parts, below1000(many, false)+" mille")
	} else if many == 1 {
		parts = append(parts, "mille")
	}
	if n %= 1000; n > 0 {
		parts = append(parts, below1000(n, true))
	}
	return strings.Join(parts, " ")
}

// below1000 writes 1 to 999; last says that cent and vingt may take their s.
func below1000(n int64, last bool) string {
	var parts []string
	if hundreds := n / 100; hundreds > 0 {
		word := "cent"
		if hundreds > 1 {
			parts = append(parts, units[hundreds])
			if n%100 == 0 && last {
				word = "cents"
			}
		}
		parts = append(parts, word)
	}
	if n %= 100; n > 0 {
		parts = append(parts, below100(n, last))
	}
	return strings.Join(parts, " ")
}

func below100(n int64, last bool) string {
	switch {
	case n < 20:
		return units[n]
	case n == 80 && last:
		return "quatre-vingts"
	case n%10 == 0 && n != 70 && n != 90:
		return tens[n/10]
	}
	ten, unit := n/10, n%10
	if ten == 7 || ten == 9 { // soixante-dix, quatre-vingt-dix
		ten, unit = ten-1, unit+10
	}
	if (unit == 1 || unit == 11) && ten != 8 {
		return tens[ten] + " et " + units[unit]
	}
	return tens[ten] + "-" + units[unit]
}

var units = [...]string{"", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
	"quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"}

var tens = [...]string{"", "", "vingt", "trente", "quarante", "cinquante", "soixante", "", "quatre-vingt", ""}
