package data

import (
	"dument/data/day"
	"dument/data/money"
)

// ChargeKind is what a late invoice costs its debtor beside its own amount.
type ChargeKind string

const (
	ChargePenalty   ChargeKind = "penalty"   // late-payment interest
	ChargeIndemnity ChargeKind = "indemnity" // the flat 40 EUR, art. D441-5 C. com.
)

// ChargeKinds lists the kinds in the order they are shown.
var ChargeKinds = []ChargeKind{ChargePenalty, ChargeIndemnity}

// French returns the kind's name in the window.
func (k ChargeKind) French() string {
	switch k {
	case ChargePenalty:
		return "Pénalités de retard"
	case ChargeIndemnity:
		return "Indemnité forfaitaire de recouvrement"
	}
	return string(k)
}

// ChargeMove is what the user did about a charge. What is due is not among
// them: package rules computes it from the dates, so that it is never out of date.
type ChargeMove string

const (
	ChargeWaived ChargeMove = "waived" // given up, with a reason
	ChargePaid   ChargeMove = "paid"   // settled out of money that came in
)

// Charge is a row of the claims ledger of an invoice. Rows are only added: one
// that was a mistake is cancelled by another. The invoice itself never changes.
type Charge struct {
	ID        ID
	InvoiceID ID
	Kind      ChargeKind
	Move      ChargeMove
	On        day.Day
	Amount    money.Cents // in euros, above 0; 0 where Whole
	Whole     bool        // of a waiver: all of the kind, what is still to come included
	Reason    string      // of a waiver: never empty
	PaymentID ID          // of what was paid: where the money came in
	Cancels   ID          // the row that this one cancels, or 0; then nothing else counts
}

// Validate refuses a row that cannot be kept.
func (c Charge) Validate() error {
	switch {
	case c.InvoiceID == 0:
		return Invalid("invoice", "Choisissez la facture dont il s’agit.")
	case c.On.IsZero():
		return Invalid("on", "Indiquez le jour\u00a0: chaque ligne du compte est datée.")
	case c.Cancels != 0:
		return nil
	case !known(ChargeKinds, c.Kind):
		return Invalid("kind", "«\u00a0"+string(c.Kind)+"\u00a0» n’est pas connu\u00a0: choisissez "+list(ChargeKinds)+".")
	case c.Move != ChargeWaived && c.Move != ChargePaid:
		return Invalid("move", "Une pénalité se paie (paid) ou s’abandonne (waived)\u00a0: choisissez l’un des deux.")
	case c.Whole && (c.Move == ChargePaid || c.Amount != 0):
		return Invalid("amount", "Abandonner le tout n’a pas de montant, et ce qui est payé en a un\u00a0: choisissez l’un ou l’autre.")
	case !c.Whole && (c.Amount <= 0 || c.Amount > money.Max):
		return Invalid("amount", "Le montant doit être supérieur à zéro.")
	case c.Move == ChargeWaived && c.Reason == "":
		return Invalid("reason", "Dites en quelques mots pourquoi vous y renoncez\u00a0: le compte le rappellera.")
	case c.Move == ChargePaid && c.PaymentID == 0:
		return Invalid("payment", "Choisissez l’encaissement qui règle cette somme.")
	}
	return checkLine("reason", c.Reason)
}

// InForce returns the rows that count: neither cancelled nor cancelling.
func InForce(rows []Charge) []Charge {
	return inForce(rows, func(c Charge) (id, cancels ID) { return c.ID, c.Cancels })
}

// inForce leaves out of an append-only ledger what was cancelled, and the rows
// that cancel.
func inForce[T any](rows []T, of func(T) (id, cancels ID)) []T {
	cancelled := map[ID]bool{}
	for _, row := range rows {
		_, cancels := of(row)
		cancelled[cancels] = true
	}
	var out []T
	for _, row := range rows {
		if id, cancels := of(row); cancels == 0 && (id == 0 || !cancelled[id]) {
			out = append(out, row)
		}
	}
	return out
}

// PaysFirst says what a part payment pays first. Most practice takes the
// principal; art. 1343-1 C. civ. takes the interest, unless agreed otherwise.
type PaysFirst string

const (
	PrincipalFirst PaysFirst = "" // the default
	InterestFirst  PaysFirst = "interest"
)
