package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flow puts objects of their own size side by side, at the left, and goes on in
// a further line where the width ends.
func Flow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{}, objects...)
}

// flow knows its height once it knows its width; it asks for the widest of its
// objects only, so that nobody's window grows for it.
type flow struct{ width float32 }

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.place(objects, func(o fyne.CanvasObject, at fyne.Position) {
		o.Move(at)
		o.Resize(o.MinSize())
	})
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return f.place(objects, func(fyne.CanvasObject, fyne.Position) {})
}

// place tells each visible object's place and returns the least size.
func (f *flow) place(objects []fyne.CanvasObject, tell func(fyne.CanvasObject, fyne.Position)) fyne.Size {
	var at fyne.Position
	var line float32 // height of the line so far
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		own := o.MinSize()
		if f.width > 0 && at.X > 0 && at.X+own.Width > f.width {
			at, line = fyne.NewPos(0, at.Y+line+2*gap), 0
		}
		tell(o, at)
		at.X += own.Width + 2*gap
		line = max(line, own.Height)
		size = size.Max(fyne.NewSize(own.Width, at.Y+line))
	}
	return size
}
