package headless

import (
	"slices"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// doneJSON is what "skip", "postpone" and "call" give: what of the day's plan
// was dealt with.
type doneJSON struct {
	Client   string       `json:"client"`
	Invoices []string     `json:"invoices"`
	Step     data.Level   `json:"step"` // "" for a call outside the plan
	Channel  data.Channel `json:"channel"`
	Amount   money.Cents  `json:"amount_cents"`
	Currency string       `json:"currency"`
	Result   data.Result  `json:"result"`
	Until    day.Day      `json:"until"` // nothing is proposed up to this day, "" where that does not change
	Reason   string       `json:"reason"`
}

// proposed returns what the plan of the day proposes for a client, and refuses
// when that is nothing.
func (c *call) proposed(d *desk.Desk) (data.Client, rules.Action, error) {
	client, err := d.Register.ClientByName(c.ctx, c.given["client"])
	if err != nil {
		return client, rules.Action{}, err
	}
	plan, err := d.PlanOf(c.ctx, client.ID)
	if err != nil {
		return client, rules.Action{}, err
	}
	if len(plan.Actions) > 0 {
		return client, plan.Actions[0], nil
	}
	why := "Aucune de ses factures n’est ouverte."
	if len(plan.Idle) > 0 {
		why = plan.Idle[0].Why.Sentence()
	}
	return client, rules.Action{}, blocked("Rien n’est à faire aujourd’hui pour " + client.Name + ". " + why)
}

func (c *call) showDone(d *desk.Desk, client data.Client, a rules.Action, more doneJSON, text string) error {
	numbers, err := c.numbersOf(d, a.Invoices)
	if err != nil {
		return err
	}
	more.Client, more.Invoices, more.Step, more.Channel, more.Amount, more.Currency = client.Name, numbers, a.Level, a.Channel, a.Net, a.Currency
	return c.report(more, text)
}

// skip passes the step that is proposed: nothing is said, the next one comes in
// its time.
func skip(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		client, a, err := c.proposed(d)
		if err != nil {
			return err
		}
		if _, err := d.Skip(c.ctx, a, c.given["reason"]); err != nil {
			return err
		}
		return c.showDone(d, client, a, doneJSON{Result: data.ResultSkipped, Reason: c.given["reason"]},
			"«\u00a0"+a.Level.French()+"\u00a0» est passée pour "+client.Name+"\u00a0: l’étape suivante viendra à son jour.")
	})
}

// postpone puts what is proposed off until a day.
func postpone(c *call) error {
	until, err := c.onDay("until")
	if err != nil {
		return err
	}
	reason := "Reporté"
	if c.has("reason") {
		reason = c.given["reason"]
	}
	return c.with(false, func(d *desk.Desk) error {
		client, a, err := c.proposed(d)
		if err != nil {
			return err
		}
		if _, err := d.Postpone(c.ctx, a, until, reason); err != nil {
			return err
		}
		return c.showDone(d, client, a, doneJSON{Until: until, Reason: reason}, "«\u00a0"+a.Level.French()+"\u00a0» est reportée pour "+client.Name+
			"\u00a0: rien n’est proposé jusqu’au "+until.French()+" inclus.")
	})
}

// phone records the result of the call that is proposed, or else of a call
// outside the plan, which takes no step.
func phone(c *call) error {
	result, err := choice(c, "result", data.CallResults)
	if err != nil {
		return err
	}
	again, err := c.onDay("back")
	if err != nil {
		return err
	}
	return c.with(false, func(d *desk.Desk) error {
		client, err := d.Register.ClientByName(c.ctx, c.given["client"])
		if err != nil {
			return err
		}
		a, err := c.called(d, client)
		if err != nil {
			return err
		}
		contact, err := d.Record(c.ctx, desk.Call{Action: a, Result: result, Note: c.given["note"], Again: again})
		if err != nil {
			return err
		}
		a.Net = contact.Amount
		until := c.backOn(d, client.ID, a.Invoices)
		text := "Appel à " + client.Name + " noté\u00a0: " + lowerFirst(result.French()) + "."
		if !until.IsZero() {
			text += " Rien n’est proposé jusqu’au " + until.French() + " inclus."
		}
		switch result {
		case data.ResultPromise:
			text += " Notez la promesse elle-même avec «\u00a0dument promise\u00a0»."
		case data.ResultDispute:
			text += " Notez le litige lui-même avec «\u00a0dument dispute\u00a0»."
		}
		return c.showDone(d, client, a, doneJSON{Result: result, Until: until, Reason: contact.Text}, text)
	})
}

// called returns what a call was about: the call that the plan proposes, or else
// all that is open in the currency of the oldest invoice.
func (c *call) called(d *desk.Desk, client data.Client) (rules.Action, error) {
	plan, err := d.PlanOf(c.ctx, client.ID)
	if err != nil {
		return rules.Action{}, err
	}
	for _, a := range plan.Actions {
		if a.Channel == data.ChannelCall {
			return a, nil
		}
	}
	items, err := d.OpenItems(c.ctx, client.ID)
	if err != nil {
		return rules.Action{}, err
	}
	a := rules.Action{Client: client.ID, Channel: data.ChannelCall}
	for _, item := range items {
		if item.Balance <= 0 || (a.Currency != "" && item.Currency != a.Currency) {
			continue
		}
		a.Currency, a.Net = item.Currency, a.Net+item.Balance
		a.Invoices = append(a.Invoices, item.ID)
	}
	if len(a.Invoices) == 0 {
		return a, blocked("Rien n’est dû par " + client.Name + "\u00a0: il n’y a pas d’appel à noter.")
	}
	return a, nil
}

// backOn returns the last day of the pause that a call left behind, or none.
func (c *call) backOn(d *desk.Desk, client data.ID, invoices []data.ID) day.Day {
	holds, err := d.Holds(c.ctx, client)
	if err != nil {
		return 0 // it is recorded; only the report is poorer
	}
	return found(holds.Pauses, func(p data.Pause) bool {
		return p.Holds(d.Today()) && p.ClientID == client && (p.InvoiceID == 0 || slices.Contains(invoices, p.InvoiceID))
	}).Until
}
