package detail

import (
	"strconv"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
)

var today = day.Of(2026, 11, 21)

// plain puts ordinary spaces for those of French typography.
func plain(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

func TestWhereAPlanStands(t *testing.T) {
	plan := data.InstalmentPlan{Made: today.Add(-40), Currency: "EUR", Grace: 8, Rest: 30000, Instalments: data.Split(30000, 3, today.Add(-10), "monthly")}
	for _, c := range []struct {
		what, word, below string
		change            func(*data.InstalmentPlan)
	}{
		{"begun and late", "Échéancier rompu", "versement 1 du 11/11/2026 non reçu", func(*data.InstalmentPlan) {}},
		{"within its grace", "Échéancier", "versement 1 : 100,00 € le 11/11/2026", func(p *data.InstalmentPlan) { p.Grace = 10 }},
		{"partly paid", "Échéancier", "versement 2 : 50,00 € le 11/12/2026", func(p *data.InstalmentPlan) { p.Paid, p.Rest = 15000, 15000 }},
		{"paid", "", "", func(p *data.InstalmentPlan) { p.Paid, p.Rest = 30000, 0 }},
		{"ended", "", "", func(p *data.InstalmentPlan) { p.Ended = today }},
	} {
		p := plan
		c.change(&p)
		if word, _, below, shown := planState(p, today); word != c.word || plain(below) != c.below || shown != (c.word != "") {
			t.Errorf("%s: %q, %q, shown %v", c.what, word, below, shown)
		}
	}
}

func TestTheLinesOfAHistory(t *testing.T) {
	for _, c := range []struct {
		contact      data.Contact
		title, below string
	}{
		{data.Contact{Channel: data.ChannelEmail, Level: data.LevelSecond, Recipient: "a@b.example", Text: "Bonjour…", Deadline: today, DocumentID: 1},
			"Relance 2", "E-mail · a@b.example · à régler pour le 21/11/2026"},
		{data.Contact{Channel: data.ChannelCall, Level: data.LevelFirst, Subject: "Relance 1", Result: data.ResultPaying, Text: "Virement\nvendredi"},
			"Appel : paiement en cours", "Relance 1 · Virement vendredi"},
		{data.Contact{Channel: data.ChannelCall, Result: data.ResultUnreachable, Recipient: "01 02"}, "Appel : injoignable", "01 02"},
		{data.Contact{Channel: data.ChannelEmail, Level: data.LevelThird, Result: data.ResultSkipped, Text: "Accord verbal"}, "Étape passée : Relance 3", "Accord verbal"},
		{data.Contact{Channel: data.ChannelEmail, Result: data.ResultRestored}, "Étape rétablie", ""},
		{data.Contact{Channel: data.ChannelVisit, Text: "Vu M. Çelik"}, "Visite", "Vu M. Çelik"},
		{data.Contact{Channel: data.ChannelLetter, Level: data.LevelFormalNotice, Subject: "Mise en demeure", DocumentID: 2}, "Mise en demeure", "Courrier"},
	} {
		e := ContactEvents([]data.Contact{c.contact})[0]
		if plain(e.What) != c.title || plain(e.Below) != c.below || e.Document != c.contact.DocumentID {
			t.Errorf("%+v reads %q, %q", c.contact, e.What, e.Below)
		}
	}
}

func TestManyInvoicesAreNamedInPart(t *testing.T) {
	number := func(id data.ID) string { return "F-" + strconv.Itoa(int(id)) }
	for want, ids := range map[string][]data.ID{"F-1": {1}, "F-1, F-2, F-3": {1, 2, 3}, "F-1, F-2, F-3 et 1 autre": {1, 2, 3, 4}, "F-1, F-2, F-3 et 2 autres": {1, 2, 3, 4, 5}} {
		if got := plain(numbers(ids, number)); got != want {
			t.Errorf("%d invoices are %q, want %q", len(ids), got, want)
		}
	}
}

// TestWhatBeganAndEndedIsTold: what is to come is no event yet.
func TestWhatBeganAndEndedIsTold(t *testing.T) {
	holds := data.Holds{
		Disputes: []data.Dispute{{InvoiceID: 1, Reason: "other", Opened: today.Add(-5), Closed: today, Outcome: "agreed"}},
		Promises: []data.Promise{{Invoices: []data.ID{1}, Made: today.Add(-5), Due: today.Add(-1), Amount: 100, Rest: 100, Currency: "EUR"}},
		Plans:    []data.InstalmentPlan{{Invoices: []data.ID{1}, Made: today, Instalments: data.Split(100, 2, today.Add(5), "weekly"), Rest: 100, Currency: "EUR"}},
		Pauses:   []data.Pause{{Made: today, Until: today.Add(9), Reason: "Congés"}},
	}
	var got []string
	for _, e := range HoldEvents(holds, today, func(data.ID) string { return "F-1" }) {
		got = append(got, e.On.French()+" "+e.What)
	}
	want := "21/11/2026 Litige clos, 16/11/2026 Litige ouvert, 21/11/2026 Promesse non tenue, 16/11/2026 Promesse, 21/11/2026 Échéancier, 21/11/2026 Mis en pause"
	if strings.Join(got, ", ") != want {
		t.Errorf("told %q", got)
	}
}
