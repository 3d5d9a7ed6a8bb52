package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// fit cuts a text to a width with an ellipsis: canvas.Text does not cut. The
// first guess is by proportion, so that few beginnings are measured.
func fit(text string, width float32, like *canvas.Text) string {
	measure := func(s string) float32 { return fyne.MeasureText(s, like.TextSize, like.TextStyle).Width }
	full := measure(text)
	if full <= width {
		return text
	}
	runes := []rune(text)
	n := min(int(float32(len(runes))*width/full), len(runes)-1)
	for n > 0 && measure(string(runes[:n])+"…") > width {
		n--
	}
	return string(runes[:n]) + "…"
}
