package letters

import (
	"strings"

	"dument/data"
	"dument/data/day"
)

// regime holds the words of a claim that the law sets by kind of debtor. The
// articles named between professionals and for a consumer are in force in
// November 2026; what holds for public bodies depends on the contract, and so
// is never stated without reserve.
type regime struct {
	attention string // who opens it
	accrues   string // why and since when interest runs; "" for a consumer
	flat      string // the flat indemnity; "" for a consumer
	legal     string // consumer: interest from receipt on
	penalties string // name of the penalties
	column    string // the same, as the title of a column
	ending    string // of a participle that agrees with it: "es", "s"
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
			accrues: "Conformément à l’article 1231-6 du code civil, cette somme produit intérêt au taux légal depuis la réception d’une précédente mise en demeure. " +
				"Arrêtés au " + until.French() + " (" + formula + "), ces intérêts continuent de courir jusqu’au paiement complet.",
			legal:     "Conformément à l’article 1231-6 du code civil, cette somme produira intérêt au taux légal à compter de la réception de la présente lettre.",
			penalties: "Intérêts au taux légal",
			column:    "Intérêts",
			ending:    "s",
			articles:  "de l’article 1231-6 du code civil",
			amicable:  " Un conciliateur de justice, dont le concours est gratuit, peut aussi nous y aider.",
		}
	case data.PublicBody:
		return regime{
			attention: "À l’attention du représentant légal",
			accrues: "Sous réserve de ce que prévoit le marché, les intérêts moratoires courent depuis le lendemain de l’expiration du délai de paiement (articles L2192-13 et R2192-31 du code de la commande publique). " +
				"Arrêtés au " + until.French() + " (" + formula + "), ils continuent de courir jusqu’au paiement complet.",
			flat:      "S’y ajoute, sous la même réserve, l’indemnité forfaitaire pour frais de recouvrement de 40\u00a0€ par facture (article D2192-35 du même code).",
			penalties: "Intérêts moratoires",
			column:    "Intérêts",
			ending:    "s",
			indemnity: "Indemnité forfaitaire de recouvrement",
			articles:  "des articles L2192-13, R2192-31 et D2192-35 du code de la commande publique",
		}
	}
	return regime{
		attention: "À l’attention du représentant légal",
		accrues: "Les pénalités de retard courent de plein droit depuis le lendemain de l’échéance, sans qu’un rappel soit nécessaire (article L441-10 du code de commerce). " +
			"Arrêtées au " + until.French() + " (" + formula + "), elles continuent de courir jusqu’au paiement complet.",
		flat:      "S’y ajoute l’indemnité forfaitaire pour frais de recouvrement de 40\u00a0€ par facture (article D441-5 du code de commerce).",
		penalties: "Pénalités de retard",
		column:    "Pénalités",
		ending:    "es",
		indemnity: "Indemnité forfaitaire de recouvrement",
		articles:  "des articles 1231-6 du code civil, L441-10 et D441-5 du code de commerce",
	}
}

