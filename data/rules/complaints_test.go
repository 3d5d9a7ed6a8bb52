package rules

import (
	"fmt"
	"testing"

	"dument/data"
	"dument/data/day"
)

// TestWhatUsersOfOthersComplainOf are public complaints about reminder programs,
// each under the name of its thread; those about days, steps and holds are cases
// of the plan's own stories.
func TestWhatUsersOfOthersComplainOf(t *testing.T) {
	for _, c := range []struct {
		name   string
		today  day.Day
		debtor func(*data.Debtor)
		want   string
	}{
		{"akaunting#259, invoiceninja#4732: what was paid is not chased, be it without a reference", at(10), func(d *data.Debtor) {
			d.OnAccount = []data.Sum{{Currency: "EUR", Amount: 100000}}
		}, "1: covered"},
		{"OCA/credit-control#211: a credit note is deducted", at(10), func(d *data.Debtor) { d.Debts = append(d.Debts, debt(2, 3, -40000)) },
			"first by email, 600.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27; 2: credit_note"},
		{"OCA/credit-control#562: a credit note is never chased itself", at(10), func(d *data.Debtor) { d.Debts = []data.Debt{debt(2, -20, -100000)} },
			"2: credit_note"},
		{"odoo#216062: with a net balance of nothing nothing leaves", at(10), func(d *data.Debtor) { d.Debts = append(d.Debts, debt(2, 20, -100000)) },
			"1: covered; 2: credit_note"},
		{"odoo#216062: nor with a net balance below nothing", at(10), func(d *data.Debtor) { d.Debts = append(d.Debts, debt(2, 20, -300000)) },
			"1: covered; 2: credit_note"},
		{"sikteeri#117: a part payment leaves the rest to be asked for, not the total", at(10), func(d *data.Debtor) { d.Debts[0].Balance = 25000 },
			"first by email, 250.00, invoices [1], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"erpnext#12429, metasfresh#5379: three overdue invoices, one message", at(12), func(d *data.Debtor) {
			d.Debts = append(d.Debts, debt(2, 3, 20000), debt(3, 5, 30000))
		}, "first by email, 1500.00, invoices [1 2 3], due 2026-06-08, passing upcoming of 2026-05-27"},
		{"odoo#195327, invoiceninja#9311 #3293, erpnext#4957: a step that did not leave is still to be done", at(9), func(d *data.Debtor) {
			told(d, at(-5), data.LevelUpcoming, 11) // the first reminder was refused on day 7
		}, "first by email, 1000.00, invoices [1], due 2026-06-08"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outcome(Plan(c.today, records(owing(c.debtor)), ladders())); got != c.want {
				t.Errorf("on %s\n got %s\nwant %s", c.today, got, c.want)
			}
		})
	}
}

// TestTheStrongestReasonIsSaid takes away, one after the other, all that can stop
// an invoice: each time the next one in strength is what is said.
func TestTheStrongestReasonIsSaid(t *testing.T) {
	until := func(n int) *data.Pause { return &data.Pause{Made: at(1), Until: at(n), Reason: "congés"} }
	d := owing(func(d *data.Debtor) {
		agree(d, at(28), at(58))
		d.Insolvent, d.HandedOver, d.Never, d.Pause = at(1), at(2), true, until(40)
		d.HasEmail, d.HasPhone, d.HasMobile, d.HasAddress = false, false, false, false
		debt := &d.Debts[0]
		debt.Dispute = &data.Dispute{InvoiceID: 1, Reason: "amount", Opened: at(2)}
		debt.Promise, debt.Pause, debt.DirectDebit, debt.Due = promise(at(8), at(40)), until(30), true, 0
	})
	all := until(20)
	debt := &d.Debts[0]
	for _, step := range []struct {
		says     ReasonCode
		until    day.Day // of a pause
		takeAway func()
	}{
		{Insolvency, 0, func() { d.Insolvent = 0 }},
		{HandedOver, 0, func() { d.HandedOver = 0 }},
		{InDispute, 0, func() { debt.Dispute.Closed = at(9) }},
		{Promised, 0, func() { debt.Promise.Withdrawn = at(9); debt.Promise = nil }},
		{OnPlan, 0, func() { debt.Plan = nil }},
		{Paused, at(20), func() { all = nil }},
		{Paused, at(40), func() { d.Pause = nil }},
		{Paused, at(30), func() { debt.Pause = nil }},
		{NeverRemind, 0, func() { d.Never = false }},
		{DirectDebit, 0, func() { debt.DirectDebit = false }},
		{NoDueDate, 0, func() { debt.Due = at(0) }},
		{Unreachable, 0, func() { d.HasEmail = true }},
	} {
		r := records(d)
		r.Pause = all
		plan := Plan(at(10), r, ladders())
		if len(plan.Actions) != 0 || len(plan.Idle) != 1 || plan.Idle[0].Why.Code != step.says {
			t.Fatalf("want %s, got %s", step.says, outcome(plan))
		}
		if got := plan.Idle[0].Why.Day; step.until != 0 && got != step.until {
			t.Errorf("paused until %s, want %s", got, step.until)
		}
		step.takeAway()
	}
	if plan := Plan(at(10), records(d), ladders()); len(plan.Actions) != 1 {
		t.Error("with nothing in the way: " + outcome(plan))
	}
}

// TestOnlyTheLongTermsClimbSlowly: 30 days -> 5/15/30, 60 days -> 10/25/50, on
// the first working day from there.
func TestOnlyTheLongTermsClimbSlowly(t *testing.T) {
	for terms, want := range map[int]string{30: "[5 15 30]", 45: "[5 15 30]", 46: "[10 25 50]", 60: "[10 25 50]"} {
		var offsets []int
		for _, s := range ladders().Scenarios[0].Steps[1:] {
			offsets = append(offsets, s.Eligible(at(-terms), at(0)).Sub(at(0)))
		}
		if got := fmt.Sprint(offsets); got != want {
			t.Errorf("terms of %d days: %s, want %s", terms, got, want)
		}
	}
}
