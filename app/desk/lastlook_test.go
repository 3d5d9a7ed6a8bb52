package desk

import (
	"context"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
)

// stops is everything that keeps an invoice from being chased, the words of
// which the refusal reminds, and how to lift it.
var stops = map[string]struct {
	begin func(s *story, i data.Invoice) Undo
	words string
	cure  string
}{
	"a dispute was opened": {func(s *story, i data.Invoice) Undo {
		return s.done(s.OpenDispute(s.Context(), &data.Dispute{InvoiceID: i.ID, Reason: "amount"}))
	}, "litige ouvert le 15/06/2026 (montant ou prix contesté)", "Clôturez le litige"},
	"a promise was made": {func(s *story, i data.Invoice) Undo {
		return s.done(s.Promise(s.Context(), &data.Promise{ClientID: i.ClientID, Invoices: []data.ID{i.ID}, Due: s.Today().Add(4)}))
	}, "promesse de 500,00\u202f€ jusqu’au 19/06/2026", "Retirez la promesse"},
	"instalments were agreed": {func(s *story, i data.Invoice) Undo {
		return s.done(s.AgreeInstalments(s.Context(), &data.InstalmentPlan{ClientID: i.ClientID, Invoices: []data.ID{i.ID},
			Instalments: data.Split(i.Total, 2, s.Today().Add(30), "monthly"), Grace: data.PlanGrace}))
	}, "échéancier en cours", "Mettez fin à l’échéancier"},
	"the invoice is paused": {func(s *story, i data.Invoice) Undo {
		return s.done(s.Pause(s.Context(), &data.Pause{InvoiceID: i.ID, Until: s.Today().Add(3), Reason: "Vu avec lui"}))
	}, "en pause jusqu’au 18/06/2026 (Vu avec lui)", "Levez la pause"},
	"the client is paused": {func(s *story, i data.Invoice) Undo {
		return s.done(s.Pause(s.Context(), &data.Pause{ClientID: i.ClientID, Until: s.Today(), Reason: "Congés"}))
	}, "en pause jusqu’au 15/06/2026 (Congés)", "Levez la pause"},
	"everything is paused": {func(s *story, _ data.Invoice) Undo {
		return s.done(s.Pause(s.Context(), &data.Pause{Until: s.Today().Add(1), Reason: "Vacances"}))
	}, "en pause jusqu’au 16/06/2026 (Vacances)", "Levez la pause"},
	"the client is insolvent": {func(s *story, _ data.Invoice) Undo {
		return s.marked(func(c *data.Client, on day.Day) { c.Insolvent = on })
	}, "procédure collective ouverte le 15/06/2026", "mandataire judiciaire"},
	"the case was handed over": {func(s *story, _ data.Invoice) Undo {
		return s.marked(func(c *data.Client, on day.Day) { c.HandedOver = on })
	}, "dossier transmis le 15/06/2026", "fiche du client"},
	"the client is never reminded": {func(s *story, _ data.Invoice) Undo {
		return s.marked(func(c *data.Client, on day.Day) { c.Never = on != 0 })
	}, "jamais relancé", "Décochez"},
}

// done checks that something was done and returns how to undo it.
func (s *story) done(undo Undo, err error) Undo {
	s.Helper()
	s.must(err)
	return undo
}

// marked changes the client's record, and back.
func (s *story) marked(set func(c *data.Client, on day.Day)) Undo {
	s.change(func(c *data.Client) { set(c, s.Today()) })
	return func(context.Context) error { s.change(func(c *data.Client) { set(c, 0) }); return nil }
}

// TestWhatStopsAMessageAtTheLastLook: between the approval and the sending, and
// before the approval; what is lifted lets it leave.
func TestWhatStopsAMessageAtTheLastLook(t *testing.T) {
	for name, c := range stops {
		t.Run(name, func(t *testing.T) {
			s := begin(t)
			i := s.owes("F-1", 6, 50000)
			p, err := s.Prepare(t.Context(), s.action(), Choice{})
			s.must(err)
			m, err := s.Approve(t.Context(), p.Draft)
			s.must(err)
			lift := c.begin(s, i)
			s.send(m.ID)
			if m, err = s.Register.Message(t.Context(), m.ID); err != nil || m.State != data.MessageCancelled || !strings.Contains(m.LastError, c.words) {
				t.Errorf("%s: %s (%v)", m.State, m.LastError, err)
			}
			_, err = s.Queue(t.Context(), p.Draft, false)
			s.refusedWith(err, data.CodeBlocked, "F-1", c.words, c.cure)
			_, err = s.PrepareReminder(t.Context(), s.client.ID, nil)
			s.refusedWith(err, data.CodeBlocked, c.words)
			s.must(lift(t.Context()))
			m = s.approve()
			if s.send(m.ID); len(s.post.sent) != 1 {
				t.Errorf("%d left after it was lifted", len(s.post.sent))
			}
		})
	}
}

// TestADisputeStopsItsInvoiceAlone (OCA/credit-control#170 #460).
func TestADisputeStopsItsInvoiceAlone(t *testing.T) {
	s := begin(t)
	disputed, other := s.owes("F-1", 7, 50000), s.owes("F-2", 6, 20000)
	m := s.approve()
	s.done(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: disputed.ID, Reason: "quality"}))
	if s.send(m.ID); len(s.post.sent) != 0 {
		t.Fatal("a message about a disputed invoice left")
	}
	a := s.action()
	if len(a.Invoices) != 1 || a.Invoices[0] != other.ID || a.Net != 20000 {
		t.Errorf("%+v", a)
	}
	draft, err := s.PrepareReminder(t.Context(), s.client.ID, nil)
	s.must(err)
	if draft.Net() != 20000 {
		t.Errorf("by hand %s would be asked for", draft.Net().Plain())
	}
	_, err = s.PrepareReminder(t.Context(), s.client.ID, []data.ID{disputed.ID, other.ID})
	s.refusedWith(err, data.CodeBlocked, "F-1", "litige")
	m = s.approve()
	if s.send(m.ID); len(s.post.sent) != 1 {
		t.Error("the other invoice was not chased")
	}
}

// TestWhatWasSaidMeanwhileStopsAMessage: the user passed the step, or called.
func TestWhatWasSaidMeanwhileStopsAMessage(t *testing.T) {
	for name, c := range map[string]struct {
		happen func(s *story)
		leaves bool
	}{
		"the step was passed": {func(s *story) { s.done(s.Skip(s.Context(), s.theAction, "vu ensemble")) }, false},
		"passed, and restored": {func(s *story) {
			s.must(s.done(s.Skip(s.Context(), s.theAction, "vu ensemble"))(s.Context()))
		}, true},
		"he was called": {func(s *story) { s.call(data.ResultRefused, 0) }, false},
		"nobody answered the call": {func(s *story) {
			s.call(data.ResultUnreachable, 0)
			s.liftPauses()
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := begin(t)
			s.owes("F-1", 6, 50000)
			s.theAction = s.action()
			m := s.approve()
			c.happen(s)
			s.send(m.ID)
			if m, _ = s.Register.Message(t.Context(), m.ID); (m.State == data.MessageSent) != c.leaves || (m.LastError == "") != c.leaves {
				t.Errorf("%s: %s", m.State, m.LastError)
			}
		})
	}
}
