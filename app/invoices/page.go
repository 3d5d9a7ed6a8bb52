// Package invoices is the page of invoices and credit notes: the list, the
// detail beside it, the form, and the recording of payments.
package invoices

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// Actions are what the page starts and others carry out.
type Actions struct {
	Remind    func(client data.ID, invoices []data.ID)
	Notice    func(client data.ID, invoices []data.ID)
	NewClient func(name string, done func(data.Client)) // asks for a new client, over the form
	FollowUp  detail.FollowUp
	Recovery  detail.Recovery
	Rates     func() // where the rates are entered
}

// Page is the page of invoices.
type Page struct {
	shell   ui.Shell
	desk    Desk
	actions Actions

	list   *list
	pane   *detail.Pane
	opened bool // was shown once: before that nothing is read
	stale  bool
}

// New returns the page; it reads nothing before Show.
func New(shell ui.Shell, desk Desk, actions Actions) *Page {
	p := &Page{shell: shell, desk: desk, actions: actions, stale: true}
	p.list = newList(p)
	p.pane = detail.NewPane(shell, ui.PageInvoices, p.list.content)
	return p
}

func (p *Page) Key() string                { return ui.PageInvoices }
func (p *Page) Title() string              { return "Factures" }
func (p *Page) Icon() fyne.Resource        { return theme.DocumentIcon() }
func (p *Page) Content() fyne.CanvasObject { return p.pane.Content() }

// Focus gives the keyboard to the form where one is open, else to the rows.
func (p *Page) Focus() {
	if !p.pane.FocusForm() {
		p.list.table.Focus()
	}
}

// Show reads the list and the detail where they are stale.
func (p *Page) Show() {
	p.opened = true
	p.pane.Crumb()
	if p.stale {
		p.read()
	}
}

// Refresh hears what changed.
func (p *Page) Refresh(s ui.Signal) {
	if s == ui.SettingsChanged { // the rate of the terms, and what a part payment settles first
		detail.ReadAgain(p.pane, p.readSheet, p.detail)
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
	detail.ReadAgain(p.pane, p.readSheet, p.detail)
}

// ShowInvoice opens the detail of one invoice, whatever the list shows.
func (p *Page) ShowInvoice(id data.ID) {
	p.pane.Leave(func() {
		p.readDetail(id)
		p.list.choose(id)
	})
}

// New opens the form of a new invoice.
func (p *Page) New() { p.NewFor(0) }

// NewFor opens the form of a new invoice of a client; 0 lets the user choose.
func (p *Page) NewFor(client data.ID) {
	p.pane.Leave(func() { p.edit(data.Invoice{ClientID: client}) })
}

// selected hears what the list has chosen.
func (p *Page) selected(ids []data.ID) {
	switch {
	case len(ids) == 1 && ids[0] != p.pane.Shown:
		p.pane.Leave(func() { p.readDetail(ids[0]) })
	case len(ids) > 1:
		p.pane.Leave(p.pane.Close)
	}
}
