package desk

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// paper writes a paper of the client.
func (s *story) paper(r PaperRequest) Paper {
	s.Helper()
	if r.Client == 0 {
		r.Client = s.client.ID
	}
	p, err := s.PreparePaper(s.Context(), r)
	s.must(err)
	return p
}

// TestEveryPaperIsKeptAsItWasPrinted: each kind gives the same bytes twice,
// asks for what the history says, and moves a step only where it asks the client
// for something.
func TestEveryPaperIsKeptAsItWasPrinted(t *testing.T) {
	for _, c := range []struct {
		request PaperRequest
		channel data.Channel
		level   data.Level
		before  func(s *story, i data.Invoice) // of the invoice, 40 days late
		to      string
	}{
		{PaperRequest{Kind: letters.PaperReminder}, data.ChannelLetter, data.LevelFirst, nil, "8 place du Marché"},
		{PaperRequest{Kind: letters.PaperNotice}, data.ChannelRegistered, data.LevelFormalNotice, nil, "8 place du Marché"},
		{PaperRequest{Kind: letters.PaperStatement}, data.ChannelLetter, data.LevelNone, nil, "8 place du Marché"},
		{PaperRequest{Kind: letters.PaperStatement, From: day.Of(2026, 1, 1)}, data.ChannelLetter, data.LevelNone, nil, "8 place du Marché"},
		{PaperRequest{Kind: letters.PaperCalculation}, data.ChannelLetter, data.LevelNone, nil, "8 place du Marché"},
		{PaperRequest{Kind: letters.PaperPlan}, data.ChannelLetter, data.LevelNone, func(s *story, i data.Invoice) {
			s.done(s.AgreeInstalments(s.Context(), &data.InstalmentPlan{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Grace: data.PlanGrace,
				Instalments: data.Split(i.Total, 3, s.Today().Add(10), "monthly")}))
		}, "8 place du Marché"},
		{PaperRequest{Kind: letters.PaperReceipt}, data.ChannelLetter, data.LevelNone, func(s *story, i data.Invoice) {
			pay(s.T, s.Desk, s.client, i, i.Total)
			s.waived(i, data.ChargePenalty, 0)
			s.waived(i, data.ChargeIndemnity, 0)
		}, "8 place du Marché"},
		{PaperRequest{Kind: letters.PaperDeclaration}, data.ChannelRegistered, data.LevelNone, func(s *story, _ data.Invoice) { s.insolvent() }, "Me Dubois, 1 rue du Palais"},
		{PaperRequest{Kind: letters.PaperInjunction}, data.ChannelLetter, data.LevelNone, nil, "tribunal judiciaire"},
		{PaperRequest{Kind: letters.PaperMandate, Provider: data.Collector}, data.ChannelLetter, data.LevelNone, nil, "Société de recouvrement"},
	} {
		t.Run(string(c.request.Kind), func(t *testing.T) {
			s := begin(t)
			i := s.owes("F-1", 40, 90000)
			if c.before != nil {
				c.before(s, i)
			}
			p := s.paper(c.request)
			preview, err := s.RenderPaper(t.Context(), p)
			s.must(err)
			kept, content, err := s.KeepPaper(t.Context(), p)
			s.must(err)
			_, stored, err := s.Document(t.Context(), kept.DocumentID)
			s.must(err)
			if !bytes.Equal(preview, content) || !bytes.Equal(stored, content) || !bytes.HasPrefix(content, []byte("%PDF-")) {
				t.Error("what is shown, printed and kept differ")
			}
			history, err := s.ClientHistory(t.Context(), s.client.ID)
			s.must(err)
			h := history[0]
			if h.ID != kept.ID || h.Channel != c.channel || h.Level != c.level || h.Amount != p.Letter.Total || h.Subject != p.Letter.Object || h.On != s.Today() ||
				!strings.Contains(h.Recipient, c.to) || len(h.Lines) != 1 || h.Lines[0].InvoiceID != i.ID {
				t.Errorf("the history says %+v", h)
			}
			items, err := s.OpenItems(t.Context(), s.client.ID)
			s.must(err)
			if len(items) > 0 && items[0].LastLevel != c.level {
				t.Errorf("the invoice is at %q", items[0].LastLevel)
			}
			tray, err := s.Tray(t.Context())
			s.must(err)
			if registered := c.channel == data.ChannelRegistered; registered != (len(tray) == 1) || (registered && (tray[0].Days != p.Days || p.Days == 8 != (c.level != data.LevelNone))) {
				t.Errorf("in the tray: %+v", tray)
			}
		})
	}
}

