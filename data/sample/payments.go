package sample

import (
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// pay allocates money to the invoice of index i. A transfer of the same client
// within the same week covers both.
func (g *generator) pay(i int, on day.Day, amount money.Cents) {
	inv := g.set.Invoices[i]
	g.balances[i] -= amount
	allocation := data.Allocation{InvoiceID: inv.ID, Amount: amount}
	if last, ok := g.payments[inv.ClientID]; ok && !inv.DirectDebit {
		p := &g.set.Payments[last]
		if p.On >= on && p.On.Sub(on) <= 7 && p.Method == "virement" && p.Amount > 0 {
			p.Amount += amount
			p.Allocations = append(p.Allocations, allocation)
			return
		}
	}
	p := data.Payment{ID: data.ID(len(g.set.Payments) + 1), ClientID: inv.ClientID, On: on, Amount: amount, Currency: inv.Currency,
		Method: "virement", Reference: inv.Number, Allocations: []data.Allocation{allocation}}
	switch {
	case inv.DirectDebit:
		p.Method = "prélèvement"
	case g.chance(0.1):
		p.Method = "chèque"
	case g.chance(0.08):
		p.Method = "carte"
	}
	g.payments[inv.ClientID] = len(g.set.Payments)
	g.set.Payments = append(g.set.Payments, p)
}

// settleWithCredit settles the invoice of index i by a credit note for part of
// it, and by a payment of the rest.
func (g *generator) settleWithCredit(i int, paid day.Day) {
	inv := g.set.Invoices[i]
	part := max(money.Share(inv.Total, int64(g.between(1, 4)), 10), 1)
	credit := g.add(data.Invoice{ClientID: inv.ClientID, Kind: data.KindCreditNote, Issued: paid, Due: paid, Total: part,
		Currency: inv.Currency, Subject: "Avoir sur la facture " + inv.Number, OrderRef: inv.OrderRef})
	g.set.Payments = append(g.set.Payments, data.Payment{ID: data.ID(len(g.set.Payments) + 1), ClientID: inv.ClientID, On: paid,
		Currency: inv.Currency, Method: "avoir", Reference: credit.Number,
		Allocations: []data.Allocation{{InvoiceID: inv.ID, Amount: part}, {InvoiceID: credit.ID, Amount: -part}}})
	g.balances[i] -= part
	g.balances[credit.ID-1] += part
	g.pay(i, paid, inv.Total-part)
}
