package outbox_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"sync"
	"testing"

	"dument/data"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
	"dument/letters/outbox"
)

// TestAReminderLeavesOnce is the whole story when all goes well: the bytes in the
// mailbox are those that were frozen, and those the history keeps.
func TestAReminderLeavesOnce(t *testing.T) {
	s := begin(t)
	m := s.queue(s.owes("F-1"))
	if m.State != data.MessageWaiting || m.Cycle != 1 || m.Amount != 123456 || m.Attempts != 0 {
		t.Fatalf("%+v", m)
	}
	s.arrived(0, 0)
	var steps []int
	report, err := s.box.SendAll(t.Context(), func(done, total int, after data.Message) { steps = append(steps, done, total, int(after.ID)) })
	s.must(err)
	if report.Count(data.MessageSent) != 1 || report.Left != 0 || report.Halted != "" || len(steps) != 3 || steps[2] != int(m.ID) {
		t.Fatalf("%+v %v", report, steps)
	}
	s.arrived(1, 1)
	after := s.state(m.ID, data.MessageSent)
	_, kept, err := s.register.Document(t.Context(), after.DocumentID)
	s.must(err)
	got := s.server.Mailbox()[0]
	sum := sha256.Sum256(got.Content)
	contacts, err := s.register.Contacts(t.Context(), s.client.ID, 0)
	s.must(err)
	if !bytes.Equal(got.Content, kept) || contacts[0].SHA256 != hex.EncodeToString(sum[:]) || contacts[0].Recipient != got.To || contacts[0].Level != data.LevelFirst {
		t.Errorf("what arrived is not what the history keeps: %+v", contacts[0])
	}
	if !bytes.Contains(got.Content, []byte("Message-ID: "+after.MessageID)) {
		t.Error("another Message-ID")
	}
	if report := s.sendAll(); len(report.Messages) != 0 {
		t.Errorf("again: %+v", report)
	}
	s.arrived(1, 1)
}

// TestAskedTwice (invoiceninja#1693: the same reminder up to a hundred times).
func TestAskedTwice(t *testing.T) {
	s := begin(t)
	d := s.owes("F-1")
	m := s.queue(d)
	refused := func(again bool) {
		t.Helper()
		if _, err := s.box.Queue(t.Context(), d, again); data.CodeOf(err) != data.CodeDuplicate || !strings.Contains(err.Error(), s.client.Name) {
			t.Fatalf("%v", err)
		}
	}
	refused(false)
	refused(true) // the first has not even left
	s.sendAll()
	refused(false)
	second, err := s.box.Queue(t.Context(), d, true)
	s.must(err)
	if second.Cycle != 2 || second.Key == m.Key || second.MessageID == m.MessageID {
		t.Errorf("%+v", second)
	}
	s.sendAll()
	s.arrived(2, 2)
	// The order of the invoices does not make another reminder.
	both := s.owes("F-2")
	both.Lines = append(both.Lines, d.Lines...)
	s.queue(both)
	both.Lines[0], both.Lines[1] = both.Lines[1], both.Lines[0]
	if _, err := s.box.Queue(t.Context(), both, false); data.CodeOf(err) != data.CodeDuplicate {
		t.Error(err)
	}
	// One that was taken back may be asked for again.
	pending, err := s.register.Outbox(t.Context())
	s.must(err)
	s.must(s.register.CancelMessage(t.Context(), pending[0].ID, ""))
	s.queue(both)
}

// TestPaidMeanwhile (akaunting#259: chased though nothing is owed).
func TestPaidMeanwhile(t *testing.T) {
	s := begin(t)
	paid, owed := s.owes("F-1"), s.owes("F-2")
	m, other := s.queue(paid), s.queue(owed)
	i := paid.Lines[0].Invoice
	s.must(s.register.SavePayment(t.Context(), &data.Payment{ClientID: s.client.ID, On: today, Amount: i.Total, Currency: "EUR",
		Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: i.Total}}}))
	report := s.sendAll()
	if report.Count(data.MessageCancelled) != 1 || report.Count(data.MessageSent) != 1 {
		t.Errorf("%+v", report)
	}
	if after := s.state(m.ID, data.MessageCancelled); after.LastError != "La facture F-1 a été réglée." {
		t.Errorf("the reason is lost: %q", after.LastError)
	}
	s.state(other.ID, data.MessageSent)
	s.arrived(1, 1)
}

