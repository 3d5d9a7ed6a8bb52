package desk

import (
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// TestWhatACallLeadsTo: each result, whether the step is taken, and the day on
// which the client is thought of again.
func TestWhatACallLeadsTo(t *testing.T) {
	monday := day.Of(2026, 6, 15)
	for _, c := range []struct {
		result data.Result
		again  day.Day
		taken  bool
		paused day.Day // last day of the pause, or none
		reason string
	}{
		{data.ResultUnreachable, 0, false, monday, "Rappeler\u00a0: injoignable le 15/06"},
		{data.ResultUnreachable, monday.Add(8), false, monday.Add(7), "Rappeler\u00a0: injoignable le 15/06"},
		{data.ResultMessage, 0, false, monday.Add(1), "Rappeler\u00a0: message laissé le 15/06"},
		{data.ResultNotReceived, 0, true, 0, ""},
		{data.ResultValidation, 0, true, monday.Add(6), "En attente de validation, dit le 15/06"},
		{data.ResultPaying, 0, true, monday.Add(4), "Paiement en cours, dit le 15/06"},
		{data.ResultPaid, 0, true, monday.Add(4), "Paiement parti, dit le 15/06"},
		{data.ResultRefused, 0, true, 0, ""},
		{data.ResultRefused, monday.Add(10), true, monday.Add(9), "Rappeler"},
	} {
		t.Run(string(c.result), func(t *testing.T) {
			s := begin(t)
			i := s.owes("F-1", 6, 50000)
			a := s.action()
			contact := s.call(c.result, c.again)
			if contact.Level != data.LevelFirst || contact.Channel != data.ChannelCall || contact.Recipient != "01 02 03 04 05" || contact.Amount != 50000 ||
				(contact.Step == a.Step.ID) != c.taken || contact.Lines[0].Balance != i.Total {
				t.Errorf("%+v", contact)
			}
			held, err := s.Holds(t.Context(), s.client.ID)
			s.must(err)
			if (len(held.Pauses) == 1) != (c.paused != 0) || (c.paused != 0 && (held.Pauses[0].Until != c.paused || held.Pauses[0].Reason != c.reason)) {
				t.Errorf("pauses %+v", held.Pauses)
			}
			plan, err := s.PlanOf(t.Context(), s.client.ID)
			s.must(err)
			if len(plan.Actions) != 0 {
				t.Errorf("the client is called again the same day: %+v", plan.Actions)
			}
			last, err := s.lastSteps(t.Context(), s.client.ID)
			if s.must(err); (last[i.ID] == a.Step.ID) != c.taken {
				t.Errorf("last step %d", last[i.ID])
			}
		})
	}
}

// TestNobodyReached: the call is there again the next working day, and the one
// after a message was left two working days later.
func TestNobodyReached(t *testing.T) {
	s := begin(t)
	s.days(4) // a Friday
	s.owes("F-1", 6, 50000)
	first := s.action()
	s.call(data.ResultUnreachable, 0)
	s.days(2)
	s.quiet(rules.Paused)
	s.days(1)
	if again := s.action(); again.Step.ID != first.Step.ID {
		t.Errorf("%+v", again)
	}
}

// TestWhatIsDoneByHand: an SMS, a visit, a letter take the step as an e-mail does.
func TestWhatIsDoneByHand(t *testing.T) {
	for channel, to := range map[data.Channel]string{data.ChannelSMS: "06 01 02 03 04", data.ChannelLetter: "8 place du Marché, 75002 Paris", data.ChannelVisit: "8 place du Marché, 75002 Paris"} {
		s := begin(t)
		s.owes("F-1", 6, 50000)
		s.owes("F-2", 6, 20000)
		a := s.action()
		c, err := s.Record(t.Context(), Call{Action: a, Channel: channel, Note: "le texte", Invoices: a.Invoices[:1]})
		s.must(err)
		if c.Channel != channel || c.Step != a.Step.ID || len(c.Lines) != 1 || c.Recipient != to || c.Amount != 50000 {
			t.Errorf("%s: %+v", channel, c)
		}
		s.quiet(rules.Later)
	}
	s := begin(t)
	s.owes("F-1", 6, 50000)
	_, err := s.Record(t.Context(), Call{Action: s.action(), Result: "endormi"})
	s.refusedWith(err, data.CodeInvalid, "endormi")
	_, err = s.Record(t.Context(), Call{Action: s.action(), Channel: data.ChannelCall, Result: data.ResultUnreachable, Again: s.Today()})
	s.refusedWith(err, data.CodeInvalid, "15/06/2026")
}

// TestADisputeHeardOnThePhone: the dispute is recorded first, the call after it,
// with what was asked for.
func TestADisputeHeardOnThePhone(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 6, 50000)
	s.theAction = s.action()
	s.done(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: i.ID, Reason: "delivery"}))
	if c := s.call(data.ResultDispute, 0); c.Amount != 50000 || c.Step != s.theAction.Step.ID {
		t.Errorf("%+v", c)
	}
	s.quiet(rules.InDispute)
}
