package desk

import (
	"fmt"
	"testing"

	"dument/data"
)

// TestOldDebts: what is taken over from elsewhere begins at the first reminder,
// or at the step of its age, and never beyond the formal notice.
func TestOldDebts(t *testing.T) {
	for _, c := range []struct {
		name  string
		late  int
		old   int // 1 where the user is asked
		atAge data.Level
	}{
		{"not due yet", -20, 0, ""},
		{"the first reminder has not come", 2, 0, ""},
		{"at the first reminder", 7, 0, data.LevelFirst},
		{"at the second", 17, 1, data.LevelSecond},
		{"at the formal notice", 31, 1, data.LevelFormalNotice},
		{"two years old", 730, 1, data.LevelFormalNotice},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, atAge := range []bool{false, true} {
				s := begin(t)
				report, err := s.Register.ApplyImport(t.Context(), data.ImportBatch{Source: "ancien.csv", Records: []data.ImportRecord{{File: "ancien.csv", Line: 2, DueGiven: true,
					Client: s.client, Invoice: data.Invoice{Number: "V-1", Kind: data.KindInvoice, Issued: s.Today().Add(-c.late - 30), Due: s.Today().Add(-c.late), Total: 60000, Currency: "EUR"}}}}, false)
				s.must(err)
				if n, err := s.OldDebts(t.Context(), report.ID); err != nil || n != c.old {
					t.Errorf("%d old debts (%v), want %d", n, err, c.old)
				}
				s.must(s.Enter(t.Context(), report.ID, atAge))
				want := c.atAge
				if !atAge && want != "" {
					want = data.LevelFirst
				}
				plan, err := s.PlanOf(t.Context(), s.client.ID)
				s.must(err)
				if want == "" && len(plan.Actions) != 0 || want != "" && s.action().Level != want {
					t.Errorf("at its age %v: %+v", atAge, plan.Actions)
				}
				if n, _ := s.OldDebts(t.Context(), report.ID); atAge && n != 0 {
					t.Errorf("%d are asked about twice", n)
				}
				s.must(s.Enter(t.Context(), report.ID, true)) // once more changes nothing that was said
			}
		})
	}
}

// TestOldDebtsOfManyAges: one line of the history for each client and step, and
// only about what the import brought.
func TestOldDebtsOfManyAges(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 60, 50000)
	var batch data.ImportBatch
	for k, late := range []int{16, 17, 40, 41, 3} {
		batch.Records = append(batch.Records, data.ImportRecord{File: "a.csv", Line: k + 2, DueGiven: true, Client: s.client,
			Invoice: data.Invoice{Number: fmt.Sprintf("V-%d", k), Kind: data.KindInvoice, Issued: s.Today().Add(-late - 30), Due: s.Today().Add(-late), Total: 10000, Currency: "EUR"}})
	}
	report, err := s.Register.ApplyImport(t.Context(), batch, false)
	s.must(err)
	if n, err := s.OldDebts(t.Context(), report.ID); err != nil || n != 4 {
		t.Errorf("%d (%v)", n, err)
	}
	s.must(s.Enter(t.Context(), report.ID, true))
	history, err := s.ClientHistory(t.Context(), s.client.ID)
	s.must(err)
	if len(history) != 2 || len(history[0].Lines) != 2 || history[0].Text != atItsAge || history[0].Result != data.ResultSkipped || history[0].Amount != 20000 {
		t.Errorf("%+v", history)
	}
}

// TestThanks: proposed after a payment that a reminder brought, by e-mail, once;
// not sent when the payment was a mistake.
func TestThanks(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 6, 50000)
	m := s.approve()
	s.send(m.ID)
	s.days(7)
	undo, err := s.Pay(t.Context(), &data.Payment{ClientID: s.client.ID, On: s.Today(), Amount: i.Total, Currency: "EUR",
		Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: i.Total}}})
	s.must(err)
	a := s.action()
	if a.Level != data.LevelThanks || a.Net != 50000 {
		t.Fatalf("%+v", a)
	}
	later := s.done(s.Postpone(t.Context(), a, s.Today(), "demain"))
	if plan, err := s.PlanOf(t.Context(), s.client.ID); err != nil || len(plan.Actions) != 0 {
		t.Errorf("put off: %+v (%v)", plan.Actions, err)
	}
	s.must(later(t.Context()))
	m = s.approve()
	s.must(undo(t.Context()))
	s.send(m.ID)
	if m, _ = s.Register.Message(t.Context(), m.ID); m.State != data.MessageCancelled {
		t.Errorf("thanked for what did not come: %s", m.State)
	}
	pay(t, s.Desk, s.client, i, i.Total)
	s.must(s.done(s.Skip(t.Context(), s.action(), "déjà remercié de vive voix"))(t.Context()))
	m = s.approve()
	if s.send(m.ID); len(s.post.sent) != 2 {
		t.Errorf("%d left", len(s.post.sent))
	}
	if plan, err := s.PlanOf(t.Context(), s.client.ID); err != nil || len(plan.Actions) != 0 {
		t.Errorf("thanked twice: %+v (%v)", plan.Actions, err)
	}
}
