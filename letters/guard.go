package letters

import (
	"regexp"
	"strings"

	"dument/data"
	"dument/data/money"
)

// checkLines refuses amounts that no right paper can be made of: they must agree
// with each other to the cent, and with the law of the kind of debtor. Every
// paper about invoices passes through it.
func (in Case) checkLines() error {
	for _, l := range in.Lines {
		if err := in.checkLine(l); err != nil {
			return err
		}
	}
	return nil
}

// check refuses what no paper that claims penalties and indemnities can be made of.
func (in Case) check() error {
	if err := in.checkLines(); err != nil {
		return err
	}
	s := in.sums()
	if s.penalty.left()+s.indemnity.left() > 0 && in.currency() != "EUR" {
		return blocked("Les factures de " + in.Client.Name + " sont en " + in.currency() +
			"\u00a0: les pénalités et l’indemnité de 40\u00a0€ ne s’y ajoutent pas sans conversion. Rédigez ce document avec un conseil.")
	}
	return nil
}

func (in Case) checkLine(l NoticeLine) error {
	i, c := l.Invoice, l.Claim
	var segments money.Cents
	for _, s := range c.Segments {
		segments += s.Amount
	}
	note := i.Kind == data.KindCreditNote
	switch {
	case i.Currency != in.currency():
		return data.Invalid("currency", "Les factures de "+in.Client.Name+" ne sont pas toutes dans la même devise\u00a0: préparez une lettre pour chacune.")
	case l.Balance != i.Signed()-l.paid():
		return data.Invalid("balance", "Le solde de "+i.Number+" ("+l.Balance.Format(i.Currency)+") ne correspond pas à son montant moins les paiements ("+
			(i.Signed()-l.paid()).Format(i.Currency)+")\u00a0: lancez «\u00a0Vérifier le registre\u00a0» dans les réglages.")
	case segments != c.Penalty:
		return data.Invalid("penalty", "Les pénalités de "+i.Number+" ne correspondent pas à la somme de leurs lignes\u00a0: la lettre n’a pas été faite.")
	case note && c.Penalty+c.Indemnity != 0:
		return data.Invalid("penalty", "L’avoir "+i.Number+" porte des pénalités\u00a0: un avoir n’en produit pas. La lettre n’a pas été faite.")
	case in.Client.Kind == data.Consumer && !lawfulForConsumer(l):
		return blocked("On ne peut réclamer à un particulier ni pénalités de retard, ni indemnité de 40\u00a0€, ni frais de recouvrement\u00a0: " + in.Client.Name +
			" est un particulier. Vérifiez le type de client dans sa fiche.")
	case !note && c.Regime != in.Client.Kind && c.Penalty+c.Indemnity != 0:
		return data.Invalid("regime", "Les pénalités de "+i.Number+" n’ont pas été calculées selon le type de client de "+in.Client.Name+"\u00a0: la lettre n’a pas été faite.")
	case c.PenaltyLeft() < 0 || l.penaltyLeft() < 0 || c.IndemnityLeft() < 0:
		return data.Invalid("penalty", "Sur "+i.Number+", il a été réglé ou abandonné plus de pénalités ou d’indemnité qu’il n’en est dû\u00a0: corrigez les sommes dues de cette facture.")
	}
	return nil
}

// legalBasis opens the basis of each run of days that package rules computes at
// the bare legal interest rate.
const legalBasis = "taux de l’intérêt légal"

// lawfulForConsumer is the wall between a consumer and what holds between
// professionals only (art. L111-8 CPCE, L121-21 C. conso): neither the flat
// indemnity nor any interest but that at the legal rate.
func lawfulForConsumer(l NoticeLine) bool {
	c := l.Claim
	if c.Indemnity != 0 || c.IndemnityPaid != 0 || c.IndemnityWaived != 0 {
		return false
	}
	if c.Penalty == 0 {
		return true
	}
	for _, s := range c.Segments {
		if !strings.HasPrefix(s.Basis, legalBasis) {
			return false
		}
	}
	return c.Regime == data.Consumer
}

// notForConsumers finds, in folded text, what must not be written to a consumer.
var (
	notForConsumers = regexp.MustCompile(`\bpenalites?\b|\bindemnites?\b|\bforfait\w*|\bfrais\b|\b40 ?(?:€|eur\b|euros?\b)|\bmajorations?\b|\bclause penale\b|\b[ld]\.? ?441-\d+|\bbce\b|\bbanque centrale\b|\btaux contractuel\b`)
	freeOfCharge    = regexp.MustCompile(`\bsans (?:aucun )?frais\b|\baucuns? frais\b`)
)

// consumerFault returns the first words of a text that claim from a consumer
// what the law forbids to claim, as they are written in folded form; "" for none.
func consumerFault(text string) string {
	return notForConsumers.FindString(freeOfCharge.ReplaceAllString(data.Fold(text), ""))
}

// Cautions says in French what to have checked before a paper about the case
// leaves: what the law leaves open, or asks for first.
func Cautions(in Case) []string {
	var out []string
	s := in.sums()
	switch in.Client.Kind {
	case data.PublicBody:
		if s.penalty.due+s.indemnity.due > 0 {
			out = append(out, "Pour un organisme public, le taux, son semestre de référence et l’indemnité de 40\u00a0€ dépendent du marché\u00a0: faites-les vérifier avant l’envoi. La lettre les annonce sous réserve.")
		}
	case data.Consumer:
		if due := s.due(); due > 0 && due <= amicableFirst {
			out = append(out, "Jusqu’à 5\u202f000\u00a0€, une tentative amiable (conciliateur, médiateur) est à faire avant de saisir le tribunal (article 750-1 du code de procédure civile).")
		}
	}
	return out
}

// amicableFirst is the amount up to which a consumer is first offered an amicable
// attempt (art. 750-1 CPC).
const amicableFirst money.Cents = 500_000

func blocked(sentence string) error { return &data.Error{Code: data.CodeBlocked, Sentence: sentence} }
