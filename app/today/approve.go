package today

import (
	"context"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// approve freezes the message of a card in the outbox. The card leaves the list
// at once; the message leaves a little later, and waits in Courriers where the
// program ends before.
func (p *Page) approve(ready *desk.Prepared) {
	p.pass(func() {
		client := ready.Action.Client
		p.drop(client)
		p.Focus()
		draft := ready.Draft
		ui.Do(p.shell.Runner(), func(ctx context.Context) (data.Message, error) { return p.desk.Approve(ctx, draft) },
			func(m data.Message, err error) {
				p.settle(client, err)
				switch {
				case data.FieldOf(err) == "receipts": // its day went by meanwhile
					p.askReceipts(func() { p.approve(ready) })
				case err != nil:
					p.shell.Fail(err)
				default:
					p.shell.Changed(ui.CouriersChanged)
					p.post.take(m, client, ready.Action.Level.French()+" pour "+ready.Client.Name)
				}
			})
	})
}

// record notes in the history what was done by hand about the card.
func (p *Page) record(c desk.Call) {
	client, name := c.Action.Client, ""
	if p.sheet.ready != nil {
		name = p.sheet.ready.Client.Name
	}
	p.drop(client)
	p.Focus()
	ui.Do(p.shell.Runner(), func(ctx context.Context) (data.Contact, error) { return p.desk.Record(ctx, c) },
		func(_ data.Contact, err error) {
			p.settle(client, err)
			if err != nil {
				p.shell.Fail(err)
				return
			}
			delete(p.sheet.own, client)
			p.shell.Changed(ui.CouriersChanged)
			p.shell.Toast(recorded(c)+" pour "+name+".", nil)
		})
}

// recorded says what was noted: "Appel noté (Message laissé)".
func recorded(c desk.Call) string {
	switch c.Channel {
	case data.ChannelSMS:
		return "SMS noté comme envoyé"
	case data.ChannelVisit:
		return "Visite notée"
	}
	return "Appel noté («\u00a0" + c.Result.French() + "\u00a0»)"
}
