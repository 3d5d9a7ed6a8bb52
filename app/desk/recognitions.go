package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/day"
)

// mayRecognize ends the sentence of each event that a court may read as a
// recognition of the debt (art. 2240 C. civ.).
const mayRecognize = "\u00a0: peut valoir reconnaissance de la dette, à vérifier"

// recognitions lists what may be a recognition of the debt since the clock of
// an invoice started, what is noted already left out.
func (d *Desk) recognitions(ctx context.Context, i data.Invoice, v ClockView) ([]string, error) {
	type event struct {
		on   day.Day
		what string
	}
	var events []event
	payments, err := d.Register.Payments(ctx, i.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range payments {
		for _, a := range p.Allocations {
			if a.InvoiceID == i.ID && p.Amount > 0 {
				events = append(events, event{p.On, "Règlement partiel de " + a.Amount.Format(p.Currency) + " reçu le " + p.On.French()})
			}
		}
	}
	holds, err := d.Register.Holds(ctx, i.ClientID)
	if err != nil {
		return nil, err
	}
	for _, p := range holds.Promises {
		if slices.Contains(p.Invoices, i.ID) {
			events = append(events, event{p.Made, "Promesse de payer " + p.Amount.Format(p.Currency) + " faite le " + p.Made.French()})
		}
	}
	for _, p := range holds.Plans {
		if slices.Contains(p.Invoices, i.ID) {
			events = append(events, event{p.Made, "Échéancier convenu le " + p.Made.French() + " (à condition d’être signé)"})
		}
	}
	history, err := d.Register.Contacts(ctx, 0, i.ID)
	if err != nil {
		return nil, err
	}
	for _, c := range history {
		if c.Result == data.ResultPaying || c.Result == data.ResultPaid || c.Result == data.ResultValidation {
			events = append(events, event{c.On, c.Channel.French() + " du " + c.On.French() + " («\u00a0" + c.Result.French() + "\u00a0»), si le client l’a écrit"})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.on.Sub(b.on) })
	var out []string
	for _, e := range events {
		decided := slices.ContainsFunc(v.Interruptions, func(x data.Interruption) bool { return x.On == e.on })
		if e.on > i.Due && e.on <= d.Today() && !decided {
			out = append(out, e.what+mayRecognize+". La date d’origine est gardée.")
		}
	}
	return out, nil
}
