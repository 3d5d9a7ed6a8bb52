package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// onAccount is money that came without a word about what it pays.
func onAccount(amount money.Cents) []data.Sum { return []data.Sum{{Currency: "EUR", Amount: amount}} }

// TestMistakesThatAnnoyedSomebody are stories of what once went wrong: who was
// chased and must not have been, what was lost, what was said and was not so.
func TestMistakesThatAnnoyedSomebody(t *testing.T) {
	noAddress := func(d *data.Debtor) {
		told(d, at(15), data.LevelSecond, 13)
		d.HasAddress = false
		d.Debts = append(d.Debts, debt(2, 24, 20000))
	}
	for _, c := range []struct {
		name   string
		today  day.Day
		debtor func(*data.Debtor)
		rules  func(*data.Dunning)
		want   string
	}{
		{"the first instalment came without a reference: it is not asked for again", at(30), func(d *data.Debtor) {
			agree(d, at(28), at(58))
			d.OnAccount = onAccount(50000)
		}, nil, "1: plan"},
		{"nor does the plan end for it", at(37), func(d *data.Debtor) {
			agree(d, at(28), at(58))
			d.OnAccount = onAccount(50000)
		}, nil, "1: plan"},
		{"a part of it came without a reference: the rest is asked for", at(30), func(d *data.Debtor) {
			agree(d, at(28), at(58))
			d.OnAccount = onAccount(20000)
		}, nil, "instalment_late by email, 300.00, invoices [1], due 2026-07-01"},
		{"a credit note covers what is left of a plan", at(30), func(d *data.Debtor) {
			agree(d, at(28), at(58))
			d.Debts = append(d.Debts, debt(2, 20, -100000))
		}, nil, "1: covered; 2: credit_note"},
		{"334 euros were agreed and 333.40 came: the plan is kept", at(37), func(d *data.Debtor) {
			agree(d, at(28), at(58))
			d.Debts[0].Plan.Paid = 49940
		}, nil, "1: plan"},
		{"and the next instalment is announced in its time", at(56), func(d *data.Debtor) {
			agree(d, at(28), at(58))
			d.Debts[0].Plan.Paid, d.Debts[0].Plan.Rest = 49940, 50060
		}, nil, "instalment by email, 500.00, invoices [1], due 2026-07-27"},
		{"no instalment is reminded of in August, where nothing is", at(63), func(d *data.Debtor) { agree(d, at(61), at(92)) },
			func(s *data.Dunning) { s.August = true }, "1: plan"},
		{"an instalment of less than is ever asked for", at(25), func(d *data.Debtor) {
			agree(d, at(28), at(58))
			d.Debts[0].Plan.Paid = 49100
		}, nil, "1: plan"},
		{"one invoice of a plan has a promise of its own: each has one reason", at(25), func(d *data.Debtor) {
			d.Debts = append(d.Debts, debt(2, 5, 100000))
			agree(d, at(28), at(58))
			d.Debts[1].Plan = d.Debts[0].Plan
			d.Debts[1].Promise = promise(at(8), at(40))
		}, nil, "2: promise; 1: plan"},
		{"one invoice of a plan is in a message that waits: each has one reason", at(25), func(d *data.Debtor) {
			d.Debts = append(d.Debts, debt(2, 5, 100000))
			agree(d, at(28), at(58))
			d.Debts[1].Plan = d.Debts[0].Plan
			d.Debts[1].Pending = true
		}, nil, "2: plan; 1: plan"},
		{"a promise that money on account keeps is not told to be broken", at(21), func(d *data.Debtor) {
			d.Debts[0].Promise = promise(at(8), at(20))
			d.OnAccount = onAccount(50000)
		}, nil, "first by email, 500.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"one that it keeps in part is", at(21), func(d *data.Debtor) {
			d.Debts[0].Promise = promise(at(8), at(20))
			d.OnAccount = onAccount(49999)
		}, nil, "first by email, 500.01, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27, promise broken"},
		{"money on account does not end a promise before its day", at(20), func(d *data.Debtor) {
			d.Debts[0].Promise = promise(at(8), at(20))
			d.OnAccount = onAccount(50000)
		}, nil, "1: promise"},
		{"who contests the older invoice and pays the younger is not chased for it", at(18), func(d *data.Debtor) {
			d.Debts[0].Dispute = &data.Dispute{InvoiceID: 1, Reason: "quality", Opened: at(2)}
			d.Debts = append(d.Debts, debt(2, 5, 100000))
			d.OnAccount = onAccount(100000)
		}, nil, "1: dispute; 2: covered"},
		{"a rest too small for its registered letter does not hold up the next invoice", at(40), func(d *data.Debtor) {
			d.Debts[0].Balance = 3000
			told(d, at(20), data.LevelSecond, 13)
			d.Debts = append(d.Debts, debt(2, 30, 200000))
		}, nil, "first by email, 2000.00, invoices [2], due 2026-07-06, passing upcoming of 2026-06-26; 1: threshold"},
		{"nor does a formal notice that no address lets leave", at(35), noAddress, nil,
			"first by email, 200.00, invoices [2], due 2026-06-30, passing upcoming of 2026-06-22; 1: unreachable"},
		{"nor one that is to come", at(29), func(d *data.Debtor) { noAddress(d); d.HasAddress = true }, nil,
			"first by email, 200.00, invoices [2], due 2026-06-30, passing upcoming of 2026-06-22; 1: later formal_notice 2026-07-01"},
		{"the first reminder sent once more, by hand, after the second: the second does not come again", at(29), func(d *data.Debtor) {
			told(d, at(16), data.LevelSecond, 13)
			d.Debts[0].LastStep = 12
		}, nil, "1: later formal_notice 2026-07-01"},
		{"after a formal notice: it does not come again either", at(60), func(d *data.Debtor) {
			told(d, at(31), data.LevelFormalNotice, 14)
			d.Debts[0].LastStep = 12
		}, nil, "1: done"},
		{"thanks that wait in the outbox are a message too", at(7), func(d *data.Debtor) { d.Pending = true }, nil, "1: pending"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := ladders()
			if c.rules != nil {
				c.rules(&s)
			}
			if got := outcome(Plan(c.today, records(owing(c.debtor)), s)); got != c.want {
				t.Errorf("on %s\n got %s\nwant %s", c.today, got, c.want)
			}
		})
	}
}

