package letters_test

import (
	"strings"
	"testing"
	"unicode"

	"dument/data"
	"dument/letters"
)

// FuzzCompose: whatever names and numbers hold, the subject stays on one line
// and nothing of them becomes a variable, a line of its own or a control
// character; nothing panics.
func FuzzCompose(f *testing.F) {
	for _, s := range []string{"Garçon", "a\r\nBcc: x@y.fr", "{iban}", "\x00\u2028\u202e", "😀", "\xff\xfe", strings.Repeat("w", 300), " ", ""} {
		f.Add(s, s, s, "Rappel {client} {pièces}", "{salutation}\n{contact}\n{factures}\n{règlement}", byte(len(s)))
	}
	all, err := letters.LoadTexts(nil)
	if err != nil {
		f.Fatal(err)
	}
	keys := all.Keys()
	f.Fuzz(func(t *testing.T, name, contact, number, subject, body string, which byte) {
		key := keys[int(which)%len(keys)]
		d := sample(key)
		d.Client.Name, d.Client.Contact, d.Lines[0].Invoice.Number, d.Sender.Name = name, contact, number, contact
		own := all
		if text := (letters.Text{Subject: subject, Body: body}); letters.CheckTextFor(key.Key, text) == nil {
			own = all.With(key.Key, text)
			letters.Advice(key.Key, text)
		}
		letters.CallGuide(d)
		if key.SMS {
			sms, err := letters.ComposeSMS(d, own)
			if err == nil && (sms.Parts > sms.Characters || sms.Parts == 0 && sms.Text != "") {
				t.Errorf("%+v", sms)
			}
			return
		}
		got, err := letters.Compose(d, own)
		if err != nil {
			return
		}
		if strings.ContainsFunc(got.Subject, data.IsControl) {
			t.Errorf("subject %q", got.Subject)
		}
		for _, value := range []string{name, contact, number} {
			for _, part := range strings.FieldsFunc(value, func(r rune) bool { return data.IsControl(r) }) {
				if strings.HasPrefix(strings.TrimSpace(part), "Bcc:") && strings.Contains("\n"+got.Body, "\n"+strings.TrimSpace(part)) && strings.ContainsFunc(value, data.IsControl) {
					t.Errorf("%q became a line of its own:\n%s", part, got.Body)
				}
			}
		}
		if own.Get(key.Key) == all.Get(key.Key) && strings.ContainsFunc(got.Body, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
			t.Errorf("control characters in %q", got.Body)
		}
	})
}
