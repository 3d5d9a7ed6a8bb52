package desk

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/sqlite"
)

// alert returns the one alert of a kind, whose sentence must hold some words.
func (s *story) alert(kind AlertKind, words ...string) Alert {
	s.Helper()
	all, err := s.Alerts(s.Context())
	s.must(err)
	of := keep(all, func(a Alert) bool { return a.Kind == kind })
	if len(of) != 1 {
		s.Fatalf("%d alerts of %s among %+v", len(of), kind, all)
	}
	for _, w := range words {
		if !strings.Contains(of[0].Sentence, w) {
			s.Errorf("%q does not say %q", of[0].Sentence, w)
		}
	}
	return of[0]
}

// silentAbout checks that there is no alert of a kind.
func (s *story) silentAbout(kind AlertKind, why string) {
	s.Helper()
	all, err := s.Alerts(s.Context())
	s.must(err)
	if of := keep(all, func(a Alert) bool { return a.Kind == kind }); len(of) != 0 {
		s.Errorf("%s: %+v", why, of)
	}
}

// TestTheLifeOfAFormalNoticeIsAlertedStepByStep: to be posted, without news,
// expired, and not a word more once it is paid, handed over or held.
func TestTheLifeOfAFormalNoticeIsAlertedStepByStep(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 40, 50000)
	s.silentAbout(AlertTray, "nothing is printed")
	letter := s.notice(i.ID).ID
	if a := s.alert(AlertTray, "1\u00a0pli", "Œuvre & Fils", "15/06/2026"); a.Grave || a.Letter != letter {
		t.Errorf("%+v", a)
	}
	other := s.notice(s.owes("F-2", 40, 20000).ID).ID
	s.days(4)
	if a := s.alert(AlertTray, "2\u00a0plis", "15/06/2026"); !a.Grave {
		t.Errorf("four days in the tray: %+v", a)
	}
	s.noted(other, on(data.PostNotPosted, s.Today()))
	s.noted(letter, on(data.PostPosted, s.Today()))
	s.silentAbout(AlertTray, "posted and given up")
	s.days(21)
	s.silentAbout(AlertSilent, "21 days")
	s.days(1)
	if a := s.alert(AlertSilent, "19/06/2026", "La Poste"); a.Letter != letter || a.Grave {
		t.Errorf("%+v", a)
	}
	s.noted(letter, on(data.PostDelivered, s.Today().Add(-8)))
	s.silentAbout(AlertSilent, "it was delivered")
	s.silentAbout(AlertExpired, "the last day of the deadline")
	s.days(1)
	a := s.alert(AlertExpired, "F-1", "11/07/2026", "dossier", "injonction de payer")
	if !a.Grave || a.Letter != letter || len(a.Invoices) != 1 || a.Invoices[0] != i.ID || a.Day != day.Of(2026, 7, 11) {
		t.Errorf("%+v", a)
	}
	for why, hush := range map[string]func() Undo{
		"in dispute": func() Undo {
			return s.done(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: i.ID, Reason: "amount"}))
		},
		"promised": func() Undo {
			return s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Due: s.Today()}))
		},
		"handed over": func() Undo { return s.marked(func(c *data.Client, on day.Day) { c.HandedOver = on }) },
		"insolvent":   func() Undo { return s.marked(func(c *data.Client, on day.Day) { c.Insolvent = on }) },
	} {
		undo := hush()
		s.silentAbout(AlertExpired, why)
		s.must(undo(t.Context()))
		s.alert(AlertExpired)
	}
	newer := s.notice(i.ID).ID
	s.noted(newer, on(data.PostPosted, s.Today()))
	s.silentAbout(AlertExpired, "a newer letter asks for the same")
	s.noted(newer, on(data.PostDelivered, s.Today()))
	pay(t, s.Desk, s.client, i, 50000)
	s.days(30)
	s.silentAbout(AlertExpired, "paid")
}

// TestAClaimIsDeclaredInTime: the publication is asked for, the delay is
// counted from it, and a declared claim is no more talked of.
func TestAClaimIsDeclaredInTime(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 40, 50000)
	proceeding := func(f func(*data.Client)) {
		s.change(func(c *data.Client) { c.Insolvent = day.Of(2026, 6, 1); f(c) })
	}
	proceeding(func(*data.Client) {})
	if a := s.alert(AlertDeclare, "01/06/2026", "BODACC"); !a.Grave || len(a.Invoices) != 1 {
		t.Errorf("%+v", a)
	}
	proceeding(func(c *data.Client) { c.Proceeding.Published, c.Proceeding.Trustee = day.Of(2026, 6, 10), "Me Durand" })
	if a := s.alert(AlertDeclare, "Me Durand", "10/08/2026"); a.Grave || a.Day != day.Of(2026, 8, 10) {
		t.Errorf("%+v", a)
	}
	s.now = day.Of(2026, 7, 26).Time()
	if a := s.alert(AlertDeclare); !a.Grave {
		t.Errorf("a fortnight is left: %+v", a)
	}
	s.now = day.Of(2026, 8, 11).Time()
	s.alert(AlertDeclare, "10/08/2026", "forclusion")
	proceeding(func(c *data.Client) { c.Proceeding.Declared = day.Of(2026, 8, 1) })
	s.silentAbout(AlertDeclare, "declared")
	proceeding(func(c *data.Client) { c.Proceeding.Declared = 0 })
	s.now = day.Of(2026, 12, 1).Time()
	s.silentAbout(AlertDeclare, "months too late")
}

