package sqlite

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"dument/data"
)

func TestOpenAsksBeforeItCreates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	_, err := Open(ctx, path, Options{Now: clock})
	wantError(t, err, data.CodeNotFound, path)
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Error("looking for a register made one")
	}
	_, err = Open(ctx, filepath.Join(t.TempDir(), "nulle part", "r.dument"), options)
	wantError(t, err, data.CodeNotFound, "nulle part")
	_, err = Open(ctx, t.TempDir(), options)
	wantError(t, err, data.CodeNotFound, "n’est pas un fichier")
}

func TestAnyNameCanBeThatOfARegister(t *testing.T) {
	for _, name := range []string{"simple.dument", "deux mots.dument", "qui?mode=memory.dument", "n° 1 #2.dument", "100%.dument", "%41.dument",
		"Œuvre & élèves – été.dument", "a+b&c=d;e.dument", "'quoted' \"name\".dument", "file:x.dument", ":memory:"} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "dossier? 50% #é")
			if runtime.GOOS == "windows" { // which has fewer names
				forbidden := strings.NewReplacer("?", "", "\"", "", ":", "")
				folder, name = filepath.Join(t.TempDir(), "dossier 50% #é"), forbidden.Replace(name)
			}
			must(t, os.Mkdir(folder, 0o755))
			path := filepath.Join(folder, name)
			r := openRegister(t, path)
			addClient(t, r, "Œuvre & Fils")
			again := openRegister(t, path)
			if _, err := again.ClientByName(ctx, "oeuvre & FILS"); err != nil {
				t.Error(err)
			}
			must(t, r.Backup(ctx, path+" copie.dument"))
			entries, err := os.ReadDir(folder)
			must(t, err)
			if len(entries) != 2 {
				t.Errorf("the folder holds %v, want the register and its copy only", entries)
			}
		})
	}
}

func TestLinksLeadToOneRegister(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "vrai.dument")
	r := openRegister(t, path)
	link := filepath.Join(folder, "lien.dument")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("this system makes no links here:", err)
	}
	other := openRegister(t, link)
	if other.Path() != r.Path() {
		t.Errorf("the link opens %s, want %s", other.Path(), r.Path())
	}
	release, err := LockWindow(path)
	must(t, err)
	defer release()
	_, err = LockWindow(link)
	wantError(t, err, data.CodeBusy, "vrai.dument")
}

func TestFileURI(t *testing.T) {
	for _, c := range []struct {
		path    string
		windows bool
		want    string
	}{
		{"/home/zoé/mon registre.dument", false, "file:///home/zo%C3%A9/mon%20registre.dument"},
		{"/tmp/a?b#c%d", false, "file:///tmp/a%3Fb%23c%25d"},
		{`/tmp/back\slash`, false, "file:///tmp/back%5Cslash"},
		{`C:\Users\Zoé\Mes documents\registre.dument`, true, "file:///C:/Users/Zo%C3%A9/Mes%20documents/registre.dument"},
		{`D:\100%\n°#1.dument`, true, "file:///D:/100%25/n%C2%B0%231.dument"},
		{`\\serveur\partage\registre.dument`, true, "file:////serveur/partage/registre.dument"},
		{`\\?\C:\long\registre.dument`, true, "file:///C:/long/registre.dument"},
		{`\\?\UNC\serveur\partage\r.dument`, true, "file:////serveur/partage/r.dument"},
	} {
		if got := fileURI(c.path, c.windows); got != c.want {
			t.Errorf("fileURI(%q) = %q, want %q", c.path, got, c.want)
		}
	}
}

func TestDamagedFiles(t *testing.T) {
	sound := filepath.Join(t.TempDir(), "bon.dument")
	r := openRegister(t, sound)
	clients, invoices, payments, contacts := large(20, 300)
	must(t, r.Fill(ctx, clients, invoices, payments, contacts, data.Holds{}))
	must(t, r.Backup(ctx, sound+".copie"))
	content, err := os.ReadFile(sound + ".copie")
	must(t, err)
	for name, broken := range map[string][]byte{
		"garbage":           bytes.Repeat([]byte("ceci n’est pas un registre "), 1000),
		"a PDF":             []byte("%PDF-1.7\n%âãÏÓ\n"),
		"truncated in half": content[:len(content)/2],
		"truncated header":  content[:50],
		"truncated at 700":  content[:700],
		"last page missing": content[:len(content)-4096],
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "abîmé.dument")
			must(t, os.WriteFile(path, broken, 0o600))
			for _, o := range []Options{options, {Now: clock}, {Now: clock, ReadOnly: true}} {
				_, err := Open(ctx, path, o)
				wantError(t, err, data.CodeDamaged, "abîmé.dument", "sauvegarde")
			}
			after, err := os.ReadFile(path)
			must(t, err)
			if !bytes.Equal(after, broken) {
				t.Error("opening a damaged file changed it")
			}
			if left, _ := filepath.Glob(path + "*"); len(left) != 1 {
				t.Errorf("opening a damaged file left %v", left)
			}
		})
	}
}

func TestSomebodyElsesDatabaseIsNotTouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "photos.db")
	rawExec(t, path, "CREATE TABLE photo (name TEXT)")
	_, err := Open(ctx, path, options)
	wantError(t, err, data.CodeDamaged, "photos.db", "n’est pas un registre")
}

func TestAnEmptyFileIsNotTakenForARegister(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vide.dument")
	must(t, os.WriteFile(path, nil, 0o600))
	_, err := Open(ctx, path, Options{Now: clock})
	wantError(t, err, data.CodeDamaged, "vide.dument", "est vide")
	openRegister(t, path) // but a new register may begin in it
}

func TestARegisterFromANewerVersionIsNotTouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "futur.dument")
	must(t, openRegister(t, path).Close())
	rawExec(t, path, "PRAGMA user_version = 99")
	before, err := os.ReadFile(path)
	must(t, err)
	for _, o := range []Options{options, {Now: clock, ReadOnly: true}} {
		_, err := Open(ctx, path, o)
		wantError(t, err, data.CodeNewer, "futur.dument", "99", "installez")
	}
	after, err := os.ReadFile(path)
	must(t, err)
	if !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
}

// later is a version to come, as tests imagine it.
var later = append(append([]migration{}, migrations...), migration{"CREATE TABLE later (x TEXT) STRICT", "INSERT INTO later VALUES ('œ')"})

func TestAnOlderRegisterIsCopiedThenBroughtUpToDate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	old := openRegister(t, path)
	addInvoice(t, old, addClient(t, old, "Œuvre & Fils"), "F-1", 12_000, -5)
	must(t, old.Close())

	if _, err := open(ctx, path, Options{Now: clock, ReadOnly: true}, later); data.CodeOf(err) != data.CodeReadOnly {
		t.Errorf("reading only, an older register gives %v, want CodeReadOnly", err)
	}
	r, err := open(ctx, path, options, later)
	must(t, err)
	must(t, r.Close())

	copied := fmt.Sprintf("%s.v%d-20261121T093000.bak", path, len(migrations))
	before := openRegister(t, copied)
	if _, balance, err := before.InvoiceByNumber(ctx, "f-1"); err != nil || balance != 12_000 {
		t.Errorf("the copy does not hold the invoice: %v", err)
	}
	wantSound(t, before)
	if _, err := Open(ctx, path, options); data.CodeOf(err) != data.CodeNewer {
		t.Errorf("the program of before gives %v on the register of after, want CodeNewer", err)
	}
	left, err := filepath.Glob(path + "*")
	must(t, err)
	if len(left) != 2 {
		t.Errorf("the folder holds %v, want the register and one copy", left)
	}
}

func TestTheCopyIsOfBeforeEvenWhenSeveralUpdateAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	must(t, openRegister(t, path).Close())
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			r, err := open(ctx, path, Options{Now: clock, Wait: time.Minute}, later)
			if err != nil {
				t.Error(err)
				return
			}
			if err := r.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	copies, err := filepath.Glob(fmt.Sprintf("%s.v%d-*.bak", path, len(migrations)))
	must(t, err)
	if len(copies) != 1 {
		t.Fatalf("copies: %v", copies)
	}
	before, err := Open(ctx, copies[0], options) // CodeNewer if it were a copy of after
	must(t, err)
	wantSound(t, before)
	must(t, before.Close())
}

func TestAFailedMigrationLeavesTheRegisterAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	must(t, openRegister(t, path).Close())
	broken := append(append([]migration{}, migrations...), migration{"CREATE TABLE half (x TEXT) STRICT", "CREATE NONSENSE"})
	if _, err := open(ctx, path, options, broken); err == nil {
		t.Fatal("nonsense was accepted")
	}
	r := openRegister(t, path)
	must(t, r.view(ctx, func(tx *sql.Tx) error {
		if found, err := exists(ctx, tx, "SELECT 1 FROM sqlite_schema WHERE name = 'half'"); found || err != nil {
			t.Errorf("half a migration stayed (%v)", err)
		}
		return nil
	}))
	wantSound(t, r)
}

