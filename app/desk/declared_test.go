package desk

import (
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
