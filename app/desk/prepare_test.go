package desk

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/letters"
)

// TestWhatIsSaidIsWhatThePlanSays: over random accounts, with credit notes,
// money on account, debits, disputes and two currencies, a message asks for
// exactly the invoices and the amount of its action, to the cent, and is sent;
// or it says that a credit note has to be set against an invoice first.
func TestWhatIsSaidIsWhatThePlanSays(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 14))
	said, torn := 0, 0
	for round := range 24 {
		s := begin(t)
		for k := range 1 + rng.IntN(6) {
			bill(t, s.Desk, s.client, fmt.Sprintf("F-%d", 9-k), s.Today().Add(-rng.IntN(12)), money.Cents(2000+rng.IntN(9000)), func(i *data.Invoice) {
				i.DirectDebit = rng.IntN(8) == 0
				if rng.IntN(6) == 0 {
					i.Currency = "USD"
				}
			})
		}
		if rng.IntN(2) == 0 {
			note(t, s.Desk, s.client, "A-1", s.Today().Add(-rng.IntN(20)), money.Cents(500+rng.IntN(4000)))
		}
		if rng.IntN(2) == 0 {
			advance(t, s.Desk, s.client, s.Today(), money.Cents(500+rng.IntN(4000)))
		}
		if rng.IntN(3) == 0 {
			items, err := s.OpenItems(t.Context(), s.client.ID)
			s.must(err)
			if i := items[rng.IntN(len(items))]; i.Balance > 0 {
				s.done(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: i.ID, Reason: "other"}))
			}
		}
		plan, err := s.PlanOf(t.Context(), s.client.ID)
		s.must(err)
		for _, a := range plan.Actions {
			p, err := s.Prepare(t.Context(), a, Choice{})
			if data.CodeOf(err) == data.CodeBlocked && strings.Contains(err.Error(), "A-1") {
				torn++
				continue
			}
			s.must(err)
			asked := keep(p.Draft.Lines, func(l letters.Line) bool { return l.Balance > 0 })
			if p.Draft.Net() != a.Net || len(asked) != len(a.Invoices) || p.Draft.Step != a.Step.ID || p.Draft.Level != a.Level {
				t.Errorf("round %d: the plan asks %s for %v, the message %s for %d", round, a.Net.Plain(), a.Invoices, p.Draft.Net().Plain(), len(asked))
			}
			if a.Channel != data.ChannelEmail {
				continue
			}
			m, err := s.Approve(t.Context(), p.Draft)
			s.must(err)
			if s.send(m.ID); len(s.post.sent) != 1 || m.Amount != a.Net {
				t.Errorf("round %d: %s asked for, %d left", round, m.Amount.Plain(), len(s.post.sent))
			}
			said++
		}
	}
	if said < 12 || torn > said/3 {
		t.Errorf("%d messages, %d torn credit notes: not much was shown", said, torn)
	}
}

// TestChoices: fewer invoices, another tone, another channel.
func TestChoices(t *testing.T) {
	s := begin(t)
	first := s.owes("F-1", 7, 50000)
	s.owes("F-2", 6, 20000)
	a := s.action()
	p, err := s.Prepare(t.Context(), a, Choice{Invoices: []data.ID{first.ID}, Tone: data.ToneFirm})
	s.must(err)
	if p.Action.Net != 50000 || p.Draft.Tone != data.ToneFirm || strings.Contains(p.Draft.Body, "F-2") || !strings.Contains(p.Draft.Body, "F-1") || p.Draft.To == "" {
		t.Errorf("%+v", p.Draft)
	}
	_, err = s.Prepare(t.Context(), a, Choice{Invoices: []data.ID{}})
	s.refusedWith(err, data.CodeInvalid, "au moins une facture")
	if p, err = s.Prepare(t.Context(), a, Choice{Channel: data.ChannelSMS}); err != nil || !strings.Contains(p.SMS.Text, "700") || p.SMS.Parts == 0 {
		t.Errorf("%+v (%v)", p.SMS, err)
	}
	if p, err = s.Prepare(t.Context(), a, Choice{Channel: data.ChannelCall}); err != nil || len(p.Guide.Facts) == 0 || len(p.Guide.Opening) == 0 {
		t.Errorf("%+v (%v)", p.Guide, err)
	}
	p, err = s.Prepare(t.Context(), a, Choice{Channel: data.ChannelLetter})
	s.must(err)
	c, content, err := s.KeepPaper(t.Context(), s.PaperOf(p))
	s.must(err)
	if c.Step != a.Step.ID || c.Channel != data.ChannelLetter || c.Amount != 70000 || !strings.HasPrefix(string(content), "%PDF-") {
		t.Errorf("%+v", c)
	}
}

// TestAFormalNoticeIsNeverAnEmail: on paper it is left to PreparePaper and
// takes its step; sent otherwise it is the third reminder and takes none.
func TestAFormalNoticeIsNeverAnEmail(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 6, 50000)
	m := s.approve()
	s.send(m.ID)
	s.days(10)
	m = s.approve()
	s.send(m.ID)
	s.days(20)
	a := s.action()
	if a.Level != data.LevelFormalNotice {
		t.Fatalf("%+v", a)
	}
	p, err := s.Prepare(t.Context(), a, Choice{})
	if s.must(err); p.Draft.Body != "" || p.Action.Level != data.LevelFormalNotice {
		t.Errorf("%+v", p)
	}
	p, err = s.Prepare(t.Context(), a, Choice{Channel: data.ChannelEmail})
	if s.must(err); p.Draft.Level != data.LevelThird || p.Draft.Step != 0 || p.Draft.Body == "" {
		t.Errorf("%+v", p.Draft)
	}
	n, err := s.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: s.client.ID, Invoices: a.Invoices})
	s.must(err)
	c, _, err := s.KeepPaper(t.Context(), n)
	if s.must(err); c.Step != a.Step.ID {
		t.Errorf("step %d, want %d", c.Step, a.Step.ID)
	}
}

