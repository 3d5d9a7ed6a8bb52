package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// ledger is a small table of figures, every row in sight: texts in the first
// two columns, figures at the right of the others, notes across.
type ledger struct {
	widget.BaseWidget
	columns int
	box     *fyne.Container
}

func newLedger(titles ...string) *ledger {
	l := &ledger{columns: len(titles), box: container.NewVBox()}
	l.ExtendBaseWidget(l)
	l.line(titles, func(label *widget.Label) {
		label.Importance = widget.LowImportance
		label.SizeName = theme.SizeNameCaptionText
	})
	l.box.Add(widget.NewSeparator())
	return l
}

// row adds a row; a strong one is the sum, under a line.
func (l *ledger) row(strong bool, cells ...string) {
	if strong {
		l.box.Add(widget.NewSeparator())
	}
	l.line(cells, func(label *widget.Label) { label.TextStyle.Bold = strong })
}

// note adds a sentence of second rank under the row before it.
func (l *ledger) note(sentence string) {
	label := ui.Faint(sentence)
	label.SizeName = theme.SizeNameCaptionText
	l.box.Add(label)
}

func (l *ledger) line(cells []string, style func(*widget.Label)) {
	row := container.NewGridWithColumns(l.columns)
	for i, cell := range cells {
		label := widget.NewLabel(cell)
		if i >= 2 {
			label.Alignment = fyne.TextAlignTrailing
		}
		style(label)
		row.Add(label)
	}
	l.box.Add(row)
}

// CreateRenderer is called by Fyne.
func (l *ledger) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(dense{}, l.box.Objects...))
}

// dense stacks rows without the room that labels keep above and below.
type dense struct{}

const rowOverlap = 10

func (dense) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		y += step(objects, i)
	}
}

func (dense) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, rowOverlap)
	for i, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
		size.Height += step(objects, i)
	}
	return size
}

// step is how far the row after place i stands; beside a line rows keep their room.
func step(objects []fyne.CanvasObject, i int) float32 {
	line := func(at int) bool {
		if at >= len(objects) {
			return false
		}
		_, is := objects[at].(*widget.Separator)
		return is
	}
	height := objects[i].MinSize().Height
	if line(i) || line(i+1) {
		return height
	}
	return height - rowOverlap
}
