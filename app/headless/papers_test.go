package headless_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// claimed is what "claim --json" gives of the ledger.
type claimed struct {
	Penalty       int    `json:"penalty_cents"`
	PenaltyWaived int    `json:"penalty_waived_cents"`
	PenaltyPaid   int    `json:"penalty_paid_cents"`
	PenaltyLeft   int    `json:"penalty_left_cents"`
	IndemnityLeft int    `json:"indemnity_left_cents"`
	Total         int    `json:"total_cents"`
	LastDay       string `json:"prescribed_after"`
}

// TestWhatIsGivenUpAndPaidOfAClaim, from the command line.
func TestWhatIsGivenUpAndPaidOfAClaim(t *testing.T) {
	w, _ := mailWorld(t)
	var before, c claimed
	w.json(&before, "claim", "F-1")
	w.json(&c, "waive", "F-1", "--kind", "penalty", "--amount", "1000", "--reason", "geste commercial")
	if c.PenaltyWaived != 1000 || c.Total != before.Total-1000 || c.LastDay != "2031-03-03" {
		t.Errorf("%+v", c)
	}
	w.json(&c, "pay", "F-1", "--charges", "--amount", "2000", "--on", "2026-11-21")
	if c.PenaltyPaid != 2000 || c.PenaltyLeft != before.Penalty-3000 {
		t.Errorf("%+v", c)
	}
	w.json(&c, "waive", "F-1", "--kind", "indemnity", "--reason", "geste commercial")
	if c.IndemnityLeft != 0 || c.Total != before.Total-7000 {
		t.Errorf("%+v", c)
	}
	if text := w.do("claim", "F-1"); !strings.Contains(text, "abandonnées") || !strings.Contains(text, "réglées") || !strings.Contains(text, "03/03/2031") {
		t.Errorf("%s", text)
	}
	w.json(&c, "waive", "F-1", "--kind", "indemnity", "--cancel")
	if c.IndemnityLeft != 4000 {
		t.Errorf("%+v", c)
	}
	w.refused(1, "pas d’abandon", "waive", "F-1", "--kind", "indemnity", "--cancel")
	w.refused(1, "au plus", "waive", "F-1", "--kind", "penalty", "--amount", "9000000", "--reason", "x")
	w.refused(2, "--reason", "waive", "F-1", "--kind", "penalty")
	w.refused(2, "--kind", "waive", "F-1", "--reason", "x")
	w.refused(2, "plainte", "waive", "F-1", "--kind", "plainte", "--reason", "x")
	w.refused(1, "dépasse", "pay", "F-1", "--charges", "--amount", "900000", "--on", "2026-11-21")
}

// TestTheDelayOfPrescription is shown, interrupted with its proof, and refused
// what interrupts nothing.
func TestTheDelayOfPrescription(t *testing.T) {
	w, _ := mailWorld(t)
	var c struct {
		Since, By string
		Last      string `json:"prescribed_after"`
		Possible  []string
	}
	w.do("pay", "F-1", "--amount", "1000", "--on", "2026-10-01")
	if w.json(&c, "interrupt", "F-1"); c.By != "" || c.Last != "2031-03-03" || len(c.Possible) != 1 {
		t.Errorf("%+v", c)
	}
	w.json(&c, "interrupt", "F-1", "--kind", "recognition", "--on", "2026-10-02", "--note", "mail du gérant", "--proof", w.write("mail.eml", "Je paierai."))
	if c.By != "recognition" || c.Since != "2026-10-02" || c.Last != "2031-10-02" {
		t.Errorf("%+v", c)
	}
	if text := w.do("interrupt", "F-1"); !strings.Contains(text, "02/10/2031") || !strings.Contains(text, "reconnaissance") {
		t.Errorf("%s", text)
	}
	w.refused(1, "déjà notée", "interrupt", "F-1", "--kind", "recognition", "--on", "2026-10-02")
	w.refused(1, "absent.pdf", "interrupt", "F-1", "--kind", "court", "--on", "2026-10-03", "--proof", filepath.Join(w.dir, "absent.pdf"))
	w.refused(2, "--on", "interrupt", "F-1", "--kind", "court")
	w.refused(2, "--kind", "interrupt", "F-1", "--on", "2026-10-03")
	w.refused(2, "relance", "interrupt", "F-1", "--kind", "relance", "--on", "2026-10-03")
}

// TestAClientInProceedings: what is noted stays until it is changed or taken back.
func TestAClientInProceedings(t *testing.T) {
	w, _ := mailWorld(t)
	var c struct {
		Judgment, Published, Trustee string
		By                           string `json:"declare_by"`
	}
	w.refused(2, "--on", "insolvency", "--client", "SAS Éole", "--published", "2026-10-10")
	w.json(&c, "insolvency", "--client", "SAS Éole", "--on", "2026-10-01", "--kind", "recovery", "--trustee", "Me Dubois")
	if c.Judgment != "2026-10-01" || c.By != "" {
		t.Errorf("%+v", c)
	}
	w.json(&c, "insolvency", "--client", "SAS Éole", "--published", "2026-10-10", "--address", "1 rue du Palais", "--postcode", "44000", "--city", "Nantes")
	if c.Judgment != "2026-10-01" || c.Trustee != "Me Dubois" || c.By != "2026-12-10" {
		t.Errorf("%+v", c)
	}
	out := filepath.Join(w.dir, "déclaration.pdf")
	w.do("letter", "--client", "SAS Éole", "--kind", "declaration", "--out", out)
	w.refused(1, "procédure", "letter", "--client", "SAS Éole", "--kind", "formal-notice", "--out", out)
	w.refused(1, "précède", "insolvency", "--client", "SAS Éole", "--published", "2026-09-10")
	if text := w.do("insolvency", "--client", "SAS Éole", "--end"); !strings.Contains(text, "reprennent") {
		t.Errorf("%s", text)
	}
	w.do("letter", "--client", "SAS Éole", "--kind", "formal-notice", "--out", out)
	w.refused(2, "ensemble", "insolvency", "--client", "SAS Éole", "--end", "--on", "2026-10-01")
}