// TestTheAccountChangedMeanwhile: frozen bytes name their sender.
func TestTheAccountChangedMeanwhile(t *testing.T) {
	s := begin(t)
	m := s.queue(s.owes("F-1"))
	s.box.Account.Address = "contact@nouveau.fr"
	s.sendAll()
	if after := s.state(m.ID, data.MessageCancelled); !strings.Contains(after.LastError, "zoe@exemple.fr") {
		t.Error(after.LastError)
	}
	s.arrived(0, 0)
}

// TestRefusedForNow: the next sending tries again, by itself.
func TestRefusedForNow(t *testing.T) {
	s := begin(t)
	m := s.queue(s.owes("F-1"))
	s.server.Set(mailtest.Rcpt, mailtest.Fault{Reply: "450 4.2.0 Greylisted", Once: true})
	s.sendAll()
	if after := s.state(m.ID, data.MessageFailed); !after.Temporary || after.Attempts != 1 || !strings.Contains(after.LastError, "450 4.2.0") {
		t.Errorf("%+v", after)
	}
	s.arrived(0, 0)
	s.sendAll()
	if after := s.state(m.ID, data.MessageSent); after.Attempts != 2 || after.LastError != "" {
		t.Errorf("%+v", after)
	}
	s.arrived(1, 1)
}

// TestRefusedForGood: only when the user asks, and for that message alone; the
// others leave all the same.
func TestRefusedForGood(t *testing.T) {
	s := begin(t)
	m, other := s.queue(s.owes("F-1")), s.queue(s.owes("F-2"))
	s.server.Set(mailtest.Rcpt, mailtest.Fault{Reply: "550 5.1.1 User unknown", Once: true})
	s.sendAll()
	s.state(m.ID, data.MessageFailed)
	s.state(other.ID, data.MessageSent)
	s.sendAll()
	s.arrived(1, 1)
	after, err := s.box.SendOne(t.Context(), m.ID)
	if s.must(err); after.State != data.MessageSent {
		t.Errorf("%+v", after)
	}
	s.arrived(2, 2)
	if _, err := s.box.SendOne(t.Context(), m.ID); data.CodeOf(err) != data.CodeBlocked {
		t.Errorf("sent twice: %v", err)
	}
}

// TestTroubleOfAll: a wrong password, a quota or no network is asked about once,
// and every message waits.
func TestTroubleOfAll(t *testing.T) {
	s := begin(t)
	m, other := s.queue(s.owes("F-1")), s.queue(s.owes("F-2"))
	s.box.Password = "faux"
	report := s.sendAll()
	if report.Left != 1 || len(report.Messages) != 1 || !strings.Contains(report.Halted, "mot de passe") || s.server.Connections() != 1 {
		t.Errorf("%+v after %d connections", report, s.server.Connections())
	}
	if after := s.state(m.ID, data.MessageWaiting); after.LastError != report.Halted {
		t.Error(after.LastError)
	}
	s.state(other.ID, data.MessageWaiting)
	s.box.Password = mailtest.Password
	s.server.Set(mailtest.Mail, mailtest.Fault{Reply: "550 5.4.5 Daily user sending limit exceeded", Once: true})
	if report := s.sendAll(); report.Left != 1 || !s.state(m.ID, data.MessageFailed).Temporary {
		t.Errorf("%+v", report)
	}
	s.sendAll()
	s.arrived(2, 2)
}

