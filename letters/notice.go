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

// check refuses what no right notice can be made of. The amounts must agree
// with each other to the cent: a wrong total in a registered letter cannot be
// taken back.
func (in NoticeInput) check() error {
	if err := checkSender(in.Sender); err != nil {
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
		if err := in.checkLine(l); err != nil {
			return err
		}
	}
	if s.penalty+s.indemnity > 0 && in.currency() != "EUR" {
		return blocked("Les factures de " + in.Client.Name + " sont en " + in.currency() +
			"\u00a0: les pénalités et l’indemnité de 40\u00a0€ ne s’y ajoutent pas sans conversion. Rédigez cette mise en demeure avec un conseil.")
	}
	return nil
}

func blocked(sentence string) error { return &data.Error{Code: data.CodeBlocked, Sentence: sentence} }
