package desk

import (
	"testing"

	"dument/data"
	"dument/data/rules"
)

// TestPassingAStep: the next one comes in its time, nothing was said to the
// client, the history has the reason; taken back, the step is there again.
func TestPassingAStep(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 6, 50000)
	first := s.action()
	_, err := s.Skip(t.Context(), first, " \n")
	s.refusedWith(err, data.CodeInvalid, "pourquoi")
	undo := s.done(s.Skip(t.Context(), first, "vu en rendez-vous"))
	s.quiet(rules.Later)
	history, err := s.ClientHistory(t.Context(), s.client.ID)
	s.must(err)
	if c := history[0]; c.Result != data.ResultSkipped || c.Text != "vu en rendez-vous" || c.Step != first.Step.ID || c.Lines[0] != (data.ContactLine{InvoiceID: i.ID, Number: "F-1", Balance: 50000}) {
		t.Errorf("%+v", c)
	}
	s.must(undo(t.Context()))
	if again := s.action(); again.Step.ID != first.Step.ID || again.Day != first.Day {
		t.Errorf("%+v", again)
	}
	if history, _ := s.ClientHistory(t.Context(), s.client.ID); len(history) != 2 || history[0].Result != data.ResultRestored {
		t.Errorf("the history does not grow: %+v", history)
	}
	s.done(s.Skip(t.Context(), s.action(), "vu en rendez-vous"))
	s.days(9)
	if next := s.action(); next.Level != data.LevelSecond {
		t.Errorf("after the first was passed comes %s", next.Level)
	}
}

// TestPassingIsTakenBackForEachInvoice: they go back to where each was, and one
// that went on since stays.
func TestPassingIsTakenBackForEachInvoice(t *testing.T) {
	s := begin(t)
	old := s.owes("F-1", 6, 50000)
	m := s.approve()
	s.send(m.ID)
	s.days(9)
	young := s.owes("F-2", 6, 30000)
	a := s.action()
	if a.Level != data.LevelSecond || len(a.Invoices) != 2 {
		t.Fatalf("%+v", a)
	}
	before, err := s.lastSteps(t.Context(), s.client.ID)
	s.must(err)
	undo := s.done(s.Skip(t.Context(), a, "promesse orale"))
	s.must(undo(t.Context()))
	after, err := s.lastSteps(t.Context(), s.client.ID)
	s.must(err)
	if after[old.ID] != before[old.ID] || after[young.ID] != before[young.ID] || before[old.ID] == before[young.ID] {
		t.Errorf("before %v, after %v", before, after)
	}
	s.refusedWith(undo(t.Context()), data.CodeBlocked, "ne peut plus être rétablie")
}

// TestPostponing: the whole client is left alone up to that day, what falls due
// soon included, and then comes the same step.
func TestPostponing(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 6, 50000)
	s.owes("F-2", -4, 50000) // its polite note could leave today
	a := s.action()
	_, err := s.Postpone(t.Context(), a, s.Today().Add(-1), "plus tard")
	s.refusedWith(err, data.CodeInvalid, "aujourd’hui ou plus tard")
	undo := s.done(s.Postpone(t.Context(), a, s.Today().Add(2), "le comptable est absent"))
	s.quiet(rules.Paused)
	s.must(undo(t.Context()))
	s.action()
	s.done(s.Postpone(t.Context(), s.action(), s.Today().Add(2), "le comptable est absent"))
	held, err := s.Holds(t.Context(), s.client.ID)
	s.must(err)
	if held.Pauses[0].InvoiceID != 0 || held.Pauses[0].ClientID != s.client.ID {
		t.Errorf("%+v", held.Pauses)
	}
	s.days(3)
	if again := s.action(); again.Step.ID != a.Step.ID {
		t.Errorf("%+v", again)
	}
}
