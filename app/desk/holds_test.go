package desk

import (
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// TestHoldsThatMakeNoSense are refused with a sentence that names the invoice,
// the figure or the day.
func TestHoldsThatMakeNoSense(t *testing.T) {
	s := begin(t)
	open, disputed, agreed := s.owes("F-1", 6, 50000), s.owes("F-2", 6, 50000), s.owes("F-3", 6, 50000)
	settled, dollars := s.owes("F-4", 6, 50000), bill(t, s.Desk, s.client, "F-5", s.Today(), 50000, func(i *data.Invoice) { i.Currency = "USD" })
	credit := note(t, s.Desk, s.client, "A-1", s.Today(), 1000)
	pay(t, s.Desk, s.client, settled, settled.Total)
	s.done(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: disputed.ID, Reason: "quality"}))
	today := s.Today()
	plan := func(ids ...data.ID) *data.InstalmentPlan {
		return &data.InstalmentPlan{ClientID: s.client.ID, Invoices: ids, Grace: data.PlanGrace, Instalments: data.Split(50000, 2, today.Add(10), "monthly")}
	}
	promise := func(ids ...data.ID) *data.Promise {
		return &data.Promise{ClientID: s.client.ID, Invoices: ids, Due: today.Add(3)}
	}
	s.done(s.AgreeInstalments(t.Context(), plan(agreed.ID)))
	for name, c := range map[string]struct {
		do   func() (Undo, error)
		code data.Code
		says string
	}{
		"a second dispute": {func() (Undo, error) {
			return s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: disputed.ID, Reason: "amount"})
		}, data.CodeBlocked, "déjà en litige depuis le 15/06/2026"},
		"a dispute over what is paid in instalments": {func() (Undo, error) {
			return s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: agreed.ID, Reason: "amount"})
		}, data.CodeBlocked, "échéancier"},
		"a dispute over a settled invoice": {func() (Undo, error) {
			return s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: settled.ID, Reason: "amount"})
		}, data.CodeInvalid, "F-4"},
		"a dispute over a credit note": {func() (Undo, error) {
			return s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: credit.ID, Reason: "amount"})
		}, data.CodeInvalid, "A-1"},
		"a dispute of tomorrow": {func() (Undo, error) {
			return s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: open.ID, Reason: "amount", Opened: today.Add(1)})
		}, data.CodeInvalid, "16/06/2026"},
		"a promise over a dispute":      {func() (Undo, error) { return s.Promise(t.Context(), promise(open.ID, disputed.ID)) }, data.CodeBlocked, "F-2"},
		"a promise over instalments":    {func() (Undo, error) { return s.Promise(t.Context(), promise(agreed.ID)) }, data.CodeBlocked, "F-3"},
		"a promise to pay what is paid": {func() (Undo, error) { return s.Promise(t.Context(), promise(settled.ID)) }, data.CodeInvalid, "F-4"},
		"a promise in two currencies":   {func() (Undo, error) { return s.Promise(t.Context(), promise(open.ID, dollars.ID)) }, data.CodeInvalid, "USD"},
		"a promise about nothing":       {func() (Undo, error) { return s.Promise(t.Context(), promise()) }, data.CodeInvalid, "une facture"},
		"a promise for yesterday": {func() (Undo, error) {
			return s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{open.ID}, Made: today.Add(-5), Due: today.Add(-1)})
		}, data.CodeInvalid, "14/06/2026"},
		"a promise to pay more than is due": {func() (Undo, error) { p := promise(open.ID); p.Amount = 50001; return s.Promise(t.Context(), p) }, data.CodeInvalid, "500,01"},
		"instalments over a dispute":        {func() (Undo, error) { return s.AgreeInstalments(t.Context(), plan(disputed.ID)) }, data.CodeBlocked, "F-2"},
		"instalments twice":                 {func() (Undo, error) { return s.AgreeInstalments(t.Context(), plan(agreed.ID)) }, data.CodeBlocked, "F-3"},
		"instalments of too little": {func() (Undo, error) {
			return s.AgreeInstalments(t.Context(), &data.InstalmentPlan{ClientID: s.client.ID, Invoices: []data.ID{open.ID}, Instalments: data.Split(49000, 2, today.Add(1), "weekly")})
		}, data.CodeInvalid, "il manque 10,00"},
		"instalments of too much": {func() (Undo, error) {
			return s.AgreeInstalments(t.Context(), &data.InstalmentPlan{ClientID: s.client.ID, Invoices: []data.ID{open.ID}, Instalments: data.Split(51000, 2, today.Add(1), "weekly")})
		}, data.CodeInvalid, "10,00\u202f€ de trop"},
		"instalments of last week": {func() (Undo, error) {
			return s.AgreeInstalments(t.Context(), &data.InstalmentPlan{ClientID: s.client.ID, Invoices: []data.ID{open.ID}, Made: today.Add(-9), Instalments: data.Split(50000, 2, today.Add(-7), "weekly")})
		}, data.CodeInvalid, "déjà passée"},
		"a pause that is over": {func() (Undo, error) {
			return s.Pause(t.Context(), &data.Pause{ClientID: s.client.ID, Made: today.Add(-3), Until: today.Add(-1), Reason: "x"})
		}, data.CodeInvalid, "14/06/2026"},
		"a pause without a reason": {func() (Undo, error) {
			return s.Pause(t.Context(), &data.Pause{ClientID: s.client.ID, Until: today, Reason: " "})
		}, data.CodeInvalid, "pourquoi"},
		"a pause of a settled invoice": {func() (Undo, error) {
			return s.Pause(t.Context(), &data.Pause{InvoiceID: settled.ID, Until: today, Reason: "x"})
		}, data.CodeInvalid, "F-4"},
		"the end of nothing": {func() (Undo, error) { return s.CloseDispute(t.Context(), 99, "agreed", "") }, data.CodeNotFound, "F5"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.do()
			(&story{T: t}).refusedWith(err, c.code, c.says)
		})
	}
	s.change(func(c *data.Client) { c.Insolvent = today })
	for _, err := range []error{errorOf(s.Promise(t.Context(), promise(open.ID))), errorOf(s.AgreeInstalments(t.Context(), plan(open.ID)))} {
		s.refusedWith(err, data.CodeBlocked, "mandataire judiciaire")
	}
}

