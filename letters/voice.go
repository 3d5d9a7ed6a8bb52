package letters

import (
	"strings"

	"dument/data"
)

// voice is who speaks: a person says « je », a company « nous ».
type voice struct {
	demand    string // "je vous mets en demeure de me payer"
	seize     string
	my, mine  string // "mon", "mes"
	one       string // "ma"
	reach     string // "m’écrire"
	call      string // "m’appeler"
	thank     string
	greet     string // "Je vous prie", "Nous vous prions"
	toMe      string // "ne m’", "ne nous "
	englishMy string
	englishMe string
}

var person = voice{
	demand: "je vous mets en demeure de me payer", seize: "je saisirai", my: "mon", mine: "mes", one: "ma",
	reach: "m’écrire", call: "m’appeler", thank: "je vous remercie", greet: "Je vous prie",
	toMe: "ne m’", englishMy: "my", englishMe: "me",
}

var company = voice{
	demand: "nous vous mettons en demeure de nous payer", seize: "nous saisirons", my: "notre", mine: "nos", one: "notre",
	reach: "nous écrire", call: "nous appeler", thank: "nous vous remercions", greet: "Nous vous prions",
	toMe: "ne nous ", englishMy: "our", englishMe: "us",
}

// individual reports whether the sender trades in its own person.
func individual(s data.Sender) bool {
	form := data.Fold(s.LegalForm)
	return form == "" || form == "ei" || form == "eirl" || strings.Contains(form, "individuel") ||
		strings.Contains(form, "entrepreneur") || strings.Contains(form, "micro") || strings.Contains(form, "liberal")
}

func voiceOf(s data.Sender) voice {
	if individual(s) {
		return person
	}
	return company
}

// signedName returns the sender's name as papers must show it: an entrepreneur
// individuel adds "EI" to it (art. R526-27 C. com.).
func signedName(s data.Sender) string {
	form := data.Fold(s.LegalForm)
	if form != "ei" && !strings.Contains(form, "individuel") {
		return s.Name
	}
	for _, word := range strings.Fields(data.Fold(s.Name)) {
		if word == "ei" || word == "individuel" {
			return s.Name
		}
	}
	return s.Name + " EI"
}

// legalLine returns what the foot of each page states of the sender: form,
// capital, seat, SIREN and register (art. R123-237 and R123-238 C. com.).
func legalLine(s data.Sender) string {
	first := signedName(s)
	if !individual(s) {
		first += ", " + s.LegalForm
		if s.Capital > 0 {
			first += " au capital de " + strings.Replace(s.Capital.Format("EUR"), ",00", "", 1)
		}
	}
	parts := []string{first, s.Address.Line()}
	if s.SIREN != "" {
		parts = append(parts, "SIREN "+groupDigits(s.SIREN))
	}
	if r := registration(s); r != "" {
		parts = append(parts, r)
	}
	if s.VAT != "" {
		parts = append(parts, "TVA "+s.VAT)
	}
	return strings.Join(parts, " – ")
}

// registration returns the register that the sender is in: "RNE", "RCS Lyon", or "".
func registration(s data.Sender) string {
	switch {
	case data.Fold(s.RCS) == "rne":
		return "RNE"
	case s.RCS == "" || strings.HasPrefix(data.Fold(s.RCS), "rcs"):
		return s.RCS
	}
	return "RCS " + s.RCS
}

// groupDigits returns "732 829 320" with no-break spaces.
func groupDigits(s string) string {
	var b strings.Builder
	for i, r := range s {
		if i > 0 && i%3 == 0 {
			b.WriteRune('\u00a0')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// of writes "de" and a name, with its elision before a vowel: "d’Atelier
// Lefèvre". An h is taken as aspirated, since nobody can tell.
func of(name string) string {
	name = oneLine(name)
	if strings.IndexAny(data.Fold(name), "aeiouœæ") == 0 {
		return "d’" + name
	}
	return "de " + name
}
