package letters_test

import (
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

func spoken(g letters.Guide) string {
	return strings.Join(slices.Concat(g.Opening, g.IfOK, g.IfTrouble, g.Closing), "\n")
}

// For every level, language and kind there is something to say in each part,
// without variables, threats, or what a consumer is never told.
func TestEveryCallHasItsGuide(t *testing.T) {
	for _, key := range texts(t, nil).Keys() {
		d := sample(key)
		d.Promise = broken()
		g := letters.CallGuide(d)
		whole := spoken(g)
		if len(g.Facts) == 0 || len(g.Opening) == 0 || len(g.IfOK) == 0 || len(g.IfTrouble) == 0 || len(g.Closing) == 0 {
			t.Errorf("%s: a part is empty: %+v", key.Key, g)
		}
		if strings.ContainsAny(whole, "{}#") || menace.MatchString(whole) || strings.Contains(whole, "professional:") {
			t.Errorf("%s:\n%s", key.Key, whole)
		}
		if strings.Contains(strings.Join(g.Facts, "\n"), "Your") || key.Language == data.French == strings.Contains(whole, "Thank you") {
			t.Errorf("%s: the facts are French, the sentences the client's:\n%v\n%s", key.Key, g.Facts, whole)
		}
		if public := strings.Contains(strings.ToLower(whole), "mandat") || strings.Contains(whole, "payment order"); public != (key.Kind == data.PublicBody) {
			t.Errorf("%s: the words of a public body: %v\n%s", key.Key, public, whole)
		}
	}
}

// The facts are in French whatever the client's language, and the promise and
// the last contact are among them; steps that were passed are none.
func TestTheFactsOfACall(t *testing.T) {
	d := draft(data.Professional, data.English, data.LevelSecond)
	d.Lines = []letters.Line{line(17, 123456, 23456, on("2026-10-05")), line(18, 50000, 0, on("2026-12-05")), creditNote(3, 10000)}
	d.OnAccount, d.Promise = 5000, broken()
	d.Earlier = append(d.Earlier, data.Contact{On: on("2026-11-10"), Channel: data.ChannelCall, Level: data.LevelSecond, Result: data.ResultPromise},
		data.Contact{On: on("2026-11-20"), Channel: data.ChannelEmail, Level: data.LevelThird, Result: data.ResultSkipped})
	g := letters.CallGuide(d)
	want := []string{"2~factures : 1~350,00~€", "F-2026-017 : 1~000,00~€, échue le 05/10/2026, 47~jours de retard, 234,56~€ déjà réglés",
		"F-2026-018 : 500,00~€, échéance le 05/12/2026", "Avoir A-2026-003 : -100,00~€", "Sommes reçues à déduire : -50,00~€",
		"Promesse non tenue : 500,00~€ pour le 12/11/2026", "Dernier contact : Appel du 10/11/2026 (promesse)"}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
	for i, w := range want {
		if w = strings.ReplaceAll(w, "~", " "); i >= len(g.Facts) || plain.Replace(g.Facts[i]) != w {
			t.Errorf("facts %q, want %q", g.Facts, want)
		}
	}
	if !strings.Contains(spoken(g), "I am calling after our exchanges of 10 October 2026, of 25 October 2026 and of 10 November 2026, about the invoices F-2026-017 and F-2026-018: €1,350.00") {
		t.Errorf("said:\n%s", spoken(g))
	}
	for range 30 {
		d.Lines = append(d.Lines, line(19, 100, 0, today))
	}
	if g = letters.CallGuide(d); len(g.Facts) > 13 || !strings.Contains(strings.Join(g.Facts, "\n"), "… et 26\u00a0autres pièces") {
		t.Errorf("facts about 33 documents: %q", g.Facts)
	}
}

// Nobody's name known, no promise: the sentences still read as sentences. A
// formal notice and an unknown level have a guide too.
func TestAGuideWithoutNames(t *testing.T) {
	d := draft(data.Professional, data.French, data.LevelFirst)
	d.Client.Contact = ""
	if g := letters.CallGuide(d); g.Opening[0] != "Bonjour, Camille Lefèvre EI. Pourrais-je parler à la personne qui suit les factures\u202f?" || strings.Contains(spoken(g), "annoncé") {
		t.Errorf("said:\n%s", spoken(g))
	}
	d.Client.Kind = data.Consumer
	if g := letters.CallGuide(d); !strings.Contains(g.Opening[0], "parler à Éditions Garçon & Fils") {
		t.Errorf("said:\n%s", spoken(g))
	}
	third := d
	third.Level, d.Level = data.LevelThird, data.LevelFormalNotice
	if spoken(letters.CallGuide(d)) != spoken(letters.CallGuide(third)) {
		t.Error("a formal notice is called about as the third reminder")
	}
	d.Level = data.LevelThanks
	if g := letters.CallGuide(d); len(g.Opening) == 0 {
		t.Error("no guide for thanks without a payment")
	}
}
