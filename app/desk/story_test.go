package desk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/data/sqlite/sqlitetest"
	"dument/letters/outbox"
)

// story is a desk whose days go by: it begins on Monday 15 June 2026 at nine,
// with receipts confirmed, a client and a mail server.
type story struct {
	*testing.T
	*Desk
	post   *post
	client data.Client
	now    time.Time

	theAction rules.Action // that a story goes on with
}

func begin(t *testing.T) *story {
	t.Helper()
	s := &story{T: t, post: &post{}, now: day.Of(2026, 6, 15).Time().Add(9 * time.Hour)}
	// Every look at the clock is a moment later, so that what came first is known.
	clock := func() time.Time { s.now = s.now.Add(time.Millisecond); return s.now }
	reg := sqlitetest.New(t, clock)
	var err error
	s.Desk, err = New(Config{Register: reg, Now: clock, Transport: s.post, Secrets: pocket{}})
	ok(t, err)
	ok(t, s.SaveSender(t.Context(), data.Sender{Name: "Atelier Lefèvre", LegalForm: "EI", SIREN: "732829320", IBAN: "FR1420041010050500013M02606",
		Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"}, Email: "moi@atelier.example", Terms: data.DefaultTerms}))
	ok(t, s.SaveAccount(t.Context(), data.Account{Address: "moi@atelier.example", Name: "Atelier", Host: "smtp.atelier.example", Port: 465,
		Security: data.SecurityTLS, Login: "moi"}, "secret"))
	s.client = s.newClient("Œuvre & Fils")
	s.confirm()
	return s
}

func (s *story) newClient(name string) data.Client {
	s.Helper()
	c := data.NewClient(data.Sender{})
	c.Name, c.Emails, c.Phone, c.Mobile = name, []data.Email{{Role: data.RoleBilling, Address: "compta@oeuvre.example"}}, "01 02 03 04 05", "06 01 02 03 04"
	c.Address = data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
	s.must(s.SaveClient(s.Context(), &c))
	return c
}

// change changes the client's record.
func (s *story) change(f func(*data.Client)) {
	s.Helper()
	c, err := s.Client(s.Context(), s.client.ID)
	s.must(err)
	f(&c)
	s.must(s.SaveClient(s.Context(), &c))
}

func (s *story) must(err error) { s.Helper(); ok(s.T, err) }

func (s *story) confirm() {
	s.Helper()
	_, err := s.ConfirmReceipts(s.Context())
	s.must(err)
}

// days lets days go by, receipts being confirmed on the last.
func (s *story) days(n int) {
	s.Helper()
	s.now = s.now.AddDate(0, 0, n)
	s.confirm()
}

// owes makes an invoice of the client that fell due some days ago.
func (s *story) owes(number string, late int, total money.Cents) data.Invoice {
	s.Helper()
	return bill(s.T, s.Desk, s.client, number, s.Today().Add(-late), total)
}

// action returns the one action of the client.
func (s *story) action() rules.Action {
	s.Helper()
	plan, err := s.PlanOf(s.Context(), s.client.ID)
	s.must(err)
	if len(plan.Actions) != 1 {
		s.Fatalf("%d actions; %s", len(plan.Actions), reasons(plan))
	}
	return plan.Actions[0]
}

// quiet checks that nothing is proposed for the client, and why.
func (s *story) quiet(want rules.ReasonCode) {
	s.Helper()
	plan, err := s.PlanOf(s.Context(), s.client.ID)
	s.must(err)
	if len(plan.Actions) != 0 || len(plan.Idle) == 0 || plan.Idle[0].Why.Code != want {
		s.Fatalf("want %q, got %d actions; %s", want, len(plan.Actions), reasons(plan))
	}
}

func reasons(p ClientPlan) string {
	out := ""
	for _, i := range p.Idle {
		out += fmt.Sprintf("%d %s: %s ", i.Invoice, i.Why.Code, i.Why.Sentence())
	}
	return out
}

// approve puts the client's action into the outbox.
func (s *story) approve() data.Message {
	s.Helper()
	p, err := s.Prepare(s.Context(), s.action(), Choice{})
	s.must(err)
	m, err := s.Approve(s.Context(), p.Draft)
	s.must(err)
	return m
}

func (s *story) send(ids ...data.ID) outbox.Report {
	s.Helper()
	report, err := s.SendMessages(s.Context(), ids, nil)
	s.must(err)
	return report
}

// refusedWith checks that an error is a refusal whose sentence has some words.
func (s *story) refusedWith(err error, code data.Code, words ...string) {
	s.Helper()
	if data.CodeOf(err) != code {
		s.Errorf("%q is %q, want %q", err, data.CodeOf(err), code)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			s.Errorf("%q does not say %q", err, w)
		}
	}
}

// call records a call about the client's action.
func (s *story) call(r data.Result, again day.Day) data.Contact {
	s.Helper()
	a := s.theAction
	if a.Client == 0 {
		a = s.action()
	}
	c, err := s.Record(s.Context(), Call{Action: a, Channel: data.ChannelCall, Result: r, Note: "dit au téléphone", Again: again})
	s.must(err)
	return c
}

// liftPauses ends every pause that holds.
func (s *story) liftPauses() {
	s.Helper()
	held, err := s.Holds(s.Context(), 0)
	s.must(err)
	for _, p := range held.Pauses {
		if p.Holds(s.Today()) {
			s.done(s.EndPause(s.Context(), p.ID))
		}
	}
}
