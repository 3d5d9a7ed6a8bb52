package sample

import (
	"strings"
	"time"

	"dument/data"
	"dument/data/day"
)

// subjects of reminders, by level; %s is the invoice's number.
var reminderSubjects = map[data.Level]string{
	data.LevelUpcoming:     "Votre facture %s arrive à échéance",
	data.LevelFirst:        "Votre facture %s",
	data.LevelSecond:       "Facture %s\u00a0: deuxième rappel",
	data.LevelThird:        "Facture %s\u00a0: dernier rappel avant mise en demeure",
	data.LevelFormalNotice: "Mise en demeure de payer",
}

// calls is what clients say on the telephone, and whether the step is done.
var calls = []struct {
	result data.Result
	text   string
}{
	{data.ResultMessage, "Message laissé au standard."},
	{data.ResultValidation, "Facture en attente de validation."},
	{data.ResultPaying, "Règlement annoncé pour la semaine suivante."},
}

// contacts adds the reminders that invoices have had by the steps of their
// scenario: those now overdue as far as their user got, who was last at it the
// few days ago, and some that were paid late.
func (g *generator) contacts(dunning data.Dunning) {
	for i, inv := range g.set.Invoices {
		if inv.Kind != data.KindInvoice || inv.DirectDebit || inv.Archived || g.balances[i] < 0 {
			continue
		}
		client := g.set.Clients[inv.ClientID-1]
		scenario, ok := dunning.For(inv.Scenario, client.Scenario, client.Profile, client.Kind)
		if !ok || client.Never {
			continue
		}
		until := g.today.Add(-g.between(4, 8))
		if on, held := g.held[inv.ID]; held {
			until = min(until, on)
		}
		if g.balances[i] == 0 {
			if g.today.Sub(inv.Due) > 400 || !g.chance(0.1) {
				continue
			}
			until = min(until, inv.Due.Add(g.between(3, 20)))
		}
		g.climb(i, scenario, until)
	}
}

// climb adds the steps that were taken for the invoice of index i before a day.
func (g *generator) climb(i int, scenario data.Scenario, until day.Day) {
	inv := g.set.Invoices[i]
	var last day.Day
	for _, step := range scenario.Steps {
		on := max(step.Eligible(inv.Issued, inv.Due), last).Add(g.rnd.IntN(4)).NextWorking()
		if on <= inv.Issued || step.Before() && on > inv.Due {
			continue
		}
		if on >= until || !g.chance(0.95) {
			return
		}
		g.remind(i, on, step)
		last = on.Add(5)
		if step.Level == data.LevelSecond && step.Channel == data.ChannelEmail && g.chance(0.3) && on+3 < until {
			said := pick(g, calls)
			g.call(i, on.Add(3).NextWorking(), said.result, said.text)
		}
	}
}

func (g *generator) remind(i int, on day.Day, step data.Step) {
	inv := g.set.Invoices[i]
	client := g.set.Clients[inv.ClientID-1]
	channel := step.Channel
	if channel == data.ChannelEmail && client.Email() == "" {
		channel = data.ChannelLetter
	}
	c := g.contact(i, on, channel)
	c.Step, c.Level, c.Amount, c.Currency = step.ID, step.Level, c.Lines[0].Balance, inv.Currency
	c.Subject = strings.ReplaceAll(reminderSubjects[step.Level], "%s", inv.Number)
	c.Text = "Rappel de la facture " + inv.Number + ", payable le " + inv.Due.French() + "."
	switch channel {
	case data.ChannelEmail:
		c.Recipient = client.Email()
	case data.ChannelCall:
		c.Recipient, c.Subject, c.Result = client.Phone, "Appel", data.ResultPaying
	default:
		c.Recipient = client.Address.Line()
	}
	if step.Deadline > 0 {
		c.Deadline = on.Add(step.Deadline)
	}
	g.set.Contacts = append(g.set.Contacts, c)
}

func (g *generator) call(i int, on day.Day, result data.Result, text string) {
	c := g.contact(i, on, data.ChannelCall)
	c.Recipient, c.Subject, c.Result, c.Text = g.set.Clients[c.ClientID-1].Phone, "Appel", result, text
	g.set.Contacts = append(g.set.Contacts, c)
}

// contact starts a contact about the invoice of index i, during office hours.
// Its balance is the whole amount where it was settled since.
func (g *generator) contact(i int, on day.Day, channel data.Channel) data.Contact {
	inv := g.set.Invoices[i]
	at := on.Time().Add(time.Duration(g.between(8*60, 16*60)) * time.Minute)
	balance := g.balances[i]
	if balance == 0 {
		balance = inv.Total
	}
	return data.Contact{ClientID: inv.ClientID, At: at, On: on, Channel: channel,
		Lines: []data.ContactLine{{InvoiceID: inv.ID, Number: inv.Number, Balance: balance}}}
}
