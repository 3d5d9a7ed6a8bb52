package data

import (
	"fmt"
	"strconv"
	"strings"

	"dument/data/day"
	"dument/data/money"
)

// A hold is what keeps reminders from leaving for a while: a dispute, a promise
// to pay, an instalment plan or a pause. Each is kept for ever; what ends it is
// written into it once.

// DisputeReason says what a client objects to.
type DisputeReason string

// DisputeReasons lists the reasons in the order they are offered.
var DisputeReasons = []DisputeReason{"amount", "delivery", "quality", "not_received", "order", "address", "duplicate", "paid", "other"}

// French returns the reason's name in the window.
func (r DisputeReason) French() string {
	switch r {
	case "amount":
		return "Montant ou prix contesté"
	case "delivery":
		return "Livraison ou prestation incomplète"
	case "quality":
		return "Qualité contestée"
	case "not_received":
		return "Facture non reçue"
	case "order":
		return "Bon de commande ou pièce manquante"
	case "address":
		return "Mauvais destinataire ou adresse de facturation"
	case "duplicate":
		return "Facture en double"
	case "paid":
		return "Se dit déjà payée"
	case "other":
		return "Autre"
	}
	return string(r)
}

// DisputeOutcome says how a dispute ended.
type DisputeOutcome string

// DisputeOutcomes lists the outcomes in the order they are offered.
var DisputeOutcomes = []DisputeOutcome{"unfounded", "founded", "agreed", "withdrawn"}

// French returns the outcome's name in the window.
func (o DisputeOutcome) French() string {
	switch o {
	case "unfounded":
		return "Non fondé\u00a0: la facture reste due"
	case "founded":
		return "Fondé\u00a0: un avoir est à faire"
	case "agreed":
		return "Accord trouvé"
	case "withdrawn":
		return "Ouvert par erreur"
	}
	return string(o)
}

// Dispute takes one invoice out of the reminders, not the client's others.
type Dispute struct {
	ID        ID
	ClientID  ID
	InvoiceID ID
	Reason    DisputeReason
	Note      string
	Opened    day.Day
	Closed    day.Day // none while it is open
	Outcome   DisputeOutcome
}

// Open reports whether the dispute still stops reminders.
func (d Dispute) Open() bool { return d.Closed.IsZero() }

// Validate refuses a dispute that cannot be kept.
func (d Dispute) Validate() error {
	switch {
	case d.InvoiceID == 0:
		return Invalid("invoice", "Choisissez la facture en litige.")
	case !known(DisputeReasons, d.Reason):
		return Invalid("reason", "Le motif «\u00a0"+string(d.Reason)+"\u00a0» n’est pas connu\u00a0: choisissez "+list(DisputeReasons)+".")
	case d.Opened.IsZero():
		return Invalid("opened", "Le litige n’a pas de date d’ouverture\u00a0: indiquez-la.")
	case !d.Closed.IsZero() && d.Closed < d.Opened:
		return Invalid("closed", "Le litige ne peut pas être clos ("+d.Closed.French()+") avant d’être ouvert ("+d.Opened.French()+").")
	case !d.Closed.IsZero() && !known(DisputeOutcomes, d.Outcome):
		return Invalid("outcome", "L’issue «\u00a0"+string(d.Outcome)+"\u00a0» n’est pas connue\u00a0: choisissez "+list(DisputeOutcomes)+".")
	}
	return nil
}

// Promise is a client's word to pay an amount by a day.
type Promise struct {
	ID        ID
	ClientID  ID
	Invoices  []ID // at least one, one currency
	Made      day.Day
	Due       day.Day // the last day on which it is kept
	Amount    money.Cents
	Currency  string
	Note      string
	Withdrawn day.Day     // taken back by the user, or none
	Paid      money.Cents // came in on these invoices since it was made; read, never written
	Rest      money.Cents // what is open on these invoices; read, never written
}

// PromiseState is where a promise stands.
type PromiseState string

const (
	PromisePending   PromiseState = "pending"
	PromiseKept      PromiseState = "kept"
	PromiseBroken    PromiseState = "broken" // from the day after Due
	PromiseWithdrawn PromiseState = "withdrawn"
)

// State returns where the promise stands on a day.
func (p Promise) State(today day.Day) PromiseState {
	switch {
	case !p.Withdrawn.IsZero():
		return PromiseWithdrawn
	case p.Paid >= p.Amount || p.Rest <= 0:
		return PromiseKept
	case today > p.Due:
		return PromiseBroken
	}
	return PromisePending
}

// Validate refuses a promise that cannot be kept.
func (p Promise) Validate() error {
	switch {
	case len(p.Invoices) == 0:
		return Invalid("invoices", "Choisissez les factures que le client promet de payer.")
	case p.Made.IsZero() || p.Due.IsZero():
		return Invalid("due", "La promesse n’a pas de date\u00a0: indiquez le jour où le client dit payer.")
	case p.Due < p.Made:
		return Invalid("due", "La promesse porte sur un jour déjà passé ("+p.Due.French()+")\u00a0: indiquez un jour à venir.")
	case p.Due.Sub(p.Made) > 366:
		return Invalid("due", "La promesse porte sur plus d’un an ("+p.Due.French()+")\u00a0: vérifiez l’année.")
	case p.Amount <= 0 || p.Amount > money.Max:
		return Invalid("amount", "Le montant promis doit être supérieur à zéro.")
	}
	return nil
}

// Pause keeps reminders from leaving until a day: for one invoice, for all of a
// client's (InvoiceID 0), or for everything (both 0).
type Pause struct {
	ID        ID
	ClientID  ID
	InvoiceID ID
	Made      day.Day
	Until     day.Day // last day of the pause
	Reason    string
	Ended     day.Day // lifted by the user before Until, or none
}

// Holds reports whether the pause stops reminders on a day.
func (p Pause) Holds(today day.Day) bool { return p.Ended.IsZero() && today <= p.Until }

// Validate refuses a pause that cannot be kept.
func (p Pause) Validate() error {
	switch {
	case p.Made.IsZero() || p.Until.IsZero():
		return Invalid("until", "La pause n’a pas de fin\u00a0: indiquez jusqu’à quel jour ne pas relancer.")
	case p.Until < p.Made:
		return Invalid("until", "La pause finit ("+p.Until.French()+") avant de commencer ("+p.Made.French()+")\u00a0: indiquez un jour à venir.")
	case strings.TrimSpace(p.Reason) == "" || hasControl(p.Reason):
		return Invalid("reason", "Dites en quelques mots pourquoi les relances s’arrêtent\u00a0: la liste du jour le rappellera.")
	}
	return nil
}

// Holds are all holds of a client, those that ended included, newest first.
type Holds struct {
	Disputes []Dispute
	Promises []Promise
	Plans    []InstalmentPlan
	Pauses   []Pause // of the client, of its invoices; of everything when asked for all
}

func list[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words[:len(words)-1], ", ") + " ou " + words[len(words)-1]
}

func itoa(n int) string { return strconv.Itoa(n) }

// InvoiceCount writes "1 facture", "3 factures".
func InvoiceCount(n int) string {
	if n > 1 {
		return fmt.Sprintf("%d\u00a0factures", n)
	}
	return fmt.Sprintf("%d\u00a0facture", n)
}
