package today_test

import (
	"slices"
	"testing"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/letters"
	"dument/letters/mail/mailtest"
)

// noticed prints a formal notice to a client and notes what became of it.
func (h *house) noticed(c data.Client, events ...data.PostEvent) data.Contact {
	h.T.Helper()
	p, err := h.desk.PreparePaper(h.ctx, desk.PaperRequest{Kind: letters.PaperNotice, Client: c.ID})
	h.ok(err)
	kept, _, err := h.desk.KeepPaper(h.ctx, p)
	h.ok(err)
	if len(events) > 0 {
		_, err = h.desk.NotePost(h.ctx, kept.ID, events...)
		h.ok(err)
	}
	return kept
}

// TestTheDayTellsOfDatesNotToBeMissed: the gravest in its line, the others in a
// dialog, each with the button that answers it; and no line where there is none.
func TestTheDayTellsOfDatesNotToBeMissed(t *testing.T) {
	h := open(t, mailtest.Options{})
	h.Put(h.page)
	h.Misses("Voir les plis", "Voir la facture", "autre…")

	late := h.client("Alpha SARL")
	h.owes(late, "F-1", -60, 100000)
	old := h.client("Léa Müller", func(c *data.Client) { c.Kind = data.Consumer })
	h.owes(old, "F-2", day.Of(2025, 1, 2).Sub(today), 50000) // two years are over on 2 January 2027
	h.noticed(late)
	h.page.Refresh("")
	h.Sees("Prescription", "Voir la facture", "1 autre…")
	h.Tap("Voir la facture")
	if !slices.Contains(h.Asked, "invoice") {
		t.Errorf("the window was asked for %v", h.Asked)
	}
	h.Tap("1 autre…")
	h.Sees("Dates à ne pas manquer", "À poster", "Alpha SARL")
	h.Tap("Voir les plis")
	if !slices.Contains(h.asked, "tray") {
		t.Errorf("others were asked for %v", h.asked)
	}
}
