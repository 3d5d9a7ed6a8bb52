package letters_test

import (
	"fmt"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// words is all that a letter says, block by block.
func words(l letters.Letter) string {
	return fmt.Sprint(l.Object, l.Blocks, l.Enclosures)
}

// On paper a reminder has the deadline of its step, the broken promise and its
// tone, in the client's language.
func TestAReminderLetterSaysTheSameAsTheMessage(t *testing.T) {
	for _, c := range []struct {
		name     string
		language data.Language
		level    data.Level
		change   func(*letters.Draft)
		want     []string
		not      string
	}{
		{"the usual deadline", data.French, data.LevelSecond, func(*letters.Draft) {}, []string{"au plus tard le 28/11/2026"}, "annoncé"},
		{"the step's", data.French, data.LevelSecond, func(d *letters.Draft) { d.Days = 10 }, []string{"au plus tard le 01/12/2026"}, "28/11/2026"},
		{"the step's on the first letter", data.French, data.LevelFirst, func(d *letters.Draft) { d.Days = 10 }, []string{"au plus tard le 01/12/2026"}, "dès que possible"},
		{"none on the first letter", data.French, data.LevelFirst, func(*letters.Draft) {}, []string{"dès que possible"}, "au plus tard"},
		{"a promise", data.French, data.LevelThird, func(d *letters.Draft) { d.Promise = broken() },
			[]string{"Vous aviez annoncé un règlement de 500,00\u202f€ pour le 12/11/2026\u202f; sauf erreur, il ne m’est pas parvenu."}, ""},
		{"a promise in English", data.English, data.LevelThird, func(d *letters.Draft) { d.Promise = broken() },
			[]string{"You had announced a payment of €500.00 for 12 November 2026"}, "règlement"},
		{"no promise before the due date", data.French, data.LevelUpcoming, func(d *letters.Draft) { d.Promise = broken() }, nil, "annoncé"},
		{"firm", data.French, data.LevelSecond, func(d *letters.Draft) { d.Tone = data.ToneFirm }, []string{"confirmer la date par écrit"}, "arrangement"},
		{"understanding", data.French, data.LevelThird, func(d *letters.Draft) { d.Tone = data.ToneUnderstanding },
			[]string{"Si la période est difficile", "au plus tard le 28/11/2026"}, "pénalités"},
		{"formal has the law", data.French, data.LevelThird, func(d *letters.Draft) { d.Tone = data.ToneFormal }, []string{"pénalités"}, "Si la période"},
		{"an instalment", data.French, data.LevelInstalment, func(d *letters.Draft) {
			d.Instalment = &letters.InstalmentLine{Number: 2, Of: 4, Due: on("2026-11-26"), Owed: 25000}
		}, []string{"Échéance d’un versement – 250,00\u202f€", "le versement 2 sur 4, 250,00\u202f€, prévu le 26/11/2026", "Versement attendu"}, "Montant à régler"},
		{"a late one in English", data.English, data.LevelInstalmentLate, func(d *letters.Draft) {
			d.Instalment = &letters.InstalmentLine{Number: 2, Of: 4, Due: on("2026-11-18"), Owed: 25000}
		}, []string{"instalment 2 of 4, €250.00, due on 18 November 2026"}, "versement"},
	} {
		d := draft(data.Professional, c.language, c.level)
		c.change(&d)
		l, err := letters.ReminderLetter(d)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		said := words(l)
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s lacks %q:\n%s", c.name, want, said)
			}
		}
		if c.not != "" && strings.Contains(said, c.not) {
			t.Errorf("%s says %q:\n%s", c.name, c.not, said)
		}
		if threat := menace.FindString(said); threat != "" {
			t.Errorf("%s threatens: %q", c.name, threat)
		}
	}
	d := sample(letters.TextKey{Level: data.LevelThanks, Kind: data.Professional, Language: data.French})
	if _, err := letters.ReminderLetter(d); data.CodeOf(err) != data.CodeInvalid {
		t.Errorf("thanks on paper: %v", err)
	}
}

// No letter to a consumer speaks of penalties or 40 EUR, whatever its tone.
func TestNoFortyEurosOnPaper(t *testing.T) {
	for _, tone := range append([]data.Tone{""}, data.Tones...) {
		for _, language := range []data.Language{data.French, data.English} {
			d := draft(data.Consumer, language, data.LevelThird)
			d.Tone = tone
			l, err := letters.ReminderLetter(d)
			if err != nil {
				t.Fatal(err)
			}
			for _, never := range []string{"40\u00a0€", "€40", "pénalit", "penalt", "441-"} {
				if strings.Contains(words(l), never) {
					t.Errorf("tone %q, %s: says %q", tone, language, never)
				}
			}
		}
	}
}
