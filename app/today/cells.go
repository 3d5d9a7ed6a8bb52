package today

import (
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// cells is what one row says, before any drawing.
type cells struct {
	title   string
	aside   string // beside the title: how many invoices it stands for, or which
	caption string // under the title: the last contact, then what is to do
	chip    string
	tone    ui.Tone
	amount  string
	actions [3]bool
}

// cellsOf returns the words of a row. next tells the next step for an invoice.
func (b *board) cellsOf(r row, next func(data.OpenItem) rules.Next) cells {
	switch r.kind {
	case sectionRow:
		s := b.sections[r.section]
		return cells{title: s.heading(b.horizon), amount: s.sum()}
	case groupRow:
		return b.groupCells(r.group, next)
	}
	item, ok := r.item()
	if !ok {
		return cells{title: "…"}
	}
	c := cells{title: item.Number, aside: "échéance " + item.Due.French(), amount: item.Balance.Format(item.Currency)}
	if item.Subject != "" {
		c.aside += " · " + item.Subject
	}
	if item.Kind == data.KindCreditNote {
		c.title = "Avoir " + item.Number
		return c
	}
	c.chip, c.tone = delay(item.Due, b.today)
	c.actions = [3]bool{remind: true, notice: r.group.overdue, pay: true}
	return c
}

func (b *board) groupCells(g *group, next func(data.OpenItem) rules.Next) cells {
	c := cells{title: g.Name, aside: count(g.Invoices, "facture"), caption: lastContact(g.LastContact, g.LastLevel),
		amount: g.Balance.Format(g.Currency), actions: [3]bool{remind: true, notice: g.overdue, pay: true}}
	c.chip, c.tone = delay(g.OldestDue, b.today)
	if len(g.lines) == 1 {
		c.aside = g.lines[0].Number
	}
	if len(g.lines) > 0 {
		c.caption += " · " + step(next(g.lines[0]), b.today)
	}
	return c
}

// step says what comes next for the oldest invoice of a client.
func step(n rules.Next, today day.Day) string {
	switch {
	case n.Blocked || n.Level == data.LevelNone:
		return n.Reason
	case n.Day <= today:
		return "à faire\u00a0: " + n.Level.French()
	}
	return "à venir\u00a0: " + n.Level.French() + " le " + n.Day.French()
}
