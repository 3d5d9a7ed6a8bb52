package headless

import (
	"slices"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// promiseJSON is what "promise --json" gives.
type promiseJSON struct {
	Client    string            `json:"client"`
	Invoices  []string          `json:"invoices"`
	Amount    money.Cents       `json:"amount_cents"`
	Currency  string            `json:"currency"`
	Made      day.Day           `json:"made"`
	By        day.Day           `json:"by"`
	Note      string            `json:"note"`
	State     data.PromiseState `json:"state"`
	Withdrawn day.Day           `json:"withdrawn"` // "" unless it was taken back
}

// promise records a client's word to pay, or takes it back.
func promise(c *call) error {
	amount, err := c.cents("amount")
	if err != nil {
		return err
	}
	by, err := c.onDay("by")
	if err != nil {
		return err
	}
	if c.has("withdraw") {
		if err := c.apart("withdraw", "amount", "by", "note"); err != nil {
			return err
		}
		return c.with(false, c.withdraw)
	}
	if err := c.needs("by"); err != nil {
		return err
	}
	return c.with(false, func(d *desk.Desk) error {
		client, ids, err := c.chosen(d, c.args)
		if err != nil {
			return err
		}
		p := data.Promise{ClientID: client.ID, Invoices: ids, Due: by, Amount: amount, Note: c.given["note"]}
		if _, err := d.Promise(c.ctx, &p); err != nil {
			return err
		}
		return c.showPromise(d, client, p.ID, "Promesse de "+p.Amount.Format(p.Currency)+" notée pour "+client.Name+"\u00a0: pas de relance pour "+
			listed(c.args)+" jusqu’au "+by.French()+" inclus.")
	})
}

// withdraw takes back the promises that touch any of the invoices and were not kept.
func (c *call) withdraw(d *desk.Desk) error {
	client, ids, err := c.chosen(d, c.args)
	if err != nil {
		return err
	}
	holds, err := d.Holds(c.ctx, client.ID)
	if err != nil {
		return err
	}
	last := data.ID(0)
	for _, p := range holds.Promises {
		state := p.State(d.Today())
		about := slices.ContainsFunc(p.Invoices, func(id data.ID) bool { return slices.Contains(ids, id) })
		if !about || (state != data.PromisePending && state != data.PromiseBroken) {
			continue
		}
		if _, err := d.WithdrawPromise(c.ctx, p.ID); err != nil {
			return err
		}
		if last == 0 {
			last = p.ID
		}
	}
	if last == 0 {
		return nothingHeld("Aucune promesse en cours de " + client.Name + " ne porte sur " + listed(c.args) + "\u00a0: il n’y a rien à retirer.")
	}
	return c.showPromise(d, client, last, "La promesse de "+client.Name+" est retirée\u00a0: les relances reprennent.")
}

func (c *call) showPromise(d *desk.Desk, client data.Client, id data.ID, text string) error {
	holds, err := d.Holds(c.ctx, client.ID)
	if err != nil {
		return err
	}
	p := found(holds.Promises, func(p data.Promise) bool { return p.ID == id })
	numbers, err := c.numbersOf(d, p.Invoices)
	if err != nil {
		return err
	}
	return c.report(promiseJSON{client.Name, numbers, p.Amount, p.Currency, p.Made, p.Due, p.Note, p.State(d.Today()), p.Withdrawn}, text)
}

// chosen returns the invoices of some numbers, which are of one client.
func (c *call) chosen(d *desk.Desk, numbers []string) (client data.Client, ids []data.ID, err error) {
	for _, number := range numbers {
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, number)
		if err != nil {
			return client, nil, err
		}
		switch owner, err := d.Client(c.ctx, inv.ClientID); {
		case err != nil:
			return client, nil, err
		case client.ID != 0 && client.ID != owner.ID:
			return client, nil, data.Invalid("invoices", "La facture "+inv.Number+" est à "+owner.Name+", les autres à "+client.Name+"\u00a0: donnez celles d’un seul client.")
		default:
			client = owner
		}
		if !slices.Contains(ids, inv.ID) {
			ids = append(ids, inv.ID)
		}
	}
	return client, ids, nil
}

// numbersOf returns the numbers of invoices; never nil.
func (c *call) numbersOf(d *desk.Desk, ids []data.ID) ([]string, error) {
	numbers := make([]string, 0, len(ids))
	for _, id := range ids {
		inv, _, err := d.Invoice(c.ctx, id)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, inv.Number)
	}
	return numbers, nil
}

// listed writes "la facture F-1", "les factures F-1 et F-2".
func listed(numbers []string) string {
	if len(numbers) == 1 {
		return "la facture " + numbers[0]
	}
	text := "les factures "
	for i, number := range numbers {
		switch {
		case i > 0 && i == len(numbers)-1:
			text += " et "
		case i > 0:
			text += ", "
		}
		text += number
	}
	return text
}
