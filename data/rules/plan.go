// Package rules decides: what is due today and why, and what is owed by the
// law. It is pure: no clock, no file, no window. "Today" is an argument.
//
// The plan of the day holds to these rules:
//
//   - one action a client, and not before the gap since the last contact and
//     the deadline that it gave are over: nobody is written to twice;
//   - the level is that of the oldest invoice that still has a step; the others
//     that are overdue go with it, what is not due yet stays apart;
//   - the step is the lowest that the history requires, once the calendar allows
//     it: days are compared with <=, so that a computer that was off for weeks
//     catches up with one message, and no step is lost;
//   - credit notes and money on account are deducted, the oldest invoice first
//     (art. 1342-10 C. civ.), and nothing is asked for when nothing is left;
//   - every open invoice is in one action, or has one reason why it is not.
package rules

import (
	"cmp"
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Plan returns what to do on the day today, and why nothing is done about the rest.
func Plan(today day.Day, r data.Records, s data.Dunning) DayPlan {
	p := newPlanner(today, r, s)
	debts := 0
	for i := range r.Debtors {
		debts += len(r.Debtors[i].Debts)
	}
	p.out.Idle = make([]Idle, 0, debts)
	for i := range r.Debtors {
		p.debtor(&r.Debtors[i])
	}
	slices.SortFunc(p.out.Actions, func(a, b Action) int {
		return cmp.Or(cmp.Compare(b.Net, a.Net), cmp.Compare(a.Oldest, b.Oldest), cmp.Compare(a.Client, b.Client))
	})
	return p.out
}

// planner holds what is the same for every debtor of a day.
type planner struct {
	today     day.Day
	settings  data.Dunning
	scenarios map[data.ID]*data.Scenario
	pause     *data.Pause
	held      Reason
	out       DayPlan
	proposals []proposal    // of the debtor at hand
	shares    []money.Cents // what credits cover of each of its debts
	waits     bool          // a message to the debtor at hand has not left the outbox: it must, before another one is thought of
	working   map[day.Day]day.Day
}

func newPlanner(today day.Day, r data.Records, s data.Dunning) *planner {
	p := &planner{today: today, settings: s, pause: r.Pause, scenarios: make(map[data.ID]*data.Scenario, len(s.Scenarios)),
		working: map[day.Day]day.Day{}}
	for i := range s.Scenarios {
		p.scenarios[s.Scenarios[i].ID] = &s.Scenarios[i]
	}
	if !r.Receipts.Current(today, s.Receipts) {
		p.held = Reason{Code: Receipts, Day: r.Receipts.Confirmed}
	}
	return p
}

// proposal is an action that could be taken for a debtor; one of them is.
type proposal struct {
	Action
	weight int   // what a client is told first
	debts  []int // of the debtor, that it is about
}

// Weights: what a client is told first.
const (
	weightThanks = iota
	weightUpcoming
	weightInstalment
	weightOverdue
	weightInstalmentLate
)

// debtor plans one client: it gathers what could be done and takes one.
func (p *planner) debtor(d *data.Debtor) {
	p.proposals = p.proposals[:0]
	p.shares = shares(d, p.shares[:0])
	d = credited(p.today, d, p.shares)
	p.waits = d.Pending || slices.ContainsFunc(d.Debts, func(debt data.Debt) bool { return debt.Pending })
	for first := 0; first < len(d.Debts); {
		last := first + 1
		for last < len(d.Debts) && d.Debts[last].Currency == d.Debts[first].Currency {
			last++
		}
		p.account(d, first, last)
		first = last
	}
	p.thanks(d)
	if len(p.proposals) == 0 {
		return
	}
	best := slices.MaxFunc(p.proposals, func(a, b proposal) int {
		return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(a.Level.Rank(), b.Level.Rank()), cmp.Compare(a.Net, b.Net), cmp.Compare(b.Currency, a.Currency))
	})
	best.Held = p.held
	p.out.Actions = append(p.out.Actions, best.Action)
	for _, other := range p.proposals {
		if other.weight == best.weight && other.Currency == best.Currency && other.Occasion == best.Occasion {
			continue
		}
		on := p.workingFrom(p.today.Add(p.settings.Gap))
		for _, i := range other.debts {
			p.idle(d, i, Reason{Code: Gap, Day: on, Level: other.Level, Days: p.today.Sub(d.Debts[i].Due),
				Fixed: fixed{by: byAnother}}, other.Channel)
		}
	}
}