func errorOf(_ Undo, err error) error { return err }

// TestWhatEndsAHoldIsTakenBack, and what was ended twice is refused.
func TestWhatEndsAHoldIsTakenBack(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 6, 50000)
	for name, c := range map[string]struct {
		begin func() error
		end   func() (Undo, error)
		held  rules.ReasonCode
	}{
		"dispute": {func() error {
			return errorOf(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: i.ID, Reason: "amount", Note: "le devis disait 400 €"}))
		}, func() (Undo, error) {
			return s.CloseDispute(t.Context(), s.newest().Disputes[0].ID, "unfounded", "devis signé relu ensemble")
		}, rules.InDispute},
		"promise": {func() error {
			return errorOf(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Due: s.Today()}))
		}, func() (Undo, error) { return s.WithdrawPromise(t.Context(), s.newest().Promises[0].ID) }, rules.Promised},
		"plan": {func() error {
			return errorOf(s.AgreeInstalments(t.Context(), &data.InstalmentPlan{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Instalments: data.Split(50000, 3, s.Today().Add(30), "monthly")}))
		}, func() (Undo, error) { return s.EndInstalments(t.Context(), s.newest().Plans[0].ID) }, rules.OnPlan},
		"pause": {func() error {
			return errorOf(s.Pause(t.Context(), &data.Pause{ClientID: s.client.ID, Until: s.Today(), Reason: "x"}))
		}, func() (Undo, error) { return s.EndPause(t.Context(), s.newest().Pauses[0].ID) }, rules.Paused},
	} {
		t.Run(name, func(t *testing.T) {
			ok(t, c.begin())
			s.quiet(c.held)
			undo, err := c.end()
			ok(t, err)
			s.action()
			ok(t, undo(t.Context()))
			s.quiet(c.held)
			_, err = c.end()
			ok(t, err)
			if _, err := c.end(); data.CodeOf(err) != data.CodeBlocked {
				t.Errorf("ended twice: %v", err)
			}
			s.action()
		})
	}
	if x := s.newest().Disputes[0]; x.Note != "le devis disait 400 €\ndevis signé relu ensemble" || x.Outcome != "unfounded" {
		t.Errorf("%+v", x)
	}
}

func (s *story) newest() data.Holds {
	held, err := s.Holds(s.Context(), 0)
	s.must(err)
	return held
}

