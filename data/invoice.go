package data

import (
	"strings"

	"dument/data/day"
	"dument/data/money"
)

// InvoiceKind tells an invoice from a credit note.
type InvoiceKind string

const (
	KindInvoice    InvoiceKind = "invoice"
	KindCreditNote InvoiceKind = "credit_note"
)

// French returns "Facture" or "Avoir".
func (k InvoiceKind) French() string {
	if k == KindCreditNote {
		return "Avoir"
	}
	return "Facture"
}

// Invoice is an issued invoice or credit note. It is never changed by what
// happens after it: payments, penalties and the flat indemnity live elsewhere.
type Invoice struct {
	ID          ID
	ClientID    ID
	Number      string // unique
	Kind        InvoiceKind
	Issued      day.Day
	Due         day.Day     // never empty; computed from the client's terms unless given
	Total       money.Cents // tax included, always positive; a credit note counts against
	Currency    string      // ISO 4217
	Subject     string
	OrderRef    string
	PaymentLink string // https URL, or empty
	DirectDebit bool   // collected by the bank: never chased
	Archived    bool
	Scenario    ID // its own scenario, or 0: the client's
}

// Signed returns the total as it counts in the client's account: negative for a credit note.
func (i Invoice) Signed() money.Cents {
	if i.Kind == KindCreditNote {
		return -i.Total
	}
	return i.Total
}

// Normalize trims texts and fills in the currency.
func (i *Invoice) Normalize() {
	for _, p := range []*string{&i.Number, &i.Subject, &i.OrderRef, &i.PaymentLink} {
		*p = strings.TrimSpace(*p)
	}
	if i.Currency = strings.ToUpper(strings.TrimSpace(i.Currency)); i.Currency == "" {
		i.Currency = "EUR"
	}
	if i.Kind == "" {
		i.Kind = KindInvoice
	}
}

// Validate refuses an invoice that cannot be stored. The error is a *Error
// that names the field as the form does.
func (i Invoice) Validate() error {
	switch {
	case i.Number == "":
		return Invalid("number", "Le numéro de la facture est vide\u00a0: recopiez celui qui figure sur la facture.")
	case hasControl(i.Number) || len(i.Number) > 60:
		return Invalid("number", "Le numéro de la facture doit tenir sur une ligne de 60 caractères au plus.")
	case i.ClientID == 0:
		return Invalid("client", "Aucun client n’est choisi pour la facture "+i.Number+"\u00a0: choisissez-le dans la liste, ou créez-le.")
	case i.Kind != KindInvoice && i.Kind != KindCreditNote:
		return Invalid("kind", "Le type «\u00a0"+string(i.Kind)+"\u00a0» n’est pas connu\u00a0: une pièce est une facture ou un avoir.")
	case i.Issued.IsZero():
		return Invalid("issued", "La facture "+i.Number+" n’a pas de date d’émission\u00a0: indiquez-la.")
	case i.Due.IsZero():
		return Invalid("due", "La facture "+i.Number+" n’a pas de date d’échéance\u00a0: indiquez-la pour qu’elle soit suivie.")
	case i.Due < i.Issued:
		return Invalid("due", "L’échéance ("+i.Due.French()+") précède la date de la facture "+i.Number+" ("+i.Issued.French()+")\u00a0: corrigez l’une des deux.")
	case i.Total <= 0:
		return Invalid("total", "Le montant de la facture "+i.Number+" doit être supérieur à zéro\u202f; pour un montant à déduire, choisissez «\u00a0Avoir\u00a0».")
	case i.Total > money.Max:
		return Invalid("total", "Le montant de la facture "+i.Number+" dépasse dix milliards\u00a0: vérifiez-le.")
	case len(i.Currency) != 3 || strings.IndexFunc(i.Currency, func(r rune) bool { return r < 'A' || r > 'Z' }) >= 0:
		return Invalid("currency", "La devise «\u00a0"+i.Currency+"\u00a0» n’est pas connue\u00a0: elle s’écrit en trois lettres, par exemple EUR.")
	case i.PaymentLink != "" && (!strings.HasPrefix(i.PaymentLink, "https://") || strings.ContainsAny(i.PaymentLink, " \r\n\t<>\"")):
		return Invalid("payment_link", "Le lien de paiement doit commencer par https:// et ne contenir aucun espace.")
	case hasControl(i.Subject) || hasControl(i.OrderRef):
		return Invalid("subject", "L’objet et la référence de commande tiennent chacun sur une seule ligne.")
	}
	return nil
}

// Methods are the ways to be paid, in the order they are offered.
var Methods = []string{"virement", "carte", "chèque", "prélèvement", "espèces"}

// Payment is money received from a client, or the offsetting of a credit note
// (Amount 0, with allocations that sum to 0).
type Payment struct {
	ID          ID
	ClientID    ID
	On          day.Day
	Amount      money.Cents
	Currency    string
	Method      string // "virement", "chèque", "carte", "espèces", "prélèvement", "avoir"
	Reference   string
	Allocations []Allocation
	Charged     money.Cents // settled penalties and indemnities (see Charge); read, never written
}

// Allocation is the part of a payment that settles one invoice; negative on a
// credit note.
type Allocation struct {
	InvoiceID ID
	Amount    money.Cents
}

// Unallocated returns what of the payment settles no invoice and no charge yet.
func (p Payment) Unallocated() money.Cents {
	rest := p.Amount - p.Charged
	for _, a := range p.Allocations {
		rest -= a.Amount
	}
	return rest
}

// Validate refuses a payment that cannot be stored; balances are checked by the register.
func (p Payment) Validate() error {
	switch {
	case p.ClientID == 0:
		return Invalid("client", "Aucun client n’est choisi pour cet encaissement\u00a0: choisissez celui qui a payé.")
	case p.On.IsZero():
		return Invalid("on", "L’encaissement n’a pas de date\u00a0: indiquez le jour où l’argent est arrivé.")
	case p.Amount < 0 || p.Amount > money.Max:
		return Invalid("amount", "Le montant de l’encaissement doit être supérieur à zéro.")
	case p.Amount == 0 && len(p.Allocations) == 0:
		return Invalid("amount", "Le montant de l’encaissement est nul\u00a0: indiquez ce qui a été reçu.")
	case p.Unallocated() < 0:
		return Invalid("allocations", "Les montants répartis ("+(p.Amount-p.Unallocated()).Format(p.Currency)+") dépassent l’encaissement ("+p.Amount.Format(p.Currency)+").")
	case p.Amount == 0 && p.Unallocated() != 0:
		return Invalid("allocations", "Un avoir s’impute pour le même montant qu’il diminue la facture.")
	}
	return nil
}