// TestNobodyKnows: the answer to the final dot is lost. Whether the message
// arrived or not, it is never sent again alone, and the run stops before more of
// the same.
func TestNobodyKnows(t *testing.T) {
	for _, delivered := range []bool{true, false} {
		s := begin(t)
		m, other := s.queue(s.owes("F-1")), s.queue(s.owes("F-2"))
		s.server.Set(mailtest.Dot, mailtest.Fault{Drop: true, Deliver: delivered, Once: true})
		if report := s.sendAll(); report.Count(data.MessageUncertain) != 1 || report.Left != 1 {
			t.Errorf("%+v", report)
		}
		s.sendAll()
		s.state(m.ID, data.MessageUncertain)
		s.state(other.ID, data.MessageSent)
		if _, err := s.box.SendOne(t.Context(), m.ID); data.CodeOf(err) != data.CodeBlocked {
			t.Error(err)
		}
		s.must(s.register.ResolveUncertain(t.Context(), m.ID, delivered))
		s.sendAll()
		s.state(m.ID, data.MessageSent)
		s.arrived(2, 2)
	}
}

// TestCancelledInTheMiddle: what has left is recorded, what has not waits.
func TestCancelledInTheMiddle(t *testing.T) {
	s := begin(t)
	first, second, third := s.queue(s.owes("F-1")), s.queue(s.owes("F-2")), s.queue(s.owes("F-3"))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	report, err := s.box.SendAll(ctx, func(int, int, data.Message) { cancel() })
	if s.must(err); report.Left != 2 || report.Count(data.MessageSent) != 1 || report.Halted == "" {
		t.Errorf("%+v", report)
	}
	s.state(first.ID, data.MessageSent)
	s.arrived(1, 1)
	// Again, now while the second is being sent: before the final dot.
	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	s.server.Set(mailtest.Rcpt, mailtest.Fault{Hang: true, Once: true, Before: cancel})
	report, err = s.box.SendAll(ctx, nil)
	if s.must(err); report.Left != 1 || report.Count(data.MessageWaiting) != 1 {
		t.Errorf("%+v", report)
	}
	s.state(second.ID, data.MessageWaiting)
	s.state(third.ID, data.MessageWaiting)
	s.sendAll()
	s.arrived(3, 3)
}

// TestBrokenAtEveryPoint: the server fails once at each point; after the next
// sending every message has arrived exactly once, or a person was asked.
func TestBrokenAtEveryPoint(t *testing.T) {
	for _, point := range mailtest.Points {
		for _, fault := range []mailtest.Fault{{Drop: true}, {Reset: true}, {Reply: "451 4.3.0 later"}, {Reply: "554 5.3.0 no"}} {
			t.Run(string(point)+" "+fault.Reply, func(t *testing.T) {
				t.Parallel()
				s := begin(t)
				m := s.queue(s.owes("F-1"))
				fault.Once = true
				s.server.Set(point, fault)
				s.sendAll()
				s.sendAll()
				after, err := s.register.Message(t.Context(), m.ID)
				s.must(err)
				switch after.State {
				case data.MessageSent:
					s.arrived(1, 1)
				case data.MessageUncertain:
					// A short message is on its way whole before the server drops it halfway.
					if s.arrived(0, 0); point != mailtest.Dot && point != mailtest.Body {
						t.Error("uncertain before the final dot")
					}
				case data.MessageFailed:
					if s.arrived(0, 0); after.Temporary || !strings.HasPrefix(fault.Reply, "554") || after.LastError == "" {
						t.Errorf("%+v", after)
					}
				default:
					t.Errorf("lost: %+v", after)
				}
			})
		}
	}
}

// TestTwoAtOnce: two copies of the program on one register send each message once.
func TestTwoAtOnce(t *testing.T) {
	s := begin(t)
	for _, number := range []string{"F-1", "F-2", "F-3", "F-4"} {
		s.queue(s.owes(number))
	}
	other := boxOn(open(t, s.path), s.server.Account(), mail.NewTransport(mail.Options{Roots: s.server.Roots}))
	var both sync.WaitGroup
	for _, box := range []*outbox.Outbox{s.box, other} {
		both.Go(func() {
			if _, err := box.SendAll(t.Context(), nil); err != nil && data.CodeOf(err) != data.CodeBusy {
				t.Error(err)
			}
		})
	}
	both.Wait()
	s.sendAll()
	s.arrived(4, 4)
}

