package scenarios

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data/day"
)

// calendar shows some weeks, a line each from Monday to Sunday, with how much
// leaves on each day. It is one stop of Tab: the arrows go from day to day, Esc
// shows all days again.
type calendar struct {
	widget.BaseWidget
	from     day.Day // first day
	days     int
	counts   map[day.Day]int
	chosen   day.Day // or none
	at       day.Day // place of the keyboard
	focused  bool
	onChoose func(day.Day)
}

var (
	_ fyne.Focusable     = (*calendar)(nil)
	_ fyne.Tappable      = (*calendar)(nil)
	_ desktop.Cursorable = (*calendar)(nil)
)

const (
	cellWidth     float32 = 38
	cellHeight    float32 = 44
	cellSpace     float32 = 2
	calendarHead  float32 = 24
	calendarWidth         = 7 * (cellWidth + cellSpace)
)

func newCalendar(onChoose func(day.Day)) *calendar {
	c := &calendar{onChoose: onChoose}
	c.ExtendBaseWidget(c)
	return c
}

// set shows other days, none of them chosen.
func (c *calendar) set(from day.Day, days int, counts map[day.Day]int) {
	c.from, c.days, c.counts, c.chosen, c.at = from, days, counts, 0, from
	c.Refresh()
}

// choose shows what leaves on one day; on all for none, and for the day chosen already.
func (c *calendar) choose(d day.Day) {
	if d == c.chosen {
		d = 0
	}
	if c.chosen = d; d != 0 {
		c.at = d
	}
	c.Refresh()
	c.onChoose(d)
}

func (c *calendar) last() day.Day { return c.from.Add(c.days - 1) }

// monday returns the first day of the week of d.
func monday(d day.Day) day.Day { return d.Add(-(int(d.Weekday()) + 6) % 7) }

func (c *calendar) weeks() int {
	if c.days == 0 {
		return 0
	}
	return c.last().Sub(monday(c.from))/7 + 1
}

// place returns where the cell of a day is.
func (c *calendar) place(d day.Day) fyne.Position {
	n := d.Sub(monday(c.from))
	return fyne.NewPos(float32(n%7)*(cellWidth+cellSpace), calendarHead+float32(n/7)*(cellHeight+cellSpace))
}

func (c *calendar) Tapped(e *fyne.PointEvent) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
		canvas.Focus(c)
	}
	column, line := int(e.Position.X/(cellWidth+cellSpace)), int((e.Position.Y-calendarHead)/(cellHeight+cellSpace))
	if d := monday(c.from).Add(7*line + column); e.Position.Y >= calendarHead && column < 7 && d >= c.from && d <= c.last() {
		c.choose(d)
	}
}

func (c *calendar) Cursor() desktop.Cursor { return desktop.PointerCursor }
func (c *calendar) FocusGained()           { c.focused = true; c.Refresh() }
func (c *calendar) FocusLost()             { c.focused = false; c.Refresh() }
func (c *calendar) TypedRune(rune)         {}

func (c *calendar) TypedKey(e *fyne.KeyEvent) {
	step, moves := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -7, fyne.KeyDown: 7}[e.Name]
	switch {
	case moves:
		if d := c.at.Add(step); c.chosen == 0 {
			c.choose(c.at)
		} else if d >= c.from && d <= c.last() {
			c.choose(d)
		}
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace:
		c.choose(c.at)
	case e.Name == fyne.KeyEscape && c.chosen != 0:
		c.choose(0)
	}
}

func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{c: c}
	for range 7 {
		r.heads = append(r.heads, centred())
	}
	r.build()
	return r
}

func centred() *canvas.Text {
	t := canvas.NewText("", nil)
	t.Alignment = fyne.TextAlignCenter
	return t
}

type calendarRenderer struct {
	c       *calendar
	heads   []*canvas.Text // initials of the days of the week
	cells   []*cell
	objects []fyne.CanvasObject
}

type cell struct {
	ground     *canvas.Rectangle
	day, count *canvas.Text
}

// build makes as many cells as there are days, and lays them out.
func (r *calendarRenderer) build() {
	for len(r.cells) < r.c.days {
		r.cells = append(r.cells, &cell{canvas.NewRectangle(nil), centred(), centred()})
	}
	r.cells = r.cells[:r.c.days]
	r.objects = r.objects[:0]
	for i, head := range r.heads {
		head.Text = string("LMMJVSD"[i])
		head.Color, head.TextSize = ui.ToneFaint.Color(), theme.Size(theme.SizeNameCaptionText)
		head.Move(fyne.NewPos(float32(i)*(cellWidth+cellSpace), 0))
		head.Resize(fyne.NewSize(cellWidth, calendarHead))
		r.objects = append(r.objects, head)
	}
	for i, cell := range r.cells {
		r.paint(cell, r.c.from.Add(i))
		r.objects = append(r.objects, cell.ground, cell.day, cell.count)
	}
}

// paint draws a day: its date, the month with the first one, and how much leaves.
func (r *calendarRenderer) paint(cell *cell, d day.Day) {
	c, at := r.c, r.c.place(d)
	n := c.counts[d]
	ground, ink := fyne.ThemeColorName(ui.ColorSurface), ui.ToneFaint
	switch {
	case n > 0:
		ground = fyne.ThemeColorName(ui.ToneAccent) + ".tint"
	case !d.Working():
		ground = ui.ColorSide
	}
	cell.ground.FillColor, cell.ground.CornerRadius = theme.Color(ground), 6
	cell.ground.StrokeColor, cell.ground.StrokeWidth = theme.Color(ui.ColorLine), 1
	if d == c.chosen || (c.focused && d == c.at) {
		cell.ground.StrokeColor, cell.ground.StrokeWidth = ui.ToneAccent.Color(), 2
	}
	_, month, dom := d.Date()
	cell.day.Text = fmt.Sprint(dom)
	if dom == 1 || d == c.from {
		cell.day.Text = fmt.Sprintf("%d/%d", dom, month)
		ink = ui.ToneInk
	}
	cell.day.Color, cell.day.TextSize, cell.day.TextStyle.Bold = ink.Color(), theme.Size(theme.SizeNameCaptionText), dom == 1
	cell.count.Text = ""
	if n > 0 {
		cell.count.Text = ui.Number(n)
	}
	cell.count.Color, cell.count.TextSize, cell.count.TextStyle.Bold = ui.ToneAccent.Color(), theme.Size(theme.SizeNameText), true
	cell.ground.Move(at)
	cell.ground.Resize(fyne.NewSize(cellWidth, cellHeight))
	cell.day.Move(at.AddXY(0, 3))
	cell.day.Resize(fyne.NewSize(cellWidth, 16))
	cell.count.Move(at.AddXY(0, 19))
	cell.count.Resize(fyne.NewSize(cellWidth, 20))
}

func (r *calendarRenderer) Layout(fyne.Size) { r.build() }

func (r *calendarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(calendarWidth, calendarHead+float32(r.c.weeks())*(cellHeight+cellSpace))
}

func (r *calendarRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.c)
}

func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (*calendarRenderer) Destroy()                       {}