// insolvent notes proceedings opened 10 days after the oldest invoice fell due.
func (s *story) insolvent() {
	s.Helper()
	s.done(s.SetProceeding(s.Context(), s.client.ID, s.Today().Add(-30), data.Proceeding{Kind: data.Liquidation, Published: s.Today().Add(-20),
		Court: "Tribunal de commerce de Paris", Trustee: "Me Dubois", Address: data.Address{Street: "1 rue du Palais", Postcode: "75001", City: "Paris"}}))
}

// TestAnEditedPaperIsWhatIsKept, whatever the register says afterwards.
func TestAnEditedPaperIsWhatIsKept(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 40, 90000)
	p := s.paper(PaperRequest{Kind: letters.PaperNotice, Days: 15})
	if p.Days != 15 {
		t.Errorf("%d days", p.Days)
	}
	before, err := s.RenderPaper(t.Context(), p)
	s.must(err)
	passages := letters.Editable(p.Letter)
	if len(passages) == 0 {
		t.Fatal("nothing can be changed")
	}
	p.Letter, err = letters.Edit(p.Letter, map[string]string{passages[len(passages)-1].Key: "Bien à vous, et à bientôt."})
	s.must(err)
	_, content, err := s.KeepPaper(t.Context(), p)
	s.must(err)
	if bytes.Equal(before, content) {
		t.Error("the change is not in what was kept")
	}
	if posting := s.posting(s.history()[0].ID); posting.Days != 15 {
		t.Errorf("the letter gives %d days", posting.Days)
	}
}

func (s *story) history() []data.Contact {
	s.Helper()
	history, err := s.ClientHistory(s.Context(), s.client.ID)
	s.must(err)
	return history
}

// TestPapersThatMakeNoSense are refused with a sentence.
func TestPapersThatMakeNoSense(t *testing.T) {
	s := begin(t)
	late, fresh := s.owes("F-1", 40, 90000), s.owes("F-2", -5, 50000)
	other := s.newClient("Autre SARL")
	theirs := bill(t, s.Desk, other, "F-3", s.Today().Add(-5), 1000)
	dollars := bill(t, s.Desk, s.client, "F-4", s.Today().Add(-9), 1000, func(i *data.Invoice) { i.Currency = "USD" })
	credit := note(t, s.Desk, other, "A-1", s.Today(), 100)
	empty := s.newClient("Personne SARL")
	kind := func(k letters.PaperKind) PaperRequest { return PaperRequest{Kind: k, Client: s.client.ID} }
	with := func(k letters.PaperKind, ids ...data.ID) PaperRequest {
		return PaperRequest{Kind: k, Client: s.client.ID, Invoices: ids}
	}
	for name, c := range map[string]struct {
		request PaperRequest
		code    data.Code
		words   []string
	}{
		"no kind":                          {kind("poème"), data.CodeInvalid, []string{"poème"}},
		"a notice before the due date":     {with(letters.PaperNotice, fresh.ID), data.CodeBlocked, []string{"échue", "prématurée"}},
		"a notice with a day too many":     {PaperRequest{Kind: letters.PaperNotice, Client: s.client.ID, Invoices: []data.ID{late.ID}, Days: 61}, data.CodeInvalid, []string{"61 jours"}},
		"a statement of tomorrow":          {PaperRequest{Kind: letters.PaperStatement, Client: s.client.ID, From: s.Today().Add(1)}, data.CodeInvalid, []string{"16/06/2026"}},
		"a calculation of nothing":         {PaperRequest{Kind: letters.PaperCalculation, Client: empty.ID}, data.CodeBlocked, []string{"Personne SARL"}},
		"a calculation of another's":       {with(letters.PaperCalculation, theirs.ID), data.CodeInvalid, []string{"F-3"}},
		"a calculation in two currencies":  {with(letters.PaperCalculation, late.ID, dollars.ID), data.CodeInvalid, []string{"USD"}},
		"a calculation of a credit note":   {PaperRequest{Kind: letters.PaperCalculation, Client: other.ID, Invoices: []data.ID{credit.ID}}, data.CodeInvalid, []string{"A-1", "avoir"}},
		"a plan where none is":             {kind(letters.PaperPlan), data.CodeNotFound, []string{"échéancier", "Œuvre & Fils"}},
		"a receipt while something is due": {kind(letters.PaperReceipt), data.CodeBlocked, []string{"Il reste", "F-1"}},
		"a receipt for nothing":            {PaperRequest{Kind: letters.PaperReceipt, Client: empty.ID}, data.CodeBlocked, []string{"Personne SARL"}},
		"a receipt for no payment":         {PaperRequest{Kind: letters.PaperReceipt, Client: s.client.ID, Payment: 99}, data.CodeNotFound, []string{"encaissement"}},
		"a declaration without a judgment": {kind(letters.PaperDeclaration), data.CodeBlocked, []string{"procédure collective"}},
		"a mandate to a court":             {PaperRequest{Kind: letters.PaperMandate, Client: s.client.ID, Provider: data.Court}, data.CodeInvalid, []string{"mandat"}},
		"a mandate to nobody known":        {PaperRequest{Kind: letters.PaperMandate, Client: s.client.ID, Provider: "voisin"}, data.CodeInvalid, []string{"voisin"}},
		"an injunction before it is due":   {with(letters.PaperInjunction, fresh.ID), data.CodeBlocked, []string{"F-2"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.PreparePaper(t.Context(), c.request)
			(&story{T: t}).refusedWith(err, c.code, c.words...)
		})
	}
	_, err := s.PreparePaper(t.Context(), kind(letters.PaperReceipt))
	if len(s.history()) != 0 || err == nil {
		t.Error("a refused paper left a trace")
	}
}

