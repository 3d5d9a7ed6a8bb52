package exchange_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"dument/data"
	"dument/data/exchange"
)

// TestSeparatorAndHeaderAreFoundInRealExports finds separator, header and lines in what exports really look like.
func TestSeparatorAndHeaderAreFoundInRealExports(t *testing.T) {
	for _, c := range []struct {
		name, content, separator string
		header                   int
		lines                    []int
	}{
		{"plain", "Numéro;Client;TTC\nF-1;Éole;1,00\nF-2;Éole;2,00\n", ";", 1, []int{2, 3}},
		{"commas inside quotes", "Number,Customer,Amount\nF-1,\"Éole, SAS; Paris\",\"1,00\"\n", ",", 1, []int{2}},
		{"a cell over three lines", "Numéro;Client;TTC\n\"F-1\";\"Éole\nrue\r\nville\";1,00\nF-2;Éole;2,00\n", ";", 1, []int{2, 5}},
		{"a quote never closed", "Numéro;Client;TTC\nF-1;\"Éole;1,00\nF-2;Éole;2,00\n", ";", 1, []int{2, 3}},
		{"a quote within", "Numéro;Client;TTC\nF-1;Le \"Grand\" Café;1,00\nF-2;\"Le \"Grand\" Café\";2,00\n", ";", 1, []int{2, 3}},
		{"blank lines", "\n\nNuméro;Client;TTC\n\n;;\nF-1;Éole;1,00\n\n", ";", 3, []int{6}},
		{"line ends of old Macs", "Numéro;Client;TTC\rF-1;Éole;1,00\rF-2;Éole;2,00", ";", 1, []int{2, 3}},
		{"sep line of Excel", "sep=,\r\nNuméro,Client,TTC\r\nF-1,Éole,12\r\n", ",", 2, []int{3}},
		{"header on each page", "Numéro;Client;TTC\nF-1;Éole;1,00\nNuméro;Client;TTC\nF-2;Éole;2,00\n", ";", 1, []int{2, 4}},
		{"bars", "Numéro|Client|TTC\nF-1|Éole|1,00\n", "|", 1, []int{2}},
		{"titles with commas", "Société Durand, Paris\nListe du 01/02/2026, en euros\n\nNuméro;Client;TTC\nF-1;Éole;1,00\n", ";", 4, []int{5}},
		{"formulas of Excel", "Numéro;Client;TTC\n=\"0012\";Éole;1,00\n", ";", 1, []int{2}},
		{"unknown header", "Titre\nalpha;beta\n1;2\n3;4\n", ";", 2, []int{3, 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := exchange.ReadSheet("x.csv", []byte(c.content))
			if err != nil {
				t.Fatal(err)
			}
			if s.Separator != c.separator || s.FirstLine != c.header || len(s.Lines) != len(c.lines) {
				t.Fatalf("separator %q, header on line %d, lines %v", s.Separator, s.FirstLine, s.Lines)
			}
			for i := range c.lines {
				if s.Lines[i] != c.lines[i] || len(s.Rows[i]) != len(s.Header) {
					t.Errorf("row %d on line %d: %q", i, s.Lines[i], s.Rows[i])
				}
			}
		})
	}
}

