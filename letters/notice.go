package letters

import (
	"fmt"

	"dument/data"
)

// NoticeInput is what a formal notice is made of.
type NoticeInput struct {
	Case
	DeadlineDays     int    // from receipt
	RegisteredNumber string // of the registered letter, when known
}

// check refuses what no right notice can be made of: a wrong total in a
// registered letter cannot be taken back.
func (in NoticeInput) check() error {
	if err := checkSender(in.Sender); err != nil {
		return err
	}
	if err := in.noProceedings(); err != nil {
		return err
	}
	s := in.sums()
	if len(in.Lines) == 0 || s.balance-s.onAccount <= 0 {
		return NothingOwed(in.Client.Name)
	}
	if in.DeadlineDays < 1 || in.DeadlineDays > 60 {
		return data.Invalid("deadline", fmt.Sprintf("Un délai de %d jours ne convient pas à une mise en demeure\u00a0: indiquez de 1 à 60 jours, 8 le plus souvent.", in.DeadlineDays))
	}
	for _, l := range in.Lines {
		if l.Invoice.Kind != data.KindCreditNote && l.Invoice.Due >= in.Today {
			return blocked("La facture " + l.Invoice.Number + " n’est échue que le " + l.Invoice.Due.French() + "\u00a0: une mise en demeure serait prématurée.")
		}
	}
	if err := data.CheckRegisteredNumber(in.RegisteredNumber); err != nil {
		return err
	}
	return in.Case.check()
}

// noProceedings refuses what asks a debtor in collective proceedings to pay
// (art. L622-7, L622-21 C. com.).
func (in Case) noProceedings() error {
	if in.Client.Insolvent.IsZero() {
		return nil
	}
	return blocked(in.Client.Name + " est en procédure collective depuis le " + in.Client.Insolvent.French() +
		"\u00a0: la loi interdit le paiement des créances antérieures, et rien ne se réclame plus à lui. Préparez plutôt la déclaration de créance.")
}
