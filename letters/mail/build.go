package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"dument/data"
	"dument/letters"
)

// messageIDs are the identities Build accepts: what NewMessageID makes, and a
// little more.
var messageIDs = regexp.MustCompile(`^<[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]{1,100}@[A-Za-z0-9.-]{1,100}>$`)

// maxMessage is the size in bytes above which common servers refuse a message.
const maxMessage = 25 << 20

// The lengths in characters of what stands in headers; readers give up on
// headers that are too long.
const (
	maxSubject    = 500
	maxSenderName = 150
)

// Build returns the complete message (RFC 5322, CRLF, 7-bit), to be stored and
// sent as it is: the same input gives the same bytes. Text of the user's gets
// into a header encoded and on one line, or not at all: control characters in
// the subject, the addresses and the sender's name are refused with a *data.Error
// that names the field ("subject", "to", "name", "address", "body"). The date
// carries at's own offset.
func Build(d letters.Draft, from data.Account, messageID string, at time.Time) ([]byte, error) {
	sender, err := asciiAddress(from.Address)
	if err != nil {
		return nil, err
	}
	to, err := asciiAddress(d.To)
	if err != nil {
		return nil, err
	}
	if !messageIDs.MatchString(messageID) {
		return nil, data.Invalid("message_id", "L’identité du message est mal formée\u00a0: préparez le message de nouveau.")
	}
	for _, f := range []struct {
		field, french, value string
		most                 int
	}{{"subject", "L’objet du message", d.Subject, maxSubject}, {"name", "Le nom de l’expéditeur", from.Name, maxSenderName}} {
		if strings.ContainsFunc(f.value, data.IsControl) || !utf8.ValidString(f.value) {
			return nil, data.Invalid(f.field, f.french+" «\u00a0"+oneLine(f.value)+"\u00a0» contient un retour à la ligne ou un caractère invisible\u00a0: écrivez-le sur une seule ligne.")
		}
		if n := utf8.RuneCountInString(f.value); n > f.most {
			return nil, data.Invalid(f.field, fmt.Sprintf("%s est trop long (%d caractères)\u00a0: il en faut %d au plus.", f.french, n, f.most))
		}
	}
	if strings.TrimSpace(d.Subject) == "" {
		return nil, data.Invalid("subject", "L’objet du message est vide\u00a0: indiquez de quoi il s’agit.")
	}
	text, err := cleanBody(d.Body)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	writeHeader(&b, "Date", at.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	writeHeader(&b, "From", mailbox("From", from.Name, sender))
	writeHeader(&b, "To", "<"+to+">")
	if reply, err := asciiAddress(d.Sender.Email); err == nil && !strings.EqualFold(reply, sender) {
		writeHeader(&b, "Reply-To", "<"+reply+">")
	}
	writeHeader(&b, "Subject", unstructured(d.Subject, maxLine-len("Subject: ")))
	writeHeader(&b, "Message-ID", messageID)
	writeHeader(&b, "MIME-Version", "1.0")
	if len(d.Attachments) == 0 {
		writeText(&b, text)
		return b.Bytes(), nil
	}
	boundary := boundaryFor(messageID)
	writeHeader(&b, "Content-Type", `multipart/mixed; boundary="`+boundary+`"`)
	b.WriteString("\r\n")
	b.WriteString("--" + boundary + "\r\n")
	writeText(&b, text)
	for _, a := range d.Attachments {
		b.WriteString("\r\n--" + boundary + "\r\n")
		writeAttachment(&b, a)
	}
	b.WriteString("\r\n--" + boundary + "--\r\n")
	if b.Len() > maxMessage {
		return nil, data.Invalid("attachments", "Le message et ses pièces jointes pèsent "+megabytes(b.Len())+", et les messageries n’acceptent guère plus de "+
			megabytes(maxMessage)+"\u00a0: retirez une pièce jointe ou allégez-la.")
	}
	return b.Bytes(), nil
}

// mailbox returns `"Name" <address>`, or the address alone.
func mailbox(header, name, address string) string {
	if strings.TrimSpace(name) == "" {
		return "<" + address + ">"
	}
	return phrase(name, maxLine-len(header)-2) + " <" + address + ">"
}

// boundaryFor returns a boundary that cannot occur in a part: "=_" is neither
// base64 nor quoted-printable (RFC 2045 section 6.7).
func boundaryFor(messageID string) string {
	sum := sha256.Sum256([]byte(messageID))
	return "=_" + hex.EncodeToString(sum[:12])
}

// writeText writes the headers and bytes of the text part.
func writeText(b *bytes.Buffer, text string) {
	writeHeader(b, "Content-Type", "text/plain; charset=utf-8")
	writeHeader(b, "Content-Transfer-Encoding", "quoted-printable")
	b.WriteString("\r\n")
	w := quotedprintable.NewWriter(b)
	w.Write([]byte(text)) // a bytes.Buffer takes everything
	w.Close()
}

// cleanBody returns the text with plain line feeds. The other line breaks that
// word processors paste (vertical tab, form feed, next line, separators) become
// line feeds too; any other control character is refused.
func cleanBody(s string) (string, error) {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return data.IsControl(r) && r != '\n' && r != '\t' }) {
		return "", data.Invalid("body", "Le texte du message contient un caractère invisible qu’une messagerie refuserait\u00a0: recopiez-le sans mise en forme, ou écrivez-le ici.")
	}
	if !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	return s, nil
}
