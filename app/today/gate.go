package today

import (
	"context"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// pass goes on with something that makes messages leave once receipts are
// confirmed up to date: whoever paid yesterday must not be reminded today. never
// is called where they are not.
func (p *Page) pass(then, never func()) {
	if !p.day.gated() {
		then()
		return
	}
	p.askReceipts(then, never)
}

// askReceipts asks the question of the head in a dialog: Enter answers yes and
// goes on, anything else never does.
func (p *Page) askReceipts(then, never func()) {
	yes := false
	sentence := ui.Faint(ui.Sentence(confirmed(p.receipts)) +
		" Si de l’argent est arrivé depuis, enregistrez-le d’abord\u00a0: personne ne doit être relancé après avoir payé.")
	var d *ui.Dialog
	d = ui.NewDialog(p.shell.Window(), "Encaissements à jour\u00a0?", ui.Flush(sentence),
		ui.NewButton("Pas encore", func() { d.Close() }),
		ui.NewButton("Encaisser…", func() {
			d.Close()
			p.askPayer()
		}),
		ui.NewPrimary("C’est à jour", func() {
			yes = true
			d.Close()
			p.confirmReceipts(then, never)
		}))
	d.OnClosed = func() {
		if !yes {
			never()
		}
	}
	d.Show()
}

// confirmReceipts notes that receipts are up to date today, and goes on.
func (p *Page) confirmReceipts(then, never func()) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) (desk.Undo, error) { return p.desk.ConfirmReceipts(ctx) },
		func(undo desk.Undo, err error) {
			if err != nil {
				p.shell.Fail(err)
				never()
				return
			}
			today := p.desk.Today()
			p.receipts.Confirmed = today
			p.day.free()
			p.lay()
			p.writes++
			p.read()
			p.shell.Toast("Encaissements à jour au "+today.French()+".", p.undoing(undo, 0))
			then()
		})
}

// undoing takes something back and tells the pages; the keyboard goes to the
// card that comes back with it, if any.
func (p *Page) undoing(undo desk.Undo, back data.ID) func() {
	return func() {
		p.back = back
		ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, undo(ctx) },
			func(_ struct{}, err error) {
				p.writes++
				p.shell.Fail(err)
				p.shell.Changed(ui.InvoicesChanged)
			})
	}
}

// askPayer asks which client has paid, and goes on to the payment.
func (p *Page) askPayer() {
	ui.Do(p.shell.Runner(), p.desk.Clients, func(clients []data.Client, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		options := make([]ui.Option[data.ID], len(clients))
		for i, c := range clients {
			options[i] = ui.Option[data.ID]{Value: c.ID, Label: c.Name}
		}
		payer := ui.NewSelectField("client", "Client", options)
		if r, ok := p.deck.current(); ok {
			payer.SetValue(p.deck.board.client(r))
		}
		var dialog *ui.Dialog
		form := ui.NewForm("Continuer", func() {
			client, _ := payer.Value()
			dialog.Close()
			p.actions.Pay(client, nil)
		}, nil, payer)
		dialog = ui.ShowForm(p.shell.Window(), "Qui a payé\u00a0?", form)
	})
}
