package headless_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dument/letters/mail/mailtest"
)

// TestFromAnOverdueInvoiceToADossierByCommandsAlone: reminded, put on formal
// notice, posted, received, without payment; then the case is handed over, and
// what its dossier holds is what was sent and printed.
func TestFromAnOverdueInvoiceToADossierByCommandsAlone(t *testing.T) {
	w, server := mailWorld(t)
	w.do("remind", "--client", "SAS Éole")
	if code, _, errs := w.run(mailtest.Password+"\n", "send", "--password-stdin"); code != 0 {
		t.Fatal(errs)
	}
	printed := filepath.Join(w.dir, "mise en demeure.pdf")
	w.do("letter", "--kind", "formal-notice", "--client", "SAS Éole", "--invoice", "F-1", "--days", "15", "--out", printed, "--record", "--today", "2026-12-01")
	var p map[string]any
	w.json(&p, "posted", "SAS Éole", "--number", "1A 123 456 7890 1", "--on", "2026-12-02", "--today", "2026-12-02")
	w.json(&p, "received", "1A 123 456 7890 1", "--on", "2026-12-04", "--today", "2026-12-05")
	if p["state"] != "delivered" || p["deadline"] != "2026-12-19" {
		t.Errorf("after its receipt the letter is %v", p)
	}
	out := filepath.Join(w.dir, "dossier.zip")
	w.do("dossier", "--client", "SAS Éole", "--invoice", "F-1", "--out", out, "--hand-over", "--today", "2026-12-21")
	letter, err := os.ReadFile(printed)
	if err != nil {
		t.Fatal(err)
	}
	for ending, want := range map[string][]byte{".eml": server.Mailbox()[0].Content, "Mise en demeure.pdf": letter} {
		if got := inZip(t, out, ending); !bytes.Equal(got, want) {
			t.Errorf("the %s of the dossier is not as it left: %d bytes of %d", ending, len(got), len(want))
		}
	}
	var v map[string]any
	if w.json(&v, "verify"); v["ok"] != true || v["files"] != 2.0 {
		t.Errorf("verify: %v", v)
	}
	if text := w.do("plan", "--today", "2027-01-04"); strings.Contains(text, "Relance") {
		t.Errorf("a client who was handed over is reminded:\n%s", text)
	}
}

// inZip returns the one file of a ZIP whose name ends so.
func inZip(t *testing.T, path, ending string) (content []byte) {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	found := 0
	for _, f := range archive.File {
		if !strings.HasSuffix(f.Name, ending) {
			continue
		}
		found++
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if content, err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if found != 1 {
		t.Fatalf("%d files of the ZIP end with %q", found, ending)
	}
	return content
}
