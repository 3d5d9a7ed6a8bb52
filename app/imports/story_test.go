package imports_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"dument/app/desk"
	"dument/app/imports"
	"dument/app/rehearsal"
	"dument/data"
	"dument/data/day"
	"dument/data/sqlite/sqlitetest"
)

var today = day.Of(2026, time.November, 21)

// house is a real register and a folder of lists.
type house struct {
	*rehearsal.Stage
	ctx    context.Context
	desk   *desk.Desk
	folder string
}

func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	folder := t.TempDir()
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	register := sqlitetest.At(t, filepath.Join(folder, "registre.dument"), now)
	d, err := desk.New(desk.Config{Register: register, Today: today, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return &house{Stage: rehearsal.New(t), ctx: ctx, desk: d, folder: folder}
}

// drop drops a list on the window.
func (h *house) drop(name, content string) {
	h.T.Helper()
	path := filepath.Join(h.folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		h.T.Fatal(err)
	}
	imports.Dropped(h.Stage, h.desk, []fyne.URI{storage.NewFileURI(path)})
}

func (h *house) numbers() int {
	h.T.Helper()
	list, err := h.desk.InvoiceList(h.ctx, data.InvoiceQuery{Filter: data.FilterAll, Sort: data.SortNumber})
	if err != nil {
		h.T.Fatal(err)
	}
	return len(list.IDs)
}

const list = "Numéro;Client;Date;Échéance;Montant TTC\n" +
	"F-1;Œuvre & Fils;01/10/2026;31/10/2026;1 234,56\n" +
	"F-2;Boulangerie Noël;02/10/2026;01/11/2026;200,00\n" +
	"F-3;Boulangerie Noël;31/02/2026;01/11/2026;12,00\n"

// TestAListIsReadThenTaken: nothing is kept before the button; the refused line
// says why; undo takes all of it back; the second time nothing is new.
func TestAListIsReadThenTaken(t *testing.T) {
	h := open(t)
	h.drop("factures.csv", list)
	h.Sees("Importer « factures.csv »", "2 nouvelles factures", "1 ligne refusée", "2 nouveaux clients", "Œuvre & Fils", "point-virgule")
	if h.numbers() != 0 {
		t.Fatal("something was kept before the button")
	}
	h.Tap("4")
	h.Sees("Ligne 4 :", "31/02/2026")
	h.Tap("Importer 2\u00a0factures")
	if h.numbers() != 2 || h.LastToast() != "2\u00a0factures de «\u00a0factures.csv\u00a0» dans le registre." {
		t.Fatalf("%d invoices, toast %q, failures %v", h.numbers(), h.LastToast(), h.Failed)
	}
	h.drop("factures.csv", list)
	h.Sees("0 nouvelle facture", "2 déjà connues", "Rien à importer")
	h.Tap("Annuler")
	h.Undo()
	if h.numbers() != 0 {
		t.Errorf("after « Annuler » %d invoices are left", h.numbers())
	}
}

// TestAColumnIsCorrected: a header that nobody knows is mapped by hand.
func TestAColumnIsCorrected(t *testing.T) {
	h := open(t)
	h.drop("liste.csv", "Numéro;Client;Date;Combien\nF-1;Œuvre & Fils;01/10/2026;1 234,56\n")
	h.Sees("Rien à importer", "0 nouvelle facture")
	test.Type(h.Window().Canvas().Focused(), "Comb") // in the one field without a column
	h.Sees("1 nouvelle facture", "Importer 1 facture")
}

// TestAPictureIsNoList: the sentence names the file, and the next file is read.
func TestAPictureIsNoList(t *testing.T) {
	h := open(t)
	picture, good := filepath.Join(h.folder, "photo.png"), filepath.Join(h.folder, "bon.csv")
	for path, content := range map[string]string{picture: "\x89PNG\r\n\x1a\n\x00\x00", good: list} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	imports.Open(h.Stage, h.desk, []string{picture, good})
	if len(h.Failed) != 1 {
		t.Errorf("failures %v", h.Failed)
	}
	h.Sees("bon.csv")
}

// TestASoundListTakesOneKey: nothing is to be corrected, so Enter imports.
func TestASoundListTakesOneKey(t *testing.T) {
	h := open(t)
	h.drop("bon.csv", "Numéro;Client;Date;Montant TTC\nF-1;Œuvre & Fils;01/10/2026;120,00\n")
	h.Press(fyne.KeyReturn)
	if h.numbers() != 1 {
		t.Errorf("%d invoices, failures %v", h.numbers(), h.Failed)
	}
}

// TestAFileIsChosen by its path, and opens like a dropped one.
func TestAFileIsChosen(t *testing.T) {
	h := open(t)
	list := filepath.Join(t.TempDir(), "choisi.csv")
	if err := os.WriteFile(list, []byte("Numéro;Client;Montant TTC;Date\nF-1;Menuiserie Œuvre;120,00;01/11/2026\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	imports.Choose(h.Stage, h.desk)
	h.Sees("Quelle liste de factures ou de clients importer", "Fichiers CSV, TSV, TXT")
	h.Fill("Nom ou chemin", list)
	h.Press(fyne.KeyReturn)
	h.Sees("choisi.csv")
}

// TestOldDebtsAreAskedAbout: the first one is two months late, the second one
// falls due next month.
func TestOldDebtsAreAskedAbout(t *testing.T) {
	const list = "Numéro;Client;Date;Échéance;Montant TTC\nF-1;Œuvre & Fils;01/08/2026;21/09/2026;120,00\nF-2;Œuvre & Fils;01/11/2026;31/12/2026;80,00\n"
	for _, c := range []struct {
		answer string
		passed bool
	}{{"À l’étape de son âge", true}, {"À la première relance", false}} {
		t.Run(c.answer, func(t *testing.T) {
			h := open(t)
			h.drop("vieux.csv", list)
			h.Press(fyne.KeyReturn)
			h.Sees("Où commencer les relances", "Une facture est échue depuis longtemps.")
			h.Tap(c.answer)
			h.Misses("Où commencer")
			clients, err := h.desk.Clients(h.ctx)
			if err != nil || len(clients) != 1 {
				t.Fatalf("the register has %v, %v; failures %v", clients, err, h.Failed)
			}
			history, err := h.desk.ClientHistory(h.ctx, clients[0].ID)
			if err != nil || c.passed != (len(history) == 1 && history[0].Result == data.ResultSkipped && history[0].Lines[0].Number == "F-1") {
				t.Errorf("the history says %+v, %v", history, err)
			}
		})
	}
}

// TestTheNextFileWaitsForTheAnswer: the question about a file's old debts is
// answered before the next file is shown.
func TestTheNextFileWaitsForTheAnswer(t *testing.T) {
	h := open(t)
	var paths []string
	for name, content := range map[string]string{"a.csv": "Numéro;Client;Date;Montant TTC\nF-1;Alpha;01/01/2026;120,00\n", "b.csv": "Numéro;Client;Date;Montant TTC\nF-2;Beta;01/11/2026;120,00\n"} {
		path := filepath.Join(h.folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	slices.Sort(paths)
	imports.Open(h.Stage, h.desk, paths)
	h.Press(fyne.KeyReturn)
	h.Sees("Où commencer les relances")
	h.Press(fyne.KeyEscape)
	h.Sees("b.csv")
	h.Misses("Où commencer les relances")
}
