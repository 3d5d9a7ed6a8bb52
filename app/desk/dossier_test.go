package desk

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dument/data"
	"dument/data/day"
)

// unzipped is a dossier as a stranger has it, in a folder.
type unzipped struct {
	*testing.T
	dir   string
	names []string
}

func unzip(t *testing.T, content []byte) unzipped {
	t.Helper()
	u := unzipped{T: t, dir: t.TempDir()}
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	ok(t, err)
	for _, f := range r.File {
		in, err := f.Open()
		ok(t, err)
		text, err := io.ReadAll(in)
		ok(t, err)
		path := filepath.Join(u.dir, filepath.FromSlash(f.Name))
		ok(t, os.MkdirAll(filepath.Dir(path), 0o755))
		ok(t, os.WriteFile(path, text, 0o644))
		u.names = append(u.names, f.Name)
	}
	return u
}

// read returns the one file whose name holds some words.
func (u unzipped) read(words string) []byte {
	u.Helper()
	at := slices.IndexFunc(u.names, func(n string) bool { return strings.Contains(n, words) })
	if at < 0 {
		u.Fatalf("no %q among %q", words, u.names)
	}
	content, err := os.ReadFile(filepath.Join(u.dir, filepath.FromSlash(u.names[at])))
	ok(u.T, err)
	return content
}

// aCase is a case with everything that can happen in one.
func aCase(t *testing.T) (s *story, invoices []data.ID, letter data.ID) {
	s = begin(t)
	s.change(func(c *data.Client) { c.SIREN = "552008443" })
	f1, f2 := s.owes("F-2026/017", 10, 120000), s.owes("F-2026/018", 5, 60000)
	file := []byte("%PDF-1.4\n% la facture")
	_, err := s.Attach(t.Context(), f1.ID, "facture.pdf", file)
	s.must(err)
	_, err = s.Attach(t.Context(), f1.ID, "bon de commande signé.pdf", append(file, "x"...))
	s.must(err)
	s.send(s.approve().ID)
	pay(t, s.Desk, s.client, f1, 20000)
	s.days(8)
	s.done(s.OpenDispute(t.Context(), &data.Dispute{InvoiceID: f2.ID, Reason: "quality", Note: "dit que la peinture s’écaille"}))
	s.done(s.CloseDispute(t.Context(), s.newest().Disputes[0].ID, "unfounded", ""))
	s.must(s.Register.AddContact(t.Context(), &data.Contact{ClientID: s.client.ID, Channel: data.ChannelCall, Result: data.ResultPaying, Text: "le comptable prépare le virement",
		Lines: []data.ContactLine{{InvoiceID: f1.ID, Number: f1.Number, Balance: 100000}}}))
	s.done(s.Promise(t.Context(), &data.Promise{ClientID: s.client.ID, Invoices: []data.ID{f1.ID}, Due: s.Today().Add(3), Amount: 50000}))
	s.days(10)
	letter = s.notice(f1.ID, f2.ID).ID
	s.noted(letter, on(data.PostPosted, s.Today()), data.PostEvent{Kind: data.PostNumber, Number: "1A12345678901"})
	_, err = s.AttachScan(t.Context(), letter, data.PostSlip, "dépôt.jpg", []byte("\xff\xd8\xff récépissé"))
	s.must(err)
	s.days(3)
	s.noted(letter, on(data.PostDelivered, s.Today()))
	s.days(20)
	return s, []data.ID{f1.ID, f2.ID}, letter
}

func (s *story) dossier(r DossierRequest) (unzipped, DossierReport) {
	s.Helper()
	var out bytes.Buffer
	if r.Client == 0 {
		r.Client = s.client.ID
	}
	report, err := s.WriteDossier(s.Context(), r, &out, nil)
	s.must(err)
	return unzip(s.T, out.Bytes()), report
}

