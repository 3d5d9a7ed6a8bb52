package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Tappable          = (*gridRow)(nil)
	_ fyne.DoubleTappable    = (*gridRow)(nil)
	_ fyne.SecondaryTappable = (*gridRow)(nil)
	_ desktop.Mouseable      = (*gridRow)(nil)
)

// gridRow is one row on screen: canvas texts at the columns' places, three times
// cheaper to scroll than labels.
type gridRow struct {
	widget.BaseWidget
	g       *grid
	place   int  // -1 while it shows nothing
	known   bool // it is in the grid's list of rows in use
	ground  *canvas.Rectangle
	mark    *canvas.Rectangle // where the keyboard is
	line    *canvas.Rectangle
	texts   []*canvas.Text
	chips   []*canvas.Rectangle // nil for a column of plain text
	objects []fyne.CanvasObject
	pressed bool // MouseDown has chosen already; Fyne sends Tapped after it
}

func newGridRow(g *grid) *gridRow {
	r := &gridRow{g: g, place: -1, ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
	r.objects = []fyne.CanvasObject{r.ground, r.mark, r.line}
	for _, c := range g.columns {
		var chip *canvas.Rectangle
		if c.chip {
			chip = canvas.NewRectangle(nil)
			chip.CornerRadius = ChipHeight / 2
			r.objects = append(r.objects, chip)
		}
		text := canvas.NewText("", nil)
		text.TextStyle.Bold = c.bold
		if c.right {
			text.Alignment = fyne.TextAlignTrailing
		}
		r.chips = append(r.chips, chip)
		r.texts = append(r.texts, text)
		r.objects = append(r.objects, text)
	}
	r.ExtendBaseWidget(r)
	return r
}

// show fills the row with what stands at place i; stale places, which a list
// may ask for while it shrinks, show nothing.
func (r *gridRow) show(i int) {
	r.place = i
	if i < 0 || i >= len(r.g.ids) {
		r.place = -1
		for c, text := range r.texts {
			text.Text = ""
			if r.chips[c] != nil {
				r.chips[c].Hide()
			}
		}
		return
	}
	values := r.g.cells(i)
	for c, text := range r.texts {
		value := cellValue{tone: ToneFaint}
		switch {
		case values != nil:
			value = values[c]
		case c == 0:
			value.text = ellipsis
		}
		r.setCell(c, text, value)
	}
	r.paint()
}

func (r *gridRow) setCell(c int, text *canvas.Text, value cellValue) {
	column, width := r.g.columns[c], r.g.widths[c]-2*cellPad
	text.Hidden = width <= 0
	text.TextSize = theme.Size(theme.SizeNameText)
	text.Text, text.Color = "", value.tone.Color()
	if width > 0 {
		if column.chip {
			text.TextSize = theme.Size(theme.SizeNameCaptionText)
			width -= 2 * chipPad
		}
		text.Text = value.text
		if column.whole {
			text.TextSize = fitWhole(value.text, width, text.TextSize, text.TextStyle)
		}
		if !column.right && (!column.whole || text.TextSize == leastWhole) {
			text.Text = Fit(value.text, width, text.TextSize, text.TextStyle)
		}
	}
	if chip := r.chips[c]; chip != nil {
		chip.Hidden = text.Text == ""
		chip.FillColor = value.tone.Tint()
		chip.Resize(fyne.NewSize(fyne.MeasureText(text.Text, text.TextSize, text.TextStyle).Width+2*chipPad, ChipHeight))
		chip.Refresh()
	}
	text.Refresh()
}

// paint shows selection and keyboard place.
func (r *gridRow) paint() {
	chosen := r.place >= 0 && r.g.selected[r.g.ids[r.place]]
	r.ground.Hidden = !chosen
	r.ground.FillColor = colorOf(theme.ColorNameSelection)
	r.mark.Hidden = !r.g.list.focused || r.place != r.g.cursor
	r.mark.FillColor = colorOf(theme.ColorNamePrimary)
	r.line.FillColor = colorOf(ColorLine)
	r.ground.Refresh()
	r.mark.Refresh()
	r.line.Refresh()
}

func (r *gridRow) MouseDown(e *desktop.MouseEvent) {
	if r.place < 0 {
		return
	}
	r.g.Focus()
	if e.Button == desktop.MouseButtonPrimary {
		r.pressed = true
		r.g.press(r.place, e.Modifier)
	}
}

func (r *gridRow) MouseUp(*desktop.MouseEvent) {}

func (r *gridRow) Tapped(*fyne.PointEvent) {
	if r.place >= 0 {
		r.g.Focus()
		if !r.pressed {
			r.g.press(r.place, 0)
		}
	}
	r.pressed = false
}

func (r *gridRow) DoubleTapped(*fyne.PointEvent) {
	r.pressed = false
	if r.place >= 0 {
		r.g.Focus()
		r.g.press(r.place, 0)
		r.g.open()
	}
}

func (r *gridRow) TappedSecondary(e *fyne.PointEvent) {
	if r.place < 0 {
		return
	}
	if !r.g.selected[r.g.ids[r.place]] {
		r.g.press(r.place, 0)
	}
	r.g.menu(e.AbsolutePosition)
}

func (r *gridRow) CreateRenderer() fyne.WidgetRenderer { return gridRowRenderer{r} }

type gridRowRenderer struct{ r *gridRow }

func (w gridRowRenderer) Layout(size fyne.Size) {
	r := w.r
	r.ground.Resize(fyne.NewSize(size.Width, size.Height-1))
	r.mark.Resize(fyne.NewSize(3, size.Height-1))
	r.line.Move(fyne.NewPos(cellPad, size.Height-1))
	r.line.Resize(fyne.NewSize(size.Width-2*cellPad, 1))
	x := float32(0)
	for c, text := range r.texts {
		width := r.g.widths[c]
		left := x + cellPad
		if chip := r.chips[c]; chip != nil {
			chip.Move(fyne.NewPos(left, (size.Height-ChipHeight)/2))
			left += chipPad
		}
		text.Move(fyne.NewPos(left, 0))
		text.Resize(fyne.NewSize(width-2*cellPad, size.Height-1))
		x += width
	}
}

func (gridRowRenderer) MinSize() fyne.Size             { return fyne.NewSize(1, RowHeight) }
func (w gridRowRenderer) Refresh()                     { w.r.show(w.r.place); w.Layout(w.r.Size()); canvas.Refresh(w.r) }
func (w gridRowRenderer) Objects() []fyne.CanvasObject { return w.r.objects }
func (gridRowRenderer) Destroy()                       {}
