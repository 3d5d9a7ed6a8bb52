package headless

import (
	"dument/app/desk"
	"dument/data/day"
)

// receiptsJSON is what "receipts --json" gives.
type receiptsJSON struct {
	Confirmed   day.Day `json:"confirmed"`    // "" when never
	LastPayment day.Day `json:"last_payment"` // "" when there is none
	Days        int     `json:"days"`         // for which a confirmation holds
	Current     bool    `json:"current"`      // reminders may leave today
}

// receipts says whether receipts were confirmed to be up to date, and confirms
// it where that is asked for.
func receipts(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		if c.has("confirm") {
			if _, err := d.ConfirmReceipts(c.ctx); err != nil {
				return err
			}
		}
		r, err := d.Receipts(c.ctx)
		if err != nil {
			return err
		}
		s, err := d.Dunning(c.ctx)
		if err != nil {
			return err
		}
		out := receiptsJSON{r.Confirmed, r.LastPayment, s.Receipts, r.Current(d.Today(), s.Receipts)}
		return c.report(out, out.text())
	})
}

func (r receiptsJSON) text() string {
	text := "Les encaissements n’ont encore jamais été confirmés à jour."
	if !r.Confirmed.IsZero() {
		text = "Encaissements confirmés à jour au " + r.Confirmed.French() + "."
	}
	switch {
	case r.LastPayment.IsZero():
		text += " Aucun encaissement n’est enregistré."
	default:
		text += " Dernier encaissement enregistré\u00a0: " + r.LastPayment.French() + "."
	}
	if !r.Current {
		text += " Rien ne part avant que vous ne les confirmiez\u00a0: enregistrez ce que vous avez reçu, puis «\u00a0dument receipts --confirm\u00a0»."
	}
	return text
}
