package letters_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/letters"
)

// sample is a draft that a text is for: one invoice, late or to come as the
// level supposes, two earlier messages, and what stands beside the ladder.
func sample(key letters.TextKey) letters.Draft {
	d := draft(key.Kind, key.Language, key.Level)
	d.Tone = key.Tone
	switch key.Level {
	case data.LevelUpcoming:
		d.Lines = []letters.Line{line(17, 123456, 0, today.Add(5))}
	case data.LevelInstalment:
		d.Instalment = &letters.InstalmentLine{Number: 2, Of: 4, Due: today.Add(5), Owed: 25000}
	case data.LevelInstalmentLate:
		d.Instalment = &letters.InstalmentLine{Number: 2, Of: 4, Due: today.Add(-3), Owed: 25000}
	case data.LevelThanks:
		d.Lines = []letters.Line{line(17, 123456, 123456, today.Add(-20))}
		d.Received = &letters.ReceivedLine{On: today.Add(-1), Amount: 123456}
	default:
	}
	return d
}

func broken() *data.Promise {
	return &data.Promise{Invoices: []data.ID{17}, Made: on("2026-11-01"), Due: on("2026-11-12"), Amount: 50000, Currency: "EUR", Rest: 123456}
}

// written composes a text's sample, message or SMS, as one string.
func written(t *testing.T, d letters.Draft, key letters.TextKey, all letters.Texts) (whole string, composed letters.Draft) {
	t.Helper()
	if key.SMS {
		sms, err := letters.ComposeSMS(d, all)
		if err != nil {
			t.Fatal(err)
		}
		return sms.Text, d
	}
	got, err := letters.Compose(d, all)
	if err != nil {
		t.Fatal(err)
	}
	return got.Subject + "\n" + got.Body, got
}

func onLadder(level data.Level) bool { return level.Rank() > 0 }

// menace is what no message says, in either language.
var menace = regexp.MustCompile(`(?i)tribuna|huissier|avocat|poursui|contentieux|mise en demeure|sous peine|saisi|sanction|court\b|bailiff|lawyer|solicitor|legal action|failed to|failure`)

// Everything that must or must not stand in the ready-made messages.
func TestReadyMadeTextsHoldWhatTheyMustAndNothingElse(t *testing.T) {
	all := texts(t, nil)
	if n := len(all.Keys()); n != 96+18+42 {
		t.Fatalf("%d texts, want 2 languages x 3 kinds x (4 levels x 4 tones, 3 beside the ladder, 7 SMS)", n)
	}
	for _, key := range all.Keys() {
		t.Run(key.Key, func(t *testing.T) {
			whole, got := written(t, sample(key), key, all)
			again := key.Level == data.LevelSecond || key.Level == data.LevelThird
			amount := map[bool]money.Cents{true: 123456, false: 25000}[onLadder(key.Level) || key.Level == data.LevelThanks]
			for _, want := range []string{say(key, amount), "Camille Lefèvre EI", "06 12 34 56 78"} {
				if !strings.Contains(whole, want) {
					t.Errorf("lacks %q:\n%s", want, whole)
				}
			}
			if key.Level != data.LevelThanks {
				for _, want := range []string{"F-2026-017", "FR76 3000 6000 0112 3456 7890 189"} {
					if !strings.Contains(whole, want) {
						t.Errorf("lacks %q:\n%s", want, whole)
					}
				}
				due := sample(key).Lines[0].Invoice.Due
				if i := sample(key).Instalment; i != nil {
					due = i.Due
				}
				if want := map[data.Language]string{data.French: due.French(), data.English: due.English()}[key.Language]; !strings.Contains(whole, want) {
					t.Errorf("lacks the due date %s:\n%s", want, whole)
				}
			}
			if strings.ContainsAny(whole, "{}") || strings.Contains(whole, "\n\n\n") || strings.ContainsAny(got.Subject, "\r\n") {
				t.Errorf("raw variables, gaps or a broken subject:\n%s", whole)
			}
			if again != (got.Deadline == today.Add(7)) && !key.SMS || (!again && !got.Deadline.IsZero()) {
				t.Errorf("deadline %v at level %s", got.Deadline, key.Level)
			}
			if law := regexp.MustCompile(`\b40\b|pénalit|penalt|indemnit|moratoire|441-`).MatchString(whole); law && (key.Kind == data.Consumer || key.Level != data.LevelThird) {
				t.Errorf("speaks of penalties or 40 EUR:\n%s", whole)
			}
			if threat := menace.FindString(whole); threat != "" {
				t.Errorf("threatens: %q", threat)
			}
			if early := regexp.MustCompile(`(?i)retard|échue|impayé|toujours pas|overdue|\blate\b|outstanding|has not arrived`).FindString(whole); early != "" && key.Level == data.LevelUpcoming {
				t.Errorf("says %q before the due date", early)
			}
			if public := regexp.MustCompile(`(?i)mandat|Chorus|dossier|services|payment order|processed|processing|file`).MatchString(whole); (key.Kind == data.PublicBody) != public && (key.Kind != data.PublicBody || !key.SMS) {
				t.Errorf("the words of a public body: %v\n%s", public, whole)
			}
			if key.Language == data.French {
				checkFrench(t, whole, key)
			} else {
				checkEnglish(t, whole, key)
			}
			if advice := letters.Advice(key.Key, all.Get(key.Key)); len(advice) != 0 {
				t.Errorf("its own advice: %q", advice)
			}
			if key.SMS {
				return
			}
			if len(got.Warnings) != 0 {
				t.Errorf("warnings %q", got.Warnings)
			}
			if err := letters.CheckDraft(got); err != nil {
				t.Error(err)
			}
		})
	}
}

