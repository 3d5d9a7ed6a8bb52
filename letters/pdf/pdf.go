// Package pdf draws letters on A4 paper. It decides no word: everything that
// is printed is in the Letter. The same Letter gives the same bytes.
//
// Geometry is in millimetres from the top left corner; text sizes are in points.
package pdf

import (
	"fmt"

	"github.com/jung-kurt/gofpdf"
	"rsc.io/qr"

	"dument/data"
	"dument/letters"
)

// RenderFor returns the PDF of a letter for an envelope; the zero Window is the
// usual one. It returns a *data.Error
// when the letter holds letters that the font lacks, when nothing can be drawn
// of it, or when the window is not possible; it never panics.
func RenderFor(l letters.Letter, w Window) (content []byte, err error) {
	defer func() {
		// gofpdf panics on what it does not expect, sometimes only at the end.
		if r := recover(); r != nil {
			content, err = nil, failed(l, fmt.Errorf("pdf: %v", r))
		}
	}()
	at, err := w.place()
	if err != nil {
		return nil, err
	}
	l, wide, err := clean(l)
	if err != nil {
		return nil, err
	}
	start := layout{at: at, codes: map[string]*qr.Code{}}
	if start.logo, start.sign, err = pictures(l); err != nil {
		return nil, err
	}
	best := compose(l, start)
	best.furniture(l)
	return output(l, best.pages, wide)
}

// output draws the pages of a letter.
func output(l letters.Letter, pages [][]op, wide bool) ([]byte, error) {
	f := gofpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	f.SetCompression(false) // see finish
	f.SetCreationDate(l.Today.Time())
	f.SetModificationDate(l.Today.Time())
	f.SetProducer("Dûment", true)
	f.SetTitle(l.Meta.Title, true)
	f.SetAuthor(l.Meta.Author, true)
	f.SetSubject(l.Meta.Subject, true)
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	if wide {
		addWideFonts(f)
	} else {
		addLatinFonts(f)
	}
	paper := &sheet{Fpdf: f, wide: wide}
	for _, page := range pages {
		f.AddPage()
		for _, draw := range page {
			draw(paper)
		}
	}
	out := finisher{language: l.Language}
	if err := f.Output(&out); err != nil {
		return nil, failed(l, err)
	}
	return out.content, nil
}

// compose lays the letter out in the roomiest style that needs the fewest pages.
func compose(l letters.Letter, start layout) *layout {
	best := lay(l, start, between(0))
	if len(best.pages) == 1 {
		return best
	}
	closest := lay(l, start, between(styleSteps))
	if len(closest.pages) >= len(best.pages) {
		return best
	}
	for step := 1; step < styleSteps; step++ {
		if out := lay(l, start, between(step)); len(out.pages) <= len(closest.pages) {
			return out
		}
	}
	return closest
}

func failed(l letters.Letter, cause error) error {
	return &data.Error{Code: data.CodeInvalid, Field: "letter", Cause: cause, Sentence: "La lettre «\u00a0" + l.Object +
		"\u00a0» n’a pas pu être mise en page. Rien n’a été enregistré\u202f; vérifiez les textes inhabituels de la fiche du client et de ses factures."}
}