// TestADossierHoldsAllThatAStrangerNeeds: who, how much, what happened, each
// file as it was kept, and what is not there; it is checked without the program.
func TestADossierHoldsAllThatAStrangerNeeds(t *testing.T) {
	s, _, letter := aCase(t)
	u, report := s.dossier(DossierRequest{})
	if report.Files != len(u.names)-1 || report.Name != "Dossier Oeuvre & Fils 2026-07-26.zip" {
		t.Errorf("%+v for %q", report, u.names)
	}
	if out := tool(t, "coreutils", u.dir, "sha256sum", "--strict", "-c", "SHA256SUMS"); strings.Count(out, ": OK") != len(u.names)-1 {
		t.Errorf("%s", out)
	}
	index := pdfText(t, u.read("Index.pdf"))
	for _, want := range []string{"Atelier Lefèvre", "732 829 320", "Œuvre & Fils", "552 008 443", "place du Marché", "F-2026/017", "F-2026/018",
		"Facture F-2026/017", "Encaissement de 200,00 €", "compta@oeuvre.example", "le comptable prépare le virement", "Promesse de payer 500,00 €",
		"non tenue", "la peinture s’écaille", "Mise en demeure", "1A 123 456 7890 1", "posté", "distribué", "Fin du délai donné", "sha256sum -c SHA256SUMS",
		"Aucun fichier n’est joint à F-2026/018", "l’avis de réception"} {
		if !strings.Contains(index, want) {
			t.Errorf("the index does not say %q:\n%s", want, index)
		}
	}
	told := 0
	for _, step := range []string{"Facture F-2026/017 du", "Encaissement de", "E-mail à", "Litige sur", "non tenue", "Lettre recommandée imprimée", ") posté", ") distribué", "Fin du délai"} {
		at := strings.Index(index, step)
		if at < told {
			t.Errorf("%q is told too early", step)
		}
		told = at
	}
	v, err := s.Verify(t.Context(), nil)
	s.must(err)
	if flat := strings.ReplaceAll(index, " ", ""); !v.Sound() || !strings.Contains(flat, v.Head) {
		t.Errorf("the head %s is not in the index (%+v)", v.Head, v.Problems)
	}
	kept, err := s.Posting(t.Context(), letter)
	s.must(err)
	for words, want := range map[string]data.ID{"Mise en demeure.pdf": kept.DocumentID, "Recepisse": kept.Slip} {
		_, content, err := s.Document(t.Context(), want)
		s.must(err)
		if !bytes.Equal(u.read(words), content) {
			t.Errorf("%s is not what was kept", words)
		}
	}
	if !bytes.Equal(u.read(".eml"), s.post.content[0]) {
		t.Error("the message is not as it left")
	}
	for _, name := range []string{"Creances.pdf", "Creances.xlsx", "Decompte.pdf", "Releve de compte.pdf", "1 Factures/", "bon de commande signe.pdf", "LISEZ-MOI.txt"} {
		u.read(name)
	}
	s.sameTotal(u)
	if again, _ := s.dossier(DossierRequest{}); !bytes.Equal(again.read("SHA256SUMS"), u.read("SHA256SUMS")) {
		t.Error("the same case made two dossiers")
	}
}

// sameTotal checks that the claims sheet, the workbook and the index ask for the
// same.
func (s *story) sameTotal(u unzipped) {
	s.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(u.read("Creances.xlsx")))
	s.must(err)
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetList()[0], excelize.Options{RawCellValue: true})
	s.must(err)
	foot := rows[len(rows)-1]
	total := strings.ReplaceAll(foot[len(foot)-1], ".", ",")
	for _, name := range []string{"Index.pdf", "Creances.pdf", "Decompte.pdf"} {
		text := strings.ReplaceAll(pdfText(s.T, u.read(name)), " ", "")
		if !strings.Contains(text, total+"€") {
			s.Errorf("%s does not say %s, the total of the workbook", name, total)
		}
	}
}