// say writes an amount in the language of a text, as a message or an SMS does.
func say(key letters.TextKey, c money.Cents) string {
	switch {
	case key.Language == data.English:
		return c.FormatEnglish("EUR")
	case key.SMS:
		return strings.ReplaceAll(c.Format("EUR"), "\u202f", " ")
	}
	return c.Format("EUR")
}

// frenchFault is a straight quote, or a plain space or none where French
// typography wants a no-break space.
var frenchFault = regexp.MustCompile(`['"]| [:;!?»%€]|« |[^\x{a0}\x{202f}]:|[a-zé][;!?]|\.\.\.`)

func checkFrench(t *testing.T, whole string, key letters.TextKey) {
	t.Helper()
	if bad := frenchFault.FindString(strings.ReplaceAll(whole, "https:", "")); bad != "" && !key.SMS {
		t.Errorf("typography %q in:\n%s", bad, whole)
	}
	if english := regexp.MustCompile(`(?i)\bthe\b|payment|invoice\b|please|regards|\bdue\b|€\d`).FindString(whole); english != "" {
		t.Errorf("English %q in:\n%s", english, whole)
	}
	again := key.Level.Rank() > data.LevelFirst.Rank()
	for want, needed := range map[string]bool{"Bonjour Madame,": true, "La facture est jointe": key.Level != data.LevelThanks && !key.SMS,
		"28/11/2026": again, "7\u00a0jours": again && !key.SMS, "mes messages du 10/10/2026 et du 25/10/2026": again && !key.SMS} {
		if needed && !strings.Contains(whole, want) {
			t.Errorf("lacks %q:\n%s", want, whole)
		}
	}
}

func checkEnglish(t *testing.T, whole string, key letters.TextKey) {
	t.Helper()
	if french := regexp.MustCompile(`(?i)facture|règlement|échéance|bonjour|cordialement|versement|reçu|,56| du | le `).FindString(whole); french != "" {
		t.Errorf("French %q in:\n%s", french, whole)
	}
	again := key.Level.Rank() > data.LevelFirst.Rank()
	for want, needed := range map[string]bool{"Dear Ms Sophie No": true, "The invoice is attached": key.Level != data.LevelThanks && !key.SMS,
		"28 November 2026": again, "7\u00a0days": again && !key.SMS, "my messages of 10 October 2026 and of 25 October 2026": again && !key.SMS} {
		if needed && !strings.Contains(whole, want) {
			t.Errorf("lacks %q:\n%s", want, whole)
		}
	}
}

