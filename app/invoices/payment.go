package invoices

import (
	"context"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// offsetMethod is the method of a payment that is a credit note alone.
const offsetMethod = "avoir"

// shownShares bounds the invoices of the dialog; a client has rarely more open,
// and the newer ones are paid last.
const shownShares = 40

// payment is the dialog that records money received, or sets a credit note off
// against invoices.
type payment struct {
	shell  ui.Shell
	desk   PaymentDesk
	client data.Client
	shares shares
	first  map[data.ID]bool // invoices the user pointed at
	money  string           // currency
	own    bool             // the user has changed the spreading: it is theirs

	dialog    *ui.Dialog
	form      *ui.Form
	amount    *ui.MoneyField
	on        *ui.DayField
	method    *ui.SelectField[string]
	reference *ui.TextField
	parts     []*ui.MoneyField // beside shares
	rest      *ui.Prose
	filling   bool
}

// ShowPayment asks what a client has paid, prefilled with the balance of the
// invoices pointed at, or of all open ones; with a credit note, with what it
// can settle.
func ShowPayment(shell ui.Shell, d PaymentDesk, client data.ID, invoices []data.ID) {
	type start struct {
		client data.Client
		items  []data.OpenItem
	}
	ui.Do(shell.Runner(), func(ctx context.Context) (s start, err error) {
		if s.client, err = d.Client(ctx, client); err != nil {
			return s, err
		}
		s.items, err = d.OpenItems(ctx, client)
		return s, err
	}, func(s start, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		newPayment(shell, d, s.client, s.items, invoices).show()
	})
}

func newPayment(shell ui.Shell, d PaymentDesk, client data.Client, items []data.OpenItem, pointed []data.ID) *payment {
	p := &payment{shell: shell, desk: d, client: client, first: make(map[data.ID]bool), money: "EUR"}
	for _, id := range pointed {
		p.first[id] = true
	}
	p.money = currencyOf(items, p.first)
	p.shares = sharesOf(items, p.money)
	p.shares = p.shares[:min(len(p.shares), shownShares)]
	p.build()
	p.start()
	return p
}

// currencyOf returns the currency of the first invoice pointed at, else of the
// oldest open one.
func currencyOf(items []data.OpenItem, first map[data.ID]bool) string {
	for _, item := range items {
		if first[item.ID] {
			return item.Currency
		}
	}
	if len(items) > 0 {
		return items[0].Currency
	}
	return "EUR"
}

func (p *payment) build() {
	p.amount = ui.NewMoneyField("amount", "Montant reçu")
	p.amount.SetCurrency(p.money)
	p.amount.OnChanged = func(_ money.Cents, err error) {
		if err == nil && !p.filling {
			p.spread()
		}
	}
	p.on = ui.NewDayField("on", "Reçu le")
	p.on.SetDay(p.desk.Today())
	var options []ui.Option[string]
	for _, m := range data.Methods {
		options = append(options, ui.Option[string]{Value: m, Label: ui.Capital(m)})
	}
	p.method = ui.NewSelectField("method", "Moyen", options)
	p.method.SetValue(data.Methods[0])
	p.reference = ui.NewTextField("reference", "Référence", nil)
	p.reference.SetPlaceHolder("Libellé du virement, numéro du chèque")
	p.rest = ui.NewProse("")
	p.form = ui.NewForm("Encaisser", p.save, func() { p.dialog.Close() })
	p.form.SetRows(p.rows()...)
}

// rows are the payment's own fields, then one field for each open invoice, two
// side by side.
func (p *payment) rows() []fyne.CanvasObject {
	rows := []fyne.CanvasObject{ui.NewRow(p.amount, p.on), ui.NewShares([]float32{1, 2}, p.method, p.reference)}
	if len(p.shares) == 0 {
		return append(rows, ui.Faint("Aucune facture n’est ouverte\u00a0: la somme sera gardée en acompte."))
	}
	rows = append(rows, ui.Flush(ui.Section("Répartition")))
	for i := range p.shares {
		p.parts = append(p.parts, p.part(i))
	}
	for i := 0; i < len(p.parts); i += 2 {
		if i+1 == len(p.parts) {
			rows = append(rows, ui.NewRow(p.parts[i]))
		} else {
			rows = append(rows, ui.NewRow(p.parts[i], p.parts[i+1]))
		}
	}
	return append(rows, p.rest)
}

// part is the field of one invoice or credit note.
func (p *payment) part(i int) *ui.MoneyField {
	one := p.shares[i]
	label, note := one.item.Number, "reste "+one.left().Format(p.money)+", échéance "+one.item.Due.French()
	if one.credit() {
		label, note = "Avoir "+one.item.Number, "à imputer\u00a0: "+one.left().Format(p.money)
	}
	field := ui.NewOptionalMoneyField("allocations", label)
	field.SetCurrency(p.money)
	field.SetNote(note)
	field.OnChanged = func(given money.Cents, err error) {
		if err != nil || p.filling {
			return
		}
		p.shares[i].given = given
		if one.credit() && !p.own {
			p.spread()
			return
		}
		p.own = p.own || !one.credit()
		p.tell()
	}
	return field
}

// start fills the dialog: the balance pointed at, or a credit note used up.
func (p *payment) start() {
	for i := range p.shares {
		if p.shares[i].credit() && p.first[p.shares[i].item.ID] {
			p.shares[i].given = min(p.shares[i].left(), p.shares.owed(nil))
		}
	}
	amount := p.shares.owed(p.first)
	p.filling = true
	p.amount.SetCents(amount)
	p.filling = false
	p.spread()
}

// spread proposes anew where each part of the amount goes, until the user has
// changed it.
func (p *payment) spread() {
	amount, err := p.amount.Cents()
	if err == nil && !p.own {
		p.shares.propose(amount, p.first)
		p.filling = true
		for i, field := range p.parts {
			if given := p.shares[i].given; given != 0 {
				field.SetCents(given)
			} else {
				field.Clear()
			}
		}
		p.filling = false
	}
	p.tell()
}

func (p *payment) tell() {
	if amount, err := p.amount.Cents(); err == nil {
		sayRest(p.rest, p.shares.rest(amount), p.money)
	}
}

func (p *payment) show() {
	p.dialog = ui.ShowForm(p.shell.Window(), "Encaissement – "+p.client.Name, p.form)
	p.dialog.SetWidth(560)
	amount := p.amount.Focusable()
	p.shell.Window().Canvas().Focus(amount)
	if prefilled, ok := amount.(fyne.Shortcutable); ok { // so that typing replaces the proposal
		prefilled.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// value returns the payment as the fields have it, or what is wrong with it.
func (p *payment) value() (data.Payment, error) {
	pay := data.Payment{ClientID: p.client.ID, Currency: p.money, Reference: p.reference.Text(), Allocations: p.shares.allocations()}
	pay.Method, _ = p.method.Value()
	var err error
	if pay.Amount, err = p.amount.Cents(); err != nil {
		return pay, err
	}
	if pay.On, err = p.on.Day(); err != nil {
		return pay, err
	}
	if pay.Amount == 0 && len(pay.Allocations) > 0 {
		pay.Method = offsetMethod
	}
	return pay, pay.Validate()
}

// save records the payment; the toast takes it back.
func (p *payment) save() {
	for i, one := range p.shares {
		if one.given < 0 || one.given > one.left() {
			p.parts[i].SetError("Il ne reste que " + one.left().Format(p.money) + " sur " + one.item.Number + ".")
			p.shell.Window().Canvas().Focus(p.parts[i].Focusable())
			return
		}
	}
	pay, err := p.value()
	if err != nil {
		p.form.ShowError(err)
		return
	}
	p.form.SetBusy(true)
	ui.Do(p.shell.Runner(), func(ctx context.Context) (desk.Undo, error) { return p.desk.Pay(ctx, &pay) },
		func(undo desk.Undo, err error) {
			p.form.SetBusy(false)
			if err != nil {
				p.form.ShowError(err)
				return
			}
			p.dialog.Close()
			p.shell.Changed(ui.InvoicesChanged)
			p.shell.Toast(p.done(pay), func() { undoing(p.shell, undo) })
		})
}

func (p *payment) done(pay data.Payment) string {
	if pay.Amount == 0 {
		return "Avoir imputé pour " + p.client.Name + "."
	}
	return pay.Amount.Format(pay.Currency) + " encaissés de " + p.client.Name + "."
}
