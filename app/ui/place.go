package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// NewPlace returns a place for contents of which one is shown at a time.
func NewPlace() *fyne.Container { return container.New(inFront{}) }

// ShowIn shows a content in a place. Those it hides stay in the window: Fyne
// gives other colours only to what is in it.
func ShowIn(at *fyne.Container, content fyne.CanvasObject) {
	if !slices.Contains(at.Objects, content) {
		at.Objects = append(at.Objects, content)
	}
	for _, o := range at.Objects {
		if o != content {
			o.Hide()
		}
	}
	content.Show()
	at.Layout.Layout(at.Objects, at.Size())
	content.Refresh() // and not what is hidden
	canvas.Refresh(at)
}

// inFront lays out what is shown over the whole of it, and leaves the rest alone.
type inFront struct{}

func (inFront) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			o.Move(fyne.NewPos(0, 0))
			o.Resize(size)
		}
	}
}

func (inFront) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		if o.Visible() {
			size = size.Max(o.MinSize())
		}
	}
	return size
}
