package pdf_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
	"dument/letters/pdf"
)

// shown is what a window shows however the sheet slides, by hand from the
// measures of envelope, window and folded sheet: x from, y from, x to, y to.
var shown = map[data.Envelope]map[bool][4]float64{
	data.DL: {false: {100, 45, 190, 79}, true: {20, 45, 110, 79}},
	data.C5: {false: {109, 57, 190, 88.5}, true: {20, 57, 101, 88.5}},
	data.C4: {false: {109, 57, 190, 88.5}, true: {20, 57, 101, 88.5}},
}

func printFor(t *testing.T, l letters.Letter, w pdf.Window) paper {
	t.Helper()
	content, err := pdf.RenderFor(l, w)
	if err != nil {
		t.Fatal(err)
	}
	return onFile(t, content)
}

func onFile(t *testing.T, content []byte) paper {
	p := paper{file: filepath.Join(t.TempDir(), "letter.pdf"), content: content}
	if err := os.WriteFile(p.file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// Whatever the envelope, its window shows the address, all of it, and nothing
// else; nothing leaves the paper or lies over something else.
func TestEveryWindowShowsTheAddressAndNothingElse(t *testing.T) {
	six := notice(t, data.Professional)
	six.Client.Name = "Manufacture Merveilleuse MMMMMMMMMMMMM MMMMMMMMMMMMMMMM WWWWWWWWWWWWWWWWWWWWW"
	six.Client.Address = data.Address{Extra: "WWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMM", Street: "WWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMM", Postcode: "75004", City: "MMMMMMMMMMMMMMM MMMMMMMMMMMMMMMM"}
	seven := notice(t, data.Professional)
	seven.Client.Name = "Gesellschaft für außergewöhnliche Vorhaben und Söhne"
	seven.Client.Address = data.Address{Extra: "Hinterhaus", Street: "Unter den Linden 12", Postcode: "10117", City: "Berlin", Country: "Allemagne"}
	for _, in := range []letters.NoticeInput{notice(t, data.Professional), six, seven} {
		l, err := letters.FormalNotice(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, envelope := range data.Envelopes {
			for _, side := range []bool{false, true} {
				for _, off := range [][2]float64{{0, 0}, {-5, 4}} {
					w := pdf.Window{Envelope: envelope, Left: side, OffsetX: off[0], OffsetY: off[1]}
					t.Run(fmt.Sprintf("%d lines, %+v", len(l.Recipient), w), func(t *testing.T) {
						z := shown[envelope][side]
						x1, y1, x2, y2 := z[0]+off[0], z[1]+off[1], z[2]+off[0], z[3]+off[1]
						var seen []string
						words := printFor(t, l, w).words(t)
						for i, a := range words {
							if a.page != 1 {
								break
							}
							if a.xMin < 9.5 || a.xMax > 190.5 {
								t.Errorf("%q stands at x %.1f-%.1f", a.text, a.xMin, a.xMax)
							}
							for _, b := range words[:i] {
								if a.yMax < 105 && min(a.xMax, b.xMax)-max(a.xMin, b.xMin) > 0.2 && min(a.yMax, b.yMax)-max(a.yMin, b.yMin) > 1.5 {
									t.Errorf("%q lies over %q", a.text, b.text)
								}
							}
							if a.xMax <= x1 || a.xMin >= x2 || a.yMax <= y1 || a.yMin >= y2 {
								continue
							}
							seen = append(seen, a.text)
							if a.xMin < x1 || a.xMax > x2 || a.yMin < y1 || a.yMax > y2 {
								t.Errorf("%q stands at x %.1f-%.1f, y %.1f-%.1f: cut by the window", a.text, a.xMin, a.xMax, a.yMin, a.yMax)
							}
						}
						// pdftotext may read a column of like lines in another order.
						want := strings.Fields(strings.ReplaceAll(strings.Join(l.Recipient, " "), "&", "&amp;"))
						slices.Sort(want)
						slices.Sort(seen)
						if !slices.Equal(seen, want) {
							t.Errorf("the window shows %q, want %q", seen, want)
						}
					})
				}
			}
		}
	}
}

// What no envelope has is an error that says what to do.
func TestAnImpossibleWindowIsToldInWords(t *testing.T) {
	for _, w := range []pdf.Window{{Envelope: "B5"}, {OffsetX: 11}, {OffsetY: -10.5}} {
		_, err := pdf.RenderFor(letters.Letter{Today: today}, w)
		if data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("%+v: %v", w, err)
		}
		if _, err := pdf.TestPage(w, today); data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("test page, %+v: %v", w, err)
		}
	}
}

// The test page has an address where a letter's would be, a ruler that tells
// the truth, and says what to do.
func TestTheTestPageShowsTheWindow(t *testing.T) {
	for _, envelope := range data.Envelopes {
		for _, side := range []bool{false, true} {
			w := pdf.Window{Envelope: envelope, Left: side, OffsetX: 2.5, OffsetY: -3}
			content, err := pdf.TestPage(w, today)
			if err != nil {
				t.Fatal(err)
			}
			p := onFile(t, content)
			tool(t, "qpdf", "qpdf", "--check", p.file)
			p.wants(t, p.raw(t), "Page d’essai\u00a0: enveloppe "+string(envelope), "12 RUE DE L OEUVRE", "Imprimez cette page à 100\u00a0%", "2,5\u00a0mm vers la droite", "-3\u00a0mm vers le bas")
			if n := p.pages(t); n != 1 {
				t.Errorf("%d pages", n)
			}
			z := shown[envelope][side]
			for _, word := range p.words(t) {
				switch word.text {
				case "69001":
					if word.xMin < z[0]+2 || word.yMin < z[1]-3 || word.yMax > z[3]-3 {
						t.Errorf("%s: the address stands at %.1f, %.1f", envelope, word.xMin, word.yMax)
					}
				case "100", "150":
					at, want := (word.xMin+word.xMax)/2, 100.0
					if word.text == "150" {
						want = 150
					}
					if at > 30 && word.yMax < 20 && (at < want-0.3 || at > want+0.3) {
						t.Errorf("the ruler's %s stands at %.1f", word.text, at)
					}
				}
			}
		}
	}
}
