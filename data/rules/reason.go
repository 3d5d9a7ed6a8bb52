package rules

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// ReasonCode says in one word why nothing is proposed for an invoice, or what
// holds an action back.
type ReasonCode string

// The codes, the strongest first: an invoice has the first that applies.
const (
	Free        ReasonCode = "" // nothing stands in the way
	CreditNote  ReasonCode = "credit_note"
	Insolvency  ReasonCode = "insolvency"
	HandedOver  ReasonCode = "handed_over"
	InDispute   ReasonCode = "dispute"
	Promised    ReasonCode = "promise"
	OnPlan      ReasonCode = "plan"
	Paused      ReasonCode = "pause"
	NeverRemind ReasonCode = "never"
	DirectDebit ReasonCode = "direct_debit"
	NoDueDate   ReasonCode = "no_due_date"
	Covered     ReasonCode = "covered"     // by credit notes and money on account
	NoScenario  ReasonCode = "no_scenario" // its scenario is gone, or has no step
	Finished    ReasonCode = "done"        // every step of the scenario was taken
	Pending     ReasonCode = "pending"     // a message about it waits in the outbox
	Threshold   ReasonCode = "threshold"   // too little is owed
	Unreachable ReasonCode = "unreachable" // no way to reach the client
	Later       ReasonCode = "later"       // its step's day has not come
	Gap         ReasonCode = "gap"         // too soon after the last contact, or within its deadline
	August      ReasonCode = "august"
	Joins       ReasonCode = "joins" // goes with another message to the client
	Receipts    ReasonCode = "receipts"
)

// Reason is why something is proposed, or why nothing is. It is kept as values,
// since most reasons are never read; Sentence writes it.
type Reason struct {
	Code    ReasonCode
	Day     day.Day     // until when, or since when
	Level   data.Level  // of what left last, or comes next
	Contact day.Day     // when the last one left
	Days    int         // late, of the oldest invoice; negative before its due date
	Payer   payer       // how the client pays
	Amount  money.Cents // promised, or owed
	Text    string      // the user's own words, or a currency
	Fixed   fixed       // what fixed the day of what comes
	Broken  day.Day     // a promise that was not kept, or none
	Missed  bool        // an instalment plan was not kept
}

// payer is how a client pays: the median lateness of its settled invoices.
type payer struct{ median, settled int }

// Sentence says it in French, complete, with its full stop.
func (r Reason) Sentence() string {
	switch r.Code {
	case Free:
		return r.proposal()
	case CreditNote:
		return "Avoir\u00a0: il se déduit de ce que le client doit."
	case Insolvency:
		return "Pas de relance\u00a0: procédure collective ouverte le " + r.Day.French() + "."
	case HandedOver:
		return "Pas de relance\u00a0: dossier transmis le " + r.Day.French() + "."
	case InDispute:
		return "Pas de relance\u00a0: litige ouvert le " + r.Day.French() + " (" + lower(r.Text) + ")."
	case Promised:
		return "Pas de relance\u00a0: promesse de " + r.Amount.Format(r.Text) + " jusqu’au " + r.Day.French() + "."
	case OnPlan:
		return "Pas de relance\u00a0: échéancier en cours, prochain versement de " + r.Amount.Format(r.Text) + " le " + r.Day.French() + "."
	case Paused:
		return "Pas de relance\u00a0: en pause jusqu’au " + r.Day.French() + " (" + r.Text + ")."
	case NeverRemind:
		return "Pas de relance\u00a0: ce client n’est jamais relancé."
	case DirectDebit:
		return "Pas de relance\u00a0: la facture est prélevée."
	case NoDueDate:
		return "Pas de relance\u00a0: la facture n’a pas de date d’échéance. Indiquez-la pour qu’elle soit suivie."
	case Covered:
		return "Rien à réclamer\u00a0: un avoir ou un acompte du client couvre la facture."
	case NoScenario:
		return "Aucun scénario ne s’applique\u00a0: choisissez celui du client dans sa fiche."
	case Finished:
		if r.Level == data.LevelFormalNotice {
			return "Mise en demeure déjà faite\u00a0: la suite est affaire de procédure."
		}
		return "Toutes les étapes du scénario sont faites\u00a0: la suite se décide au cas par cas."
	case Pending:
		return "Un message pour ce client attend déjà dans Courriers."
	case Threshold:
		return "Pas de relance pour " + r.Amount.Format(r.Text) + "\u00a0: c’est moins que le montant à partir duquel vous relancez."
	case Unreachable:
		return "Aucun moyen de joindre le client" + r.Text + "\u00a0: complétez sa fiche."
	case Receipts:
		if r.Day.IsZero() {
			return "Les encaissements n’ont pas encore été confirmés à jour\u00a0: confirmez-les avant d’envoyer."
		}
		return "Les encaissements sont confirmés à jour au " + r.Day.French() + " seulement\u00a0: confirmez-les de nouveau avant d’envoyer."
	}
	return r.waiting()
}

