package headless

import (
	"slices"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// instalmentsJSON is what "plan-instalments --json" gives.
type instalmentsJSON struct {
	Client      string           `json:"client"`
	Invoices    []string         `json:"invoices"`
	Amount      money.Cents      `json:"amount_cents"`
	Currency    string           `json:"currency"`
	Made        day.Day          `json:"made"`
	Ended       day.Day          `json:"ended"`      // "" while it runs
	Grace       int              `json:"grace_days"` // after a due date, before the instalment counts as missed
	Instalments []instalmentJSON `json:"instalments"`
}

type instalmentJSON struct {
	Due    day.Day     `json:"due"`
	Amount money.Cents `json:"amount_cents"`
}

// planInstalments records that a client pays in several times, in equal parts,
// or ends such a plan.
func planInstalments(c *call) error {
	if c.has("end") {
		if err := c.apart("end", "number", "first", "every"); err != nil {
			return err
		}
		return c.with(false, c.endInstalments)
	}
	if err := c.needs("number", "first"); err != nil {
		return err
	}
	number, err := c.whole("number")
	if err != nil {
		return err
	}
	first, err := c.onDay("first")
	if err != nil {
		return err
	}
	every, err := choice(c, "every", data.Rhythms)
	if err != nil {
		return err
	}
	if every == "" {
		every = "monthly"
	}
	return c.with(false, func(d *desk.Desk) error {
		client, items, err := c.payable(d)
		if err != nil {
			return err
		}
		p := data.InstalmentPlan{ClientID: client.ID, Grace: data.PlanGrace}
		var total money.Cents
		for _, item := range items {
			p.Invoices = append(p.Invoices, item.ID)
			total += item.Balance
		}
		p.Instalments = data.Split(total, number, first, every)
		if _, err := d.AgreeInstalments(c.ctx, &p); err != nil {
			return err
		}
		return c.showInstalments(d, client, p.ID, "Échéancier de "+plural(number, "versement", "versements")+" convenu avec "+client.Name+"\u00a0:")
	})
}

// payable returns the open invoices that were named, or else all of the client in euros.
func (c *call) payable(d *desk.Desk) (data.Client, []data.OpenItem, error) {
	client, err := d.Register.ClientByName(c.ctx, c.given["client"])
	if err != nil {
		return client, nil, err
	}
	items, err := d.OpenItems(c.ctx, client.ID)
	if err != nil {
		return client, nil, err
	}
	if len(c.args) == 0 {
		items = slices.DeleteFunc(items, func(i data.OpenItem) bool { return i.Balance <= 0 || i.Currency != "EUR" })
		if len(items) == 0 {
			return client, nil, data.Invalid("invoices", client.Name+" n’a aucune facture ouverte en euros\u00a0: il n’y a rien à échelonner.")
		}
		return client, items, nil
	}
	owner, ids, err := c.chosen(d, c.args)
	switch {
	case err != nil:
		return client, nil, err
	case owner.ID != client.ID:
		return client, nil, data.Invalid("invoices", listedCapital(c.args)+" à "+owner.Name+", non à "+client.Name+"\u00a0: corrigez le numéro, ou le nom du client.")
	}
	var chosen []data.OpenItem
	for _, id := range ids {
		item := found(items, func(i data.OpenItem) bool { return i.ID == id })
		item.ID = id // one that is settled is refused by the desk, which names it
		chosen = append(chosen, item)
	}
	return client, chosen, nil
}

func listedCapital(numbers []string) string {
	if len(numbers) == 1 {
		return "La facture " + numbers[0] + " est"
	}
	return "Ces factures sont"
}

// endInstalments ends the plan that a client follows, or the one of the invoices named.
func (c *call) endInstalments(d *desk.Desk) error {
	client, err := d.Register.ClientByName(c.ctx, c.given["client"])
	if err != nil {
		return err
	}
	_, ids, err := c.chosen(d, c.args)
	if err != nil {
		return err
	}
	holds, err := d.Holds(c.ctx, client.ID)
	if err != nil {
		return err
	}
	running := slices.DeleteFunc(holds.Plans, func(p data.InstalmentPlan) bool {
		named := len(ids) == 0 || slices.ContainsFunc(p.Invoices, func(id data.ID) bool { return slices.Contains(ids, id) })
		return !named || !p.Ended.IsZero() || p.Rest <= 0
	})
	switch {
	case len(running) == 0:
		return nothingHeld("Aucun échéancier n’est en cours avec " + client.Name + "\u00a0: il n’y a rien à arrêter.")
	case len(running) > 1:
		return data.Invalid("invoices", client.Name+" suit "+plural(len(running), "échéancier", "échéanciers")+"\u00a0: nommez une facture de celui qui s’arrête.")
	}
	if _, err := d.EndInstalments(c.ctx, running[0].ID); err != nil {
		return err
	}
	return c.showInstalments(d, client, running[0].ID, "L’échéancier de "+client.Name+" est arrêté\u00a0: ce qui reste dû est de nouveau relancé.")
}

func (c *call) showInstalments(d *desk.Desk, client data.Client, id data.ID, text string) error {
	holds, err := d.Holds(c.ctx, client.ID)
	if err != nil {
		return err
	}
	p := found(holds.Plans, func(p data.InstalmentPlan) bool { return p.ID == id })
	numbers, err := c.numbersOf(d, p.Invoices)
	if err != nil {
		return err
	}
	out := instalmentsJSON{client.Name, numbers, p.Total(), p.Currency, p.Made, p.Ended, p.Grace, []instalmentJSON{}}
	var rows [][]string
	for _, i := range p.Instalments {
		out.Instalments = append(out.Instalments, instalmentJSON{i.Due, i.Amount})
		rows = append(rows, []string{i.Due.French(), i.Amount.Format(p.Currency)})
	}
	if p.Ended.IsZero() {
		text += "\n" + table([]string{"Le", ">Montant"}, rows)
	}
	return c.report(out, text)
}
