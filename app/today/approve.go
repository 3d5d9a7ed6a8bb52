package today

import (
	"context"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// approve freezes the message of a card in the outbox. The card leaves the list
// at once; the message leaves a little later, and waits in Courriers where the
// program ends before.
func (p *Page) approve(draft letters.Draft) {
	p.pass(func() {
		p.drop(draft.Client.ID)
		p.Focus()
		p.freeze(draft, func(_ bool, err error) { p.shell.Fail(err) })
	}, func() {})
}

// sendChanged does so with a message that was changed in its dialog, which stays
// open until the message is in the outbox.
func (p *Page) sendChanged(draft letters.Draft, done func(sent bool, err error)) {
	p.pass(func() {
		p.freeze(draft, func(sent bool, err error) {
			done(sent, err)
			if sent {
				p.Focus()
			}
		})
	}, func() { done(false, nil) })
}

// freeze puts a card's message into the outbox, says so to done, and lets it
// leave after its grace.
func (p *Page) freeze(draft letters.Draft, done func(sent bool, err error)) {
	client := draft.Client.ID
	ui.Do(p.shell.Runner(), func(ctx context.Context) (data.Message, error) { return p.desk.Approve(ctx, draft) },
		func(m data.Message, err error) {
			p.settle(client, err)
			if data.FieldOf(err) == "receipts" { // the day went by meanwhile
				p.askReceipts(func() { p.freeze(draft, done) }, func() { done(false, nil) })
				return
			}
			done(err == nil, err)
			if err == nil {
				p.lay()
				p.shell.Changed(ui.CouriersChanged)
				p.post.take(m, client, draft.Level.French()+" pour "+draft.Client.Name)
			}
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
