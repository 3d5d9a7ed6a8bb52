package desk

import (
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// notice prints a formal notice about some invoices of the client.
func (s *story) notice(invoices ...data.ID) data.Contact {
	s.Helper()
	p, err := s.PreparePaper(s.Context(), PaperRequest{Kind: letters.PaperNotice, Client: s.client.ID, Invoices: invoices})
	s.must(err)
	c, _, err := s.KeepPaper(s.Context(), p)
	s.must(err)
	return c
}

func (s *story) posting(letter data.ID) data.Posting {
	s.Helper()
	p, err := s.Posting(s.Context(), letter)
	s.must(err)
	return p
}

func (s *story) noted(letter data.ID, events ...data.PostEvent) Undo {
	s.Helper()
	undo, err := s.NotePost(s.Context(), letter, events...)
	s.must(err)
	return undo
}

func on(kind data.PostEventKind, d day.Day) data.PostEvent { return data.PostEvent{Kind: kind, On: d} }

// TestARegisteredLetterIsFollowedToItsEnd: each event changes where it stands,
// and undone it stands where it stood, whatever was noted before.
func TestARegisteredLetterIsFollowedToItsEnd(t *testing.T) {
	s := begin(t)
	letter := s.notice(s.owes("F-1", 40, 50000).ID).ID
	printed := s.Today()
	s.days(20)
	number := data.PostEvent{Kind: data.PostNumber, Number: "1a 123 456 7890 1"}
	for _, step := range []struct {
		name     string
		events   []data.PostEvent
		state    data.PostState
		deadline day.Day
	}{
		{"posted with its number", []data.PostEvent{on(data.PostPosted, printed.Add(1)), number}, data.StatePosted, 0},
		{"nobody was there", []data.PostEvent{on(data.PostPresented, printed.Add(3))}, data.StateAbsent, 0},
		{"it came back unclaimed", []data.PostEvent{on(data.PostUnclaimed, printed.Add(19))}, data.StateUnclaimed, printed.Add(11)},
		{"no: it was refused", []data.PostEvent{on(data.PostRefused, printed.Add(18))}, data.StateRefused, printed.Add(11)},
	} {
		before := s.posting(letter)
		undo := s.noted(letter, step.events...)
		after := s.posting(letter)
		if after.State() != step.state || after.Deadline() != step.deadline {
			t.Errorf("%s: %s, deadline %s", step.name, after.State(), after.Deadline())
		}
		s.must(undo(t.Context()))
		if got := s.posting(letter); got != before {
			t.Errorf("%s, undone: %+v, it was %+v", step.name, got, before)
		}
		s.noted(letter, step.events...)
	}
	s.noted(letter, data.PostEvent{Kind: data.PostRefused})
	s.noted(letter, on(data.PostDelivered, printed.Add(4)))
	if p := s.posting(letter); p.State() != data.StateDelivered || p.Deadline() != printed.Add(12) || p.Number != "1A12345678901" {
		t.Errorf("delivered: %+v", p)
	}
	events, err := s.Register.PostEvents(t.Context(), letter)
	if s.must(err); len(events) < 12 {
		t.Errorf("the history has %d events only: something was taken out of it", len(events))
	}
}

// TestWhatCannotHaveHappenedToALetterIsRefused, and nothing of it is kept.
func TestWhatCannotHaveHappenedToALetterIsRefused(t *testing.T) {
	s := begin(t)
	letter, other := s.notice(s.owes("F-1", 40, 50000).ID).ID, s.notice(s.owes("F-2", 40, 20000).ID).ID
	s.noted(other, on(data.PostPosted, s.Today()), data.PostEvent{Kind: data.PostNumber, Number: "1A12345678901"})
	before := s.posting(letter)
	for name, c := range map[string]struct {
		events []data.PostEvent
		code   data.Code
		says   string
	}{
		"a day to come":            {[]data.PostEvent{on(data.PostPosted, s.Today().Add(1))}, data.CodeInvalid, "16/06/2026"},
		"posted before it existed": {[]data.PostEvent{on(data.PostPosted, s.Today().Add(-1))}, data.CodeInvalid, "imprimé"},
		"the number of another":    {[]data.PostEvent{{Kind: data.PostNumber, Number: "1A 123 456 7890 1"}}, data.CodeDuplicate, "Œuvre & Fils"},
		"no number at all":         {[]data.PostEvent{on(data.PostPosted, s.Today()), {Kind: data.PostNumber, Number: "12"}}, data.CodeInvalid, "1A 123 456 7890 1"},
	} {
		_, err := s.NotePost(t.Context(), letter, c.events...)
		s.refusedWith(err, c.code, c.says)
		if got := s.posting(letter); got != before {
			t.Errorf("%s: %+v", name, got)
		}
	}
	_, err := s.NotePost(t.Context(), 999, on(data.PostPosted, s.Today()))
	s.refusedWith(err, data.CodeNotFound)
}

// TestALetterIsFoundByWhatPeopleHaveAtHand, and asked about where that names
// several.
func TestALetterIsFoundByWhatPeopleHaveAtHand(t *testing.T) {
	s := begin(t)
	f1, f2 := s.owes("F-1", 40, 50000), s.owes("F-2", 40, 20000)
	first := s.notice(f1.ID).ID
	s.noted(first, on(data.PostPosted, s.Today()), data.PostEvent{Kind: data.PostNumber, Number: "1A12345678901"})
	find := func(what string) data.ID {
		p, err := s.FindPosting(t.Context(), what)
		if err != nil {
			t.Errorf("%q: %v", what, err)
		}
		return p.ContactID
	}
	for _, what := range []string{"1", " 1A 123 456 7890 1 ", "œuvre & fils", "OEUVRE & FILS", "F-1"} {
		if got := find(what); got != first {
			t.Errorf("%q is letter %d", what, got)
		}
	}
	second := s.notice(f2.ID).ID
	if got := find("F-2"); got != second {
		t.Errorf("F-2 is letter %d", got)
	}
	_, err := s.FindPosting(t.Context(), "Œuvre & Fils")
	s.refusedWith(err, data.CodeInvalid, "plusieurs", "15/06/2026")
	s.noted(first, on(data.PostDelivered, s.Today()))
	if got := find("Œuvre & Fils"); got != second {
		t.Errorf("the one under way is %d", got)
	}
	_, err = s.FindPosting(t.Context(), "F-1")
	s.refusedWith(err, data.CodeInvalid, "plus de recommandé en cours")
	for _, what := range []string{"", "personne", "99", "2A 123 456 7890 1"} {
		_, err = s.FindPosting(t.Context(), what)
		s.refusedWith(err, data.CodeNotFound, "«\u00a0"+what+"\u00a0»")
	}
}

// TestAScanIsKeptWithItsLetter: what it is is told by its bytes; undone, the
// letter has the scan it had.
func TestAScanIsKeptWithItsLetter(t *testing.T) {
	s := begin(t)
	letter := s.notice(s.owes("F-1", 40, 50000).ID).ID
	s.noted(letter, on(data.PostPosted, s.Today()))
	attach := func(kind data.PostEventKind, name, content string) (Undo, error) {
		return s.AttachScan(t.Context(), letter, kind, name, []byte(content))
	}
	for name, c := range map[string]struct{ content, says string }{
		"vide.pdf": {"", "vide"}, "lettre.docx": {"PK\x03\x04", "ni un PDF"}, "faux.pdf": {"bonjour", "ni un PDF"}, "gros.jpg": {strings.Repeat("\xff", maxAttachment+1), "15 Mo"},
	} {
		_, err := attach(data.PostSlip, name, c.content)
		s.refusedWith(err, data.CodeInvalid, name, c.says)
	}
	_, err := attach(data.PostPosted, "x.pdf", "%PDF-1.4")
	s.refusedWith(err, data.CodeInvalid, "récépissé")
	_, err = attach(data.PostSlip, "/home/moi/dépôt", "\xff\xd8\xff\xe0")
	s.must(err)
	slip := s.posting(letter).Slip
	d, _, err := s.Document(t.Context(), slip)
	if s.must(err); d.Name != "dépôt.jpg" || d.MIME != "image/jpeg" {
		t.Errorf("%+v", d)
	}
	undo, err := attach(data.PostSlip, "mieux.PDF", "%PDF-1.4")
	s.must(err)
	if d, _, _ = s.Document(t.Context(), s.posting(letter).Slip); d.Name != "mieux.PDF" {
		t.Errorf("%+v", d)
	}
	s.must(undo(t.Context()))
	if got := s.posting(letter).Slip; got != slip {
		t.Errorf("undone, the slip is %d, it was %d", got, slip)
	}
	undo, err = attach(data.PostReceipt, "ar.png", "\x89PNG\r\n\x1a\n")
	s.must(err)
	s.must(undo(t.Context()))
	if got := s.posting(letter).Receipt; got != 0 {
		t.Errorf("undone, there is a receipt: %d", got)
	}
}

// TestTheTrayIsPrintedInItsOrder: what waits, oldest first, in one file; what
// was posted or given up is no longer in it.
func TestTheTrayIsPrintedInItsOrder(t *testing.T) {
	s := begin(t)
	var ids []data.ID
	for _, number := range []string{"F-1", "F-2", "F-3"} {
		ids = append(ids, s.notice(s.owes(number, 40, 50000).ID).ID)
		s.days(1)
	}
	tray := func() (out []data.ID) {
		all, err := s.Tray(t.Context())
		s.must(err)
		for _, p := range all {
			out = append(out, p.ContactID)
		}
		return out
	}
	if got := tray(); !slices.Equal(got, ids) {
		t.Errorf("the tray is %v, want %v", got, ids)
	}
	var steps []int
	content, err := s.PrintTray(t.Context(), []data.ID{ids[1], ids[0]}, func(done, total int) { steps = append(steps, done, total) })
	s.must(err)
	text := pdfText(t, content)
	if a, b := strings.Index(text, "F-2"), strings.Index(text, "F-1"); a < 0 || b < a || strings.Contains(text, "F-3") || !slices.Equal(steps, []int{1, 2, 2, 2}) {
		t.Errorf("F-2 at %d, F-1 at %d, steps %v", a, b, steps)
	}
	sheet, err := s.PostSheet(t.Context(), ids)
	s.must(err)
	if text := pdfText(t, sheet); strings.Count(text, "PLACE DU MARCHÉ")+strings.Count(text, "place du Marché") != 3 {
		t.Errorf("the sheet for the post office: %s", text)
	}
	_, err = s.PrintTray(t.Context(), nil, nil)
	s.refusedWith(err, data.CodeInvalid, "au moins un pli")
	s.noted(ids[0], on(data.PostPosted, s.Today()))
	s.noted(ids[1], on(data.PostNotPosted, s.Today()))
	if got := tray(); !slices.Equal(got, ids[2:]) {
		t.Errorf("the tray is %v, want %v", got, ids[2:])
	}
}
