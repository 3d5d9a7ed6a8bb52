package sample

import (
	"strings"

	"dument/data"
	"dument/data/day"
)

// profiles says which payers clients are, by what is known of them, and what
// the user decided about a few.
func (g *generator) profiles() {
	for i := range g.set.Clients {
		c, h := &g.set.Clients[i], g.habits[i]
		switch {
		case c.Kind != data.Professional || h.debit:
		case c.Email() == "":
			c.Profile = data.ProfileNoEmail
		case h.owes > 1:
			c.Profile = data.ProfileBadPayer
		case h.large > 3:
			c.Profile, c.CreditLimit = data.ProfileKeyAccount, 500000
		case h.delay <= 0:
			c.Profile = data.ProfileRegular
		}
		if c.ID%40 == 12 {
			c.Never, c.Notes = true, "Règle toujours à la livraison suivante\u00a0: ne pas relancer."
		}
	}
}

// kinds of holds, in the order in which overdue invoices are given them.
var kinds = []struct {
	add         func(g *generator, i int, on day.Day)
	least, most int // days that the invoice is overdue by
	ago         int // days since it was agreed
}{
	{(*generator).broken, 21, 40, 13},
	{(*generator).dispute, 7, oldest, 4},
	{(*generator).promise, 7, oldest, 3},
	{(*generator).plan, 26, oldest, 12},
	{(*generator).pause, 6, oldest, 2},
	{(*generator).dispute, 16, oldest, 9},
	{(*generator).promise, 13, oldest, 1},
}

// holds gives some overdue invoices, of a client each, what keeps them from
// being chased; two in five of these clients, so that a day has its work.
func (g *generator) holds() {
	used := map[data.ID]bool{}
	var candidates []int
	for i, inv := range g.set.Invoices {
		if inv.Kind == data.KindInvoice && !inv.DirectDebit && !inv.Archived && g.balances[i] == inv.Total && inv.Due < g.today && !used[inv.ClientID] {
			used[inv.ClientID] = true
			candidates = append(candidates, i)
		}
	}
	left := (2*len(candidates) + 4) / 5
	for n := 0; left > 0 && n < len(candidates); n++ {
		kind := kinds[n%len(kinds)]
		for k, i := range candidates {
			if i < 0 {
				continue
			}
			if late := g.today.Sub(g.set.Invoices[i].Due); late < kind.least || late > kind.most {
				continue
			}
			on := g.today.Add(-kind.ago)
			for !on.Working() {
				on--
			}
			g.held[g.set.Invoices[i].ID] = on
			kind.add(g, i, on)
			candidates[k] = -1
			left--
			break
		}
	}
}

func (g *generator) dispute(i int, on day.Day) {
	inv := g.set.Invoices[i]
	reason := pick(g, []data.DisputeReason{"amount", "delivery", "order"})
	g.set.Holds.Disputes = append(g.set.Holds.Disputes, data.Dispute{ClientID: inv.ClientID, InvoiceID: inv.ID, Reason: reason, Opened: on,
		Note: "À vérifier avec le bon de commande."})
	g.call(i, on, data.ResultDispute, "Conteste la facture ("+strings.ToLower(reason.French())+").")
}

func (g *generator) promise(i int, on day.Day) { g.promised(i, on, g.today.Add(g.between(2, 9))) }

// broken is a promise whose day went by.
func (g *generator) broken(i int, on day.Day) { g.promised(i, on, g.today.Add(-g.between(2, 5))) }

func (g *generator) promised(i int, on, due day.Day) {
	inv := g.set.Invoices[i]
	g.set.Holds.Promises = append(g.set.Holds.Promises, data.Promise{ClientID: inv.ClientID, Invoices: []data.ID{inv.ID}, Made: on, Due: due,
		Amount: inv.Total, Currency: inv.Currency})
	g.call(i, on, data.ResultPromise, "Promet de payer au plus tard le "+due.French()+".")
}

// plan is paid in four times; the first payment is about to fall due.
func (g *generator) plan(i int, on day.Day) {
	inv := g.set.Invoices[i]
	g.set.Holds.Plans = append(g.set.Holds.Plans, data.InstalmentPlan{ClientID: inv.ClientID, Invoices: []data.ID{inv.ID}, Made: on, Currency: inv.Currency,
		Instalments: data.Split(inv.Total, 4, g.today.Add(2), "monthly"), Grace: data.PlanGrace, Note: "Accord au téléphone."})
}

func (g *generator) pause(i int, on day.Day) {
	inv := g.set.Invoices[i]
	g.set.Holds.Pauses = append(g.set.Holds.Pauses, data.Pause{ClientID: inv.ClientID, Made: on, Until: g.today.Add(g.between(5, 12)),
		Reason: "Service comptable en congé."})
}
