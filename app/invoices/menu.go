package invoices

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
)

// menu is what a right click on the list offers: the actions of one invoice that
// its state allows, or, for several, what can be done with all of them.
func (p *Page) menu(ids []data.ID) []*fyne.MenuItem {
	archived := p.list.archived()
	archive := fyne.NewMenuItemWithIcon(archiveVerb(archived), theme.StorageIcon(), func() { p.archive(ids, !archived) })
	if len(ids) != 1 {
		archive.Label += " les factures choisies"
		return []*fyne.MenuItem{archive}
	}
	id := ids[0]
	with := func(do func(data.Invoice)) func() { return func() { p.withInvoice(id, do) } }
	row, read := p.list.table.Row(id)
	open := !read || row.Balance != 0
	owed := !read || row.Balance > 0 // by the client
	only := func(on bool, item *fyne.MenuItem) *fyne.MenuItem {
		item.Disabled = !on
		return item
	}
	items := []*fyne.MenuItem{
		only(open, fyne.NewMenuItemWithIcon("Encaisser…", theme.ConfirmIcon(), with(func(i data.Invoice) { ShowPayment(p.shell, p.desk, i.ClientID, ids) }))),
		only(owed, fyne.NewMenuItemWithIcon("Relancer…", theme.MailSendIcon(), with(func(i data.Invoice) { p.actions.Remind(i.ClientID, ids) }))),
		only(owed && (!read || row.Due < p.desk.Today()),
			fyne.NewMenuItemWithIcon("Mise en demeure…", theme.DocumentIcon(), with(func(i data.Invoice) { p.actions.Notice(i.ClientID, ids) }))),
		fyne.NewMenuItemSeparator(),
	}
	if read {
		items = append(items, p.actions.FollowUp.Menu(row.ClientID, ids, owed)...)
		items = append(items, fyne.NewMenuItemSeparator())
	}
	return append(items,
		fyne.NewMenuItemWithIcon("Voir le client", theme.AccountIcon(), with(func(i data.Invoice) { p.shell.ShowClient(i.ClientID) })),
		fyne.NewMenuItemWithIcon("Modifier", theme.DocumentCreateIcon(), func() { p.pane.Leave(func() { p.editStored(id) }) }),
		archive,
		fyne.NewMenuItemWithIcon("Supprimer", theme.DeleteIcon(), with(p.remove)))
}

// more is the menu of the detail.
func (p *Page) more(i data.Invoice) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItemWithIcon("Dupliquer", theme.ContentCopyIcon(), func() { p.pane.Leave(func() { p.edit(copyOf(i)) }) }),
		fyne.NewMenuItemWithIcon(archiveVerb(i.Archived), theme.StorageIcon(), func() { p.archive([]data.ID{i.ID}, !i.Archived) }),
		fyne.NewMenuItemWithIcon("Supprimer", theme.DeleteIcon(), func() { p.remove(i) }),
	}
}

func archiveVerb(archived bool) string {
	if archived {
		return "Désarchiver"
	}
	return "Archiver"
}

// copyOf starts a new invoice like another one, without what is its own.
func copyOf(i data.Invoice) data.Invoice {
	return data.Invoice{ClientID: i.ClientID, Kind: i.Kind, Total: i.Total, Currency: i.Currency,
		Subject: i.Subject, DirectDebit: i.DirectDebit}
}

// withInvoice reads an invoice, then does something with it.
func (p *Page) withInvoice(id data.ID, do func(data.Invoice)) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) (data.Invoice, error) {
		i, _, err := p.desk.Invoice(ctx, id)
		return i, err
	}, func(i data.Invoice, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		do(i)
	})
}

// archive takes invoices out of the lists, or back in; the toast undoes it.
func (p *Page) archive(ids []data.ID, archived bool) {
	ids = slices.Clone(ids)
	set := func(archived bool, done func()) {
		ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) {
			for _, id := range ids {
				if err := p.desk.ArchiveInvoice(ctx, id, archived); err != nil {
					return struct{}{}, err
				}
			}
			return struct{}{}, nil
		}, func(_ struct{}, err error) {
			p.shell.Fail(err)
			p.shell.Changed(ui.InvoicesChanged)
			if err == nil {
				done()
			}
		})
	}
	words := "Facture archivée."
	switch {
	case len(ids) > 1 && archived:
		words = "Factures archivées."
	case len(ids) > 1:
		words = "Factures désarchivées."
	case !archived:
		words = "Facture désarchivée."
	}
	set(archived, func() { p.shell.Toast(words, func() { set(!archived, func() {}) }) })
}
