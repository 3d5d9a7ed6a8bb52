package headless_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBadInputLeavesTheRegisterAsItWas gives each verb what people and disks get wrong. Each time one
// sentence names the thing, the place and the cure, the exit code is 1 or 2,
// and the register has the bytes it had.
func TestBadInputLeavesTheRegisterAsItWas(t *testing.T) {
	for _, c := range []struct {
		name  string
		code  int
		says  string // words of the sentence, apart by |
		args  []string
		lists string // content of liste.csv, if any
	}{
		{"an amount", 1, "capital|12,3,4|1234,56", []string{"sender", "set", "name=Zoé", "capital=12,3,4"}, ""},
		{"an amount in cents", 2, "--amount|12,3,4|en centimes", []string{"pay", "F-1", "--amount", "12,3,4", "--on", "2026-11-20"}, ""},
		{"a day", 2, "--on|31/02/2026|28 jours", []string{"pay", "F-1", "--amount", "100", "--on", "31/02/2026"}, ""},
		{"an IBAN", 1, "IBAN|FR7630006000011234567890188|Recopiez-le", []string{"sender", "set", "name=Zoé", "iban=FR7630006000011234567890188"}, ""},
		{"a SIREN of the sender", 1, "SIREN|732829321|Recopiez-le", []string{"sender", "set", "name=Zoé", "siren=732829321"}, ""},
		{"a SIREN of a client", 1, "SIREN|123456789|Recopiez-le", []string{"client", "add", "name=Zoé", "siren=123456789"}, ""},
		{"a broken line", 1, "liste.csv, ligne 2|2 colonnes sur 4|Complétez-la|corrigez les lignes", []string{"import", "liste.csv"}, "Numéro;Client;Date;TTC\nF-8;Éole\n"},
		{"a list that is a PDF", 1, "facture.pdf|CSV", []string{"import", "facture.pdf"}, ""},
		{"more than is owed", 1, "F-1|1 000,00 €|répartissez-le", []string{"pay", "F-1", "--amount", "100001", "--on", "2026-11-20"}, ""},
		{"a copy over another file", 1, "facture.pdf|existe déjà|autre nom", []string{"backup", "facture.pdf"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.do("import", w.write("factures.csv", invoices))
			w.write("liste.csv", c.lists)
			w.write("facture.pdf", "%PDF-1.7\n")
			before := w.content()
			args := append([]string(nil), c.args...)
			for i, arg := range args {
				if arg == "liste.csv" || arg == "facture.pdf" {
					args[i] = filepath.Join(w.dir, arg)
				}
			}
			code, out, errs := w.run("", args...)
			if code != c.code {
				t.Errorf("exit %d, want %d", code, c.code)
			}
			for _, word := range strings.Split(c.says, "|") {
				if !strings.Contains(plain(out+errs), word) {
					t.Errorf("%q lacks %q", out+errs, word)
				}
			}
			if !bytes.Equal(before, w.content()) {
				t.Error("the register changed")
			}
		})
	}
}

