package today

import (
	"cmp"
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// section is a part of the day.
type section string

const (
	todo section = "todo" // a card a client
	soon section = "soon" // what comes within the horizon
	held section = "held" // what something stops
)

// horizon is the number of days ahead that count as soon.
const horizon = 15

// day's work as it was read: nothing in it changes while it is shown.
type agenda struct {
	today   day.Day
	actions []rules.Action // the largest amount first
	soon    []group        // by day
	held    []group        // the strongest reason first
	next    *group         // the first step to come, whenever it is
	owed    bool           // something is open, if only to be waited for
}

// group is the invoices of a client that wait for the same thing.
type group struct {
	soon     bool // else held
	client   data.ID
	invoices []data.ID
	why      rules.Reason
	level    data.Level // of the step to come, or none
	channel  data.Channel
	day      day.Day
}

// newAgenda sorts a plan into what is to do, what comes soon and what is held.
// What goes with another message, a credit note, and what comes later than the
// horizon are in none of them. It is pure, and runs off the UI goroutine.
func newAgenda(plan rules.DayPlan, today day.Day) *agenda {
	a := &agenda{today: today, actions: plan.Actions, owed: len(plan.Actions)+len(plan.Idle) > 0}
	type key struct {
		client  data.ID
		section section
		code    rules.ReasonCode
		level   data.Level
		day     day.Day
	}
	places := map[key]int{}
	for _, i := range plan.Idle {
		s := sectionOf(i, today)
		g := group{soon: s == soon, client: i.Client, invoices: []data.ID{i.Invoice}, why: i.Why, level: i.Level, channel: i.Channel, day: i.Day}
		if waits(i) && (a.next == nil || i.Day < a.next.day) {
			first := g
			a.next = &first
		}
		if s == "" {
			continue
		}
		list := &a.soon
		k := key{client: i.Client, section: s, level: i.Level, day: i.Day}
		if s == held {
			list = &a.held
			k = key{client: i.Client, section: s, code: i.Why.Code}
		}
		if at, known := places[k]; known {
			(*list)[at].invoices = append((*list)[at].invoices, i.Invoice)
			continue
		}
		places[k] = len(*list)
		*list = append(*list, g)
	}
	slices.SortStableFunc(a.soon, func(x, y group) int { return cmp.Or(cmp.Compare(x.day, y.day), cmp.Compare(x.client, y.client)) })
	slices.SortStableFunc(a.held, func(x, y group) int {
		return cmp.Or(cmp.Compare(strength(x.why.Code), strength(y.why.Code)), cmp.Compare(x.day, y.day), cmp.Compare(x.client, y.client))
	})
	return a
}

// waits reports whether an invoice only waits for the day of its next step.
func waits(i rules.Idle) bool {
	return !i.Day.IsZero() && (i.Why.Code == rules.Later || i.Why.Code == rules.Gap || i.Why.Code == rules.August)
}

func sectionOf(i rules.Idle, today day.Day) section {
	switch i.Why.Code {
	case rules.CreditNote, rules.Joins:
		return ""
	case rules.Later, rules.Gap:
		if i.Day <= today.Add(horizon) {
			return soon
		}
		return ""
	}
	return held
}

// strengths lists what stops an invoice as the section shows it: first what
// somebody has to do something about.
var strengths = []rules.ReasonCode{rules.Unreachable, rules.NoScenario, rules.NoDueDate, rules.Finished, rules.Pending, rules.InDispute,
	rules.Promised, rules.OnPlan, rules.Paused, rules.August, rules.HandedOver, rules.Insolvency, rules.NeverRemind, rules.DirectDebit,
	rules.Threshold, rules.Covered}

func strength(c rules.ReasonCode) int {
	if i := slices.Index(strengths, c); i >= 0 {
		return i
	}
	return len(strengths)
}

// without returns the agenda without the actions about some clients: those the
// user has done, which the register is being told of.
func (a *agenda) without(gone map[data.ID]int) *agenda {
	if len(gone) == 0 {
		return a
	}
	left := *a
	left.actions = slices.DeleteFunc(slices.Clone(a.actions), func(action rules.Action) bool {
		_, away := gone[action.Client]
		return away
	})
	return &left
}

// sendable returns the actions that leave by e-mail, once receipts are confirmed.
func (a *agenda) sendable() []rules.Action {
	var out []rules.Action
	for _, action := range a.actions {
		if action.Channel == data.ChannelEmail && (action.Held.Code == rules.Free || action.Held.Code == rules.Receipts) {
			out = append(out, action)
		}
	}
	return out
}

// gated reports whether receipts must be confirmed before anything leaves.
func (a *agenda) gated() bool {
	return slices.ContainsFunc(a.actions, func(action rules.Action) bool { return action.Held.Code == rules.Receipts })
}

// stuck counts the clients whom nothing can remind before the user completes what
// is known of them or of an invoice.
func (a *agenda) stuck() int {
	clients := map[data.ID]bool{}
	for _, g := range a.held {
		if slices.Contains([]rules.ReasonCode{rules.Unreachable, rules.NoScenario, rules.NoDueDate}, g.why.Code) {
			clients[g.client] = true
		}
	}
	return len(clients)
}

// free lets the actions leave that only waited for receipts to be confirmed.
func (a *agenda) free() {
	a.actions = slices.Clone(a.actions)
	for i := range a.actions {
		if a.actions[i].Held.Code == rules.Receipts {
			a.actions[i].Held = rules.Reason{}
		}
	}
}