// TestAFileThatIsNoListIsSaidToBeNone says what a file is that is no list.
func TestAFileThatIsNoListIsSaidToBeNone(t *testing.T) {
	for name, content := range map[string]string{
		"vide.csv": " \r\n", "classeur.xlsx": "PK\x03\x04....", "ancien.xls": "\xd0\xcf\x11\xe0....", "facture.pdf": "%PDF-1.7", "image.png": "\x89PNG\x00\x00\x00\rIHDR\x00",
	} {
		_, err := exchange.ReadSheet(name, []byte(content))
		if data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestColumnsAreKnownByTheNamesThatToolsGiveThem recognises what French and English tools call their columns.
func TestColumnsAreKnownByTheNamesThatToolsGiveThem(t *testing.T) {
	for header, want := range map[string]map[exchange.Field]int{
		"N° facture;Nom du client;Montant HT;TVA;Montant TTC":              {exchange.Number: 0, exchange.Client: 1, exchange.Total: 4},
		"Montant (HT);Montant (TTC);N°;Nom":                                {exchange.Total: 1, exchange.Number: 2, exchange.Client: 3},
		"Société;Nom;Prénom":                                               {exchange.Client: 0, exchange.Contact: 1, exchange.FirstName: 2},
		"Invoice Number;Issue Date;Due Date;Bill To;Total;Amount Due":      {exchange.Number: 0, exchange.Issued: 1, exchange.Due: 2, exchange.Client: 3, exchange.Total: 4, exchange.Balance: 5},
		"NUMERO PIECE;DATE PIECE;DATE ECHEANCE;TIERS;SOLDE DU;TOTAL TTC":   {exchange.Number: 0, exchange.Issued: 1, exchange.Due: 2, exchange.Client: 3, exchange.Balance: 4, exchange.Total: 5},
		"invoice_id;customer_name;issued_on;due_on;amount_paid;total":      {exchange.Number: 0, exchange.Client: 1, exchange.Issued: 2, exchange.Due: 3, exchange.Paid: 4, exchange.Total: 5},
		"Facture;Contact;Total TTC en euros;Date limite de paiement (30j)": {exchange.Number: 0, exchange.Client: 1, exchange.Total: 2, exchange.Due: 3},
	} {
		got := exchange.Guess(exchange.Sheet{Header: strings.Split(header, ";")})
		for f, at := range want {
			if column, ok := got[f]; !ok || column != at {
				t.Errorf("%s: %s is %v", header, f, got)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %v", header, got)
		}
	}
}

// FuzzReadSheet never panics, gives every row its line in order, and reads a
// well-formed file as encoding/csv does.
func FuzzReadSheet(f *testing.F) {
	f.Add([]byte(frenchList))
	f.Add([]byte("sep=;\nNuméro;Client;TTC\n\"F-1\";\"a\"\"b\";\"1,00\nx"))
	f.Add([]byte("\xff\xfeN\x00u\x00m\x00\r\x00\n\x00"))
	f.Add([]byte("Num\xe9ro\tClient\tDate\tTTC\r\nF-1\t\x8c\x9c\t31/02/2026\t12,3,4\r\n\t\tTotal\t12"))
	f.Add([]byte("\"\"\"\r;\n;\";"))
	f.Fuzz(func(t *testing.T, content []byte) {
		s, err := exchange.ReadSheet("x.csv", content)
		if err != nil {
			if data.CodeOf(err) == "" || err.Error() == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		if len(s.Rows) != len(s.Lines) {
			t.Fatalf("%d rows, %d lines", len(s.Rows), len(s.Lines))
		}
		last := s.FirstLine
		for _, line := range s.Lines {
			if line <= last {
				t.Fatalf("line %d after %d", line, last)
			}
			last = line
		}
		batch := exchange.Records(s, exchange.Guess(s), usual)
		for _, r := range batch.Refused {
			if r.Line < s.FirstLine || r.Field == "" || r.Reason == "" {
				t.Fatalf("%+v", r)
			}
		}
		for _, r := range batch.Records {
			if r.Invoice.Number == "" {
				continue
			}
			if r.Invoice.Total <= 0 || r.Paid < 0 || r.Paid > r.Invoice.Total || r.Invoice.Issued.IsZero() || r.Client.Name == "" {
				t.Fatalf("%+v", r)
			}
		}
	})
}

// FuzzSplit writes cells as encoding/csv does and reads them back.
func FuzzSplit(f *testing.F) {
	f.Add("Éole, SAS", `le "Grand" Café`, "a\nb", "x")
	f.Add(`"`, `""`, ",", `",`)
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		for _, cell := range []string{a, b, c, d} {
			if cell != strings.TrimSpace(cell) || strings.ContainsAny(cell, "\r\x00") || strings.Count(cell, "\n") > 40 ||
				strings.ToValidUTF8(cell, "") != cell || strings.HasPrefix(cell, "=") || cell == "" {
				return
			}
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		if err := w.WriteAll([][]string{{"Number", "Customer", "Date", "Total", "Notes"}, {"F-1", a, b, c, d}}); err != nil {
			return
		}
		s, err := exchange.ReadSheet("x.csv", out.Bytes())
		if err != nil || s.Separator != "," {
			t.Fatalf("%v, %+v, %q", err, s, out.String())
		}
		if len(s.Rows) != 1 || strings.Join(s.Rows[0], "\x00") != strings.Join([]string{"F-1", a, b, c, d}, "\x00") {
			t.Fatalf("%q read as %q", out.String(), s.Rows)
		}
	})
}