// TestWhatToKnowBeforeAPaperLeaves is said in its warnings.
func TestWhatToKnowBeforeAPaperLeaves(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 40, 90000)
	says := func(r PaperRequest, words string, want bool) {
		t.Helper()
		if p := s.paper(r); slices.ContainsFunc(p.Warnings, func(w string) bool { return strings.Contains(w, words) }) != want {
			t.Errorf("%s: %q", r.Kind, p.Warnings)
		}
	}
	notice, injunction := PaperRequest{Kind: letters.PaperNotice}, PaperRequest{Kind: letters.PaperInjunction}
	says(notice, "Aucune relance", true)
	says(notice, "déjà partie", false)
	says(injunction, "Aucune mise en demeure n’est notée", true)
	letter := s.notice(i.ID)
	says(notice, "F-1\u00a0: une mise en demeure est déjà partie le 15/06/2026", true)
	says(injunction, "La réception de la mise en demeure n’est pas notée pour F-1", true)
	s.days(10)
	given := s.noted(letter.ID, on(data.PostNotPosted, s.Today()))
	says(notice, "déjà partie", false)
	says(injunction, "Aucune mise en demeure n’est notée", true)
	s.must(given(t.Context()))
	s.noted(letter.ID, on(data.PostPosted, day.Of(2026, 6, 16)), on(data.PostDelivered, day.Of(2026, 6, 18)))
	says(injunction, "n’est pas notée", false)
	s.done(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: i.ID, Reason: "quality"}))
	says(injunction, "en litige", true)
	says(PaperRequest{Kind: letters.PaperCalculation, Annexes: true}, "Sans PDF joint, donc absente du courrier\u00a0: F-1", true)
	old := bill(t, s.Desk, s.client, "F-0", day.Of(2021, 5, 1), 1000)
	says(PaperRequest{Kind: letters.PaperMandate}, "F-0 est prescrite depuis le 01/05/2026", true)
	s.done(s.AddInterruption(t.Context(), data.Interruption{InvoiceID: old.ID, Kind: data.Recognition, On: day.Of(2024, 1, 8)}, nil))
	says(PaperRequest{Kind: letters.PaperMandate}, "F-0 est prescrite", false)
}

