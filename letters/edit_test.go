package letters_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// passage returns the key and the text of the passage of that label.
func passage(t testing.TB, l letters.Letter, label string) (key, text string) {
	t.Helper()
	for _, p := range letters.Editable(l) {
		if p.Label == label {
			return p.Key, p.Text
		}
	}
	t.Fatalf("no passage %q in %q", label, letters.Editable(l))
	return "", ""
}

func noticeFor(t testing.TB, kind data.ClientKind) letters.Letter {
	t.Helper()
	in := letters.NoticeInput{Case: caseOf(kind), DeadlineDays: 8}
	in.Lines = []letters.NoticeLine{owed(t, in.Case, invoice(1, 200000, today.Add(-90)), nil, nil)}
	if kind == data.Consumer {
		in.Lines[0].Claim.Segments, in.Lines[0].Claim.Penalty = nil, 0
	}
	l, err := letters.FormalNotice(in)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALetterEditedAsItWasIsTheSame(t *testing.T) {
	for _, kind := range data.ClientKinds {
		l, texts := noticeFor(t, kind), map[string]string{}
		for _, p := range letters.Editable(l) {
			if p.Text == "" || p.Label == "" || strings.HasPrefix(p.Label, "Paragraphe") {
				t.Errorf("passage %+v", p)
			}
			texts[p.Key] = p.Text
		}
		same, err := letters.Edit(l, texts)
		if err != nil || !reflect.DeepEqual(same, l) {
			t.Errorf("%v\n%+v\n%+v", err, same, l)
		}
		if w := letters.EditWarnings(letters.PaperNotice, client(kind, data.French), l, same); len(w) != 0 {
			t.Errorf("warnings of nothing: %q", w)
		}
	}
}

func TestAPassageIsReplacedPartedOrTakenAway(t *testing.T) {
	l := noticeFor(t, data.Professional)
	facts, _ := passage(t, l, "Les faits")
	amicable, _ := passage(t, l, "La solution amiable")
	demand, text := passage(t, l, "La demande")
	edited, err := letters.Edit(l, map[string]string{facts: "Un premier.\n\nUn second,\nsur deux lignes.", amicable: " ", demand: "Ainsi, " + strings.TrimPrefix(text, "En conséquence, "), "object": "Mise en demeure de payer\nsous huitaine"})
	if err != nil {
		t.Fatal(err)
	}
	if got := []string{edited.Blocks[0].(letters.Paragraph).String(), edited.Blocks[1].(letters.Paragraph).String()}; !reflect.DeepEqual(got, []string{"Un premier.", "Un second, sur deux lignes."}) {
		t.Errorf("parted: %q", got)
	}
	if edited.Object != "Mise en demeure de payer sous huitaine" || len(edited.Blocks) != len(l.Blocks) {
		t.Errorf("object %q, %d blocks of %d", edited.Object, len(edited.Blocks), len(l.Blocks))
	}
	var bold []string
	for _, b := range edited.Blocks {
		if p, ok := b.(letters.Paragraph); ok && p.Name == "La demande" {
			for _, r := range p.Runs {
				if r.Bold {
					bold = append(bold, r.Text)
				}
			}
			if p.Runs[0].Text != "Ainsi, " {
				t.Errorf("the demand opens %q", p.Runs[0].Text)
			}
		}
	}
	if len(bold) != 2 || !strings.Contains(bold[0], "mets en demeure") || !strings.Contains(bold[1], "à compter de la réception") {
		t.Errorf("bold: %q", bold)
	}
	if edited.Total != l.Total || !reflect.DeepEqual(edited.Recipient, l.Recipient) {
		t.Error("figures or address have changed")
	}
	for name, texts := range map[string]map[string]string{
		"an unknown passage": {"text-99": "x"}, "a table": {"text-1": "x"}, "no object": {"object": " \n "}, "a novel": {facts: strings.Repeat("Mot ", 2000)},
	} {
		if _, err := letters.Edit(l, texts); data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// However it is typed, a consumer's paper takes no penalty, no 40 EUR and no fee.
func TestAConsumersPaperTakesNoFeeByHand(t *testing.T) {
	consumer, professional := noticeFor(t, data.Consumer), noticeFor(t, data.Professional)
	for _, c := range []struct {
		text    string
		refused bool
	}{
		{"Une PÉNALITÉ de 10\u00a0% s’y ajoute.", true},
		{"S’y ajoutent 40\u202f€.", true},
		{"Plus 40 euros.", true},
		{"plus 40 EUR", true},
		{"une indemnité forfaitaire", true},
		{"des frais de relance", true},
		{"Selon l’article L. 441-10 du code de commerce", true},
		{"Selon l’article D441-5", true},
		{"au taux de la BCE majoré", true},
		{"une majoration de retard", true},
		{"Vous pouvez payer par carte, sans frais.", false},
		{"Vous n’aurez aucun frais à payer.", false},
		{"Il reste 140\u202f€ ou 1\u202f240,00\u202f€.", false},
		{"Intérêt au taux légal.", false},
		{"La facture F-2026-040 est due.", false},
	} {
		for _, label := range []string{"Les faits", "La solution amiable"} {
			key, _ := passage(t, consumer, label)
			if _, err := letters.Edit(consumer, map[string]string{key: c.text}); (data.CodeOf(err) == data.CodeBlocked) != c.refused {
				t.Errorf("%q: %v", c.text, err)
			}
			key, _ = passage(t, professional, label)
			if _, err := letters.Edit(professional, map[string]string{key: c.text}); err != nil {
				t.Errorf("between professionals %q: %v", c.text, err)
			}
		}
	}
}

func TestAnEditedNoticeWarns(t *testing.T) {
	l := noticeFor(t, data.Professional)
	_, was := passage(t, l, "La demande")
	for _, c := range []struct {
		label, text string
		warns       string // "" = nothing
	}{
		{"Les faits", "La facture reste impayée.", ""},
		{"Les faits", "Ceci est une SOMMATION de payer.", "acte officiel"},
		{"Les faits", "Un procès-verbal sera dressé.", "acte officiel"},
		{"Les faits", "Un huissier vous le remettra.", "acte officiel"},
		{"Les faits", "Je déposerai plainte pour escroquerie.", "poursuites pénales"},
		{"Les faits", "Vos clients en seront informés.", "tiers"},
		{"La demande", was + " Merci.", ""},
		{"La demande", strings.Replace(was, "8\u00a0jours à compter de la réception de la présente lettre", "8 jours à compter de la présente", 1), "réception"},
		{"La demande", strings.Replace(was, "8\u00a0jours", "3\u00a0jours", 1), "Le délai"},
		{"La demande", strings.Replace(was, "je vous mets en demeure de me payer", "merci de payer", 1), "mise en demeure elle-même"},
		{"La demande", strings.Replace(was, l.Total.Format("EUR"), "mille euros", 1), "le total"},
		{"Les conséquences", "Je saisirai la juridiction compétente.", "1344"},
		{"L’objet", "Facture impayée", "L’objet"},
	} {
		key, _ := passage(t, l, c.label)
		after, err := letters.Edit(l, map[string]string{key: c.text})
		if err != nil {
			t.Fatal(err)
		}
		warnings := strings.Join(letters.EditWarnings(letters.PaperNotice, client(data.Professional, data.French), l, after), "\n")
		if (c.warns == "") != (warnings == "") || !strings.Contains(warnings, c.warns) {
			t.Errorf("%q: %q", c.text, warnings)
		}
	}
}

func TestAnEditedReminderIsNoNotice(t *testing.T) {
	d := draft(data.Professional, data.French, data.LevelSecond)
	l, err := letters.ReminderLetter(d)
	if err != nil {
		t.Fatal(err)
	}
	key, _ := passage(t, l, "Ce qui est demandé")
	after, err := letters.Edit(l, map[string]string{key: "Je vous mets en demeure de payer."})
	if err != nil {
		t.Fatal(err)
	}
	if w := letters.EditWarnings(letters.PaperReminder, d.Client, l, after); len(w) != 1 || !strings.Contains(w[0], "préparez plutôt une mise en demeure") {
		t.Errorf("warnings: %q", w)
	}
	d.Client.Kind = data.Consumer
	if l, err = letters.ReminderLetter(d); err != nil {
		t.Fatal(err)
	}
	if _, err := letters.Edit(l, map[string]string{key: "Des frais de 40 € s’ajoutent."}); data.CodeOf(err) != data.CodeBlocked {
		t.Errorf("fees in a consumer's reminder: %v", err)
	}
}

// Nothing that the program itself writes makes a warning or looks like an
// official act, and all of it is set as French is.
func TestThePapersOfAClaimAreSoberAndWellSet(t *testing.T) {
	official := regexp.MustCompile(`(?i)\b(sommation|commandement|signification|procès-verbal|exploit|huissier|marianne|pénal|escroquerie|plainte|à compter de la présente)\b`)
	for _, kind := range data.ClientKinds {
		in := caseOf(kind)
		in.Sender.PaysFirst = data.InterestFirst
		in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 200000, today.Add(-90)), nil, []data.Charge{waived(data.ChargePenalty, today, 100), settled(data.ChargePenalty, today, 1)}, letters.PaidLine{On: today.Add(-20), Amount: 50000}),
			owed(t, in, invoice(2, 300000, today.Add(-60)), nil, []data.Charge{waived(data.ChargePenalty, today, 0)})}
		in.Advance, in.OnAccount = []letters.PaidLine{{On: today, Amount: 500}}, 500
		for name, compose := range forConsumers {
			l, err := compose(in)
			if err != nil {
				t.Fatalf("%s, %s: %v", kind, name, err)
			}
			for _, s := range everyText(reflect.ValueOf(l)) {
				if bad := frenchFault.FindString(s); bad != "" {
					t.Errorf("%s, %s: %q in %q", kind, name, bad, s)
				}
				if bad := official.FindString(s); bad != "" {
					t.Errorf("%s, %s: %q in %q", kind, name, bad, s)
				}
			}
		}
	}
}
