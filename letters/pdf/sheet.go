package pdf

import "github.com/jung-kurt/gofpdf"

// sheet is the paper that a letter is drawn on.
type sheet struct {
	*gofpdf.Fpdf
	wide bool // has the whole fonts, which take text as it is
	face face // what is set
	ink  color
}

// text puts text at a baseline.
func (s *sheet) text(x, baseline float64, text string, fc face, c color) {
	if s.face != fc {
		s.SetFont(family, weights[fc.weight()].style, fc.size)
		s.face = fc
	}
	if s.ink != c {
		s.SetTextColor(c[0], c[1], c[2])
		s.ink = c
	}
	if !s.wide {
		text = latin(text)
	}
	s.Text(x, baseline, text)
}