// Each tone has its own words, for every level, kind and language: subject,
// opening and way out are never those of another tone.
func TestEachToneIsItsOwn(t *testing.T) {
	all := texts(t, nil)
	for _, language := range []data.Language{data.French, data.English} {
		for _, level := range letters.TextLevels[:4] {
			for _, kind := range data.ClientKinds {
				seen := map[string]data.Tone{}
				for _, tone := range data.Tones {
					text := all.Get(letters.KeyOf(language, level, tone, kind))
					for what, passage := range map[string]string{"subject": text.Subject, "opening": strings.Split(text.Body, "\n\n")[1]} {
						if other, known := seen[passage]; known {
							t.Errorf("%s %s %s: %s and %s share the %s %q", language, level, kind, tone, other, what, passage)
						}
						seen[passage] = tone
					}
				}
			}
		}
	}
	if letters.KeyOf(data.French, data.LevelFirst, "", data.Consumer) != "fr/first-cordial-consumer" ||
		letters.KeyOf(data.English, data.LevelThird, "", data.PublicBody) != "en/third-formal-public" ||
		letters.KeyOf(data.French, data.LevelThanks, data.ToneFirm, data.Consumer) != "fr/thanks-consumer" {
		t.Error("the usual tones are cordial, then formal; thanks have one")
	}
}

// A broken promise is mentioned from the first reminder on, in every tone and
// on every channel; without one no trace of it is left.
func TestABrokenPromiseIsMentioned(t *testing.T) {
	all := texts(t, nil)
	for _, key := range all.Keys() {
		if key.Level.Rank() < data.LevelFirst.Rank() {
			continue
		}
		want := "Vous aviez annoncé un règlement de " + say(key, 50000) + " pour le 12/11/2026"
		if key.Language == data.English {
			want = "You had announced a payment of €500.00 for 12 November 2026"
		}
		d := sample(key)
		without, _ := written(t, d, key, all)
		d.Promise = broken()
		with, _ := written(t, d, key, all)
		if !strings.Contains(with, want) || strings.Contains(without, "annoncé") || strings.Contains(without, "announced") {
			t.Errorf("%s: want %q only where it was broken:\n%s", key.Key, want, with)
		}
	}
	d := draft(data.Professional, data.French, data.LevelFirst)
	for _, c := range []struct {
		form string
		paid money.Cents
		want string
	}{
		{"EI", 0, "\u202f; sauf erreur, il ne m’est pas parvenu."},
		{"SARL", 0, "\u202f; sauf erreur, il ne nous est pas parvenu."},
		{"SARL", 20000, "\u202f; sauf erreur, 200,00\u202f€ sont arrivés depuis."},
	} {
		d.Promise = broken()
		d.Sender.LegalForm, d.Promise.Paid = c.form, c.paid
		if got, err := letters.Compose(d, all); err != nil || !strings.Contains(got.Body, c.want) {
			t.Errorf("%s, %d cents paid: %v\n%s", c.form, c.paid, err, got.Body)
		}
	}
}

// The step's deadline is what the message says; where the text says none, the
// user is told so.
func TestTheDeadlineOfTheStep(t *testing.T) {
	d := draft(data.Professional, data.French, data.LevelSecond)
	d.Days = 10
	got, err := letters.Compose(d, texts(t, nil))
	if err != nil || got.Deadline != on("2026-12-01") || !strings.Contains(got.Body, "au plus tard le 01/12/2026, soit sous 10\u00a0jours") || len(got.Warnings) != 0 {
		t.Errorf("%v, %v, %q\n%s", err, got.Deadline, got.Warnings, got.Body)
	}
	d.Level = data.LevelFirst
	if got, err = letters.Compose(d, texts(t, nil)); err != nil || got.Deadline != on("2026-12-01") || !strings.Contains(strings.Join(got.Warnings, ""), "10\u00a0jours") {
		t.Errorf("%v, %v, %q", err, got.Deadline, got.Warnings)
	}
}

