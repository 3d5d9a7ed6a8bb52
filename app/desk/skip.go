package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/data/rules"
)

// Skip passes the step of an action: nothing is said, the next step comes in
// its time. The history keeps it with the reason, and keeps the undoing as well.
func (d *Desk) Skip(ctx context.Context, a rules.Action, reason string) (Undo, error) {
	if reason = strings.TrimSpace(reason); reason == "" {
		return nil, data.Invalid("reason", "Dites en quelques mots pourquoi cette étape est passée\u00a0: l’historique le rappellera.")
	}
	before, err := d.lastSteps(ctx, a.Client)
	if err != nil {
		return nil, err
	}
	lines, err := d.lines(ctx, a.Client, a.Invoices)
	if err != nil {
		return nil, err
	}
	c := data.Contact{ClientID: a.Client, Channel: a.Channel, Level: a.Level, Text: reason, Amount: a.Net, Currency: a.Currency,
		Step: a.Step.ID, Occasion: a.Occasion, Result: data.ResultSkipped, Lines: lines}
	if err := d.Register.AddContacts(ctx, []data.Contact{c}); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.restore(ctx, c, before) }, nil
}

// restore takes back a step that was passed, for the invoices that have not
// gone on since: one line for each step they go back to.
func (d *Desk) restore(ctx context.Context, c data.Contact, before map[data.ID]data.ID) error {
	c.Result, c.Text = data.ResultRestored, "Passage annulé\u00a0: "+c.Text
	if c.Step == 0 {
		return d.Register.AddContacts(ctx, []data.Contact{c})
	}
	now, err := d.lastSteps(ctx, c.ClientID)
	if err != nil {
		return err
	}
	var rows []data.Contact
	for _, line := range c.Lines {
		if now[line.InvoiceID] != c.Step {
			continue
		}
		back := before[line.InvoiceID]
		k := slices.IndexFunc(rows, func(row data.Contact) bool { return row.Step == back })
		if k < 0 {
			row := c
			row.Step, row.Lines = back, nil
			k, rows = len(rows), append(rows, row)
		}
		rows[k].Lines = append(rows[k].Lines, line)
	}
	if len(rows) == 0 {
		return blocked("Cette étape ne peut plus être rétablie\u00a0: les factures ont été réglées ou relancées depuis.")
	}
	return d.Register.AddContacts(ctx, rows)
}

// lastSteps returns the last step that was taken for each open invoice of a client.
func (d *Desk) lastSteps(ctx context.Context, client data.ID) (map[data.ID]data.ID, error) {
	records, err := d.Register.DebtorRecords(ctx, client, d.Today())
	if err != nil {
		return nil, err
	}
	out := map[data.ID]data.ID{}
	for _, debtor := range records.Debtors {
		for _, debt := range debtor.Debts {
			out[debt.ID] = debt.LastStep
		}
	}
	return out, nil
}

// lines returns what the history keeps of some invoices of a client: number and
// balance of today.
func (d *Desk) lines(ctx context.Context, client data.ID, invoices []data.ID) ([]data.ContactLine, error) {
	var out []data.ContactLine
	for _, id := range invoices {
		i, balance, err := d.Register.Invoice(ctx, id)
		if err != nil {
			return nil, err
		}
		if i.ClientID != client {
			return nil, data.Invalid("invoices", "La facture "+i.Number+" n’est pas de ce client\u00a0: retirez-la du choix.")
		}
		out = append(out, data.ContactLine{InvoiceID: id, Number: i.Number, Balance: balance})
	}
	return out, nil
}
