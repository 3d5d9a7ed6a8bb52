package sqlite

import (
	"math/rand/v2"
	"testing"

	"dument/data"
	"dument/data/money"
)

func TestAPartPaymentLeavesTheRestOpen(t *testing.T) {
	r := newRegister(t)
	i := addInvoice(t, r, addClient(t, r, "Zoé Œuvrard"), "F-1", 120_000, -12)
	p := pay(t, r, i, 50_000)
	wantBalance(t, r, i, 70_000)
	payments, err := r.Payments(ctx, i.ID)
	must(t, err)
	if len(payments) != 1 || payments[0].ID != p.ID || payments[0].Allocations[0].Amount != 50_000 || payments[0].On != today {
		t.Errorf("payments = %+v", payments)
	}
	pay(t, r, i, 70_000)
	wantBalance(t, r, i, 0)
	must(t, r.DeletePayment(ctx, p.ID))
	wantBalance(t, r, i, 50_000)
	wantError(t, r.DeletePayment(ctx, p.ID), data.CodeNotFound)
	wantSound(t, r)
}

func TestOnePaymentSettlesSeveralInvoices(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	a, b := addInvoice(t, r, c, "F-1", 10_000, -12), addInvoice(t, r, c, "F-2", 30_000, -2)
	p := data.Payment{ClientID: c.ID, On: today, Amount: 35_000, Allocations: []data.Allocation{{InvoiceID: a.ID, Amount: 10_000}, {InvoiceID: b.ID, Amount: 20_000}}}
	must(t, r.SavePayment(ctx, &p))
	wantBalance(t, r, a, 0)
	wantBalance(t, r, b, 10_000)
	if p.Unallocated() != 5_000 || p.Currency != "EUR" {
		t.Errorf("payment = %+v", p)
	}
	// Changed: less for the first, the rest for the second.
	p.Allocations = []data.Allocation{{InvoiceID: a.ID, Amount: 5_000}, {InvoiceID: b.ID, Amount: 30_000}}
	must(t, r.SavePayment(ctx, &p))
	wantBalance(t, r, a, 5_000)
	wantBalance(t, r, b, 0)
	all, err := r.ClientPayments(ctx, c.ID)
	must(t, err)
	if len(all) != 1 || len(all[0].Allocations) != 2 || all[0].Unallocated() != 0 {
		t.Errorf("payments = %+v", all)
	}
	wantSound(t, r)
}

func TestPaymentsThatAreRefused(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Lefèvre")
	i, settled := addInvoice(t, r, c, "F-1", 10_000, -12), addInvoice(t, r, c, "F-2", 5_000, -12)
	pay(t, r, settled, 5_000)
	theirs := addInvoice(t, r, other, "F-3", 10_000, -12)
	pounds := data.Invoice{ClientID: c.ID, Number: "F-4", Issued: today, Due: today, Total: 10_000, Currency: "GBP"}
	must(t, r.SaveInvoice(ctx, &pounds))
	credit := addCreditNote(t, r, c, "A-1", 3_000)
	before := counted(t, r)
	for name, k := range map[string]struct {
		amount money.Cents
		parts  []data.Allocation
		words  []string
	}{
		"beyond the balance":        {20_000, []data.Allocation{{InvoiceID: i.ID, Amount: 10_001}}, []string{"F-1", "100,00\u202f€", "100,01\u202f€"}},
		"settled already":           {20_000, []data.Allocation{{InvoiceID: settled.ID, Amount: 1}}, []string{"F-2", "déjà soldée"}},
		"another client's":          {20_000, []data.Allocation{{InvoiceID: theirs.ID, Amount: 1}}, []string{"F-3", "autre client"}},
		"another currency":          {20_000, []data.Allocation{{InvoiceID: pounds.ID, Amount: 1}}, []string{"F-4", "GBP"}},
		"more than was received":    {5_000, []data.Allocation{{InvoiceID: i.ID, Amount: 5_001}}, []string{"50,01\u202f€", "50,00\u202f€"}},
		"a negative part":           {5_000, []data.Allocation{{InvoiceID: i.ID, Amount: -1}}, []string{"F-1"}},
		"a credit note as received": {5_000, []data.Allocation{{InvoiceID: credit.ID, Amount: 1}}, []string{"A-1"}},
		"beyond the credit note":    {0, []data.Allocation{{InvoiceID: i.ID, Amount: 4_000}, {InvoiceID: credit.ID, Amount: -4_000}}, []string{"A-1", "30,00\u202f€"}},
		"second part refused":       {20_000, []data.Allocation{{InvoiceID: i.ID, Amount: 10_000}, {InvoiceID: theirs.ID, Amount: 1}}, []string{"F-3"}},
	} {
		t.Run(name, func(t *testing.T) {
			wantError(t, r.SavePayment(ctx, &data.Payment{ClientID: c.ID, On: today, Amount: k.amount, Allocations: k.parts}), data.CodeInvalid, k.words...)
			if after := counted(t, r); after != before {
				t.Errorf("something of it stayed:\n%s", after)
			}
			wantBalance(t, r, i, 10_000)
		})
	}
	wantSound(t, r)
}

