package headless

import (
	"dument/app/desk"
	"dument/data"
)

// pay records money received on one invoice or, with --charges, for its
// penalties and its indemnity. More than is owed is refused.
func pay(c *call) error {
	amount, err := c.cents("amount")
	if err != nil {
		return err
	}
	on, err := c.onDay("on")
	if err != nil {
		return err
	}
	return c.with(true, func(d *desk.Desk) error {
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		if c.has("charges") {
			if _, err := d.PayCharges(c.ctx, inv.ID, on, amount, "virement"); err != nil {
				return err
			}
			return c.showClaim(d, inv, amount.Format("EUR")+" encaissés pour les pénalités et l’indemnité de la facture "+inv.Number+".")
		}
		p := data.Payment{ClientID: inv.ClientID, On: on, Amount: amount, Currency: inv.Currency, Method: "virement",
			Allocations: []data.Allocation{{InvoiceID: inv.ID, Amount: amount}}}
		if _, err := d.Pay(c.ctx, &p); err != nil {
			return err
		}
		_, left, err := d.Invoice(c.ctx, inv.ID)
		if err != nil {
			return err
		}
		return c.report(map[string]any{"number": inv.Number, "paid_cents": amount, "balance_cents": left, "currency": inv.Currency},
			amount.Format(inv.Currency)+" encaissés sur "+inv.Number+", reste "+left.Format(inv.Currency)+".")
	})
}
