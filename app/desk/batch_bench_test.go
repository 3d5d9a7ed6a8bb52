package desk

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/sqlite"
	"dument/letters"
)

// BenchmarkPrintBatch prints a hundred formal notices of a hundred clients with
// five late invoices each, from the register to the PDF.
func BenchmarkPrintBatch(b *testing.B) {
	today := day.Of(2026, 6, 15)
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	reg, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "registre.dument"), sqlite.Options{Create: true, Now: now})
	if err != nil {
		b.Fatal(err)
	}
	defer reg.Close()
	d, err := New(Config{Register: reg, Now: now, Today: today, Transport: &post{}, Secrets: pocket{}})
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	must(err)
	must(d.SaveSender(b.Context(), data.Sender{Name: "Atelier Lefèvre", LegalForm: "EI", SIREN: "732829320", IBAN: "FR1420041010050500013M02606",
		Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"}, Terms: data.DefaultTerms}))
	for n := range 100 {
		c := data.NewClient(data.Sender{})
		c.Name, c.Address = fmt.Sprintf("Client %d SARL", n), data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
		must(d.SaveClient(b.Context(), &c))
		for k := range 5 {
			i := data.Invoice{ClientID: c.ID, Number: fmt.Sprintf("F-%d-%d", n, k), Issued: today.Add(-100 - k), Due: today.Add(-60 - k), Total: 120000}
			i.Normalize()
			must(d.SaveInvoice(b.Context(), &i))
		}
	}
	all, err := d.PaperRequests(b.Context(), PaperRequest{Kind: letters.PaperNotice})
	must(err)
	for b.Loop() {
		report, err := d.PrintBatch(b.Context(), all, false, func(string, []byte) error { return nil }, nil)
		must(err)
		if report.Made != 100 {
			b.Fatalf("%+v", report)
		}
	}
}