// TestWhyNeverSaysWhatIsNotKnown: a payment in part is a payment, and who was
// spoken to about an instalment was not left alone.
func TestWhyNeverSaysWhatIsNotKnown(t *testing.T) {
	reminded := owing(func(d *data.Debtor) { told(d, at(7), data.LevelFirst, 12); d.Debts[0].Balance = 40000 })
	if why := Plan(at(20), records(reminded), ladders()).Actions[0].Why.Sentence(); strings.Contains(why, "sans règlement") {
		t.Error(why)
	}
	missed := owing(func(d *data.Debtor) {
		agree(d, at(28), at(58))
		d.LastContact, d.Debts[0].LastContact = at(30), at(30)
	})
	why := Plan(at(40), records(missed), ladders()).Actions[0].Why.Sentence()
	if strings.Contains(why, "jamais") || !strings.Contains(why, "dernier contact le 01/07/2026") {
		t.Error(why)
	}
}

// entangled is a random client whose invoices are under several agreements at
// once, with money on account.
func entangled(rng *rand.Rand, id data.ID) data.Debtor {
	d := randomDebtor(rng, id)
	if rng.IntN(2) == 0 {
		d.OnAccount = append(d.OnAccount, data.Sum{Currency: "EUR", Amount: money.Cents(rng.IntN(500000))})
	}
	var of []int
	var total money.Cents
	for i := range d.Debts {
		debt := &d.Debts[i]
		if debt.Plan = nil; debt.Currency == "EUR" && debt.Balance > 0 && rng.IntN(2) == 0 {
			of, total = append(of, i), total+debt.Balance
		}
	}
	parts := data.Split(total, 1+rng.IntN(4), at(rng.IntN(60)-30), data.Rhythms[rng.IntN(4)])
	if len(of) == 0 || len(parts) == 0 {
		return d
	}
	plan := &data.InstalmentPlan{ID: id, ClientID: id, Made: at(-30), Currency: "EUR", Grace: 8, Rest: total, Instalments: parts}
	agreed := promise(at(-20), at(rng.IntN(60)-15))
	agreed.Rest = total
	for _, i := range of {
		d.Debts[i].Plan, plan.Invoices = plan, append(plan.Invoices, d.Debts[i].ID)
		if rng.IntN(3) == 0 {
			d.Debts[i].Promise = agreed
		}
		d.Debts[i].Pending = rng.IntN(10) == 0
	}
	return d
}

// TestNeverMoreThanTheNetBalance: whatever was agreed, no message asks for more
// than the client owes after its credits, every invoice has one place in the
// plan, and the records stay as they are.
func TestNeverMoreThanTheNetBalance(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for round := range 1500 {
		d := entangled(rng, data.ID(round+1))
		before := written(d)
		today := at(rng.IntN(140) - 50)
		settings := ladders()
		settings.August = rng.IntN(2) == 0
		plan := Plan(today, records(d), settings)
		seen := map[data.ID]int{}
		for _, a := range plan.Actions {
			owed := money.Cents(0)
			for _, debt := range d.Debts {
				if debt.Currency == a.Currency {
					owed += debt.Balance
				}
			}
			for _, s := range d.OnAccount {
				if s.Currency == a.Currency {
					owed -= s.Amount
				}
			}
			if a.Net > owed || a.Net < settings.Threshold {
				t.Fatalf("round %d on %s: %s asked, %s owed, %s", round, today, a.Net.Plain(), owed.Plain(), outcome(plan))
			}
			for _, id := range a.Invoices {
				seen[id]++
			}
		}
		for _, i := range plan.Idle {
			seen[i.Invoice]++
		}
		for _, debt := range d.Debts {
			if seen[debt.ID] != 1 {
				t.Fatalf("round %d: invoice %d is in %d places: %s", round, debt.ID, seen[debt.ID], outcome(plan))
			}
		}
		days := slices.Collect(func(yield func(day.Day) bool) {
			for n := range 60 {
				if !yield(today.Add(n)) {
					return
				}
			}
		})
		lived, simulated := live(d, days).sent, Simulate(today, len(days), records(d), ladders())
		if len(lived) != len(simulated) {
			t.Fatalf("round %d: %d lived, %d simulated", round, len(lived), len(simulated))
		}
		if written(d) != before {
			t.Fatalf("round %d: the records were changed", round)
		}
	}
}

// written writes a debtor with what its pointers hold.
func written(d data.Debtor) string {
	out := fmt.Sprintf("%+v", d)
	for _, debt := range d.Debts {
		if debt.Plan != nil {
			out += fmt.Sprintf(" %+v", *debt.Plan)
		}
		if debt.Promise != nil {
			out += fmt.Sprintf(" %+v", *debt.Promise)
		}
	}
	return out
}
