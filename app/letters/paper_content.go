package letters

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// show lays the dialog out anew: whom the paper is for, what to know before it
// leaves, what the user can choose, the figures.
func (p *paper) show() {
	r := p.ready
	parts := []fyne.CanvasObject{ui.Flush(paperFacts(r))}
	if p.copies != "" && !r.Request.Annexes { // with them, the warnings say it
		parts = append(parts, ui.Flush(ui.Faint(p.copies)))
	}
	if said := p.warnings(); len(said) > 0 {
		parts = append(parts, ui.Flush(wrapped(strings.Join(said, "\n"), widget.WarningImportance)))
	}
	parts = append(parts, p.wishes...)
	for _, table := range figures(r) {
		parts = append(parts, container.New(outdent{}, table))
	}
	p.body.Objects = append(parts, ui.Flush(ui.Faint(advice(r.Request.Kind))))
	p.body.Refresh()
	p.dialog.Refresh()
}

// warnings are what to know before the paper leaves, what stops it first.
func (p *paper) warnings() []string {
	var said []string
	for _, sentence := range []string{p.trouble, p.receipts} {
		if sentence != "" {
			said = append(said, sentence)
		}
	}
	said = append(said, p.ready.Warnings...)
	if len(p.texts) > 0 {
		said = append(said, letters.EditWarnings(p.ready.Request.Kind, p.ready.Client, p.written, p.ready.Letter)...)
	}
	return said
}

// paperFacts say whom a paper is for, what it is about and what goes with it.
func paperFacts(p desk.Paper) fyne.CanvasObject {
	way := ""
	if p.Request.Kind.Registered() {
		way = "Recommandé avec avis de réception"
	}
	kind := ""
	if p.Request.Kind == letters.PaperNotice {
		kind = p.Client.Kind.French()
	}
	return detail.Facts(
		detail.Fact{Name: "Destinataire", Value: strings.Join(p.Letter.Recipient, "\n")},
		detail.Fact{Name: "Type de client", Value: kind},
		detail.Fact{Name: "Envoi", Value: way},
		detail.Fact{Name: "Objet", Value: p.Letter.Object},
		detail.Fact{Name: "À régler avant le", Value: p.Contact.Deadline.French()},
		detail.Fact{Name: "Pièces jointes", Value: strings.Join(p.Letter.Enclosures, "\n")},
	)
}

// figures show what the paper claims, to the cent: invoice by invoice with the
// penalties where it claims them, else the letter's own tables.
func figures(p desk.Paper) []fyne.CanvasObject {
	switch p.Request.Kind {
	case letters.PaperNotice, letters.PaperCalculation, letters.PaperDeclaration, letters.PaperInjunction, letters.PaperMandate:
		if len(p.Case.Lines) > 0 {
			return []fyne.CanvasObject{claims(p)}
		}
	}
	var tables []fyne.CanvasObject
	for _, block := range p.Letter.Blocks {
		if t, ok := block.(letters.Table); ok {
			tables = append(tables, tableOf(t))
		}
	}
	return tables
}

// shownRows bounds the rows of figures in the dialog; the paper has them all.
const shownRows = 24

// claims is what is owed on each invoice of a case.
func claims(p desk.Paper) fyne.CanvasObject {
	currency, lines := p.Letter.Currency, p.Case.Lines
	var extra bool
	for _, line := range lines {
		extra = extra || line.Claim.PenaltyLeft()+line.Claim.IndemnityLeft() != 0
	}
	row := func(number, due, balance, penalty, indemnity, total string) []string {
		if !extra {
			return []string{number, due, total}
		}
		return []string{number, due, balance, penalty, indemnity, total}
	}
	book := newLedger(2, row("Facture", "Échéance", "Solde", "Pénalités", "Indemnité", "Total")...)
	for i, line := range lines {
		if i == shownRows {
			book.note(rest(len(lines) - shownRows))
			break
		}
		if line.Invoice.Kind == data.KindCreditNote {
			book.row(false, row("Avoir "+line.Invoice.Number, "", line.Balance.Format(currency), "", "", line.Balance.Format(currency))...)
			continue
		}
		c := line.Claim
		book.row(false, row(line.Invoice.Number, line.Invoice.Due.French(), c.Balance.Format(currency), c.PenaltyLeft().Format(currency),
			c.IndemnityLeft().Format(currency), c.Total().Format(currency))...)
		for _, s := range c.Segments {
			book.note(fmt.Sprintf("du %s au %s\u00a0: %s à %s sur %s = %s", s.From.French(), s.To.French(), count(s.Days, "jour", "jours"),
				s.Rate.French(), s.Balance.Format(currency), s.Amount.Format(currency)))
		}
		if gone := c.PenaltyPaid + c.PenaltyWaived + c.InterestPaid; gone != 0 {
			book.note("déjà réglé ou abandonné sur les pénalités\u00a0: " + gone.Format(currency))
		}
		if gone := c.IndemnityPaid + c.IndemnityWaived; gone != 0 {
			book.note("déjà réglé ou abandonné sur l’indemnité\u00a0: " + gone.Format(currency))
		}
	}
	if p.Case.OnAccount != 0 {
		book.row(false, row("Reçu d’avance", "", "", "", "", (-p.Case.OnAccount).Format(currency))...)
	}
	book.row(true, row("Total", "", "", "", "", p.Letter.Total.Format(currency))...)
	return book
}

// tableOf shows a table of the letter.
func tableOf(t letters.Table) fyne.CanvasObject {
	titles, texts := make([]string, len(t.Columns)), len(t.Columns)
	for i, column := range t.Columns {
		titles[i] = column.Title
		if column.Figure && i < texts {
			texts = i
		}
	}
	book := newLedger(texts, titles...)
	for i, row := range t.Rows {
		if i == shownRows {
			book.note(rest(len(t.Rows) - shownRows))
			break
		}
		book.row(false, row...)
	}
	for i, row := range t.Foot {
		book.row(t.Strong && i == len(t.Foot)-1, row...)
	}
	return book
}

// rest counts the rows that the dialog leaves out.
func rest(n int) string {
	return "et " + count(n, "autre ligne", "autres lignes") + "\u00a0: voyez l’aperçu."
}

// outdent begins a table where the fields do, and leaves its end to the scroll bar.
type outdent struct{}

func (outdent) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.InnerPadding()
	for _, o := range objects {
		o.Move(fyne.NewPos(-pad, 0))
		o.Resize(fyne.NewSize(size.Width+pad, size.Height))
	}
}

func (outdent) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.SubtractWidthHeight(theme.InnerPadding(), 0)
}
