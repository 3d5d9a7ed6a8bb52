package rules

import (
	"cmp"
	"slices"

	"dument/data"
	"dument/data/day"
)

// ReminderDays is the delay that a message leaves to pay from the second
// reminder on, in days, where its step sets none.
const ReminderDays = 7

// Simulate returns what the plans of the days from from on would propose if
// every action were taken on its day and nobody paid: day by day, the largest
// first. It is the same function as the day's plan, with another today.
func Simulate(from day.Day, days int, r data.Records, s data.Dunning) []Planned {
	var out []Planned
	r.Receipts = data.Receipts{Confirmed: from.Add(days)} // nobody pays: that is known
	p := newPlanner(from, r, s)
	for _, d := range r.Debtors {
		d = private(d)
		for n := range days {
			p.today = from.Add(n)
			p.out = DayPlan{Actions: p.out.Actions[:0], Idle: p.out.Idle[:0]}
			p.debtor(&d)
			for _, a := range p.out.Actions {
				out = append(out, Planned{p.today, a})
				Take(&d, a, p.today)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Planned) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(b.Net, a.Net)) })
	return out
}

// private returns a debtor of which the simulation may change what Take changes.
func private(d data.Debtor) data.Debtor {
	d.Debts, d.Thanks = slices.Clone(d.Debts), slices.Clone(d.Thanks)
	for i := range d.Debts {
		plan := d.Debts[i].Plan
		if plan == nil || (i > 0 && shared(d.Debts[:i], plan) != nil) {
			continue
		}
		own := *plan
		own.Reminded = slices.Clone(plan.Reminded)
		for k := i; k < len(d.Debts); k++ {
			if d.Debts[k].Plan == plan {
				d.Debts[k].Plan = &own
			}
		}
	}
	return d
}

func shared(debts []data.Debt, plan *data.InstalmentPlan) *data.InstalmentPlan {
	for _, d := range debts {
		if d.Plan == plan {
			return plan
		}
	}
	return nil
}

// Take changes a debtor as the register does once an action has left on a day.
func Take(d *data.Debtor, a Action, on day.Day) {
	d.LastContact = on
	if days := deadline(a); days > 0 { // else the one given before still runs
		d.LastEnd = on.Add(days)
	}
	if a.Level == data.LevelThanks {
		d.Thanks = slices.DeleteFunc(d.Thanks, func(s data.Settlement) bool { return s.Occasion() == a.Occasion })
		return
	}
	if a.Plan != nil {
		for i := range d.Debts {
			if plan := d.Debts[i].Plan; plan != nil && plan.ID == a.Plan.ID && !slices.Contains(plan.Reminded, a.Occasion) {
				plan.Reminded = append(plan.Reminded, a.Occasion)
			}
		}
		return
	}
	for i := range d.Debts {
		debt := &d.Debts[i]
		if !slices.Contains(a.Invoices, debt.ID) {
			continue
		}
		debt.LastStep, debt.LastContact = a.Step.ID, on
		if a.Level.Rank() > debt.LastLevel.Rank() {
			debt.LastLevel = a.Level
		}
	}
}

// deadline returns the days that what an action says leaves to pay, 0 when it
// sets none.
func deadline(a Action) int {
	switch {
	case a.Level == data.LevelFormalNotice:
		return 0 // it runs from a receipt that nobody knows yet
	case a.Step.Deadline > 0:
		return a.Step.Deadline
	case a.Channel == data.ChannelCall || a.Channel == data.ChannelVisit || a.Channel == data.ChannelSMS:
		return 0
	case a.Level.Rank() >= data.LevelSecond.Rank():
		return ReminderDays
	}
	return 0
}
