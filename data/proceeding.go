package data

import (
	"strings"

	"dument/data/day"
)

// ProceedingKind is the kind of collective proceedings.
type ProceedingKind string

const (
	Safeguard   ProceedingKind = "safeguard"   // sauvegarde
	Recovery    ProceedingKind = "recovery"    // redressement judiciaire
	Liquidation ProceedingKind = "liquidation" // liquidation judiciaire
)

// ProceedingKinds lists the kinds in the order they are offered.
var ProceedingKinds = []ProceedingKind{Safeguard, Recovery, Liquidation}

// French returns the kind's name in the window.
func (k ProceedingKind) French() string {
	switch k {
	case Safeguard:
		return "Sauvegarde"
	case Recovery:
		return "Redressement judiciaire"
	case Liquidation:
		return "Liquidation judiciaire"
	}
	return string(k)
}

// Proceeding is what is known of a client's collective proceedings; the day of
// the judgment itself is Client.Insolvent.
type Proceeding struct {
	Kind      ProceedingKind // or ""
	Court     string         // that opened it
	Published day.Day        // in the BODACC: the delay to declare runs from it (art. R622-24 C. com.)
	Trustee   string         // mandataire judiciaire or liquidateur
	Address   Address        // the trustee's
	Declared  day.Day        // the claim was declared, or none
}

// normalize trims texts.
func (p *Proceeding) normalize() {
	for _, s := range []*string{&p.Court, &p.Trustee, &p.Address.Street, &p.Address.Extra, &p.Address.Postcode, &p.Address.City, &p.Address.Country} {
		*s = strings.TrimSpace(*s)
	}
}

// check refuses proceedings that cannot be kept, opened on a day.
func (p Proceeding) check(judgment day.Day) error {
	switch {
	case p.Kind != "" && !known(ProceedingKinds, p.Kind):
		return Invalid("proceeding", "La procédure «\u00a0"+string(p.Kind)+"\u00a0» n’est pas connue\u00a0: choisissez "+list(ProceedingKinds)+".")
	case !p.Published.IsZero() && p.Published < judgment:
		return Invalid("published", "La publication au BODACC ("+p.Published.French()+") précède le jugement ("+judgment.French()+")\u00a0: corrigez l’une des deux dates.")
	case !p.Declared.IsZero() && p.Declared < judgment:
		return Invalid("declared", "La déclaration de créance ("+p.Declared.French()+") précède le jugement ("+judgment.French()+")\u00a0: corrigez l’une des deux dates.")
	}
	if err := checkLine("court", p.Court); err != nil {
		return err
	}
	return checkLines(p.Trustee, p.Address)
}

// PublicPage is a page of a public service about a company, to be opened in the
// user's browser: the program itself asks nothing of the network.
type PublicPage struct{ Name, URL string }

// PublicPages returns the public pages for a SIREN, none without one.
func PublicPages(siren string) []PublicPage {
	if siren == "" {
		return nil
	}
	return []PublicPage{
		{"Annuaire des entreprises", "https://annuaire-entreprises.data.gouv.fr/entreprise/" + siren},
		{"BODACC", "https://www.bodacc.fr/pages/annonces-commerciales/?q.registre=registre:" + siren},
		{"Infonet", "https://infonet.fr/recherche/?q=" + siren},
	}
}
