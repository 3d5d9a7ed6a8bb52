package desk

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/money"
	"dument/letters"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
)

// alone switches the automatic mode on.
func (s *story) alone(change ...func(*data.Dunning)) {
	s.Helper()
	dunning, err := s.Dunning(s.Context())
	s.must(err)
	dunning.Automatic = true
	for _, f := range change {
		f(&dunning)
	}
	s.must(s.SaveDunning(s.Context(), dunning))
}

func (s *story) auto() AutoReport {
	s.Helper()
	report, err := s.SendAuto(s.Context(), nil)
	s.must(err)
	return report
}

// debtors makes clients that each owe one invoice, the first the least.
func (s *story) debtors(n int) []data.Client {
	s.Helper()
	var out []data.Client
	for k := range n {
		c := s.newClient(fmt.Sprintf("Client %02d", k))
		bill(s.T, s.Desk, c, fmt.Sprintf("C-%02d", k), s.Today().Add(-6), money.Cents(10000+1000*k))
		out = append(out, c)
	}
	return out
}

// TestWhyNothingLeavesByItself: each reason in its words, and nothing left.
func TestWhyNothingLeavesByItself(t *testing.T) {
	for name, c := range map[string]struct {
		happen func(s *story)
		why    string
		stop   AutoStop
	}{
		"never switched on":         {func(s *story) { s.alone(func(d *data.Dunning) { d.Automatic = false }) }, "n’est pas activé", AutoOff},
		"a Sunday":                  {func(s *story) { s.days(6) }, "reprennent le 22/06/2026", AutoRest},
		"Bastille Day":              {func(s *story) { s.days(29) }, "reprennent le 15/07/2026", AutoRest},
		"too early":                 {func(s *story) { s.now = s.now.Add(-time.Hour) }, "avant 9\u00a0h", AutoRest},
		"receipts of last week":     {func(s *story) { s.now = s.now.AddDate(0, 0, 7) }, "dernière confirmation le 15/06/2026", AutoReceipts},
		"receipts never confirmed":  {func(s *story) { s.must(s.Register.ConfirmReceipts(s.Context(), 0)) }, "jamais confirmé", AutoReceipts},
		"no mail account":           {func(s *story) { s.must(s.Register.SaveAccount(s.Context(), data.Account{})) }, "Réglages > Messagerie", AutoAccount},
		"the password is not known": {func(s *story) { s.Secrets = pocket{} }, "mot de passe", AutoAccount},
		"the sender has no name": {func(s *story) {
			who, err := s.Sender(s.Context())
			s.must(err)
			who.Name = ""
			s.must(s.SaveSender(s.Context(), who))
		}, "pas signés", AutoAccount},
		"a formal notice is due": {func(s *story) {
			s.must(s.ArchiveClient(s.Context(), s.client.ID, true))
			s.client = s.newClient("Autre")
			i := s.owes("F-2", 31, 80000)
			letterLeft(s.T, s.Desk, data.Contact{ClientID: s.client.ID, On: s.Today().Add(-15), At: s.now.AddDate(0, 0, -15), Channel: data.ChannelEmail, Level: data.LevelSecond,
				Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: i.Total}}})
			if a := s.action(); a.Level != data.LevelFormalNotice {
				s.Fatalf("%+v", a)
			}
		}, "Rien à envoyer automatiquement", AutoNothing},
		"the step is by hand": {func(s *story) {
			dunning, err := s.Dunning(s.Context())
			s.must(err)
			standard := dunning.Scenarios[0]
			standard.Steps[1].Automatic = false
			s.must(s.SaveScenario(s.Context(), &standard))
		}, "Rien à envoyer automatiquement", AutoNothing},
		"the client prefers the phone": {func(s *story) { s.change(func(c *data.Client) { c.Channel = data.ChannelCall }) }, "Rien à envoyer automatiquement", AutoNothing},
	} {
		t.Run(name, func(t *testing.T) {
			s := begin(t)
			s.owes("F-1", 6, 50000)
			s.alone()
			c.happen(s)
			report := s.auto()
			(&story{T: t}).refusedWith(blocked(report.Why), data.CodeBlocked, c.why)
			if report.Stop != c.stop {
				t.Errorf("stop %q", report.Stop)
			}
			if waiting, err := s.Outbox(t.Context()); err != nil || len(waiting) != 0 || len(s.post.sent) != 0 || len(report.Sent) != 0 {
				t.Errorf("%d wait, %d left (%v)", len(waiting), len(s.post.sent), err)
			}
		})
	}
}

