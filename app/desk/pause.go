package desk

import (
	"context"
	"errors"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// Pause keeps reminders from leaving until a day: of one invoice, of a client,
// or of everything. It takes the place of a pause of the same that still holds.
func (d *Desk) Pause(ctx context.Context, p *data.Pause) (Undo, error) {
	if err := d.dated(&p.Made, "made"); err != nil {
		return nil, err
	}
	if p.Reason = strings.TrimSpace(p.Reason); p.Until < d.Today() && !p.Until.IsZero() {
		return nil, data.Invalid("until", "La pause finit un jour déjà passé ("+p.Until.French()+")\u00a0: indiquez un jour à venir.")
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if p.InvoiceID != 0 {
		i, balance, err := d.Register.Invoice(ctx, p.InvoiceID)
		if err != nil {
			return nil, err
		}
		if p.ClientID = i.ClientID; balance <= 0 {
			return nil, data.Invalid("invoice", i.Kind.French()+" "+i.Number+"\u00a0: rien n’y est à payer, il n’y a rien à mettre en pause.")
		}
	}
	before, err := d.paused(ctx, p.ClientID, p.InvoiceID)
	if err != nil {
		return nil, err
	}
	if err := d.Register.SavePause(ctx, p); err != nil {
		return nil, err
	}
	for _, old := range before {
		old.Ended = d.Today()
		if err := d.Register.SavePause(ctx, &old); err != nil {
			return nil, err
		}
	}
	id := p.ID
	return func(ctx context.Context) error {
		if _, err := d.EndPause(ctx, id); err != nil {
			return err
		}
		for _, old := range before {
			if err := d.Register.SavePause(ctx, &old); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// paused returns the pauses of exactly that client, invoice or everything that
// hold today.
func (d *Desk) paused(ctx context.Context, client, invoice data.ID) ([]data.Pause, error) {
	all, err := d.Register.Holds(ctx, client)
	if err != nil {
		return nil, err
	}
	return keep(all.Pauses, func(p data.Pause) bool {
		return p.ClientID == client && p.InvoiceID == invoice && p.Holds(d.Today())
	}), nil
}

// EndPause lifts a pause before its day.
func (d *Desk) EndPause(ctx context.Context, id data.ID) (Undo, error) {
	all, err := d.Register.Holds(ctx, 0)
	if err != nil {
		return nil, err
	}
	p, err := one(all.Pauses, func(p data.Pause) bool { return p.ID == id }, "Cette pause")
	if err != nil {
		return nil, err
	}
	if !p.Ended.IsZero() {
		return nil, blocked("Cette pause a déjà été levée le " + p.Ended.French() + ".")
	}
	before := p
	p.Ended = max(d.Today(), p.Made)
	if err := d.Register.SavePause(ctx, &p); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.SavePause(ctx, &before) }, nil
}

// Postpone puts an action off: nothing is proposed to its client up to and
// including a day. It is the whole client's pause: a card put off that brought
// up another one at once would not be put off.
func (d *Desk) Postpone(ctx context.Context, a rules.Action, until day.Day, reason string) (Undo, error) {
	if until <= d.Today().Add(-1) || until.IsZero() {
		return nil, data.Invalid("until", "Indiquez jusqu’à quel jour reporter\u00a0: aujourd’hui ou plus tard.")
	}
	return d.Pause(ctx, &data.Pause{ClientID: a.Client, Until: until, Reason: reason})
}

// pauseAbout pauses some invoices of a client, or the client where it owes no other.
func (d *Desk) pauseAbout(ctx context.Context, client data.ID, invoices []data.ID, until day.Day, reason string) (Undo, error) {
	items, err := d.Register.OpenItems(ctx, client)
	if err != nil {
		return nil, err
	}
	owed := keep(items, func(i data.OpenItem) bool { return i.Balance > 0 })
	about := keep(owed, func(i data.OpenItem) bool { return meet([]data.ID{i.ID}, invoices) })
	pauses := []data.Pause{{ClientID: client}}
	if len(about) < len(owed) {
		pauses = nil
		for _, i := range about {
			pauses = append(pauses, data.Pause{ClientID: client, InvoiceID: i.ID})
		}
	}
	var undos []Undo
	undo := func(ctx context.Context) error {
		var errs []error
		for _, u := range undos {
			errs = append(errs, u(ctx))
		}
		return errors.Join(errs...)
	}
	for _, p := range pauses {
		p.Until, p.Reason = until, reason
		u, err := d.Pause(ctx, &p)
		if err != nil {
			return nil, errors.Join(err, undo(context.WithoutCancel(ctx)))
		}
		undos = append(undos, u)
	}
	return undo, nil
}