// waiting writes the reasons of what has a day to come.
func (r Reason) waiting() string {
	next := "«\u00a0" + r.Level.French() + "\u00a0» le " + r.Day.French()
	switch r.Code {
	case Joins:
		return "Sera jointe à " + next + ", avec la plus ancienne facture du client."
	case August:
		return next + "\u00a0: pas de relance en août."
	}
	return state(r.Days) + ", " + next + "\u00a0: " + r.Fixed.French() + "."
}

// fixed is what fixed the day of a step: its own calendar, n days from a day,
// or something that moved it further.
type fixed struct {
	by fixer
	n  int // days
}

type fixer int

const (
	byDue fixer = iota
	byIssue
	byGap
	byDeadline
	byAnother // message to the client on the same day
)

// French says it: "5 jours après l’échéance".
func (f fixed) French() string {
	from := "l’échéance"
	switch f.by {
	case byIssue:
		from = "la facture"
	case byGap:
		from = "le dernier contact"
	case byDeadline:
		return "fin du délai donné au client"
	case byAnother:
		return "un autre message est proposé à ce client aujourd’hui"
	}
	switch {
	case f.n < 0:
		return count(-f.n, "jour") + " avant " + from
	case f.n == 0 && f.by == byDue:
		return "le jour de l’échéance"
	case f.n == 0:
		return "le jour même"
	}
	return count(f.n, "jour") + " après " + from
}

// proposal writes why an action is proposed: how late the oldest invoice is,
// what was said before, and how the client pays as a rule.
func (r Reason) proposal() string {
	switch r.Level {
	case data.LevelInstalment:
		return "Versement de " + r.Amount.Format(r.Text) + "\u00a0: " + lower(state(r.Days)) + "."
	case data.LevelThanks:
		return "Règlement reçu " + since(r.Days) + " pour une facture relancée\u00a0: un mot de remerciement est bienvenu."
	}
	out := state(r.Days)
	switch {
	case !r.Contact.IsZero() && r.Level != data.LevelNone:
		out += "\u202f; «\u00a0" + r.Level.French() + "\u00a0» partie le " + r.Contact.French() + ", pas soldée depuis"
	case !r.Contact.IsZero():
		out += ", dernier contact le " + r.Contact.French()
	case r.Days > 0:
		out += ", jamais relancée"
	}
	out += "."
	if !r.Broken.IsZero() {
		out += " La promesse pour le " + r.Broken.French() + " n’a pas été tenue."
	}
	if r.Missed {
		out += " L’échéancier convenu n’a pas été respecté."
	}
	if r.Payer.settled > 0 {
		out += " " + r.Payer.sentence()
	}
	return out
}

func since(days int) string {
	switch days {
	case 0:
		return "aujourd’hui"
	case 1:
		return "hier"
	}
	return "il y a " + count(days, "jour")
}

// state says how late an invoice is, or when it falls due.
func state(late int) string {
	switch {
	case late > 0:
		return "Échue depuis " + count(late, "jour")
	case late == 0:
		return "Échéance aujourd’hui"
	}
	return "Échéance dans " + count(-late, "jour")
}

func (p payer) sentence() string { return PaysUsually(p.median, p.settled) }

// PaysUsually says how a client pays: median lateness in days, negative before
// the due date, over a number of settled invoices.
func PaysUsually(median, settled int) string {
	if settled == 0 {
		return "Pas encore de facture payée."
	}
	when := "le jour de l’échéance"
	switch {
	case median > 0:
		when = count(median, "jour") + " après l’échéance"
	case median < 0:
		when = count(-median, "jour") + " avant l’échéance"
	}
	return "Paie en médiane " + when + ", sur " + count(settled, "facture") + "."
}

// count returns "1 jour", "5 jours".
func count(n int, noun string) string {
	if n > 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d\u00a0%s", n, noun)
}

func lower(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
