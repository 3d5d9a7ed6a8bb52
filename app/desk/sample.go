package desk

import (
	"context"

	"dument/data/sample"
)

// FillSample fills an empty register with made-up clients and invoices in all
// states. The same seed, sizes and day give the same register.
func (d *Desk) FillSample(ctx context.Context, seed int64, clients, invoices int) error {
	dunning, err := d.Register.Dunning(ctx)
	if err != nil {
		return err
	}
	set := sample.Generate(seed, clients, invoices, d.Today(), dunning)
	if err := d.Register.SaveSender(ctx, set.Sender); err != nil {
		return err
	}
	return d.Register.Fill(ctx, set.Clients, set.Invoices, set.Payments, set.Contacts, set.Holds)
}
