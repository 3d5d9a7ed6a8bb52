package desk

import (
	"context"

	"dument/data"
)

// Promise records a client's word to pay. Without an amount it is all that is
// open on its invoices. A pending promise that it covers whole is withdrawn:
// the newer word counts.
func (d *Desk) Promise(ctx context.Context, p *data.Promise) (Undo, error) {
	if err := d.dated(&p.Made, "made"); err != nil {
		return nil, err
	}
	items, err := d.open(ctx, p.ClientID, p.Invoices)
	if err != nil {
		return nil, err
	}
	open := balances(items)
	if p.Currency = items[0].Currency; p.Amount == 0 {
		p.Amount = open
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	switch {
	case p.Due < d.Today():
		return nil, data.Invalid("due", "La promesse porte sur un jour déjà passé ("+p.Due.French()+")\u00a0: indiquez un jour à venir.")
	case p.Amount > open:
		return nil, data.Invalid("amount", "La promesse ("+p.Amount.Format(p.Currency)+") dépasse ce qui reste dû sur ces factures ("+open.Format(p.Currency)+")\u00a0: corrigez le montant, ou ajoutez une facture.")
	}
	return d.agree(ctx, p.ClientID, items, func() error { return d.Register.SavePromise(ctx, p) },
		func(ctx context.Context) (Undo, error) { return d.WithdrawPromise(ctx, p.ID) })
}

// WithdrawPromise takes a promise back: its invoices are chased again at once.
func (d *Desk) WithdrawPromise(ctx context.Context, id data.ID) (Undo, error) {
	all, err := d.Register.Holds(ctx, 0)
	if err != nil {
		return nil, err
	}
	p, err := one(all.Promises, func(p data.Promise) bool { return p.ID == id }, "Cette promesse")
	if err != nil {
		return nil, err
	}
	if !p.Withdrawn.IsZero() {
		return nil, blocked("Cette promesse a déjà été retirée le " + p.Withdrawn.French() + ".")
	}
	before := p
	p.Withdrawn = max(d.Today(), p.Made)
	if err := d.Register.SavePromise(ctx, &p); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.SavePromise(ctx, &before) }, nil
}
