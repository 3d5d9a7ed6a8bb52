package sample_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/sample"
	"dument/data/sqlite"
	"dument/data/sqlite/sqlitetest"
)

var today = day.Of(2026, 11, 21)

// open opens a new register; its scenarios are those of a new user.
func open(t testing.TB) *sqlite.Register {
	t.Helper()
	return sqlitetest.New(t, func() time.Time { return today.Time() })
}

func scenarios(t testing.TB) data.Dunning {
	t.Helper()
	dunning, err := open(t).Dunning(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return dunning
}

// balances returns what is left of each invoice, by id.
func balances(s sample.Set) map[data.ID]money.Cents {
	left := map[data.ID]money.Cents{}
	for _, i := range s.Invoices {
		left[i.ID] = i.Signed()
	}
	for _, p := range s.Payments {
		for _, a := range p.Allocations {
			left[a.InvoiceID] -= a.Amount
		}
	}
	return left
}

// TestEachStateIsInTheSet finds each state in the set of the demonstration, whatever the seed.
func TestEachStateIsInTheSet(t *testing.T) {
	dunning := scenarios(t)
	for seed := range int64(30) {
		s := sample.Generate(seed, 40, 300, today, dunning)
		if len(s.Clients) != 40 || len(s.Invoices) != 300 {
			t.Fatalf("%d clients, %d invoices", len(s.Clients), len(s.Invoices))
		}
		found := map[string]int{}
		left := balances(s)
		for _, i := range s.Invoices {
			late, balance := today.Sub(i.Due), left[i.ID]
			count := func(name string, is bool) {
				if is {
					found[name]++
				}
			}
			isInvoice := i.Kind == data.KindInvoice
			count("to come", isInvoice && balance > 0 && late <= 0)
			count("within 15 days", isInvoice && balance > 0 && late <= 0 && late >= -15)
			count("overdue", isInvoice && balance > 0 && late > 0)
			count("overdue by more than 30 days", isInvoice && balance > 0 && late > 30)
			count("in part", isInvoice && balance > 0 && balance < i.Total)
			count("settled", isInvoice && balance == 0)
			count("credit notes", !isInvoice)
			count("direct debit", i.DirectDebit)
			count("archived", i.Archived)
			if balance > 0 && late > 200 {
				t.Errorf("seed %d: %s is overdue by %d days", seed, i.Number, late)
			}
		}
		for _, c := range s.Contacts {
			found[string(c.Level)]++
		}
		for _, state := range []string{"to come", "within 15 days", "overdue", "overdue by more than 30 days", "in part", "settled", "credit notes",
			"direct debit", "archived", string(data.LevelFirst), string(data.LevelSecond)} {
			if found[state] == 0 {
				t.Errorf("seed %d has none %s", seed, state)
			}
		}
		if found["settled"] < 150 || found["overdue"] > 100 {
			t.Errorf("seed %d is not lifelike: %v", seed, found)
		}
	}
}

// TestEveryRecordPassesTheChecksOfTheRegister checks every record as the register does.
func TestEveryRecordPassesTheChecksOfTheRegister(t *testing.T) {
	dunning := scenarios(t)
	s := sample.Generate(7, 500, 5000, today, dunning)
	if err := s.Sender.Validate(); err != nil || len(s.Sender.Missing()) > 0 {
		t.Error(err, s.Sender.Missing())
	}
	names := map[string]bool{}
	for i, c := range s.Clients {
		if err := c.Validate(); err != nil || c.ID != data.ID(i+1) || names[data.Fold(c.Name)] {
			t.Errorf("%+v: %v", c, err)
		}
		names[data.Fold(c.Name)] = true
		for _, e := range c.Emails {
			if !strings.HasSuffix(e.Address, ".example") {
				t.Errorf("%s could reach somebody", e.Address)
			}
		}
	}
	numbers, client := map[string]bool{}, map[data.ID]data.ID{}
	for i, inv := range s.Invoices {
		if err := inv.Validate(); err != nil || inv.ID != data.ID(i+1) || numbers[inv.Number] || inv.Issued > today {
			t.Errorf("%+v: %v", inv, err)
		}
		numbers[inv.Number] = true
		client[inv.ID] = inv.ClientID
	}
	for i, p := range s.Payments {
		if err := p.Validate(); err != nil || p.ID != data.ID(i+1) || p.On > today {
			t.Errorf("%+v: %v", p, err)
		}
		for _, a := range p.Allocations {
			if client[a.InvoiceID] != p.ClientID {
				t.Errorf("%+v settles another client's invoice", p)
			}
		}
	}
	for id, left := range balances(s) {
		inv := s.Invoices[id-1]
		if left*inv.Signed() < 0 || left.Abs() > inv.Total {
			t.Errorf("%s of %v has %v left", inv.Number, inv.Signed(), left)
		}
	}
	for i, c := range s.Contacts {
		if c.ID != data.ID(i+1) || c.On >= today || client[c.Lines[0].InvoiceID] != c.ClientID || c.Lines[0].Balance <= 0 || !c.On.Working() {
			t.Errorf("%+v", c)
		}
	}
}

// TestTheSameSeedGivesTheSameSet gives the same set for the same seed, and another for another.
func TestTheSameSeedGivesTheSameSet(t *testing.T) {
	dunning := scenarios(t)
	a, b := sample.Generate(3, 40, 300, today, dunning), sample.Generate(3, 40, 300, today, dunning)
	if !reflect.DeepEqual(a, b) {
		t.Error("the same seed gave two sets")
	}
	if reflect.DeepEqual(a, sample.Generate(4, 40, 300, today, dunning)) {
		t.Error("another seed gave the same set")
	}
	for _, size := range [][2]int{{0, 0}, {0, 5}, {1, 0}, {1, 1}, {1, 20}, {20, 1}} {
		s := sample.Generate(1, size[0], size[1], today, dunning)
		if len(s.Clients) != size[0] || (size[0] > 0 && len(s.Invoices) != size[1]) {
			t.Errorf("%v: %d clients, %d invoices", size, len(s.Clients), len(s.Invoices))
		}
	}
}

// BenchmarkGenerate makes the register of the speed bars.
func BenchmarkGenerate(b *testing.B) {
	dunning := scenarios(b)
	for b.Loop() {
		if s := sample.Generate(1, 10_000, 100_000, today, dunning); len(s.Invoices) != 100_000 {
			b.Fatal(len(s.Invoices))
		}
	}
}