// TestQueueWhileAnotherSends: a copy that begins to send takes a reserved row for
// the remains of a dead one; queueing goes on all the same.
func TestQueueWhileAnotherSends(t *testing.T) {
	s := begin(t)
	s.box.Store = meddled{s.register}
	s.state(s.queue(s.owes("F-1")).ID, data.MessageWaiting)
	s.sendAll()
	s.arrived(1, 1)
}

// meddled is a register on which another copy starts to send right after each
// reservation.
type meddled struct{ outbox.Store }

func (s meddled) ReserveMessage(ctx context.Context, m *data.Message) error {
	if err := s.Store.ReserveMessage(ctx, m); err != nil {
		return err
	}
	_, err := s.RecoverSending(ctx)
	return err
}

// TestWhatCannotBeWritten leaves nothing behind.
func TestWhatCannotBeWritten(t *testing.T) {
	s := begin(t)
	d := s.owes("F-1")
	d.Subject = "a\r\nBcc: x@y.fr"
	if _, err := s.box.Queue(t.Context(), d, false); data.FieldOf(err) != "subject" {
		t.Error(err)
	}
	if pending, err := s.register.Outbox(t.Context()); err != nil || len(pending) != 0 {
		t.Errorf("%v %v", pending, err)
	}
	s.box.Store = broken{s.register}
	if _, err := s.box.Queue(t.Context(), s.owes("F-2"), false); !errors.Is(err, errDisk) {
		t.Error(err)
	}
	s.state(1, data.MessageCancelled)
}

var errDisk = errors.New("disk full")

// broken is a register whose disk is full when the bytes come.
type broken struct{ outbox.Store }

func (broken) FreezeMessage(context.Context, data.ID, string, []byte) (data.Message, error) {
	return data.Message{}, errDisk
}

// TestTheRegisterFailsAfterTheSending: the message is out, and the user is told so.
func TestTheRegisterFailsAfterTheSending(t *testing.T) {
	s := begin(t)
	m := s.queue(s.owes("F-1"))
	s.box.Store = forgetful{s.register}
	if _, err := s.box.SendAll(t.Context(), nil); !errors.Is(err, errDisk) || !strings.Contains(err.Error(), "est bien parti") {
		t.Error(err)
	}
	s.box.Store = s.register
	if report := s.sendAll(); report.Recovered != 1 {
		t.Errorf("%+v", report)
	}
	s.state(m.ID, data.MessageUncertain)
	if n := len(s.server.Mailbox()); n != 1 {
		t.Errorf("sent %d times", n)
	}
}

// forgetful is a register whose disk is full when the outcome comes.
type forgetful struct{ outbox.Store }

func (forgetful) FinishSending(context.Context, data.ID, data.MessageState, bool, string) (data.Message, error) {
	return data.Message{}, errDisk
}

// TestDamagedMessageHoldsUpNobody: bytes that are no longer those that were
// frozen never leave, and the others do.
func TestDamagedMessageHoldsUpNobody(t *testing.T) {
	s := begin(t)
	m, other := s.queue(s.owes("F-1")), s.queue(s.owes("F-2"))
	s.box.Store = damaged{s.register, m.DocumentID}
	s.sendAll()
	if after := s.state(m.ID, data.MessageCancelled); after.LastError != "Abîmé." {
		t.Error(after.LastError)
	}
	s.state(other.ID, data.MessageSent)
}

// damaged is a register of which one document has rotted.
type damaged struct {
	outbox.Store
	document data.ID
}

func (d damaged) Document(ctx context.Context, id data.ID) (data.Document, []byte, error) {
	if id == d.document {
		return data.Document{}, nil, &data.Error{Code: data.CodeDamaged, Sentence: "Abîmé."}
	}
	return d.Store.Document(ctx, id)
}

func TestNoLockNoSending(t *testing.T) {
	s := begin(t)
	m := s.queue(s.owes("F-1"))
	s.box.Lock = nil
	if _, err := s.box.SendAll(t.Context(), nil); err == nil {
		t.Error("sent without a lock")
	}
	s.state(m.ID, data.MessageWaiting)
}
