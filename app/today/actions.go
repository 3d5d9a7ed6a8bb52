package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/data"
)

// act starts an action for a row: all invoices of a client's group, or one.
// Where the row does not offer it, nothing happens.
func (d *deck) act(a action, r row) {
	if !d.board.cellsOf(r, d.page.desk.Next).actions[a] {
		return
	}
	ids := r.group.ids()
	if item, ok := r.item(); ok {
		ids = []data.ID{item.ID}
	}
	do := [...]func(data.ID, []data.ID){remind: d.page.actions.Remind, notice: d.page.actions.Notice, pay: d.page.actions.Pay}[a]
	do(r.group.ClientID, ids)
}

// open goes to the page of the client or of the invoice.
func (d *deck) open(r row) {
	if item, ok := r.item(); ok {
		d.page.shell.ShowInvoice(item.ID)
	} else if r.kind == groupRow {
		d.page.shell.ShowClient(r.group.ClientID)
	}
}

// menu shows what can be done with a row, at a place in the window.
func (d *deck) menu(index int, at fyne.Position) {
	r, ok := d.board.at(index)
	if !ok || r.group == nil {
		return
	}
	d.cursor = index
	d.Refresh()
	can := d.board.cellsOf(r, d.page.desk.Next).actions
	entry := func(word string, icon fyne.Resource, a action) *fyne.MenuItem {
		item := fyne.NewMenuItemWithIcon(word, icon, func() { d.act(a, r) })
		item.Disabled = !can[a]
		return item
	}
	open := "Voir le client"
	if r.kind == lineRow {
		open = "Voir la facture"
	}
	items := []*fyne.MenuItem{
		entry("Relancer", theme.MailSendIcon(), remind),
		entry("Mise en demeure", theme.DocumentIcon(), notice),
		entry("Encaisser", theme.ConfirmIcon(), pay),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(open, func() { d.open(r) }),
	}
	if r.kind == lineRow {
		items = append(items, fyne.NewMenuItem("Voir le client", func() { d.page.shell.ShowClient(r.group.ClientID) }))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), d.page.shell.Window().Canvas(), at)
}
