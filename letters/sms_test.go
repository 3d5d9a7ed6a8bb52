package letters_test

import (
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// The lengths are those of 3GPP TS 23.038 and 23.040: 160 and 153 septets, 70
// and 67 UTF-16 units; the extension table takes two septets.
func TestTheLengthOfAnSMS(t *testing.T) {
	for _, c := range []struct {
		name              string
		text              string
		characters, parts int
		unicode           bool
	}{
		{"nothing", "", 0, 0, false},
		{"one letter", "a", 1, 1, false},
		{"the accents that GSM has", "éèàùìò ÉÇÄÖÑÜ äöñüß §¿¡£¥ @", 27, 1, false},
		{"the euro sign takes two", "10 €", 5, 1, false},
		{"so do brackets, braces and the like", `^{}\[~]|€`, 18, 1, false},
		{"line feeds take one", "a\nb", 3, 1, false},
		{"160 fill one message", strings.Repeat("a", 160), 160, 1, false},
		{"161 are two of 153", strings.Repeat("a", 161), 161, 2, false},
		{"306 fill two", strings.Repeat("a", 306), 306, 2, false},
		{"307 are three", strings.Repeat("a", 307), 307, 3, false},
		{"159 and a euro sign are too many for one", strings.Repeat("a", 159) + "€", 161, 2, false},
		{"158 and a euro sign fill one", strings.Repeat("a", 158) + "€", 160, 1, false},
		{"a euro sign is never cut in two", strings.Repeat("a", 152) + "€" + strings.Repeat("a", 152), 306, 3, false},
		{"one ê makes it Unicode", "fenêtre", 7, 1, true},
		{"a small ç is not in GSM", "reçu", 4, 1, true},
		{"70 fill one", strings.Repeat("ê", 70), 70, 1, true},
		{"71 are two of 67", strings.Repeat("ê", 71), 71, 2, true},
		{"134 fill two", strings.Repeat("ê", 134), 134, 2, true},
		{"135 are three", strings.Repeat("ê", 135), 135, 3, true},
		{"an emoji takes two", "😀", 2, 1, true},
		{"and is never cut in two", strings.Repeat("ê", 66) + "😀" + strings.Repeat("ê", 66), 134, 3, true},
		{"typographic apostrophes are not in GSM", "l’été", 5, 1, true},
		{"Greek capitals are", "ΔΦΓΛΩΠΨΣΘΞ", 10, 1, false},
		{"broken bytes count as what is shown", "a\xffb", 3, 1, true},
	} {
		if got := letters.MeasureSMS(c.text); got.Characters != c.characters || got.Parts != c.parts || got.Unicode != c.unicode || got.Text != c.text {
			t.Errorf("%s: %d characters in %d parts, Unicode %v; want %d, %d, %v", c.name, got.Characters, got.Parts, got.Unicode, c.characters, c.parts, c.unicode)
		}
	}
}

// Every ready-made SMS stays in the GSM alphabet and fits two messages, three
// where it mentions a promise.
func TestSMSAreShort(t *testing.T) {
	all := texts(t, nil)
	for _, key := range all.Keys() {
		if !key.SMS {
			continue
		}
		d := sample(key)
		for most, promise := range map[int]*data.Promise{2: nil, 3: broken()} {
			d.Promise = promise
			sms, err := letters.ComposeSMS(d, all)
			if err != nil || sms.Unicode || sms.Parts > most {
				t.Errorf("%s: %v, %d characters in %d parts:\n%s", key.Key, err, sms.Characters, sms.Parts, sms.Text)
			}
		}
		if key.Language == data.French && strings.ContainsAny(all.Get(key.Key).Body, "êâîôûçÀÈÊ") {
			t.Errorf("%s has a letter that an SMS loses: %s", key.Key, all.Get(key.Key).Body)
		}
	}
}

// What an SMS looks like: plain spaces and apostrophes, nearest letters.
func TestTheSMSAsTheClientReadsIt(t *testing.T) {
	d := draft(data.Consumer, data.French, data.LevelFirst)
	d.Client.Civility, d.Client.Contact, d.Client.Name = "", "", "Łukasz Çelik-Hôte"
	d.Sender.Name, d.Sender.LegalForm = "L’Œuvre & Cie", "SARL"
	got, err := letters.ComposeSMS(d, texts(t, nil))
	want := `Bonjour Lukasz Çelik-Hote,
Sauf erreur, ce règlement n'est pas encore arrivé : facture F-2026-017, 1 234,56 €, échéance 05/10/2026.
Déjà parti ? Merci d'ignorer ce message.
IBAN FR76 3000 6000 0112 3456 7890 189
L'OEuvre & Cie 06 12 34 56 78`
	if err != nil || got.Text != want || got.Unicode || got.Parts != 2 {
		t.Errorf("%v, %+v, want\n%s", err, got, want)
	}
	d.Lines[0].Invoice.PaymentLink, d.Client.Name = "https://payer.example/17", "Νίκος"
	got, err = letters.ComposeSMS(d, texts(t, nil))
	if err != nil || !got.Unicode || !strings.Contains(got.Text, "Bonjour Νίκος,") || !strings.Contains(got.Text, "n’est pas") || !strings.Contains(got.Text, "Paiement en ligne\u00a0: https://payer.example/17") {
		t.Errorf("a name that no Latin letters stand for: %v\n%s", err, got.Text)
	}
}

// An SMS is refused where a message is.
func TestWhatAnSMSRefuses(t *testing.T) {
	own := map[string]letters.Text{"fr/sms-first-consumer": {Body: "Il faut aussi 40 € de frais."}}
	for name, c := range map[string]struct {
		change func(*letters.Draft)
		own    map[string]letters.Text
		code   data.Code
	}{
		"a formal notice":      {func(d *letters.Draft) { d.Level = data.LevelFormalNotice }, nil, data.CodeInvalid},
		"no level":             {func(d *letters.Draft) { d.Level = data.LevelNone }, nil, data.CodeInvalid},
		"nothing owed":         {func(d *letters.Draft) { d.OnAccount = 123456 }, nil, data.CodeBlocked},
		"40 EUR to a consumer": {func(*letters.Draft) {}, own, data.CodeInvalid},
	} {
		d := draft(data.Consumer, data.French, data.LevelFirst)
		c.change(&d)
		if _, err := letters.ComposeSMS(d, texts(t, c.own)); data.CodeOf(err) != c.code {
			t.Errorf("%s: error %v, want code %s", name, err, c.code)
		}
	}
}
