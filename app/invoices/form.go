package invoices

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// form edits one invoice, in the pane beside the list.
type form struct {
	page   *Page
	title  string
	stored data.Invoice // as it was read; ID 0 for a new one
	before data.Invoice // what the fields held when they were filled
	terms  map[data.ID]data.Terms
	due    dueTracker
	files  []file // to be attached once the invoice is stored

	ui      *ui.Form
	fields  fields
	filling bool // the program writes into the fields, not the user
}

type fields struct {
	kind      *ui.SelectField[data.InvoiceKind]
	client    *ui.SelectField[data.ID]
	number    *ui.TextField
	issued    *ui.DayField
	due       *ui.DayField
	total     *ui.MoneyField
	currency  *ui.SelectField[string]
	subject   *ui.TextField
	orderRef  *ui.TextField
	link      *ui.TextField
	scenario  *ui.SelectField[data.ID] // 0 = the client's
	debit     *ui.CheckField
	newClient fyne.CanvasObject
	join      fyne.CanvasObject
}

// currencies are those offered; an invoice in another one keeps it.
var currencies = []string{"EUR", "USD", "GBP", "CHF", "CAD"}

// edit opens the form of an invoice; with ID 0, of a new one.
func (p *Page) edit(i data.Invoice) {
	detail.Read(p.pane, p.choices, func(c choices, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.pane.Edit(newForm(p, i, c))
	})
}

// choices are what a form lets choose from.
type choices struct {
	clients   []data.Client
	scenarios []data.Scenario
}

func (p *Page) choices(ctx context.Context) (c choices, err error) {
	if c.clients, err = p.desk.Clients(ctx); err != nil {
		return c, err
	}
	rules, err := p.desk.Dunning(ctx)
	c.scenarios = rules.Scenarios
	return c, err
}

// editStored opens the form of an invoice of the list.
func (p *Page) editStored(id data.ID) {
	p.pane.Shown = id
	p.withInvoice(id, p.edit)
}

func newForm(p *Page, i data.Invoice, c choices) *form {
	f := &form{page: p, stored: i, title: "Nouvelle facture", terms: make(map[data.ID]data.Terms, len(c.clients))}
	if i.ID != 0 {
		f.title = "Modifier " + i.Number
	}
	if i.Issued.IsZero() {
		i.Issued = p.desk.Today()
	}
	i.Normalize()
	f.build()
	f.setClients(c.clients)
	f.fields.scenario.SetOptions(detail.ScenarioOptions("Celui du client", c.scenarios, i.Scenario))
	f.fill(i)
	f.before = f.value()
	return f
}

func (f *form) build() {
	w := &f.fields
	w.kind = ui.NewSelectField("kind", "Type", []ui.Option[data.InvoiceKind]{
		{Value: data.KindInvoice, Label: data.KindInvoice.French()}, {Value: data.KindCreditNote, Label: data.KindCreditNote.French()}})
	w.client = ui.NewSelectField[data.ID]("client", "Client", nil)
	w.client.SetPlaceHolder("Tapez le début du nom")
	w.client.OnChanged = func(data.ID) { f.proposeDue() }
	w.newClient = detail.FormButton("Nouveau client", theme.ContentAddIcon(), f.addClient, f.cancel)
	w.number = ui.NewTextField("number", "Numéro", ui.Required("le numéro est vide\u00a0: recopiez celui de la facture"))
	w.issued = ui.NewDayField("issued", "Date d’émission")
	w.issued.OnChanged = func(_ day.Day, err error) {
		if err == nil {
			f.proposeDue()
		}
	}
	w.due = ui.NewDayField("due", "Échéance")
	w.due.OnChanged = func(d day.Day, err error) {
		if !f.filling && err == nil {
			f.due.typed(d)
		}
	}
	w.total = ui.NewMoneyField("total", "Montant TTC")
	w.currency = ui.NewSelectField("currency", "Devise", currencyOptions(""))
	w.currency.OnChanged = w.total.SetCurrency
	w.subject = ui.NewTextField("subject", "Objet", nil)
	w.orderRef = ui.NewTextField("order_ref", "Référence de commande", nil)
	w.link = ui.NewTextField("payment_link", "Lien de paiement", nil)
	w.link.SetPlaceHolder("https://")
	w.scenario = ui.NewSelectField[data.ID]("scenario", "Scénario de relance", nil)
	w.debit = ui.NewCheckField("direct_debit", "Prélevée par la banque\u00a0: ne pas relancer")
	w.join = detail.FormButton("Joindre un fichier", theme.MailAttachmentIcon(), f.addFile, f.cancel)
	f.ui = ui.NewForm("Enregistrer", f.save, f.cancel)
	f.ui.SetRows(f.rows()...)
}

