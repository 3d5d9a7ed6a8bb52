// Package clients is the page of clients: the list, the detail beside it, and
// the form.
package clients

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// Actions are what the page starts and others carry out; without a choice of
// invoices they are about all of the client's.
type Actions struct {
	Remind     func(client data.ID, invoices []data.ID)
	Notice     func(client data.ID, invoices []data.ID)
	Pay        func(client data.ID, invoices []data.ID)
	NewInvoice func(client data.ID)
	FollowUp   detail.FollowUp
	Recovery   detail.Recovery
}

// Page is the page of clients.
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
	p.pane = detail.NewPane(shell, ui.PageClients, p.list.content)
	return p
}

func (p *Page) Key() string                { return ui.PageClients }
func (p *Page) Title() string              { return "Clients" }
func (p *Page) Icon() fyne.Resource        { return theme.AccountIcon() }
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

// Refresh hears what changed: balances are part of the list.
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
	detail.ReadAgain(p.pane, p.readSheet, p.detail)
}

// ShowClient opens the detail of one client, whatever the list shows.
func (p *Page) ShowClient(id data.ID) {
	p.pane.Leave(func() {
		p.readDetail(id)
		p.list.choose(id)
	})
}

// New opens the form of a new client.
func (p *Page) New() {
	p.pane.Leave(func() {
		detail.Read(p.pane, p.desk.NewClient, func(c data.Client, err error) {
			if err != nil {
				p.shell.Fail(err)
				return
			}
			p.edit(c)
		})
	})
}

// edit opens the form of a client beside the list.
func (p *Page) edit(c data.Client) {
	p.pane.Edit(newForm(p.shell, p.desk, c, p.saved, func() { p.cancel(c.ID) }))
}

// editStored opens the form of a client of the list.
func (p *Page) editStored(id data.ID) {
	p.pane.Shown = id
	desk := p.desk
	detail.Read(p.pane, func(ctx context.Context) (data.Client, error) { return desk.Client(ctx, id) },
		func(c data.Client, err error) {
			if err != nil {
				p.shell.Fail(err)
				return
			}
			p.edit(c)
		})
}

// saved shows the client that the form has stored.
func (p *Page) saved(c data.Client) {
	p.list.wanted = c.ID
	p.pane.Saved(c.ID, c.Name)
	p.shell.Changed(ui.ClientsChanged)
	p.list.table.Focus()
	p.shell.Toast("«\u00a0"+c.Name+"\u00a0» enregistré.", nil)
}

// cancel closes the form and shows what was beside the list before it.
func (p *Page) cancel(stored data.ID) {
	p.pane.Leave(func() {
		if stored != 0 {
			p.readDetail(stored)
		} else {
			p.pane.Close()
		}
		p.list.table.Focus()
	})
}

// selected hears what the list has chosen.
func (p *Page) selected(ids []data.ID) {
	if len(ids) == 1 && ids[0] != p.pane.Shown {
		p.pane.Leave(func() { p.readDetail(ids[0]) })
	}
}
