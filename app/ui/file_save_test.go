package ui

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func saving(t *testing.T, folders userFolders, name string) (fyne.Window, *string) {
	t.Helper()
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 1100, 700)
	var chosen string
	saveFile(w, Inline(), folders, SaveOptions{Title: "Où enregistrer la lettre\u00a0?", Name: name}, func(path string) { chosen = path })
	return w, &chosen
}

func TestSavingUnderTheNameProposed(t *testing.T) {
	folders := desktopFolders(t)
	w, chosen := saving(t, folders, "Relance Œuvre & Fils.pdf")
	if got := w.Canvas().Focused().(*entry).SelectedText(); got != "Relance Œuvre & Fils" {
		t.Errorf("selected %q", got)
	}
	test.AssertRendersToMarkup(t, "file_save.xml", w.Canvas())
	press(w, fyne.KeyReturn)
	if *chosen != filepath.Join(folders.home, "Documents", "Relance Œuvre & Fils.pdf") {
		t.Errorf("chose %q", *chosen)
	}
}

func TestSavingElsewhereUnderAnotherName(t *testing.T) {
	folders := desktopFolders(t)
	w, chosen := saving(t, folders, "lettre.pdf")
	write(w, "note")                       // in the place of "lettre"
	press(w, fyne.KeyDown, fyne.KeyReturn) // into 2025, the name stays
	wantList(t, w, "")
	press(w, fyne.KeyReturn)
	if *chosen != filepath.Join(folders.home, "Documents", "2025", "note.pdf") {
		t.Errorf("chose %q", *chosen)
	}
	w, chosen = saving(t, folders, "lettre.pdf")
	typeOver(w, "~/Téléchargements")
	press(w, fyne.KeyReturn)
	if got := find[*TextField](t, w).Text(); got != "lettre.pdf" {
		t.Errorf("after going to a folder the name is %q", got)
	}
	typeOver(w, "~/Téléchargements/copie") // the extension is the one proposed
	press(w, fyne.KeyReturn)
	if *chosen != filepath.Join(folders.home, "Téléchargements", "copie.pdf") {
		t.Errorf("chose %q", *chosen)
	}
}

func TestAFileIsReplacedOnlyWhenTheUserSaysSo(t *testing.T) {
	folders := desktopFolders(t)
	w, chosen := saving(t, folders, "lettre.csv")
	press(w, fyne.KeyPageDown) // marks the last, which gives its name
	press(w, fyne.KeyUp)
	if got := find[*TextField](t, w).Text(); got != "Factures été.csv" && got != "logo.png" {
		t.Errorf("name %q", got)
	}
	typeOver(w, "clients.CSV")
	press(w, fyne.KeyReturn)
	if *chosen != "" || !strings.Contains(w.Title(), "Remplacer ce fichier") {
		t.Fatalf("chose %q, title %q", *chosen, w.Title())
	}
	press(w, fyne.KeyEscape)
	if !DialogOpen(w) || *chosen != "" {
		t.Fatal("Esc gives up the replacing alone")
	}
	press(w, fyne.KeyReturn, fyne.KeyReturn)
	if filepath.Base(*chosen) != "clients.CSV" || DialogOpen(w) || w.Title() != "Dûment" {
		t.Errorf("chose %q, title %q", *chosen, w.Title())
	}
}

func TestNamesThatNoSystemTakes(t *testing.T) {
	w, chosen := saving(t, desktopFolders(t), "lettre.pdf")
	for _, name := range []string{`a/b.pdf`, `a\b.pdf`, "10:30.pdf", "quoi?.pdf", "a*.pdf", `"a".pdf`, "a<b", "a>b", "a|b", "CON", "com1.pdf", "fin.", " ", strings.Repeat("é", 200)} {
		typeOver(w, name)
		press(w, fyne.KeyReturn)
		if note := find[*TextField](t, w).note; note.Hidden || *chosen != "" {
			t.Errorf("%q is taken", name)
		}
	}
	typeOver(w, "/rien/de/tel/x.pdf")
	press(w, fyne.KeyReturn)
	if runtime.GOOS != "windows" {
		wantSays(t, w, "Le dossier «\u00a0/rien/de/tel\u00a0» n’existe pas.")
	}
	for _, name := range []string{"Relance n° 2 – Œuvre & Fils, 21-11-2026.pdf", "conseil.pdf", "l’été.pdf", "com.pdf"} {
		if got := checkFileName(name); got != "" {
			t.Errorf("%q: %s", name, got)
		}
	}
}

func TestANewFolder(t *testing.T) {
	folders := desktopFolders(t)
	w, chosen := saving(t, folders, "lettre.pdf")
	tapOn(t, w, "Nouveau dossier")
	write(w, "2025")
	press(w, fyne.KeyReturn)
	wantSays(t, w, "Il y a déjà «\u00a02025\u00a0»")
	typeOver(w, "Relances 2026")
	press(w, fyne.KeyReturn)
	wantList(t, w, "")
	press(w, fyne.KeyReturn)
	if *chosen != filepath.Join(folders.home, "Documents", "Relances 2026", "lettre.pdf") {
		t.Errorf("chose %q", *chosen)
	}
}