// TestEveryKindOfPaper is written to a file, the same each time, and recorded
// when asked; an option that goes with another kind is refused.
func TestEveryKindOfPaper(t *testing.T) {
	w, _ := mailWorld(t)
	out := filepath.Join(w.dir, "courrier.pdf")
	for _, line := range []string{"--kind reminder", "--kind formal-notice --days 15 --invoice F-1", "--kind statement", "--kind statement --since 2026-01-01", "--kind calculation",
		"--kind injunction", "--kind mandate --provider collector"} {
		var first, second map[string]any
		args := append([]string{"letter", "--client", "SAS Éole", "--out", out}, strings.Fields(line)...)
		w.json(&first, args...)
		keys(t, first, "file client kind bytes sha256 recorded letter total_cents currency warnings")
		content, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(content)
		w.json(&second, args...)
		if !bytes.HasPrefix(content, []byte("%PDF-")) || first["sha256"] != hex.EncodeToString(sum[:]) || first["sha256"] != second["sha256"] || first["recorded"] != false || first["letter"] != 0.0 {
			t.Errorf("%s: %v, %v", line, first, second)
		}
	}
	var kept map[string]any
	if w.json(&kept, "letter", "--client", "SAS Éole", "--kind", "calculation", "--record", "--out", out); kept["recorded"] != true || kept["letter"] == 0.0 {
		t.Errorf("%v", kept)
	}
	w.do("plan-instalments", "--client", "SAS Éole", "F-1", "--number", "3", "--first", "2026-12-01")
	w.do("letter", "--client", "SAS Éole", "--kind", "plan", "--out", out)
	w.refused(1, "reste", "letter", "--client", "SAS Éole", "--kind", "receipt", "--out", out)
	for word, line := range map[string]string{"--days": "--kind statement --days 8", "--since": "--kind calculation --since 2026-01-01", "--plan": "--kind receipt --plan 1",
		"--payment": "--kind plan --payment 1", "--provider": "--kind injunction --provider bailiff", "ensemble": "--kind statement --all"} {
		w.refused(2, word, append([]string{"letter", "--client", "SAS Éole", "--out", out}, strings.Fields(line)...)...)
	}
	w.refused(2, "--client", "letter", "--kind", "statement", "--out", out)
	w.refused(1, "F-99", "letter", "--client", "SAS Éole", "--kind", "statement", "--invoice", "F-99", "--out", out)
}

// TestPapersForAllClients go into a folder, a file for each.
func TestPapersForAllClients(t *testing.T) {
	w, _ := mailWorld(t)
	dir := filepath.Join(w.dir, "courriers")
	w.refused(1, "dossier", "letter", "--all", "--kind", "statement", "--out", dir)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var r struct {
		Made    int
		Files   []string
		Refused []map[string]string
	}
	w.json(&r, "letter", "--all", "--kind", "statement", "--out", dir)
	if r.Made == 0 || len(r.Files) != r.Made {
		t.Fatalf("%+v", r)
	}
	for _, file := range r.Files {
		if content, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
			t.Errorf("%s: %v", file, err)
		}
	}
	for _, x := range r.Refused {
		if x["client"] == "" || x["sentence"] == "" {
			t.Errorf("%v", x)
		}
	}
}

// TestHowLettersArePrinted is set key by key, and shown.
func TestHowLettersArePrinted(t *testing.T) {
	w := newWorld(t)
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	var s map[string]any
	w.json(&s, "paper", "set", "envelope=c5", "window=left", "offset_x=2,5", "offset_y=-1", "logo="+w.write("logo.png", logo.String()))
	keys(t, s, "envelope window offset_x_mm offset_y_mm logo_bytes signature_bytes")
	w.json(&s, "paper", "show")
	if s["envelope"] != "C5" || s["window"] != "left" || s["offset_x_mm"] != 2.5 || s["offset_y_mm"] != -1.0 || s["logo_bytes"] == 0.0 || s["signature_bytes"] != 0.0 {
		t.Errorf("%v", s)
	}
	w.do("paper", "set", "logo=")
	if w.json(&s, "paper", "show"); s["logo_bytes"] != 0.0 || s["envelope"] != "C5" {
		t.Errorf("%v", s)
	}
	out := filepath.Join(w.dir, "essai.pdf")
	w.do("paper", "test", "--out", out)
	if content, err := os.ReadFile(out); err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
		t.Errorf("%v", err)
	}
	w.refused(1, "B4", "paper", "set", "envelope=B4")
	w.refused(1, "left ou right", "paper", "set", "window=haut")
	w.refused(1, "10", "paper", "set", "offset_x=11")
	w.refused(1, "absent.png", "paper", "set", "logo="+filepath.Join(w.dir, "absent.png"))
	w.refused(1, "image", "paper", "set", "logo="+w.write("logo.txt", "bonjour"))
	w.refused(1, "vide", "paper", "set", "logo="+w.write("vide.png", ""))
}
