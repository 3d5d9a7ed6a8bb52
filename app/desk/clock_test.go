package desk

import (
	"fmt"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
)

// TestTheClockOfAClaim: what may be a recognition is only shown, what is noted
// starts the delay again with its proof, and undone the original date is back.
func TestTheClockOfAClaim(t *testing.T) {
	s := begin(t)
	i := bill(t, s.Desk, s.client, "F-1", day.Of(2025, 3, 31), 120000)
	clock := func(last day.Day, possible ...string) ClockView {
		t.Helper()
		v, err := s.Clock(t.Context(), i.ID)
		s.must(err)
		if v.Last != last || len(v.Possible) != len(possible) {
			t.Fatalf("%s, %q; want %s, %q", v.Last, v.Possible, last, possible)
		}
		for k, words := range possible {
			if !strings.Contains(v.Possible[k], words) || !strings.Contains(v.Possible[k], "à vérifier") {
				t.Errorf("%q, want %q", v.Possible[k], words)
			}
		}
		return v
	}
	clock(day.Of(2030, 3, 31))
	p := data.Payment{ClientID: s.client.ID, On: day.Of(2026, 1, 8), Amount: 20000, Currency: "EUR", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 20000}}}
	_, err := s.Pay(t.Context(), &p)
	s.must(err)
	s.notice(i.ID) // a formal notice interrupts nothing
	s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Due: s.Today().Add(3)}))
	clock(day.Of(2030, 3, 31), "200,00\u202f€ reçu le 08/01/2026", "Promesse de payer 1\u202f000,00\u202f€ faite le 15/06/2026")
	undo, err := s.AddInterruption(t.Context(), data.Interruption{InvoiceID: i.ID, Kind: data.Recognition, On: day.Of(2026, 1, 8), Note: "virement partiel"},
		&File{"mail.eml", []byte("From: client\r\n\r\nJe paierai.")})
	s.must(err)
	v := clock(day.Of(2031, 1, 8), "Promesse")
	if len(v.Interruptions) != 1 || v.By != data.Recognition {
		t.Fatalf("%+v", v)
	}
	if doc, content, err := s.Document(t.Context(), v.Interruptions[0].DocumentID); err != nil || doc.Name != "mail.eml" || !strings.Contains(string(content), "paierai") {
		t.Errorf("the proof: %+v (%v)", doc, err)
	}
	s.must(undo(t.Context()))
	clock(day.Of(2030, 3, 31), "200,00", "Promesse")
	s.done(s.AddInterruption(t.Context(), data.Interruption{InvoiceID: i.ID, Kind: data.CourtAct, On: day.Of(2026, 6, 1)}, nil))
	v = clock(day.Of(2031, 6, 1), "200,00", "Promesse")
	again, err := s.CancelInterruption(t.Context(), v.Interruptions[0])
	s.must(err)
	clock(day.Of(2030, 3, 31), "200,00", "Promesse")
	s.must(again(t.Context()))
	clock(day.Of(2031, 6, 1), "200,00", "Promesse")
}

