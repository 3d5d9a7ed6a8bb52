package headless

import (
	"strconv"

	"dument/app/desk"
	"dument/data"
	"dument/data/money"
)

// pay records money received on one invoice. More than its balance is refused.
func pay(c *call) error {
	cents, err := strconv.ParseInt(c.given["amount"], 10, 64)
	if err != nil || cents <= 0 || money.Cents(cents) > money.Max {
		return c.misuse("--amount «\u00a0" + c.given["amount"] + "\u00a0»\u00a0: écrivez le montant reçu en centimes, par exemple 123456 pour 1 234,56 €.")
	}
	on, err := parseDay(c.given["on"])
	if err != nil {
		return c.misuse("--on\u00a0: " + err.Error() + ".")
	}
	return c.with(true, func(d *desk.Desk) error {
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		amount := money.Cents(cents)
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
