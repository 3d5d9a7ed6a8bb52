package desk

import (
	"context"
	"strings"

	"dument/data"
)

// OpenDispute takes one open invoice out of the reminders, not the client's
// others. An invoice that a plan in force settles is refused: who agreed to pay
// it in instalments no longer disputes it, or the plan has to end first.
func (d *Desk) OpenDispute(ctx context.Context, x *data.Dispute) (Undo, error) {
	if err := d.dated(&x.Opened, "opened"); err != nil {
		return nil, err
	}
	if err := x.Validate(); err != nil {
		return nil, err
	}
	i, balance, err := d.Register.Invoice(ctx, x.InvoiceID)
	if err != nil {
		return nil, err
	}
	if i.Kind != data.KindInvoice || balance <= 0 {
		return nil, data.Invalid("invoice", i.Kind.French()+" "+i.Number+"\u00a0: rien n’y est à payer, il n’y a rien à contester.")
	}
	x.ClientID = i.ClientID
	held, err := d.standing(ctx, i.ClientID, []data.ID{i.ID})
	switch {
	case err != nil:
		return nil, err
	case len(held.disputes) > 0:
		return nil, blocked("La facture " + i.Number + " est déjà en litige depuis le " + held.disputes[0].Opened.French() + " (" + held.disputes[0].Reason.French() +
			")\u00a0: clôturez ce litige avant d’en ouvrir un autre.")
	case len(held.plans) > 0:
		return nil, blocked("Un échéancier du " + held.plans[0].Made.French() + " règle la facture " + i.Number +
			"\u00a0: mettez-y fin avant d’ouvrir un litige.")
	}
	if err := d.Register.SaveDispute(ctx, x); err != nil {
		return nil, err
	}
	opened := *x
	return func(ctx context.Context) error {
		opened.Closed, opened.Outcome = max(d.Today(), opened.Opened), "withdrawn"
		return d.Register.SaveDispute(ctx, &opened)
	}, nil
}

// CloseDispute ends a dispute; its invoice is chased again from where it was.
// The note is added to the one it was opened with.
func (d *Desk) CloseDispute(ctx context.Context, id data.ID, outcome data.DisputeOutcome, note string) (Undo, error) {
	all, err := d.Register.Holds(ctx, 0)
	if err != nil {
		return nil, err
	}
	x, err := one(all.Disputes, func(x data.Dispute) bool { return x.ID == id }, "Ce litige")
	if err != nil {
		return nil, err
	}
	if !x.Open() {
		return nil, blocked("Ce litige est déjà clos depuis le " + x.Closed.French() + ".")
	}
	before := x
	x.Closed, x.Outcome = max(d.Today(), x.Opened), outcome
	if note = strings.TrimSpace(note); note != "" {
		x.Note = strings.TrimSpace(x.Note + "\n" + note)
	}
	if err := x.Validate(); err != nil {
		return nil, err
	}
	if err := d.Register.SaveDispute(ctx, &x); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.SaveDispute(ctx, &before) }, nil
}