// TestTheAutomaticModeHoldsItsCaps: the largest first, so many a day, one a
// client; the rest the next day; nobody twice.
func TestTheAutomaticModeHoldsItsCaps(t *testing.T) {
	s := begin(t)
	all := s.debtors(7)
	s.alone(func(d *data.Dunning) { d.CapPerDay = 3 })
	first := s.auto()
	if len(first.Sent) != 3 || first.Sent[0].ClientID != all[6].ID || !first.Sent[0].Automatic || first.Why != "" {
		t.Fatalf("%+v", first)
	}
	if again := s.auto(); len(again.Sent) != 0 || again.Why == "" {
		t.Errorf("beyond the cap: %+v", again)
	}
	s.days(1)
	if second := s.auto(); len(second.Sent) != 3 || second.Sent[0].ClientID != all[3].ID {
		t.Errorf("%+v", second)
	}
	s.days(1)
	s.auto()
	s.days(1)
	s.auto()
	if len(s.post.sent) != 7 {
		t.Errorf("%d left, 7 were due", len(s.post.sent))
	}
	// Over the months every step leaves once, and the notices stay.
	for range 60 {
		s.days(1)
		s.auto()
	}
	if len(s.post.sent) != 14 {
		t.Errorf("%d left: two reminders for each of 7 clients", len(s.post.sent))
	}
}

// TestKilledBetweenQueueAndSend: what waits leaves with the next run, within its
// caps, and once; what the user approved meanwhile is not the program's to send.
func TestKilledBetweenQueueAndSend(t *testing.T) {
	s := begin(t)
	s.debtors(3)
	s.owes("F-1", 6, 90000)
	s.alone(func(d *data.Dunning) { d.CapPerDay = 2 })
	plan, err := s.Plan(t.Context())
	s.must(err)
	byHand, err := s.Prepare(t.Context(), plan.Actions[0], Choice{})
	s.must(err)
	own, err := s.Approve(t.Context(), byHand.Draft)
	s.must(err)
	for _, a := range plan.Actions[1:] {
		_, err := s.queueAlone(t.Context(), a)
		s.must(err)
	}
	if report := s.auto(); len(report.Sent) != 2 {
		t.Errorf("%+v", report)
	}
	s.days(1)
	if report := s.auto(); len(report.Sent) != 1 {
		t.Errorf("%+v", report)
	}
	s.auto()
	if own, err = s.Register.Message(t.Context(), own.ID); err != nil || own.State != data.MessageWaiting || len(s.post.sent) != 3 {
		t.Errorf("%s, %d left (%v)", own.State, len(s.post.sent), err)
	}
}

// TestAnAutomaticMessageGivesWay: to a payment, and to whatever was said to the
// client while it waited.
func TestAnAutomaticMessageGivesWay(t *testing.T) {
	s := begin(t)
	clients := s.debtors(3)
	s.alone()
	plan, err := s.Plan(t.Context())
	s.must(err)
	for _, a := range plan.Actions {
		_, err := s.queueAlone(t.Context(), a)
		s.must(err)
	}
	advance(t, s.Desk, clients[0], s.Today(), 100)
	other := bill(t, s.Desk, clients[1], "C-99", s.Today().Add(-2), 5000)
	s.must(s.Register.AddContact(t.Context(), &data.Contact{ClientID: clients[1].ID, Channel: data.ChannelCall, Result: data.ResultPaying,
		Lines: []data.ContactLine{{InvoiceID: other.ID, Number: other.Number, Balance: 5000}}}))
	report := s.auto()
	if len(report.Sent) != 1 || report.Sent[0].ClientID != clients[2].ID || len(report.Cancelled) != 2 {
		t.Errorf("%+v", report)
	}
}

// TestWhatCannotBePrepared does not hold up the others, and is told.
func TestWhatCannotBePrepared(t *testing.T) {
	s := begin(t)
	s.debtors(1)
	s.owes("F-1", 6, 50000)
	s.alone()
	key := letters.KeyOf(data.French, data.LevelFirst, data.ToneCordial, data.Consumer)
	s.must(s.Register.SaveText(t.Context(), key, &data.Text{Subject: "Facture", Body: "L’indemnité de 40 € est due."}))
	s.change(func(c *data.Client) { c.Kind, c.Profile = data.Consumer, data.ProfileStandard })
	report := s.auto()
	if len(report.Sent) != 1 || len(report.Refused) != 1 {
		t.Errorf("%+v", report)
	}
}