// TestPrescriptionIsToldSixAndThreeMonthsBefore, by the kind of debtor, once a
// client; an interruption puts it off, a reminder does not.
func TestPrescriptionIsToldSixAndThreeMonthsBefore(t *testing.T) {
	for _, c := range []struct {
		kind      data.ClientKind
		due, last day.Day
	}{
		{data.Professional, day.Of(2022, 3, 10), day.Of(2027, 3, 10)},
		{data.Consumer, day.Of(2025, 3, 10), day.Of(2027, 3, 10)},
		{data.PublicBody, day.Of(2022, 5, 10), day.Of(2026, 12, 31)},
	} {
		t.Run(string(c.kind), func(t *testing.T) {
			s := begin(t)
			s.change(func(client *data.Client) { client.Kind = c.kind })
			i := bill(t, s.Desk, s.client, "F-1", c.due, 50000)
			for _, at := range []struct {
				on    day.Day
				shown bool
				grave bool
			}{
				{c.last.AddMonths(-6).Add(-1), false, false}, {c.last.AddMonths(-6), true, false}, {c.last.AddMonths(-3).Add(-1), true, false},
				{c.last.AddMonths(-3), true, true}, {c.last, true, true}, {c.last.Add(1), true, true}, {c.last.Add(pastShown + 1), false, false},
			} {
				s.now = at.on.Time()
				if !at.shown {
					s.silentAbout(AlertPrescription, at.on.French())
					continue
				}
				if a := s.alert(AlertPrescription, "F-1", "Œuvre & Fils"); a.Grave != at.grave || a.Day != c.last {
					t.Errorf("%s: %+v", at.on.French(), a)
				}
			}
			s.now = c.last.Time()
			s.must(s.Register.AddInterruption(t.Context(), &data.Interruption{InvoiceID: i.ID, Kind: data.Recognition, On: c.last.Add(-1)}, "", "", nil))
			s.silentAbout(AlertPrescription, "recognised")
		})
	}
}

// TestWhatIsGraveComesFirst, then what is nearest; of many invoices one alert is
// made, that names three.
func TestWhatIsGraveComesFirst(t *testing.T) {
	s := begin(t)
	s.now = day.Of(2027, 1, 4).Time()
	for n := range 5 {
		bill(t, s.Desk, s.client, fmt.Sprintf("F-%d", n), day.Of(2022, 3, 10).Add(n), 50000)
	}
	s.must(s.Register.AddLetter(t.Context(), &data.Contact{ClientID: s.client.ID, Channel: data.ChannelRegistered, Level: data.LevelFormalNotice}, 8, "x.pdf", []byte("%PDF")))
	all, err := s.Alerts(t.Context())
	s.must(err)
	var kinds []string
	for _, a := range all {
		kinds = append(kinds, fmt.Sprint(a.Kind, " ", a.Grave))
	}
	if got := strings.Join(kinds, ", "); got != "rates true, prescription true, tray false" {
		t.Error(got)
	}
	if a := s.alert(AlertPrescription, "F-0, F-1, F-2 et 2 de plus", "10/03/2027"); len(a.Invoices) != 5 {
		t.Errorf("%+v", a)
	}
}

// BenchmarkAlerts reads the day's alerts of a register of 100,000 open invoices,
// of which 2,000 are near prescription or past it.
func BenchmarkAlerts(b *testing.B) {
	today := day.Of(2026, 6, 15)
	now := func() time.Time { return today.Time() }
	reg, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "r.dument"), sqlite.Options{Create: true, Now: now})
	if err != nil {
		b.Fatal(err)
	}
	defer reg.Close()
	const clients, invoices = 5000, 100000
	var cs []data.Client
	for n := range clients {
		c := data.NewClient(data.Sender{})
		c.ID, c.Name = data.ID(n+1), fmt.Sprintf("Client %d", n)
		cs = append(cs, c)
	}
	var is []data.Invoice
	for n := range invoices {
		i := data.Invoice{ID: data.ID(n + 1), ClientID: data.ID(n%clients + 1), Number: fmt.Sprintf("F-%d", n), Due: today.Add(-n % 700), Total: 10000}
		if n%50 == 0 {
			i.Due = today.AddMonths(-60).Add(n / 50 % 180)
		}
		i.Issued = i.Due.Add(-30)
		i.Normalize()
		is = append(is, i)
	}
	if err := reg.Fill(b.Context(), cs, is, nil, nil, data.Holds{}); err != nil {
		b.Fatal(err)
	}
	d, err := New(Config{Register: reg, Now: now, Today: today, Transport: &post{}, Secrets: pocket{}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := d.Alerts(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
