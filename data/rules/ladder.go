package rules

import (
	"slices"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// habitAfter is the number of settled invoices from which a client's median
// lateness is a habit.
const habitAfter = 3

// overdue proposes the step of the oldest invoice that can take one, about all
// that are overdue. What is left too small for its steps, or cannot be reached
// the way its step asks, does not hold up the younger ones.
func (p *planner) overdue(d *data.Debtor, group []stand) {
	for len(group) > 0 {
		oldest := group[0]
		a, members := p.climb(d, group)
		switch {
		case a.Step.ID == 0: // no step left
			why := Reason{Code: Finished, Level: d.Debts[oldest.index].LastLevel}
			if members != nil {
				why = Reason{Code: Threshold, Amount: p.net(d, members), Text: d.Debts[oldest.index].Currency}
			}
			p.idle(d, oldest.index, why, "")
			group = group[1:]
		case a.Net < max(p.settings.Threshold, 1):
			for _, s := range members {
				p.idle(d, s.index, Reason{Code: Threshold, Amount: a.Net, Text: d.Debts[s.index].Currency}, "")
			}
			group = without(group, members)
		case p.channel(d, a.Step) == "":
			p.idle(d, oldest.index, Reason{Code: Unreachable, Text: missing(a.Step)}, "")
			group = group[1:]
		default:
			group = without(group, members)
			if !p.propose(d, a, members) {
				continue // a formal notice to come does not hold up what it leaves out
			}
			for _, s := range group {
				p.wait(d, s)
			}
			return
		}
	}
}

// climb returns the step that the oldest invoice of an overdue group requires,
// with the invoices that go with it. Where every step left asks for more than
// is owed there is no step, only the invoices that the last of them would have
// been about; where none is left, neither.
func (p *planner) climb(d *data.Debtor, group []stand) (a proposal, members []stand) {
	oldest := group[0]
	var passed []Passed
	for _, step := range oldest.steps[oldest.next:] {
		if step.Before() {
			passed = p.pass(d, oldest, step, passed)
			continue
		}
		members = p.joining(d, group, step)
		net := p.net(d, members)
		if net < step.Minimum {
			passed = p.pass(d, oldest, step, passed)
			continue
		}
		return proposal{Action: Action{Scenario: oldest.of, Step: step, Net: net, Passed: passed}, weight: weightOverdue}, members
	}
	return proposal{}, members
}

// pass adds a step that will not be taken to those before it, if its day came.
func (p *planner) pass(d *data.Debtor, s stand, step data.Step, passed []Passed) []Passed {
	if on := p.workingFrom(p.eligible(d, &d.Debts[s.index], step)); on <= p.today {
		passed = append(passed, Passed{step, on})
	}
	return passed
}

// without returns what of a group is not among some of its members.
func without(group, members []stand) []stand {
	var out []stand
	for _, s := range group {
		if !slices.ContainsFunc(members, func(m stand) bool { return m.index == s.index }) {
			out = append(out, s)
		}
	}
	return out
}

// joining returns what a step of the oldest invoice of a group may be about:
// all that did not take it yet. A formal notice leaves out what nobody was
// reminded of before, unless it is as late as the step asks.
func (p *planner) joining(d *data.Debtor, group []stand, step data.Step) []stand {
	out := group[:1:1]
	for _, s := range group[1:] {
		debt := &d.Debts[s.index]
		early := step.Level == data.LevelFormalNotice && debt.LastLevel.Rank() < data.LevelFirst.Rank() && p.eligible(d, debt, step) > p.today
		if s.needs(step, debt) && !early {
			out = append(out, s)
		}
	}
	return out
}

// needs reports whether an invoice has not taken a step, or one above it.
func (s stand) needs(step data.Step, debt *data.Debt) bool {
	for i, own := range s.steps {
		if own.ID == step.ID {
			return s.next <= i
		}
	}
	return step.Level.Rank() > debt.LastLevel.Rank()
}

func (p *planner) net(d *data.Debtor, members []stand) money.Cents {
	var sum money.Cents
	for _, s := range members {
		sum += d.Debts[s.index].Balance - s.share
	}
	return sum
}

// upcoming proposes one polite note about what falls due soon: the invoices
// whose own note the calendar allows, at the step of the first to fall due.
func (p *planner) upcoming(d *data.Debtor, group []stand) {
	var members []stand
	var chosen proposal
	for _, s := range group {
		debt := &d.Debts[s.index]
		step, on, passed := p.note(d, debt, s)
		switch {
		case step.ID == 0:
			p.comes(d, s)
		case on > p.today:
			// Wait for its own day: a note too early is noise.
			p.later(d, s.index, step, on, p.counted(d, debt, step))
		default:
			if len(members) == 0 {
				chosen = proposal{Action: Action{Scenario: s.of, Step: step, Passed: passed}, weight: weightUpcoming}
			} else if !s.needs(chosen.Step, debt) {
				p.wait(d, s)
				continue
			}
			members = append(members, s)
		}
	}
	if len(members) > 0 {
		chosen.Net = p.net(d, members)
		p.propose(d, chosen, members)
	}
}

// note returns the step before the due date that an invoice is at: the last
// one whose day has come, else the first to come; those before it are passed.
// Without one its ID is 0.
func (p *planner) note(d *data.Debtor, debt *data.Debt, s stand) (step data.Step, on day.Day, passed []Passed) {
	for _, next := range s.steps[s.next:] {
		if !next.Before() {
			break
		}
		came := p.workingFrom(p.eligible(d, debt, next))
		if came > debt.Due {
			continue // its first working day is too late for it
		}
		if step.ID != 0 && came > p.today {
			break
		}
		if step.ID != 0 {
			passed = append(passed, Passed{step, on})
		}
		step, on = next, came
	}
	return step, on, passed
}

// comes notes the day of the first reminder of an invoice that is not due yet
// and has no note left.
func (p *planner) comes(d *data.Debtor, s stand) {
	debt := &d.Debts[s.index]
	for _, step := range s.steps[s.next:] {
		if !step.Before() {
			on, why := p.day(d, debt, step)
			p.later(d, s.index, step, on, why)
			return
		}
	}
	p.idle(d, s.index, Reason{Code: Finished, Level: debt.LastLevel}, "")
}

func (p *planner) later(d *data.Debtor, i int, step data.Step, on day.Day, why fixed) {
	debt := &d.Debts[i]
	p.idle(d, i, Reason{Code: Later, Day: p.afterAugust(on), Level: step.Level, Days: p.today.Sub(debt.Due), Fixed: why}, p.channel(d, step))
}

// propose adds an action about members, or notes for each why it waits; it
// reports whether it was added.
func (p *planner) propose(d *data.Debtor, a proposal, members []stand) bool {
	debt := &d.Debts[members[0].index]
	on, by := p.day(d, debt, a.Step)
	a.Channel = p.channel(d, a.Step)
	var why Reason
	switch {
	case a.Net < max(p.settings.Threshold, 1):
		why = Reason{Code: Threshold, Amount: a.Net, Text: debt.Currency}
	case a.Channel == "":
		why = Reason{Code: Unreachable, Text: missing(a.Step)}
	case p.settings.August && inAugust(p.today):
		why = Reason{Code: August, Day: p.afterAugust(max(on, p.today)), Level: a.Step.Level}
	case on > p.today:
		why = Reason{Code: Later, Day: on, Level: a.Step.Level, Days: p.today.Sub(debt.Due), Fixed: by}
		if on > p.workingFrom(p.eligible(d, debt, a.Step)) {
			why.Code = Gap
		}
	}
	if why.Code != Free {
		for n, s := range members {
			own := why
			if n > 0 && (own.Code == Later || own.Code == Gap) {
				own.Code = Joins
			}
			p.idle(d, s.index, own, a.Channel)
		}
		return false
	}
	a.Client, a.Currency, a.Oldest, a.Day = d.ID, debt.Currency, debt.Due, on
	a.Level, a.Tone = a.Step.Level, a.Step.Tone
	a.Automatic = a.Step.Automatic && a.Channel == data.ChannelEmail
	a.Why = Reason{Level: debt.LastLevel, Contact: debt.LastContact, Days: p.today.Sub(debt.Due), Payer: payer{d.Median, d.Settled}}
	for _, s := range members {
		a.debts = append(a.debts, s.index)
		a.Invoices = append(a.Invoices, d.Debts[s.index].ID)
		p.mention(&a.Action, &d.Debts[s.index])
	}
	p.proposals = append(p.proposals, a)
	return true
}

// wait notes that an invoice's own step comes after the message of the day,
// which leaves it out.
func (p *planner) wait(d *data.Debtor, s stand) {
	late := p.today.Sub(d.Debts[s.index].Due)
	step := s.steps[s.next]
	for _, next := range s.steps[s.next:] {
		if step = next; late <= 0 || !next.Before() {
			break // what is overdue is past its polite notes
		}
	}
	p.idle(d, s.index, Reason{Code: Gap, Day: p.afterAugust(p.workingFrom(p.today.Add(p.settings.Gap))), Level: step.Level, Days: late,
		Fixed: fixed{by: byAnother}}, p.channel(d, step))
}

// mention notes a promise or a plan that was not kept since the invoice was
// last written about.
func (p *planner) mention(a *Action, debt *data.Debt) {
	if pr := debt.Promise; pr != nil && pr.State(p.today) == data.PromiseBroken && debt.LastContact <= pr.Due {
		a.Broken, a.Why.Broken = pr, pr.Due
	}
	if debt.Plan != nil && debt.Plan.Missed(p.today) >= 0 {
		a.Why.Missed = true
	}
}

// eligible returns the day from which the calendar allows a step. What comes
// before the due date comes sooner for a large amount and for a client in the
// habit of paying late.
func (p *planner) eligible(d *data.Debtor, debt *data.Debt, step data.Step) day.Day {
	on := step.Eligible(debt.Issued, debt.Due)
	late := d.Settled >= habitAfter && d.Median > p.settings.Habit
	if step.Before() && step.Basis == data.FromDue && (late || debt.Balance >= p.settings.Large) {
		return on.Add(-p.settings.Earlier)
	}
	return on
}

// day returns the working day on which a step may be taken, and what fixed it.
func (p *planner) day(d *data.Debtor, debt *data.Debt, step data.Step) (day.Day, fixed) {
	on, why := p.eligible(d, debt, step), p.counted(d, debt, step)
	if gap := d.LastContact.Add(p.settings.Gap); !d.LastContact.IsZero() && gap > on {
		on, why = gap, fixed{byGap, p.settings.Gap}
	}
	if end := d.LastEnd.Add(1); !d.LastEnd.IsZero() && end > on {
		on, why = end, fixed{by: byDeadline}
	}
	return p.afterAugust(p.workingFrom(on)), why
}

// counted says what a step's day counts from.
func (p *planner) counted(d *data.Debtor, debt *data.Debt, step data.Step) fixed {
	on := p.eligible(d, debt, step)
	if step.Basis == data.FromIssue {
		return fixed{byIssue, on.Sub(debt.Issued)}
	}
	return fixed{byDue, on.Sub(debt.Due)}
}

func inAugust(d day.Day) bool {
	_, month, _ := d.Date()
	return month == time.August
}

// afterAugust moves a day out of August where nothing is to leave then.
func (p *planner) afterAugust(d day.Day) day.Day {
	if p.settings.August && inAugust(d) {
		return p.workingFrom(d.EndOfMonth().Add(1))
	}
	return d
}

// channel returns how a step reaches a client: as the step says, bent to what
// the client prefers; "" when there is no way.
func (p *planner) channel(d *data.Debtor, step data.Step) data.Channel {
	wanted := step.Channel
	if wanted == data.ChannelEmail && d.Channel != "" && d.Channel != data.ChannelRegistered {
		wanted = d.Channel
	}
	if step.Level == data.LevelFormalNotice {
		if d.HasAddress {
			return wanted
		}
		return ""
	}
	for _, c := range [...]data.Channel{wanted, step.Channel, data.ChannelEmail, data.ChannelLetter, data.ChannelCall} {
		if reaches(d, c) {
			return c
		}
	}
	return ""
}

func reaches(d *data.Debtor, c data.Channel) bool {
	switch c {
	case data.ChannelEmail:
		return d.HasEmail
	case data.ChannelCall:
		return d.HasPhone
	case data.ChannelSMS:
		return d.HasMobile
	}
	return d.HasAddress
}

func missing(step data.Step) string {
	if step.Level == data.LevelFormalNotice {
		return " par courrier, faute d’adresse postale"
	}
	return "\u00a0: ni e-mail, ni téléphone, ni adresse"
}
