package today

import (
	"slices"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

const planDay = day.Day(739941)

func idle(client, invoice data.ID, code rules.ReasonCode, in int) rules.Idle {
	i := rules.Idle{Client: client, Invoice: invoice, Why: rules.Reason{Code: code}}
	if in > 0 {
		i.Day, i.Level, i.Channel = planDay.Add(in), data.LevelFirst, data.ChannelEmail
	}
	return i
}

func TestAPlanIsSortedIntoSections(t *testing.T) {
	a := newAgenda(rules.DayPlan{Idle: []rules.Idle{
		idle(1, 11, rules.Later, 5), idle(1, 12, rules.Later, 5), idle(1, 13, rules.Later, 40), // too far away to be shown
		idle(2, 21, rules.Gap, 2), idle(2, 22, rules.Joins, 2), // goes with the other
		idle(3, 31, rules.Promised, 0), idle(3, 32, rules.InDispute, 0), idle(3, 33, rules.InDispute, 0),
		idle(4, 41, rules.CreditNote, 0), idle(5, 51, rules.Unreachable, 0),
	}}, planDay)
	ids := func(groups []group) (out [][]data.ID) {
		for _, g := range groups {
			out = append(out, g.invoices)
		}
		return out
	}
	equal := func(a, b [][]data.ID) bool { return slices.EqualFunc(a, b, slices.Equal[[]data.ID]) }
	if got := ids(a.soon); !equal(got, [][]data.ID{{21}, {11, 12}}) {
		t.Errorf("what comes soon, by day: %v", got)
	}
	if got := ids(a.held); !equal(got, [][]data.ID{{51}, {32, 33}, {31}}) {
		t.Errorf("what is held, first what somebody has to do something about: %v", got)
	}
	if a.next == nil || a.next.client != 2 || !a.owed {
		t.Errorf("the next step is %+v", a.next)
	}
}

// cards is a board of one card for each client, then one client whose step comes.
func cards(clients ...data.ID) *board {
	plan := rules.DayPlan{Idle: []rules.Idle{idle(99, 990, rules.Later, 3)}}
	for _, c := range clients {
		plan.Actions = append(plan.Actions, rules.Action{Client: c, Channel: data.ChannelEmail, Currency: "EUR", Net: 100})
	}
	return newBoard(newAgenda(plan, planDay), todo, map[section]bool{soon: true})
}

func TestTheKeyboardGoesToTheNextCard(t *testing.T) {
	before := cards(1, 2, 3) // 0, 1, 2, then the head 3 and what comes 4
	for name, c := range map[string]struct {
		index int
		after *board
		want  int
	}{
		"nothing changed":         {1, cards(1, 2, 3), 1},
		"the card moved":          {1, cards(2, 1, 3), 0},
		"the card was done":       {1, cards(1, 3), 1},
		"the last card was done":  {2, cards(1, 2), 1},
		"the only cards are done": {0, cards(), 0},
		"on what comes":           {4, cards(1), 2},
		"nothing was shown":       {-1, cards(1), 0},
		"nothing is left":         {0, newBoard(&agenda{}, todo, nil), -1},
	} {
		if got := c.after.again(before, c.index); got != c.want {
			t.Errorf("%s: the keyboard went to %d, want %d", name, got, c.want)
		}
	}
	if _, ok := before.at(5); ok {
		t.Error("a stale index was answered")
	}
}

func TestAFilterShowsItsSectionAlone(t *testing.T) {
	a := cards(1, 2).agenda
	for _, c := range []struct {
		show section
		open map[section]bool
		rows int
	}{{todo, nil, 3}, {todo, map[section]bool{soon: true}, 4}, {soon, nil, 1}, {held, nil, 0}} {
		if got := newBoard(a, c.show, c.open); len(got.rows) != c.rows {
			t.Errorf("%s with %v open: %d rows, want %d", c.show, c.open, len(got.rows), c.rows)
		}
	}
	if left := a.without(map[data.ID]int{1: 0}); len(left.actions) != 1 || len(a.actions) != 2 {
		t.Errorf("without a card that was done: %d of %d", len(left.actions), len(a.actions))
	}
}

func TestStepsPassedOverAreNamed(t *testing.T) {
	before := rules.Passed{Step: data.Step{Level: data.LevelUpcoming}, Day: day.Of(2026, 11, 2)}
	small := rules.Passed{Step: data.Step{Level: data.LevelSecond, Minimum: 5000}, Day: day.Of(2026, 11, 9)}
	for want, a := range map[string]rules.Action{
		"": {},
		"«\u00a0Avant échéance\u00a0» du 02/11/2026 passée\u00a0: l’échéance est venue.":                                                                                  {Level: data.LevelFirst, Passed: []rules.Passed{before}},
		"«\u00a0Avant échéance\u00a0» du 02/11/2026 passée\u00a0: un rappel plus proche de l’échéance la remplace.":                                                       {Level: data.LevelUpcoming, Passed: []rules.Passed{before}},
		"«\u00a0Avant échéance\u00a0» du 02/11/2026 passée\u00a0: l’échéance est venue\u202f; «\u00a0Relance 2\u00a0» du 09/11/2026 passée\u00a0: moins de 50,00\u202f€.": {Level: data.LevelThird, Currency: "EUR", Passed: []rules.Passed{before, small}},
	} {
		if got := passed(a); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
