package mail

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Header lines stay within 76 characters, so that nobody on the way folds them
// again (RFC 5322 section 2.1.1 recommends 78, RFC 2047 section 2 asks for 76).
const maxLine = 76

// writeHeader writes one header line from a name of ours and a value that is
// ASCII already, folded at its spaces.
func writeHeader(b *bytes.Buffer, name, value string) {
	b.WriteString(name + ":")
	length := len(name) + 1
	for word := range strings.SplitSeq(value, " ") {
		if length+1+len(word) > maxLine && length > len(name)+1 {
			b.WriteString("\r\n")
			length = 0
		}
		b.WriteString(" " + word)
		length += 1 + len(word)
	}
	b.WriteString("\r\n")
}

// unstructured returns user text as a header may hold it: as it is when it is
// plain, else as encoded words. room is what the first line has left.
func unstructured(s string, room int) string {
	if plain(s) {
		return s
	}
	return encodedWords(s, room)
}

// phrase returns a display name: quoted when it is plain, else as encoded words.
func phrase(s string, room int) string {
	if plain(s) && len(s) < room-2 {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
	}
	return encodedWords(s, room)
}

// plain reports text that survives folding and decoding unchanged: printable
// ASCII, single inner spaces, no word too long for a line, nothing that looks
// like an encoded word.
func plain(s string) bool {
	if strings.Contains(s, "=?") || strings.TrimSpace(s) != s || strings.Contains(s, "  ") {
		return false
	}
	for word := range strings.SplitSeq(s, " ") {
		if len(word) > 60 {
			return false
		}
	}
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// encodedWords returns s as RFC 2047 Q words in UTF-8, none of which splits a
// character, separated by single spaces: readers drop these when they join the
// words again. room is the length the first one may have.
func encodedWords(s string, room int) string {
	const prefix, suffix = "=?utf-8?q?", "?="
	var out, word strings.Builder
	limit := min(room, maxLine-1) - len(prefix) - len(suffix)
	flush := func() {
		if word.Len() == 0 {
			return
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(prefix + word.String() + suffix)
		word.Reset()
		limit = maxLine - 1 - len(prefix) - len(suffix)
	}
	var char [utf8.UTFMax]byte
	for _, r := range s {
		code := ""
		for _, c := range char[:utf8.EncodeRune(char[:], r)] {
			code += qByte(c)
		}
		if word.Len()+len(code) > limit {
			flush()
		}
		word.WriteString(code)
	}
	flush()
	return out.String()
}

// qByte encodes a byte of a Q word; only what RFC 2047 section 5 (3) allows in a
// display name stays as it is.
func qByte(c byte) string {
	switch {
	case c == ' ':
		return "_"
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("!*+-/", c) >= 0:
		return string(rune(c))
	}
	return fmt.Sprintf("=%02X", c)
}
