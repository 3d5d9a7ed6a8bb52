package sqlite

import (
	"cmp"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// lateFrom computes from plain payments what the register should say: the
// lower median of the last 20 settled invoices, their number, the last three.
func lateFrom(invoices map[data.ID]data.Invoice, payments map[data.ID]data.Payment) (median, settled int, last []int) {
	type one struct {
		id   data.ID
		paid day.Day
		late int
	}
	var all []one
	for id, i := range invoices {
		left := i.Total
		var paid day.Day
		for _, p := range payments {
			for _, a := range p.Allocations {
				if a.InvoiceID == id {
					left, paid = left-a.Amount, max(paid, p.On)
				}
			}
		}
		if left == 0 {
			all = append(all, one{id, paid, paid.Sub(i.Due)})
		}
	}
	slices.SortFunc(all, func(a, b one) int { return cmp.Or(cmp.Compare(b.paid, a.paid), cmp.Compare(b.id, a.id)) })
	all = all[:min(len(all), 20)]
	var days []int
	for n, o := range all {
		if days = append(days, o.late); n < 3 {
			last = append(last, o.late)
		}
	}
	if slices.Sort(days); len(days) > 0 {
		median = days[(len(days)-1)/2]
	}
	return median, len(days), last
}

// TestHabitsAgreeWithABookKeptApart makes, changes and takes back payments and
// moves due dates, and asks each time how the client pays.
func TestHabitsAgreeWithABookKeptApart(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Lefèvre")
	rnd := rand.New(rand.NewPCG(2, 9))
	invoices, payments := map[data.ID]data.Invoice{}, map[data.ID]data.Payment{}
	for n := range 30 {
		i := addInvoice(t, r, c, "F-"+string(rune('A'+n)), 1_000, -rnd.IntN(200))
		invoices[i.ID] = i
	}
	pay(t, r, addInvoice(t, r, other, "F-0", 1_000, -7), 1_000)
	for range 120 {
		id := data.ID(rnd.IntN(30) + 1)
		switch left := 1_000 - settledOf(id, payments); {
		case left > 0:
			p := data.Payment{ClientID: c.ID, On: today.Add(-rnd.IntN(150)), Amount: left, Currency: "EUR", Allocations: []data.Allocation{{InvoiceID: id, Amount: left}}}
			if rnd.IntN(3) == 0 {
				p.Amount, p.Allocations[0].Amount = left/2+1, left/2+1
			}
			must(t, r.SavePayment(ctx, &p))
			payments[p.ID] = p
		case rnd.IntN(2) == 0: // it was due on another day
			i := invoices[id]
			i.Due = i.Issued.Add(rnd.IntN(60))
			must(t, r.SaveInvoice(ctx, &i))
			invoices[id] = i
		default:
			for pid, p := range payments {
				if p.Allocations[0].InvoiceID == id {
					must(t, r.DeletePayment(ctx, pid))
					delete(payments, pid)
					break
				}
			}
		}
		b, err := r.Behaviour(ctx, c.ID)
		must(t, err)
		median, settled, last := lateFrom(invoices, payments)
		if b.Median != median || b.Settled != settled || !reflect.DeepEqual(b.Last, last) {
			t.Fatalf("behaviour = %+v, want median %d of %d, last %v", b, median, settled, last)
		}
	}
	if b, err := r.Behaviour(ctx, other.ID); err != nil || b.Median != 7 || b.Settled != 1 {
		t.Errorf("the other = %+v, %v", b, err)
	}
	wantSound(t, r)
}

func settledOf(invoice data.ID, payments map[data.ID]data.Payment) (sum money.Cents) {
	for _, p := range payments {
		for _, a := range p.Allocations {
			if a.InvoiceID == invoice {
				sum += a.Amount
			}
		}
	}
	return sum
}

// TestAnImportTeachesHabitsAndItsUndoForgetsThem, as does a payment that turns
// out to be another client's.
func TestAnImportTeachesHabitsAndItsUndoForgetsThem(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Lefèvre")
	line := record(2, "Œuvre & Fils", "F-1", 10_000) // due ten days ago
	line.Paid, line.PaidOn = 10_000, today.Add(-4)
	habits := func(id data.ID, median, settled int) {
		t.Helper()
		if b, err := r.Behaviour(ctx, id); err != nil || b.Median != median || b.Settled != settled {
			t.Errorf("behaviour = %+v, %v, want %d of %d", b, err, median, settled)
		}
		wantSound(t, r)
	}
	report, err := r.ApplyImport(ctx, data.ImportBatch{Records: []data.ImportRecord{line}}, false)
	must(t, err)
	habits(c.ID, 6, 1)
	must(t, r.UndoImport(ctx, report.ID))
	habits(c.ID, 0, 0)

	mine, theirs := addInvoice(t, r, c, "F-2", 500, -3), addInvoice(t, r, other, "F-3", 500, -8)
	p := pay(t, r, mine, 500)
	habits(c.ID, 3, 1)
	p.ClientID, p.Allocations = other.ID, []data.Allocation{{InvoiceID: theirs.ID, Amount: 500}}
	must(t, r.SavePayment(ctx, &p))
	habits(c.ID, 0, 0)
	habits(other.ID, 8, 1)
	theirs.Total = 600 // it is open again
	must(t, r.SaveInvoice(ctx, &theirs))
	habits(other.ID, 0, 0)
	if b, err := r.Behaviour(ctx, other.ID); err != nil || b.Open != 100 || b.Overdue != 100 || b.Last != nil {
		t.Errorf("behaviour = %+v, %v", b, err)
	}
	_, err = r.Behaviour(ctx, 99)
	wantError(t, err, data.CodeNotFound)
}
