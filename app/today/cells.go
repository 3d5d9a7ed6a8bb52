package today

import (
	"fmt"

	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
)

// cells is what one row says, before any drawing.
type cells struct {
	title, amount string
	chip          string // what is to be done, or what stops it
	tone          ui.Tone
	aside         string // how many invoices
	late          string // how late the oldest is
	lateTone      ui.Tone
	caption       string // the sentence why
	grey          bool
}

// cells returns the words of a row.
func (l *lookup) cells(b *board, r row, open map[section]bool) cells {
	if r.kind == headRow {
		return headCells(b.agenda, r.section, open[r.section])
	}
	name, named := l.names[b.client(r)]
	if !named {
		name = "…"
	}
	if a, ok := b.action(r); ok {
		return cardCells(a, name, b)
	}
	g, _ := b.group(r)
	c := cells{title: name, aside: invoices(len(g.invoices)), caption: g.why.Sentence(), grey: true}
	if s, ok := l.sums[g.invoices[0]]; ok {
		c.amount = s.balance.Format(s.currency)
		if len(g.invoices) == 1 {
			c.aside = s.number
		}
	}
	if r.section == soon {
		c.chip, c.tone = step(g.level, g.channel), ui.ToneUpcoming
		c.late, c.lateTone = "le "+g.day.French(), ui.ToneFaint
	} else {
		c.chip, c.tone = holdWord(g.why)
	}
	return c
}

func cardCells(a rules.Action, name string, b *board) cells {
	c := cells{title: name, amount: a.Net.Format(a.Currency), chip: step(a.Level, a.Channel), tone: stepTone(a.Level),
		aside: invoices(len(a.Invoices)), caption: a.Why.Sentence()}
	if a.Plan != nil {
		c.aside = fmt.Sprintf("versement %d sur %d", a.Instalment+1, len(a.Plan.Instalments))
	}
	c.late, c.lateTone = lateness(a, b.today)
	return c
}

// headCells names a section that folds, and says what is in it.
func headCells(a *agenda, s section, open bool) cells {
	groups, all := a.groups(s), 0
	clients := map[data.ID]bool{}
	for _, g := range groups {
		all += len(g.invoices)
		clients[g.client] = true
	}
	c := cells{title: fmt.Sprintf("À venir (%d\u00a0jours)", horizon), caption: count(len(clients), "client", "clients") + ", " + invoices(all), grey: true}
	if s == held {
		c.title = "En attente"
	} else {
		c.caption += "\u00a0: la première étape le " + groups[0].day.French()
	}
	c.chip = "Montrer"
	if open {
		c.chip = "Replier"
	}
	c.tone = ui.ToneUpcoming
	return c
}