// TestTheGate: what the queue approves waits for receipts to be confirmed; what
// is written by hand for one client does not.
func TestTheGate(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 6, 50000)
	s.must(s.Register.ConfirmReceipts(t.Context(), s.Today().Add(-4)))
	a := s.action()
	if a.Held.Code == "" {
		t.Error("not held")
	}
	p, err := s.Prepare(t.Context(), a, Choice{})
	s.must(err)
	_, err = s.Approve(t.Context(), p.Draft)
	if s.refusedWith(err, data.CodeBlocked, "11/06/2026"); data.FieldOf(err) != "receipts" {
		t.Errorf("field %q", data.FieldOf(err))
	}
	undo := s.done(s.ConfirmReceipts(t.Context()))
	m, err := s.Approve(t.Context(), p.Draft)
	s.must(err)
	s.must(s.CancelMessage(t.Context(), m.ID))
	s.must(undo(t.Context()))
	if _, err = s.Approve(t.Context(), p.Draft); data.FieldOf(err) != "receipts" {
		t.Errorf("%v", err)
	}
	draft, err := s.PrepareReminder(t.Context(), s.client.ID, nil)
	s.must(err)
	if draft.Step != a.Step.ID || draft.Tone != a.Tone {
		t.Errorf("by hand: step %d %s, want %d %s", draft.Step, draft.Tone, a.Step.ID, a.Tone)
	}
	_, err = s.Queue(t.Context(), draft, false)
	s.must(err)
}

// TestByHandTheLadderGoesOn: a level of the scenario takes its step; one it
// does not have takes those below it, so that nothing softer follows; one that
// was taken takes none.
func TestByHandTheLadderGoesOn(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 6, 50000)
	dunning, err := s.Dunning(t.Context())
	s.must(err)
	steps := dunning.Scenarios[0].Steps
	for _, c := range []struct {
		level data.Level
		step  data.ID
	}{{data.LevelFirst, steps[1].ID}, {data.LevelSecond, steps[2].ID}, {data.LevelThird, steps[2].ID}, {data.LevelUpcoming, steps[0].ID}} {
		draft, err := s.PrepareReminder(t.Context(), s.client.ID, nil)
		s.must(err)
		draft, err = s.Recompose(t.Context(), draft, c.level)
		s.must(err)
		if draft.Step != c.step {
			t.Errorf("%s takes step %d, want %d", c.level, draft.Step, c.step)
		}
	}
	m := s.approve()
	s.send(m.ID)
	draft, err := s.PrepareReminder(t.Context(), s.client.ID, nil)
	s.must(err)
	if draft.Level != data.LevelSecond {
		t.Errorf("%s", draft.Level)
	}
	if draft, err = s.Recompose(t.Context(), draft, data.LevelFirst); err != nil || draft.Step != 0 {
		t.Errorf("a level that was taken takes step %d (%v)", draft.Step, err)
	}
}

// TestExactlyThese: of what waits, what the user chose leaves, in the order of
// the outbox, and stops when he says so.
func TestExactlyThese(t *testing.T) {
	s := begin(t)
	s.debtors(3)
	plan, err := s.Plan(t.Context())
	s.must(err)
	var ids []data.ID
	for _, a := range plan.Actions {
		p, err := s.Prepare(t.Context(), a, Choice{})
		s.must(err)
		m, err := s.Approve(t.Context(), p.Draft)
		s.must(err)
		ids = append(ids, m.ID)
	}
	if report := s.send(); len(report.Messages) != 0 {
		t.Errorf("nothing was chosen: %+v", report)
	}
	report := s.send(ids[2], ids[0], ids[0], 99)
	if report.Count(data.MessageSent) != 2 || len(s.post.sent) != 2 {
		t.Errorf("%+v", report)
	}
	if s.send(ids...); len(s.post.sent) != 3 {
		t.Errorf("%d left", len(s.post.sent))
	}
}

// TestAStepIsTakenOnce: what was prepared before a call took the step is no
// longer queued; said again by hand, only when the user insists.
func TestAStepIsTakenOnce(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 6, 50000)
	p, err := s.Prepare(t.Context(), s.action(), Choice{})
	s.must(err)
	s.call(data.ResultRefused, 0)
	_, err = s.Approve(t.Context(), p.Draft)
	s.refusedWith(err, data.CodeDuplicate, s.client.Name, "F-1")
	draft, err := s.PrepareReminder(t.Context(), s.client.ID, nil)
	s.must(err)
	draft, err = s.Recompose(t.Context(), draft, data.LevelFirst)
	s.must(err)
	_, err = s.Queue(t.Context(), draft, false)
	s.refusedWith(err, data.CodeDuplicate, "Relance 1")
	m, err := s.Queue(t.Context(), draft, true)
	s.must(err)
	if s.send(m.ID); len(s.post.sent) != 1 {
		t.Errorf("%d left", len(s.post.sent))
	}
}
