package exchange_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dument/data/day"
	"dument/data/exchange"
	"dument/data/money"
)

func claims() []exchange.Page {
	return []exchange.Page{{Name: "Créances [2026] : tout", Title: [][]any{{"Créances sur Œuvre & Fils"}, {"Arrêté au", day.Of(2026, 11, 21)}},
		Heads: []string{"Facture", "Échéance", "Reste dû", "Taux", "Jours"},
		Rows: [][]any{
			{"F-1", day.Of(2026, 3, 3), money.Cents(123456), money.Rate(1240), 12},
			{"=1+1", day.Day(0), money.Cents(-5), nil, -3},
			{"+33 1 02\x00\x0b\u2028é", nil, money.Cents(0), money.Rate(0), 0},
		}, Foot: []any{"Total", nil, money.Cents(123451)}}, {Name: ""}}
}

// TestAWorkbookReadsBackAsNumbersAndText: amounts to the cent, days as days,
// text never as a formula; the same pages give the same bytes.
func TestAWorkbookReadsBackAsNumbersAndText(t *testing.T) {
	write := func() []byte {
		content, err := exchange.WriteWorkbook("Créances", "Atelier", day.Of(2026, 11, 21), claims())
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	content := write()
	if !bytes.Equal(content, write()) {
		t.Error("the same pages made two workbooks")
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), "|"); got != "Créances  2026    tout|Feuille 2" {
		t.Errorf("sheets %q", got)
	}
	sheet := f.GetSheetList()[0]
	for cell, want := range map[string]string{"A1": "Créances sur Œuvre & Fils", "B2": "46347", "A4": "Facture", "A5": "F-1", "B5": "46084", "C5": "1234.56",
		"D5": "0.1240", "E5": "12", "A6": "=1+1", "B6": "", "C6": "-0.05", "A7": "+33 1 02é", "C7": "0.00", "C8": "1234.51", "A8": "Total"} {
		got, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
		}
		if formula, err := f.GetCellFormula(sheet, cell); err != nil || formula != "" {
			t.Errorf("%s holds the formula %q (%v)", cell, formula, err)
		}
	}
	for cell, want := range map[string]string{"B5": "03/03/2026", "D5": "12.40%"} {
		if got, _ := f.GetCellValue(sheet, cell); got != want {
			t.Errorf("%s shows %q, want %q", cell, got, want)
		}
	}
}

// TestACellThatIsNoValueIsRefused rather than printed as Go would.
func TestACellThatIsNoValueIsRefused(t *testing.T) {
	_, err := exchange.WriteWorkbook("", "", day.Of(2026, 11, 21), []exchange.Page{{Heads: []string{"x"}, Rows: [][]any{{3.5}}}})
	if err == nil || !strings.Contains(err.Error(), "float64") {
		t.Errorf("%v", err)
	}
}
