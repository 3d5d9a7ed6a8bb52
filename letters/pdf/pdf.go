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

// Render returns the PDF of a letter. It returns a *data.Error when the letter
// holds letters that the font lacks, or when nothing can be drawn of it; it
// never panics.
func Render(l letters.Letter) (content []byte, err error) {
	defer func() {
		// gofpdf panics on what it does not expect, sometimes only at the end.
		if r := recover(); r != nil {
			content, err = nil, failed(l, fmt.Errorf("pdf: %v", r))
		}
	}()
	l, wide, err := clean(l)
	if err != nil {
		return nil, err
	}
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
	best := compose(l)
	best.furniture(l)
	paper := &sheet{Fpdf: f, wide: wide}
	for _, page := range best.pages {
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
func compose(l letters.Letter) *layout {
	codes := map[string]*qr.Code{}
	best := lay(l, between(0), codes)
	if len(best.pages) == 1 {
		return best
	}
	closest := lay(l, between(styleSteps), codes)
	if len(closest.pages) >= len(best.pages) {
		return best
	}
	for step := 1; step < styleSteps; step++ {
		if out := lay(l, between(step), codes); len(out.pages) <= len(closest.pages) {
			return out
		}
	}
	return closest
}

func failed(l letters.Letter, cause error) error {
	return &data.Error{Code: data.CodeInvalid, Field: "letter", Cause: cause, Sentence: "La lettre «\u00a0" + l.Object +
		"\u00a0» n’a pas pu être mise en page. Rien n’a été enregistré\u202f; vérifiez les textes inhabituels de la fiche du client et de ses factures."}
}
