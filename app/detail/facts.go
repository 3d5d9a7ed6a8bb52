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
	grid := container.New(pairs{})
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

// nameWidth is the width of the names' column.
const nameWidth float32 = 132

// pairs lays out names and values in turn, each pair as high as its value.
type pairs struct{}

func (pairs) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		name, value := objects[i], objects[i+1]
		value.Move(fyne.NewPos(nameWidth, y))
		value.Resize(fyne.NewSize(max(size.Width-nameWidth, 0), value.MinSize().Height))
		height := value.MinSize().Height
		value.Resize(fyne.NewSize(max(size.Width-nameWidth, 0), height))
		name.Move(fyne.NewPos(0, y+2))
		name.Resize(fyne.NewSize(nameWidth, name.MinSize().Height))
		y += height - rowOverlap
	}
}

// rowOverlap draws the pairs together: a label brings more room than a list of
// facts needs.
const rowOverlap float32 = 8

func (pairs) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		height += objects[i+1].MinSize().Height - rowOverlap
	}
	if height > 0 {
		height += rowOverlap
	}
	return fyne.NewSize(nameWidth+120, height)
}
