package exchange_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"dument/data/exchange"
)

const frenchList = "N° facture;Client;Échéance;Montant TTC\r\n" +
	"F-1;Société Çelik & Frères;21/11/2026;1 234,56\r\n" +
	"F-2;Mme Hélène Nuñez, forêt d'Août;01/12/2026;17,00\r\n" +
	"F-3;Crème brûlée à l'Œuvre « Noël »;02/12/2026;18,00\r\n"

// TestEachFrenchCharacterSetIsRecognised finds each character set that French software writes.
func TestEachFrenchCharacterSetIsRecognised(t *testing.T) {
	withoutLigature := strings.ReplaceAll(frenchList, "Œuvre", "Oeuvre") // CP850 has no Œ
	for _, c := range []struct {
		name, text string
		set        encoding.Encoding
		want       string
	}{
		{"1252", frenchList, charmap.Windows1252, exchange.Windows1252},
		{"1252 with euros", frenchList + "F-4;L’été;03/12/2026;5,00 €\r\n", charmap.Windows1252, exchange.Windows1252},
		{"8859-15 with euros", frenchList + "F-4;Coûts;03/12/2026;5,00 €\r\n", charmap.ISO8859_15, exchange.Latin9},
		{"MacRoman", frenchList, charmap.Macintosh, exchange.MacRoman},
		{"CP850", withoutLigature, charmap.CodePage850, exchange.CP850},
		{"UTF-8", frenchList, encoding.Nop, exchange.UTF8},
		{"UTF-8 with mark", frenchList, unicode.UTF8BOM, exchange.UTF8},
		{"UTF-16 LE with mark", frenchList, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), exchange.UTF16},
		{"UTF-16 BE with mark", frenchList, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), exchange.UTF16},
		{"UTF-16 LE without mark", frenchList, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), exchange.UTF16},
		{"UTF-16 BE without mark", frenchList, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), exchange.UTF16},
		{"one accent", "Numero;Client\r\nF-1;Andr\u00e9\r\n", charmap.Windows1252, exchange.Windows1252},
		{"one accent on a Mac", "Numero;Client\r\nF-1;Andr\u00e9 SARL\r\n", charmap.Macintosh, exchange.MacRoman},
		{"one accent in a DOS program", "Numero;Client\r\nF-1;Andr\u00e9 SARL\r\n", charmap.CodePage850, exchange.CP850},
		{"capitals", "NUMÉRO;CLIENT\r\nF-1;SOCIÉTÉ GÉNÉRALE D'ÉLECTRICITÉ\r\n", charmap.Windows1252, exchange.Windows1252},
	} {
		t.Run(c.name, func(t *testing.T) {
			bytes, err := c.set.NewEncoder().Bytes([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			text, charset := exchange.Decode(bytes)
			if charset != c.want || text != c.text {
				t.Errorf("read as %s:\n%s", charset, text)
			}
		})
	}
}
