package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dument/data"
	"dument/letters"
)

// mediaTypes are the types written as they are; message and multipart types may
// not travel in base64 (RFC 2045 section 6.4), so they are not among them.
var mediaTypes = regexp.MustCompile(`^(application|image|text|audio|video|font|model)/[A-Za-z0-9][A-Za-z0-9.+-]{0,80}$`)

// base64Line is the length of a line of base64 (RFC 2045 section 6.8).
const base64Line = 76

// maxName is the length in bytes a file name may have once it is encoded; a
// header line ends at 998 (RFC 5322 section 2.1.1).
const maxName = 700

// writeAttachment writes the headers and bytes of a file. Its name goes twice:
// encoded by RFC 2231 for those who read that, in ASCII for the others.
func writeAttachment(b *bytes.Buffer, a letters.Attachment) {
	kind := a.MIME
	if parsed, _, err := mime.ParseMediaType(kind); err == nil {
		kind = parsed
	}
	if !mediaTypes.MatchString(kind) {
		kind = "application/octet-stream"
	}
	name := cleanName(a.Name)
	ascii := asciiName(name)
	fmt.Fprintf(b, "Content-Type: %s;\r\n name=\"%s\"\r\n", kind, ascii)
	b.WriteString("Content-Transfer-Encoding: base64\r\n")
	fmt.Fprintf(b, "Content-Disposition: attachment;\r\n filename=\"%s\"", ascii)
	if name != ascii {
		b.WriteString(";\r\n filename*=utf-8''" + percent(name))
	}
	b.WriteString("\r\n\r\n")
	encoded := base64.StdEncoding.EncodeToString(a.Content)
	for len(encoded) > base64Line {
		b.WriteString(encoded[:base64Line] + "\r\n")
		encoded = encoded[base64Line:]
	}
	b.WriteString(encoded)
}

// cleanName returns a file name without what no system accepts in one, cut so
// that it fits a header with its extension kept.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		if data.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune(`/\`, r) {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	name = strings.Trim(name, " .")
	if name == "" {
		return "document"
	}
	if len(percent(name)) <= maxName {
		return name
	}
	ext := filepath.Ext(name)
	if len(percent(ext)) > 60 {
		ext = ""
	}
	stem := []rune(strings.TrimSuffix(name, ext))
	stem = stem[:min(len(stem), maxName)]
	for len(stem) > 0 && len(percent(string(stem)))+len(percent(ext)) > maxName {
		stem = stem[:len(stem)-1]
	}
	return string(stem) + ext
}

var asciiForms = strings.NewReplacer("œ", "oe", "Œ", "OE", "æ", "ae", "Æ", "AE", "ß", "ss", "ø", "o", "Ø", "O",
	"’", "'", "‘", "'", "“", "'", "”", "'", "«", "'", "»", "'", "–", "-", "—", "-", "€", "EUR", "\u00a0", " ", "\u202f", " ", `"`, "'")

// asciiName returns a name without accents for old readers; what has no plain
// form becomes "_".
func asciiName(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(asciiForms.Replace(name)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r < ' ' || r > '~' || r == '"' || r == '\\':
			b.WriteByte('_')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// percent encodes a name by RFC 2231 section 7 (attribute characters of RFC 5987).
func percent(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("!#$&+-.^_`|~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
