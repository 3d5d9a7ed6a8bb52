package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// newPaper is the white ground of the card that is open.
func newPaper() *paper {
	p := &paper{ground: canvas.NewRectangle(nil)}
	p.ExtendBaseWidget(p)
	return p
}

type paper struct {
	widget.BaseWidget
	ground *canvas.Rectangle
}

func (p *paper) paint() {
	p.ground.FillColor, p.ground.StrokeColor = theme.Color(ui.ColorSurface), theme.Color(ui.ColorLine)
	p.ground.StrokeWidth, p.ground.CornerRadius = 1, 8
}

func (p *paper) CreateRenderer() fyne.WidgetRenderer {
	p.paint()
	return widget.NewSimpleRenderer(p.ground)
}

func (p *paper) Refresh() {
	p.paint()
	p.ground.Refresh()
}

// headline places a client's name, which may wrap, the amount at its right and
// the chips under both.
type headline struct{}

func (headline) Layout(o []fyne.CanvasObject, size fyne.Size) {
	name, amount, chips := o[0], o[1], o[2]
	pad := theme.InnerPadding()
	figure := amount.MinSize().Width
	width := size.Width - figure - inset + 2*pad
	name.Resize(fyne.NewSize(width, name.Size().Height))
	height := name.MinSize().Height
	name.Move(fyne.NewPos(-pad, -pad/2))
	name.Resize(fyne.NewSize(width, height))
	amount.Move(fyne.NewPos(size.Width-figure+pad, -pad/2))
	amount.Resize(fyne.NewSize(figure, amount.MinSize().Height))
	chips.Move(fyne.NewPos(0, height-pad/2))
	chips.Resize(fyne.NewSize(size.Width, chips.MinSize().Height))
}

func (headline) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[1].MinSize().Width+120, o[0].MinSize().Height-theme.InnerPadding()/2+o[2].MinSize().Height)
}

// tower puts objects under each other, each as high as it asks at the width it
// gets, and gives the last one what is left.
type tower struct{}

func (tower) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.Size().Height)) // a text that wraps knows its height now
		height := o.MinSize().Height
		if i == len(objects)-1 {
			height = max(size.Height-y, 0)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + 8
	}
}

func (tower) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, 120)
}

// column puts objects under each other without the room that labels bring, so
// that their words stand under those above.
type column struct{}

const overlap float32 = 8 // of the rooms of two labels

func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	walk(objects, func(o fyne.CanvasObject, y float32) float32 {
		x, width := float32(0), size.Width
		if flush(o) {
			x, width = -theme.InnerPadding(), size.Width+2*theme.InnerPadding()
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, o.Size().Height)) // a text that wraps knows its height now
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		return height
	})
}

func (column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, walk(objects, func(o fyne.CanvasObject, _ float32) float32 { return o.MinSize().Height }))
}

// walk goes through visible objects from the top, asks each for its height and
// returns that of all.
func walk(objects []fyne.CanvasObject, height func(o fyne.CanvasObject, y float32) float32) float32 {
	y, before := float32(0), false
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		switch own := flush(o); {
		case i == 0:
		case own && before:
			y -= overlap
		case !own && !before:
			y += overlap
		}
		before = flush(o)
		y += height(o, y)
	}
	return y
}

// flush reports whether an object keeps room around its words.
func flush(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *widget.Label, *ui.Prose, *ui.Copyable:
		return true
	case *fyne.Container:
		_, labels := o.Layout.(labelled)
		return labels
	}
	return false
}

// pad marks a part made of labels, so that its words stand under those above.
func pad(o fyne.CanvasObject) fyne.CanvasObject { return container.New(labelled{}, o) }

type labelled struct{ margin }
