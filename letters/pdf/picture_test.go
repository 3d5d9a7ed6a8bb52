package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strings"
	"sync"
	"testing"

	"dument/data"
	"dument/letters"
	"dument/letters/pdf"
)

// drawn is a picture of an ellipse on a clear ground, with margins.
func drawn(w, h int, c color.Color) []byte {
	in := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			dx, dy := float64(2*x-w)/float64(w), float64(2*y-h)/float64(h)
			if d := dx*dx + dy*dy; d < 0.8 && d > 0.3 {
				in.Set(x, y, c)
			}
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, in); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

var logo = sync.OnceValue(func() []byte {
	return must(pdf.PrepareImage(drawn(1600, 400, color.NRGBA{0xb0, 0x30, 0x20, 0xff})))
})

var sign = sync.OnceValue(func() []byte {
	return must(pdf.PrepareImage(drawn(640, 260, color.NRGBA{0x10, 0x10, 0x40, 0xff})))
})

// placed is a picture on a paper, mm from the top left.
type placed struct {
	rectangle
	page int
}

func (p paper) picturesOf(t testing.TB) []placed {
	t.Helper()
	plain := tool(t, "qpdf", "qpdf", "--qdf", "--object-streams=disable", p.file, "-")
	var out []placed
	page := 0
	for _, m := range regexp.MustCompile(`%% Contents for page (\d+)|q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm /I`).FindAllStringSubmatch(plain, -1) {
		if m[1] != "" {
			page++
			continue
		}
		var v [4]float64
		for i := range v {
			if _, err := fmt.Sscan(m[i+2], &v[i]); err != nil {
				t.Fatal(err)
			}
			v[i] *= 25.4 / 72
		}
		out = append(out, placed{rectangle{v[2], 297 - v[3] - v[1], v[2] + v[0], 297 - v[3]}, page})
	}
	return out
}

type rectangle struct{ x1, y1, x2, y2 float64 }

func (r rectangle) meets(o rectangle) bool {
	return r.x1 < o.x2 && o.x1 < r.x2 && r.y1 < o.y2 && o.y1 < r.y2
}

// A logo and a signature never come near the window, lie over no word, and cost
// no page.
func TestLogoAndSignatureStandClear(t *testing.T) {
	for _, envelope := range data.Envelopes {
		for _, side := range []bool{false, true} {
			for _, off := range [][2]float64{{0, 0}, {-10, -10}} {
				w := pdf.Window{Envelope: envelope, Left: side, OffsetX: off[0], OffsetY: off[1]}
				t.Run(fmt.Sprintf("%+v", w), func(t *testing.T) {
					in := simple(t, data.Professional)
					in.Sender.Name = "Coopérative des artisans et illustrateurs"
					l, err := letters.FormalNotice(in)
					if err != nil {
						t.Fatal(err)
					}
					without := printFor(t, l, w)
					l.Sender.Logo, l.SignatureImage = logo(), sign()
					p := printFor(t, l, w)
					tool(t, "qpdf", "qpdf", "--check", p.file)
					pictures := p.picturesOf(t)
					if len(pictures) != 2 {
						t.Fatalf("%d pictures", len(pictures))
					}
					z := shown[envelope][side]
					zone := rectangle{z[0] + off[0], z[1] + off[1], z[2] + off[0], z[3] + off[1]}
					for i, r := range pictures {
						if r.page == 1 && r.meets(zone) || r.x1 < 19.5 || r.x2 > 190.5 || r.y1 < 11.5 || r.y2 > 281 {
							t.Errorf("picture %d stands at %+v", i, r)
						}
						for _, word := range p.words(t) {
							if word.page == r.page && r.meets(rectangle{word.xMin, word.yMin + 1, word.xMax, word.yMax - 1}) {
								t.Errorf("picture %d lies over %q", i, word.text)
							}
						}
					}
					if r, s := pictures[0], pictures[1]; r.page != 1 || s.x2-s.x1 > 40.1 || s.y2-s.y1 > 18.1 || s.page != p.pages(t) {
						t.Errorf("the signature stands at %+v", s)
					}
					if a, b := without.pages(t), p.pages(t); a != b {
						t.Errorf("%d pages without, %d with pictures", a, b)
					}
				})
			}
		}
	}
}

// Pictures change no bytes from one making to the next, also when they are of
// one width.
func TestSamePicturesSameBytes(t *testing.T) {
	l := must(letters.FormalNotice(notice(t, data.Professional)))
	wide := must(pdf.PrepareImage(drawn(1600, 300, color.Black)))
	for name, pair := range map[string][2][]byte{"two widths": {logo(), sign()}, "one width": {logo(), wide}, "the same": {wide, wide}} {
		l.Sender.Logo, l.SignatureImage = pair[0], pair[1]
		first := must(pdf.RenderFor(l, pdf.Window{}))
		for range 20 {
			if !bytes.Equal(first, must(pdf.RenderFor(l, pdf.Window{}))) {
				t.Fatalf("%s: other bytes", name)
			}
		}
	}
}

// A picture that was not prepared is told in words; none at all is no trouble.
func TestAPictureThatIsNoneIsToldInWords(t *testing.T) {
	l := must(letters.FormalNotice(notice(t, data.Professional)))
	none := must(pdf.RenderFor(l, pdf.Window{}))
	l.Sender.Logo, l.SignatureImage = []byte{}, []byte{}
	if got := must(pdf.RenderFor(l, pdf.Window{})); !bytes.Equal(got, none) {
		t.Error("an empty logo changes the letter")
	}
	for name, content := range map[string][]byte{"text": []byte("logo"), "cut": logo()[:20], "never prepared": drawn(4000, 4000, color.Black)} {
		for range 2 {
			l.Sender.Logo, l.SignatureImage = l.SignatureImage, content
			if _, err := pdf.RenderFor(l, pdf.Window{}); data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), "Papier") {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
