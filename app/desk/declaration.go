package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/letters"
)

// declarationPaper writes the declaration of claim to the trustee, as things
// stood when the proceedings were opened.
func (d *Desk) declarationPaper(ctx context.Context, r PaperRequest) (Paper, error) {
	c, err := d.Register.Client(ctx, r.Client)
	if err != nil {
		return Paper{}, err
	}
	if c.Insolvent.IsZero() {
		return Paper{}, blocked(c.Name + " n’est pas en procédure collective\u00a0: notez le jugement d’ouverture dans sa fiche, puis déclarez votre créance.")
	}
	var apart []string
	if len(r.Invoices) == 0 {
		if r.Invoices, apart, err = d.declarable(ctx, c); err != nil {
			return Paper{}, err
		}
	}
	in := letters.DeclarationInput{}
	none := func(data.OpenItem) bool { return false }
	if in.Case, err = d.caseOf(ctx, r, c.Insolvent.Add(-1), none); err != nil {
		return Paper{}, err
	}
	slices.SortStableFunc(in.Lines, func(a, b letters.NoticeLine) int { return a.Invoice.Due.Sub(b.Invoice.Due) })
	if in.Documents, err = d.proofs(ctx, in.Case); err != nil {
		return Paper{}, err
	}
	charges, err := d.Register.ClientCharges(ctx, c.ID)
	if err != nil {
		return Paper{}, err
	}
	for _, l := range in.Lines {
		in.Charged = append(in.Charged, charges[l.Invoice.ID]...)
	}
	l, err := letters.Declaration(in)
	p := Paper{Client: c, Case: in.Case, Letter: l, Warnings: append(apart, letters.DeclarationWarnings(in)...)}
	p.Contact.Recipient = strings.Trim(c.Proceeding.Trustee+", "+c.Proceeding.Address.Line(), ", ")
	return p, err
}

// declarable returns the invoices that a declaration states, in one currency, the
// euro where there are any: those issued before the judgment of which something was
// owed on its day. What was paid in full since is among them: the claim is declared
// for its amount of that day (art. L622-25 C. com.), the debtor was forbidden to pay
// it (art. L622-7), and what has to be given back is lost where it was not declared.
// apart warns of those in another currency.
func (d *Desk) declarable(ctx context.Context, c data.Client) (out []data.ID, apart []string, err error) {
	items, err := d.Register.OpenItems(ctx, c.ID)
	if err != nil {
		return nil, nil, err
	}
	since, err := d.settledSince(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	items = keep(append(items, since...), func(i data.OpenItem) bool { return i.Kind == data.KindInvoice && i.Issued < c.Insolvent })
	currency := "EUR"
	if !slices.ContainsFunc(items, func(i data.OpenItem) bool { return i.Currency == currency }) && len(items) > 0 {
		currency = items[0].Currency
	}
	for _, i := range items {
		if i.Currency == currency {
			out = append(out, i.ID)
		} else {
			apart = append(apart, "La facture "+i.Number+" est en "+i.Currency+", donc hors de cette déclaration\u00a0: une créance se déclare en euros, au cours du jour du jugement. Déclarez-la à part avec un conseil.")
		}
	}
	return out, apart, nil
}

// settledSince returns the invoices of a client in collective proceedings that
// money received on the judgment's day or later has settled. Credit notes own that
// less was owed, whenever they came.
func (d *Desk) settledSince(ctx context.Context, c data.Client) (out []data.OpenItem, err error) {
	paid, err := d.settlements(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	list, err := d.Register.InvoiceIDs(ctx, data.InvoiceQuery{Filter: data.FilterSettled, Sort: data.SortIssued, ClientID: c.ID, Today: d.Today()})
	if err != nil {
		return nil, err
	}
	for _, id := range list.IDs {
		if !slices.ContainsFunc(paid[id], func(p settlement) bool { return p.note == "" && p.Amount > 0 && p.On >= c.Insolvent }) {
			continue
		}
		i, balance, err := d.Register.Invoice(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, data.OpenItem{Invoice: i, Balance: balance})
	}
	return out, nil
}
