package rules

import (
	"slices"

	"dument/data"
	"dument/data/day"
)

// An instalment is announced noticeBefore days ahead and reminded of noticeAfter
// days after its due date; thanks are proposed within thanksWithin days.
const (
	noticeBefore = 3
	noticeAfter  = 2
	thanksWithin = 15
)

// instalment proposes the reminder about the instalment that the plan of the
// first of some debts is at, or notes that the plan is kept, and returns the
// debts of other plans. Each instalment is reminded of once before and once after
// its due date; when the grace is over the plan is no longer in force.
func (p *planner) instalment(d *data.Debtor, onPlan []int) (others []int) {
	plan := d.Debts[onPlan[0]].Plan
	i := current(plan)
	due := plan.Instalments[i].Due
	a := proposal{weight: weightInstalment, Action: Action{Client: d.ID, Currency: plan.Currency, Tone: data.ToneCordial, Channel: p.channel(d, instalmentStep),
		Level: data.LevelInstalment, Occasion: plan.Occasion(i, false), Net: plan.Owed(i), Oldest: due, Plan: plan, Instalment: i}}
	on := due.Add(-noticeBefore)
	if due < p.today {
		a.weight, a.Level, a.Occasion = weightInstalmentLate, data.LevelInstalmentLate, plan.Occasion(i, true)
		on = due.Add(noticeAfter)
	}
	a.Day = p.afterGap(d, on)
	a.Automatic = a.Channel == data.ChannelEmail
	a.Why = Reason{Level: data.LevelInstalment, Days: p.today.Sub(due), Amount: a.Net, Text: plan.Currency}
	for _, k := range onPlan {
		if d.Debts[k].Plan != plan {
			others = append(others, k)
			continue
		}
		a.debts = append(a.debts, k)
		a.Invoices = append(a.Invoices, d.Debts[k].ID)
	}
	idle := slices.Contains(plan.Reminded, a.Occasion) || a.Day > p.today || a.Channel == "" || a.Net < max(p.settings.Threshold, 1) ||
		p.waits || (p.settings.August && inAugust(p.today)) || p.silenced(d, plan)
	if !idle {
		p.proposals = append(p.proposals, a)
		return others
	}
	for _, k := range a.debts {
		p.idle(d, k, Reason{Code: OnPlan, Day: due, Amount: plan.Owed(i), Text: plan.Currency}, "")
	}
	return others
}

// silenced reports whether something beside a plan keeps one of its debts from
// being written about: a dispute, a promise, a pause, a client never to be
// reminded, a debit.
func (p *planner) silenced(d *data.Debtor, plan *data.InstalmentPlan) bool {
	for _, debt := range d.Debts {
		if debt.Plan != plan {
			continue
		}
		debt.Plan = nil
		if stops(p.today, d, &debt, p.pause).Code != Free {
			return true
		}
	}
	return false
}

// instalmentStep is how instalments are written about.
var instalmentStep = data.Step{Channel: data.ChannelEmail, Level: data.LevelInstalment}

// thanks proposes to thank for a payment that settled reminded invoices, unless
// something else is overdue: one does not thank and chase in a breath.
func (p *planner) thanks(d *data.Debtor) {
	if !d.HasEmail || !d.Insolvent.IsZero() || !d.HandedOver.IsZero() || p.waits || (p.settings.August && inAugust(p.today)) {
		return
	}
	for _, pause := range []*data.Pause{p.pause, d.Pause} {
		if pause != nil && pause.Holds(p.today) {
			return
		}
	}
	for _, debt := range d.Debts {
		if debt.Balance > 0 && debt.Due < p.today {
			return
		}
	}
	for _, s := range d.Thanks {
		on := p.afterGap(d, s.On)
		if (s.WasNotice && !p.settings.Thanks) || on > p.today || p.today > s.On.Add(thanksWithin) {
			continue
		}
		p.proposals = append(p.proposals, proposal{weight: weightThanks, Action: Action{Client: d.ID, Currency: s.Currency, Level: data.LevelThanks,
			Tone: data.ToneCordial, Channel: data.ChannelEmail, Occasion: s.Occasion(), Invoices: s.Invoices, Net: s.Amount, Oldest: s.On, Day: on,
			Why: Reason{Level: data.LevelThanks, Days: p.today.Sub(s.On)}}})
		return
	}
}

// afterGap returns the working day from on that is far enough from the last contact.
func (p *planner) afterGap(d *data.Debtor, on day.Day) day.Day {
	if !d.LastContact.IsZero() {
		on = max(on, d.LastContact.Add(p.settings.Gap))
	}
	return p.workingFrom(on)
}
