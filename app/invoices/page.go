// Package invoices is the page of invoices and credit notes: the list, the
// detail beside it, the form, and the recording of payments.
package invoices

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
)

// Actions are what the page starts and others carry out.
type Actions struct {
	Remind    func(client data.ID, invoices []data.ID)
	Notice    func(client data.ID, invoices []data.ID)
	NewClient func(name string, done func(data.Client)) // asks for a new client, over the form
}

// Page is the page of invoices.
type Page struct {
	shell   ui.Shell
	desk    Desk
	actions Actions

	split  *ui.Split
	list   *list
	shown  data.ID // in the detail; 0 when there is none
	name   string  // of what the pane shows, for the window's title
	sheet  ui.Job  // reads the detail
	form   *form   // nil while nothing is edited
	opened bool    // was shown once: before that nothing is read
	stale  bool
}

// New returns the page; it reads nothing before Show.
func New(shell ui.Shell, desk Desk, actions Actions) *Page {
	p := &Page{shell: shell, desk: desk, actions: actions, stale: true}
	p.list = newList(p)
	p.split = ui.NewSplit(ui.Inset(p.list.content))
	return p
}

func (p *Page) Key() string                { return ui.PageInvoices }
func (p *Page) Title() string              { return "Factures" }
func (p *Page) Icon() fyne.Resource        { return theme.DocumentIcon() }
func (p *Page) Content() fyne.CanvasObject { return p.split }

// Focus gives the keyboard to the form where one is open, else to the rows.
func (p *Page) Focus() {
	if p.form != nil {
		p.form.focus()
		return
	}
	p.list.table.Focus()
}

// Show reads the list and the detail where they are stale.
func (p *Page) Show() {
	p.opened = true
	p.crumb()
	if p.stale {
		p.read()
	}
}

// Refresh hears what changed.
func (p *Page) Refresh(s ui.Signal) {
	if s == ui.SettingsChanged {
		return
	}
	p.stale = true
	if p.opened {
		p.read()
	}
}

func (p *Page) read() {
	p.stale = false
	p.list.read()
	if p.form == nil && p.shown != 0 {
		p.load(p.shown, func() {})
	}
}

// ShowInvoice opens the detail of one invoice, whatever the list shows.
func (p *Page) ShowInvoice(id data.ID) {
	p.leave(func() {
		p.readDetail(id)
		p.list.choose(id)
	})
}

// New opens the form of a new invoice.
func (p *Page) New() { p.NewFor(0) }

// NewFor opens the form of a new invoice of a client; 0 lets the user choose.
func (p *Page) NewFor(client data.ID) { p.leave(func() { p.edit(data.Invoice{ClientID: client}) }) }

// selected hears what the list has chosen.
func (p *Page) selected(ids []data.ID) {
	switch {
	case len(ids) == 1 && ids[0] != p.shown:
		p.leave(func() { p.readDetail(ids[0]) })
	case len(ids) > 1:
		p.leave(p.close)
	}
}

// leave does something that takes the form's place; what was typed is given up
// only with the user's word.
func (p *Page) leave(do func()) {
	if p.form == nil || !p.form.dirty() {
		p.form = nil
		do()
		return
	}
	ui.Confirm(p.shell.Window(), "Abandonner la saisie\u00a0?", "Ce que vous avez écrit dans le formulaire n’est pas encore enregistré.",
		"Abandonner", func() {
			p.form = nil
			do()
		})
}

// close shows the list alone.
func (p *Page) close() {
	p.clear()
	p.crumb()
}

// clear is close for what happens behind another page, whose title stays.
func (p *Page) clear() {
	p.sheet.Stop()
	p.shown, p.name, p.form = 0, "", nil
	p.split.SetDetail(nil)
}

// pane shows something beside the list.
func (p *Page) pane(content fyne.CanvasObject) {
	p.split.SetDetail(ui.Inset(content))
}

// crumb names in the window's title what is open.
func (p *Page) crumb() {
	if p.form != nil {
		p.shell.SetCrumb(ui.PageInvoices, p.form.title)
		return
	}
	p.shell.SetCrumb(ui.PageInvoices, p.name)
}
