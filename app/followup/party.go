package followup

import (
	"context"
	"slices"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// dialogWidth is the width of every dialog here.
const dialogWidth = 560

// shownInvoices bounds the invoices a dialog offers, the oldest due first.
const shownInvoices = 40

// party is the client a dialog is about, with what it owes.
type party struct {
	shell   ui.Shell
	desk    Desk
	client  data.Client
	items   []data.OpenItem // open invoices, oldest due date first
	pointed []data.ID       // that the user pointed at, or none
	done    func()          // after something was kept; may be nil
}

// meet reads a client and its open invoices, then shows a dialog about them.
func meet(shell ui.Shell, d Desk, client data.ID, pointed []data.ID, done func(), show func(party)) {
	pointed = slices.Clone(pointed)
	ui.Do(shell.Runner(), func(ctx context.Context) (p party, err error) {
		if p.client, err = d.Client(ctx, client); err != nil {
			return p, err
		}
		p.items, err = d.OpenItems(ctx, client)
		return p, err
	}, func(p party, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		p.shell, p.desk, p.pointed, p.done = shell, d, pointed, done
		p.items = slices.DeleteFunc(p.items, func(i data.OpenItem) bool { return i.Kind != data.KindInvoice || i.Balance <= 0 })
		show(p)
	})
}

// owes reports whether something is open; where nothing is, it says so.
func (p party) owes() bool {
	if len(p.items) > 0 {
		return true
	}
	p.shell.Fail(&data.Error{Code: data.CodeBlocked, Field: "invoices",
		Sentence: p.client.Name + " n’a aucune facture ouverte\u00a0: il n’y a rien à suivre ici."})
	return false
}

// isPointed reports whether the user pointed at an invoice.
func (p party) isPointed(id data.ID) bool { return slices.Contains(p.pointed, id) }

// one returns the only invoice there is to speak of: the one pointed at, or
// the only one open.
func (p party) one() (data.OpenItem, bool) {
	found := p.items
	if len(p.pointed) > 0 {
		found = nil
		for _, item := range p.items {
			if p.isPointed(item.ID) {
				found = append(found, item)
			}
		}
	}
	if len(found) != 1 {
		return data.OpenItem{}, false
	}
	return found[0], true
}

// inOneCurrency keeps the invoices in the currency of the first one pointed at,
// else of the oldest.
func (p party) inOneCurrency() (items []data.OpenItem, currency string, others bool) {
	currency = p.items[0].Currency
	for _, item := range p.items {
		if p.isPointed(item.ID) {
			currency = item.Currency
			break
		}
	}
	for _, item := range p.items {
		if item.Currency == currency {
			items = append(items, item)
		} else {
			others = true
		}
	}
	return items, currency, others
}

// words names an invoice with what is open of it.
func words(item data.OpenItem) string {
	return item.Number + "\u2002·\u2002" + item.Balance.Format(item.Currency) + "\u2002·\u2002échéance " + item.Due.French()
}

// number returns the number of an open invoice.
func (p party) number(id data.ID) string {
	for _, item := range p.items {
		if item.ID == id {
			return item.Number
		}
	}
	return ""
}

// keep carries out what a dialog asks for. It closes the dialog and says what
// was done, or leaves it open with the error at its field.
func (p party) keep(dialog *ui.Dialog, form *ui.Form, work func(context.Context) (desk.Undo, error), said string) {
	form.SetBusy(true)
	ui.Do(p.shell.Runner(), work, func(undo desk.Undo, err error) {
		form.SetBusy(false)
		if err != nil {
			form.ShowError(err)
			return
		}
		dialog.Close()
		kept(p.shell, undo, said)
		if p.done != nil {
			p.done()
		}
	})
}

// kept tells every page that something holds reminders, or no longer does, and
// says it with « Annuler ».
func kept(shell ui.Shell, undo desk.Undo, said string) {
	shell.Changed(ui.InvoicesChanged)
	shell.Toast(said, func() {
		ui.Do(shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, undo(ctx) },
			func(_ struct{}, err error) {
				shell.Fail(err)
				shell.Changed(ui.InvoicesChanged)
			})
	})
}
