package letters

import (
	"fmt"
	"regexp"
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

// CheckText refuses a text that cannot leave: an unknown variable, an empty
// subject or body, a subject of several lines. The error names the field.
func CheckText(t Text) error {
	switch {
	case strings.TrimSpace(t.Subject) == "":
		return data.Invalid("subject", "L’objet du message est vide\u00a0: indiquez-en un.")
	case strings.ContainsFunc(t.Subject, data.IsControl):
		return data.Invalid("subject", "L’objet du message doit tenir sur une seule ligne, sans caractère invisible.")
	case strings.TrimSpace(t.Body) == "":
		return data.Invalid("body", "Le texte du message est vide\u00a0: écrivez-le, ou reprenez le texte proposé.")
	}
	for _, part := range []struct{ field, text, where string }{{"subject", t.Subject, "L’objet"}, {"body", t.Body, "Le texte"}} {
		for _, m := range braces.FindAllStringSubmatch(part.text, -1) {
			if _, ok := folded[data.Fold(m[1])]; !ok {
				return data.Invalid(part.field, part.where+" contient «\u00a0"+m[0]+"\u00a0», qui n’est pas connu. Les mots entre accolades possibles sont "+known()+".")
			}
		}
	}
	return nil
}

func known() string {
	names := make([]string, len(Variables))
	for i, v := range Variables {
		names[i] = "{" + v.Name + "}"
	}
	return strings.Join(names, ", ")
}

// forbidden is what a consumer is never told: recovery fees are forbidden to
// ask of him (art. L111-8 CPCE, L121-21 C. conso) and the commercial code's
// rates do not apply. It looks at folded text.
var forbidden = regexp.MustCompile(`\b40 ?(€|eur\b|euros?\b)|€ ?40\b(?:[^.,]|[.,]\D|$)|indemnite forfaitaire|frais de recouvrement|penalit|penalties|recovery (fee|cost)|\b[ld]\.? ?441-|\bbce\b|banque centrale|central bank`)

// CheckTextFor is CheckText, and keeps what the law forbids out of the texts
// for consumers.
func CheckTextFor(key string, t Text) error {
	if err := CheckText(t); err != nil {
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
