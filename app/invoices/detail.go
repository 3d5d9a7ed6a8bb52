package invoices

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
	"dument/data/rules"
)

// sheet is all that the detail of an invoice shows, read in one piece.
type sheet struct {
	invoice  data.Invoice
	balance  money.Cents
	client   data.Client
	payments []data.Payment
	files    []data.Document
	history  []data.Contact
	holds    data.Holds // of the invoice and of its whole client
	outlook  desk.Outlook
	numbers  map[data.ID]string // of the invoices held with it
	claims   claims
}

// readSheet runs off the UI goroutine.
func (p *Page) readSheet(ctx context.Context, id data.ID) (s sheet, err error) {
	d := p.desk
	if s.invoice, s.balance, err = d.Invoice(ctx, id); err != nil {
		return s, err
	}
	if s.client, err = d.Client(ctx, s.invoice.ClientID); err != nil {
		return s, err
	}
	if s.payments, err = d.Payments(ctx, id); err != nil {
		return s, err
	}
	if s.files, err = d.Attachments(ctx, id); err != nil {
		return s, err
	}
	if s.history, err = d.InvoiceHistory(ctx, id); err != nil {
		return s, err
	}
	if err = p.readClaims(ctx, &s); err != nil {
		return s, err
	}
	err = p.readFollowUp(ctx, &s)
	return s, err
}

// readDetail shows an invoice beside the list.
func (p *Page) readDetail(id data.ID) { detail.ShowDetail(p.pane, id, p.readSheet, p.detail) }

// detail lays out an invoice: what it is and owes, what can be done, what was
// received, what is attached, what was sent about it.
func (p *Page) detail(s sheet) (name string, content fyne.CanvasObject) {
	i := s.invoice
	today := p.desk.Today()
	word, tone := state(i.Kind, s.balance, i.Due, today, s.holds.Of(i.ClientID, i.ID, today), i.DirectDebit, i.Archived)
	head := detail.Head(i.Kind.French()+" "+i.Number, ui.NewChip(word, tone),
		detail.IconAction(theme.DocumentCreateIcon(), func() { p.pane.Leave(func() { p.edit(i) }) }),
		detail.MenuAction(p.shell.Window(), func() []*fyne.MenuItem { return p.more(i) }),
		detail.IconAction(theme.CancelIcon(), p.pane.Close))
	client := widget.NewHyperlink(s.client.Name, nil)
	client.Wrapping = fyne.TextWrapWord // a long name must not push the list aside
	client.OnTapped = func() { p.shell.ShowClient(i.ClientID) }
	balance := ui.Heading(s.balance.Format(i.Currency))
	claimed, clock := p.claimed(s), p.prescription(s)
	if s.claims.clock.Alarm(today) != rules.AlarmNone { // what runs out stands before what grows
		claimed, clock = clock, claimed
	}
	body := detail.Scroll(client, balance, p.actionBar(s), p.followUp(s), facts(s), claimed, clock,
		detail.Payments(s.payments, i.ID, p.removePayment),
		p.attachments(s),
		detail.Timeline(slices.Concat(detail.HoldEvents(s.holds, today, s.number), detail.ContactEvents(s.history)), p.openDocument))
	return i.Number, container.NewBorder(head, nil, nil, nil, body)
}

// actionBar offers what the state of the invoice allows.
func (p *Page) actionBar(s sheet) fyne.CanvasObject {
	i, ids := s.invoice, []data.ID{s.invoice.ID}
	pay := func() { ShowPayment(p.shell, p.desk, i.ClientID, ids) }
	switch {
	case s.balance == 0:
		return ui.Faint("Rien ne reste à régler.")
	case i.Kind == data.KindCreditNote:
		return detail.Actions(ui.NewPrimary("Imputer", pay))
	}
	buttons := []fyne.CanvasObject{ui.NewPrimary("Encaisser", pay),
		ui.NewButton("Relancer", func() { p.actions.Remind(i.ClientID, ids) })}
	papers := detail.MenuButton("Papiers", p.shell.Window(), func() []*fyne.MenuItem { return p.papers(s) })
	return detail.Actions(append(buttons, papers, p.followMenu(s))...)
}

// papers offers what can be printed about an invoice.
func (p *Page) papers(s sheet) []*fyne.MenuItem {
	i, today := s.invoice, p.desk.Today()
	planned := slices.ContainsFunc(s.holds.Plans, func(plan data.InstalmentPlan) bool { return plan.InForce(today) })
	return p.actions.Recovery.Papers(i.ClientID, []data.ID{i.ID}, detail.Standing{Open: s.balance > 0, Overdue: s.balance > 0 && i.Due < today,
		Paid: len(s.payments) > 0, Planned: planned, Insolvent: !s.client.Insolvent.IsZero()})
}

func facts(s sheet) fyne.CanvasObject {
	i := s.invoice
	debit := ""
	if i.DirectDebit {
		debit = "Oui\u00a0: la banque l’encaisse, elle n’est pas relancée"
	}
	return detail.Facts(
		detail.Fact{Name: "Total", Value: i.Signed().Format(i.Currency)},
		detail.Fact{Name: "Émise le", Value: i.Issued.French()},
		detail.Fact{Name: "Échéance", Value: i.Due.French()},
		detail.Fact{Name: "Objet", Value: i.Subject},
		detail.Fact{Name: "Commande", Value: i.OrderRef},
		detail.Fact{Name: "Lien de paiement", Value: i.PaymentLink},
		detail.Fact{Name: "Prélèvement", Value: debit},
	)
}
