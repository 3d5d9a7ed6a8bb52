package stories

import (
	"path/filepath"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/sqlite"
)

// TestAListIsImportedAndTakenBack: a Windows list with a broken line comes in
// by its path on the real window, says what it refuses, and is undone.
func TestAListIsImportedAndTakenBack(t *testing.T) {
	folder := t.TempDir()
	register := filepath.Join(folder, "registre.dument")
	must(t, "sender", "set", "name=Atelier Lefèvre", "--file", register)
	w := newDisplay(t, "1366x768").open("--file", register, "--today", "2026-11-21")
	// Windows-1252: é is one byte, as French spreadsheets still write it.
	write(t, filepath.Join(w.home, "liste.csv"), "Num\xe9ro;Client;Date;\xc9ch\xe9ance;Montant TTC;E-mail\r\n"+
		"F-1;Soci\xe9t\xe9 G\xe9n\xe9reuse;01/05/2026;31/05/2026;1 234,56;compta@genereuse.example\r\n"+
		"F-2;Soci\xe9t\xe9 G\xe9n\xe9reuse;31/02/2026;;12,00;\r\n"+
		"F-3;Autre SARL;02/05/2026;;80,00;compta@autre.example\r\n")
	w.left(0)
	w.key("ctrl+i")
	w.title("Quelle liste")
	w.typed("liste")
	w.sees("liste.csv")
	w.key("Return")
	w.title("Importer")
	w.sees("31/02/2026")
	w.press("Importer 2")
	numbers := func(want int) func(*sqlite.Register) error {
		return func(reg *sqlite.Register) error {
			l, err := reg.InvoiceIDs(t.Context(), data.InvoiceQuery{Today: day.Of(2026, 11, 21)})
			if err == nil && len(l.IDs) != want {
				return &data.Error{Code: data.CodeNotFound}
			}
			return err
		}
	}
	w.register(register, "the imported invoices", numbers(2))
	w.title("Où commencer les relances")
	w.key("Return")
	w.left(2)
	w.key("ctrl+z") // the toast's « Annuler »
	w.register(register, "the import taken back", numbers(0))
}
