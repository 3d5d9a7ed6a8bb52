package letters

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dument/data"
)

// Variable is a word in braces that a text may hold.
type Variable struct {
	Name string // without its braces
	Help string // for the settings page, in French
}

// Variables lists what a text may hold, the same in both languages. A line
// whose variables are all empty is left out of the message.
var Variables = []Variable{
	{"salutation", "«\u00a0Bonjour Madame\u00a0», selon la fiche du client"},
	{"client", "le nom du client"},
	{"contact", "le nom de la personne à contacter"},
	{"pièces", "«\u00a0facture F-2026-017\u00a0», ou «\u00a03 factures\u00a0»"},
	{"factures", "la liste des factures, une par ligne"},
	{"total", "le montant à régler, avoirs et acomptes déduits"},
	{"échéance", "la plus ancienne échéance"},
	{"jours", "«\u00a012 jours\u00a0»\u00a0: le retard de la plus ancienne facture, ou ce qui reste avant l’échéance"},
	{"limite", "le dernier jour laissé pour payer"},
	{"délai", "«\u00a07 jours\u00a0»\u00a0: le délai laissé pour payer"},
	{"relances", "«\u00a0mon message du 05/10/2026\u00a0»\u00a0: ce qui est déjà parti"},
	{"promesse", "une phrase qui rappelle la promesse non tenue, s’il y en a une"},
	{"versement", "«\u00a0versement 2 sur 4, 250,00\u202f€, prévu le 12/06/2026\u00a0», pour un échéancier"},
	{"reçu", "«\u00a0500,00\u202f€ reçus le 10/06/2026\u00a0», pour un remerciement"},
	{"jointes", "une phrase qui annonce les factures jointes, s’il y en a"},
	{"règlement", "comment payer\u00a0: IBAN, référence, lien de paiement"},
	{"iban", "votre IBAN"},
	{"bic", "votre BIC"},
	{"lien", "le lien de paiement en ligne"},
	{"expéditeur", "votre nom"},
	{"téléphone", "votre téléphone"},
	{"email", "votre adresse e-mail"},
	{"signature", "votre nom, votre téléphone et votre adresse e-mail"},
}

var braces = regexp.MustCompile(`\{([^{}\n]*)\}`)

// folded is Variables by folded name: {echeance} is read as {échéance}.
var folded = func() map[string]string {
	names := make(map[string]string, len(Variables))
	for _, v := range Variables {
		names[data.Fold(v.Name)] = v.Name
	}
	return names
}()

// holds reports whether a text has one of the variables.
func holds(t Text, names ...string) bool {
	for _, m := range braces.FindAllStringSubmatch(t.Subject+"\n"+t.Body, -1) {
		if slices.Contains(names, folded[data.Fold(m[1])]) {
			return true
		}
	}
	return false
}

// CheckText refuses a text that cannot leave: an unknown variable, an empty
// subject or body, a subject of several lines. The error names the field.
func CheckText(t Text) error {
	if strings.TrimSpace(t.Subject) == "" {
		return data.Invalid("subject", "L’objet du message est vide\u00a0: indiquez-en un.")
	}
	return checkWords(t)
}

// checkWords is CheckText for a text that needs no subject.
func checkWords(t Text) error {
	switch {
	case strings.ContainsFunc(t.Subject, data.IsControl):
		return data.Invalid("subject", "L’objet du message doit tenir sur une seule ligne, sans caractère invisible.")
	case strings.TrimSpace(t.Body) == "":
		return data.Invalid("body", "Le texte du message est vide\u00a0: écrivez-le, ou reprenez le texte proposé.")
	}
	for _, part := range []struct{ field, text, where string }{{"subject", t.Subject, "L’objet"}, {"body", t.Body, "Le texte"}} {
		for _, m := range braces.FindAllStringSubmatch(part.text, -1) {
			if _, ok := folded[data.Fold(m[1])]; !ok {
				return data.Invalid(part.field, part.where+" contient «\u00a0"+m[0]+"\u00a0», qui n’est pas connu. Le plus proche est «\u00a0{"+nearest(m[1])+"}\u00a0»\u00a0: reprenez-le, ou retirez les accolades.")
			}
		}
	}
	return nil
}

// nearest returns the variable that looks most like a name.
func nearest(name string) string {
	best, least := "", 0
	for _, v := range Variables {
		if n := distance(data.Fold(name), data.Fold(v.Name)); best == "" || n < least {
			best, least = v.Name, n
		}
	}
	return best
}

// distance is how many letters are to be added, taken away or changed to make
// one word of the other (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			n := min(row[j], row[j+1]) + 1
			if a[i] == b[j] {
				n = min(n, corner)
			} else {
				n = min(n, corner+1)
			}
			corner, row[j+1] = row[j+1], n
		}
	}
	return row[len(b)]
}

// forbidden is what a consumer is never told: recovery fees are forbidden to
// ask of him (art. L111-8 CPCE, L121-21 C. conso) and the commercial code's
// rates do not apply. It looks at folded text. 592.40 EUR owed is no 40 EUR.
var forbidden = regexp.MustCompile(`(?:^|[^\d.,]|\D[.,])40 ?(€|eur\b|euros?\b)|€ ?40\b(?:[^.,]|[.,]\D|$)|indemnite forfaitaire|frais de recouvrement|penalit|penalties|recovery (fee|cost)|\b[ld]\.? ?441-|\bbce\b|banque centrale|central bank`)

// CheckTextFor is CheckText, and keeps what the law forbids out of the texts
// for consumers. An SMS needs no subject.
func CheckTextFor(key string, t Text) error {
	check := CheckText
	if isSMS(key) {
		check = checkWords
	}
	if err := check(t); err != nil {
		return err
	}
	if strings.HasSuffix(key, "-"+string(data.Consumer)) {
		return checkConsumer(t)
	}
	return nil
}

func checkConsumer(t Text) error {
	if found := forbidden.FindString(data.Fold(t.Subject + "\n" + t.Body)); found != "" {
		return data.Invalid("body", "Un message à un particulier ne peut pas mentionner «\u00a0"+strings.TrimSpace(found)+
			"\u00a0»\u00a0: ni l’indemnité de 40\u00a0€, ni les pénalités entre professionnels ne lui sont applicables. Retirez ce passage.")
	}
	return nil
}

// expand fills a text in. values has every name of Variables. A line that held
// variables, all of them empty, is left out, and no two empty lines follow.
func expand(template string, values map[string]string) string {
	var out []string
	for _, line := range strings.Split(strings.ReplaceAll(template, "\r\n", "\n"), "\n") {
		held, filled := false, false
		line = braces.ReplaceAllStringFunc(line, func(m string) string {
			v := values[folded[data.Fold(m[1:len(m)-1])]]
			held, filled = true, filled || v != ""
			return v
		})
		if held && !filled {
			continue
		}
		if strings.TrimSpace(line) == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, strings.TrimRight(line, " \t"))
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

// oneLine makes a value safe to stand in a subject or a line of a message.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || data.IsControl(r) }), " ")
}

// count returns "1 jour", "12 jours": n with the right word.
func count(n int, one, many string) string {
	if n == 1 || n == 0 || n == -1 {
		return fmt.Sprintf("%d\u00a0%s", n, one)
	}
	return fmt.Sprintf("%d\u00a0%s", n, many)
}
