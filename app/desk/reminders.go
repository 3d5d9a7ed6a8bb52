package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
	"dument/letters"
)

// PrepareReminder returns the message that the state of a client's invoices
// calls for, filled in and ready to be changed. Without a choice of invoices it
// takes the overdue ones, or, when none is, those that fall due. Credit notes
// and money on account are shown and deducted; when nothing is left to ask for
// the error has data.CodeBlocked. The level is that of the oldest invoice.
func (d *Desk) PrepareReminder(ctx context.Context, client data.ID, invoices []data.ID) (letters.Draft, error) {
	draft, items, err := d.gather(ctx, client, invoices)
	if err != nil {
		return letters.Draft{}, err
	}
	draft.To = draft.Client.Email()
	level, err := d.levelOf(ctx, draft, items)
	if err != nil {
		return letters.Draft{}, err
	}
	if err := d.attach(ctx, &draft); err != nil {
		return letters.Draft{}, err
	}
	return d.Recompose(ctx, draft, level)
}

// Recompose writes the subject and text of a draft again, for another level or
// after lines were taken out. Another level is another step of the scenario, in
// that step's tone.
func (d *Desk) Recompose(ctx context.Context, draft letters.Draft, level data.Level) (letters.Draft, error) {
	if draft.Net() <= 0 {
		return draft, letters.NothingOwed(draft.Client.Name)
	}
	if level != draft.Level {
		if draft.Level = level; draft.Occasion == "" {
			if err := d.climb(ctx, &draft); err != nil {
				return draft, err
			}
		}
	}
	return d.compose(ctx, draft)
}

func (d *Desk) compose(ctx context.Context, draft letters.Draft) (letters.Draft, error) {
	texts, err := d.Texts(ctx)
	if err != nil {
		return draft, err
	}
	return letters.Compose(draft, texts)
}

// head collects who a draft is from and for.
func (d *Desk) head(ctx context.Context, client data.ID) (letters.Draft, error) {
	draft := letters.Draft{Today: d.Today()}
	var err error
	if draft.Client, err = d.Register.Client(ctx, client); err != nil {
		return draft, err
	}
	if draft.Client.Archived {
		return draft, blocked(draft.Client.Name + " est archivé\u00a0: sortez-le des archives pour lui écrire.")
	}
	if draft.Sender, err = d.Register.Sender(ctx); err != nil {
		return draft, err
	}
	draft.Earlier, err = d.left(ctx, client)
	return draft, err
}

// left returns the history of a client without the registered letters that were
// given up before they were posted: nobody received them.
func (d *Desk) left(ctx context.Context, client data.ID) ([]data.Contact, error) {
	history, err := d.Register.Contacts(ctx, client, 0)
	if err != nil || !slices.ContainsFunc(history, func(c data.Contact) bool { return c.Channel == data.ChannelRegistered }) {
		return history, err
	}
	postings, err := d.Register.Postings(ctx, client)
	if err != nil {
		return nil, err
	}
	givenUp := map[data.ID]bool{}
	for _, p := range postings {
		givenUp[p.ContactID] = p.Outcome == data.StateNotPosted
	}
	return keep(history, func(c data.Contact) bool { return !givenUp[c.ID] }), nil
}

// gather collects a client, the sender and the chosen invoices as they stand
// today. What something keeps from being chased is left out, and refused where
// it was asked for.
func (d *Desk) gather(ctx context.Context, client data.ID, invoices []data.ID) (letters.Draft, []data.OpenItem, error) {
	draft, err := d.head(ctx, client)
	if err != nil {
		return draft, nil, err
	}
	items, err := d.Register.OpenItems(ctx, client)
	if err != nil {
		return draft, nil, err
	}
	stopped, err := d.stopped(ctx, client, false, false)
	if err != nil {
		return draft, nil, err
	}
	asked := len(invoices) > 0
	free := keep(items, func(i data.OpenItem) bool { return asked || stopped[i.ID].Code == rules.Free })
	choices := choose(free, invoices, d.Today())
	if len(choices) == 0 {
		choices = choose(items, invoices, d.Today())
	}
	// Overdue invoices that credit notes and money on account cover leave room
	// for those to come.
	for _, chosen := range choices {
		for _, i := range chosen {
			if why := stopped[i.ID]; why.Code != rules.Free {
				return draft, nil, refusal(i.Number, why)
			}
		}
		if err := d.fill(ctx, &draft, items, chosen); err != nil {
			return draft, nil, err
		}
		if draft.Net() > 0 {
			return draft, chosen, nil
		}
	}
	return draft, nil, letters.NothingOwed(draft.Client.Name)
}

// fill sets the lines of a draft: the chosen invoices, and what is deducted.
func (d *Desk) fill(ctx context.Context, draft *letters.Draft, items, chosen []data.OpenItem) error {
	account, err := d.account(ctx, draft.Client.ID, items, chosen[0].Currency, chosen)
	if err != nil {
		return err
	}
	notes, advance, err := account.deduct(chosen)
	if err != nil {
		return err
	}
	draft.Lines, draft.OnAccount = nil, advance
	for _, item := range items {
		if holds(chosen, item.ID) || holds(notes, item.ID) {
			draft.Lines = append(draft.Lines, d.line(item))
		}
	}
	return nil
}

// choose returns the invoices a message may be about, the best choice first:
// those asked for, else the overdue ones, then those to come; one currency,
// that of the oldest, and never what the bank collects by itself unless asked for.
func choose(items []data.OpenItem, asked []data.ID, today day.Day) [][]data.OpenItem {
	var overdue, upcoming []data.OpenItem
	for _, item := range items {
		switch {
		case item.Kind != data.KindInvoice || item.Balance <= 0:
		case len(asked) > 0:
			if slices.Contains(asked, item.ID) {
				overdue = append(overdue, item)
			}
		case item.DirectDebit:
		case item.Due < today:
			overdue = append(overdue, item)
		default:
			upcoming = append(upcoming, item)
		}
	}
	var choices [][]data.OpenItem
	for _, c := range [][]data.OpenItem{overdue, upcoming} {
		if len(c) > 0 {
			currency := c[0].Currency
			choices = append(choices, slices.DeleteFunc(c, func(item data.OpenItem) bool { return item.Currency != currency }))
		}
	}
	return choices
}

// attach loads the files of the invoices into the draft.
func (d *Desk) attach(ctx context.Context, draft *letters.Draft) error {
	for i, line := range draft.Lines {
		documents, err := d.Register.Attachments(ctx, line.Invoice.ID)
		if err != nil {
			return err
		}
		for _, doc := range documents {
			_, content, err := d.Register.Document(ctx, doc.ID)
			if err != nil {
				return err
			}
			draft.Attachments = append(draft.Attachments, letters.Attachment{Name: doc.Name, MIME: doc.MIME, Content: content})
			draft.Lines[i].Attached = true
		}
	}
	return nil
}

func blocked(sentence string) error { return &data.Error{Code: data.CodeBlocked, Sentence: sentence} }