// TestADossierOfSomeInvoicesIsSilentAboutTheOthers.
func TestADossierOfSomeInvoicesIsSilentAboutTheOthers(t *testing.T) {
	s, ids, _ := aCase(t)
	s.owes("F-SECRET", 3, 7700)
	u, _ := s.dossier(DossierRequest{Invoices: ids[:1]})
	if index := pdfText(t, u.read("Index.pdf")); strings.Contains(index, "F-SECRET") || strings.Contains(index, "la peinture s’écaille") || !strings.Contains(index, "F-2026/017") {
		t.Errorf("%s", index)
	}
	for _, name := range u.names {
		if strings.HasSuffix(name, ".pdf") && strings.HasPrefix(name, "0") && strings.Contains(pdfText(t, u.read(name)), "F-SECRET") {
			t.Errorf("%s speaks of an invoice that is not of the case", name)
		}
	}
	other := s.newClient("Autre")
	strange := bill(t, s.Desk, other, "F-9", s.Today().Add(-5), 100)
	_, err := s.WriteDossier(t.Context(), DossierRequest{Client: s.client.ID, Invoices: []data.ID{strange.ID}}, io.Discard, nil)
	s.refusedWith(err, data.CodeInvalid, "F-9", "autre client")
	none := s.newClient("Rien du tout")
	_, err = s.WriteDossier(t.Context(), DossierRequest{Client: none.ID}, io.Discard, nil)
	s.refusedWith(err, data.CodeBlocked, "Rien du tout")
}

// TestAChangedFileIsNoEvidence: it is left out and named, and so is what the
// check of the history finds.
func TestAChangedFileIsNoEvidence(t *testing.T) {
	s, ids, _ := aCase(t)
	files, err := s.Attachments(t.Context(), ids[0])
	s.must(err)
	s.tamper("UPDATE document SET content = CAST(replace(CAST(content AS TEXT), 'la facture', 'la faxture') AS BLOB) WHERE id = ?", int64(files[0].ID))
	u, report := s.dossier(DossierRequest{})
	told := strings.Join(report.Missing, "\n")
	if !strings.Contains(told, "facture.pdf") || !strings.Contains(told, "SHA-256") || !strings.Contains(told, "À la vérification de l’historique") {
		t.Errorf("%s", told)
	}
	if slices.ContainsFunc(u.names, func(n string) bool { return strings.HasSuffix(n, "- facture.pdf") }) {
		t.Errorf("%q", u.names)
	}
	if index := pdfText(t, u.read("Index.pdf")); !strings.Contains(index, "SHA-256 diffère") {
		t.Errorf("%s", index)
	}
}

// TestHandingOverStopsRemindersAndIsTakenBack, only once the file is there, and
// never what was noted by hand before.
func TestHandingOverStopsRemindersAndIsTakenBack(t *testing.T) {
	s, _, _ := aCase(t)
	path := filepath.Join(t.TempDir(), "dossier.zip")
	handed := func() day.Day {
		c, err := s.Client(t.Context(), s.client.ID)
		s.must(err)
		return c.HandedOver
	}
	_, err := s.SaveDossier(t.Context(), DossierRequest{Client: s.client.ID, HandOver: true}, filepath.Join(t.TempDir(), "nulle part", "x.zip"), nil)
	s.refusedWith(err, data.CodeReadOnly, "nulle part")
	ctx, cancel := context.WithCancel(t.Context())
	_, err = s.SaveDossier(ctx, DossierRequest{Client: s.client.ID, HandOver: true}, path, func(done, _ int) { cancel() })
	if _, there := os.Stat(path); !errors.Is(err, context.Canceled) || !errors.Is(there, os.ErrNotExist) || !handed().IsZero() {
		t.Fatalf("cancelled: %v, file: %v, handed over %s", err, there, handed())
	}
	var steps [][2]int
	report, err := s.SaveDossier(t.Context(), DossierRequest{Client: s.client.ID, HandOver: true}, path, func(done, total int) { steps = append(steps, [2]int{done, total}) })
	s.must(err)
	if last := steps[len(steps)-1]; !report.HandedOver || handed() != s.Today() || last[0] != last[1] || last[0] != len(steps) {
		t.Errorf("%+v, handed over %s, steps %v", report, handed(), steps)
	}
	content, err := os.ReadFile(path)
	s.must(err)
	unzip(t, content).read("Index.pdf")
	if report, _ := s.SaveDossier(t.Context(), DossierRequest{Client: s.client.ID, HandOver: true}, path, nil); report.HandedOver {
		t.Error("handed over twice")
	}
	s.must(s.UndoHandOver(t.Context(), s.client.ID))
	if !handed().IsZero() {
		t.Errorf("handed over %s, undone", handed())
	}
}
