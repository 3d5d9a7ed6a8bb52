package dossier_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dument/data/day"
	"dument/letters/dossier"
)

var on = day.Of(2026, 11, 21)

func made(t *testing.T, add func(w *dossier.Writer)) []byte {
	t.Helper()
	var out bytes.Buffer
	w := dossier.New(&out, on)
	add(w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func add(t *testing.T, w *dossier.Writer, folder, name, content string) dossier.Entry {
	t.Helper()
	e, err := w.Add(folder, name, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// unpack writes a ZIP into a folder, as any program would.
func unpack(t *testing.T, content []byte) (dir string, names []string) {
	t.Helper()
	dir = t.TempDir()
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		names = append(names, f.Name)
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir, names
}

// TestADossierIsCheckedWithoutTheProgram: sha256sum passes over what was
// unpacked, names what was changed, and the same files make the same bytes.
func TestADossierIsCheckedWithoutTheProgram(t *testing.T) {
	build := func() []byte {
		return made(t, func(w *dossier.Writer) {
			add(t, w, "1 Factures", "F-2026/001 « Été ».pdf", "%PDF-1.4")
			add(t, w, "2 Messages", "relance.eml", strings.Repeat("From: moi\r\n", 20000))
			add(t, w, "", "Index.pdf", "")
		})
	}
	content := build()
	if !bytes.Equal(content, build()) {
		t.Error("the same files made two dossiers")
	}
	dir, names := unpack(t, content)
	if want := []string{"1 Factures/F-2026-001 - Ete.pdf", "2 Messages/relance.eml", "Index.pdf", "SHA256SUMS"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	check := func() (string, error) {
		cmd := exec.Command("sha256sum", "-c", dossier.Sums)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := check(); err != nil || strings.Count(out, ": OK") != 3 {
		t.Errorf("%v: %s", err, out)
	}
	if err := os.WriteFile(filepath.Join(dir, "Index.pdf"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := check(); err == nil || !strings.Contains(out, "Index.pdf: FAILED") {
		t.Errorf("a changed file passes: %s", out)
	}
}

// TestEveryNameIsOneThatEverySystemAccepts, and says what it was made of.
func TestEveryNameIsOneThatEverySystemAccepts(t *testing.T) {
	for given, want := range map[string]string{
		"Œuvre & Fils.pdf": "Oeuvre & Fils.pdf", "F-2026/001.pdf": "F-2026-001.pdf", `a\b:c*d?e"f<g>h|i.pdf`: "a-b-c-d-e-f-g-h-i.pdf",
		"": "fichier", "...": "fichier", "../../etc/passwd": "etc-passwd", "CON": "_CON", "con.pdf": "_con.pdf", "Com1.txt": "_Com1.txt", "compte.txt": "compte.txt",
		"facture été.PDF": "facture ete.PDF", "a\r\nb\x00c\u2028d.pdf": "a b c d.pdf", "😀.pdf": "fichier.pdf", ".bashrc": "bashrc", "fin. ": "fin",
		"l’été.eml": "l ete.eml", "Straße ÅNGSTRÖM": "Strasse ANGSTROM", "2026-09-14 Mise en demeure.pdf": "2026-09-14 Mise en demeure.pdf", "-rf": "rf",
		strings.Repeat("é", 200) + ".pdf": strings.Repeat("e", 76) + ".pdf", "日本.pdf": "fichier.pdf", "SHA256SUMS": "SHA256SUMS",
	} {
		if got := dossier.SafeName(given); got != want {
			t.Errorf("%q is called %q, want %q", given, got, want)
		}
	}
}

// TestNoTwoFilesHaveOneName: not where a system tells no case either, nor the
// name of the list.
func TestNoTwoFilesHaveOneName(t *testing.T) {
	_, names := unpack(t, made(t, func(w *dossier.Writer) {
		for _, name := range []string{"Facture.pdf", "FACTURE.PDF", "facture.pdf", "facture", "sha256sums"} {
			add(t, w, "", name, name)
		}
		if e := add(t, w, "a/b", "facture.pdf", "x"); e.Path != "a/b/facture.pdf" || e.Size != 1 || len(e.SHA256) != 64 {
			t.Errorf("%+v", e)
		}
		if len(w.Entries()) != 6 {
			t.Errorf("%d entries", len(w.Entries()))
		}
	}))
	if want := []string{"Facture.pdf", "FACTURE (2).PDF", "facture (3).pdf", "facture", "sha256sums (2)", "a/b/facture.pdf", "SHA256SUMS"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
}

// TestAFullDiskIsTold: nothing is said to be written that was not.
func TestAFullDiskIsTold(t *testing.T) {
	full := errors.New("no space left")
	for room := range 3 {
		w := dossier.New(&disk{room: room * 40, full: full}, on)
		_, first := w.Add("", "a.bin", bytes.Repeat([]byte("0123456789"), 10000))
		if err := errors.Join(first, w.Close()); !errors.Is(err, full) {
			t.Errorf("room for %d bytes: %v", room*40, err)
		}
		if _, err := w.Add("", "b", nil); err == nil {
			t.Error("added to a closed dossier")
		}
		if err := w.Close(); err == nil {
			t.Error("closed twice")
		}
	}
}

type disk struct {
	room int
	full error
}

func (d *disk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, d.full
	}
	return len(p), nil
}

// FuzzSafeName: whatever a name is made of, it is safe, stable, and has a length
// that fits.
func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"", "CON.tar.gz", "a/b", "été", "\xff\xfe", "a. .pdf", ". . .", "nul .txt", "Ⅷ.é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := dossier.SafeName(s)
		if got == "" || len(got) > 81 || strings.ContainsAny(got, "\\/:*?\"<>|\n\r\x00'") || strings.Trim(got, " .") != got {
			t.Errorf("%q is called %q", s, got)
		}
		for _, r := range got {
			if r < ' ' || r > '~' {
				t.Errorf("%q holds %s", got, fmt.Sprintf("%q", r))
			}
		}
	})
}
