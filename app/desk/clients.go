package desk

import (
	"context"

	"dument/data"
)

// Clients returns all clients that are not archived, by name.
func (d *Desk) Clients(ctx context.Context) ([]data.Client, error) { return d.Register.Clients(ctx) }

// ClientList returns the clients a query asks for; Today is filled in.
func (d *Desk) ClientList(ctx context.Context, q data.ClientQuery) (data.List, error) {
	q.Today = d.Today()
	return d.Register.ClientIDs(ctx, q)
}

// ClientRows returns rows in the order of ids.
func (d *Desk) ClientRows(ctx context.Context, ids []data.ID) ([]data.ClientRow, error) {
	return d.Register.ClientRows(ctx, ids, d.Today())
}

// Client returns one client.
func (d *Desk) Client(ctx context.Context, id data.ID) (data.Client, error) {
	return d.Register.Client(ctx, id)
}

// NewClient returns an empty client with the sender's usual terms.
func (d *Desk) NewClient(ctx context.Context) (data.Client, error) {
	s, err := d.Register.Sender(ctx)
	return data.NewClient(s), err
}

// SaveClient creates (ID 0) or changes a client. One who turns out to be a
// consumer has paid no indemnity: where one was taken it is to be given back
// first (data.CodeBlocked), since no paper could tell of it.
func (d *Desk) SaveClient(ctx context.Context, c *data.Client) error {
	if c.ID != 0 && c.Kind == data.Consumer {
		charges, err := d.Register.ClientCharges(ctx, c.ID)
		if err != nil {
			return err
		}
		for invoice, rows := range charges {
			for _, row := range data.InForce(rows) {
				if row.Kind == data.ChargeIndemnity && row.Move == data.ChargePaid {
					i, _, err := d.Register.Invoice(ctx, invoice)
					if err != nil {
						return err
					}
					return &data.Error{Code: data.CodeBlocked, Field: "kind", Sentence: "Une indemnité de recouvrement a été encaissée sur la facture " + i.Number + " (" + row.Amount.Format("EUR") +
						"), et un particulier n’en doit jamais\u00a0: annulez d’abord ce règlement dans «\u00a0Sommes dues\u00a0» de la facture, la somme lui reste due."}
				}
			}
		}
	}
	return d.Register.SaveClient(ctx, c)
}

// DeleteClient removes a client without invoices and history; with either it
// is refused with data.CodeHasHistory, and archiving is the way.
func (d *Desk) DeleteClient(ctx context.Context, id data.ID) (Undo, error) {
	removed, err := d.Register.DeleteClient(ctx, id)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.Restore(ctx, removed) }, nil
}

// ArchiveClient hides a client from the lists, or shows it again.
func (d *Desk) ArchiveClient(ctx context.Context, id data.ID, archived bool) error {
	return d.Register.ArchiveClient(ctx, id, archived)
}

// ClientHistory returns the contacts with a client, newest first.
func (d *Desk) ClientHistory(ctx context.Context, id data.ID) ([]data.Contact, error) {
	return d.Register.Contacts(ctx, id, 0)
}

// ClientPayments returns what a client has paid, oldest first.
func (d *Desk) ClientPayments(ctx context.Context, id data.ID) ([]data.Payment, error) {
	return d.Register.ClientPayments(ctx, id)
}
