package clients

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/letters"
)

// sheet is all that the detail of a client shows, read in one piece.
type sheet struct {
	client    data.Client
	row       data.ClientRow
	open      []data.OpenItem
	payments  []data.Payment
	history   []data.Contact
	behaviour desk.Behaviour
	plan      desk.ClientPlan
	holds     data.Holds
	numbers   map[data.ID]string // of the invoices that are or were held
	declareBy day.Day            // last day to declare the claim in collective proceedings, or none
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
	if s.history, err = d.ClientHistory(ctx, id); err != nil {
		return s, err
	}
	if s.behaviour, err = d.Behaviour(ctx, id); err != nil {
		return s, err
	}
	if s.plan, err = d.PlanOf(ctx, id); err != nil {
		return s, err
	}
	if s.holds, err = d.Holds(ctx, id); err != nil {
		return s, err
	}
	if s.declareBy, err = d.DeclareBy(ctx, id); err != nil {
		return s, err
	}
	s.numbers, err = p.numbers(ctx, s.holds)
	return s, err
}

// numbers reads the numbers of the invoices that are or were held.
func (p *Page) numbers(ctx context.Context, h data.Holds) (map[data.ID]string, error) {
	rows, err := p.desk.InvoiceRows(ctx, detail.Held(h))
	numbers := make(map[data.ID]string, len(rows))
	for _, row := range rows {
		numbers[row.ID] = row.Number
	}
	return numbers, err
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
	body := detail.Scroll(ui.Heading(owed(s.open)), p.actionBar(s), detail.Gap(),
		p.followUp(s),
		p.openInvoices(s.open),
		detail.Section("Coordonnées", nil, "", facts(c)),
		detail.Payments(s.payments, 0, p.removePayment),
		detail.Timeline(s.events(p.desk.Today()), p.openDocument))
	return c.Name, container.NewBorder(head, nil, nil, nil, body)
}

// events tells all that happened with the client.
func (s sheet) events(today day.Day) []detail.Event {
	return slices.Concat(detail.PaymentEvents(s.payments), detail.HoldEvents(s.holds, today, s.number), detail.ContactEvents(s.history))
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

// actionBar offers what the client's account allows. A new invoice is in the
// menu where there is more to do than that.
func (p *Page) actionBar(s sheet) fyne.CanvasObject {
	id := s.client.ID
	var buttons []fyne.CanvasObject
	if len(s.open) > 0 {
		next := ui.NewButton("Relancer", func() { p.actions.Remind(id, nil) })
		if !s.client.Insolvent.IsZero() { // it may no longer be chased: its debts are declared
			next = ui.NewButton("Déclarer la créance…", func() { p.actions.Recovery.Paper(letters.PaperDeclaration, id, nil) })
		}
		buttons = append(buttons, ui.NewPrimary("Encaisser", func() { p.actions.Pay(id, nil) }), next)
	}
	buttons = append(buttons, detail.MenuButton("Papiers", p.shell.Window(), func() []*fyne.MenuItem { return p.papers(s) }))
	menu := detail.MenuButton("Suivi", p.shell.Window(), func() []*fyne.MenuItem {
		return p.actions.FollowUp.Menu(id, nil, len(s.open) > 0)
	})
	buttons = append(buttons, menu)
	if len(s.open) == 0 {
		buttons = append(buttons, ui.NewIconButton("Facture", theme.ContentAddIcon(), func() { p.actions.NewInvoice(id) }))
	}
	return detail.Actions(buttons...)
}

// papers offers what can be printed about the client.
func (p *Page) papers(s sheet) []*fyne.MenuItem {
	today := p.desk.Today()
	planned := slices.ContainsFunc(s.holds.Plans, func(plan data.InstalmentPlan) bool { return plan.InForce(today) })
	late := slices.ContainsFunc(s.open, func(i data.OpenItem) bool { return i.Balance > 0 && i.Due < today })
	return p.actions.Recovery.Papers(s.client.ID, nil, detail.Standing{Open: len(s.open) > 0, Overdue: late,
		Paid: len(s.payments) > 0, Planned: planned, Insolvent: !s.client.Insolvent.IsZero()})
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
		detail.Fact{Name: "Canal préféré", Value: c.Channel.French()},
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
		lines = append(lines, detail.Entry(item.Kind.French()+" "+item.Number, below, item.Balance.Format(item.Currency),
			detail.IconAction(theme.NavigateNextIcon(), func() { p.shell.ShowInvoice(item.ID) })))
	}
	return detail.Section("Factures ouvertes", nil, "Aucune facture ouverte.", lines...)
}
