package headless

import (
	"dument/app/desk"
	"dument/data"
	"dument/letters"
)

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
		return c.report(entryOf(m, client.Name), "«\u00a0"+m.Subject+"\u00a0» attend dans la boîte d’envoi, pour "+m.To+".")
	})
}

func (c *call) draft(d *desk.Desk, client data.ID, level data.Level) (letters.Draft, error) {
	draft, err := d.PrepareReminder(c.ctx, client, nil)
	if err != nil || level == data.LevelNone {
		return draft, err
	}
	return d.Recompose(c.ctx, draft, level)
}
