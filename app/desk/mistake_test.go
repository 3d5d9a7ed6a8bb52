package desk

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// instalments agrees on two payments of an invoice, the first in some days.
func (s *story) instalments(i data.Invoice, first int) {
	s.Helper()
	s.done(s.AgreeInstalments(s.Context(), &data.InstalmentPlan{ClientID: i.ClientID, Invoices: []data.ID{i.ID}, Grace: data.PlanGrace,
		Instalments: data.Split(i.Total, 2, s.Today().Add(first), "monthly")}))
}

// TestAnInstalmentThatCameWithoutAReference is not asked for, neither by the
// queue nor by a message that was ready when the money came.
func TestAnInstalmentThatCameWithoutAReference(t *testing.T) {
	s := begin(t)
	s.instalments(s.owes("F-1", 6, 100000), 3)
	m := s.approve()
	if m.Level != data.LevelInstalment || m.Amount != 50000 {
		t.Fatalf("%s of %s", m.Level, m.Amount.Plain())
	}
	advance(t, s.Desk, s.client, s.Today(), 50000)
	if report := s.send(m.ID); report.Messages[0].State != data.MessageCancelled {
		t.Errorf("it is %s", report.Messages[0].State)
	}
	s.quiet(rules.OnPlan)
	s.days(14) // past the grace of the first
	s.quiet(rules.OnPlan)
}

// TestWhoContestsOneInvoiceAndPaysTheOther is asked for neither, in the queue
// and by hand.
func TestWhoContestsOneInvoiceAndPaysTheOther(t *testing.T) {
	s := begin(t)
	contested := s.owes("F-1", 9, 50000)
	s.owes("F-2", 6, 30000)
	s.done(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: contested.ID, Reason: "quality"}))
	advance(t, s.Desk, s.client, s.Today(), 30000)
	s.quiet(rules.InDispute)
	_, err := s.PrepareReminder(t.Context(), s.client.ID, nil)
	s.refusedWith(err, data.CodeBlocked, "Rien à réclamer")
}

// TestABrokenPromiseIsToldOfItsOwnInvoicesOnly: what the user takes out of a
// message takes its promise with it.
func TestABrokenPromiseIsToldOfItsOwnInvoicesOnly(t *testing.T) {
	s := begin(t)
	promised, other := s.owes("F-1", 6, 50000), s.owes("F-2", 6, 30000)
	s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{promised.ID}, Due: s.Today()}))
	s.days(1)
	a := s.action()
	for _, c := range []struct {
		invoices []data.ID
		told     bool
	}{{nil, true}, {[]data.ID{promised.ID}, true}, {[]data.ID{other.ID}, false}} {
		p, err := s.Prepare(t.Context(), a, Choice{Invoices: c.invoices})
		s.must(err)
		if told := strings.Contains(p.Draft.Body, "Vous aviez annoncé"); told != c.told {
			t.Errorf("about %v: promise told = %v\n%s", c.invoices, told, p.Draft.Body)
		}
	}
}

// TestAFormalNoticeGivesTheDaysOfItsStep, not eight whatever the user chose.
func TestAFormalNoticeGivesTheDaysOfItsStep(t *testing.T) {
	s := begin(t)
	dunning, err := s.Dunning(t.Context())
	s.must(err)
	ladder, _ := dunning.Scenario(dunning.Default)
	ladder.Steps[len(ladder.Steps)-1].Deadline = 15
	s.must(s.SaveScenario(t.Context(), &ladder))
	s.owes("F-1", 60, 50000)
	n, err := s.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: s.client.ID})
	s.must(err)
	if n.Days != 15 {
		t.Errorf("%d days", n.Days)
	}
}

// TestAMessageThatWaitedTooLong does not leave on what was known weeks ago; it
// is proposed again.
func TestAMessageThatWaitedTooLong(t *testing.T) {
	for name, c := range map[string]struct {
		days      int
		confirmed bool
		state     data.MessageState
	}{"over the week-end": {3, false, data.MessageSent}, "a week": {7, false, data.MessageCancelled}, "a week, receipts being confirmed": {7, true, data.MessageSent}} {
		t.Run(name, func(t *testing.T) {
			s := begin(t)
			s.owes("F-1", 6, 50000)
			m := s.approve()
			s.now = s.now.Add(time.Duration(c.days) * 24 * time.Hour)
			if c.confirmed {
				s.confirm()
			}
			if got := s.send(m.ID).Messages[0]; got.State != c.state {
				t.Errorf("it is %s: %s", got.State, got.LastError)
			}
			if c.state == data.MessageCancelled && s.action().Held.Code != rules.Receipts {
				t.Error("it is not proposed again")
			}
		})
	}
}

