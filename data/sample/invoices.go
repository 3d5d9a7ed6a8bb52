package sample

import (
	"fmt"
	"math"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// oldest is the age, in days past the due date, beyond which everything is settled.
const oldest = 200

// invoices adds n invoices and credit notes, spread over more than a year;
// over up to ten years where there are many.
func (g *generator) invoices(n int) {
	if n <= 0 {
		return
	}
	g.set.Invoices = make([]data.Invoice, 0, n)
	span := min(3650, max(400, n/20))
	for i := 0; len(g.set.Invoices) < n; i++ {
		left := n - len(g.set.Invoices)
		issued := g.today.Add(-span * left / n)
		c := g.rank()
		inv := g.invoice(c, issued)
		switch late := g.today.Sub(inv.Due); {
		case g.chance(0.015) && late < 60 && !g.open[inv.ClientID] && i > 0:
			g.creditNote(inv)
		default:
			g.add(inv)
			g.settle(c, len(g.set.Invoices)-1, left > 1)
		}
	}
}

// rank draws a client: the first ones have the most invoices, and each of the
// first has at least one early on.
func (g *generator) rank() int {
	return int(float64(len(g.set.Clients)) * math.Pow(g.rnd.Float64(), 1.6))
}

// invoice makes up an invoice for the client of index c. The most recent are
// issued by today.
func (g *generator) invoice(c int, issued day.Day) data.Invoice {
	client, h := g.set.Clients[c], g.habits[c]
	inv := data.Invoice{ClientID: client.ID, Kind: data.KindInvoice, Issued: issued, Due: client.Terms.DueDate(issued),
		Currency: "EUR", Subject: pick(g, subjects), DirectDebit: h.debit}
	units := math.Exp(6.4+g.rnd.NormFloat64()*0.8) * h.large // before tax
	inv.Total = max(money.Cents(units/5)*5*120, 6000)
	if g.chance(0.2) {
		inv.Total += money.Cents(g.rnd.IntN(100)) // expenses are seldom round
	}
	if client.Kind != data.Consumer && g.chance(0.2) {
		inv.OrderRef = fmt.Sprintf("BC-%d", g.between(1000, 99999))
	}
	if g.chance(0.15) {
		inv.PaymentLink = fmt.Sprintf("https://paiement.example/%06x", g.rnd.IntN(1<<24))
	}
	return inv
}

// add gives an invoice its id and number and keeps it.
func (g *generator) add(inv data.Invoice) data.Invoice {
	prefix := "F"
	if inv.Kind == data.KindCreditNote {
		prefix = "AV"
	}
	prefix = fmt.Sprintf("%s-%d", prefix, inv.Issued.Year())
	g.numbers[prefix]++
	inv.ID, inv.Number = data.ID(len(g.set.Invoices)+1), prefix+"-"+pad(g.numbers[prefix], 4)
	g.set.Invoices = append(g.set.Invoices, inv)
	g.balances = append(g.balances, inv.Signed())
	return inv
}

// creditNote turns an invoice made up into a small credit note that stays open.
func (g *generator) creditNote(inv data.Invoice) {
	inv.Kind, inv.DirectDebit, inv.PaymentLink, inv.Due = data.KindCreditNote, false, "", inv.Issued
	inv.Total, inv.Subject = max(inv.Total/4, 1000), "Remise sur «\u00a0"+inv.Subject+"\u00a0»"
	g.open[inv.ClientID] = true
	g.add(inv)
}

// settle pays the invoice of index i as its client does: wholly, in part, or
// not yet. room tells whether a credit note may still be added.
func (g *generator) settle(c, i int, room bool) {
	inv, h := g.set.Invoices[i], g.habits[c]
	late := g.today.Sub(inv.Due)
	paid := inv.Due.Add(h.delay + g.between(-4, 8))
	if inv.DirectDebit {
		paid = inv.Due
	}
	paid = max(paid, inv.Issued)
	switch {
	case late <= 0 && g.chance(0.93), late <= 0 && paid > g.today:
		if g.chance(0.05) { // a deposit
			g.pay(i, min(inv.Issued.Add(2), g.today), money.Share(inv.Total, 3, 10))
		}
		return
	case late <= oldest && !inv.DirectDebit && g.chance(min(0.9, h.owes*unpaid(late))):
		if paid <= g.today && g.chance(0.25) {
			g.pay(i, paid, money.Share(inv.Total, int64(g.between(2, 7)), 10))
		}
		return
	case paid > g.today:
		paid = g.today.Add(-g.rnd.IntN(max(1, min(late, 4))))
	}
	if room && late > 0 && g.chance(0.02) {
		g.settleWithCredit(i, paid)
		return
	}
	g.pay(i, paid, inv.Total)
	if late > 300 && g.chance(0.5) {
		g.set.Invoices[i].Archived = true
	}
}

// unpaid is how likely an invoice is still unpaid so many days after its due date.
func unpaid(late int) float64 {
	switch {
	case late <= 15:
		return 0.55
	case late <= 45:
		return 0.28
	case late <= 90:
		return 0.14
	}
	return 0.06
}