// Instalments and thanks are about their own amount, and about nothing else.
func TestBesideTheLadder(t *testing.T) {
	all := texts(t, nil)
	for level, want := range map[data.Level][]string{
		data.LevelInstalment:     {"versement 2 sur 4, 250,00\u202f€, prévu le 26/11/2026", "Montant à régler\u00a0: 250,00\u202f€", "Comme convenu"},
		data.LevelInstalmentLate: {"versement 2 sur 4, 250,00\u202f€, prévu le 18/11/2026", "Montant à régler\u00a0: 250,00\u202f€", "pas encore arrivé"},
		data.LevelThanks:         {"1\u202f234,56\u202f€ reçus le 20/11/2026", "– Facture F-2026-017 du 02/10/2026\u00a0: 1\u202f234,56\u202f€", "merci"},
	} {
		key := letters.TextKey{Language: data.French, Level: level, Kind: data.Professional}
		whole, got := written(t, sample(key), key, all)
		for _, w := range want {
			if !strings.Contains(whole, w) {
				t.Errorf("%s lacks %q:\n%s", level, w, whole)
			}
		}
		if thanks := level == data.LevelThanks; thanks == strings.Contains(whole, "IBAN") || !got.Deadline.IsZero() {
			t.Errorf("%s: deadline %v, or how to pay, or not:\n%s", level, got.Deadline, whole)
		}
		d := sample(key)
		d.Instalment, d.Received = nil, nil
		if _, err := letters.Compose(d, all); data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("%s without what it is about: %v", level, err)
		}
		d = sample(key)
		d.Level = data.LevelFirst
		if _, err := letters.Compose(d, all); data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("a first reminder about what %s is about: %v", level, err)
		}
	}
}

// Thirty invoices and a very long name still make a message that can be read,
// and a subject on one line.
func TestThirtyInvoicesAndALongName(t *testing.T) {
	all := texts(t, nil)
	for _, key := range all.Keys() {
		if !onLadder(key.Level) {
			continue
		}
		d := sample(key)
		d.Client.Name = strings.Repeat("Œuvres ", 60)
		first := d.Lines[0]
		d.Lines = nil
		for i := range 30 {
			l := first
			l.Invoice.ID, l.Invoice.Number = data.ID(i+1), fmt.Sprintf("F-2026-%03d", i+1)
			d.Lines = append(d.Lines, l)
		}
		whole, got := written(t, d, key, all)
		pieces := map[data.Language]string{data.French: "30\u00a0factures", data.English: "30\u00a0invoices"}[key.Language]
		if key.SMS {
			if pieces = strings.ReplaceAll(pieces, "\u00a0", " "); len(whole) > 480 {
				t.Errorf("%s is %d bytes long:\n%s", key.Key, len(whole), whole)
			}
		} else if n := strings.Count(got.Body, "\n– "); n != 30 {
			t.Errorf("%s lists %d invoices", key.Key, n)
		}
		if !strings.Contains(whole, pieces) || len([]rune(got.Subject)) > 120 {
			t.Errorf("%s: subject %q\n%s", key.Key, got.Subject, whole)
		}
	}
}

// A text changed for a preview leaves the others alone.
func TestATextTriedOut(t *testing.T) {
	own := map[string]letters.Text{"fr/second-firm-consumer": {Subject: "a", Body: "b"}}
	all := texts(t, own)
	tried := all.With("fr/first-firm-consumer", letters.Text{Subject: "c", Body: "d"})
	if !tried.Changed("fr/first-firm-consumer") || !tried.Changed("fr/second-firm-consumer") || all.Changed("fr/first-firm-consumer") {
		t.Error("With changes one text, in a copy")
	}
	if keys := all.Keys(); !slices.ContainsFunc(keys, func(k letters.TextKey) bool { return k.Title == "SMS Relance 1, particulier (en anglais)" }) {
		t.Errorf("titles %v", keys[:3])
	}
}