// TestADueDateThatMovedAway: who was given more time meanwhile is not told to be
// late, by a message that was ready or by one prepared by hand.
func TestADueDateThatMovedAway(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 6, 50000)
	p, err := s.Prepare(t.Context(), s.action(), Choice{})
	s.must(err)
	m, err := s.Approve(t.Context(), p.Draft)
	s.must(err)
	i.Due = s.Today().Add(20)
	s.must(s.SaveInvoice(t.Context(), &i))
	if got := s.send(m.ID).Messages[0]; got.State != data.MessageCancelled || !strings.Contains(got.LastError, "F-1") {
		t.Errorf("it is %s: %s", got.State, got.LastError)
	}
	draft, err := s.PrepareReminder(t.Context(), s.client.ID, []data.ID{i.ID})
	s.must(err)
	draft.Level = data.LevelFirst
	_, err = s.Queue(t.Context(), draft, false)
	s.refusedWith(err, data.CodeInvalid, "F-1", "05/07/2026")
}

// carryOut does what an action says, as the user would.
func (s *story) carryOut(a rules.Action) {
	s.Helper()
	switch {
	case a.Level == data.LevelFormalNotice && a.Currency == "EUR":
		n, err := s.PreparePaper(s.Context(), PaperRequest{Kind: letters.PaperNotice, Client: a.Client, Invoices: a.Invoices})
		s.must(err)
		_, _, err = s.KeepPaper(s.Context(), n)
		s.must(err)
	case a.Channel == data.ChannelEmail:
		p, err := s.Prepare(s.Context(), a, Choice{})
		s.must(err)
		m, err := s.Approve(s.Context(), p.Draft)
		s.must(err)
		if got := s.send(m.ID).Messages[0]; got.State != data.MessageSent {
			s.Fatalf("%s on %s: %s, %s", a.Level, s.Today(), got.State, got.LastError)
		}
	case a.Channel == data.ChannelLetter && a.Level != data.LevelFormalNotice:
		p, err := s.Prepare(s.Context(), a, Choice{})
		s.must(err)
		_, _, err = s.KeepPaper(s.Context(), s.PaperOf(p))
		s.must(err)
	default:
		result := data.ResultRefused
		if a.Level == data.LevelFormalNotice {
			result = data.ResultNone // written with a counsel, and posted
		}
		_, err := s.Record(s.Context(), Call{Action: a, Result: result})
		s.must(err)
	}
}

// TestTheSimulationComesTrue: what is announced is what a register proposes day
// by day when every action is carried out and nobody pays.
func TestTheSimulationComesTrue(t *testing.T) {
	const days = 75
	rng := rand.New(rand.NewPCG(20, 26))
	for round := range 4 {
		s := begin(t)
		s.change(func(c *data.Client) {
			c.Profile = data.Profiles[rng.IntN(len(data.Profiles))]
			c.Scenario = 0
		})
		for k := range 2 + rng.IntN(4) {
			i := bill(t, s.Desk, s.client, fmt.Sprintf("F-%d", k), s.Today().Add(rng.IntN(60)-30), money.Cents(2000+rng.IntN(90000)), func(i *data.Invoice) {
				if rng.IntN(5) == 0 {
					i.Currency = "USD"
				}
			})
			switch rng.IntN(4) {
			case 0:
				s.instalments(i, 2+rng.IntN(10))
			case 1:
				s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Due: s.Today().Add(rng.IntN(20))}))
			}
		}
		advance(t, s.Desk, s.client, s.Today(), money.Cents(1+rng.IntN(20000)))
		planned, err := s.Simulate(t.Context(), days)
		s.must(err)
		var announced, lived []string
		for _, p := range planned {
			announced = append(announced, fmt.Sprintf("%s %s by %s, %s for %v", p.On, p.Level, p.Channel, p.Net.Plain(), p.Invoices))
		}
		for range days {
			plan, err := s.PlanOf(t.Context(), s.client.ID)
			s.must(err)
			for _, a := range plan.Actions {
				lived = append(lived, fmt.Sprintf("%s %s by %s, %s for %v", s.Today(), a.Level, a.Channel, a.Net.Plain(), a.Invoices))
				s.carryOut(a)
			}
			s.days(1)
		}
		if a, l := strings.Join(announced, "\n"), strings.Join(lived, "\n"); a != l {
			t.Errorf("round %d: announced\n%s\nlived\n%s", round, a, l)
		}
	}
}
