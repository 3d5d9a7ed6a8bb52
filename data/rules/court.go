package rules

import (
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// CourtKind is a kind of court that an injonction de payer is asked of.
type CourtKind string

// The kinds. The juge des contentieux de la protection is none of them: he has
// credit and housing, which nobody invoices here.
const (
	CommercialCourt CourtKind = "commercial" // tribunal de commerce
	EconomicCourt   CourtKind = "economic"   // tribunal des activités économiques
	JudicialCourt   CourtKind = "judicial"   // tribunal judiciaire, or its tribunal de proximité
	Administrative  CourtKind = "administrative"
)

// The forms that a request goes to; all are optional (art. 1407 CPC).
const (
	formCommercial = "Cerfa 12946*02"
	formJudicial   = "Cerfa 12948*06"
	formProtection = "16040*01" // credit and housing only
)

// Court is where an injonction de payer goes, as far as the program can tell.
type Court struct {
	Kind CourtKind
	Name string // French, with the town where it is known: "tribunal des activités économiques de Lyon"
	Form string // the Cerfa form that the request goes to, optional by law; "" for none
	Why  string // French sentences: on what the choice rests, and what to check
}

// economicTowns have a tribunal des activités économiques from 2025-01-01 to
// 2028-12-31, by their plain names.
var economicTowns = map[string]string{"marseille": "de Marseille", "le mans": "du Mans", "limoges": "de Limoges", "lyon": "de Lyon", "nancy": "de Nancy",
	"avignon": "d’Avignon", "auxerre": "d’Auxerre", "paris": "de Paris", "saint brieuc": "de Saint-Brieuc", "le havre": "du Havre",
	"nanterre": "de Nanterre", "versailles": "de Versailles"}

var (
	economicFrom  = day.Of(2025, 1, 1)
	economicUntil = day.Of(2028, 12, 31)
)

// consumerAttempt is the amount up to which a consumer is first offered an
// amicable attempt (art. 750-1 CPC).
const consumerAttempt money.Cents = 500_000

// CourtFor returns the court of the debtor's place for an injonction de payer
// (art. 1405 s. CPC) of an amount, on a day. A consumer is never brought before
// a commercial court, and a professional only by a creditor who is in the
// commercial register himself.
func CourtFor(sender data.Sender, debtor data.Client, amount money.Cents, today day.Day) Court {
	c := courtOf(sender, debtor, amount, today)
	if debtor.Address.Abroad() {
		c.Why += " Votre client demeure à l’étranger (" + debtor.Address.Country + ")\u00a0: le juge de son domicile n’est pas français, prenez conseil avant toute requête."
	}
	if !debtor.Insolvent.IsZero() {
		c.Why += " Une procédure collective est ouverte depuis le " + debtor.Insolvent.French() + "\u00a0: aucune action n’est possible pour les dettes antérieures, la créance se déclare (articles L622-7 et L622-21 du code de commerce)."
	}
	return c
}

func courtOf(sender data.Sender, debtor data.Client, amount money.Cents, today day.Day) Court {
	switch {
	case debtor.Kind == data.PublicBody:
		return Court{Kind: Administrative, Name: placed("tribunal administratif", debtor),
			Why: "Une personne publique relève en principe du juge administratif\u00a0: l’injonction de payer n’y existe pas. Prenez conseil."}
	case debtor.Kind == data.Consumer:
		c := Court{Kind: JudicialCourt, Name: placed("tribunal judiciaire ou de proximité", debtor), Form: formJudicial,
			Why: "Votre client est un particulier\u00a0: jamais le tribunal de commerce. Le juge des contentieux de la protection (Cerfa " + formProtection +
				") ne connaît que du crédit à la consommation et du logement."}
		if amount <= consumerAttempt {
			c.Why += " Jusqu’à 5\u202f000\u00a0€, une tentative amiable est à faire d’abord (article 750-1 du code de procédure civile)\u00a0: vérifiez auprès du greffe si votre requête en est dispensée."
		}
		return c
	case sender.RCS == "" || data.Fold(sender.RCS) == "rne":
		return Court{Kind: JudicialCourt, Name: placed("tribunal judiciaire", debtor), Form: formJudicial,
			Why: "Vous n’êtes pas inscrit au registre du commerce\u00a0: le tribunal judiciaire est compétent, sauf si vous êtes commerçant."}
	}
	const why = "Entre commerçants ou sociétés commerciales. Si votre client est une profession libérale, une association ou un artisan non commerçant, c’est le tribunal judiciaire (" + formJudicial + ")."
	switch of := economicTowns[plainTown(debtor.Address.City)]; {
	case today < economicFrom || today > economicUntil:
		return Court{CommercialCourt, placed("tribunal de commerce", debtor), formCommercial, why}
	case of == "":
		return Court{CommercialCourt, placed("tribunal de commerce", debtor), formCommercial,
			why + " Dans douze villes, il s’appelle jusqu’à fin 2028 tribunal des activités économiques\u00a0: vérifiez duquel dépend votre client."}
	default:
		return Court{EconomicCourt, "tribunal des activités économiques " + of, formCommercial, why}
	}
}

// placed returns the name of the court of a debtor's place.
func placed(court string, debtor data.Client) string {
	if town := strings.TrimSpace(debtor.Address.City); town != "" {
		return court + " dont dépend " + town
	}
	return court + " du lieu où demeure votre client"
}

// plainTown returns a town as economicTowns writes it: without accents, hyphens
// and what the post adds, an arrondissement or a CEDEX.
func plainTown(city string) string {
	words := strings.Fields(strings.ReplaceAll(data.Fold(city), "-", " "))
	for i, w := range words {
		if w == "cedex" || w[0] >= '0' && w[0] <= '9' {
			words = words[:i]
			break
		}
		if w == "st" {
			words[i] = "saint"
		}
	}
	return strings.Join(words, " ")
}
