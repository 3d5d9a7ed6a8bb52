package sample

import (
	"strings"
	"time"

	"dument/data"
	"dument/data/day"
)

// ladder is when a reminder usually leaves, in days after the due date, and
// how many days it gives.
var ladder = []struct {
	level    data.Level
	after    int
	deadline int
	channel  data.Channel
	subject  string
}{
	{data.LevelFirst, 5, 0, data.ChannelEmail, "Votre facture %s"},
	{data.LevelSecond, 15, 7, data.ChannelEmail, "Facture %s\u00a0: deuxième rappel"},
	{data.LevelThird, 30, 7, data.ChannelEmail, "Facture %s\u00a0: dernier rappel avant mise en demeure"},
	{data.LevelFormalNotice, 50, 8, data.ChannelRegistered, "Mise en demeure de payer"},
}

// contacts adds the reminders that invoices now overdue have had, as far as
// their user got, and those of some that were paid late.
func (g *generator) contacts() {
	for i, inv := range g.set.Invoices {
		if inv.Kind != data.KindInvoice || inv.DirectDebit || inv.Archived || g.balances[i] < 0 {
			continue
		}
		until := g.today
		if g.balances[i] == 0 {
			if g.today.Sub(inv.Due) > 400 || !g.chance(0.1) {
				continue
			}
			until = min(until, inv.Due.Add(g.between(3, 20)))
		}
		for _, step := range ladder {
			on := inv.Due.Add(step.after + g.rnd.IntN(4)).NextWorking()
			if on >= until || !g.chance(0.85) {
				break
			}
			g.remind(i, on, step.level, step.channel, step.subject, step.deadline)
			if step.level == data.LevelSecond && g.chance(0.3) && on+3 < until {
				g.call(i, on.Add(3).NextWorking())
			}
		}
	}
}

func (g *generator) remind(i int, on day.Day, level data.Level, channel data.Channel, subject string, deadline int) {
	inv := g.set.Invoices[i]
	client := g.set.Clients[inv.ClientID-1]
	if channel == data.ChannelEmail && client.Email() == "" {
		channel = data.ChannelLetter
	}
	c := g.contact(i, on, channel)
	c.Level, c.Subject, c.Amount, c.Currency = level, strings.ReplaceAll(subject, "%s", inv.Number), c.Lines[0].Balance, inv.Currency
	if c.Recipient = client.Email(); channel != data.ChannelEmail {
		c.Recipient = client.Address.Line()
	}
	c.Text = "Rappel de la facture " + inv.Number + ", échue le " + inv.Due.French() + "."
	if deadline > 0 {
		c.Deadline = on.Add(deadline)
	}
	g.set.Contacts = append(g.set.Contacts, c)
}

func (g *generator) call(i int, on day.Day) {
	c := g.contact(i, on, data.ChannelCall)
	c.Recipient, c.Subject = g.set.Clients[c.ClientID-1].Phone, "Appel"
	c.Text = pick(g, []string{"Message laissé au standard.", "Facture en attente de validation.", "Règlement annoncé pour la semaine suivante."})
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
