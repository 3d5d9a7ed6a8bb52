package letters

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// ledger is a small table of figures, every row in sight: texts in the first
// columns, figures at the right of the others, notes across.
type ledger struct {
	widget.BaseWidget
	texts  int       // how many of the first columns are no figures
	widths []float32 // that the columns ask for
	box    *fyne.Container
}

// newLedger returns a table without rows.
func newLedger(texts int, titles ...string) *ledger {
	l := &ledger{texts: texts, widths: make([]float32, len(titles)), box: container.NewVBox()}
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
	row := container.New(cellsOf{l, cells})
	for i, cell := range cells {
		label := widget.NewLabel(cell)
		style(label)
		asked := fyne.MeasureText(cell, theme.Size(sizeName(label)), label.TextStyle).Width + 2*theme.InnerPadding() + slack
		for _, free := range l.widths[i+1 : l.end(cells, i)] {
			asked -= free
		}
		l.widths[i] = max(l.widths[i], asked)
		if i >= l.texts {
			label.Alignment = fyne.TextAlignTrailing
		} else {
			label.Truncation = fyne.TextTruncateEllipsis
		}
		row.Add(label)
	}
	l.box.Add(row)
}

// end returns the column before which a cell of a row ends: a text goes on over
// the empty cells after it, such as the label of a sum.
func (l *ledger) end(cells []string, i int) int {
	end := i + 1
	for i < l.texts && cells[i] != "" && end < len(cells) && cells[end] == "" {
		end++
	}
	return end
}

// slack keeps a text whole that just fits: what is drawn is rounded.
const slack float32 = 4

func sizeName(l *widget.Label) fyne.ThemeSizeName { return cmp.Or(l.SizeName, theme.SizeNameText) }

// CreateRenderer is called by Fyne.
func (l *ledger) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(dense{}, l.box.Objects...))
}

// cellsOf lays a row out in the columns of its ledger. Room that is left goes to
// all of them; where it is scarce texts are cut, never figures.
type cellsOf struct {
	ledger *ledger
	cells  []string
}

func (c cellsOf) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := c.ledger.fitted(size.Width)
	x := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		width := float32(0)
		for _, w := range widths[i:c.ledger.end(c.cells, i)] {
			width += w
		}
		o.Resize(fyne.NewSize(width, size.Height))
		x += widths[i]
	}
}

// fitted returns the widths of the columns in a table of some width: the longest
// texts give way first, so that a number or a date beside them stays whole.
func (l *ledger) fitted(width float32) []float32 {
	widths := slices.Clone(l.widths)
	room := width
	for _, w := range widths {
		room -= w
	}
	if room >= 0 {
		for i := range widths {
			widths[i] += room / float32(len(widths))
		}
		return widths
	}
	for texts := widths[:l.texts]; room < 0 && len(texts) > 0; {
		longest := slices.Max(texts)
		at := slices.Index(texts, longest)
		second := float32(0)
		for i, w := range texts {
			if i != at {
				second = max(second, w)
			}
		}
		less := min(-room, max(longest-second, 1))
		texts[at] -= less
		room += less
		if longest <= leastText {
			break
		}
	}
	return widths
}

// leastText is the width under which cutting a text further helps nobody.
const leastText float32 = 40

func (c cellsOf) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for i, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
		if i >= c.ledger.texts {
			size.Width += c.ledger.widths[i]
		}
	}
	return size
}

// dense stacks rows without the room that labels keep above and below.
type dense struct{}

const rowOverlap = 10

func (dense) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // again: a wrapped note knows its height now
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
