package ui

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// TestProseBreaksBetweenWordsOnly: at every width an amount keeps its currency, a
// quotation its marks, and no word is lost.
func TestProseBreaksBetweenWordsOnly(t *testing.T) {
	test.NewTempApp(t)
	const text = "Sans paiement\u00a0: il reste 1\u202f234\u202f567,89\u202f€ à régler, «\u00a0Relance 2\u00a0» partie le 26/10/2026.\n\nMerci\u202f!"
	p := NewProse(text)
	for width := float32(160); width < 900; width += 7 {
		p.Resize(fyne.NewSize(width, 200))
		for _, o := range test.WidgetRenderer(p).Objects() {
			for _, line := range rendered(o) {
				first, _ := utf8.DecodeRuneInString(line)
				last, _ := utf8.DecodeLastRuneInString(line)
				if strings.ContainsRune(unbroken+"€:»!", first) || strings.ContainsRune(unbroken+"«", last) {
					t.Errorf("at %v a line reads %q", width, line)
				}
			}
		}
		if got := strings.ReplaceAll(strings.ReplaceAll(p.Text, "\n\n", "¶"), "\n", " "); got != strings.ReplaceAll(text, "\n\n", "¶") {
			t.Errorf("at %v the text became %q", width, got)
		}
	}
	if p.Whole() != text {
		t.Errorf("whole it is %q", p.Whole())
	}
	p.SetText("Court.")
	if p.Whole() != "Court." || p.Text != "Court." {
		t.Errorf("then %q and %q", p.Whole(), p.Text)
	}
}

// rendered returns the lines that an object draws.
func rendered(o fyne.CanvasObject) []string {
	switch o := o.(type) {
	case *canvas.Text:
		return []string{o.Text}
	case fyne.Widget:
		var lines []string
		for _, part := range test.WidgetRenderer(o).Objects() {
			lines = append(lines, rendered(part)...)
		}
		return lines
	}
	return nil
}