// TestABadRegisterIsNamedAndLeftAlone opens registers that cannot be used, by a verb that reads and
// by one that writes: the sentence names the file and the cure, and the file
// is left as it was, with nothing beside it.
func TestABadRegisterIsNamedAndLeftAlone(t *testing.T) {
	for _, c := range []struct {
		name  string
		says  string
		spoil func(t *testing.T, path string)
	}{
		{"damaged", "abîmé|dernière sauvegarde", func(t *testing.T, path string) {
			if err := os.Truncate(path, 5000); err != nil {
				t.Fatal(err)
			}
		}},
		{"something else", "n’est pas un registre|dernière sauvegarde", func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte("%PDF-1.7\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}},
		{"newer", "plus récente|installez", func(t *testing.T, path string) { execute(t, path, "PRAGMA user_version = 99") }},
		{"a folder", "n’est pas un fichier|indiquez le fichier", func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.do("client", "add", "name=Éole")
			c.spoil(t, w.file)
			before := w.content()
			for _, args := range [][]string{{"due"}, {"client", "add", "name=Zoé"}} {
				code, out, errs := w.run("", args...)
				if code != 1 || out != "" {
					t.Errorf("%v: exit %d, %q", args, code, out)
				}
				for _, word := range append(strings.Split(c.says, "|"), w.file) {
					if !strings.Contains(plain(errs), word) {
						t.Errorf("%v: %q lacks %q", args, errs, word)
					}
				}
			}
			if !bytes.Equal(before, w.content()) {
				t.Error("the file changed")
			}
			if left, err := os.ReadDir(w.dir); err != nil || len(left) != 1 {
				t.Errorf("left beside it: %v, %v", left, err)
			}
		})
	}
}

// TestRefusedVerbsMakeNoRegister: what is wrong by itself leaves nothing behind.
func TestRefusedVerbsMakeNoRegister(t *testing.T) {
	w := newWorld(t)
	w.refused(1, "SIREN", "client", "add", "name=Zoé", "siren=123456789")
	w.refused(1, "nom du client", "client", "add", "kind=consumer")
	w.refused(2, "couleur", "client", "add", "couleur=bleu")
	w.refused(1, "faute de frappe", "sender", "set", "iban=FR7630006000011234567890188")
	w.refused(2, "nom", "sender", "set", "nom=Zoé")
	w.refused(2, "couleur", "mail", "set", "couleur=bleu")
	w.refused(1, "nombre entier", "mail", "set", "port=imaps")
	w.refused(1, "absente.csv", "import", filepath.Join(w.dir, "absente.csv"))
	w.refused(1, "entre 1 et 60", "auto", "set", "gap=0")
	w.refused(2, "couleur", "auto", "set", "couleur=bleu")
	for _, args := range [][]string{{"due"}, {"plan"}, {"simulate", "--days", "5"}, {"receipts", "--confirm"}, {"send", "--auto"}, {"client", "set", "Zoé", "never=true"},
		{"pause", "--until", "2026-12-01", "--reason", "x"}, {"dispute", "F-1", "--reason", "paid"}, {"promise", "F-1", "--by", "2026-12-01"},
		{"skip", "--client", "Zoé", "--reason", "x"}, {"postpone", "--client", "Zoé", "--until", "2026-12-01"}, {"call", "--client", "Zoé", "--result", "paid"}} {
		w.refused(1, "pas de registre", args...)
	}
	if left, err := os.ReadDir(w.dir); err != nil || len(left) != 0 {
		t.Errorf("made %v, %v", left, err)
	}
}

// TestTheUsualFolderIsMade: without --file, the first verb finds no folder yet;
// a folder that --file names must be there.
func TestTheUsualFolderIsMade(t *testing.T) {
	w := newWorld(t)
	w.file = filepath.Join(w.dir, "Documents", "Dûment", "registre.dument")
	w.refused(1, "pas de registre", "due")
	w.refused(1, "n’existe pas", "client", "list", "--file", filepath.Join(w.dir, "ailleurs", "a.dument"))
	w.do("client", "add", "name=Éole")
	if text := w.do("client", "list"); !strings.Contains(text, "Éole") {
		t.Errorf("%s", text)
	}
	if left, err := os.ReadDir(w.dir); err != nil || len(left) != 1 {
		t.Errorf("made %v, %v", left, err)
	}
}

// content returns the bytes of the register; nil where it is a folder.
func (w *world) content() []byte {
	w.t.Helper()
	if info, err := os.Stat(w.file); err != nil {
		w.t.Fatal(err)
	} else if info.IsDir() {
		return nil
	}
	content, err := os.ReadFile(w.file)
	if err != nil {
		w.t.Fatal(err)
	}
	return content
}

// execute runs a statement on a register from outside.
func execute(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// plain turns the spaces of French typography into plain ones.
func plain(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}
