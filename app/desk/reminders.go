package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/data/money"
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
	draft.Level = levelOf(items, d)
	if err := d.attach(ctx, &draft); err != nil {
		return letters.Draft{}, err
	}
	return d.Recompose(ctx, draft, draft.Level)
}

// Recompose writes the subject and text of a draft again, for another level or
// after lines were taken out.
func (d *Desk) Recompose(ctx context.Context, draft letters.Draft, level data.Level) (letters.Draft, error) {
	if draft.Net() <= 0 {
		return draft, nothingOwed(draft.Client.Name)
	}
	texts, err := d.Texts(ctx)
	if err != nil {
		return draft, err
	}
	draft.Level = level
	return letters.Compose(draft, texts)
}

// gather collects a client, the sender and the chosen invoices as they stand today.
func (d *Desk) gather(ctx context.Context, client data.ID, invoices []data.ID) (letters.Draft, []data.OpenItem, error) {
	draft := letters.Draft{Today: d.Today()}
	var err error
	if draft.Client, err = d.Register.Client(ctx, client); err != nil {
		return draft, nil, err
	}
	if draft.Sender, err = d.Register.Sender(ctx); err != nil {
		return draft, nil, err
	}
	items, err := d.Register.OpenItems(ctx, client)
	if err != nil {
		return draft, nil, err
	}
	chosen := choose(items, invoices, d)
	if len(chosen) == 0 {
		return draft, nil, nothingOwed(draft.Client.Name)
	}
	currency := chosen[0].Currency
	for _, item := range items {
		if item.Currency != currency || (item.Kind == data.KindInvoice && !slices.ContainsFunc(chosen, func(c data.OpenItem) bool { return c.ID == item.ID })) {
			continue
		}
		draft.Lines = append(draft.Lines, letters.Line{Invoice: item.Invoice, Total: item.Signed(),
			Paid: item.Signed() - item.Balance, Balance: item.Balance, DaysLate: max(0, d.Today().Sub(item.Due))})
	}
	if draft.Earlier, err = d.Register.Contacts(ctx, client, 0); err != nil {
		return draft, nil, err
	}
	payments, err := d.Register.ClientPayments(ctx, client)
	if err != nil {
		return draft, nil, err
	}
	for _, p := range payments {
		if p.Currency == currency {
			draft.OnAccount += p.Unallocated()
		}
	}
	if draft.Net() <= 0 {
		return draft, nil, nothingOwed(draft.Client.Name)
	}
	return draft, chosen, nil
}

// choose returns the invoices a message is about: those asked for, else the
// overdue ones, else those to come; one currency, that of the oldest, and
// never what the bank collects by itself unless asked for.
func choose(items []data.OpenItem, asked []data.ID, d *Desk) []data.OpenItem {
	var overdue, upcoming []data.OpenItem
	for _, item := range items {
		switch {
		case item.Kind != data.KindInvoice || item.Balance <= 0:
		case len(asked) > 0:
			if slices.Contains(asked, item.ID) {
				overdue = append(overdue, item)
			}
		case item.DirectDebit:
		case item.Due < d.Today():
			overdue = append(overdue, item)
		default:
			upcoming = append(upcoming, item)
		}
	}
	if len(overdue) == 0 {
		overdue = upcoming
	}
	return slices.DeleteFunc(overdue, func(item data.OpenItem) bool { return item.Currency != overdue[0].Currency })
}

// levelOf returns the level of the oldest invoice. A formal notice is never an
// e-mail: at that point the last reminder is proposed.
func levelOf(items []data.OpenItem, d *Desk) data.Level {
	next := rules.NextStep(items[0], d.Today())
	if next.Level == data.LevelFormalNotice || next.Level == data.LevelNone {
		return data.LevelThird
	}
	return next.Level
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

func nothingOwed(client string) error {
	return &data.Error{Code: data.CodeBlocked, Sentence: "Rien à réclamer à " + client + "\u00a0: ses factures sont soldées, ou ses avoirs et acomptes les couvrent."}
}

// checkAgain is the last look before a message leaves: its invoices must still
// owe what it says, its recipient must still be the client's, and its level
// must not have left meanwhile.
func (d *Desk) checkAgain(ctx context.Context, m data.Message) error {
	client, err := d.Register.Client(ctx, m.ClientID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(client.Emails, func(e data.Email) bool { return strings.EqualFold(e.Address, m.To) }) {
		return blocked("L’adresse " + m.To + " n’est plus dans la fiche de " + client.Name + "\u00a0: préparez le message de nouveau.")
	}
	items, err := d.Register.OpenItems(ctx, m.ClientID)
	if err != nil {
		return err
	}
	for _, line := range m.Lines {
		balance, level := money.Cents(0), data.LevelNone
		for _, item := range items {
			if item.ID == line.InvoiceID {
				balance, level = item.Balance, item.LastLevel
			}
		}
		switch {
		case balance == 0 && line.Balance != 0:
			return blocked("La facture " + line.Number + " a été soldée ou retirée depuis la préparation du message\u00a0: il n’est pas parti.")
		case balance != line.Balance:
			return blocked("Le solde de " + line.Number + " a changé depuis la préparation du message (" + line.Balance.Format(m.Currency) +
				" alors, " + balance.Format(m.Currency) + " aujourd’hui)\u00a0: préparez-le de nouveau.")
		case m.Cycle <= 1 && line.Balance > 0 && level.Rank() > m.Level.Rank():
			return blocked("Un message plus ferme («\u00a0" + level.French() + "\u00a0») est déjà parti pour la facture " + line.Number + "\u00a0: celui-ci n’est pas parti.")
		}
	}
	return nil
}

func blocked(sentence string) error { return &data.Error{Code: data.CodeBlocked, Sentence: sentence} }