// words returns the words of the case's regime, without what is given up or
// does not arise: until is the last day that penalties are computed for.
func (in Case) words(until day.Day, joined bool) regime {
	r, s := regimeOf(in.Client.Kind, until, joined), in.sums()
	penalty, indemnity := in.runs(data.ChargePenalty), s.indemnity.left() > 0
	if stop := in.Client.Insolvent; !stop.IsZero() && stop <= until && r.accrues != "" {
		head, _, _ := strings.Cut(r.accrues, " Arrêté")
		r.accrues = head + " Le jugement d’ouverture du " + stop.French() + " en arrête le cours\u00a0: le calcul va jusqu’à la veille (article L622-28 du code de commerce)."
	}
	if in.Client.Kind == data.Consumer {
		running, waiting := in.interestBearing()
		switch {
		case len(running) == 0:
			r.accrues = ""
		case len(waiting) == 0:
			r.legal = ""
		default:
			r.accrues = strings.Replace(r.accrues, "cette somme", "ce qui reste dû sur "+ofInvoices(running, "la facture ", "les factures "), 1)
			r.legal = strings.Replace(r.legal, "cette somme", "ce qui reste dû sur "+ofInvoices(waiting, "la facture ", "les factures "), 1)
		}
		if len(waiting) == 0 {
			r.legal = ""
		}
		return r
	}
	if !penalty {
		r.accrues = ""
	}
	if !indemnity {
		r.flat = ""
	}
	switch {
	case penalty && indemnity:
	case in.Client.Kind == data.PublicBody && penalty:
		r.articles = "des articles L2192-13 et R2192-31 du code de la commande publique"
	case in.Client.Kind == data.PublicBody && indemnity:
		r.articles, r.flat = "de l’article D2192-35 du code de la commande publique",
			"Est due, sous réserve de ce que prévoit le marché, l’indemnité forfaitaire pour frais de recouvrement de 40\u00a0€ par facture (article D2192-35 du code de la commande publique)."
	case penalty:
		r.articles = "des articles 1231-6 du code civil et L441-10 du code de commerce"
	case indemnity:
		r.articles = "des articles 1231-6 du code civil et D441-5 du code de commerce"
		r.flat = strings.Replace(r.flat, "S’y ajoute", "Est due", 1)
	default:
		r.articles = "de l’article 1231-6 du code civil"
	}
	return r
}

// interestBearing returns the numbers of the invoices on which late-payment
// interest runs and, of a consumer, of those on which it waits for the receipt of
// a formal notice; those on which it was given up are in neither.
func (in Case) interestBearing() (running, waiting []string) {
	for _, l := range in.Lines {
		switch {
		case l.Invoice.Kind == data.KindCreditNote || l.gaveUp(data.ChargePenalty):
		case in.Client.Kind == data.Consumer && len(l.Claim.Segments) == 0:
			waiting = append(waiting, oneLine(l.Invoice.Number))
		default:
			running = append(running, oneLine(l.Invoice.Number))
		}
	}
	return running, waiting
}

// ofInvoices names invoices after the words for one or for several.
func ofInvoices(numbers []string, one, several string) string {
	return many(len(numbers), one, several) + listOf(numbers, inlineInvoices, "et", "autres")
}

// runs reports whether what is claimed beside the invoices, of a kind, is not
// given up on all of them.
func (in Case) runs(kind data.ChargeKind) bool {
	for _, l := range in.Lines {
		if l.Invoice.Kind != data.KindCreditNote && !l.gaveUp(kind) {
			return true
		}
	}
	return false
}

// counts reports whether late-payment interest is counted and not given up.
func (in Case) counts() bool { return in.sums().segments > 0 && in.runs(data.ChargePenalty) }

// gaveUp says what the sender renounced, invoice by invoice; "" for nothing. Where
// something had been paid of it before, the rest alone is given up.
func (in Case) gaveUp(r regime) string {
	of := func(kind data.ChargeKind, rest bool) (numbers []string) {
		for _, l := range in.Lines {
			if l.gaveUp(kind) && l.settled(kind) == rest {
				numbers = append(numbers, oneLine(l.Invoice.Number))
			}
		}
		return numbers
	}
	var parts []string
	penalties := strings.ToLower(r.penalties)
	for _, k := range []struct {
		kind data.ChargeKind
		rest bool
		name string
	}{{data.ChargePenalty, false, "aux " + penalties}, {data.ChargePenalty, true, "au reste des " + penalties},
		{data.ChargeIndemnity, false, "à l’indemnité forfaitaire"}, {data.ChargeIndemnity, true, "au reste de l’indemnité forfaitaire"}} {
		switch numbers := of(k.kind, k.rest); {
		case len(numbers) == 1 && len(in.numbers()) == 1:
			parts = append(parts, k.name)
		case len(numbers) == 1:
			parts = append(parts, k.name+" de la facture "+numbers[0])
		case len(numbers) > 1:
			parts = append(parts, k.name+" des factures "+listOf(numbers, inlineInvoices, "et", "autres"))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Il est renoncé " + listOf(parts, len(parts), "et", "") + "."
}
