package ui

import (
	"fyne.io/fyne/v2"
)

const ellipsis = "…"

// Fit returns text cut to width with an ellipsis; canvas.Text does not cut.
func Fit(text string, width, size float32, style fyne.TextStyle) string {
	return rulerOf(size, style).fit(text, width)
}

// fitWhole returns the text size, size or smaller, at which a text stands whole
// in width: an amount or a number that is cut is another one.
func fitWhole(text string, width, size float32, style fyne.TextStyle) float32 {
	for size > leastWhole && rulerOf(size, style).width(text) > width {
		size = max(size-1, leastWhole)
	}
	return size
}

// leastWhole is the smallest text that can be read. The longest amount that is
// taken fits a column of figures in it.
const leastWhole float32 = 8

// ruler measures texts by the widths of their letters. Shaping a text, as
// fyne.MeasureText does, costs a hundred times as much, and a row that scrolls
// by has half a dozen texts; kerning makes the true width a little smaller,
// which does not matter for a cut.
type ruler struct {
	size    float32
	style   fyne.TextStyle
	letters map[rune]float32
}

type rulerKey struct {
	size float32
	bold bool
}

// rulers belongs to the UI goroutine, like every widget. There are as many as
// sizes and weights of text: half a dozen.
var rulers = make(map[rulerKey]*ruler)

func rulerOf(size float32, style fyne.TextStyle) *ruler {
	key := rulerKey{size, style.Bold}
	r := rulers[key]
	if r == nil {
		r = &ruler{size: size, style: fyne.TextStyle{Bold: style.Bold}, letters: make(map[rune]float32)}
		rulers[key] = r
	}
	return r
}

func (r *ruler) letter(c rune) float32 {
	width, known := r.letters[c]
	if !known {
		width = fyne.MeasureText(string(c), r.size, r.style).Width
		r.letters[c] = width
	}
	return width
}

func (r *ruler) width(text string) float32 {
	width := float32(0)
	for _, c := range text {
		width += r.letter(c)
	}
	return width
}

// fit cuts text at the last letter that leaves room for the ellipsis.
func (r *ruler) fit(text string, width float32) string {
	room := width - r.letter('…')
	used, end := float32(0), 0
	for i, c := range text {
		if used <= room {
			end = i
		}
		if used += r.letter(c); used > width {
			if room < 0 {
				return ""
			}
			return text[:end] + ellipsis
		}
	}
	return text
}
