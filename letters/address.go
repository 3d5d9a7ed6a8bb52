package letters

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dument/data"
)

// Limits of an address by NF Z 10-011.
const (
	addressLines = 6 // one more abroad, for the country
	addressWidth = 38
)

// recipientLines returns the address block of a client by NF Z 10-011: at most
// six lines of 38 characters, from the street on in unaccented capitals
// without punctuation, postcode and town last (the country after them abroad).
// attention ("À l’attention du …") is left out, and kept reports so, where it
// would make a seventh line. An address that a letter cannot reach, or that
// does not fit, is refused with a sentence that says what to do.
func recipientLines(c data.Client, attention string) (lines []string, kept bool, err error) {
	a := c.Address
	for _, f := range []struct{ field, value, french string }{
		{"address", a.Street + a.Extra, "la rue"}, {"postcode", a.Postcode, "le code postal"}, {"city", a.City, "la ville"},
	} {
		if strings.TrimSpace(f.value) == "" && (f.field != "postcode" || !a.Abroad()) {
			return nil, false, data.Invalid(f.field, "L’adresse "+of(c.Name)+" est incomplète\u00a0: il manque "+f.french+
				". Complétez sa fiche pour que la lettre lui parvienne.")
		}
	}
	name := split(oneLine(c.Name))
	var rest []string
	if a.Extra != "" {
		rest = append(rest, split(oneLine(a.Extra))...)
	}
	if a.Street != "" {
		rest = append(rest, split(postal(a.Street))...)
	}
	rest = append(rest, postal(a.Postcode+" "+a.City))
	limit := addressLines
	if a.Abroad() {
		rest = append(rest, postal(a.Country))
		limit++
	}
	kept = attention != "" && len(name)+1+len(rest) <= limit
	lines = name
	if kept {
		lines = append(lines, attention)
	}
	lines = append(lines, rest...)
	for _, l := range lines {
		if utf8.RuneCountInString(l) > addressWidth {
			return nil, false, data.Invalid("address", fmt.Sprintf("La ligne «\u00a0%s\u00a0» de l’adresse de %s dépasse %d caractères\u00a0: abrégez-la dans sa fiche.", l, c.Name, addressWidth))
		}
	}
	if len(lines) > limit {
		return nil, false, data.Invalid("address", fmt.Sprintf("L’adresse de %s ne tient pas en %d lignes de %d caractères\u00a0: abrégez le nom, la rue ou le complément dans sa fiche.", c.Name, limit, addressWidth))
	}
	return lines, kept, nil
}

// postal puts a line in unaccented capitals, without punctuation.
func postal(s string) string {
	plain := strings.Map(func(r rune) rune {
		if strings.ContainsRune(",.;:'’\"()/-–_", r) || data.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.ToUpper(data.Fold(plain))
}

// split breaks a line that is too long at its last space that fits; a word
// that is too long stays whole, for the caller to refuse.
func split(s string) []string {
	var lines []string
	for utf8.RuneCountInString(s) > addressWidth {
		head := string([]rune(s)[:addressWidth+1])
		at := strings.LastIndexByte(head, ' ')
		if at <= 0 {
			break
		}
		lines = append(lines, s[:at])
		s = s[at+1:]
	}
	return append(lines, s)
}

// senderLines returns the sender's address and ways to reach it.
func senderLines(s data.Sender) []string {
	var lines []string
	for _, l := range []string{s.Address.Extra, s.Address.Street, strings.TrimSpace(s.Address.Postcode + " " + s.Address.City), s.Address.Country, s.Phone, s.Email} {
		if l = oneLine(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// checkSender refuses a sender who lacks what a paper must state.
func checkSender(s data.Sender) error {
	missing := s.Missing()
	if len(missing) == 0 {
		return nil
	}
	return data.Invalid("sender", "Il manque, pour imprimer une lettre, "+listOf(missing, len(missing), "et", "")+
		"\u00a0: complétez-les dans Réglages > Votre entreprise.")
}