// rows are the fields in the order of an invoice read from its top.
func (f *form) rows() []fyne.CanvasObject {
	w := f.fields
	rows := []fyne.CanvasObject{
		w.client, ui.Line(w.newClient),
		ui.NewShares([]float32{1, 2}, w.kind, w.number),
		ui.NewRow(w.issued, w.due),
		ui.NewShares([]float32{2, 1}, w.total, w.currency),
		w.subject, w.orderRef, w.link, w.scenario, w.debit,
	}
	if f.stored.ID == 0 {
		rows = append(rows, f.fileRows()...)
	}
	return rows
}

func currencyOptions(other string) []ui.Option[string] {
	var options []ui.Option[string]
	known := other == ""
	for _, c := range currencies {
		options = append(options, ui.Option[string]{Value: c, Label: c})
		known = known || c == other
	}
	if !known {
		options = append(options, ui.Option[string]{Value: other, Label: other})
	}
	return options
}

func (f *form) setClients(clients []data.Client) {
	options := make([]ui.Option[data.ID], len(clients))
	for i, c := range clients {
		options[i] = ui.Option[data.ID]{Value: c.ID, Label: c.Name}
		f.terms[c.ID] = c.Terms
	}
	f.fields.client.SetOptions(options)
}

// fill puts an invoice into the fields.
func (f *form) fill(i data.Invoice) {
	f.filling = true
	defer func() { f.filling = false }()
	w := f.fields
	w.kind.SetValue(i.Kind)
	if i.ClientID != 0 {
		w.client.SetValue(i.ClientID)
	}
	w.number.SetText(i.Number)
	w.currency.SetOptions(currencyOptions(i.Currency))
	w.currency.SetValue(i.Currency)
	w.total.SetCurrency(i.Currency)
	if i.Total != 0 {
		w.total.SetCents(i.Total)
	}
	w.subject.SetText(i.Subject)
	w.orderRef.SetText(i.OrderRef)
	w.link.SetText(i.PaymentLink)
	w.scenario.SetValue(i.Scenario)
	w.debit.SetChecked(i.DirectDebit)
	f.due = trackDue(i, f.terms[i.ClientID])
	w.issued.SetDay(i.Issued)
	w.due.SetDay(i.Due)
	f.filling = false
	f.proposeDue()
}

// proposeDue computes the due date from the client's terms, until the user has
// written one.
func (f *form) proposeDue() {
	client, known := f.fields.client.Value()
	issued, err := f.fields.issued.Day()
	if f.filling || !known || err != nil {
		return
	}
	terms := f.terms[client]
	f.fields.due.SetLabel("Échéance (" + terms.French() + ")")
	if due, ok := f.due.propose(terms, issued); ok {
		f.filling = true
		f.fields.due.SetDay(due)
		f.filling = false
	}
}

// value returns the invoice as the fields have it; what cannot be read is left
// empty, since each field says so itself.
func (f *form) value() data.Invoice {
	w, i := f.fields, f.stored
	i.Kind, _ = w.kind.Value()
	i.ClientID, _ = w.client.Value()
	i.Number = w.number.Text()
	i.Issued, _ = w.issued.Day()
	i.Due, _ = w.due.Day()
	i.Total, _ = w.total.Cents()
	i.Currency, _ = w.currency.Value()
	i.Subject, i.OrderRef, i.PaymentLink = w.subject.Text(), w.orderRef.Text(), w.link.Text()
	i.Scenario, _ = w.scenario.Value()
	i.DirectDebit = w.debit.Checked()
	return i
}

// Focus gives the keyboard to the first field that is not filled in yet. It asks
// the window, since Fyne knows the canvas of an object only once it was drawn.
func (f *form) Focus() {
	first := f.fields.client.Focusable()
	if _, chosen := f.fields.client.Value(); chosen {
		first = f.fields.number.Focusable()
	}
	f.page.shell.Window().Canvas().Focus(first)
}

// Dirty reports whether something would be lost with the form.
func (f *form) Dirty() bool { return len(f.files) > 0 || f.value() != f.before }

// addClient asks for a client that is not in the list yet, and chooses it. A
// button that is pressed loses the keyboard: it goes back to the client's field
// when the dialog is closed.
func (f *form) addClient() {
	f.page.shell.Window().Canvas().Focus(f.fields.client.Focusable())
	f.page.actions.NewClient("", func(c data.Client) {
		desk := f.page.desk
		ui.Do(f.page.shell.Runner(), func(ctx context.Context) ([]data.Client, error) { return desk.Clients(ctx) },
			func(clients []data.Client, err error) {
				if err != nil {
					f.page.shell.Fail(err)
					return
				}
				f.setClients(clients)
				f.fields.client.SetValue(c.ID)
				f.proposeDue()
				f.page.shell.Window().Canvas().Focus(f.fields.number.Focusable())
			})
	})
}

// cancel closes the form and shows what was beside the list before it.
func (f *form) cancel() {
	p := f.page
	p.pane.Leave(func() {
		if f.stored.ID != 0 {
			p.readDetail(f.stored.ID)
		} else {
			p.pane.Close()
		}
		p.list.table.Focus()
	})
}
