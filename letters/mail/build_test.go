package mail

import (
	"bytes"
	"io"
	"mime"
	"strings"
	"testing"
	"time"

	message "github.com/emersion/go-message/mail"

	"dument/data"
	"dument/letters"
)

var (
	zoe = data.Account{Address: "zoe@lefèvre-conseil.fr", Name: "Zoé Lefèvre, « Conseil »", Host: "smtp.exemple.fr", Port: 465, Security: data.SecurityTLS, Login: "zoe"}
	at  = time.Date(2026, 11, 21, 9, 5, 7, 0, time.FixedZone("CET", 3600))
)

const id = "<0123456789abcdef.dument@exemple.fr>"

func draft() letters.Draft {
	return letters.Draft{
		Sender:  data.Sender{Email: "contact@exemple.fr"},
		To:      "compta@societe.fr",
		Subject: "Relance : facture nº 2026-014 échue – 1 234,56 € 🙂 à régler avant le 28/11/2026, s’il vous plaît",
		Body:    "Bonjour Mme Müller-Œuvré,\n\n.point au début\nFrom la banque\n  = 1 234,56 €\t🙂 " + strings.Repeat("très ", 60) + "long\n\nCordialement",
		Attachments: []letters.Attachment{
			{Name: "Facture nº 14 – Société Générale d’Études.pdf", MIME: "application/pdf", Content: bytes.Repeat([]byte("%PDF-1.7 \x00\xff\r\n.\r\n"), 500)},
			{Name: "plain.pdf", MIME: "application/pdf", Content: nil},
		},
	}
}

// parsed is a message as a reader that is not ours understands it.
type parsed struct {
	header message.Header
	text   string
	files  map[string][]byte
	types  map[string]string
}

func parse(t testing.TB, raw []byte) *parsed {
	t.Helper()
	r, err := message.CreateReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%v in\n%s", err, raw)
	}
	p := &parsed{header: r.Header, files: map[string][]byte{}, types: map[string]string{}}
	for {
		part, err := r.NextPart()
		if err == io.EOF {
			return p
		}
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part.Body)
		if err != nil {
			t.Fatal(err)
		}
		switch h := part.Header.(type) {
		case *message.InlineHeader:
			p.text += string(content)
		case *message.AttachmentHeader:
			name, err := h.Filename()
			if err != nil {
				t.Fatal(err)
			}
			p.files[name] = content
			p.types[name], _, _ = h.ContentType()
		}
	}
}

// TestAnotherReaderFindsEverything parses the bytes with a parser that is not ours.
func TestAnotherReaderFindsEverything(t *testing.T) {
	d := draft()
	raw, err := Build(d, zoe, id, at)
	if err != nil {
		t.Fatal(err)
	}
	p := parse(t, raw)
	if subject, err := p.header.Subject(); err != nil || subject != d.Subject {
		t.Errorf("subject %q, %v", subject, err)
	}
	from, err := p.header.AddressList("From")
	if err != nil || len(from) != 1 || from[0].Name != zoe.Name || from[0].Address != "zoe@xn--lefvre-conseil-xjb.fr" {
		t.Errorf("from %v, %v", from, err)
	}
	for header, want := range map[string]string{"To": "compta@societe.fr", "Reply-To": "contact@exemple.fr"} {
		if list, err := p.header.AddressList(header); err != nil || len(list) != 1 || list[0].Address != want {
			t.Errorf("%s: %v, %v", header, list, err)
		}
	}
	if date, err := p.header.Date(); err != nil || !date.Equal(at) || !strings.Contains(string(raw), "Date: Sat, 21 Nov 2026 09:05:07 +0100\r\n") {
		t.Errorf("date %v, %v", date, err)
	}
	if got, err := p.header.MessageID(); err != nil || "<"+got+">" != id {
		t.Errorf("message id %q, %v", got, err)
	}
	if want := d.Body + "\n"; strings.ReplaceAll(p.text, "\r\n", "\n") != want {
		t.Errorf("text %q, want %q", p.text, want)
	}
	if len(p.files) != 2 {
		t.Errorf("files %v", p.types)
	}
	for _, a := range d.Attachments {
		if content, ok := p.files[a.Name]; !ok || !bytes.Equal(content, a.Content) || p.types[a.Name] != a.MIME {
			t.Errorf("%q: found %v, %d bytes, %s", a.Name, ok, len(content), p.types[a.Name])
		}
	}
	if !strings.Contains(string(raw), `filename="Facture no 14 - Societe Generale d'Etudes.pdf"`) {
		t.Error("no plain name for old readers")
	}
}