// TestTheServerFailsWhileTheProgramSends: on a real connection, a message of
// which nobody knows is never sent again, one that the server put off is.
func TestTheServerFailsWhileTheProgramSends(t *testing.T) {
	for point, c := range map[mailtest.Point]struct {
		fault            mailtest.Fault
		failed, arrive   int
		uncertain, later int
	}{
		mailtest.Rcpt: {mailtest.Fault{Reply: "450 4.2.0 Greylisted"}, 1, 0, 0, 1},
		mailtest.Data: {mailtest.Fault{Reply: "554 5.3.0 no"}, 1, 0, 0, 0},
		mailtest.Dot:  {mailtest.Fault{Drop: true, Deliver: true}, 0, 1, 1, 0},
		mailtest.Auth: {mailtest.Fault{Drop: true}, 1, 0, 0, 1},
	} {
		t.Run(string(point), func(t *testing.T) {
			s := begin(t)
			server := mailtest.Start(t, mailtest.Options{Security: data.SecuritySTARTTLS})
			s.Transport = mail.NewTransport(mail.Options{Roots: server.Roots})
			s.must(s.SaveAccount(t.Context(), server.Account(), mailtest.Password))
			s.owes("F-1", 6, 50000)
			s.alone()
			fault := c.fault
			fault.Once = true
			server.Set(point, fault)
			report := s.auto()
			if len(report.Failed) != c.failed || len(report.Uncertain) != c.uncertain || len(server.Mailbox()) != c.arrive || report.Why == "" {
				t.Errorf("%+v, %d arrived", report, len(server.Mailbox()))
			}
			s.auto()
			s.auto()
			if n := len(server.Mailbox()); n != c.arrive+c.later {
				t.Errorf("%d arrived in the end", n)
			}
		})
	}
}

// TestARehearsal: the same messages, to the user alone, once; the register does
// not know of them.
func TestARehearsal(t *testing.T) {
	s := begin(t)
	s.debtors(3)
	s.alone(func(d *data.Dunning) { d.Rehearsal, d.CapPerDay = true, 2 })
	waiting, err := s.Plan(t.Context())
	s.must(err)
	real, err := s.queueAlone(t.Context(), waiting.Actions[2])
	s.must(err)
	report := s.auto()
	if report.Rehearsed != 2 || len(report.Sent) != 0 || report.Why != "" || !strings.HasPrefix(s.post.subjects[1], "[Essai – pour Client 02] Rappel") {
		t.Fatalf("%+v %q", report, s.post.subjects)
	}
	for _, to := range s.post.sent {
		if to != "moi@atelier.example" {
			t.Errorf("a rehearsal went to %s", to)
		}
	}
	for range 3 {
		if again := s.auto(); again.Rehearsed != 0 || again.Why == "" {
			t.Errorf("%+v", again)
		}
		s.days(1)
	}
	history, err := s.ClientHistory(t.Context(), waiting.Actions[0].Client)
	s.must(err)
	if m, _ := s.Register.Message(t.Context(), real.ID); len(history) != 0 || m.State != data.MessageWaiting {
		t.Errorf("%+v, %s", history, m.State)
	}
	if plan, _ := s.Plan(t.Context()); len(plan.Actions) != 2 {
		t.Errorf("the rehearsal took steps: %+v", plan.Actions)
	}
	// Long after it is not forgotten while it is proposed, nor what is new missed.
	s.now = s.now.AddDate(0, 0, rehearsedFor+8)
	s.confirm()
	s.owes("F-1", 6, 4000)
	if later := s.auto(); later.Rehearsed != 1 {
		t.Errorf("%+v", later)
	}
}

// TestARehearsalThatFailsIsDoneAgain, and one that is interrupted goes on later.
func TestARehearsalThatFailsIsDoneAgain(t *testing.T) {
	s := begin(t)
	s.debtors(2)
	s.alone(func(d *data.Dunning) { d.Rehearsal = true })
	s.post.refuse = "Le serveur ne répond pas."
	if report := s.auto(); report.Rehearsed != 0 || report.Why != s.post.refuse {
		t.Errorf("%+v", report)
	}
	s.post.refuse = ""
	ctx, cancel := context.WithCancel(t.Context())
	report, err := s.SendAuto(ctx, func(done, total int, _ data.Message) {
		if done != 1 || total != 2 {
			t.Errorf("%d of %d", done, total)
		}
		cancel()
	})
	if s.must(err); report.Rehearsed != 1 || report.Halted == "" {
		t.Errorf("%+v", report)
	}
	if report := s.auto(); report.Rehearsed != 1 || len(s.post.sent) != 2 {
		t.Errorf("%+v", report)
	}
}