// TestTheInvoicesFollowInTheSameFile, and a file that is none is named.
func TestTheInvoicesFollowInTheSameFile(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 40, 90000)
	r := PaperRequest{Kind: letters.PaperNotice}
	alone, err := s.RenderPaper(t.Context(), s.paper(r))
	s.must(err)
	_, err = s.Attach(t.Context(), i.ID, "facture.pdf", alone)
	s.must(err)
	_, err = s.Attach(t.Context(), i.ID, "photo.png", []byte("\x89PNG\r\n"))
	s.must(err)
	r.Annexes = true
	p := s.paper(r)
	_, both, err := s.KeepPaper(t.Context(), p)
	s.must(err)
	if pages := bytes.Count(both, []byte("/Type/Page/")) + bytes.Count(both, []byte("/Type /Page\n")); len(both) < len(alone) || bytes.Equal(both, alone) {
		t.Errorf("%d pages, %d bytes beside %d", pages, len(both), len(alone))
	}
	_, err = s.Attach(t.Context(), i.ID, "cassée.pdf", []byte("%PDF-1.4\nrien"))
	s.must(err)
	_, err = s.RenderPaper(t.Context(), s.paper(r))
	s.refusedWith(err, data.CodeInvalid, "cassée.pdf")
}

// TestLogoSignatureAndWindow are those of the settings in every paper; an image
// that is none and a window that cannot be are refused, and nothing is kept.
func TestLogoSignatureAndWindow(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 40, 90000)
	p := s.paper(PaperRequest{Kind: letters.PaperNotice})
	bare, err := s.RenderPaper(t.Context(), p)
	s.must(err)
	picture := image.NewRGBA(image.Rect(0, 0, 2000, 500))
	for x := range 2000 {
		picture.Set(x, x/4, color.RGBA{0, 80, 200, 255})
	}
	var file bytes.Buffer
	s.must(png.Encode(&file, picture))
	settings := data.PaperSettings{Envelope: data.C5, Left: true, Logo: file.Bytes(), Signature: file.Bytes(), Offsets: map[data.Envelope]data.Offset{data.C5: {X: 25, Y: -10}}}
	s.must(s.SavePaperSettings(t.Context(), settings))
	kept, err := s.PaperSettings(t.Context())
	s.must(err)
	if bytes.Equal(kept.Logo, file.Bytes()) || len(kept.Logo) == 0 || kept.Envelope != data.C5 || !kept.Left || kept.Offset() != (data.Offset{X: 25, Y: -10}) {
		t.Errorf("kept %s, left %v, %d bytes of logo", kept.Envelope, kept.Left, len(kept.Logo))
	}
	s.must(s.SavePaperSettings(t.Context(), kept))
	again, err := s.PaperSettings(t.Context())
	s.must(err)
	if !bytes.Equal(again.Logo, kept.Logo) {
		t.Error("saved twice, the logo is another")
	}
	full, err := s.RenderPaper(t.Context(), p)
	s.must(err)
	if bytes.Equal(full, bare) {
		t.Error("the settings change nothing")
	}
	page, err := s.TestPage(t.Context(), data.PaperSettings{})
	s.must(err)
	if !bytes.HasPrefix(page, []byte("%PDF-")) {
		t.Error("no test page")
	}
	for _, bad := range []data.PaperSettings{{Logo: []byte("bonjour")}, {Envelope: "B4"}, {Offsets: map[data.Envelope]data.Offset{data.DL: {X: 101}}}} {
		if err := s.SavePaperSettings(t.Context(), bad); data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if after, err := s.PaperSettings(t.Context()); err != nil || after.Envelope != data.C5 {
		t.Errorf("a refused setting was kept: %+v (%v)", after.Envelope, err)
	}
}

