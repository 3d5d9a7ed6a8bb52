package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/rules"
)

// settlement is what settled a part of an invoice.
type settlement struct {
	rules.Paid
	note string // number of the credit note that it comes from; "" for money
}

// settlements returns what settled a client's invoices, oldest payment first.
// What a credit note gave counts from its own date, as it does while it is open:
// less was owed from then on, whenever it was allocated.
func (d *Desk) settlements(ctx context.Context, client data.ID) (map[data.ID][]settlement, error) {
	payments, err := d.Register.ClientPayments(ctx, client)
	if err != nil {
		return nil, err
	}
	out := map[data.ID][]settlement{}
	for _, p := range payments {
		var notes []settlement
		for _, a := range p.Allocations {
			if a.Amount >= 0 {
				continue
			}
			note, _, err := d.Register.Invoice(ctx, a.InvoiceID)
			if err != nil {
				return nil, err
			}
			notes = append(notes, settlement{rules.Paid{On: note.Issued, Amount: -a.Amount}, note.Number})
			out[note.ID] = append(out[note.ID], settlement{rules.Paid{On: p.On, Amount: a.Amount}, note.Number})
		}
		slices.SortStableFunc(notes, func(a, b settlement) int { return a.On.Sub(b.On) })
		for _, a := range p.Allocations {
			left := a.Amount
			for k := range notes {
				if part := min(left, notes[k].Amount); part > 0 {
					out[a.InvoiceID] = append(out[a.InvoiceID], settlement{rules.Paid{On: notes[k].On, Amount: part}, notes[k].note})
					notes[k].Amount -= part
					left -= part
				}
			}
			if left > 0 {
				out[a.InvoiceID] = append(out[a.InvoiceID], settlement{rules.Paid{On: p.On, Amount: left}, ""})
			}
		}
	}
	return out, nil
}
