package desk

import (
	"context"

	"dument/data"
)

// OpenItems returns the open invoices and credit notes of a client, or of all
// (0), by due date.
func (d *Desk) OpenItems(ctx context.Context, client data.ID) ([]data.OpenItem, error) {
	return d.Register.OpenItems(ctx, client)
}
