package data

import (
	"dument/data/day"
	"dument/data/money"
)

// InterruptionKind is what makes the delay of prescription start again in full.
// A reminder is none of them, not even a registered formal notice
// (Cass. com. 18 May 2022, 20-23.204).
type InterruptionKind string

const (
	Recognition InterruptionKind = "recognition" // by the debtor, art. 2240 C. civ.
	CourtAct    InterruptionKind = "court"       // art. 2241; an injonction de payer by its signification
	Enforcement InterruptionKind = "enforcement" // or a conservatory measure, art. 2244
)

// InterruptionKinds lists the kinds in the order they are offered.
var InterruptionKinds = []InterruptionKind{Recognition, CourtAct, Enforcement}

// French returns the kind's name in the window.
func (k InterruptionKind) French() string {
	switch k {
	case Recognition:
		return "Reconnaissance de la dette"
	case CourtAct:
		return "Acte de justice"
	case Enforcement:
		return "Mesure conservatoire ou d’exécution"
	}
	return string(k)
}

// Interruption is what happened to the delay of prescription of an invoice on
// a day. Rows are only added: a mistake is cancelled by another row.
type Interruption struct {
	ID         ID
	InvoiceID  ID
	Kind       InterruptionKind
	On         day.Day
	Note       string
	DocumentID ID // its proof, or 0
	Cancels    ID // the row that this one cancels, or 0
}

// Validate refuses a row that cannot be kept.
func (i Interruption) Validate() error {
	switch {
	case i.InvoiceID == 0:
		return Invalid("invoice", "Choisissez la facture dont il s’agit.")
	case i.On.IsZero():
		return Invalid("on", "Indiquez le jour de l’acte ou de la reconnaissance\u00a0: le délai repart de lui.")
	case i.Cancels == 0 && !known(InterruptionKinds, i.Kind):
		return Invalid("kind", "«\u00a0"+string(i.Kind)+"\u00a0» n’interrompt pas la prescription\u00a0: choisissez "+list(InterruptionKinds)+". Une relance ou une mise en demeure n’interrompt rien.")
	}
	return checkLine("note", i.Note)
}

// Interrupting returns the rows that count: neither cancelled nor cancelling.
func Interrupting(rows []Interruption) []Interruption {
	return inForce(rows, func(i Interruption) (id, cancels ID) { return i.ID, i.Cancels })
}

// PrescriptionRow is an open invoice whose delay of prescription may be near
// its end.
type PrescriptionRow struct {
	InvoiceID     ID
	Number        string
	ClientID      ID
	ClientName    string
	ClientKind    ClientKind
	Due           day.Day
	Balance       money.Cents
	Currency      string
	Interruptions []Interruption // in force, by day
}
