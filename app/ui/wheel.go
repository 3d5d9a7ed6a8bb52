package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over a field of one line, for the mouse wheel alone: the text under
// it would swallow the wheel's steps, and the form around it would stand still.
type wheel struct {
	widget.BaseWidget
	turn func(*fyne.ScrollEvent)
}

func newWheel(turn func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{turn: turn}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is called by Fyne.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.turn(e) }

// CreateRenderer is called by Fyne.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// onWheel hands the wheel's steps over the field on; a text of several lines
// keeps its own.
func (f *frame) onWheel(turn func(*fyne.ScrollEvent)) {
	if e, ok := f.body.(*entry); ok && !e.MultiLine {
		f.wheel = newWheel(turn)
	}
}
