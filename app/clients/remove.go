package clients

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// shownInvoices bounds the open invoices of the detail; the page of invoices
// has them all.
const shownInvoices = 50

func lateness(days int) string {
	if days == 1 {
		return "1\u00a0j de retard"
	}
	return fmt.Sprintf("%d\u00a0j de retard", days)
}

// menu is what a right click on the list offers: for one client what its account
// allows, for several what can be done with all of them.
func (p *Page) menu(ids []data.ID) []*fyne.MenuItem {
	if len(ids) > 1 {
		return p.several(ids)
	}
	if len(ids) == 0 {
		return nil
	}
	id := ids[0]
	archived := p.list.archived()
	row, read := p.list.table.Row(id)
	only := func(on bool, item *fyne.MenuItem) *fyne.MenuItem {
		item.Disabled = read && !on
		return item
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItemWithIcon("Nouvelle facture", theme.ContentAddIcon(), func() { p.actions.NewInvoice(id) }),
		only(row.Invoices > 0, fyne.NewMenuItemWithIcon("Encaisser…", theme.ConfirmIcon(), func() { p.actions.Pay(id, nil) })),
		only(row.Open > 0, fyne.NewMenuItemWithIcon("Relancer…", theme.MailSendIcon(), func() { p.actions.Remind(id, nil) })),
		only(row.Overdue > 0, fyne.NewMenuItemWithIcon("Mise en demeure…", theme.DocumentIcon(), func() { p.actions.Notice(id, nil) })),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItemWithIcon("Modifier", theme.DocumentCreateIcon(), func() { p.pane.Leave(func() { p.editStored(id) }) }),
		fyne.NewMenuItemWithIcon(archiveVerb(archived), theme.StorageIcon(), func() { p.archive(id, !archived) }),
		fyne.NewMenuItemWithIcon("Supprimer", theme.DeleteIcon(), func() { p.remove(id) }),
	}
}

// more is the menu of the detail.
func (p *Page) more(c data.Client) []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItemWithIcon("Nouvelle facture", theme.ContentAddIcon(), func() { p.actions.NewInvoice(c.ID) })}
	if c.Kind == data.Professional {
		items = append(items, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItemWithIcon("Procédure collective…", theme.WarningIcon(), func() { p.actions.Recovery.Proceeding(c.ID) }))
		if !c.Insolvent.IsZero() {
			items = append(items, fyne.NewMenuItemWithIcon("Retirer la procédure collective", theme.CancelIcon(), func() { p.actions.Recovery.EndProceeding(c) }))
		}
		items = append(items, detail.PublicPages(p.shell, c.SIREN)...)
	}
	return append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItemWithIcon(archiveVerb(c.Archived), theme.StorageIcon(), func() { p.archive(c.ID, !c.Archived) }),
		fyne.NewMenuItemWithIcon("Supprimer", theme.DeleteIcon(), func() { p.remove(c.ID) }))
}

func archiveVerb(archived bool) string {
	if archived {
		return "Désarchiver"
	}
	return "Archiver"
}

// remove deletes a client, with « Annuler » in the toast. One with invoices or
// history stays: archiving is proposed instead.
func (p *Page) remove(id data.ID) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) (desk.Undo, error) { return p.desk.DeleteClient(ctx, id) },
		func(undo desk.Undo, err error) {
			switch {
			case data.CodeOf(err) == data.CodeHasHistory:
				ui.Confirm(p.shell.Window(), "Conservé pour l’historique", err.Error(), "Archiver", func() { p.archive(id, true) })
				return
			case err != nil:
				p.shell.Fail(err)
				return
			}
			what := "Client"
			if p.pane.Shown == id {
				what = "«\u00a0" + p.pane.Name() + "\u00a0»"
				p.pane.Close()
			}
			p.shell.Changed(ui.ClientsChanged)
			p.shell.Toast(what+" supprimé.", func() { p.undo(undo, ui.ClientsChanged) })
		})
}

// archive hides a client, or shows it again; the toast undoes it.
func (p *Page) archive(id data.ID, archived bool) {
	set := func(archived bool, done func()) {
		ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) {
			return struct{}{}, p.desk.ArchiveClient(ctx, id, archived)
		}, func(_ struct{}, err error) {
			p.shell.Fail(err)
			p.shell.Changed(ui.ClientsChanged)
			if err == nil {
				done()
			}
		})
	}
	words := "Client archivé."
	if !archived {
		words = "Client désarchivé."
	}
	set(archived, func() { p.shell.Toast(words, func() { set(!archived, func() {}) }) })
}

// removePayment takes back a payment; the invoices it settled are open again.
func (p *Page) removePayment(payment data.Payment) {
	detail.CarryOut(p.shell, ui.InvoicesChanged, func(ctx context.Context) (desk.Undo, error) { return p.desk.DeletePayment(ctx, payment) },
		"Encaissement du "+payment.On.French()+" retiré.")
}

// undo takes back what a toast told.
func (p *Page) undo(undo desk.Undo, changed ui.Signal) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, undo(ctx) },
		func(_ struct{}, err error) {
			p.shell.Fail(err)
			p.shell.Changed(changed)
		})
}

// openDocument shows the exact bytes that left.
func (p *Page) openDocument(id data.ID) {
	type kept struct {
		data.Document
		content []byte
	}
	ui.Do(p.shell.Runner(), func(ctx context.Context) (kept, error) {
		d, content, err := p.desk.Document(ctx, id)
		return kept{d, content}, err
	}, func(k kept, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.shell.Open(k.Name, k.content)
	})
}
