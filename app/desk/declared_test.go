package desk

import (
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// TestAPostedDeclarationIsNotedAsSuch: the claim counts as declared from the day
// its letter was handed over, and no longer when that was a mistake.
func TestAPostedDeclarationIsNotedAsSuch(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 60, 100000)
	s.insolvent()
	kept, _, err := s.KeepPaper(t.Context(), s.paper(PaperRequest{Kind: letters.PaperDeclaration}))
	s.must(err)
	declared := func() day.Day {
		c, err := s.Client(t.Context(), s.client.ID)
		s.must(err)
		return c.Proceeding.Declared
	}
	if !declared().IsZero() {
		t.Errorf("printed, it counts as declared on %s", declared())
	}
	undo, err := s.NotePost(t.Context(), kept.ID, data.PostEvent{Kind: data.PostPosted, On: s.Today()})
	s.must(err)
	if declared() != s.Today() {
		t.Errorf("posted, it counts as declared on %s", declared())
	}
	s.must(undo(t.Context()))
	if !declared().IsZero() {
		t.Errorf("taken back, it counts as declared on %s", declared())
	}
}

// TestWhatWasPaidSinceTheJudgmentIsStillDeclared: an invoice that was paid in full
// and the charges that were paid are declared as on the judgment's day, with what
// was received since; what was paid before, or fell to a credit note, is not.
func TestWhatWasPaidSinceTheJudgmentIsStillDeclared(t *testing.T) {
	s := begin(t)
	paid, open := s.owes("F-1", 90, 100000), s.owes("F-2", 80, 60000)
	s.insolvent()
	before := s.paper(PaperRequest{Kind: letters.PaperDeclaration}).Letter.Total
	early := s.owes("F-0", 100, 7000)
	since := s.Today().Add(-10)
	for _, p := range []data.Payment{{On: s.Today().Add(-31), Amount: 7000, Allocations: []data.Allocation{{InvoiceID: early.ID, Amount: 7000}}},
		{On: since, Amount: 100000, Allocations: []data.Allocation{{InvoiceID: paid.ID, Amount: 100000}}}} {
		p.ClientID, p.Currency = s.client.ID, "EUR"
		s.done(s.Pay(t.Context(), &p))
	}
	s.done(s.PayCharges(t.Context(), open.ID, since, s.account(open).PenaltyLeft()+4000, ""))
	paper := s.paper(PaperRequest{Kind: letters.PaperDeclaration})
	if paper.Letter.Total != before {
		t.Errorf("declared %s, before the payments %s", paper.Letter.Total.Plain(), before.Plain())
	}
	content, err := s.Render(t.Context(), paper.Letter)
	s.must(err)
	said := strings.Join(strings.Fields(pdfText(t, content)), " ")
	for _, want := range []string{"1 000,00 € le " + since.French() + " (F-1)", "(F-2, pénalités de retard)", "40,00 € le " + since.French() + " (F-2, indemnité forfaitaire de recouvrement)", "non déduit", "copies des factures F-1 et F-2"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
	if strings.Contains(said, "F-0") {
		t.Errorf("an invoice that was paid before the judgment is declared: %s", said)
	}
	if len(paper.Contact.Lines) != 2 {
		t.Errorf("the history says %+v", paper.Contact.Lines)
	}
}

// TestADeclarationIsInEuros: what is in another currency is named, not lost in silence.
func TestADeclarationIsInEuros(t *testing.T) {
	s := begin(t)
	bill(t, s.Desk, s.client, "F-USD", s.Today().Add(-95), 50000, func(i *data.Invoice) { i.Currency = "USD" })
	s.owes("F-1", 90, 100000)
	s.insolvent()
	p := s.paper(PaperRequest{Kind: letters.PaperDeclaration})
	if !slices.ContainsFunc(p.Warnings, func(w string) bool { return strings.Contains(w, "F-USD est en USD") }) || p.Letter.Currency != "EUR" || len(p.Case.Lines) != 1 {
		t.Errorf("%s, %q", p.Letter.Currency, p.Warnings)
	}
}
