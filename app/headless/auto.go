package headless

import (
	"fmt"
	"strings"

	"dument/app/desk"
	"dument/data"
)

// autoKeys are the keys of "auto set": the bounds of reminders, and of what
// leaves by itself. threshold and large are amounts in euros.
var autoKeys = []key[data.Dunning]{
	{"automatic", func(d *data.Dunning, v string) error { return yes(v, &d.Automatic) }},
	{"rehearsal", func(d *data.Dunning, v string) error { return yes(v, &d.Rehearsal) }},
	{"not_before", func(d *data.Dunning, v string) error { return number(v, &d.NotBefore) }},
	{"cap_per_day", func(d *data.Dunning, v string) error { return number(v, &d.CapPerDay) }},
	{"cap_per_client", func(d *data.Dunning, v string) error { return number(v, &d.CapPerClient) }},
	{"receipts", func(d *data.Dunning, v string) error { return number(v, &d.Receipts) }},
	{"gap", func(d *data.Dunning, v string) error { return number(v, &d.Gap) }},
	{"threshold", func(d *data.Dunning, v string) error { return euros(v, &d.Threshold) }},
	{"large", func(d *data.Dunning, v string) error { return euros(v, &d.Large) }},
	{"habit", func(d *data.Dunning, v string) error { return number(v, &d.Habit) }},
	{"earlier", func(d *data.Dunning, v string) error { return number(v, &d.Earlier) }},
	{"august", func(d *data.Dunning, v string) error { return yes(v, &d.August) }},
	{"thanks", func(d *data.Dunning, v string) error { return yes(v, &d.Thanks) }},
}

// autoSet changes what is named of the bounds, and nothing else. What is wrong
// by itself is refused before a register is made.
func autoSet(c *call) error {
	trial := data.DefaultDunning()
	if err := c.fillDunning(&trial); err != nil {
		return err
	}
	return c.with(true, func(d *desk.Desk) error {
		s, err := d.Dunning(c.ctx)
		if err != nil {
			return err
		}
		if err := c.fillDunning(&s); err != nil {
			return err
		}
		if err := d.SaveDunning(c.ctx, s); err != nil {
			return err
		}
		return c.showDunning(d, autoText)
	})
}

func (c *call) fillDunning(s *data.Dunning) error {
	if err := c.pairs(c.args, setter(s, autoKeys)); err != nil {
		return err
	}
	return s.Validate()
}

// autoText says what the mode does from now on.
func autoText(s data.Dunning) string {
	switch {
	case !s.Automatic:
		return "Réglages enregistrés. L’envoi automatique n’est pas activé\u00a0: chaque message attend votre accord."
	case s.Rehearsal:
		return "Réglages enregistrés. Envoi automatique à l’essai\u00a0: ce qui partirait vous est adressé, à vous seul."
	}
	return "Réglages enregistrés. L’envoi automatique est activé\u00a0: les e-mails prévus partent pendant que la fenêtre est ouverte, et par «\u00a0dument send --auto\u00a0»."
}

// autoShow shows the bounds under the keys of "auto set".
func autoShow(c *call) error {
	return c.with(true, func(d *desk.Desk) error { return c.showDunning(d, nil) })
}

// showDunning reports the bounds as the register has them; text stands for the
// list of keys where it is not nil.
func (c *call) showDunning(d *desk.Desk, text func(data.Dunning) string) error {
	s, err := d.Dunning(c.ctx)
	if err != nil {
		return err
	}
	values := []struct {
		name  string
		value any
	}{
		{"automatic", s.Automatic}, {"rehearsal", s.Rehearsal}, {"not_before", s.NotBefore}, {"cap_per_day", s.CapPerDay},
		{"cap_per_client", s.CapPerClient}, {"receipts", s.Receipts}, {"gap", s.Gap}, {"threshold", s.Threshold.Plain()}, {"large", s.Large.Plain()},
		{"habit", s.Habit}, {"earlier", s.Earlier}, {"august", s.August}, {"thanks", s.Thanks},
	}
	var b strings.Builder
	record := map[string]any{}
	for _, v := range values {
		fmt.Fprintf(&b, "%s=%v\n", v.name, v.value)
		record[v.name] = v.value
	}
	if text != nil {
		return c.report(record, text(s))
	}
	return c.report(record, b.String())
}
