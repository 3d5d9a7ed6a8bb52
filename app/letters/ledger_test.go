package letters

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/ui"
)

// TestLedger compares the table of a claim with its picture in words.
func TestLedger(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(ui.Light())
	l := newLedger("Facture", "Échéance", "Solde", "Total")
	l.row(false, "F-1", "01/10/2026", "1\u202f234,56\u202f€", "1\u202f295,95\u202f€")
	l.note("du 02/10/2026 au 21/11/2026\u00a0: 51\u00a0jours à 12,40\u202f%")
	l.row(true, "À régler", "", "", "1\u202f295,95\u202f€")
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(560, 140))
	test.AssertRendersToMarkup(t, "ledger.xml", w.Canvas())
}