// TestANewerWordTakesThePlaceOfTheOlder: of the promises over the same invoices
// one is left, and undoing the newer brings the older back.
func TestANewerWordTakesThePlaceOfTheOlder(t *testing.T) {
	s := begin(t)
	i, other := s.owes("F-1", 6, 50000), s.owes("F-2", 6, 20000)
	pending := func() (n int) {
		for _, p := range s.newest().Promises {
			if p.State(s.Today()) == data.PromisePending {
				n++
			}
		}
		return n
	}
	s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Due: s.Today().Add(2)}))
	undo := s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{i.ID, other.ID}, Due: s.Today().Add(9)}))
	if pending() != 1 || s.newest().Promises[0].Amount != 70000 {
		t.Errorf("%+v", s.newest().Promises)
	}
	s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{other.ID}, Due: s.Today().Add(4)}))
	if pending() != 2 {
		t.Error("the promise over the other invoice is gone")
	}
	s.must(undo(t.Context()))
	if pending() != 2 {
		t.Errorf("%+v", s.newest().Promises)
	}
	s.done(s.AgreeInstalments(t.Context(), &data.InstalmentPlan{ClientID: s.client.ID, Invoices: []data.ID{i.ID, other.ID}, Instalments: data.Split(70000, 2, s.Today().Add(30), "monthly")}))
	if pending() != 0 {
		t.Error("promises beside a plan")
	}
	first := s.done(s.Pause(t.Context(), &data.Pause{ClientID: s.client.ID, Until: s.Today().Add(20), Reason: "congés"}))
	second := s.done(s.Pause(t.Context(), &data.Pause{ClientID: s.client.ID, Until: s.Today().Add(2), Reason: "appelé"}))
	paused, err := s.paused(t.Context(), s.client.ID, 0)
	if s.must(err); len(paused) != 1 || paused[0].Reason != "appelé" {
		t.Errorf("%+v", paused)
	}
	s.must(second(t.Context()))
	if paused, _ = s.paused(t.Context(), s.client.ID, 0); len(paused) != 1 || paused[0].Reason != "congés" {
		t.Errorf("%+v", paused)
	}
	s.must(first(t.Context()))
}

// TestAPromise: kept by a payment, it says no more; broken, the reminder comes
// back the day after and mentions it; what was left of it is asked for.
func TestAPromise(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 6, 50000)
	promised := func() {
		s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Due: s.Today().Add(2), Amount: 20000}))
	}
	promised()
	s.days(1)
	pay(t, s.Desk, s.client, i, 20000)
	if a := s.action(); a.Broken != nil || a.Net != 30000 {
		t.Errorf("kept: %+v", a)
	}
	s.days(1)
	promised()
	s.days(2)
	s.quiet(rules.Promised)
	s.days(1)
	a := s.action()
	if a.Broken == nil || a.Broken.Amount != 20000 || a.Net != 30000 {
		t.Fatalf("broken: %+v", a)
	}
	p, err := s.Prepare(t.Context(), a, Choice{})
	s.must(err)
	if p.Draft.Promise == nil || p.Draft.Net() != 30000 {
		t.Errorf("%+v", p.Draft)
	}
	m, err := s.Approve(t.Context(), p.Draft)
	s.must(err)
	if s.send(m.ID); len(s.post.sent) != 1 {
		t.Errorf("%d left", len(s.post.sent))
	}
}

// TestInstalments: each is announced, reminded of once when late, thanked by
// nothing else; a missed one brings back the whole.
func TestInstalments(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 6, 30000)
	s.done(s.AgreeInstalments(t.Context(), &data.InstalmentPlan{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Grace: data.PlanGrace,
		Instalments: data.Split(30000, 3, s.Today().Add(10), "monthly")}))
	s.quiet(rules.OnPlan)
	s.days(7)
	a := s.action()
	if a.Level != data.LevelInstalment || a.Net != 10000 || a.Instalment != 0 {
		t.Fatalf("%+v", a)
	}
	m := s.approve()
	if m.Amount != 10000 || m.Occasion != a.Occasion {
		t.Errorf("%+v", m)
	}
	s.quiet(rules.OnPlan)
	s.send(m.ID)
	s.days(7)
	late := s.action()
	if late.Level != data.LevelInstalmentLate {
		t.Fatalf("%+v", late)
	}
	m = s.approve()
	pay(t, s.Desk, s.client, i, 4000)
	s.send(m.ID)
	if m, _ = s.Register.Message(t.Context(), m.ID); m.State != data.MessageCancelled {
		t.Errorf("asked for more than is left of the instalment: %s", m.State)
	}
	if a := s.action(); a.Net != 6000 {
		t.Errorf("%+v", a)
	}
	for _, hush := range []func() Undo{
		func() Undo { return s.done(s.Postpone(t.Context(), s.action(), s.Today(), "demain")) },
		func() Undo { return s.done(s.Pause(t.Context(), &data.Pause{Until: s.Today(), Reason: "congés"})) },
		func() Undo { return s.marked(func(c *data.Client, on day.Day) { c.Never = on != 0 }) },
	} {
		undo := hush()
		s.quiet(rules.OnPlan)
		s.must(undo(t.Context()))
		s.action()
	}
	skipped := s.done(s.Skip(t.Context(), s.action(), "il vient de payer la moitié"))
	s.quiet(rules.OnPlan)
	s.must(skipped(t.Context()))
	m = s.approve()
	s.send(m.ID)
	if len(s.post.sent) != 2 {
		t.Fatalf("%d left", len(s.post.sent))
	}
	s.days(9)
	whole := s.action()
	if whole.Level != data.LevelFirst || whole.Net != 26000 || !whole.Why.Missed {
		t.Errorf("%+v", whole)
	}
}
