package letters

import (
	"context"
	"slices"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
	"dument/letters"
)

// reminder is the dialog in which a reminder is read, changed and sent.
type reminder struct {
	shell  ui.Shell
	desk   ReminderDesk
	sender sender
	opened opened

	draft    letters.Draft    // as last composed
	out      map[data.ID]bool // invoices that were unticked
	mine     letters.Text     // the user's own words, before they were composed anew
	composed letters.Text
	job      ui.Job

	reminderForm
	reminderAside
}

// Card is a card of the day's queue whose message is opened to be changed.
type Card struct {
	Action rules.Action  // with the invoices that were taken out of the card
	Draft  letters.Draft // as the card shows it
	// Send lets the message leave as the card's own does. It calls done with true
	// once the message is in the outbox, and with false where it is not: with the
	// reason, or without one where the user thought better of it.
	Send func(d letters.Draft, done func(sent bool, err error))
}

// opened is what the dialog opens with.
type opened struct {
	draft   letters.Draft
	all     []letters.Line // with those that were taken out before
	account data.Account
	note    string // about receipts
	card    *Card  // nil where the reminder is prepared by hand
}

// wish is what the user wants a message to be.
type wish struct {
	level    data.Level
	tone     data.Tone // empty = that of the level's step
	invoices []data.ID
	to       string
}

// ShowReminder opens the reminder for a client: about the invoices given, or,
// without any, about what the client's state calls for. Nothing is recorded
// before « Envoyer » or « Mettre en attente ».
func ShowReminder(shell ui.Shell, d ReminderDesk, client data.ID, invoices []data.ID) {
	showReminder(shell, d, func(ctx context.Context) (o opened, err error) {
		if o.draft, err = d.PrepareReminder(ctx, client, invoices); err != nil {
			return o, err
		}
		o.all = o.draft.Lines
		o.note, err = staleReceipts(ctx, d)
		return o, err
	})
}

// ShowCard opens the message of a card of the day's queue as the card shows it:
// it keeps its step, its level and what it answers to, and leaves as the card's
// own would.
func ShowCard(shell ui.Shell, d ReminderDesk, c Card) {
	showReminder(shell, d, func(ctx context.Context) (opened, error) {
		o := opened{draft: c.Draft, all: c.Draft.Lines, card: &c}
		// What was taken out of the card can be taken in again, where a message
		// about all of it can be written at all.
		if whole, err := c.compose(ctx, d, wish{tone: c.Draft.Tone, to: c.Draft.To}); err == nil {
			o.all = whole.Lines
		}
		return o, nil
	})
}

func showReminder(shell ui.Shell, d ReminderDesk, open func(context.Context) (opened, error)) {
	ui.Do(shell.Runner(), func(ctx context.Context) (opened, error) {
		o, err := open(ctx)
		if err != nil {
			return o, err
		}
		o.account, err = d.Account(ctx)
		return o, err
	}, func(o opened, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		if o.account.IsZero() {
			sender{shell, d}.askAccount()
			return
		}
		r := &reminder{shell: shell, desk: d, sender: sender{shell, d}, opened: o, out: map[data.ID]bool{}}
		for _, line := range o.all {
			r.out[line.Invoice.ID] = !slices.ContainsFunc(o.draft.Lines, func(l letters.Line) bool { return l.Invoice.ID == line.Invoice.ID })
		}
		r.build()
		r.take(o.draft)
		r.dialog.Show()
		shell.Window().Canvas().Focus(r.first())
	})
}

// composeByHand writes a message by hand: another level is another step, in that
// step's tone unless the user wants another one.
func composeByHand(ctx context.Context, d ReminderDesk, client data.ID, w wish) (letters.Draft, error) {
	draft, err := d.PrepareReminder(ctx, client, w.invoices)
	if err != nil {
		return draft, err
	}
	draft.To, draft.Warnings = w.to, nil
	if draft, err = d.Recompose(ctx, draft, w.level); err != nil || w.tone == "" || toneOf(draft) == w.tone {
		return draft, err
	}
	draft.Tone, draft.Warnings = w.tone, nil
	return d.Recompose(ctx, draft, w.level)
}

// compose writes the card's message: its level and step stay.
func (c *Card) compose(ctx context.Context, d ReminderDesk, w wish) (letters.Draft, error) {
	p, err := d.Prepare(ctx, c.Action, desk.Choice{Invoices: w.invoices, Tone: w.tone, Channel: data.ChannelEmail})
	if err != nil {
		return p.Draft, err
	}
	draft := p.Draft
	draft.To, draft.Warnings = w.to, nil // which depend on it
	return d.Recompose(ctx, draft, draft.Level)
}

// toneOf returns the tone that a draft is written in, "" beside the ladder.
func toneOf(d letters.Draft) data.Tone {
	if usual := letters.UsualTone(d.Level); d.Tone == "" || usual == "" {
		return usual
	}
	return d.Tone
}
