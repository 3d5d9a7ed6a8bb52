// Package clients is the page of clients: the list, the detail beside it, and
// the form.
package clients

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

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
}

// Page is the page of clients.
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

func (p *Page) Key() string                { return ui.PageClients }
func (p *Page) Title() string              { return "Clients" }
func (p *Page) Icon() fyne.Resource        { return theme.AccountIcon() }
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
	if p.form == nil && p.shown != 0 {
		p.load(p.shown, func() {})
	}
}

// ShowClient opens the detail of one client, whatever the list shows.
func (p *Page) ShowClient(id data.ID) {
	p.leave(func() {
		p.readDetail(id)
		p.list.choose(id)
	})
}

// New opens the form of a new client.
func (p *Page) New() {
	p.leave(func() {
		ui.Load(p.shell.Runner(), &p.sheet, p.desk.NewClient, func(c data.Client, err error) {
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
	p.form = newForm(p.shell, p.desk, c, p.saved, p.cancel)
	p.pane(p.form.content())
	p.crumb()
	p.form.focus()
}

// editStored opens the form of a client of the list.
func (p *Page) editStored(id data.ID) {
	p.shown = id
	desk := p.desk
	ui.Load(p.shell.Runner(), &p.sheet, func(ctx context.Context) (data.Client, error) { return desk.Client(ctx, id) },
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
	p.form = nil
	p.shown, p.name, p.list.wanted = c.ID, c.Name, c.ID
	p.crumb()
	p.shell.Changed(ui.ClientsChanged)
	p.list.table.Focus()
	p.shell.Toast("«\u00a0"+c.Name+"\u00a0» enregistré.", nil)
}

// cancel closes the form and shows what was beside the list before it.
func (p *Page) cancel() {
	stored := p.form.stored.ID
	p.leave(func() {
		if stored != 0 {
			p.readDetail(stored)
		} else {
			p.close()
		}
		p.list.table.Focus()
	})
}

// selected hears what the list has chosen.
func (p *Page) selected(ids []data.ID) {
	if len(ids) == 1 && ids[0] != p.shown {
		p.leave(func() { p.readDetail(ids[0]) })
	}
}
