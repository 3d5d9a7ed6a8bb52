package clients

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// sheet is all that the detail of a client shows, read in one piece.
type sheet struct {
	client   data.Client
	row      data.ClientRow
	open     []data.OpenItem
	payments []data.Payment
	history  []data.Contact
}

// readSheet runs off the UI goroutine.
func (p *Page) readSheet(ctx context.Context, id data.ID) (s sheet, err error) {
	d := p.desk
	if s.client, err = d.Client(ctx, id); err != nil {
		return s, err
	}
	rows, err := d.ClientRows(ctx, []data.ID{id})
	if err != nil {
		return s, err
	}
	if len(rows) == 1 {
		s.row = rows[0]
	}
	if s.open, err = d.OpenItems(ctx, id); err != nil {
		return s, err
	}
	if s.payments, err = d.ClientPayments(ctx, id); err != nil {
		return s, err
	}
	s.history, err = d.ClientHistory(ctx, id)
	return s, err
}

// readDetail shows a client beside the list.
func (p *Page) readDetail(id data.ID) { detail.ShowDetail(p.pane, id, p.readSheet, p.detail) }

// detail lays out a client: what they owe, what can be done, how to reach them,
// what is open, what they paid, what was sent to them.
func (p *Page) detail(s sheet) (name string, content fyne.CanvasObject) {
	c := s.client
	word, tone := state(s.row)
	head := detail.Head(c.Name, ui.NewChip(word, tone),
		detail.IconAction(theme.DocumentCreateIcon(), func() { p.pane.Leave(func() { p.edit(c) }) }),
		detail.MenuAction(p.shell.Window(), func() []*fyne.MenuItem { return p.more(c) }),
		detail.IconAction(theme.CancelIcon(), p.pane.Close))
	body := container.NewVBox(ui.Heading(owed(s.open)), p.actionBar(s), facts(c),
		p.openInvoices(s.open),
		detail.Payments(s.payments, 0, p.removePayment),
		detail.History(s.history, func(contact data.Contact) { p.openDocument(contact.DocumentID) }))
	return c.Name, container.NewBorder(head, nil, nil, nil, container.NewVScroll(body))
}

// owed sums what is open, by currency.
func owed(items []data.OpenItem) string {
	sums, order := map[string]money.Cents{}, []string{}
	for _, item := range items {
		if _, known := sums[item.Currency]; !known {
			order = append(order, item.Currency)
		}
		sums[item.Currency] += item.Balance
	}
	if len(order) == 0 {
		return "Rien à régler"
	}
	parts := make([]string, len(order))
	for i, currency := range order {
		parts[i] = sums[currency].Format(currency)
	}
	return strings.Join(parts, " + ")
}

// actionBar offers what the client's account allows.
func (p *Page) actionBar(s sheet) fyne.CanvasObject {
	id := s.client.ID
	add := ui.NewButton("Facture", func() { p.actions.NewInvoice(id) })
	add.SetIcon(theme.ContentAddIcon())
	var buttons []fyne.CanvasObject
	if len(s.open) > 0 {
		buttons = append(buttons, ui.NewPrimary("Encaisser", func() { p.actions.Pay(id, nil) }),
			ui.NewButton("Relancer", func() { p.actions.Remind(id, nil) }))
	}
	if s.row.Overdue > 0 {
		buttons = append(buttons, ui.NewButton("Mise en demeure", func() { p.actions.Notice(id, nil) }))
	}
	return detail.Actions(append(buttons, add)...)
}

func facts(c data.Client) fyne.CanvasObject {
	contact := c.Contact
	if contact != "" {
		contact = strings.TrimSpace(c.Civility + " " + contact)
	}
	list := []detail.Fact{{Name: "Type", Value: c.Kind.French()}, {Name: "Contact", Value: contact}}
	for _, e := range c.Emails {
		list = append(list, detail.Fact{Name: "E-mail (" + strings.ToLower(e.Role.French()) + ")", Value: e.Address})
	}
	return detail.Facts(append(list,
		detail.Fact{Name: "Téléphone", Value: c.Phone},
		detail.Fact{Name: "Mobile", Value: c.Mobile},
		detail.Fact{Name: "Adresse", Value: c.Address.Line()},
		detail.Fact{Name: "SIREN", Value: c.SIREN},
		detail.Fact{Name: "Délai de paiement", Value: c.Terms.French()},
		detail.Fact{Name: "Moyen préféré", Value: c.Channel.French()},
		detail.Fact{Name: "Notes", Value: c.Notes})...)
}

// openInvoices lists what is open, oldest due date first.
func (p *Page) openInvoices(items []data.OpenItem) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, item := range items[:min(len(items), shownInvoices)] {
		below := "échéance " + item.Due.French()
		if late := p.desk.Today().Sub(item.Due); late > 0 && item.Kind == data.KindInvoice {
			below += " · " + lateness(late)
		}
		if item.Subject != "" {
			below += " · " + item.Subject
		}
		lines = append(lines, detail.Line(item.Kind.French()+" "+item.Number, below, item.Balance.Format(item.Currency),
			detail.IconAction(theme.NavigateNextIcon(), func() { p.shell.ShowInvoice(item.ID) })))
	}
	return detail.Section("Factures ouvertes", nil, "Aucune facture ouverte.", lines...)
}
