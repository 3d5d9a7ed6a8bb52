package headless_test

import (
	"archive/zip"
	"database/sql"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// noticed is a world on 21 November 2026 with a formal notice in the tray.
func noticed(t *testing.T) *world {
	w := newWorld(t)
	w.do("sender", "set", "name=Atelier", "siren=732829320", "address=3 rue des Lilas", "postcode=69001", "city=Lyon")
	w.do("import", w.write("liste.csv", invoices))
	w.do("letter", "--kind", "formal-notice", "--client", "SAS Éole", "--out", filepath.Join(w.dir, "md.pdf"), "--record")
	return w
}

// TestARegisteredLetterIsFollowedFromATerminal: from the tray to its deadline,
// named by its client, by its number, by its line of the history.
func TestARegisteredLetterIsFollowedFromATerminal(t *testing.T) {
	w := noticed(t)
	var waiting []map[string]any
	if w.json(&waiting, "tray"); len(waiting) != 1 || waiting[0]["client"] != "SAS Éole" || waiting[0]["state"] != "printed" {
		t.Fatalf("%v", waiting)
	}
	keys(t, waiting[0], "letter client subject state number printed posted presented delivered returned deadline amount_cents currency slip_kept receipt_kept")
	if text := w.do("tray"); !strings.Contains(text, "SAS Éole") || !strings.Contains(text, "21/11/2026") {
		t.Error(text)
	}
	for _, step := range []struct {
		args  []string
		state string
		says  string
	}{
		{[]string{"posted", "SAS Éole", "--number", "1A 123 456 7890 1", "--on", "2026-11-23", "--today", "2026-11-23"}, "posted", "1A 123 456 7890 1"},
		{[]string{"presented", "1a 123 456 7890 1", "--on", "2026-11-25", "--today", "2026-11-26"}, "absent", "25/11/2026"},
		{[]string{"returned", "F-1", "--why", "unclaimed", "--on", "2026-12-12", "--today", "2026-12-12"}, "unclaimed", "03/12/2026"},
	} {
		if text := w.do(step.args...); !strings.Contains(text, step.says) {
			t.Errorf("%v says %s", step.args, text)
		}
		var p map[string]any
		w.json(&p, append(slices.Clone(step.args[:1]), append([]string{"1"}, step.args[2:]...)...)...)
		if p["state"] != step.state {
			t.Errorf("%v: %v", step.args, p)
		}
	}
	w.refused(1, "plus de recommandé en cours", "received", "SAS Éole", "--on", "2026-11-26", "--today", "2026-12-12")
	w.refused(1, "avant d’avoir été imprimé", "posted", "1", "--on", "2026-11-20", "--today", "2026-12-12")
	w.refused(1, "Aucun recommandé", "posted", "2A 123 456 7890 1", "--on", "2026-11-20")
	w.refused(1, "à venir", "posted", "1", "--on", "2026-11-28")
	w.refused(2, "--why", "returned", "1", "--on", "2026-11-28", "--why", "perdu")
	w.refused(2, "--on", "received", "1")
	if text := w.do("tray"); !strings.Contains(text, "Aucun pli") {
		t.Error(text)
	}
}

// TestAReceiptStartsTheDeadline: counted from the day of receipt.
func TestAReceiptStartsTheDeadline(t *testing.T) {
	w := noticed(t)
	w.do("posted", "1", "--on", "2026-11-21")
	if text := w.do("received", "1", "--on", "2026-11-24", "--today", "2026-11-25"); !strings.Contains(text, "02/12/2026") {
		t.Error(text)
	}
	other := noticed(t)
	other.do("posted", "1", "--on", "2026-11-21")
	if text := other.do("returned", "1", "--why", "unclaimed", "--on", "2026-12-10", "--today", "2026-12-10"); !strings.Contains(text, "--presented") {
		t.Error(text)
	}
	if text := other.do("returned", "1", "--why", "unclaimed", "--on", "2026-12-10", "--presented", "2026-11-23", "--today", "2026-12-10"); !strings.Contains(text, "01/12/2026") {
		t.Error(text)
	}
}

// TestScansAreKeptWithTheirLetter, with what they prove or later; a file that is no
// scan notes nothing.
func TestScansAreKeptWithTheirLetter(t *testing.T) {
	w := noticed(t)
	pdf, image := w.write("dépôt.pdf", "%PDF-1.4 récépissé"), w.write("avis.jpg", "\xff\xd8\xff avis")
	w.refused(1, "ni un PDF ni une image", "posted", "1", "--on", "2026-11-21", "--scan", w.write("notes.txt", "posté"))
	w.refused(1, "vide", "posted", "1", "--on", "2026-11-21", "--scan", w.write("vide.pdf", ""))
	w.refused(1, "absent.pdf", "posted", "1", "--on", "2026-11-21", "--scan", filepath.Join(w.dir, "absent.pdf"))
	if text := w.do("tray"); !strings.Contains(text, "SAS Éole") {
		t.Errorf("posted with a file that was refused: %s", text)
	}
	w.refused(2, "--on", "posted", "1", "--number", "1A 123 456 7890 1")
	w.refused(2, "--why", "returned", "1", "--on", "2026-11-21", "--scan", pdf)
	var p map[string]any
	w.json(&p, "posted", "1", "--on", "2026-11-21", "--scan", pdf)
	if p["slip_kept"] != true || p["receipt_kept"] != false || p["state"] != "posted" {
		t.Errorf("%v", p)
	}
	w.json(&p, "received", "1", "--on", "2026-11-24", "--today", "2026-11-25")
	if w.json(&p, "received", "1", "--scan", image, "--today", "2026-11-26"); p["receipt_kept"] != true || p["state"] != "delivered" || p["delivered"] != "2026-11-24" {
		t.Errorf("%v", p)
	}
	back := noticed(t)
	back.do("posted", "1", "--on", "2026-11-21")
	back.json(&p, "returned", "1", "--why", "refused", "--on", "2026-11-24", "--scan", back.write("enveloppe.png", "\x89PNG\r\n enveloppe"), "--today", "2026-11-25")
	if p["receipt_kept"] != true || p["state"] != "refused" {
		t.Errorf("%v", p)
	}
}

// TestTheTrayIsPrintedFromATerminal: the letters as they were kept, in the order of
// the list, and the list for the post office.
func TestTheTrayIsPrintedFromATerminal(t *testing.T) {
	w := noticed(t)
	w.do("import", w.write("autre.csv", "Numéro;Client;Date;Échéance;TTC;Adresse;CP;Ville\nF-9;SARL Zéphyr;01/02/2026;03/03/2026;900,00;1 rue du Vent;35000;Rennes\n"))
	w.do("letter", "--kind", "formal-notice", "--client", "SARL Zéphyr", "--out", filepath.Join(w.dir, "md2.pdf"), "--record")
	out, sheet := filepath.Join(w.dir, "plis.pdf"), filepath.Join(w.dir, "bordereau.pdf")
	var waiting []map[string]any
	if w.json(&waiting, "tray", "--out", out, "--sheet", sheet); len(waiting) != 2 {
		t.Fatalf("%v", waiting)
	}
	said := pdfWords(t, out)
	if first, second := strings.Index(said, "SAS Éole"), strings.Index(said, "SARL Zéphyr"); first < 0 || second < first {
		t.Errorf("Éole at %d, Zéphyr at %d", first, second)
	}
	for _, want := range []string{"Bordereau de 2 envois", "SAS Éole", "SARL Zéphyr", "35000"} {
		if list := pdfWords(t, sheet); !strings.Contains(list, want) {
			t.Errorf("the list does not say %q: %s", want, list)
		}
	}
	if text := w.do("tray", "--sheet", sheet); !strings.Contains(text, "SARL Zéphyr") || !strings.Contains(text, "Bordereau écrit dans") {
		t.Error(text)
	}
	w.refused(1, "nulle part", "tray", "--out", filepath.Join(w.dir, "nulle part", "x.pdf"))
	for _, letter := range []string{"1", "2"} {
		w.do("posted", letter, "--on", "2026-11-21")
	}
	w.refused(1, "Aucun pli", "tray", "--out", out)
}

// pdfWords returns the text of a PDF on one line.
func pdfWords(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext (apt install poppler-utils): %v", err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

// TestAChangedHistoryIsNamed: one byte of a line of the history, or of a kept
// file, and verify ends with 1 and says which.
func TestAChangedHistoryIsNamed(t *testing.T) {
	for what, query := range map[string]string{
		"contact":  "UPDATE contact SET subject = 'Mise en demeure de payee' WHERE id = 1",
		"document": "UPDATE document SET content = CAST(replace(CAST(content AS TEXT), '%PDF', '%PDG') AS BLOB)",
	} {
		t.Run(what, func(t *testing.T) {
			w := noticed(t)
			var v map[string]any
			w.json(&v, "verify")
			keys(t, v, "ok entries files head problems")
			if v["ok"] != true || v["files"] != 1.0 || len(v["problems"].([]any)) != 0 || len(v["head"].(string)) != 64 {
				t.Fatalf("%v", v)
			}
			if text := w.do("verify"); !strings.Contains(text, v["head"].(string)) {
				t.Error(text)
			}
			db, err := sql.Open("sqlite", w.file)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			for _, trigger := range names(t, db, "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
				if _, err := db.Exec("DROP TRIGGER " + trigger); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := db.Exec(query); err != nil {
				t.Fatal(err)
			}
			code, out, errs := w.run("", "verify", "--json")
			decode(t, out, &v)
			problems := v["problems"].([]any)
			if code != 1 || v["ok"] != false || len(problems) == 0 || !strings.Contains(errs, "n’est plus tel") {
				t.Fatalf("exit %d, %v, %s", code, v, errs)
			}
			found := problems[0].(map[string]any)
			keys(t, found, "what id sentence")
			if found["what"] != what || found["id"] != 1.0 || found["sentence"] == "" {
				t.Errorf("%v", found)
			}
		})
	}
}

func names(t *testing.T, db *sql.DB, query string) (out []string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		out = append(out, name)
	}
	return out
}

// TestADossierIsWrittenFromATerminal: the ZIP and what it lacks; with --hand-over
// the client is chased no more.
func TestADossierIsWrittenFromATerminal(t *testing.T) {
	w := noticed(t)
	out := filepath.Join(w.dir, "dossier.zip")
	var d map[string]any
	w.json(&d, "dossier", "--client", "SAS Éole", "--out", out)
	keys(t, d, "file client files missing handed_over")
	r, err := zip.OpenReader(out)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if d["handed_over"] != false || d["file"] != out || int(d["files"].(float64)) != len(r.File)-1 || len(d["missing"].([]any)) == 0 {
		t.Errorf("%v of %d files", d, len(r.File))
	}
	w.refused(1, "F-3", "dossier", "--client", "SAS Éole", "--out", out, "--invoice", "F-1,F-3")
	w.refused(1, "F-99", "dossier", "--client", "SAS Éole", "--out", out, "--invoice", "F-99")
	w.refused(1, "nulle part", "dossier", "--client", "SAS Éole", "--out", filepath.Join(w.dir, "nulle part", "x.zip"))
	w.refused(1, "Mairie d’Orge", "dossier", "--client", "Mairie d’Orge", "--out", out)
	if text := w.do("dossier", "--client", "SAS Éole", "--out", out, "--invoice", "F-1", "--hand-over"); !strings.Contains(text, "relances s’arrêtent") {
		t.Error(text)
	}
	var clients []map[string]any
	w.json(&clients, "client", "list")
	at := slices.IndexFunc(clients, func(c map[string]any) bool { return c["name"] == "SAS Éole" })
	if at < 0 || clients[at]["handed_over"] != "2026-11-21" {
		t.Errorf("%v", clients)
	}
}
