package data

import "strings"

var foldings = strings.NewReplacer(
	"à", "a", "â", "a", "ä", "a", "á", "a", "ã", "a", "å", "a", "æ", "ae", "ç", "c",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "í", "i", "î", "i", "ï", "i", "ì", "i", "ñ", "n",
	"ó", "o", "ô", "o", "ö", "o", "õ", "o", "ò", "o", "œ", "oe", "ø", "o", "ß", "ss",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ý", "y", "ÿ", "y", "’", "'", "\u00a0", " ", "\u202f", " ")

// Fold returns s without case, accents and ligatures, its spaces collapsed:
// the form in which names are searched, sorted and compared.
func Fold(s string) string {
	return strings.Join(strings.Fields(foldings.Replace(strings.ToLower(s))), " ")
}
