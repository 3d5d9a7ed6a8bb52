package exchange

import (
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// payment reads what was paid: what is left, an amount, or a word. What is left
// goes before an amount, which may be a deposit alone; a word that says "paid"
// goes before an amount of nothing. Where they contradict each other, and where
// a word says "in part" and no amount says how much, the line is refused: a
// wrong guess would remind somebody who has paid, or lose what is owed.
func (r row) payment(rec *data.ImportRecord) (err error) {
	total, invoice := rec.Invoice.Total, rec.Invoice.Kind == data.KindInvoice
	if rec.PaidOn, err = r.paidOn(); err != nil {
		return err
	}
	word := status(r.get(Status))
	paid, amount, err := r.paid(total, invoice)
	if err != nil {
		return err
	}
	switch left := r.get(Balance); {
	case left != "":
		rest, err := r.amount(Balance)
		if err != nil {
			return err
		}
		if invoice && rest < 0 {
			return data.Invalid(string(Balance), "Le reste à payer est négatif\u00a0: le client a payé plus que la facture. Indiquez 0, puis enregistrez le trop-perçu à part.")
		}
		rec.Paid = total - rest.Abs()
		if rec.Paid < 0 {
			return data.Invalid(string(Balance), "Le reste à payer dépasse le montant de la facture\u00a0: corrigez l’un des deux.")
		}
		if paid > rec.Paid || (word == paidInFull && rest != 0) {
			return data.Invalid(string(Balance), "Le reste à payer ("+rest.French()+") contredit ce que la ligne dit payé\u00a0: corrigez l’un des deux.")
		}
	case word == paidInFull && paid == 0:
		rec.Paid = total
	case word == paidInFull && paid < total:
		return data.Invalid(string(Paid), "Le montant payé ("+paid.French()+") n’est pas celui de la facture ("+total.French()+"), pourtant notée «\u00a0"+r.get(Status)+"\u00a0»\u00a0: corrigez l’un des deux, ou ajoutez le reste à payer.")
	case amount:
		rec.Paid = paid
	case word == paidInPart:
		return data.Invalid(string(Status), "La facture est notée «\u00a0"+r.get(Status)+"\u00a0» et rien ne dit combien a été payé\u00a0: indiquez le montant payé, ou le reste à payer.")
	case !rec.PaidOn.IsZero():
		rec.Paid = total
	}
	if rec.Paid > total {
		return data.Invalid(string(Paid), "Le montant payé ("+rec.Paid.French()+") dépasse celui de la facture ("+total.French()+")\u00a0: corrigez l’un des deux.")
	}
	if rec.Paid == 0 {
		rec.PaidOn = 0
	}
	return nil
}

// paid reads the column of what was paid; known is false where it says nothing.
func (r row) paid(total money.Cents, invoice bool) (paid money.Cents, known bool, err error) {
	switch word := data.Fold(r.get(Paid)); word {
	case "":
		return 0, false, nil
	case "oui", "yes", "vrai", "true", "x":
		return total, true, nil
	case "non", "no", "faux", "false", "-":
		return 0, true, nil
	}
	if paid, err = r.amount(Paid); err != nil {
		return 0, false, err
	}
	if invoice && paid < 0 {
		return 0, false, data.Invalid(string(Paid), "Le montant payé est négatif\u00a0: un remboursement ne règle pas une facture. Corrigez-le dans le fichier.")
	}
	return paid.Abs(), true, nil
}

// What a status says of the payment.
const (
	paidUnknown = iota
	paidInPart
	paidInFull
)

// status reads the words that leave no doubt; "règlement en attente" says nothing.
func status(text string) int {
	folded := data.Fold(text)
	if strings.Contains(folded, "partiel") || strings.HasPrefix(folded, "partial") || strings.HasSuffix(folded, "en partie") {
		return paidInPart
	}
	first, rest, _ := strings.Cut(folded, " ")
	switch strings.TrimRight(first, ".,;!") {
	case "payee", "paye", "payees", "payes", "paid", "soldee", "solde", "reglee", "regle", "encaissee", "encaisse", "acquittee", "acquitte":
		if strings.HasPrefix(rest, "en attente") || strings.HasPrefix(rest, "a venir") || strings.HasPrefix(rest, "du") || strings.HasPrefix(rest, "non") {
			return paidUnknown
		}
		return paidInFull
	}
	return paidUnknown
}

func (r row) paidOn() (day.Day, error) {
	text := r.get(PaidOn)
	if text == "" {
		return 0, nil
	}
	on, err := parseDay(text)
	if err != nil {
		return 0, data.Invalid(string(PaidOn), err.Error())
	}
	return on, nil
}
