package headless

import (
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/letters"
)

// remindReport is what "remind --json" gives: the message, and what to know
// before it is sent.
type remindReport struct {
	entry
	Warnings []string `json:"warnings"` // French sentences
}

// remind prepares the reminder that a client's invoices call for and puts it
// into the outbox; nothing leaves yet.
func remind(c *call) error {
	level := data.Level(c.given["level"])
	if c.has("level") && (level.Rank() == 0 || level == data.LevelFormalNotice) {
		return c.misuse("«\u00a0" + c.given["level"] + "\u00a0» n’est pas un ton de relance\u00a0: écrivez upcoming, first, second ou third.")
	}
	return c.with(false, func(d *desk.Desk) error {
		client, err := d.Register.ClientByName(c.ctx, c.given["client"])
		if err != nil {
			return err
		}
		draft, err := c.draft(d, client.ID, level)
		if err != nil {
			return err
		}
		m, err := d.Queue(c.ctx, draft, c.has("again"))
		if err != nil {
			return err
		}
		report := remindReport{entryOf(m, client.Name), append([]string{}, draft.Warnings...)}
		if warning, err := c.unconfirmed(d); err != nil {
			return err
		} else if warning != "" {
			report.Warnings = append(report.Warnings, warning)
		}
		text := "«\u00a0" + m.Subject + "\u00a0» attend dans la boîte d’envoi, pour " + m.To + "."
		return c.report(report, strings.Join(append([]string{text}, report.Warnings...), "\n"))
	})
}

func (c *call) draft(d *desk.Desk, client data.ID, level data.Level) (letters.Draft, error) {
	draft, err := d.PrepareReminder(c.ctx, client, nil)
	if err != nil || level == data.LevelNone {
		return draft, err
	}
	return d.Recompose(c.ctx, draft, level)
}

// unconfirmed warns, in French, that nobody has confirmed of late that receipts
// are up to date: a reminder that the user asks for leaves all the same.
func (c *call) unconfirmed(d *desk.Desk) (string, error) {
	s, err := d.Dunning(c.ctx)
	if err != nil {
		return "", err
	}
	r, err := d.Receipts(c.ctx)
	if err != nil || r.Current(d.Today(), s.Receipts) {
		return "", err
	}
	return "Les encaissements n’ont pas été confirmés à jour ces derniers jours\u00a0: vérifiez que ce client n’a pas payé.", nil
}
