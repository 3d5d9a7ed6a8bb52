package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/letters"
)

// checkAgain is the last look before a message leaves: its invoices and what is
// deducted from them must still be what it says, nothing must keep them from
// being chased, its recipient must still be the client's, its words must still
// be right today, and nothing else must have left for the same invoices
// meanwhile.
func (d *Desk) checkAgain(ctx context.Context, m data.Message) error {
	client, err := d.Register.Client(ctx, m.ClientID)
	if err != nil {
		return err
	}
	if err := d.checkWords(m, client); err != nil {
		return err
	}
	if err := d.checkFresh(ctx, m); err != nil {
		return err
	}
	if err := d.checkMeanwhile(ctx, m); err != nil {
		return err
	}
	if m.Level == data.LevelThanks {
		return d.checkThanks(ctx, m, client)
	}
	if err := d.refuseStopped(ctx, m); err != nil {
		return err
	}
	if beside(m.Level) {
		return d.checkInstalment(ctx, m)
	}
	return d.checkBalances(ctx, m, client)
}

// checkBalances compares the lines of a message, and what it asks for, with
// what is open today.
func (d *Desk) checkBalances(ctx context.Context, m data.Message, client data.Client) error {
	items, err := d.Register.OpenItems(ctx, m.ClientID)
	if err != nil {
		return err
	}
	var chosen []data.ID
	for _, line := range m.Lines {
		if err := d.checkLine(m, line, items); err != nil {
			return err
		}
		if line.Balance > 0 {
			chosen = append(chosen, line.InvoiceID)
		}
	}
	// Money on account and credit notes belong to no line of an invoice.
	now, _, err := d.gather(ctx, m.ClientID, chosen)
	if err != nil {
		return err
	}
	if now.Net() != m.Amount {
		return blocked("Ce que doit " + client.Name + " a changé depuis la préparation du message, par un acompte ou un avoir (" + m.Amount.Format(m.Currency) +
			" alors, " + now.Net().Format(m.Currency) + " aujourd’hui)\u00a0: préparez-le de nouveau.")
	}
	return nil
}

// checkWords looks at what the message says apart from its amounts.
func (d *Desk) checkWords(m data.Message, client data.Client) error {
	switch {
	case client.Archived:
		return blocked(client.Name + " a été archivé\u00a0: le message n’est pas parti.")
	case !slices.ContainsFunc(client.Emails, func(e data.Email) bool { return strings.EqualFold(e.Address, m.To) }):
		return blocked("L’adresse " + m.To + " n’est plus dans la fiche de " + client.Name + "\u00a0: préparez le message de nouveau.")
	case !m.Deadline.IsZero() && m.Deadline <= d.Today():
		return blocked("Le délai que donne ce message à " + client.Name + " a pris fin le " + m.Deadline.French() + " sans qu’il soit parti\u00a0: préparez-le de nouveau.")
	}
	// The kind of client may have changed: a consumer is never told of 40 EUR.
	if err := letters.CheckDraft(letters.Draft{Client: client, Subject: m.Subject, Body: m.Body}); err != nil {
		return blocked(err.Error())
	}
	return nil
}

// checkFresh refuses a message that has waited longer than a confirmation of
// receipts holds, while nobody has confirmed them since: what it asks for may
// have been paid, and the days it counts are no longer so.
func (d *Desk) checkFresh(ctx context.Context, m data.Message) error {
	dunning, err := d.Register.Dunning(ctx)
	made := day.FromTime(m.Created.In(d.Now().Location()))
	if err != nil || d.Today().Sub(made) <= dunning.Receipts {
		return err
	}
	receipts, err := d.Register.Receipts(ctx)
	if err != nil || receipts.Current(d.Today(), dunning.Receipts) {
		return err
	}
	return blocked("Ce message attend depuis le " + made.French() +
		", et vos encaissements n’ont pas été confirmés à jour ces derniers jours\u00a0: il n’est pas parti. Confirmez-les sur la page Aujourd’hui, le message y sera proposé de nouveau.")
}

