package exchange

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"

	utf16 "golang.org/x/text/encoding/unicode"
)

// Names of the character sets that Decode finds, as the import dialog shows them.
const (
	UTF8        = "UTF-8"
	UTF16       = "UTF-16"
	UTF32       = "UTF-32"
	Windows1252 = "Windows-1252"
	Latin9      = "ISO-8859-15"
	MacRoman    = "MacRoman"
	CP850       = "CP850"
)

// legacy lists the one-byte sets of French software, the likeliest first: it
// wins where two read the same text.
var legacy = []struct {
	name string
	set  *charmap.Charmap
}{
	{Windows1252, charmap.Windows1252},
	{Latin9, charmap.ISO8859_15},
	{MacRoman, charmap.Macintosh},
	{CP850, charmap.CodePage850},
}

// Decode returns content as text, without byte order mark, and the name of its
// character set. A file does not say its set, so the order is: a byte order
// mark, the zero bytes of UTF-16, valid UTF-8, else the one-byte set in which
// the text looks most like French. It never fails; what cannot be read is U+FFFD.
func Decode(content []byte) (text, charset string) {
	switch {
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(content[3:]), "\ufffd"), UTF8
	case bytes.HasPrefix(content, []byte("\xff\xfe\x00\x00")):
		return decode(utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), content[4:]), UTF32
	case bytes.HasPrefix(content, []byte("\x00\x00\xfe\xff")):
		return decode(utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), content[4:]), UTF32
	case bytes.HasPrefix(content, []byte("\xff\xfe")):
		return decode(utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), content[2:]), UTF16
	case bytes.HasPrefix(content, []byte("\xfe\xff")):
		return decode(utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM), content[2:]), UTF16
	}
	if little, big := zeros(content); little || big {
		order := utf16.LittleEndian
		if big {
			order = utf16.BigEndian
		}
		return decode(utf16.UTF16(order, utf16.IgnoreBOM), content), UTF16
	}
	if utf8.Valid(content) {
		return string(content), UTF8
	}
	best, bestScore := "", 0
	for _, l := range legacy {
		text := decode(l.set, content)
		if score := looks(text); best == "" || score > bestScore {
			best, bestScore, charset = text, score, l.name
		}
	}
	return best, charset
}

func decode(set encoding.Encoding, content []byte) string {
	out, err := set.NewDecoder().Bytes(content)
	if err != nil {
		return strings.ToValidUTF8(string(content), "\ufffd")
	}
	return string(out)
}

// zeros tells UTF-16 without a mark by where its zero bytes stand: most Latin
// letters have a zero as their high byte.
func zeros(content []byte) (little, big bool) {
	if len(content) < 2 || len(content)%2 != 0 {
		return false, false
	}
	var even, odd int
	for i, b := range content {
		if b == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	half := len(content) / 2
	return odd*10 > half*6 && even*10 < half, even*10 > half*6 && odd*10 < half
}

// looks says how much text looks like French: letters of French in the case of
// their neighbours count for it; control characters, boxes and signs amid a
// word count against.
func looks(text string) int {
	score := 0
	previous := ' '
	runes := []rune(text)
	for i, r := range runes {
		next := ' '
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if r >= utf8.RuneSelf {
			score += weigh(previous, r, next)
		}
		previous = r
	}
	return score
}

func weigh(previous, r, next rune) int {
	amid := unicode.IsLetter(previous) || unicode.IsLetter(next)
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return -20
	case r >= 0x2500 && r <= 0x25ff: // boxes of CP850
		return -20
	case unicode.IsUpper(r) && unicode.IsLower(previous):
		return -6 // "FranÇois"
	case strings.ContainsRune("éèêëàâçîïôùûüœæ", r):
		if unicode.IsUpper(previous) && unicode.IsUpper(next) {
			return -2
		}
		return 4
	case strings.ContainsRune("ÉÈÊËÀÂÇÎÏÔÙÛÜŒÆ", r):
		return 3
	case strings.ContainsRune("äáãåíìñóòöõøúýßÄÁÑÖØÜÓÚ", r):
		return 1
	case unicode.IsLetter(r):
		return -3
	case r == '’' || r == '‘':
		return 2
	case r == '°' && strings.ContainsRune("nN", previous):
		return 4 // "N°"
	case r == '\u00a0' || r == '\u202f':
		if unicode.IsLetter(previous) && unicode.IsLetter(next) {
			return -4
		}
		return 2
	case r == '€' || r == '°' || r == '«' || r == '»' || r == '–' || r == '—' || r == '…':
		if unicode.IsLetter(previous) && unicode.IsLetter(next) {
			return -6
		}
		return 2
	case amid:
		return -6 // a sign within a word
	}
	return -1
}
