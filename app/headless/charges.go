package headless

import (
	"dument/app/desk"
	"dument/data"
)

// waive gives up the penalties or the indemnity of an invoice, or takes that back.
func waive(c *call) error {
	kind, err := choice(c, "kind", data.ChargeKinds)
	if err != nil {
		return err
	}
	amount, err := c.cents("amount")
	if err != nil {
		return err
	}
	on, err := c.onDay("on")
	if err != nil {
		return err
	}
	if c.has("cancel") {
		if err := c.apart("cancel", "amount", "reason", "on"); err != nil {
			return err
		}
		return c.with(false, func(d *desk.Desk) error { return c.unwaive(d, kind) })
	}
	if err := c.needs("reason"); err != nil {
		return err
	}
	return c.with(false, func(d *desk.Desk) error {
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		row := data.Charge{InvoiceID: inv.ID, Kind: kind, On: on, Amount: amount, Whole: amount == 0, Reason: c.given["reason"]}
		if _, err := d.Waive(c.ctx, row); err != nil {
			return err
		}
		return c.showClaim(d, inv, kind.French()+"\u00a0: l’abandon est noté pour la facture "+inv.Number+". La facture elle-même ne change pas.")
	})
}

// unwaive takes back what was given up of a kind.
func (c *call) unwaive(d *desk.Desk, kind data.ChargeKind) error {
	inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	rows, err := d.Charges(c.ctx, inv.ID)
	if err != nil {
		return err
	}
	cancelled := 0
	for _, row := range data.InForce(rows) {
		if row.Kind != kind || row.Move != data.ChargeWaived {
			continue
		}
		if _, err := d.CancelCharge(c.ctx, row); err != nil {
			return err
		}
		cancelled++
	}
	if cancelled == 0 {
		return nothingHeld("La facture " + inv.Number + " n’a pas d’abandon à annuler (" + lowerFirst(kind.French()) + ").")
	}
	return c.showClaim(d, inv, kind.French()+"\u00a0: l’abandon est annulé pour la facture "+inv.Number+".")
}
