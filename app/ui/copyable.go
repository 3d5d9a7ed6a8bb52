package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var _ fyne.SecondaryTappable = (*Copyable)(nil)

// Copyable is a text whose right click copies it. A Fyne label whose text can be
// selected is a stop of Tab that nobody sees, and keeps Esc to itself.
type Copyable struct{ Prose }

// NewCopyable returns a text that wraps.
func NewCopyable(text string) *Copyable {
	c := &Copyable{}
	c.begin(text)
	c.ExtendBaseWidget(c)
	return c
}

// TappedSecondary is called by Fyne.
func (c *Copyable) TappedSecondary(e *fyne.PointEvent) {
	on := canvasOf(c)
	if on == nil {
		return
	}
	copied := fyne.NewMenuItemWithIcon("Copier", theme.ContentCopyIcon(), c.copy)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", copied), on, e.AbsolutePosition)
}

func (c *Copyable) copy() { fyne.CurrentApp().Clipboard().SetContent(c.whole) }
