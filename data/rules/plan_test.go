package rules

import (
	"fmt"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// outcome writes what a plan says about one client in a line: the actions, then
// the reasons of its other invoices.
func outcome(p DayPlan) string {
	var out []string
	for _, a := range p.Actions {
		line := fmt.Sprintf("%s by %s, %s, invoices %v, due %s", a.Level, a.Channel, a.Net.Plain(), a.Invoices, a.Day)
		for _, passed := range a.Passed {
			line += fmt.Sprintf(", passing %s of %s", passed.Step.Level, passed.Day)
		}
		if a.Broken != nil {
			line += ", promise broken"
		}
		if a.Held.Code != Free {
			line += ", held by " + string(a.Held.Code)
		}
		out = append(out, line)
	}
	for _, i := range p.Idle {
		line := fmt.Sprintf("%d: %s", i.Invoice, i.Why.Code)
		if !i.Day.IsZero() {
			line += fmt.Sprintf(" %s %s", i.Level, i.Day)
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

// TestThePlanOfAClient reads as the rules do: what is known of one client on a
// day, and what is to be done about it. The due day is Monday 1 June 2026.
func TestThePlanOfAClient(t *testing.T) {
	for _, c := range []struct {
		name   string
		today  day.Day
		debtor func(*data.Debtor)
		rules  func(*data.Dunning)
		want   string
	}{
		// The ladder: max(due + offset, contact + gap, deadline + 1), then a working day.
		{"three weeks before, the polite note has its day", at(-21), nil, nil, "1: later upcoming 2026-05-27"},
		{"five days before, it leaves", at(-5), nil, nil, "upcoming by email, 1000.00, invoices [1], due 2026-05-27"},
		{"on the due day it may still leave", at(0), nil, nil, "upcoming by email, 1000.00, invoices [1], due 2026-05-27"},
		{"it left: the first reminder has its day, a Monday and not Saturday 6 June", at(-4), func(d *data.Debtor) { told(d, at(-5), data.LevelUpcoming, 11) }, nil,
			"1: later first 2026-06-08"},
		{"five days late is a Saturday: nothing yet (probo#1591)", at(5), func(d *data.Debtor) { told(d, at(-5), data.LevelUpcoming, 11) }, nil, "1: later first 2026-06-08"},
		{"on the eve of its day nothing leaves (invoiceninja#8665 #792)", at(6), func(d *data.Debtor) { told(d, at(-5), data.LevelUpcoming, 11) }, nil, "1: later first 2026-06-08"},
		{"on the Monday it leaves", at(7), func(d *data.Debtor) { told(d, at(-5), data.LevelUpcoming, 11) }, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08"},
		{"the second keeps the gap from a first that left late", at(20), func(d *data.Debtor) { told(d, at(18), data.LevelFirst, 12) }, nil, "1: gap second 2026-06-24"},
		{"the deadline that the second gave is waited for", at(30), func(d *data.Debtor) {
			told(d, at(24), data.LevelSecond, 13)
			d.LastEnd = at(31)
		}, nil, "1: gap formal_notice 2026-07-03"},
		{"then comes the formal notice, by hand", at(32), func(d *data.Debtor) {
			told(d, at(24), data.LevelSecond, 13)
			d.LastEnd = at(31)
		}, nil, "formal_notice by registered, 1000.00, invoices [1], due 2026-07-03"},
		{"14 July is no working day (invoiceninja#2359 #9538)", at(43), func(d *data.Debtor) { told(d, at(38), data.LevelFirst, 12) }, nil, "1: gap second 2026-07-15"},
		{"after the formal notice nothing is left", at(90), func(d *data.Debtor) { told(d, at(35), data.LevelFormalNotice, 14) }, nil, "1: done"},
		{"terms of 60 days climb slowly", at(5), func(d *data.Debtor) { d.Debts[0].Issued = at(-60) }, nil, "1: later first 2026-06-11"},
		{"the call that follows an invoice counts from its date", at(-27), func(d *data.Debtor) { d.Profile = data.ProfileRegular }, nil,
			"upcoming by call, 1000.00, invoices [1], due 2026-05-05"},

		// A machine that was off: one message at the right step, what was passed is listed.
		{"off over the due day (invoiceninja#2183 #2311, Dolibarr#25197)", at(22), nil, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"off for three months: still the first reminder first", at(95), nil, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"off between two notes before the date: the later one", at(-4), func(d *data.Debtor) { d.Profile = data.ProfileRegular }, nil,
			"upcoming by email, 1000.00, invoices [1], due 2026-05-27, passing upcoming of 2026-05-05"},
		{"an old debt that enters at its age goes on from there", at(40), func(d *data.Debtor) { d.Debts[0].LastStep = 13 }, nil,
			"formal_notice by registered, 1000.00, invoices [1], due 2026-07-01"},

		// Earlier for large amounts and for habit.
		{"a large amount is announced ten days before", at(-10), func(d *data.Debtor) { d.Debts[0].Balance = 600000 }, nil,
			"upcoming by email, 6000.00, invoices [1], due 2026-05-22"},
		{"a client who pays 12 days late as a rule too", at(-10), func(d *data.Debtor) { d.Median, d.Settled = 12, 8 }, nil,
			"upcoming by email, 1000.00, invoices [1], due 2026-05-22"},
		{"two invoices are no habit", at(-10), func(d *data.Debtor) { d.Median, d.Settled = 30, 2 }, nil, "1: later upcoming 2026-05-27"},

		// Nothing owed, nothing asked (akaunting#259, invoiceninja#4732, OCA/credit-control#211 #562, odoo#216062).
		{"a credit note covers the invoice", at(10), func(d *data.Debtor) { d.Debts = append(d.Debts, debt(2, 3, -100000)) }, nil, "1: covered; 2: credit_note"},
		{"money on account covers it", at(10), func(d *data.Debtor) { d.OnAccount = []data.Sum{{Currency: "EUR", Amount: 100000}} }, nil, "1: covered"},
		{"in another currency it does not", at(10), func(d *data.Debtor) { d.OnAccount = []data.Sum{{Currency: "USD", Amount: 100000}} }, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"what remains is asked for, not the total (akaunting#1776)", at(10), func(d *data.Debtor) { d.OnAccount = []data.Sum{{Currency: "EUR", Amount: 40000}} }, nil,
			"first by email, 600.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"a credit note alone", at(10), func(d *data.Debtor) { d.Debts = []data.Debt{debt(2, 3, -100000)} }, nil, "2: credit_note"},
		{"less than ten euros", at(10), func(d *data.Debtor) { d.Debts[0].Balance = 999 }, nil, "1: threshold"},
		{"no registered letter for less than fifty", at(40), func(d *data.Debtor) {
			d.Debts[0].Balance = 4999
			told(d, at(20), data.LevelSecond, 13)
		}, nil, "1: threshold"},

		// One message a client (erpnext#12429, metasfresh#5379); the oldest gives the level.
		{"two overdue invoices, one message", at(10), func(d *data.Debtor) { d.Debts = append(d.Debts, debt(2, 5, 20000)) }, nil,
			"first by email, 1200.00, invoices [1 2], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"the newer one waits for the older one's step", at(18), func(d *data.Debtor) {
			told(d, at(15), data.LevelSecond, 13)
			d.Debts = append(d.Debts, debt(2, 5, 20000))
		}, nil, "1: later formal_notice 2026-07-01; 2: gap first 2026-06-22"},
		{"a formal notice leaves out what nobody was reminded of", at(32), func(d *data.Debtor) {
			told(d, at(15), data.LevelSecond, 13)
			d.Debts = append(d.Debts, debt(2, 29, 20000))
		}, nil, "formal_notice by registered, 1000.00, invoices [1], due 2026-07-01; 2: gap first 2026-07-08"},
		{"what is not due stays apart, and waits the gap", at(10), func(d *data.Debtor) { d.Debts = append(d.Debts, debt(2, 12, 20000)) }, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27; 2: gap upcoming 2026-06-16"},
		{"two currencies, one message at a time", at(10), func(d *data.Debtor) {
			usd := debt(2, 5, 900000)
			usd.Currency = "USD"
			d.Debts = append(d.Debts, usd)
		}, nil, "first by email, 9000.00, invoices [2], due 2026-06-11, passing upcoming of 2026-05-27; 1: gap first 2026-06-16"},

		// The gap between two contacts, whatever they were about.
		{"a call yesterday", at(7), func(d *data.Debtor) { d.LastContact = at(6) }, nil, "1: gap first 2026-06-12"},
		{"a message that has not left the outbox (invoiceninja#1693 #2649)", at(7), func(d *data.Debtor) { d.Debts[0].Pending = true }, nil, "1: pending"},

		{"what left this morning is not proposed again (invoiceninja#553 #9109 #9312, tendenci#1382, adempiere#2369)", at(7), func(d *data.Debtor) {
			told(d, at(7), data.LevelFirst, 12)
		}, nil, "1: later second 2026-06-16"},

		// What stops it, the strongest first.
		{"insolvency before everything", at(10), func(d *data.Debtor) { d.Insolvent, d.HandedOver, d.Never = at(1), at(2), true }, nil, "1: insolvency"},
		{"handed over", at(10), func(d *data.Debtor) { d.HandedOver, d.Never = at(2), true }, nil, "1: handed_over"},
		{"a dispute stops its invoice, not the others (OCA/credit-control#170 #460)", at(10), func(d *data.Debtor) {
			d.Debts = append(d.Debts, debt(2, 5, 20000))
			d.Debts[0].Dispute = &data.Dispute{InvoiceID: 1, Reason: "amount", Opened: at(2)}
		}, nil, "first by email, 200.00, invoices [2], due 2026-06-11, passing upcoming of 2026-06-01; 1: dispute"},
		{"a promise holds to the end of its day", at(20), func(d *data.Debtor) { d.Debts[0].Promise = promise(at(8), at(20)) }, nil, "1: promise"},
		{"and is broken the day after", at(21), func(d *data.Debtor) { d.Debts[0].Promise = promise(at(8), at(20)) }, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27, promise broken"},
		{"a promise that was told to be broken is not told again", at(33), func(d *data.Debtor) {
			d.Debts[0].Promise = promise(at(8), at(20))
			told(d, at(21), data.LevelFirst, 12)
		}, nil, "second by email, 1000.00, invoices [1], due 2026-06-29"},
		{"a promise kept in part frees the rest", at(12), func(d *data.Debtor) {
			d.Debts[0].Promise = promise(at(8), at(20))
			d.Debts[0].Promise.Paid = 50000
		}, nil, "first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"an instalment is announced three days before", at(25), func(d *data.Debtor) { agree(d, at(28), at(58)) }, nil, "instalment by email, 500.00, invoices [1], due 2026-06-26"},
		{"once", at(26), func(d *data.Debtor) { agree(d, at(28), at(58)); d.Debts[0].Plan.Reminded = []string{"plan/7/1/before"} }, nil, "1: plan"},
		{"and reminded of two days after", at(30), func(d *data.Debtor) { agree(d, at(28), at(58)) }, nil, "instalment_late by email, 500.00, invoices [1], due 2026-07-01"},
		{"a missed one ends the plan and brings the whole back", at(37), func(d *data.Debtor) { agree(d, at(28), at(58)) }, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"a kept one goes on", at(37), func(d *data.Debtor) { agree(d, at(28), at(58)); d.Debts[0].Plan.Paid = 50000 }, nil, "1: plan"},
		{"the client's pause (invoiceninja#1578 #925)", at(10), func(d *data.Debtor) { d.Pause = &data.Pause{Made: at(1), Until: at(10), Reason: "congés"} }, nil, "1: pause"},
		{"is over the day after", at(11), func(d *data.Debtor) { d.Pause = &data.Pause{Made: at(1), Until: at(10), Reason: "congés"} }, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"one invoice's pause (invoiceninja#7840)", at(12), func(d *data.Debtor) {
			d.Debts = append(d.Debts, debt(2, 5, 20000))
			d.Debts[0].Pause = &data.Pause{Made: at(1), Until: at(20), Reason: "avoir à venir"}
		}, nil, "first by email, 200.00, invoices [2], due 2026-06-11, passing upcoming of 2026-06-01; 1: pause"},
		{"never remind", at(10), func(d *data.Debtor) { d.Never = true }, nil, "1: never"},
		{"direct debit (odoo#203329 #237681)", at(10), func(d *data.Debtor) { d.Debts[0].DirectDebit = true }, nil, "1: direct_debit"},
		{"nobody can be reached", at(10), func(d *data.Debtor) { d.HasEmail, d.HasPhone, d.HasMobile, d.HasAddress = false, false, false, false }, nil, "1: unreachable"},
		{"no due date", at(10), func(d *data.Debtor) { d.Debts[0].Due = 0 }, nil, "1: no_due_date"},

		// Channels.
		{"no e-mail: a letter", at(10), func(d *data.Debtor) { d.HasEmail = false }, nil, "first by letter, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"neither e-mail nor address: a call", at(10), func(d *data.Debtor) { d.HasEmail, d.HasAddress = false, false }, nil,
			"first by call, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"a client who wants calls is called", at(10), func(d *data.Debtor) { d.Channel = data.ChannelCall }, nil,
			"first by call, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"no address, no formal notice", at(40), func(d *data.Debtor) {
			told(d, at(20), data.LevelSecond, 13)
			d.HasAddress = false
		}, nil, "1: unreachable"},

		// The choice of the scenario.
		{"the profile's", at(3), func(d *data.Debtor) { d.Profile = data.ProfileBadPayer }, nil, "first by email, 1000.00, invoices [1], due 2026-06-03, passing upcoming of 2026-05-22"},
		{"the client's before the profile's", at(3), func(d *data.Debtor) { d.Profile, d.Scenario = data.ProfileBadPayer, 1 }, nil, "1: later first 2026-06-08"},
		{"the invoice's before the client's", at(3), func(d *data.Debtor) { d.Scenario = 1; d.Debts[0].Scenario = 3 }, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-03, passing upcoming of 2026-05-22"},
		{"another scenario goes on from the level that left", at(21), func(d *data.Debtor) { told(d, at(8), data.LevelFirst, 12); d.Scenario = 3 }, nil,
			"second by email, 1000.00, invoices [1], due 2026-06-15"},
		{"a scenario that is gone falls back to the default", at(7), func(d *data.Debtor) { d.Scenario = 99 }, nil,
			"first by email, 1000.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"no scenario at all", at(7), nil, func(s *data.Dunning) { s.Scenarios = nil }, "1: no_scenario"},

		// August, if wanted; receipts; thanks.
		{"no reminder in August", at(65), nil, func(s *data.Dunning) { s.August = true }, "1: august first 2026-09-01"},
		{"what would come in August comes in September", at(56), func(d *data.Debtor) { told(d, at(56), data.LevelFirst, 12) }, func(s *data.Dunning) { s.August = true },
			"1: gap second 2026-09-01"},
		{"thanks for a payment that followed a reminder", at(20), thanked(false), nil, "thanks by email, 500.00, invoices [8], due 2026-06-18"},
		{"none where a formal notice had left", at(20), thanked(true), nil, "1: later upcoming 2026-07-06"},
		{"unless the user wants", at(20), thanked(true), func(s *data.Dunning) { s.Thanks = true }, "thanks by email, 500.00, invoices [8], due 2026-06-18"},
		{"not after two weeks", at(33), thanked(false), nil, "1: later upcoming 2026-07-06"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := ladders()
			if c.rules != nil {
				c.rules(&s)
			}
			plan := Plan(c.today, records(owing(c.debtor)), s)
			got := outcome(plan)
			if c.want != got && !(strings.HasPrefix(c.want, "thanks") && strings.HasPrefix(got, c.want)) {
				t.Errorf("on %s\n got %s\nwant %s", c.today, got, c.want)
			}
			for _, i := range plan.Idle {
				if s := i.Why.Sentence(); !strings.HasSuffix(s, ".") || strings.Contains(s, "le .") || strings.Contains(s, "«\u00a0\u00a0»") {
					t.Errorf("reason %q", s)
				}
			}
			for _, a := range plan.Actions {
				if s := a.Why.Sentence(); !strings.HasSuffix(s, ".") || strings.Contains(s, "le .") {
					t.Errorf("why %q", s)
				}
			}
		})
	}
}

func promise(made, by day.Day) *data.Promise {
	return &data.Promise{ID: 5, Invoices: []data.ID{1}, Made: made, Due: by, Amount: 50000, Currency: "EUR", Rest: 100000}
}

// agree splits the debtor's invoice into instalments on the given days.
func agree(d *data.Debtor, days ...day.Day) {
	plan := &data.InstalmentPlan{ID: 7, Invoices: []data.ID{1}, Made: at(10), Currency: "EUR", Grace: data.PlanGrace, Rest: d.Debts[0].Balance}
	for _, on := range days {
		plan.Instalments = append(plan.Instalments, data.Instalment{Due: on, Amount: d.Debts[0].Balance / money.Cents(len(days))})
	}
	d.Debts[0].Plan = plan
}

// thanked owes nothing overdue and paid on day 17 what it was reminded of on day 12.
func thanked(notice bool) func(*data.Debtor) {
	return func(d *data.Debtor) {
		d.Debts = []data.Debt{debt(1, 40, 100000)}
		d.LastContact = at(12)
		d.Thanks = []data.Settlement{{Payment: 3, On: at(17), Currency: "EUR", Amount: 50000, Invoices: []data.ID{8}, WasNotice: notice}}
	}
}

// TestNothingLeavesBeforeReceiptsAreConfirmed: actions are shown, and held.
func TestNothingLeavesBeforeReceiptsAreConfirmed(t *testing.T) {
	for _, c := range []struct {
		name      string
		confirmed day.Day
		held      bool
	}{{"never", 0, true}, {"four days ago", at(6), true}, {"three days ago", at(7), false}, {"today", at(10), false}} {
		r := records(owing(nil))
		r.Receipts = data.Receipts{Confirmed: c.confirmed}
		plan := Plan(at(10), r, ladders())
		if len(plan.Actions) != 1 || (plan.Actions[0].Held.Code == Receipts) != c.held {
			t.Errorf("%s: %s", c.name, outcome(plan))
		}
		if c.held && !strings.Contains(plan.Actions[0].Held.Sentence(), "confirm") {
			t.Errorf("%s: %q", c.name, plan.Actions[0].Held.Sentence())
		}
	}
}

// TestAPauseOfEverything stops what nothing else stops.
func TestAPauseOfEverything(t *testing.T) {
	r := records(owing(nil), owing(func(d *data.Debtor) { d.ID = 2; d.Debts[0].ID = 2 }))
	r.Pause = &data.Pause{Made: at(1), Until: at(10), Reason: "congés"}
	if got := outcome(Plan(at(10), r, ladders())); got != "1: pause; 2: pause" {
		t.Error(got)
	}
	if plan := Plan(at(11), r, ladders()); len(plan.Actions) != 2 {
		t.Error(outcome(plan))
	}
}

// TestTheLargestDebtComesFirst: the queue is worth the first minutes most.
func TestTheLargestDebtComesFirst(t *testing.T) {
	var debtors []data.Debtor
	for i, amount := range []money.Cents{5000, 700000, 20000} {
		debtors = append(debtors, owing(func(d *data.Debtor) { d.ID = data.ID(i + 1); d.Debts[0].ID, d.Debts[0].Balance = data.ID(i+1), amount }))
	}
	plan := Plan(at(10), records(debtors...), ladders())
	if got := []data.ID{plan.Actions[0].Client, plan.Actions[1].Client, plan.Actions[2].Client}; fmt.Sprint(got) != "[2 3 1]" {
		t.Error(got)
	}
}

// TestWhyReadsAsAColleagueWouldSayIt: a proposal says how late, what was said,
// and how the client pays.
func TestWhyReadsAsAColleagueWouldSayIt(t *testing.T) {
	d := owing(func(d *data.Debtor) {
		told(d, at(30), data.LevelFirst, 12)
		d.Median, d.Settled = 12, 8
		d.Debts[0].Promise = promise(at(31), at(38))
	})
	got := Plan(at(41), records(d), ladders()).Actions[0].Why.Sentence()
	want := "Échue depuis 41\u00a0jours\u202f; «\u00a0Relance 1\u00a0» partie le 01/07/2026, pas soldée depuis. La promesse pour le 09/07/2026 n’a pas été tenue. " +
		"Paie en médiane 12\u00a0jours après l’échéance, sur 8\u00a0factures."
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}
