package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
	"dument/letters/pdf"
)

// handmade writes a PDF of its objects, the first of them the catalog.
func handmade(version string, objects ...string) []byte {
	var b bytes.Buffer
	var at []int
	fmt.Fprintf(&b, "%%PDF-%s\n", version)
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

// page returns the objects 2 to 5 of a one-page file; more goes into the page.
func page(content, more string) []string {
	return []string{"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R" + more + ">>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
}

// invoice is an invoice as another program would write it.
func invoice(number string) pdf.Annex {
	objects := append([]string{"<</Type/Catalog/Pages 2 0 R>>"}, page("BT /F1 12 Tf 72 700 Td (Facture "+number+") Tj ET", "")...)
	return pdf.Annex{Name: "Facture " + number + ".pdf", Content: handmade("1.3", objects...)}
}

// changed returns a file as qpdf makes it of another.
func changed(t *testing.T, content []byte, args ...string) []byte {
	t.Helper()
	p := onFile(t, content)
	out := filepath.Join(t.TempDir(), "out.pdf")
	tool(t, "qpdf", "qpdf", append(append([]string{p.file}, args...), out)...)
	return must(os.ReadFile(out))
}

func rendered(t *testing.T) []byte {
	l := must(letters.FormalNotice(simple(t, data.Professional)))
	l.Sender.Logo = logo()
	return must(pdf.RenderFor(l, pdf.Window{}))
}

// The pages of the invoices follow those of the letter; the file stays the
// letter's: its language, title and day, the same bytes each time.
func TestInvoicesFollowTheLetter(t *testing.T) {
	letter := rendered(t)
	out := must(pdf.Append(letter, []pdf.Annex{invoice("F-1"), invoice("F-2")}))
	for range 10 {
		if again := must(pdf.Append(letter, []pdf.Annex{invoice("F-1"), invoice("F-2")})); !bytes.Equal(out, again) {
			t.Fatal("other bytes")
		}
	}
	p := onFile(t, out)
	tool(t, "qpdf", "qpdf", "--check", p.file)
	if n := p.pages(t); n != 3 {
		t.Fatalf("%d pages", n)
	}
	text := p.raw(t)
	p.wants(t, text, "je vous mets en demeure de me payer la somme de 16 832,36 €", "Facture F-1 Facture F-2")
	info := flat(tool(t, "poppler-utils", "pdfinfo", "-isodates", p.file))
	p.wants(t, info, "Title: Mise en demeure de payer", "Author: Camille Lefèvre EI", "Producer: Dûment", "CreationDate: 2026-11-21", "ModDate: 2026-11-21")
	if !bytes.Contains(out, []byte("/Lang (fr-FR)")) || !bytes.Contains(out, []byte("/DisplayDocTitle true")) {
		t.Error("the language of the text is lost")
	}
	if fonts := tool(t, "poppler-utils", "pdffonts", p.file); strings.Count(fonts, "DUMENT+LiberationSans") != 2 {
		t.Errorf("the letter's fonts are lost:\n%s", fonts)
	}
	if before, after := onFile(t, letter).words(t), p.words(t); len(after) != len(before)+4 || before[40] != after[40] {
		t.Errorf("%d words in the letter, %d in all: the letter has changed", len(before), len(after))
	}
	if same := must(pdf.Append(letter, nil)); !bytes.Equal(same, letter) {
		t.Error("without annexes the letter changes")
	}
}

// What cannot be joined is told by its name, with what to do.
func TestAnAnnexThatCannotBeJoinedIsNamed(t *testing.T) {
	letter, good := rendered(t), invoice("F-1")
	cut := rendered(t)
	for _, c := range []struct {
		name, says string
		content    []byte
	}{
		{"nothing", "n’est pas un fichier PDF", nil},
		{"a text", "n’est pas un fichier PDF", []byte("Facture F-2")},
		{"only the head of a PDF", "abîmé ou incomplet", []byte("%PDF-1.7\n")},
		{"half of a file", "abîmé ou incomplet", cut[:len(cut)/2]},
		{"noise", "abîmé ou incomplet", append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte{0xff, '<', '<', 0}, 5000)...)},
		{"no page", "abîmé ou incomplet", handmade("1.4", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>")},
		{"a page tree that leads to itself", "abîmé ou incomplet", handmade("1.4", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>")},
		{"a password", "protégé par un mot de passe", changed(t, good.Content, "--encrypt", "secret", "secret", "256", "--")},
		{"an old password", "protégé par un mot de passe", changed(t, good.Content, "--allow-weak-crypto", "--encrypt", "secret", "secret", "128", "--")},
	} {
		out, err := pdf.Append(letter, []pdf.Annex{good, {Name: "Facture F-2.pdf", Content: c.content}})
		if out != nil || data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "Facture F-2.pdf") {
			t.Errorf("%s: %d bytes, %v", c.name, len(out), err)
		}
	}
}

// A file that anybody may read, and only changing it is locked, is joined; so is
// an e-invoice that calls itself older than what it holds, without its data.
func TestEverydayInvoicesAreJoined(t *testing.T) {
	letter, good := rendered(t), invoice("F-1").Content
	data := filepath.Join(t.TempDir(), "factur-x.xml")
	if err := os.WriteFile(data, []byte("<a/>"), 0o600); err != nil {
		t.Fatal(err)
	}
	older := handmade("1.3", append(append([]string{"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(factur-x.xml)6 0 R]>>>>/AF[6 0 R]/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>"},
		page("BT /F1 12 Tf 72 700 Td (Facture F-1) Tj ET", "")...),
		"<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/AFRelationship/Alternative/EF<</F 7 0 R>>>>", "<</Type/EmbeddedFile/Length 4>>\nstream\n<a/>\nendstream")...)
	for name, content := range map[string][]byte{
		"locked against changes":   changed(t, good, "--encrypt", "", "owner", "256", "--modify=none", "--extract=n", "--"),
		"compressed objects":       changed(t, good, "--object-streams=generate"),
		"for the web":              changed(t, good, "--linearize"),
		"with an attached file":    changed(t, good, "--add-attachment", data, "--"),
		"Factur-X, says it is 1.3": older,
		"version 2.0":              changed(t, good, "--force-version=2.0"),
	} {
		out, err := pdf.Append(letter, []pdf.Annex{{Name: name, Content: content}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p := onFile(t, out)
		tool(t, "qpdf", "qpdf", "--check", p.file)
		p.wants(t, p.raw(t), "Facture F-1")
		if list := tool(t, "qpdf", "qpdf", "--list-attachments", p.file); !strings.Contains(list, "no embedded files") {
			t.Errorf("%s: the letter carries %s", name, list)
		}
		if bytes.Contains(out, []byte("JavaScript")) {
			t.Errorf("%s: the letter carries a script", name)
		}
	}
}

// Layers that an invoice hides stay hidden, and what is typed into two copies of
// one form stays apart.
func TestAnnexesLookAsTheyLookedAlone(t *testing.T) {
	letter := rendered(t)
	layer := func(hidden string) pdf.Annex {
		return pdf.Annex{Name: "f.pdf", Content: handmade("1.5", append(append([]string{"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R 7 0 R]/D<<" + hidden + "/Order[6 0 R 7 0 R]>>>>>>"},
			page("/OC /L1 BDC 0 0 300 842 re f EMC /OC /L2 BDC 300 0 295 842 re f EMC", "/Resources<</Properties<</L1 6 0 R/L2 7 0 R>>>>")...),
			"<</Type/OCG/Name(un)>>", "<</Type/OCG/Name(deux)>>")...)}
	}
	form := func(value string) pdf.Annex {
		look := fmt.Sprintf("BT /Helv 12 Tf 2 4 Td (%s) Tj ET", value)
		return pdf.Annex{Name: "f.pdf", Content: handmade("1.5", append(append([]string{"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/DA(/Helv 0 Tf 0 g)/NeedAppearances true/DR<</Font<</Helv 5 0 R>>>>>>>>"},
			page("", "/Annots[6 0 R]")...),
			"<</Type/Annot/Subtype/Widget/FT/Tx/T(montant)/V("+value+")/Rect[72 700 300 720]/P 3 0 R/F 4/AP<</N 7 0 R>>>>",
			fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 228 20]/Resources<</Font<</Helv 5 0 R>>>>/Length %d>>\nstream\n%s\nendstream", len(look), look))...)}
	}
	seen := func(file string, page int) string {
		return tool(t, "poppler-utils", "pdftoppm", "-r", "20", "-gray", "-f", fmt.Sprint(page), "-l", fmt.Sprint(page), file)
	}
	annexes := []pdf.Annex{layer("/OFF[7 0 R]"), layer("/BaseState/OFF/ON[7 0 R]"), form("100,00"), form("250,00")}
	p := onFile(t, must(pdf.Append(letter, annexes)))
	tool(t, "qpdf", "qpdf", "--check", p.file)
	looks := map[string]bool{}
	for i, a := range annexes {
		alone, joined := seen(onFile(t, a.Content).file, 1), seen(p.file, i+2)
		if alone != joined {
			t.Errorf("annex %d does not look as it looked alone", i+1)
		}
		looks[joined] = true
	}
	if len(looks) != len(annexes) {
		t.Errorf("%d annexes look like %d: nothing was compared", len(annexes), len(looks))
	}
	plain := tool(t, "qpdf", "qpdf", "--qdf", "--object-streams=disable", p.file, "-")
	for _, want := range []string{"/T (4)", "/T (5)", "/NeedAppearances true", "/Helv"} {
		if !strings.Contains(plain, want) {
			t.Errorf("the forms lack %q", want)
		}
	}
}

// The letters of a tray come out in one file, in their order, the fonts once.
func TestATrayIsOneFile(t *testing.T) {
	var files [][]byte
	size := 0
	for l := range batch(t, 12) {
		files = append(files, must(pdf.RenderFor(l, pdf.Window{})))
		size += len(files[len(files)-1])
	}
	out := must(pdf.Merge(files))
	if !bytes.Equal(out, must(pdf.Merge(files))) {
		t.Error("other bytes")
	}
	p := onFile(t, out)
	tool(t, "qpdf", "qpdf", "--check", p.file)
	text, from := p.raw(t), 0
	for i := range 12 {
		at := strings.Index(text[from:], fmt.Sprintf("Société n° %d des", i))
		if at < 0 {
			t.Fatalf("letter %d is not in its place", i)
		}
		from += at
	}
	if len(out) > size/3 {
		t.Errorf("%d bytes for letters of %d in all: the fonts stand in it many times", len(out), size)
	}
	if one := must(pdf.Merge(files[:1])); len(one) == 0 {
		t.Error("one letter alone is lost")
	}
	if _, err := pdf.Merge(nil); data.CodeOf(err) != data.CodeInvalid {
		t.Errorf("no letter: %v", err)
	}
	if _, err := pdf.Merge([][]byte{files[0], []byte("x")}); data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), "n°\u00a02") {
		t.Errorf("a letter that is none: %v", err)
	}
}

func FuzzAppend(f *testing.F) {
	letter := handmade("1.4", append([]string{"<</Type/Catalog/Pages 2 0 R>>"}, page("", "")...)...)
	f.Add(letter)
	f.Add(invoice("F-1").Content)
	f.Fuzz(func(t *testing.T, content []byte) {
		out, err := pdf.Append(letter, []pdf.Annex{{Name: "x", Content: content}})
		if (err == nil) != bytes.HasPrefix(out, []byte("%PDF-")) || err != nil && data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("%d bytes, %v", len(out), err)
		}
	})
}
