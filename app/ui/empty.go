package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Empty stands where nothing is: one sentence and the button that changes that.
type Empty struct {
	widget.BaseWidget
	label  *Prose
	button *Button
	row    *fyne.Container // of the buttons
}

// NewEmpty returns the sentence with its button; none where action is "".
func NewEmpty(sentence, action string, do func()) *Empty {
	e := &Empty{label: NewProse(""), button: NewButton("", nil)}
	e.row = container.NewCenter(e.button)
	e.label.Alignment = fyne.TextAlignCenter
	e.label.Importance = widget.LowImportance
	e.ExtendBaseWidget(e)
	e.Set(sentence, action, do)
	return e
}

// Set changes the sentence and the button.
func (e *Empty) Set(sentence, action string, do func()) {
	e.label.SetText(sentence)
	e.button.SetText(action)
	e.button.OnTapped = do
	e.button.Hidden = action == ""
	e.row.Objects = []fyne.CanvasObject{e.button}
	e.Refresh()
}

// SetOther adds a second button beside the first, until Set is called again.
func (e *Empty) SetOther(action string, do func()) {
	e.row.Objects = []fyne.CanvasObject{Line(e.button, NewButton(action, do))}
	e.Refresh()
}

// CreateRenderer is called by Fyne.
func (e *Empty) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(middle{}, e.label, e.row))
}

// middle puts its objects one under the other, in the middle of the height.
type middle struct{}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, gap*2)
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
		size.Height += o.MinSize().Height
	}
	return size
}

func (m middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := max((size.Height-m.MinSize(objects).Height)/2, 0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + 2*gap
	}
}
