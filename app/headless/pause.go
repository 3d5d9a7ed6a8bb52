package headless

import (
	"dument/app/desk"
	"dument/data"
	"dument/data/day"
)

// pauseJSON is what "pause --json" gives. Without client and invoice it is of everything.
type pauseJSON struct {
	Client  string  `json:"client"`
	Invoice string  `json:"invoice"`
	Made    day.Day `json:"made"`
	Until   day.Day `json:"until"` // its last day
	Reason  string  `json:"reason"`
	Ended   day.Day `json:"ended"` // "" unless it was lifted before
}

// pause stops reminders for a while, or lets them go again: of everything, of a
// client, or of an invoice.
func pause(c *call) error {
	until, err := c.onDay("until")
	if err != nil {
		return err
	}
	if err := c.apart("client", "invoice"); err != nil {
		return err
	}
	if c.has("end") {
		if err := c.apart("end", "until", "reason"); err != nil {
			return err
		}
	} else if err := c.needs("until", "reason"); err != nil {
		return err
	}
	return c.with(false, func(d *desk.Desk) error {
		p, shown, err := c.paused(d)
		if err != nil {
			return err
		}
		if c.has("end") {
			return c.endPause(d, p, shown)
		}
		p.Until, p.Reason = until, c.given["reason"]
		if _, err := d.Pause(c.ctx, &p); err != nil {
			return err
		}
		shown.Made, shown.Until, shown.Reason = p.Made, p.Until, p.Reason
		return c.report(shown, "Relances en pause"+shown.of()+" jusqu’au "+p.Until.French()+" inclus.")
	})
}

// paused returns what is to be paused.
func (c *call) paused(d *desk.Desk) (p data.Pause, shown pauseJSON, err error) {
	switch {
	case c.has("invoice"):
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.given["invoice"])
		if err != nil {
			return p, shown, err
		}
		client, err := d.Client(c.ctx, inv.ClientID)
		return data.Pause{ClientID: inv.ClientID, InvoiceID: inv.ID}, pauseJSON{Client: client.Name, Invoice: inv.Number}, err
	case c.has("client"):
		client, err := d.Register.ClientByName(c.ctx, c.given["client"])
		return data.Pause{ClientID: client.ID}, pauseJSON{Client: client.Name}, err
	}
	return p, shown, nil
}

func (c *call) endPause(d *desk.Desk, of data.Pause, shown pauseJSON) error {
	holds, err := d.Holds(c.ctx, of.ClientID)
	if err != nil {
		return err
	}
	p := found(holds.Pauses, func(p data.Pause) bool {
		return p.ClientID == of.ClientID && p.InvoiceID == of.InvoiceID && p.Holds(d.Today())
	})
	if p.ID == 0 {
		return nothingHeld("Aucune pause n’est en cours" + shown.of() + "\u00a0: il n’y a rien à lever.")
	}
	if _, err := d.EndPause(c.ctx, p.ID); err != nil {
		return err
	}
	shown.Made, shown.Until, shown.Reason, shown.Ended = p.Made, p.Until, p.Reason, d.Today()
	return c.report(shown, "La pause est levée"+shown.of()+"\u00a0: les relances reprennent.")
}

// of says what is paused.
func (p pauseJSON) of() string {
	switch {
	case p.Invoice != "":
		return " pour la facture " + p.Invoice
	case p.Client != "":
		return " pour " + p.Client
	}
	return " pour tous les clients"
}
