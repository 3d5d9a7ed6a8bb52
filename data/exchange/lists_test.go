package exchange_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dument/data"
	"dument/data/exchange"
	"dument/data/money"
)

// lists is the folder of sample lists beside the checkout.
const lists = "../../../shared/samples/lists"

// usual is the client of a user who has set nothing.
var usual = data.NewClient(data.Sender{})

// read reads content with the columns that are recognised.
func read(t *testing.T, name, content string) data.ImportBatch {
	t.Helper()
	sheet, err := exchange.ReadSheet(name, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Records(sheet, exchange.Guess(sheet), usual)
}

type manifestRow struct {
	number, client string
	issued, due    string
	total, paid    money.Cents
}

func manifest(t *testing.T) []manifestRow {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(lists, "manifest.csv"))
	if err != nil {
		t.Skip("the sample lists do not stand beside this checkout:", err)
	}
	records, err := csv.NewReader(strings.NewReader(string(content))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []manifestRow
	for _, r := range records[1:] {
		total, _ := strconv.ParseInt(r[4], 10, 64)
		paid, _ := strconv.ParseInt(r[5], 10, 64)
		rows = append(rows, manifestRow{r[0], r[1], r[2], r[3], money.Cents(total), money.Cents(paid)})
	}
	return rows
}

// TestSampleListsReadAsTheirManifestSays reads each list of the samples to exactly what its manifest says.
func TestSampleListsReadAsTheirManifestSays(t *testing.T) {
	want := manifest(t)
	for _, list := range []struct {
		file, charset, separator string
		header                   int
		paid                     bool // the list says what was paid
	}{
		{"avec-titre-et-total.csv", exchange.Windows1252, ";", 3, false},
		{"excel-utf8-bom.csv", exchange.UTF8, ";", 1, true},
		{"export-anglais.csv", exchange.UTF8, ",", 1, true},
		{"logiciel-1252.csv", exchange.Windows1252, ";", 1, true},
		{"tableur-tabulations.txt", exchange.UTF8, "\t", 1, false},
	} {
		t.Run(list.file, func(t *testing.T) {
			content, err := os.ReadFile(filepath.Join(lists, list.file))
			if err != nil {
				t.Fatal(err)
			}
			sheet, err := exchange.ReadSheet(list.file, content)
			if err != nil {
				t.Fatal(err)
			}
			if sheet.Charset != list.charset || sheet.Separator != list.separator || sheet.FirstLine != list.header {
				t.Errorf("read as %s, %q, header on line %d", sheet.Charset, sheet.Separator, sheet.FirstLine)
			}
			batch := exchange.Records(sheet, exchange.Guess(sheet), usual)
			for _, r := range batch.Refused {
				t.Errorf("refused: %+v", r)
			}
			if len(batch.Records) != len(want) {
				t.Fatalf("%d records, want %d", len(batch.Records), len(want))
			}
			for i, rec := range batch.Records {
				got := manifestRow{rec.Invoice.Number, rec.Client.Name, rec.Invoice.Issued.String(), rec.Invoice.Due.String(), rec.Invoice.Signed(), rec.Paid}
				expected := want[i]
				if !list.paid {
					expected.paid = 0
				}
				if got != expected {
					t.Errorf("line %d: got %+v, want %+v", rec.Line, got, expected)
				}
				if rec.Invoice.Currency != "EUR" || !rec.DueGiven || rec.Line != list.header+1+i {
					t.Errorf("line %d: %+v", rec.Line, rec)
				}
			}
		})
	}
}

// TestBadLinesAreNamedAndTheOthersKept names each bad line with its field, and keeps the others.
func TestBadLinesAreNamedAndTheOthersKept(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(lists, "avec-erreurs.csv"))
	if err != nil {
		t.Skip("the sample lists do not stand beside this checkout:", err)
	}
	batch := read(t, "avec-erreurs.csv", string(content))
	want := []data.ImportRefusal{
		{Line: 4, Field: "total", Reason: "12,3,4"},
		{Line: 6, Field: "issued", Reason: "31/02/2026"},
		{Line: 8, Field: "total", Reason: "3 colonnes sur 5"},
		{Line: 10, Field: "number", Reason: "vide"},
		{Line: 11, Field: "due", Reason: "précède"},
		{Line: 12, Field: "number", Reason: "ligne 3"},
		{Line: 13, Field: "client", Reason: "vide"},
	}
	checkRefused(t, batch, want)
	var numbers []string
	for _, r := range batch.Records {
		numbers = append(numbers, r.Invoice.Number[7:])
	}
	if got := strings.Join(numbers, " "); got != "0001 0002 0004 0006 0008" {
		t.Errorf("kept %s", got)
	}
}

// checkRefused compares lines and fields, and looks for a word of each reason.
func checkRefused(t *testing.T, batch data.ImportBatch, want []data.ImportRefusal) {
	t.Helper()
	for i, r := range batch.Refused {
		if i >= len(want) || r.Line != want[i].Line || r.Field != want[i].Field || !strings.Contains(r.Reason, want[i].Reason) {
			t.Errorf("refused line %d, field %s: %s", r.Line, r.Field, r.Reason)
		}
		if r.File != batch.Source || !strings.HasSuffix(r.Reason, ".") {
			t.Errorf("refusal without file or full stop: %+v", r)
		}
	}
	if len(batch.Refused) != len(want) {
		t.Errorf("%d lines refused, want %d", len(batch.Refused), len(want))
	}
}
