package mail

import (
	"bytes"
	"net/mail"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// FuzzBuild: whatever the user types, a message has exactly our headers, each
// once, its text comes back, and the wire's rules hold; or it is refused.
func FuzzBuild(f *testing.F) {
	f.Add("a@b.fr", "objet", "texte", "Zoé", "a.pdf", "application/pdf", "contact@b.fr")
	f.Add("a@b.fr\r\nBcc: x@y.fr", "a\r\nBcc: x", "a\r\n.\r\nQUIT\r\n", "\"\r\n", "é\r\n\r\n.pdf", "a/b;\r\nX:y", "x\n@y.fr")
	f.Add("a@é.fr", "=?utf-8?q?a?=", "\v\f\u2028", `\"`, "%0d%0a", "message/rfc822", "")
	f.Add("\"a b\"@c.fr", " 🙂 ", "=\t \n", "a <b@c.fr>", strings.Repeat("語", 300), "multipart/mixed", "a@[127.0.0.1]")
	f.Add(strings.Repeat("p", 3000)+"@b.fr", "@", "", "0", "0", "0", strings.Repeat("p", 3000)+"@b.fr") // a header line too long
	f.Fuzz(func(t *testing.T, to, subject, body, name, file, kind, reply string) {
		account := data.Account{Address: "zoe@exemple.fr", Name: name}
		d := letters.Draft{To: to, Subject: subject, Body: body, Sender: data.Sender{Email: reply},
			Attachments: []letters.Attachment{{Name: file, MIME: kind, Content: []byte(body)}}}
		raw, err := Build(d, account, id, at)
		if err != nil {
			if data.CodeOf(err) != data.CodeInvalid {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		wellFormed(t, raw)
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		for header, values := range m.Header {
			switch header {
			case "Date", "From", "To", "Reply-To", "Subject", "Message-Id", "Mime-Version", "Content-Type":
			default:
				t.Errorf("a header of somebody else's: %s", header)
			}
			if len(values) != 1 {
				t.Errorf("%s stands %d times", header, len(values))
			}
		}
		for header, want := range map[string]int{"From": 1, "To": 1} {
			if list, err := m.Header.AddressList(header); err != nil || len(list) != want {
				t.Errorf("%s: %v, %v", header, list, err)
			}
		}
		p := parse(t, raw)
		if got, err := p.header.Subject(); err != nil || got != subject {
			t.Errorf("subject %q became %q, %v", subject, got, err)
		}
		if from, err := p.header.AddressList("From"); err != nil || (strings.TrimSpace(name) != "" && from[0].Name != name) {
			t.Errorf("name %q became %v, %v", name, from, err)
		}
		if len(p.files) != 1 {
			t.Errorf("%d files", len(p.files))
		}
		for _, content := range p.files {
			if string(content) != body {
				t.Errorf("file %q became %q", body, content)
			}
		}
		clean, err := cleanBody(body)
		if got := strings.ReplaceAll(p.text, "\r\n", "\n"); err != nil || got != clean {
			t.Errorf("text %q became %q", clean, got)
		}
	})
}
