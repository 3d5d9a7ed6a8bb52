package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FieldRow is fields side by side, as wide as their shares.
type FieldRow struct {
	widget.BaseWidget
	fields []Field
	shares []float32
}

// NewRow puts fields side by side with equal shares.
func NewRow(fields ...Field) *FieldRow {
	shares := make([]float32, len(fields))
	for i := range shares {
		shares[i] = 1
	}
	return NewShares(shares, fields...)
}

// NewShares puts fields side by side, each as wide as its share.
func NewShares(shares []float32, fields ...Field) *FieldRow {
	r := &FieldRow{fields: fields, shares: shares}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is called by Fyne.
func (r *FieldRow) CreateRenderer() fyne.WidgetRenderer {
	objects := make([]fyne.CanvasObject, len(r.fields))
	for i, f := range r.fields {
		objects[i] = f
	}
	return widget.NewSimpleRenderer(container.New(shared{r.shares}, objects...))
}

// Refresh draws the fields anew, in the colours that hold now.
func (r *FieldRow) Refresh() {
	for _, f := range r.fields {
		f.Refresh()
	}
	r.BaseWidget.Refresh()
}

// shared lays out side by side by shares, tops aligned.
type shared struct{ shares []float32 }

func (s shared) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total, n := float32(0), float32(0)
	for i, o := range objects {
		if o.Visible() {
			total += s.shares[i]
			n++
		}
	}
	x, room := float32(0), size.Width-(n-1)*3*gap
	for i, o := range objects {
		if o.Visible() {
			width := room * s.shares[i] / total
			o.Move(fyne.NewPos(x, 0))
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
			x += width + 3*gap
		}
	}
}

func (s shared) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(-3*gap, 0)
	for _, o := range objects {
		if o.Visible() {
			size.Width += o.MinSize().Width + 3*gap
			size.Height = max(size.Height, o.MinSize().Height)
		}
	}
	return size
}

// stack lays out under each other, full width but for room at the right, with
// its own space between.
type stack struct{ space, right float32 }

func (s stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(size.Width-s.right, o.MinSize().Height))
			o.Resize(fyne.NewSize(size.Width-s.right, o.MinSize().Height)) // again: a wrapped text knows its height now
			y += o.MinSize().Height + s.space
		}
	}
}

func (s stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, -s.space)
	for _, o := range objects {
		if o.Visible() {
			size.Width = max(size.Width, o.MinSize().Width)
			size.Height += o.MinSize().Height + s.space
		}
	}
	return fyne.NewSize(size.Width+s.right, max(size.Height, 0))
}

// trailing puts objects of their own size at the right, in reading order.
type trailing struct{}

func (trailing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for i := len(objects) - 1; i >= 0; i-- {
		if o := objects[i]; o.Visible() {
			own := o.MinSize()
			x -= own.Width
			o.Move(fyne.NewPos(x, (size.Height-own.Height)/2))
			o.Resize(own)
			x -= 2 * gap
		}
	}
}

func (trailing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return shared{}.MinSize(objects)
}

// Inset keeps content away from the edges: 16 all around.
func Inset(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(inset(4*gap), content)
}

type inset float32

func (p inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(float32(p), float32(p)))
		o.Resize(size.SubtractWidthHeight(2*float32(p), 2*float32(p)))
	}
}

func (p inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*float32(p), 2*float32(p))
}

// Stack puts objects under each other with 12 between them.
func Stack(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stack{space: 3 * gap}, objects...)
}

// Line puts objects of their own size side by side, at the left, in the middle
// of the height.
func Line(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(leading{}, objects...)
}

type leading struct{}

func (leading) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		if o.Visible() {
			own := o.MinSize()
			o.Move(fyne.NewPos(x, (size.Height-own.Height)/2))
			o.Resize(own)
			x += own.Width + 2*gap
		}
	}
}

func (leading) MinSize(objects []fyne.CanvasObject) fyne.Size { return shared{}.MinSize(objects) }

// Flush puts a label among fields: its words begin where the fields do.
func Flush(label fyne.CanvasObject) fyne.CanvasObject { return container.New(flush{}, label) }

// flush takes a label's own room away left and right, so that its words stand
// under those above.
type flush struct{}

func (flush) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(theme.SizeNameInnerPadding)
	for _, o := range objects {
		o.Move(fyne.NewPos(-pad, 0))
		o.Resize(fyne.NewSize(size.Width+2*pad, size.Height))
	}
}

func (flush) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(max(size.Width-2*theme.Size(theme.SizeNameInnerPadding), 0), size.Height)
}

// Heading returns the title of a page.
func Heading(text string) *widget.Label { return sized(text, theme.SizeNameHeadingText, true) }

// Section returns the title of a part of a page or form.
func Section(text string) *widget.Label { return sized(text, theme.SizeNameSubHeadingText, true) }

// Faint returns a text of second rank that wraps.
func Faint(text string) *Prose {
	p := NewProse(text)
	p.Importance = widget.LowImportance
	return p
}

func sized(text string, size fyne.ThemeSizeName, bold bool) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName = size
	l.TextStyle.Bold = bold
	return l
}
