package pdf_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dument/letters"
	"dument/letters/pdf"
)

// tool runs a program of Debian's; where it is missing the test fails and
// names the package, since a paper that nobody read back is not checked.
func tool(t testing.TB, deb, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is needed to check the papers: install Debian's package %s", name, deb)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// paper is a printed letter, read back by programs that are not ours.
type paper struct {
	file    string
	content []byte
	text    string // as laid out, every kind of space made plain and single
}

func print(t testing.TB, l letters.Letter, err error) paper {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	content, err := pdf.RenderFor(l, pdf.Window{})
	if err != nil {
		t.Fatal(err)
	}
	p := paper{file: filepath.Join(t.TempDir(), "letter.pdf"), content: content}
	if err := os.WriteFile(p.file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	p.text = flat(tool(t, "poppler-utils", "pdftotext", "-layout", p.file, "-"))
	tool(t, "qpdf", "qpdf", "--check", p.file)
	return p
}

// flat makes every run of spaces and line feeds one plain space.
func flat(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)), " ")
}

// raw returns the text in reading order: paragraphs stay whole even where
// something stands beside them.
func (p paper) raw(t testing.TB) string {
	return flat(tool(t, "poppler-utils", "pdftotext", "-raw", p.file, "-"))
}

// word is a word with its place, in millimetres.
type word struct {
	page                   int
	xMin, yMin, xMax, yMax float64
	text                   string
}

var boxed = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>|<page `)

func (p paper) words(t testing.TB) []word {
	var out []word
	page := 0
	for _, m := range boxed.FindAllStringSubmatch(tool(t, "poppler-utils", "pdftotext", "-bbox", p.file, "-"), -1) {
		if m[5] == "" && m[1] == "" {
			page++
			continue
		}
		w := word{page: page, text: m[5]}
		for i, v := range []*float64{&w.xMin, &w.yMin, &w.xMax, &w.yMax} {
			n, err := strconv.ParseFloat(m[i+1], 64)
			if err != nil {
				t.Fatal(err)
			}
			*v = n * 25.4 / 72
		}
		out = append(out, w)
	}
	return out
}

func (p paper) pages(t testing.TB) int {
	m := regexp.MustCompile(`Pages: +(\d+)`).FindStringSubmatch(tool(t, "poppler-utils", "pdfinfo", p.file))
	if m == nil {
		t.Fatal("pdfinfo tells no pages")
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// qr returns what a scanner reads on the first page, "" when there is no code.
func (p paper) qr(t testing.TB) string {
	t.Helper()
	base := strings.TrimSuffix(p.file, ".pdf")
	tool(t, "poppler-utils", "pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", p.file, base)
	scanner, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Fatal("zbarimg is needed to read the QR code back: install Debian's package zbar-tools")
	}
	out, err := exec.Command(scanner, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", base+".png").Output()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 4 {
		return "" // nothing found
	}
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// wants fails for each text that the paper lacks.
func (p paper) wants(t testing.TB, text string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(text, flat(w)) {
			t.Errorf("the paper lacks %q:\n%s", w, text)
		}
	}
}
