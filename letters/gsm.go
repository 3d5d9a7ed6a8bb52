package letters

import "strings"

// gsmBasic is the GSM 7-bit default alphabet, one septet each; gsmExtended is
// its extension table, two septets each (3GPP TS 23.038, 6.2.1).
const (
	gsmBasic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
		"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmExtended = "\f^{}\\[~]|€"
)

// gsmSeptets returns how much of a message a character takes, 0 where the
// alphabet lacks it.
func gsmSeptets(r rune) int {
	switch {
	case strings.ContainsRune(gsmBasic, r):
		return 1
	case strings.ContainsRune(gsmExtended, r):
		return 2
	}
	return 0
}

// gsmNear is what stands for the characters of European names and French
// typography that the alphabet lacks. It has é è à ù and Ç, but neither ç nor
// any circumflex, and of the capitals only É.
var gsmNear = func() map[rune]string {
	near := map[rune]string{'\u00a0': " ", '\u202f': " ", '\u2009': " ", '\t': " ", '’': "'", '‘': "'", '´': "'", '`': "'", '“': "\"", '”': "\"", '„': "\"",
		'«': "\"", '»': "\"", '‹': "'", '›': "'", '–': "-", '—': "-", '‑': "-", '−': "-", '…': "...", '•': "-", '·': ".", '°': "o", '№': "No", 'ª': "a", 'º': "o",
		'œ': "oe", 'Œ': "OE", 'þ': "th", 'Þ': "Th", 'ĳ': "ij", 'Ĳ': "IJ", '™': "TM", '©': "(c)", '®': "(R)", '×': "x", '½': "1/2", '¼': "1/4", '²': "2", '³': "3"}
	for letter, accented := range map[string]string{
		"a": "âáãāăą", "c": "çćčĉċ", "d": "ďđð", "e": "êëēĕėęě", "g": "ğģĝġ", "h": "ĥħ", "i": "îïíīĭįı", "j": "ĵ", "k": "ķ", "l": "łĺļľŀ",
		"n": "ńņňŋ", "o": "ôóõōŏő", "r": "ŕřŗ", "s": "śšşŝș", "t": "ťţŧț", "u": "ûúũūŭůűų", "w": "ŵ", "y": "ÿýŷ", "z": "źżž",
		"A": "ÀÂÁÃĀĂĄ", "C": "ĆČĈĊ", "D": "ĎĐÐ", "E": "ÈÊËĒĔĖĘĚ", "G": "ĞĢĜĠ", "H": "ĤĦ", "I": "ÎÏÍÌĪĬĮİ", "J": "Ĵ", "K": "Ķ", "L": "ŁĹĻĽĿ",
		"N": "ŃŅŇŊ", "O": "ÔÓÒÕŌŎŐ", "R": "ŔŘŖ", "S": "ŚŠŞŜȘ", "T": "ŤŢŦȚ", "U": "ÛÚÙŨŪŬŮŰŲ", "W": "Ŵ", "Y": "ŸÝŶ", "Z": "ŹŻŽ"} {
		for _, r := range accented {
			near[r] = letter
		}
	}
	return near
}()
