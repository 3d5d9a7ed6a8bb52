package letters

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// ShowLetter opens a reminder on paper: whom it is for, what it asks for, its
// preview. Nothing is recorded before « Imprimer et enregistrer », which takes
// its step.
func ShowLetter(shell ui.Shell, d LetterDesk, prepared desk.Prepared) {
	ui.Do(shell.Runner(), func(ctx context.Context) (string, error) { return staleReceipts(ctx, d) }, func(note string, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		p := &paper{shell: shell, desk: d, letter: prepared.Letter, kept: "La lettre à " + prepared.Client.Name + " est enregistrée dans Courriers."}
		p.keep = func(ctx context.Context) ([]byte, error) {
			_, content, err := d.PrintLetter(ctx, prepared)
			return content, err
		}
		var warnings []string
		if note != "" {
			warnings = append(warnings, note)
		}
		if prepared.Draft.Sender.IBAN == "" {
			warnings = append(warnings, noIBAN)
		}
		p.show(prepared.Action.Level.French()+" par courrier pour "+prepared.Client.Name,
			[]fyne.CanvasObject{addressee(prepared), asked(prepared)}, warnings,
			"La lettre s’ouvre en PDF, prête à imprimer\u00a0: signez-la et postez-la, avec une copie de ce qu’elle réclame.")
	})
}

// addressee says whom the letter is for, and by when it asks for an answer.
func addressee(p desk.Prepared) fyne.CanvasObject {
	return detail.Facts(
		detail.Fact{Name: "Destinataire", Value: strings.Join(p.Letter.Recipient, "\n")},
		detail.Fact{Name: "Objet", Value: p.Letter.Object},
		detail.Fact{Name: "À régler avant le", Value: p.Draft.Deadline.French()},
		detail.Fact{Name: "À joindre", Value: strings.Join(p.Letter.Enclosures, "\n")},
	)
}

// asked lists what the letter asks for, and what it deducts.
func asked(p desk.Prepared) fyne.CanvasObject {
	d, currency := p.Draft, p.Letter.Currency
	book := newLedger("Facture", "Échéance", "Retard", "Solde")
	for _, line := range d.Lines {
		number, late := line.Invoice.Number, ""
		if line.Invoice.Kind == data.KindCreditNote {
			number = "Avoir " + number
		} else if line.DaysLate > 0 {
			late = count(line.DaysLate, "jour", "jours")
		}
		book.row(false, number, line.Invoice.Due.French(), late, line.Balance.Format(currency))
	}
	if d.OnAccount != 0 {
		book.row(false, "Reçu d’avance", "", "", (-d.OnAccount).Format(currency))
	}
	sum := "À régler"
	if i := d.Instalment; i != nil {
		sum = fmt.Sprintf("Versement %d sur %d", i.Number, i.Of)
		book.row(true, sum, i.Due.French(), "", p.Letter.Total.Format(currency))
		return book
	}
	book.row(true, sum, "", "", p.Letter.Total.Format(currency))
	return book
}
