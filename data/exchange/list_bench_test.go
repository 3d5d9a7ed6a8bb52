package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"dument/data/exchange"
)

// BenchmarkList reads a list of 10,000 invoices.
func BenchmarkList(b *testing.B) {
	var list strings.Builder
	list.WriteString("Numéro;Client;E-mail;Date;Échéance;Montant TTC;Payé\r\n")
	for i := range 10_000 {
		fmt.Fprintf(&list, "F-%05d;Société Éole %d;eole%d@exemple.fr;%02d/01/2026;15/03/2026;1 234,56 €;0,00 €\r\n", i, i%1000, i%1000, i%28+1)
	}
	content := []byte(list.String())
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		sheet, err := exchange.ReadSheet("liste.csv", content)
		if err != nil {
			b.Fatal(err)
		}
		if batch := exchange.Records(sheet, exchange.Guess(sheet), usual); len(batch.Records) != 10_000 {
			b.Fatal(batch.Refused[0])
		}
	}
}
