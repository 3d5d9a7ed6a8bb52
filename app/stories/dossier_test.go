package stories

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dument/data"
)

// unpacked takes a ZIP apart with Python, which is not ours, and returns the folder.
func unpacked(t *testing.T, archive string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "dossier")
	run(t, "python3", "-m", "zipfile", "-e", archive, folder)
	return folder
}

// read reads a dossier as a stranger does, without the program.
func (c *legal) read(folder string) {
	c.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		files[name] = contentOf(c.T, path)
		return err
	})
	if err != nil {
		c.Fatal(err)
	}
	checked := run(c.T, "env", "--chdir="+folder, "sha256sum", "--strict", "-c", "SHA256SUMS")
	if n := strings.Count(checked, ": OK\n"); n != len(files)-1 {
		c.Errorf("%d of %d files are checked:\n%s", n, len(files)-1, checked)
	}
	for what, at := range map[string]string{"the invoice": "1 Factures/*.pdf", "the reminder": "2 Messages/*.eml",
		"the letter": "3 Courriers/*Mise en demeure.pdf", "the acknowledgement of receipt": "4 Preuves/*.jpg"} {
		if !bytes.Equal(only(c.T, files, at), c.kept[what]) {
			c.Errorf("%s is not what was kept", what)
		}
	}
	// 67 days at 12.40 %, from 2 October to 7 December.
	c.says("the index", only(c.T, files, "* Index.pdf"), "Atelier Lefèvre", "732 829 320", debtor, "552 008 443", "5 000,00 €", "113,81 €", "40,00 €", "5 153,81 €",
		"récépissé de dépôt n’est pas numérisé", "Pièces")
	c.tells(only(c.T, files, "* Index.pdf"), "01/09/2026 Facture F-2026-001", "01/10/2026 Échéance de la facture F-2026-001", "03/11/2026 E-mail à compta@oeuvre.example",
		"24/11/2026 Lettre recommandée imprimée", "24/11/2026 Recommandé du 24/11/2026 (n° 1A 123 456 7890 1) posté",
		"27/11/2026 Recommandé du 24/11/2026 (n° 1A 123 456 7890 1) distribué", "05/12/2026 Fin du délai")
	book, err := excelize.OpenReader(bytes.NewReader(only(c.T, files, "*.xlsx")))
	if err != nil {
		c.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetList()[0], excelize.Options{RawCellValue: true})
	if err != nil || len(rows) == 0 || !slices.Contains(rows[len(rows)-1], "5153.81") {
		c.Errorf("the sheet of claims ends with %q, %v", rows, err)
	}
}

// only returns the one file whose path fits a pattern.
func only(t *testing.T, files map[string][]byte, pattern string) []byte {
	t.Helper()
	var found []string
	for name := range files {
		if fits, err := filepath.Match(pattern, filepath.ToSlash(name)); err != nil {
			t.Fatal(err)
		} else if fits {
			found = append(found, name)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%q is %q, of %q", pattern, found, slices.Sorted(maps.Keys(files)))
	}
	return files[found[0]]
}

// tells checks that the index tells what happened, in that order.
func (c *legal) tells(pdf []byte, events ...string) {
	c.Helper()
	text := c.text(pdf)
	rest := text
	for _, event := range events {
		_, after, found := strings.Cut(rest, data.Fold(event))
		if !found {
			c.Errorf("the index does not tell « %s » in its place:\n%s", event, text)
			return
		}
		rest = after
	}
}

// verified checks that the register is found whole, and that one byte changed
// behind its back, in a copy, is named: of a kept file, or of the history.
func (c *legal) verified() {
	c.Helper()
	sound := verify(c.T, c.file)
	if !sound.OK || sound.exit != 0 || sound.Files != len(c.kept) || len(sound.Problems) > 0 {
		c.Fatalf("untouched, the register is %+v", sound)
	}
	letter := "SELECT max(document_id) FROM contact WHERE channel = 'registered'"
	for what, change := range map[string]string{
		"document": "UPDATE document SET content = flip(content) WHERE id = (" + letter + ")",
		"contact":  "UPDATE contact SET subject = flip(subject) WHERE document_id = (" + letter + ")",
	} {
		register := filepath.Join(c.TempDir(), "registre.dument")
		copyFile(c.T, c.file, register)
		run(c.T, "python3", "-c", `
import sqlite3, sys
def flip(value):
    return value[:-1] + (bytes([value[-1] ^ 1]) if isinstance(value, bytes) else chr(ord(value[-1]) ^ 1))
db = sqlite3.connect(sys.argv[1])
db.create_function("flip", 1, flip)
for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    db.execute("DROP TRIGGER " + name)
assert db.execute(sys.argv[2]).rowcount == 1
db.commit()
`, register, change)
		found := verify(c.T, register)
		if found.exit != 1 || found.OK || len(found.Problems) == 0 || found.Problems[0].What != what || found.Problems[0].Sentence == "" {
			c.Errorf("with one byte of a %s changed, verify says %+v", what, found)
		}
	}
}

// verification is what "verify --json" finds.
type verification struct {
	OK       bool
	Files    int
	Problems []struct {
		What     string
		ID       data.ID
		Sentence string
	}
	exit int
}

func verify(t *testing.T, register string) (v verification) {
	t.Helper()
	cmd := exec.Command(dument(t), "verify", "--json", "--file", register)
	out, err := cmd.Output() // it ends with 1 where something was changed
	if cmd.ProcessState == nil || json.Unmarshal(out, &v) != nil {
		t.Fatalf("verify: %v\n%s", err, out)
	}
	v.exit = cmd.ProcessState.ExitCode()
	return v
}