// wellFormed checks what every message must be on the wire.
func wellFormed(t testing.TB, raw []byte) {
	t.Helper()
	rest := strings.ReplaceAll(string(raw), "\r\n", "")
	if strings.ContainsAny(rest, "\r\n\x00") {
		t.Error("a line does not end with CR LF")
	}
	if !strings.HasSuffix(string(raw), "\r\n") {
		t.Error("the last line does not end")
	}
	for line := range strings.SplitSeq(string(raw), "\r\n") {
		if len(line) > 998 {
			t.Errorf("a line of %d bytes", len(line))
		}
	}
	for _, c := range raw {
		if c >= 0x80 {
			t.Fatal("a byte above 7 bits")
		}
	}
}

func TestBytesAreFitForTheWire(t *testing.T) {
	for name, d := range map[string]letters.Draft{
		"full": draft(), "bare": {To: "a@b.fr", Subject: "x"},
		"long words": {To: "a@b.fr", Subject: strings.Repeat("x", maxSubject), Body: strings.Repeat("y", 5000)},
		"long name":  {To: "a@b.fr", Subject: "x", Attachments: []letters.Attachment{{Name: strings.Repeat("é", 400) + ".pdf", MIME: "application/pdf"}}},
	} {
		raw, err := Build(d, zoe, id, at)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		wellFormed(t, raw)
		if again, _ := Build(d, zoe, id, at); !bytes.Equal(raw, again) {
			t.Errorf("%s: not the same bytes twice", name)
		}
		head, _, _ := strings.Cut(string(raw), "\r\n\r\n")
		for line := range strings.SplitSeq(head, "\r\n") {
			if len(line) > 78 {
				t.Errorf("%s: header line of %d: %s", name, len(line), line)
			}
		}
		if subject, err := parse(t, raw).header.Subject(); err != nil || subject != d.Subject {
			t.Errorf("%s: subject %q, %v", name, subject, err)
		}
	}
}

// TestSubjectsSurvive lists what naive encoders break.
func TestSubjectsSurvive(t *testing.T) {
	for _, s := range []string{"plain", "two  spaces", " leading", "trailing ", "=?utf-8?q?fake?=", "tab?_=", "🙂", strings.Repeat("🙂", 80),
		strings.Repeat("é ", 100), "a\u202f:\u00a0b", "日本語のとても長い件名" + strings.Repeat("語", 60), strings.Repeat("word ", 60) + "end"} {
		raw, err := Build(letters.Draft{To: "a@b.fr", Subject: s}, zoe, id, at)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := parse(t, raw).header.Subject(); err != nil || got != s {
			t.Errorf("%q became %q, %v", s, got, err)
		}
		_, value, _ := strings.Cut(string(raw), "Subject:")
		value, _, _ = strings.Cut(value, "\r\nMessage-ID")
		for _, word := range strings.Fields(value) {
			if strings.HasPrefix(word, "=?") {
				if _, err := new(mime.WordDecoder).Decode(word); err != nil || len(word) > 75 {
					t.Errorf("%q: encoded word %q splits a character or is too long: %v", s, word, err)
				}
			}
		}
	}
}

