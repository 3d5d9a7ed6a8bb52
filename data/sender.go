package data

import (
	"strings"

	"dument/data/money"
)

// Sender is the user's own business, as letters and messages must name it
// (art. R123-237 and R123-238 C. com.).
type Sender struct {
	Name      string // legal name, or the person's own name
	LegalForm string // "EI", "SARL", "SAS" ...
	Capital   money.Cents
	SIREN     string
	SIRET     string
	RCS       string // town of the register, or "RNE"
	VAT       string
	Address   Address
	Email     string
	Phone     string
	IBAN      string
	BIC       string
	Place     string     // place of signature; the city where empty
	Terms     Terms      // default payment terms of new clients
	LateRate  money.Rate // contractual late rate of the terms of sale; 0 = ECB + 10 points
	PaysFirst PaysFirst  // what a part payment pays first
}

// Normalize puts identifiers in the form that is stored: no spaces, capitals.
func (s *Sender) Normalize() {
	for _, p := range []*string{&s.SIREN, &s.SIRET, &s.VAT, &s.IBAN, &s.BIC} {
		*p = Compact(*p)
	}
	for _, p := range []*string{&s.Name, &s.LegalForm, &s.RCS, &s.Email, &s.Phone, &s.Place,
		&s.Address.Street, &s.Address.Extra, &s.Address.Postcode, &s.Address.City, &s.Address.Country} {
		*p = strings.TrimSpace(*p)
	}
	if s.SIREN == "" && len(s.SIRET) == 14 {
		s.SIREN = s.SIRET[:9]
	}
}

// Validate checks what is filled in; empty fields are allowed, since the first
// run asks for nothing. The error is a *Error that names the field.
func (s Sender) Validate() error {
	for _, err := range []error{CheckSIREN(s.SIREN), CheckSIRET(s.SIRET), CheckVAT(s.VAT), CheckIBAN(s.IBAN),
		CheckBIC(s.BIC), CheckEmail(s.Email), s.Terms.Validate(), checkLines(s.Name, s.Address)} {
		if err != nil {
			return err
		}
	}
	if s.SIRET != "" && s.SIREN != "" && !strings.HasPrefix(s.SIRET, s.SIREN) {
		return Invalid("siret", "Le SIRET doit commencer par le SIREN\u00a0: l’un des deux n’est pas le vôtre.")
	}
	if s.Capital < 0 {
		return Invalid("capital", "Le capital ne peut pas être négatif.")
	}
	if s.PaysFirst != PrincipalFirst && s.PaysFirst != InterestFirst {
		return Invalid("pays_first", "Un paiement partiel s’impute d’abord sur le principal, ou sur les intérêts (interest)\u00a0: choisissez l’un des deux.")
	}
	if s.LateRate < 0 || s.LateRate > 10000 {
		return Invalid("late_rate", "Le taux de pénalité doit tenir entre 0 et 100\u202f%.")
	}
	return nil
}

// Missing returns the French names of what a formal notice must state and the
// sender lacks (law: R123-237 C. com.), in the order of the form.
func (s Sender) Missing() []string {
	var missing []string
	for _, f := range []struct{ name, value string }{
		{"votre nom", s.Name}, {"votre SIREN", s.SIREN}, {"votre adresse", s.Address.Street + s.Address.Extra},
		{"votre code postal", s.Address.Postcode}, {"votre ville", s.Address.City},
	} {
		if f.value == "" {
			missing = append(missing, f.name)
		}
	}
	return missing
}

// SigningPlace returns the place that a letter is dated from.
func (s Sender) SigningPlace() string {
	if s.Place != "" {
		return s.Place
	}
	return s.Address.City
}

// checkLines refuses line feeds and other control characters in what an
// envelope prints on one line each.
func checkLines(name string, a Address) error {
	for _, f := range []struct{ field, value string }{{"name", name}, {"address", a.Street}, {"extra", a.Extra},
		{"postcode", a.Postcode}, {"city", a.City}, {"country", a.Country}} {
		if err := checkLine(f.field, f.value); err != nil {
			return err
		}
	}
	return nil
}

func checkLine(field, value string) error {
	if !hasControl(value) {
		return nil
	}
	return Invalid(field, "«\u00a0"+strings.Join(strings.Fields(value), " ")+"\u00a0» contient un retour à la ligne ou un caractère invisible\u00a0: écrivez-le sur une seule ligne.")
}

// IsControl reports runes that stand on no printed line, in no header and in no
// sentence: controls, and the line and paragraph separators.
func IsControl(r rune) bool {
	return r < ' ' || (r >= 0x7f && r < 0xa0) || r == '\u2028' || r == '\u2029'
}

func hasControl(s string) bool { return strings.ContainsFunc(s, IsControl) }
