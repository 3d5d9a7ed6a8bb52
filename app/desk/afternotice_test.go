package desk

import (
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// TestAfterAFormalNoticeNoReminderIsInvented: a reminder that is asked for all
// the same counts those that really left, and the user is told what it undoes.
func TestAfterAFormalNoticeNoReminderIsInvented(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 40, 90000)
	_, _, err := s.KeepPaper(t.Context(), s.paper(PaperRequest{Kind: letters.PaperNotice}))
	s.must(err)
	draft, err := s.PrepareReminder(t.Context(), s.client.ID, nil)
	s.must(err)
	if draft.Level != data.LevelFirst || strings.Contains(draft.Subject, "roisième") {
		t.Errorf("%q: %q", draft.Level, draft.Subject)
	}
	if said := strings.Join(draft.Warnings, "\n"); !strings.Contains(said, "Une mise en demeure est partie le "+s.Today().French()) {
		t.Errorf("warnings: %s", said)
	}
}
