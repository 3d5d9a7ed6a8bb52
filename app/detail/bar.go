package detail

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
)

// List is a table with the line above it: filters at the left, the search and
// the page's primary button at the right. Beside an open detail, where they do
// not fit in one line, the filters stand under the others.
func List(filters *ui.FilterChips, search *ui.TextField, primary, table fyne.CanvasObject) fyne.CanvasObject {
	filters.Wrap()
	return container.New(list{filters}, filters, search, primary, table)
}

// list lays out the whole of a list, since the height of its line depends on
// the width, which Fyne's own layouts do not know in time.
type list struct{ chips *ui.FilterChips }

const (
	listSpace   float32 = 12
	lineHeight  float32 = 36
	searchWidth float32 = 240
)

func (l list) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	filters, search, primary, table := objects[0], objects[1], objects[2], objects[3]
	filters.Resize(fyne.NewSize(size.Width, filters.Size().Height)) // their height follows from the width
	chips, button := filters.MinSize(), primary.MinSize()
	room := size.Width - button.Width - listSpace
	y := max((lineHeight-chips.Height)/2, 0)
	if narrow := l.chips.LineWidth()+2*listSpace+searchWidth > room; narrow {
		search.Move(fyne.NewPos(0, 0))
		search.Resize(fyne.NewSize(room, lineHeight))
		y = lineHeight + listSpace
	} else {
		search.Move(fyne.NewPos(room-searchWidth, 0))
		search.Resize(fyne.NewSize(searchWidth, lineHeight))
	}
	primary.Move(fyne.NewPos(size.Width-button.Width, 0))
	primary.Resize(fyne.NewSize(button.Width, lineHeight))
	filters.Move(fyne.NewPos(0, y))
	filters.Resize(fyne.NewSize(size.Width, chips.Height))
	top := max(lineHeight, y+chips.Height) + listSpace
	table.Move(fyne.NewPos(0, top))
	table.Resize(fyne.NewSize(size.Width, max(size.Height-top, 0)))
}

func (list) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[3].MinSize()
	size.Width = max(size.Width, 320)
	return size.AddWidthHeight(0, 2*(lineHeight+listSpace))
}
