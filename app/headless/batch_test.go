package headless_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dument/app/headless"
)

// crowd is a world whose sixty clients all owe something.
func crowd(t *testing.T) (w *world, dir string) {
	w, _ = mailWorld(t)
	var list strings.Builder
	list.WriteString("Numéro;Client;Date;Échéance;TTC;Adresse;CP;Ville\n")
	for n := range 60 {
		fmt.Fprintf(&list, "X-%d;Client %02d;01/02/2026;03/03/2026;%d,00;%d rue du Port;44000;Nantes\n", n, n, 100+n, n+1)
	}
	w.do("import", w.write("foule.csv", list.String()))
	dir = filepath.Join(w.dir, "courriers")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return w, dir
}

// stopper is a terminal whose user presses Ctrl-C once it has read something.
type stopper struct {
	bytes.Buffer
	at   string
	stop func()
}

func (s *stopper) Write(line []byte) (int, error) {
	if strings.Contains(string(line), s.at) {
		s.stop()
	}
	return s.Buffer.Write(line)
}

// TestALongBatchTellsHowFarItIs: a line for each tenth on standard error, nothing
// for a program that reads JSON.
func TestALongBatchTellsHowFarItIs(t *testing.T) {
	w, dir := crowd(t)
	code, out, errs := w.run("", "letter", "--all", "--kind", "statement", "--out", dir)
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	if code != 0 || len(lines) != 10 || !regexp.MustCompile(`^10\x{a0}% \(\d+ sur 6\d\)$`).MatchString(lines[0]) || !strings.HasPrefix(lines[9], "100\u00a0%") || !strings.Contains(out, "courriers écrits") {
		t.Errorf("exit %d, %q, %q", code, out, lines)
	}
	var r struct{ Made int }
	if w.json(&r, "letter", "--all", "--kind", "statement", "--out", dir); r.Made < 60 {
		t.Errorf("%+v", r)
	}
}

// TestCtrlCLeavesWholeFiles: what was made is there, in full, in the folder and in
// the history, and the rest is not.
func TestCtrlCLeavesWholeFiles(t *testing.T) {
	w, dir := crowd(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out bytes.Buffer
	errs := &stopper{at: "30\u00a0%", stop: cancel}
	code := headless.Run(ctx, []string{"letter", "--all", "--kind", "statement", "--record", "--out", dir}, headless.Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: errs,
		Now: w.now, Version: "1", File: w.file, Open: w.open})
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if code != 1 || len(files) < 15 || len(files) > 25 || !strings.Contains(errs.String(), fmt.Sprintf("%d courriers sont écrits, en entier, et ", len(files))) ||
		!strings.Contains(out.String(), fmt.Sprintf("%d courriers écrits", len(files))) {
		t.Errorf("exit %d, %d files, %q, %q", code, len(files), out.String(), errs.String())
	}
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(content), []byte("%%EOF")) {
			t.Errorf("%s is cut off: %d bytes, %v", f.Name(), len(content), err)
		}
	}
	var v struct {
		OK    bool
		Files int
	}
	if w.json(&v, "verify"); !v.OK || v.Files != len(files) {
		t.Errorf("%d files in the folder, in the history %+v", len(files), v)
	}
}