// TestWhatBuildRefuses: nothing of the user's gets into a header by a line break.
func TestWhatBuildRefuses(t *testing.T) {
	for _, c := range []struct {
		field string
		spoil func(*letters.Draft, *data.Account, *string)
	}{
		{"subject", func(d *letters.Draft, _ *data.Account, _ *string) { d.Subject = "a\r\nBcc: x@y.fr" }},
		{"subject", func(d *letters.Draft, _ *data.Account, _ *string) { d.Subject = "a\x00b" }},
		{"subject", func(d *letters.Draft, _ *data.Account, _ *string) { d.Subject = "a\u2028b" }},
		{"subject", func(d *letters.Draft, _ *data.Account, _ *string) { d.Subject = "\xff" }},
		{"subject", func(d *letters.Draft, _ *data.Account, _ *string) { d.Subject = " \u00a0" }},
		{"subject", func(d *letters.Draft, _ *data.Account, _ *string) { d.Subject = strings.Repeat("é", maxSubject+1) }},
		{"to", func(d *letters.Draft, _ *data.Account, _ *string) { d.To = strings.Repeat("a", 65) + "@b.fr" }},
		{"to", func(d *letters.Draft, _ *data.Account, _ *string) { d.To = "a@b.fr\r\nBcc: x@y.fr" }},
		{"to", func(d *letters.Draft, _ *data.Account, _ *string) { d.To = "a@b.fr, x@y.fr" }},
		{"to", func(d *letters.Draft, _ *data.Account, _ *string) { d.To = "a@b.fr>" }},
		{"to", func(d *letters.Draft, _ *data.Account, _ *string) { d.To = "é@b.fr" }},
		{"to", func(d *letters.Draft, _ *data.Account, _ *string) { d.To = "" }},
		{"to", func(_ *letters.Draft, a *data.Account, _ *string) { a.Address = "a@b.fr\nX: y" }},
		{"name", func(_ *letters.Draft, a *data.Account, _ *string) { a.Name = "Zoé\nBcc: x@y.fr" }},
		{"name", func(_ *letters.Draft, a *data.Account, _ *string) { a.Name = strings.Repeat("a", maxSenderName+1) }},
		{"message_id", func(_ *letters.Draft, _ *data.Account, id *string) { *id = "<a@b>\r\nX: y" }},
		{"body", func(d *letters.Draft, _ *data.Account, _ *string) { d.Body = "a\x00b" }},
		{"body", func(d *letters.Draft, _ *data.Account, _ *string) { d.Body = "a\x1b[2J" }},
		{"attachments", func(d *letters.Draft, _ *data.Account, _ *string) {
			d.Attachments = []letters.Attachment{{Name: "a.pdf", MIME: "application/pdf", Content: make([]byte, 20<<20)}}
		}},
	} {
		d, a, identity := draft(), zoe, id
		c.spoil(&d, &a, &identity)
		raw, err := Build(d, a, identity, at)
		if raw != nil || data.CodeOf(err) != data.CodeInvalid || data.FieldOf(err) != c.field {
			t.Errorf("%s: %v (field %q), %d bytes", c.field, err, data.FieldOf(err), len(raw))
		} else if strings.ContainsFunc(err.Error(), data.IsControl) {
			t.Errorf("%s: the sentence repeats a control character: %q", c.field, err)
		}
	}
}

// TestPastedLineBreaksBecomeLines: word processors paste vertical tabs and separators.
func TestPastedLineBreaksBecomeLines(t *testing.T) {
	raw, err := Build(letters.Draft{To: "a@b.fr", Subject: "x", Body: "a\vb\fc\u2028d\re\r\nf"}, zoe, id, at)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.ReplaceAll(parse(t, raw).text, "\r\n", "\n"); got != "a\nb\nc\nd\ne\nf\n" {
		t.Errorf("%q", got)
	}
}

func TestFileNamesCannotEscape(t *testing.T) {
	for name, want := range map[string]string{
		"a\r\nContent-Type: text/html\r\n\r\n.pdf": "a__Content-Type: text_html____.pdf",
		"../../etc/passwd":                         "_.._etc_passwd", "": "document", " . ": "document",
		`dit "devis".pdf`: `dit "devis".pdf`, "facture\u202efdp.exe": "facture_fdp.exe",
	} {
		raw, err := Build(letters.Draft{To: "a@b.fr", Subject: "x", Attachments: []letters.Attachment{{Name: name, MIME: "text/html\r\nX: y", Content: []byte("z")}}}, zoe, id, at)
		if err != nil {
			t.Fatal(err)
		}
		p := parse(t, raw)
		if content, ok := p.files[want]; !ok || string(content) != "z" || p.types[want] != "application/octet-stream" {
			t.Errorf("%q: %v %v", name, p.files, p.types)
		}
	}
}

func TestMessageIDsAreNeverTwice(t *testing.T) {
	seen := map[string]bool{}
	for _, address := range []string{"a@exemple.fr", "zoé@société.fr", "not an address", "", "a@b@c", "a@" + strings.Repeat("x", 300) + ".fr"} {
		for range 100 {
			got := NewMessageID(address)
			if seen[got] || !messageIDs.MatchString(got) {
				t.Fatalf("%q", got)
			}
			seen[got] = true
		}
	}
}
