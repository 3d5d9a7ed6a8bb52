package rules

import (
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// CourtKind is a kind of court that an injonction de payer is asked of.
type CourtKind string

const (
	CommercialCourt CourtKind = "commercial" // tribunal de commerce
	EconomicCourt   CourtKind = "economic"   // tribunal des activités économiques
	JudicialCourt   CourtKind = "judicial"   // tribunal judiciaire
	ProtectionJudge CourtKind = "protection" // juge des contentieux de la protection
	Administrative  CourtKind = "administrative"
)

// Court is where an injonction de payer goes, as far as the program can tell.
type Court struct {
	Kind CourtKind
	Name string // French, with the town where it is known: "tribunal des activités économiques de Lyon"
	Form string // the Cerfa form that the request goes to, optional by law; "" for none
	Why  string // French sentence: on what the choice rests, and what to check
}

// economicTowns have a tribunal des activités économiques from 2025-01-01 to
// 2028-12-31.
var economicTowns = map[string]bool{"marseille": true, "le mans": true, "limoges": true, "lyon": true, "nancy": true, "avignon": true,
	"auxerre": true, "paris": true, "saint-brieuc": true, "le havre": true, "nanterre": true, "versailles": true}

var (
	economicFrom  = day.Of(2025, 1, 1)
	economicUntil = day.Of(2028, 12, 31)
)

// consumerAttempt is the amount up to which a consumer is first offered an
// amicable attempt (art. 750-1 CPC).
const consumerAttempt money.Cents = 500_000

// CourtFor returns the court of the debtor's place for an injonction de payer
// (art. 1405 s. CPC), on a day. A consumer is never brought before a commercial
// court, and a professional only by a creditor who is in the commercial register
// himself.
func CourtFor(sender data.Sender, debtor data.Client, amount money.Cents, today day.Day) Court {
	town := strings.TrimSpace(debtor.Address.City)
	at := func(name string) string {
		if town == "" {
			return name + " du lieu où demeure votre client"
		}
		return name + " dont dépend " + town
	}
	switch {
	case debtor.Kind == data.PublicBody:
		return Court{Kind: Administrative, Name: at("tribunal administratif"),
			Why: "Une personne publique relève en principe du juge administratif\u00a0: l’injonction de payer n’y existe pas. Prenez conseil."}
	case debtor.Kind == data.Consumer:
		c := Court{Kind: ProtectionJudge, Name: at("juge des contentieux de la protection, tribunal de proximité ou judiciaire"), Form: "Cerfa 16040*01",
			Why: "Votre client est un particulier\u00a0: jamais le tribunal de commerce. Le juge des contentieux de la protection connaît du crédit et du logement\u202f; pour une autre créance, le tribunal judiciaire (Cerfa 12948*06)."}
		if amount <= consumerAttempt {
			c.Why += " Jusqu’à 5\u202f000\u00a0€, une tentative amiable est à faire d’abord (article 750-1 du code de procédure civile), sauf pour l’injonction de payer elle-même\u00a0: vérifiez."
		}
		return c
	case sender.RCS == "" || data.Fold(sender.RCS) == "rne":
		return Court{Kind: JudicialCourt, Name: at("tribunal judiciaire"), Form: "Cerfa 12948*06",
			Why: "Vous n’êtes pas inscrit au registre du commerce\u00a0: le tribunal judiciaire est compétent, sauf si vous êtes commerçant."}
	}
	c := Court{Kind: CommercialCourt, Name: at("tribunal de commerce"), Form: "Cerfa 12946*02",
		Why: "Entre commerçants ou sociétés commerciales. Si votre client est une profession libérale, une association ou un artisan non commerçant, c’est le tribunal judiciaire (Cerfa 12948*06)."}
	if economicTowns[data.Fold(town)] && today >= economicFrom && today <= economicUntil {
		c.Kind, c.Name = EconomicCourt, "tribunal des activités économiques de "+town
	}
	return c
}
