package letters

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
	"dument/letters"
)

// notice is the dialog from which a formal notice is looked at and printed.
type notice struct {
	shell  ui.Shell
	desk   NoticeDesk
	notice desk.Notice
	dialog *ui.Dialog
	print  *ui.Button
}

// ShowNotice opens the formal notice for a client: about the invoices given, or
// all that are overdue. Nothing is recorded before « Imprimer et enregistrer ».
func ShowNotice(shell ui.Shell, d NoticeDesk, client data.ID, invoices []data.ID) {
	ui.Do(shell.Runner(), func(ctx context.Context) (desk.Notice, error) { return d.PrepareNotice(ctx, client, invoices) },
		func(n desk.Notice, err error) {
			if err != nil {
				shell.Fail(err)
				return
			}
			w := &notice{shell: shell, desk: d, notice: n}
			w.show()
		})
}

func (n *notice) show() {
	in := n.notice.Input
	currency := n.notice.Letter.Currency
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
	book.row(true, "À régler", "", "", "", "", n.notice.Letter.Total.Format(currency))

	rows := []fyne.CanvasObject{addressee, book}
	for _, sentence := range n.warnings() {
		rows = append(rows, wrapped(sentence, widget.WarningImportance))
	}
	rows = append(rows, ui.Faint("La lettre s’ouvre en PDF, prête à imprimer\u00a0: signez-la et postez-la en recommandé avec avis de réception. Gardez le numéro du recommandé."))
	n.print = ui.NewPrimary("Imprimer et enregistrer", n.record)
	n.dialog = ui.NewDialog(n.shell.Window(), "Mise en demeure de "+in.Client.Name, ui.Stack(rows...),
		ui.NewButton("Fermer", func() { n.dialog.Close() }), ui.NewButton("Aperçu", n.preview), n.print)
	n.dialog.SetWidth(800)
	n.dialog.Show()
}

// warnings are what the user should know before the letter leaves.
func (n *notice) warnings() []string {
	in := n.notice.Input
	var said []string
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
		said = append(said, "Votre IBAN n’est pas renseigné\u00a0: la lettre ne dira pas où payer. Indiquez-le dans Réglages.")
	}
	if n.notice.Letter.Total < smallClaim {
		said = append(said, "La somme est faible au regard du prix d’un recommandé.")
	}
	return said
}

// common names the invoices of this notice that an earlier contact was about.
func (n *notice) common(lines []data.ContactLine) string {
	var found []data.ContactLine
	for _, l := range lines {
		if slices.ContainsFunc(n.notice.Input.Lines, func(own letters.NoticeLine) bool { return own.Invoice.ID == l.InvoiceID }) {
			found = append(found, l)
		}
	}
	return numbers(found)
}

// smallClaim is the amount below which a registered letter is hardly worth its price.
const smallClaim money.Cents = 5000

// preview opens the PDF and records nothing.
func (n *notice) preview() {
	letter := n.notice.Letter
	ui.Do(n.shell.Runner(), func(context.Context) ([]byte, error) { return n.desk.Render(letter) }, func(content []byte, err error) {
		if err != nil {
			n.shell.Fail(err)
			return
		}
		n.shell.Open("Aperçu - "+letter.FileName(), content)
	})
}

// record makes the PDF, keeps it in the history with its hash, and opens it.
func (n *notice) record() {
	n.print.Disable()
	made := n.notice
	ui.Do(n.shell.Runner(), func(ctx context.Context) ([]byte, error) {
		_, content, err := n.desk.PrintNotice(ctx, made)
		return content, err
	}, func(content []byte, err error) {
		n.print.Enable()
		if err != nil {
			n.shell.Fail(err)
			return
		}
		n.dialog.Close()
		n.shell.Changed(ui.CouriersChanged)
		n.shell.Open(made.Letter.FileName(), content)
		n.shell.Toast("La mise en demeure de "+made.Input.Client.Name+" est enregistrée dans Courriers.", nil)
	})
}