// TestABatchGoesOnWhereOneIsRefused, with names of its own, and stops between
// two papers when it is cancelled.
func TestABatchGoesOnWhereOneIsRefused(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 40, 90000)
	twin := s.newClient("œuvre & FILS")
	bill(t, s.Desk, twin, "F-2", s.Today().Add(-40), 50000)
	homeless := s.newClient("Sans Adresse SARL")
	homeless.Address = data.Address{}
	s.must(s.SaveClient(t.Context(), &homeless))
	bill(t, s.Desk, homeless, "F-3", s.Today().Add(-40), 50000)
	s.newClient("Rien à payer SARL")
	all, err := s.PaperRequests(t.Context(), PaperRequest{Kind: letters.PaperNotice})
	s.must(err)
	if len(all) != 3 {
		t.Fatalf("%+v", all)
	}
	var names []string
	var steps []int
	each := func(name string, content []byte) error {
		if !bytes.HasPrefix(content, []byte("%PDF-")) {
			t.Errorf("%s is no PDF", name)
		}
		names = append(names, strings.ToLower(name))
		return nil
	}
	report, err := s.PrintBatch(t.Context(), all, true, each, func(done, total int) { steps = append(steps, done*10+total) })
	s.must(err)
	slices.Sort(names)
	if report.Made != 2 || len(slices.Compact(names)) != 2 || len(report.Refused) != 1 || report.Refused[0].Name != "Sans Adresse SARL" || !slices.Equal(steps, []int{13, 23, 33}) {
		t.Errorf("%+v, %q, %v", report, names, steps)
	}
	if tray, err := s.Tray(t.Context()); err != nil || len(tray) != 2 {
		t.Errorf("%d in the tray (%v)", len(tray), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	report, err = s.PrintBatch(ctx, all, true, func(string, []byte) error { cancel(); return nil }, nil)
	if !errors.Is(err, context.Canceled) || report.Made != 1 || len(s.history()) != 2 {
		t.Errorf("cancelled: %+v, %v", report, err)
	}
	full := errors.New("disque plein")
	if report, err = s.PrintBatch(t.Context(), all, false, func(string, []byte) error { return full }, nil); !errors.Is(err, full) || report.Made != 0 {
		t.Errorf("%+v, %v", report, err)
	}
	for kind, want := range map[letters.PaperKind]int{letters.PaperStatement: 3, letters.PaperPlan: 0, letters.PaperDeclaration: 0, letters.PaperMandate: 3} {
		if got, err := s.PaperRequests(t.Context(), PaperRequest{Kind: kind}); err != nil || len(got) != want {
			t.Errorf("%s: %d (%v)", kind, len(got), err)
		}
	}
	_, err = s.PaperRequests(t.Context(), PaperRequest{Kind: letters.PaperReceipt})
	s.refusedWith(err, data.CodeInvalid, "un seul client")
}

// TestANoticeLeavesOutWhatIsNotDue with its part of the credit: what is asked
// for is the same as without it.
func TestANoticeLeavesOutWhatIsNotDue(t *testing.T) {
	s := begin(t)
	late, fresh := s.owes("F-1", 40, 50000), s.owes("F-2", -5, 90000)
	advance(t, s.Desk, s.client, s.Today().Add(-60), 70000)
	_, err := s.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: s.client.ID, Invoices: []data.ID{late.ID, fresh.ID}})
	s.refusedWith(err, data.CodeBlocked, "Rien à réclamer")
	older := s.owes("F-0", 80, 60000)
	alone := s.paper(PaperRequest{Kind: letters.PaperNotice, Invoices: []data.ID{late.ID, older.ID}})
	both := s.paper(PaperRequest{Kind: letters.PaperNotice, Invoices: []data.ID{late.ID, older.ID, fresh.ID}})
	if both.Letter.Total != alone.Letter.Total || len(both.Contact.Lines) != 2 || both.Case.OnAccount != 70000 {
		t.Errorf("%s, want %s; %+v", both.Letter.Total.Plain(), alone.Letter.Total.Plain(), both.Contact.Lines)
	}
}

// TestAContractualRateMayFallBelowItsFloor when the legal rate rises: the paper
// is made, and says so.
func TestAContractualRateMayFallBelowItsFloor(t *testing.T) {
	s := begin(t)
	sender, err := s.Sender(t.Context())
	s.must(err)
	sender.LateRate = 1200
	s.must(s.SaveSender(t.Context(), sender))
	bill(t, s.Desk, s.client, "F-1", day.Of(2024, 11, 30), 90000)
	r := PaperRequest{Kind: letters.PaperNotice}
	low := func() string {
		for _, w := range s.paper(r).Warnings {
			if strings.Contains(w, "minimum légal") {
				return w
			}
		}
		return ""
	}
	// Three times 4.92 % in the second half of 2024; 11.13 % and less after it.
	if w := low(); !strings.Contains(w, "12,00\u202f%") || !strings.Contains(w, "pour\u00a0: 2e semestre 2024.") {
		t.Errorf("%q", w)
	}
	sender.LateRate = 0
	s.must(s.SaveSender(t.Context(), sender))
	if w := low(); w != "" {
		t.Errorf("the rate of the law has no floor: %q", w)
	}
}
