package today

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// openGroup shows invoices about which nothing is to be done today, and why.
func (s *sheet) openGroup(g group) {
	if s.rest != nil && s.rest.client == g.client && s.rest.why == g.why && s.rest.soon == g.soon && slices.Equal(s.rest.invoices, g.invoices) && !s.old {
		return
	}
	s.close()
	s.old, s.rest = false, &g
	d := s.page.desk
	ui.Load(s.page.shell.Runner(), &s.job, func(ctx context.Context) ([]data.InvoiceRow, error) {
		return d.InvoiceRows(ctx, g.invoices[:min(len(g.invoices), shownLines)])
	}, func(bills []data.InvoiceRow, err error) {
		if err != nil {
			s.page.shell.Fail(err)
			return
		}
		s.put(s.group(g, bills))
	})
}

func (s *sheet) group(g group, bills []data.InvoiceRow) fyne.CanvasObject {
	name := s.page.deck.facts.names[g.client]
	if len(bills) > 0 {
		name = bills[0].ClientName
	}
	client := newNameLink(s.page, name, g.client)
	word, tone := holdWord(g.why)
	if g.soon {
		word, tone = step(g.level, g.channel)+" le "+g.day.French(), ui.ToneUpcoming
	}
	parts := []fyne.CanvasObject{wrapped(g.why.Sentence(), widget.MediumImportance)}
	var lines []fyne.CanvasObject
	for _, b := range bills {
		lines = append(lines, detail.Line(b.Number, "échéance "+b.Due.French(), b.Balance.Format(b.Currency),
			detail.IconAction(theme.SearchIcon(), func() { s.page.shell.ShowInvoice(b.ID) })))
	}
	parts = append(parts, titled("Factures"), pad(container.NewVBox(lines...)))
	if n := len(g.invoices) - len(bills); n > 0 {
		parts = append(parts, ui.Faint("et "+count(n, "autre facture", "autres factures")+"."))
	}
	see := ui.Flow(ui.NewButton("Voir le client", func() { s.page.shell.ShowClient(g.client) }))
	head := container.New(headline{}, client, ui.Section(""), ui.Flow(ui.NewChip(word, tone)))
	return container.NewStack(newPaper(), container.New(margin{16, 12}, container.New(tower{}, head, see, container.NewVScroll(container.New(barRoom{}, container.New(column{}, parts...))))))
}
