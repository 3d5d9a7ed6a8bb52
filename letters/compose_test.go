package letters_test

import (
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

func texts(t *testing.T, overrides map[string]letters.Text) letters.Texts {
	t.Helper()
	out, err := letters.LoadTexts(overrides)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The whole of one message, as the client reads it.
func TestTheFirstReminderAsTheClientReadsIt(t *testing.T) {
	d := draft(data.Professional, data.French, data.LevelFirst)
	d.Client.Civility, d.Client.Contact = "", ""
	d.Lines = []letters.Line{line(17, 123456, 23456, on("2026-10-05")), line(18, 50000, 0, on("2026-11-05")), creditNote(3, 10000)}
	d.Lines[0].Invoice.OrderRef = "BC-118"
	d.Lines[0].Invoice.PaymentLink = "https://payer.example/17"
	d.Lines[1].Attached = false
	d.OnAccount = 5000
	got, err := letters.Compose(d, texts(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	want := `Bonjour,

Sauf erreur, le règlement suivant, attendu le 05/10/2026, n’est pas encore arrivé :

– Facture F-2026-017 du 05/09/2026, échue le 05/10/2026, votre référence BC-118 : 1~000,00~€ à régler sur 1~234,56~€
– Facture F-2026-018 du 06/10/2026, échue le 05/11/2026 : 500,00~€
– Avoir A-2026-003 du 12/10/2026 : -100,00~€
– Sommes reçues à déduire : -50,00~€

Montant à régler : 1~350,00~€

Il s’agit sans doute d’un simple oubli : merci de procéder au règlement dès que possible.

Pour régler par virement :
IBAN : FR76 3000 6000 0112 3456 7890 189
BIC : AGRIFRPP
Titulaire : Camille Lefèvre
Référence à indiquer : F-2026-017 et F-2026-018
Paiement en ligne : https://payer.example/17

Si quelque chose retient le paiement, une réponse à ce message suffit pour en parler.
Si le règlement est déjà parti, merci de ne pas tenir compte de ce message.

Bien cordialement,

Camille Lefèvre EI
06 12 34 56 78
camille@atelier-lefevre.fr
`
	want = strings.ReplaceAll(strings.ReplaceAll(want, "~", "\u202f"), " :", "\u00a0:")
	if got.Body != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.Body, want)
	}
	if got.Subject != "Rappel\u00a0: factures F-2026-017 et F-2026-018, 1\u202f350,00\u202f€" {
		t.Errorf("subject %q", got.Subject)
	}
	if len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], "F-2026-018") {
		t.Errorf("warnings %q", got.Warnings)
	}
	again, err := letters.Compose(got, texts(t, nil))
	if err != nil || len(again.Warnings) != 1 {
		t.Errorf("composed again: %v, %q", err, again.Warnings)
	}
}

func TestWhatComposeRefuses(t *testing.T) {
	pounds := line(18, 100, 0, today)
	pounds.Invoice.Currency = "GBP"
	for name, c := range map[string]struct {
		change func(*letters.Draft)
		own    map[string]letters.Text
		code   data.Code
	}{
		"a formal notice by e-mail": {func(d *letters.Draft) { d.Level = data.LevelFormalNotice }, nil, data.CodeInvalid},
		"no level":                  {func(d *letters.Draft) { d.Level = data.LevelNone }, nil, data.CodeInvalid},
		"nothing owed":              {func(d *letters.Draft) { d.OnAccount = 123456 }, nil, data.CodeBlocked},
		"a net credit":              {func(d *letters.Draft) { d.Lines = append(d.Lines, creditNote(3, 999999)) }, nil, data.CodeBlocked},
		"no line":                   {func(d *letters.Draft) { d.Lines = nil }, nil, data.CodeBlocked},
		"two currencies":            {func(d *letters.Draft) { d.Lines = append(d.Lines, pounds) }, nil, data.CodeInvalid},
		"40 EUR to a consumer": {func(d *letters.Draft) {}, map[string]letters.Text{
			"fr/first-cordial-consumer": {Subject: "Rappel", Body: "Vous devez aussi 40\u00a0€ de frais."}}, data.CodeInvalid},
		"an own text with an unknown word": {func(d *letters.Draft) {}, map[string]letters.Text{
			"fr/first-cordial-consumer": {Subject: "Rappel {facture}", Body: "x"}}, data.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			d := draft(data.Consumer, data.French, data.LevelFirst)
			c.change(&d)
			if _, err := letters.Compose(d, texts(t, c.own)); data.CodeOf(err) != c.code {
				t.Errorf("error %v, want code %s", err, c.code)
			}
		})
	}
}

