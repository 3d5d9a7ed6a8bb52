package letters

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// notice is what the dialog of a formal notice shows.
type notice struct {
	desk.Notice
	receipts string // how old the word about them is, where it is too old
}

// ShowNotice opens the formal notice for a client: about the invoices given, or
// all that are overdue. Nothing is recorded before « Imprimer et enregistrer ».
func ShowNotice(shell ui.Shell, d NoticeDesk, client data.ID, invoices []data.ID) {
	showNotice(shell, d, client, invoices, 0)
}

// ShowCardNotice opens the formal notice that a card of the day's queue leads
// to: about exactly its invoices, and in the place of its step where that is a
// formal notice.
func ShowCardNotice(shell ui.Shell, d NoticeDesk, a rules.Action) {
	step := data.ID(0)
	if a.Level == data.LevelFormalNotice {
		step = a.Step.ID
	}
	showNotice(shell, d, a.Client, a.Invoices, step)
}

// showNotice opens a formal notice that takes a step, or, with 0, the one that
// the history of its oldest invoice requires.
func showNotice(shell ui.Shell, d NoticeDesk, client data.ID, invoices []data.ID, step data.ID) {
	ui.Do(shell.Runner(), func(ctx context.Context) (n notice, err error) {
		if n.Notice, err = d.PrepareNotice(ctx, client, invoices); err != nil {
			return n, err
		}
		if step != 0 {
			n.Step = step
		}
		n.receipts, err = staleReceipts(ctx, d)
		return n, err
	}, func(n notice, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		name := n.Input.Client.Name
		p := &paper{shell: shell, desk: d, letter: n.Letter, kept: "La mise en demeure de " + name + " est enregistrée dans Courriers."}
		p.keep = func(ctx context.Context) ([]byte, error) {
			_, content, err := d.PrintNotice(ctx, n.Notice)
			return content, err
		}
		p.show("Mise en demeure de "+name, n.content(), n.warnings(),
			"La lettre s’ouvre en PDF, prête à imprimer\u00a0: signez-la et postez-la en recommandé avec avis de réception. Gardez le numéro du recommandé.")
	})
}

// content says whom the letter is for and what it claims, to the cent.
func (n notice) content() []fyne.CanvasObject {
	in := n.Input
	currency := n.Letter.Currency
	addressee := detail.Facts(
		detail.Fact{Name: "Destinataire", Value: in.Client.Name},
		detail.Fact{Name: "Adresse", Value: in.Client.Address.Line()},
		detail.Fact{Name: "Type de client", Value: in.Client.Kind.French()},
		detail.Fact{Name: "Délai laissé", Value: count(in.DeadlineDays, "jour", "jours") + " à compter de la réception"},
	)

	book := newLedger("Facture", "Échéance", "Solde", "Pénalités", "Indemnité", "Total")
	for _, line := range in.Lines {
		c := line.Claim
		book.row(false, line.Invoice.Number, line.Invoice.Due.French(), line.Balance.Format(currency), c.Penalty.Format(currency),
			c.Indemnity.Format(currency), c.Total().Format(currency))
		for _, s := range c.Segments {
			book.note(fmt.Sprintf("du %s au %s\u00a0: %s à %s sur %s = %s", s.From.French(), s.To.French(), count(s.Days, "jour", "jours"),
				s.Rate.French(), s.Balance.Format(currency), s.Amount.Format(currency)))
		}
	}
	if in.OnAccount != 0 {
		book.row(false, "Reçu d’avance", "", "", "", "", (-in.OnAccount).Format(currency))
	}
	book.row(true, "À régler", "", "", "", "", n.Letter.Total.Format(currency))

	return []fyne.CanvasObject{addressee, book}
}

// warnings are what the user should know before the letter leaves.
func (n notice) warnings() []string {
	in := n.Input
	var said []string
	if n.receipts != "" {
		said = append(said, n.receipts)
	}
	reminded := false
	for _, c := range in.Earlier {
		if again := n.common(c.Lines); c.Level == data.LevelFormalNotice && again != "" {
			said = append(said, again+"\u00a0: une mise en demeure est déjà partie le "+c.On.French()+".")
		}
		reminded = reminded || c.Level.Rank() >= data.LevelFirst.Rank()
	}
	if !reminded {
		said = append(said, "Aucune relance n’est notée dans l’historique de ce client. La loi n’en exige pas, mais un rappel courtois suffit souvent.")
	}
	if in.Sender.IBAN == "" {
		said = append(said, noIBAN)
	}
	if n.Letter.Total < smallClaim {
		said = append(said, "La somme est faible au regard du prix d’un recommandé.")
	}
	return said
}

// common names the invoices of this notice that an earlier contact was about.
func (n notice) common(lines []data.ContactLine) string {
	var found []data.ContactLine
	for _, l := range lines {
		if slices.ContainsFunc(n.Input.Lines, func(own letters.NoticeLine) bool { return own.Invoice.ID == l.InvoiceID }) {
			found = append(found, l)
		}
	}
	return numbers(found)
}

// smallClaim is the amount below which a registered letter is hardly worth its price.
const smallClaim money.Cents = 5000
