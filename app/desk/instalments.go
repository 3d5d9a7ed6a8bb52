package desk

import (
	"context"

	"dument/data"
)

// AgreeInstalments records that a client pays invoices in several times. Its
// instalments add up to what is open on them today; pending promises about them
// are withdrawn.
func (d *Desk) AgreeInstalments(ctx context.Context, p *data.InstalmentPlan) (Undo, error) {
	if err := d.dated(&p.Made, "made"); err != nil {
		return nil, err
	}
	items, err := d.open(ctx, p.ClientID, p.Invoices)
	if err != nil {
		return nil, err
	}
	p.Currency = items[0].Currency
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if first := p.Instalments[0].Due; first < d.Today() {
		return nil, data.Invalid("instalments", "Versement 1\u00a0: sa date ("+first.French()+") est déjà passée\u00a0: indiquez un jour à venir.")
	}
	open, total := balances(items), p.Total()
	switch gap := (open - total).Abs().Format(p.Currency); {
	case total < open:
		return nil, data.Invalid("instalments", "Les versements ("+total.Format(p.Currency)+") ne règlent pas les factures ("+open.Format(p.Currency)+")\u00a0: il manque "+gap+".")
	case total > open:
		return nil, data.Invalid("instalments", "Les versements ("+total.Format(p.Currency)+") dépassent ce qui reste dû ("+open.Format(p.Currency)+")\u00a0: "+gap+" de trop.")
	}
	return d.agree(ctx, p.ClientID, items, func() error { return d.Register.SaveInstalmentPlan(ctx, p) },
		func(ctx context.Context) (Undo, error) { return d.EndInstalments(ctx, p.ID) })
}

// EndInstalments ends a plan: the whole of its invoices is chased again.
func (d *Desk) EndInstalments(ctx context.Context, id data.ID) (Undo, error) {
	all, err := d.Register.Holds(ctx, 0)
	if err != nil {
		return nil, err
	}
	p, err := one(all.Plans, func(p data.InstalmentPlan) bool { return p.ID == id }, "Cet échéancier")
	if err != nil {
		return nil, err
	}
	if !p.Ended.IsZero() {
		return nil, blocked("Cet échéancier a déjà pris fin le " + p.Ended.French() + ".")
	}
	before := p
	p.Ended = max(d.Today(), p.Made)
	if err := d.Register.SaveInstalmentPlan(ctx, &p); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.SaveInstalmentPlan(ctx, &before) }, nil
}
