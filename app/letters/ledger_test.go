package letters

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// TestLedger compares the table of a claim with its picture in words.
func TestLedger(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(ui.Light())
	l := newLedger(2, "Facture", "Échéance", "Solde", "Total")
	l.row(false, "F-1", "01/10/2026", "1\u202f234,56\u202f€", "1\u202f295,95\u202f€")
	l.note("du 02/10/2026 au 21/11/2026\u00a0: 51\u00a0jours à 12,40\u202f%")
	l.row(true, "À régler", "", "", "1\u202f295,95\u202f€")
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(560, 140))
	test.AssertRendersToMarkup(t, "ledger.xml", w.Canvas())
}

// TestALongTextGivesWayToFigures: where room is scarce it is cut; figures are
// whole, and nothing lies over its neighbour.
func TestALongTextGivesWayToFigures(t *testing.T) {
	test.NewTempApp(t)
	l := newLedger(2, "Pièce", "Objet", "Montant TTC", "Reste dû")
	l.row(false, "F-2026-0208", "Relecture et corrections – commande BC-96390 du service des achats", "3\u202f564,00\u202f€", "3\u202f564,00\u202f€")
	w := test.NewTempWindow(t, l)
	for _, width := range []float32{420, 520, 900} {
		w.Resize(fyne.NewSize(width, 140))
		cells := l.box.Objects[len(l.box.Objects)-1].(*fyne.Container).Objects
		for i, cell := range cells {
			if i >= 2 && cell.Size().Width < l.widths[i] {
				t.Errorf("in %v the figure %d has %v of %v", width, i, cell.Size().Width, l.widths[i])
			}
			if i > 0 && cells[i-1].Position().X+cells[i-1].Size().Width > cell.Position().X+0.5 {
				t.Errorf("in %v the cells %d and %d overlap", width, i-1, i)
			}
		}
		if last := cells[len(cells)-1]; last.Position().X+last.Size().Width > width {
			t.Errorf("in %v the table is %v wide", width, last.Position().X+last.Size().Width)
		}
	}
}

// TestTheLabelOfASumGoesOnOverEmptyCells: it widens no column, and is whole.
func TestTheLabelOfASumGoesOnOverEmptyCells(t *testing.T) {
	test.NewTempApp(t)
	l := newLedger(3, "Pièce", "Date", "Échéance", "Réglé", "Reste dû")
	l.row(false, "F-1", "01/09/2026", "01/10/2026", "0,00\u202f€", "1\u202f234,56\u202f€")
	narrow := l.widths[0]
	l.row(false, "Sommes reçues non affectées", "", "", "", "-200,00\u202f€")
	if l.widths[0] != narrow {
		t.Errorf("the first column grew from %v to %v", narrow, l.widths[0])
	}
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(480, 140))
	label := l.box.Objects[len(l.box.Objects)-1].(*fyne.Container).Objects[0].(*widget.Label)
	if asked := fyne.MeasureText(label.Text, theme.TextSize(), label.TextStyle).Width + 2*theme.InnerPadding(); label.Size().Width < asked {
		t.Errorf("it has %v of %v", label.Size().Width, asked)
	}
}
