package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gridHeader holds the titles; a click sorts, a second one turns the order.
type gridHeader struct {
	widget.BaseWidget
	g     *grid
	key   string
	desc  bool
	cells []*headerCell
	line  *canvas.Rectangle
}

func newGridHeader(g *grid) *gridHeader {
	h := &gridHeader{g: g, line: canvas.NewRectangle(nil)}
	for i := range g.columns {
		h.cells = append(h.cells, newHeaderCell(h, i))
	}
	h.ExtendBaseWidget(h)
	return h
}

func (h *gridHeader) CreateRenderer() fyne.WidgetRenderer {
	r := &gridHeaderRenderer{h: h, objects: []fyne.CanvasObject{h.line}}
	for _, c := range h.cells {
		r.objects = append(r.objects, c)
	}
	return r
}

type gridHeaderRenderer struct {
	h       *gridHeader
	objects []fyne.CanvasObject
}

func (r *gridHeaderRenderer) Layout(size fyne.Size) {
	x := float32(0)
	for i, c := range r.h.cells {
		width := r.h.g.widths[i]
		c.Hidden = width <= 0
		c.Move(fyne.NewPos(x, 0))
		c.Resize(fyne.NewSize(width, size.Height-1))
		x += width
	}
	r.h.line.Move(fyne.NewPos(0, size.Height-1))
	r.h.line.Resize(fyne.NewSize(size.Width, 1))
}

func (r *gridHeaderRenderer) MinSize() fyne.Size { return fyne.NewSize(1, RowHeight+gap) }

func (r *gridHeaderRenderer) Refresh() {
	r.h.line.FillColor = colorOf(ColorLine)
	r.Layout(r.h.Size())
	for _, c := range r.h.cells {
		c.Refresh()
	}
	canvas.Refresh(r.h)
}

func (r *gridHeaderRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridHeaderRenderer) Destroy()                     {}

var (
	_ fyne.Tappable      = (*headerCell)(nil)
	_ desktop.Hoverable  = (*headerCell)(nil)
	_ desktop.Cursorable = (*headerCell)(nil)
)

type headerCell struct {
	widget.BaseWidget
	h       *gridHeader
	column  int
	text    *canvas.Text
	arrow   *canvas.Image
	ground  *canvas.Rectangle
	hovered bool
}

func newHeaderCell(h *gridHeader, column int) *headerCell {
	c := &headerCell{h: h, column: column, text: canvas.NewText("", nil), ground: canvas.NewRectangle(nil),
		arrow: canvas.NewImageFromResource(theme.MenuDropDownIcon())}
	c.arrow.FillMode = canvas.ImageFillContain
	c.ExtendBaseWidget(c)
	return c
}

func (c *headerCell) def() gridColumn { return c.h.g.columns[c.column] }

// Tapped sorts by the column, or turns the order where it is sorted by it.
func (c *headerCell) Tapped(*fyne.PointEvent) {
	def := c.def()
	if def.sortKey == "" || c.h.g.onSort == nil {
		return
	}
	desc := c.h.key == def.sortKey && !c.h.desc
	c.h.g.SetSort(def.sortKey, desc)
	c.h.g.onSort(def.sortKey, desc)
}

func (c *headerCell) MouseIn(*desktop.MouseEvent)    { c.hovered = c.def().sortKey != ""; c.Refresh() }
func (c *headerCell) MouseMoved(*desktop.MouseEvent) {}
func (c *headerCell) MouseOut()                      { c.hovered = false; c.Refresh() }

func (c *headerCell) Cursor() desktop.Cursor {
	if c.def().sortKey != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (c *headerCell) CreateRenderer() fyne.WidgetRenderer {
	r := &headerCellRenderer{c}
	r.paint()
	return r
}

type headerCellRenderer struct{ c *headerCell }

func (r *headerCellRenderer) sorted() bool {
	key := r.c.def().sortKey
	return key != "" && key == r.c.h.key
}

func (r *headerCellRenderer) paint() {
	c, def := r.c, r.c.def()
	c.text.TextSize = theme.Size(theme.SizeNameCaptionText)
	c.text.TextStyle.Bold = r.sorted()
	c.text.Color = ToneFaint.Color()
	if r.sorted() {
		c.text.Color = ToneInk.Color()
	}
	if def.right {
		c.text.Alignment = fyne.TextAlignTrailing
	}
	c.text.Text = Fit(def.title, c.Size().Width-2*cellPad, c.text.TextSize, c.text.TextStyle)
	c.arrow.Hidden = !r.sorted()
	c.arrow.Resource = theme.MenuDropUpIcon()
	if c.h.desc {
		c.arrow.Resource = theme.MenuDropDownIcon()
	}
	c.ground.Hidden = !c.hovered
	c.ground.FillColor = colorOf(theme.ColorNameHover)
	c.ground.CornerRadius = 6
}

func (r *headerCellRenderer) Layout(size fyne.Size) {
	c := r.c
	r.paint()
	c.ground.Move(fyne.NewPos(gap, gap))
	c.ground.Resize(size.SubtractWidthHeight(2*gap, 2*gap))
	c.text.Move(fyne.NewPos(cellPad, 0))
	c.text.Resize(fyne.NewSize(size.Width-2*cellPad, size.Height))
	const icon = 16
	at := cellPad + c.text.MinSize().Width
	if c.def().right {
		at = size.Width - cellPad - c.text.MinSize().Width - icon
	}
	c.arrow.Resize(fyne.NewSize(icon, icon))
	c.arrow.Move(fyne.NewPos(at, (size.Height-icon)/2))
}

func (r *headerCellRenderer) MinSize() fyne.Size { return fyne.NewSize(1, RowHeight) }

func (r *headerCellRenderer) Refresh() {
	r.Layout(r.c.Size())
	r.c.text.Refresh()
	r.c.arrow.Refresh()
	canvas.Refresh(r.c)
}

func (r *headerCellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.text, r.c.arrow}
}
func (r *headerCellRenderer) Destroy() {}