// idle notes why nothing is done about debt i of a debtor.
func (p *planner) idle(d *data.Debtor, i int, why Reason, channel data.Channel) {
	out := Idle{Client: d.ID, Invoice: d.Debts[i].ID, Why: why}
	switch why.Code {
	case Later, Gap, August, Joins:
		out.Level, out.Channel, out.Day = why.Level, channel, why.Day
	}
	p.out.Idle = append(p.out.Idle, out)
}

// workingFrom returns the first working day from d on. Plans ask for the same
// few days again and again.
func (p *planner) workingFrom(d day.Day) day.Day {
	w, ok := p.working[d]
	if !ok {
		w = d.NextWorking()
		p.working[d] = w
	}
	return w
}

// stand is a debt as its account leaves it: what of it credits cover.
type stand struct {
	index int // in the debtor's debts
	share money.Cents
	steps []data.Step
	of    data.ID // the scenario
	next  int     // index of the step that its history requires
}

// account plans the debts first to last of a debtor, which are in one currency.
func (p *planner) account(d *data.Debtor, first, last int) {
	var overdue, upcoming []stand
	var onPlan []int
	for i := first; i < last; i++ {
		debt := &d.Debts[i]
		s := stand{index: i, share: p.shares[i]}
		why := stops(p.today, d, debt, p.pause)
		switch {
		case why.Code == OnPlan && !debt.Pending:
			onPlan = append(onPlan, i)
			continue
		case why.Code != Free:
		case s.share == debt.Balance:
			why = Reason{Code: Covered}
		default:
			why = p.place(d, debt, &s)
		}
		switch {
		case why.Code != Free:
			p.idle(d, i, why, "")
		case debt.Due < p.today:
			overdue = append(overdue, s)
		default:
			upcoming = append(upcoming, s)
		}
	}
	for len(onPlan) > 0 {
		onPlan = p.instalment(d, onPlan)
	}
	p.overdue(d, overdue)
	p.upcoming(d, upcoming)
}

// place finds the step that an invoice's history requires.
func (p *planner) place(d *data.Debtor, debt *data.Debt, s *stand) Reason {
	if p.waits {
		return Reason{Code: Pending}
	}
	scenario := p.scenario(d, debt)
	if scenario == nil || len(scenario.Steps) == 0 {
		return Reason{Code: NoScenario}
	}
	s.steps, s.of, s.next = scenario.Steps, scenario.ID, Required(*scenario, debt.LastStep, debt.LastLevel)
	if s.next == len(s.steps) {
		return Reason{Code: Finished, Level: debt.LastLevel}
	}
	return Reason{}
}

func (p *planner) scenario(d *data.Debtor, debt *data.Debt) *data.Scenario {
	for _, id := range [...]data.ID{debt.Scenario, d.Scenario, p.settings.Profiles[d.Profile.For(d.Kind)], p.settings.Default} {
		if s := p.scenarios[id]; s != nil {
			return s
		}
	}
	return nil
}

// Required returns the index of the step that a history still asks for: the one
// after the last that was taken, or where that is no step of the scenario, or a
// firmer level has left than that step's, the first above the last level;
// len(Steps) when none is left. What left once more by hand, softer than before,
// takes nothing back.
func Required(s data.Scenario, last data.ID, level data.Level) int {
	from := 0
	for i, step := range s.Steps {
		if last == 0 || step.ID != last {
			continue
		}
		if from = i + 1; level.Rank() <= step.Level.Rank() {
			return from
		}
	}
	for i := from; i < len(s.Steps); i++ {
		if s.Steps[i].Level.Rank() > level.Rank() {
			return i
		}
	}
	return len(s.Steps)
}