func TestTextsThatCannotLeaveAreRefused(t *testing.T) {
	for _, c := range []struct {
		text  letters.Text
		field string // "" = accepted
	}{
		{letters.Text{Subject: "Rappel {pièces}", Body: "{Salutation}, {echeance} {TOTAL}"}, ""},
		{letters.Text{Subject: " ", Body: "x"}, "subject"},
		{letters.Text{Subject: "a\nBcc: b@c.fr", Body: "x"}, "subject"},
		{letters.Text{Subject: "a", Body: " \n"}, "body"},
		{letters.Text{Subject: "a", Body: "{montant}"}, "body"},
		{letters.Text{Subject: "{}", Body: "x"}, "subject"},
		{letters.Text{Subject: "a", Body: "une { seule"}, ""},
	} {
		if err := letters.CheckText(c.text); data.FieldOf(err) != c.field {
			t.Errorf("%q: %v, want field %q", c.text, err, c.field)
		}
	}
	for body, ok := range map[string]bool{"40\u00a0€ de frais": false, "40 euros": false, "indemnité forfaitaire": false, "les pénalités": false,
		"article L441-10": false, "taux BCE": false, "€40 fee": false, "140\u00a0€ à régler": true, "592,40\u202f€ restants": true, "1\u202f240,40\u00a0€ restants": true, "montant\u00a0:40 €": false, "40,00 € restants": true, "€40.00": true, "merci": true} {
		if err := letters.CheckTextFor("fr/first-consumer", letters.Text{Subject: "x", Body: body}); (err == nil) != ok {
			t.Errorf("consumer text %q: %v", body, err)
		}
		if err := letters.CheckTextFor("fr/first-professional", letters.Text{Subject: "x", Body: body}); err != nil {
			t.Errorf("professional text %q: %v", body, err)
		}
	}
}

// Values cannot bring line feeds, variables or other text into a message.
func TestValuesStayInTheirPlace(t *testing.T) {
	d := draft(data.Professional, data.French, data.LevelFirst)
	d.Client.Name, d.Client.Contact, d.Client.Civility = "Dupont {iban}\r\nBcc: x@y.fr", "", ""
	d.Lines[0].Invoice.Number = "F\n1"
	own := map[string]letters.Text{"fr/first-cordial-professional": {Subject: "Pour {client} {pièces}", Body: "{contact}\n{téléphone} {lien}\n{lien}\nfin avant le {limite}"}}
	got, err := letters.Compose(d, texts(t, own))
	if err != nil {
		t.Fatal(err)
	}
	if got.Subject != "Pour Dupont {iban} Bcc: x@y.fr facture F 1" {
		t.Errorf("subject %q", got.Subject)
	}
	if got.Body != "06 12 34 56 78\nfin avant le 28/11/2026\n" || got.Deadline != today.Add(7) {
		t.Errorf("body %q, deadline %v", got.Body, got.Deadline)
	}
}

func TestVoiceAndSalutation(t *testing.T) {
	d := draft(data.Professional, data.French, data.LevelSecond)
	d.Sender.LegalForm = "SARL"
	d.Earlier = d.Earlier[:1]
	got, err := letters.Compose(d, texts(t, nil))
	if err != nil || !strings.Contains(got.Body, "Après notre message du 10/10/2026,") || strings.Contains(got.Body, " EI\n") {
		t.Errorf("a company speaks: %v\n%s", err, got.Body)
	}
	d.Earlier[0].Channel = data.ChannelCall
	if got, _ = letters.Compose(d, texts(t, nil)); !strings.Contains(got.Body, "Après nos échanges du 10/10/2026,") {
		t.Errorf("after a call:\n%s", got.Body)
	}
	d.Earlier, d.Client.Civility = nil, ""
	if got, _ = letters.Compose(d, texts(t, nil)); !strings.Contains(got.Body, "Bonjour Sophie Noël,") || !strings.Contains(got.Body, "Après nos précédents échanges,") {
		t.Errorf("nobody known, nothing recorded:\n%s", got.Body)
	}
}
