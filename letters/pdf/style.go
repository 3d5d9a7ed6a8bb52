package pdf

import "github.com/jung-kurt/gofpdf"

// Paper, in millimetres.
const (
	pageW, pageH = 210.0, 297.0
	left, right  = 20.0, 190.0
	width        = right - left
	bodyBottom   = 277.5
	nextTop      = 26.0 // first line of the body on the pages after the first
)

// The address; where it stands is in place.
const (
	addressPitch  = 4.7
	addressPitch7 = 4.2 // of the seven lines of an address abroad
	addressSize   = 10.0
)

// style is how closely a letter is set.
type style struct {
	size float64 // of the body, points
	lead float64 // from line to line, mm
	gap  float64 // between blocks, mm
	row  float64 // padding above and below a table's row, mm
	sign float64 // room for a signature, mm
}

// roomy and tight are the ends of what a letter is set in; tight is the last
// resort that keeps it on fewer pages, and stays legible.
var (
	roomy = style{size: 10, lead: 4.9, gap: 3.2, row: 1.2, sign: 20}
	tight = style{size: 9, lead: 3.9, gap: 1.7, row: 0.5, sign: 13}
)

// styleSteps is how many steps lie between roomy (0) and tight (styleSteps).
const styleSteps = 8

// annexStep is the style of annexes: long tables, never squeezed.
const annexStep = 3

// between returns the style at a step; its type size moves by half points.
func between(step int) style {
	mix := func(a, b float64) float64 { return a + (b-a)*float64(step)/styleSteps }
	size := roomy.size - 0.5*float64((step*2+styleSteps-1)/styleSteps)
	return style{size: size, lead: mix(roomy.lead, tight.lead), gap: mix(roomy.gap, tight.gap), row: mix(roomy.row, tight.row), sign: mix(roomy.sign, tight.sign)}
}

type color [3]int

var (
	ink    = color{0x1f, 0x29, 0x33}
	soft   = color{0x52, 0x5f, 0x6b}
	blue   = color{0x1d, 0x4e, 0x89}
	line   = color{0xd5, 0xd2, 0xca}
	tint   = color{0xf3, 0xf5, 0xf8}
	white  = color{0xff, 0xff, 0xff}
	marker = color{0x9a, 0xa5, 0xb1}
)

// face is a weight and a size.
type face struct {
	bold bool
	size float64
}

// weight is the face's place in weights.
func (fc face) weight() int {
	if fc.bold {
		return 1
	}
	return 0
}

// widthOf returns the width of s in millimetres.
func (fc face) widthOf(s string) float64 {
	const pointsPerMM = 72 / 25.4
	widths, sum := &fonts().widths[fc.weight()], 0
	for _, r := range s {
		if b, ok := latin1252(r); ok {
			sum += int(widths[b])
		} else {
			sum += int(wideWidths()[fc.weight()][uint16(r)]) // no rune is above U+FFFF: see clean
		}
	}
	return float64(sum) * (fc.size / pointsPerMM) / 1000
}

func (c color) fill(f *gofpdf.Fpdf) { f.SetFillColor(c[0], c[1], c[2]) }
func (c color) pen(f *gofpdf.Fpdf, w float64) {
	f.SetDrawColor(c[0], c[1], c[2])
	f.SetLineWidth(w)
}
