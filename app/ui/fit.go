package ui

import (
	"fyne.io/fyne/v2"
)

const ellipsis = "…"

// fit returns text cut to width with an ellipsis; canvas.Text does not cut.
// The first guess is by proportion, so that few substrings are measured.
func fit(text string, width, size float32, style fyne.TextStyle) string {
	if width <= 0 {
		return ""
	}
	full := fyne.MeasureText(text, size, style).Width
	if full <= width || text == "" {
		return text
	}
	runes := []rune(text)
	n := min(int(float32(len(runes))*width/full), len(runes)-1)
	fits := func(n int) bool {
		return fyne.MeasureText(string(runes[:n])+ellipsis, size, style).Width <= width
	}
	for n > 0 && !fits(n) {
		n--
	}
	for n+1 < len(runes) && fits(n+1) {
		n++
	}
	return string(runes[:n]) + ellipsis
}

// fitter remembers cuts, since rows come back while scrolling. It is bounded
// and forgets all at once; measuring again costs microseconds.
type fitter struct {
	cuts map[cut]string
}

type cut struct {
	text  string
	width float32
	bold  bool
}

const maxCuts = 4096

func (f *fitter) fit(text string, width float32, bold bool) string {
	key := cut{text, width, bold}
	if got, ok := f.cuts[key]; ok {
		return got
	}
	if f.cuts == nil || len(f.cuts) >= maxCuts {
		f.cuts = make(map[cut]string)
	}
	got := fit(text, width, Theme{}.Size("text"), fyne.TextStyle{Bold: bold})
	f.cuts[key] = got
	return got
}
