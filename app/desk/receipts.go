package desk

import (
	"context"

	"dument/data"
	"dument/data/day"
)

// Receipts says how current the payments in the register are.
func (d *Desk) Receipts(ctx context.Context) (data.Receipts, error) { return d.Register.Receipts(ctx) }

// ConfirmReceipts notes that the user said today that receipts are up to date.
func (d *Desk) ConfirmReceipts(ctx context.Context) (Undo, error) {
	before, err := d.Register.Receipts(ctx)
	if err != nil {
		return nil, err
	}
	if err := d.Register.ConfirmReceipts(ctx, d.Today()); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.ConfirmReceipts(ctx, before.Confirmed) }, nil
}

// gate refuses, with data.CodeBlocked and Field "receipts", while nobody has
// confirmed that receipts are up to date: whoever paid must not be chased.
func (d *Desk) gate(ctx context.Context) error {
	dunning, err := d.Register.Dunning(ctx)
	if err != nil {
		return err
	}
	receipts, err := d.Register.Receipts(ctx)
	if err != nil || receipts.Current(d.Today(), dunning.Receipts) {
		return err
	}
	return &data.Error{Code: data.CodeBlocked, Field: "receipts", Sentence: unconfirmed(receipts.Confirmed)}
}

func unconfirmed(last day.Day) string {
	when := "vous ne l’avez encore jamais confirmé"
	if !last.IsZero() {
		when = "dernière confirmation le " + last.French()
	}
	return "Rien ne part avant que vous n’ayez confirmé que vos encaissements sont à jour (" + when +
		")\u00a0: enregistrez ce que vous avez reçu, puis confirmez-le sur la page Aujourd’hui."
}