func TestALockedRegister(t *testing.T) {
	path := filepath.Join(t.TempDir(), "occupé.dument")
	r := openRegister(t, path)
	c := addClient(t, r, "Zoé")
	other, err := sql.Open("sqlite", fileURI(path, false))
	must(t, err)
	defer other.Close()
	other.SetMaxOpenConns(1)
	_, err = other.Exec("BEGIN EXCLUSIVE")
	must(t, err)

	_, err = Open(ctx, path, options)
	wantError(t, err, data.CodeBusy, "occupé.dument", "fermez")
	wantError(t, r.ArchiveClient(ctx, c.ID, true), data.CodeBusy, "occupé.dument")
	_, err = r.Client(ctx, c.ID)
	wantError(t, err, data.CodeBusy)

	_, err = other.Exec("ROLLBACK")
	must(t, err)
	must(t, r.ArchiveClient(ctx, c.ID, true))

	// A reader that takes too long holds up the commit only, and spoils nothing.
	_, err = other.Exec("BEGIN; SELECT count(*) FROM client")
	must(t, err)
	wantError(t, r.ArchiveClient(ctx, c.ID, false), data.CodeBusy)
	_, err = other.Exec("ROLLBACK")
	must(t, err)
	if got, err := r.Client(ctx, c.ID); err != nil || !got.Archived {
		t.Errorf("client = %+v, %v, want it as it was", got, err)
	}
	must(t, r.ArchiveClient(ctx, c.ID, false))
}

func TestARegisterIsItsOwnersAlone(t *testing.T) {
	r := newRegister(t)
	info, err := os.Stat(r.Path())
	must(t, err)
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("rights = %v, want -rw-------", info.Mode())
	}
}

func TestARegisterCanBeOpenedWhileAnotherProgramWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	must(t, openRegister(t, path).Close())
	other, err := sql.Open("sqlite", fileURI(path, false))
	must(t, err)
	defer other.Close()
	other.SetMaxOpenConns(1)
	_, err = other.Exec("BEGIN IMMEDIATE; INSERT INTO setting VALUES ('a', 'b')")
	must(t, err)
	r := openRegister(t, path)
	if clients, err := r.Clients(ctx); err != nil || clients != nil {
		t.Errorf("clients = %v, %v", clients, err)
	}
	_, err = other.Exec("COMMIT")
	must(t, err)
	if v, err := r.Setting(ctx, "a"); v != "b" || err != nil {
		t.Errorf("setting = %q, %v", v, err)
	}
}

func TestARegisterThatWasMovedAwayIsNotWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	r := openRegister(t, path)
	c := addClient(t, r, "Zoé")
	if err := os.Rename(path, path+".ailleurs"); err != nil {
		t.Skip("this system moves no open file:", err)
	}
	wantError(t, r.ArchiveClient(ctx, c.ID, true), data.CodeNotFound, "registre.dument", "déplacé")
	must(t, os.Rename(path+".ailleurs", path))
	must(t, r.ArchiveClient(ctx, c.ID, true))
}

func TestOneWindowAndOneSenderAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	release, err := LockWindow(path)
	must(t, err)
	_, err = LockWindow(path)
	wantError(t, err, data.CodeBusy, "registre.dument", "fenêtre")
	sending, err := LockSending(path) // the two do not hinder each other
	must(t, err)
	_, err = LockSending(path)
	wantError(t, err, data.CodeBusy, "registre.dument", "envoie")
	sending()
	release()
	release, err = LockWindow(path)
	must(t, err)
	release()
}

func TestReadOnlyOnRequest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	c := addClient(t, openRegister(t, path), "Zoé")
	r, err := Open(ctx, path, Options{Now: clock, ReadOnly: true})
	must(t, err)
	defer r.Close()
	if _, err := r.Client(ctx, c.ID); err != nil {
		t.Error(err)
	}
	wantError(t, r.ArchiveClient(ctx, c.ID, true), data.CodeReadOnly, "registre.dument")
}

func TestWhatTheConnectionsPromise(t *testing.T) {
	r := newRegister(t)
	for name, db := range map[string]*sql.DB{"writer": r.write, "reader": r.read} {
		for pragma, want := range map[string]string{"foreign_keys": "1", "journal_mode": "delete", "busy_timeout": "50", "trusted_schema": "0"} {
			var got string
			must(t, db.QueryRow("PRAGMA "+pragma).Scan(&got))
			if got != want {
				t.Errorf("%s: %s = %s, want %s", name, pragma, got, want)
			}
		}
	}
	var sync string
	must(t, r.write.QueryRow("PRAGMA synchronous").Scan(&sync))
	if sync != "3" {
		t.Errorf("synchronous = %s, want 3 (EXTRA)", sync)
	}
	if _, err := r.read.Exec("DELETE FROM setting"); err == nil || !strings.Contains(err.Error(), "readonly") {
		t.Errorf("the reader wrote: %v", err)
	}
}
