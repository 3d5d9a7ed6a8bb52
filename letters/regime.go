package letters

import (
	"dument/data"
	"dument/data/day"
)

// regime holds the words of a formal notice that the law sets by kind of
// debtor. Every article named here is in force in November 2026.
type regime struct {
	attention string // who opens it
	accrues   string // why and since when interest runs; "" for a consumer
	legal     string // consumer: interest from receipt on
	penalties string // name of the penalties
	column    string // the same, as the title of a column
	indemnity string // label of the flat indemnity's line
	articles  string // what the claim rests on
	amicable  string // one more way out
}

// regimeOf returns the words for a kind of debtor; until is the last day that
// penalties are computed for; joined says that the calculation is in an annex.
func regimeOf(kind data.ClientKind, until day.Day, joined bool) regime {
	formula := "solde × taux annuel × jours\u00a0/\u00a0365"
	if joined {
		formula += ", selon le calcul joint"
	}
	switch kind {
	case data.Consumer:
		// Neither penalties nor 40 EUR (art. L111-8 CPCE, L121-21 C. conso);
		// the legal rate runs from receipt (art. 1231-6 C. civ.).
		return regime{
			legal:    "Conformément à l’article 1231-6 du code civil, cette somme produira intérêt au taux légal à compter de la réception de la présente lettre.",
			articles: "de l’article 1231-6 du code civil",
			amicable: " Un conciliateur de justice, dont le concours est gratuit, peut aussi nous y aider.",
		}
	case data.PublicBody:
		return regime{
			attention: "À l’attention du représentant légal",
			accrues: "Les intérêts moratoires courent de plein droit et sans autre formalité depuis le lendemain de l’expiration du délai de paiement (articles L2192-13 et R2192-31 du code de la commande publique). " +
				"Arrêtés au " + until.French() + " (" + formula + "), ils continuent de courir jusqu’au paiement complet. " +
				"S’y ajoute l’indemnité forfaitaire pour frais de recouvrement de 40\u00a0€ par facture (article D2192-35 du même code).",
			penalties: "Intérêts moratoires",
			column:    "Intérêts",
			indemnity: "Indemnité forfaitaire de recouvrement",
			articles:  "des articles L2192-13, R2192-31 et D2192-35 du code de la commande publique",
		}
	}
	return regime{
		attention: "À l’attention du représentant légal",
		accrues: "Les pénalités de retard courent de plein droit depuis le lendemain de l’échéance, sans qu’un rappel soit nécessaire (article L441-10 du code de commerce). " +
			"Arrêtées au " + until.French() + " (" + formula + "), elles continuent de courir jusqu’au paiement complet. " +
			"S’y ajoute l’indemnité forfaitaire pour frais de recouvrement de 40\u00a0€ par facture (article D441-5 du code de commerce).",
		penalties: "Pénalités de retard",
		column:    "Pénalités",
		indemnity: "Indemnité forfaitaire de recouvrement",
		articles:  "des articles 1231-6 du code civil, L441-10 et D441-5 du code de commerce",
	}
}