func TestACreditNoteOffsetsAnInvoice(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i, credit := addInvoice(t, r, c, "F-1", 10_000, -12), addCreditNote(t, r, c, "A-1", 3_000)
	wantBalance(t, r, credit, -3_000)
	p := data.Payment{ClientID: c.ID, On: today, Method: "avoir", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 3_000}, {InvoiceID: credit.ID, Amount: -3_000}}}
	must(t, r.SavePayment(ctx, &p))
	wantBalance(t, r, i, 7_000)
	wantBalance(t, r, credit, 0)
	must(t, r.DeletePayment(ctx, p.ID))
	wantBalance(t, r, i, 10_000)
	wantBalance(t, r, credit, -3_000)
	wantSound(t, r)
}

func TestMoneyReceivedBindsTheInvoice(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Lefèvre")
	i := addInvoice(t, r, c, "F-1", 10_000, -12)
	pay(t, r, i, 6_000)
	smaller, moved, pounds := i, i, i
	smaller.Total, moved.ClientID, pounds.Currency = 5_999, other.ID, "GBP"
	wantError(t, r.SaveInvoice(ctx, &smaller), data.CodeBlocked, "F-1", "60,00\u202f€")
	wantError(t, r.SaveInvoice(ctx, &moved), data.CodeBlocked, "F-1")
	wantError(t, r.SaveInvoice(ctx, &pounds), data.CodeBlocked, "F-1")
	i.Total = 6_500
	must(t, r.SaveInvoice(ctx, &i))
	wantBalance(t, r, i, 500)
	wantSound(t, r)
}

// TestBalancesAgreeWithABookKeptApart makes random payments, changes and
// deletions, and keeps the same book in plain Go beside the register.
func TestBalancesAgreeWithABookKeptApart(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	rnd := rand.New(rand.NewPCG(7, 11))
	var invoices []data.Invoice
	for n := range 12 {
		invoices = append(invoices, addInvoice(t, r, c, "F-"+string(rune('A'+n)), money.Cents(1000+rnd.IntN(90_000)), n-6))
	}
	book := map[data.ID]data.Payment{}
	left := func(without data.ID, i data.Invoice) money.Cents {
		rest := i.Total
		for id, p := range book {
			for _, a := range p.Allocations {
				if id != without && a.InvoiceID == i.ID {
					rest -= a.Amount
				}
			}
		}
		return rest
	}
	for range 150 {
		var p data.Payment
		for id := range book {
			if rnd.IntN(4) == 0 {
				p = book[id]
			}
			break
		}
		if p.ID != 0 && rnd.IntN(2) == 0 {
			must(t, r.DeletePayment(ctx, p.ID))
			delete(book, p.ID)
			continue
		}
		p.ClientID, p.On, p.Amount, p.Allocations = c.ID, today.Add(-rnd.IntN(40)), money.Cents(rnd.IntN(5000)+1), nil
		fits := true
		for _, n := range rnd.Perm(len(invoices))[:rnd.IntN(4)] {
			a := data.Allocation{InvoiceID: invoices[n].ID, Amount: money.Cents(rnd.IntN(20_000) + 1)}
			fits = fits && a.Amount <= left(p.ID, invoices[n])
			p.Allocations = append(p.Allocations, a)
			p.Amount += a.Amount
		}
		if err := r.SavePayment(ctx, &p); (err == nil) != fits {
			t.Fatalf("payment %+v: %v, but the book says fits = %v", p, err, fits)
		}
		if fits {
			book[p.ID] = p
		}
	}
	for _, i := range invoices {
		wantBalance(t, r, i, left(0, i))
	}
	var onAccount, want money.Cents
	payments, err := r.ClientPayments(ctx, c.ID)
	must(t, err)
	for _, p := range payments {
		onAccount += p.Unallocated()
	}
	for _, p := range book {
		want += p.Unallocated()
	}
	if len(payments) != len(book) || onAccount != want {
		t.Errorf("%d payments with %s on account, want %d with %s", len(payments), onAccount.Plain(), len(book), want.Plain())
	}
	wantSound(t, r)
}
