package sample

import (
	"strconv"
	"strings"

	"dument/data"
)

// pad writes n with zeros before it.
func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// luhn appends the digit that makes digits pass the Luhn check.
func luhn(digits string) string {
	sum := 0
	for i := range digits {
		n := int(digits[len(digits)-1-i] - '0')
		if i%2 == 0 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return digits + strconv.Itoa((10-sum%10)%10)
}

// slug returns a name as mail domains write it: "Le Goff & Fils" is "le-goff-fils".
func slug(name string) string {
	words := strings.FieldsFunc(data.Fold(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}