// checkMeanwhile refuses a message when something else about one of its
// invoices left after it was prepared, or when the user passed its step. One
// that leaves by itself gives way to whatever was said to the client since.
func (d *Desk) checkMeanwhile(ctx context.Context, m data.Message) error {
	contacts, err := d.Register.Contacts(ctx, m.ClientID, 0)
	if err != nil {
		return err
	}
	contacts = keep(contacts, func(c data.Contact) bool { return c.At.After(m.Created) })
	if on := passed(contacts, m); !on.IsZero() {
		return blocked("Vous avez passé cette étape le " + on.French() + ", après la préparation du message\u00a0: il n’est pas parti.")
	}
	for _, c := range contacts {
		if !c.Result.Reached() {
			continue
		}
		switch {
		case m.Occasion != "" && c.Occasion == m.Occasion:
			return blocked("Vous avez déjà écrit ou parlé au client à ce sujet le " + c.On.French() + ", après la préparation du message\u00a0: il n’est pas parti.")
		case m.Automatic:
			return blocked("Le client a été contacté le " + c.On.French() + ", après la préparation de ce message automatique\u00a0: il n’est pas parti, la suite sera proposée en son temps.")
		case c.Level.Rank() == 0:
			continue
		}
		for _, line := range m.Lines {
			if line.Balance > 0 && slices.ContainsFunc(c.Lines, func(l data.ContactLine) bool { return l.InvoiceID == line.InvoiceID }) {
				return blocked("«\u00a0" + c.Level.French() + "\u00a0» est partie le " + c.On.French() + " pour la facture " + line.Number +
					", après la préparation de ce message\u00a0: celui-ci n’est pas parti, préparez-le de nouveau s’il reste utile.")
			}
		}
	}
	return nil
}

// passed returns the day on which the user passed the step of a message, none
// where it was not, or is to be done again.
func passed(newestFirst []data.Contact, m data.Message) day.Day {
	for _, c := range newestFirst {
		if !about(c, m) {
			continue
		}
		switch {
		case c.Result == data.ResultRestored:
			return 0
		case c.Result == data.ResultSkipped && (m.Occasion != "" || c.Step == m.Step):
			return c.On
		}
	}
	return 0
}

// checkLine compares a line of a message with what is open today.
func (d *Desk) checkLine(m data.Message, line data.ContactLine, items []data.OpenItem) error {
	balance, level, overdue := money.Cents(0), data.LevelNone, false
	for _, item := range items {
		if item.ID == line.InvoiceID {
			balance, level, overdue = item.Balance, item.LastLevel, item.Due < d.Today()
		}
	}
	switch {
	case balance == 0 && line.Balance != 0:
		return blocked("La facture " + line.Number + " a été soldée ou retirée depuis la préparation du message\u00a0: il n’est pas parti.")
	case balance != line.Balance:
		return blocked("Le solde de " + line.Number + " a changé depuis la préparation du message (" + line.Balance.Format(m.Currency) +
			" alors, " + balance.Format(m.Currency) + " aujourd’hui)\u00a0: préparez-le de nouveau.")
	case m.Level == data.LevelUpcoming && line.Balance > 0 && overdue:
		return blocked("La facture " + line.Number + " est échue depuis la préparation de ce message d’avant échéance\u00a0: préparez une relance.")
	case m.Level.Rank() >= data.LevelFirst.Rank() && line.Balance > 0 && !overdue:
		return blocked("L’échéance de la facture " + line.Number + " n’est pas passée\u00a0: ce message, qui la dit en retard, n’est pas parti.")
	case m.Step == 0 && m.Cycle <= 1 && line.Balance > 0 && level.Rank() > m.Level.Rank():
		return blocked("Un message plus ferme («\u00a0" + level.French() + "\u00a0») est déjà parti pour la facture " + line.Number + "\u00a0: celui-ci n’est pas parti.")
	}
	return nil
}