// TestWhatInterruptsNothing is refused with the reason.
func TestWhatInterruptsNothing(t *testing.T) {
	s := begin(t)
	i, old := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 3, 31), 120000), bill(t, s.Desk, s.client, "F-0", day.Of(2020, 1, 31), 5000)
	credit := note(t, s.Desk, s.client, "A-1", s.Today(), 100)
	s.done(s.AddInterruption(t.Context(), data.Interruption{InvoiceID: i.ID, Kind: data.CourtAct, On: day.Of(2026, 5, 4)}, nil))
	for name, c := range map[string]struct {
		row   data.Interruption
		code  data.Code
		words string
	}{
		"a reminder":          {data.Interruption{InvoiceID: i.ID, Kind: "reminder", On: s.Today()}, data.CodeInvalid, "n’interrompt rien"},
		"no day":              {data.Interruption{InvoiceID: i.ID, Kind: data.CourtAct}, data.CodeInvalid, "le jour"},
		"tomorrow":            {data.Interruption{InvoiceID: i.ID, Kind: data.CourtAct, On: s.Today().Add(1)}, data.CodeInvalid, "16/06/2026"},
		"before the due date": {data.Interruption{InvoiceID: i.ID, Kind: data.Recognition, On: i.Due}, data.CodeInvalid, "31/03/2026"},
		"twice the same":      {data.Interruption{InvoiceID: i.ID, Kind: data.CourtAct, On: day.Of(2026, 5, 4)}, data.CodeBlocked, "déjà notée"},
		"too late":            {data.Interruption{InvoiceID: old.ID, Kind: data.Recognition, On: day.Of(2025, 2, 1)}, data.CodeInvalid, "31/01/2025"},
		"a credit note":       {data.Interruption{InvoiceID: credit.ID, Kind: data.Recognition, On: s.Today()}, data.CodeBlocked, "A-1"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.AddInterruption(t.Context(), c.row, nil)
			(&story{T: t}).refusedWith(err, c.code, c.words)
		})
	}
	_, err := s.AddInterruption(t.Context(), data.Interruption{InvoiceID: i.ID, Kind: data.Enforcement, On: s.Today()}, &File{"saisie.pdf", make([]byte, maxAttachment+1)})
	s.refusedWith(err, data.CodeInvalid, "saisie.pdf", "15 Mo")
}

// TestProceedings stop reminders and interest, count the delay to declare, and
// undone everything goes on.
func TestProceedings(t *testing.T) {
	s := begin(t)
	i := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 3, 31), 120000)
	undo, err := s.SetProceeding(t.Context(), s.client.ID, day.Of(2026, 5, 11), data.Proceeding{Kind: data.Recovery, Published: day.Of(2026, 5, 20), Trustee: " Me Dubois "})
	s.must(err)
	by, err := s.DeclareBy(t.Context(), s.client.ID)
	s.must(err)
	c, err := s.Client(t.Context(), s.client.ID)
	s.must(err)
	if by != day.Of(2026, 7, 20) || c.Proceeding.Trustee != "Me Dubois" {
		t.Errorf("to be declared by %s; %+v", by, c.Proceeding)
	}
	s.owed(i, 120000, 1598, 4000) // 40 days at 12.15 %
	_, err = s.PreparePaper(t.Context(), PaperRequest{Kind: "formal-notice", Client: s.client.ID})
	s.refusedWith(err, data.CodeBlocked, "F-1")
	s.must(undo(t.Context()))
	s.owed(i, 120000, 3036, 4000)
	if by, err = s.DeclareBy(t.Context(), s.client.ID); err != nil || !by.IsZero() {
		t.Errorf("%s (%v)", by, err)
	}
	judged := day.Of(2026, 5, 11)
	for name, c := range map[string]struct {
		judgment day.Day
		p        data.Proceeding
		words    string
	}{
		"no judgment":                   {0, data.Proceeding{Published: judged}, "jugement"},
		"a judgment of tomorrow":        {s.Today().Add(1), data.Proceeding{}, "16/06/2026"},
		"published before the judgment": {judged, data.Proceeding{Published: judged.Add(-1)}, "10/05/2026"},
		"published tomorrow":            {judged, data.Proceeding{Published: s.Today().Add(1)}, "16/06/2026"},
		"declared before the judgment":  {judged, data.Proceeding{Declared: judged.Add(-1)}, "10/05/2026"},
		"declared tomorrow":             {judged, data.Proceeding{Declared: s.Today().Add(1)}, "16/06/2026"},
	} {
		_, err := s.SetProceeding(t.Context(), s.client.ID, c.judgment, c.p)
		if !strings.Contains(fmt.Sprint(err), c.words) || data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.change(func(c *data.Client) { c.Kind = data.Consumer })
	_, err = s.SetProceeding(t.Context(), s.client.ID, judged, data.Proceeding{})
	s.refusedWith(err, data.CodeInvalid, "particulier", "surendettement")
}
