package headless_test

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dument/app/desk"
	"dument/app/headless"
	"dument/data/day"
	"dument/data/sqlite"
	"dument/letters/mail"
)

// world is a folder with a register, in which commands run as programs would:
// each opens the register anew and remembers no password.
type world struct {
	t     *testing.T
	dir   string
	file  string
	roots *x509.CertPool // authorities of mail servers
	clock time.Time      // of every command
}

func (w *world) now() time.Time { return w.clock }

func newWorld(t *testing.T) *world {
	t.Helper()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	dir := t.TempDir()
	return &world{t: t, dir: dir, file: filepath.Join(dir, "registre.dument"),
		clock: time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)}
}

func (w *world) open(ctx context.Context, file string, create bool, today day.Day) (*desk.Desk, error) {
	register, err := sqlite.Open(ctx, file, sqlite.Options{Create: create, Now: w.now})
	if err != nil {
		return nil, err
	}
	return desk.New(desk.Config{Register: register, Now: w.now, Today: today,
		Transport: mail.NewTransport(mail.Options{Roots: w.roots}), Secrets: mail.NewSecrets()})
}

// run runs a command on the world's register.
func (w *world) run(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = headless.Run(context.Background(), args, headless.Env{Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errs, Now: w.now,
		Version: "1.2.3", File: w.file, Open: w.open})
	return code, out.String(), errs.String()
}

// do runs a command that must be done, and returns what it writes.
func (w *world) do(args ...string) string {
	w.t.Helper()
	code, out, errs := w.run("", args...)
	if code != 0 || errs != "" {
		w.t.Fatalf("%v: exit %d: %s", args, code, errs)
	}
	return out
}

// json runs a command with --json and reads its result.
func (w *world) json(result any, args ...string) {
	w.t.Helper()
	decode(w.t, w.do(append(args, "--json")...), result)
}

func decode(t *testing.T, text string, result any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), result); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

// refused runs a command that must end with a code and one line that holds a word.
func (w *world) refused(code int, word string, args ...string) {
	w.t.Helper()
	got, out, errs := w.run("", args...)
	lines := strings.Split(strings.TrimRight(errs, "\n"), "\n")
	if got != code || !strings.Contains(errs, word) || out != "" || len(lines) != code {
		w.t.Errorf("%q: exit %d, stdout %q, stderr %q", args, got, out, errs)
	}
}

// write puts a file into the world's folder and returns its path.
func (w *world) write(name, content string) string {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		w.t.Fatal(err)
	}
	return path
}

// keys checks that an object has exactly the fields that the interface promises.
func keys(t *testing.T, object map[string]any, promised string) {
	t.Helper()
	var got []string
	for key := range object {
		got = append(got, key)
	}
	want := strings.Fields(promised)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("fields %v, want %v", got, want)
	}
}

// invoices is a list of three invoices of two clients and one credit note.
const invoices = "Numéro;Client;Date;Échéance;TTC;Payé;E-mail;Adresse;CP;Ville\n" +
	"F-1;SAS Éole;01/02/2026;03/03/2026;1 200,00;200,00;compta@eole.example;3, rue de l’Île;44000;Nantes\n" +
	"F-2;SAS Éole;01/11/2026;01/12/2026;600,00;;compta@eole.example;;;\n" +
	"F-3;Mairie d’Orge;05/10/2026;04/11/2026;90,00;90,00;;;;\n" +
	"AV-4;SAS Éole;10/11/2026;10/11/2026;-50,00;;;;;\n"
