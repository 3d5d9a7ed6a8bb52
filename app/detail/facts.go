// Package detail holds what pages with a list and a detail have in common: the
// line above the list, the pane beside it, and the parts of that pane. The panes
// of an invoice and of a client look alike because they are made of these.
package detail

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// Fact is a name with its value.
type Fact struct{ Name, Value string }

// Facts shows names and values in two columns; facts without a value are left
// out. A right click copies a value.
func Facts(facts ...Fact) fyne.CanvasObject {
	grid := container.New(&pairs{})
	for _, f := range facts {
		if f.Value == "" {
			continue
		}
		name := caption(f.Name)
		value := ui.NewCopyable(f.Value)
		grid.Add(name)
		grid.Add(value)
	}
	return grid
}

func caption(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance = widget.LowImportance
	l.SizeName = theme.SizeNameCaptionText
	return l
}

// footnote is a caption that wraps.
func footnote(text string) *ui.Prose {
	p := ui.NewProse(text)
	p.Importance = widget.LowImportance
	p.SizeName = theme.SizeNameCaptionText
	return p
}

// nameWidth is the width of the names' column; in a pane narrower than
// stackBelow each name stands above its value instead.
const (
	nameWidth  float32 = 132
	stackBelow float32 = 320
)

// pairs lays out names and values in turn, each pair as high as its value. It
// knows its height once it knows its width.
type pairs struct{ width float32 }

func (p *pairs) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	left, drop := nameWidth, float32(0)
	if p.stacked() {
		left = 0
	}
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		name, value := objects[i], objects[i+1]
		name.Move(fyne.NewPos(0, y+2))
		name.Resize(fyne.NewSize(nameWidth, name.MinSize().Height))
		if p.stacked() {
			drop = name.MinSize().Height - stackOverlap
		}
		value.Move(fyne.NewPos(left, y+drop))
		value.Resize(fyne.NewSize(max(size.Width-left, 0), value.MinSize().Height))
		height := value.MinSize().Height // a wrapped text knows it only now
		value.Resize(fyne.NewSize(max(size.Width-left, 0), height))
		y += drop + height - rowOverlap
	}
}

func (p *pairs) stacked() bool { return p.width > 0 && p.width < stackBelow }

// rowOverlap draws the pairs together: a label brings more room than a list of
// facts needs; stackOverlap does so for a name and its value under it.
const (
	rowOverlap   float32 = 8
	stackOverlap float32 = 14
)

func (p *pairs) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		height += objects[i+1].MinSize().Height - rowOverlap
		if p.stacked() {
			height += objects[i].MinSize().Height - stackOverlap
		}
	}
	if height > 0 {
		height += rowOverlap
	}
	return fyne.NewSize(nameWidth+120, height)
}
