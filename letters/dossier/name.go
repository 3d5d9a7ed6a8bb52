package dossier

import (
	"strings"
	"unicode"

	"dument/data"
)

// longest is the number of characters of a name: Windows bounds whole paths to 260.
const longest = 80

// reserved are the names that Windows keeps for devices, whatever their extension.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}

// SafeName returns a name of a file or folder that every system accepts, and that
// every program unpacks alike: ASCII letters, digits and a few signs, no accents.
// What nothing is left of is called "fichier".
func SafeName(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(plain(r))
	}
	base, ext := cutExt(strings.Join(strings.Fields(b.String()), " "))
	base = strings.Trim(base, " .-_")
	if len(base) > longest-len(ext) {
		base = strings.TrimRight(base[:longest-len(ext)], " .-_")
	}
	if base == "" {
		base = "fichier"
	}
	if device, _, _ := strings.Cut(fold(base), "."); reserved[device] || numbered(device) {
		base = "_" + base
	}
	return base + ext
}

// plain returns a letter without accent, a sign that is allowed as it is, and a
// space or a hyphen for what is not.
func plain(r rune) string {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune(" .-_()+,&@", r):
		return string(r)
	case r == '’' || r == '\'':
		return " "
	case unicode.IsSpace(r) || data.IsControl(r):
		return " "
	}
	folded := data.Fold(string(r))
	if strings.ContainsFunc(folded, func(r rune) bool { return r > unicode.MaxASCII }) || folded == "" || !unicode.IsLetter(r) {
		return "-"
	}
	if unicode.IsUpper(r) {
		return strings.ToUpper(folded[:1]) + folded[1:]
	}
	return folded
}

// cutExt parts an extension of letters and digits from a name, its dot included.
func cutExt(name string) (base, ext string) {
	at := strings.LastIndexByte(name, '.')
	if at <= 0 || len(name)-at > 6 || len(name)-at < 2 {
		return name, ""
	}
	for _, r := range name[at+1:] {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return name, ""
		}
	}
	return name[:at], name[at:]
}

// numbered reports whether a folded name is "com1" to "com9" or "lpt1" to "lpt9".
func numbered(name string) bool {
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '0' && name[3] <= '9'
}

// fold returns what two names that some system takes for one have in common.
func fold(s string) string { return strings.ToLower(s) }
