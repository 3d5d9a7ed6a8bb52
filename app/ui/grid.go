package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/data"
)

// grid is the part of Table that knows no type: header, rows of texts on a
// widget.List, selection, keyboard, totals and the empty state.
type grid struct {
	widget.BaseWidget

	columns []gridColumn
	widths  []float32 // as laid out; 0 = the column has left
	ids     []data.ID
	cells   func(i int) []cellValue // nil = still being read

	selected map[data.ID]bool
	cursor   int // place of the keyboard
	anchor   int // where a range begins

	onSelect func([]data.ID)
	onOpen   func(data.ID)
	onMenu   func([]data.ID) []*fyne.MenuItem
	onSort   func(string, bool)
	onCopy   func([]data.ID)
	onEscape func()

	header *gridHeader
	list   *gridList
	live   []*gridRow // row widgets in use, and some that were
	totals *canvas.Text
	empty  *Empty
	known  bool // SetIDs was called: an empty list is really empty
}

type gridColumn struct {
	title       string
	width, flex float32
	right, bold bool
	whole, chip bool
	sortKey     string
	optional    int
}

type cellValue struct {
	text string
	tone Tone
}

// cellPad is the room left and right of a cell's text.
const cellPad = 3 * gap

func (g *grid) build(self fyne.Widget) {
	g.selected = make(map[data.ID]bool)
	g.widths = make([]float32, len(g.columns))
	g.header = newGridHeader(g)
	g.list = newGridList(g)
	g.totals = canvas.NewText("", colorOf(theme.ColorNameForeground))
	g.empty = NewEmpty("Rien à montrer ici.", "", nil)
	g.empty.Hide()
	g.ExtendBaseWidget(self)
}

func (g *grid) setIDs(ids []data.ID) {
	at := data.ID(0)
	if g.cursor < len(g.ids) {
		at = g.ids[g.cursor]
	}
	g.ids, g.known = ids, true
	g.cursor, g.anchor = 0, 0
	there := make(map[data.ID]bool, len(g.selected))
	for i, id := range ids {
		if id == at {
			g.cursor, g.anchor = i, i
		}
		if g.selected[id] {
			there[id] = true
		}
	}
	lost := len(there) != len(g.selected)
	g.selected = there
	if g.cursor == 0 {
		g.list.ScrollToOffset(0)
	}
	g.Refresh()
	if lost {
		g.tellSelection()
	}
}

// SetTotals sets the line below the rows; "" hides it.
func (g *grid) SetTotals(line string) {
	g.totals.Text = line
	g.Refresh()
}

// SetEmpty says what stands in the place of the rows where there are none: one
// sentence, and the button that fills the list (none where action is "").
func (g *grid) SetEmpty(sentence, action string, do func()) {
	g.empty.Set(sentence, action, do)
}

// SetSort shows by an arrow which column the ids are sorted by.
func (g *grid) SetSort(key string, desc bool) {
	g.header.key, g.header.desc = key, desc
	g.header.Refresh()
}

// Focus gives the keyboard to the rows.
func (g *grid) Focus() {
	focus(g.list)
}

// visible returns the first and last place shown.
func (g *grid) visible() (from, to int, ok bool) {
	if len(g.ids) == 0 {
		return 0, 0, false
	}
	offset := g.list.GetScrollOffset()
	from = min(max(int(offset/RowHeight), 0), len(g.ids)-1)
	to = min(int((offset+g.list.Size().Height)/RowHeight), len(g.ids)-1)
	return from, max(from, to), true
}

// refreshRows sets the rows on screen again, without the list's own refresh,
// which makes and lays out more than changed.
func (g *grid) refreshRows() {
	for _, r := range g.onScreen() {
		r.show(r.place)
	}
}

// onScreen returns the row widgets in use. The list keeps the others in a pool,
// or lets them go: they are forgotten here, for they would be shown what nobody
// sees, and never die.
func (g *grid) onScreen() []*gridRow {
	from, to, ok := g.visible()
	kept := g.live[:0]
	for _, r := range g.live {
		if r.known = ok && r.place >= max(from-1, 0) && r.place <= min(to+1, len(g.ids)-1); r.known {
			kept = append(kept, r)
		}
	}
	clear(g.live[len(kept):])
	g.live = kept
	return kept
}

// layOutColumns shares the width: fixed columns first, the rest by flex.
// Optional columns leave, highest first, while the others do not fit.
func (g *grid) layOutColumns(width float32) {
	level := 0
	for _, c := range g.columns {
		level = max(level, c.optional)
	}
	for ; ; level-- {
		need, flex := float32(0), float32(0)
		for _, c := range g.columns {
			if c.optional <= level {
				need += c.width + 2*cellPad
				flex += c.flex
			}
		}
		if need > width && level > 0 {
			continue
		}
		for i, c := range g.columns {
			switch {
			case c.optional > level:
				g.widths[i] = 0
			case flex > 0:
				g.widths[i] = c.width + 2*cellPad + (width-need)*c.flex/flex
			default:
				g.widths[i] = c.width + 2*cellPad
			}
		}
		return
	}
}

func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{g: g, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
	r.rows = container.NewThemeOverride(g.list, denseTheme{})
	r.objects = []fyne.CanvasObject{r.ground, g.header, r.rows, r.line, g.totals, g.empty}
	r.colors()
	return r
}

// denseTheme takes the gap between the rows of a widget.List away.
type denseTheme struct{}

func (denseTheme) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNamePadding {
		return 0
	}
	return current().Size(n)
}

func (denseTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return current().Color(n, v)
}

func current() fyne.Theme                                  { return fyne.CurrentApp().Settings().Theme() }
func (denseTheme) Font(s fyne.TextStyle) fyne.Resource     { return current().Font(s) }
func (denseTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return current().Icon(n) }

type gridRenderer struct {
	g            *grid
	ground, line *canvas.Rectangle
	rows         *container.ThemeOverride
	objects      []fyne.CanvasObject
	width        float32 // for which the cells were cut
}

func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.g
	g.layOutColumns(size.Width)
	r.ground.Resize(size)
	g.header.Resize(fyne.NewSize(size.Width, RowHeight+gap))
	bottom := size.Height
	if g.totals.Text != "" {
		bottom -= RowHeight + gap
	}
	seen := g.inSight(g.cursor)
	r.rows.Move(fyne.NewPos(0, RowHeight+gap))
	r.rows.Resize(fyne.NewSize(size.Width, max(bottom-RowHeight-gap, 0)))
	if size.Width != r.width {
		r.width = size.Width
		g.refreshRows()
	}
	if seen && len(g.selected) > 0 {
		g.reveal(g.cursor) // a detail that opens beside takes lines away
	}
	r.line.Move(fyne.NewPos(0, bottom))
	r.line.Resize(fyne.NewSize(size.Width, 1))
	g.totals.Move(fyne.NewPos(cellPad, bottom))
	g.totals.Resize(fyne.NewSize(size.Width-2*cellPad, RowHeight+gap))
	g.empty.Move(fyne.NewPos(0, RowHeight+gap))
	g.empty.Resize(r.rows.Size())
}

func (r *gridRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 5*RowHeight) }

func (r *gridRenderer) colors() {
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = colorOf(ColorSurface), colorOf(ColorLine), 1
	r.ground.CornerRadius = 8
	r.line.FillColor = colorOf(ColorLine)
	r.g.totals.Color = colorOf(theme.ColorNameForeground)
	r.g.totals.TextStyle.Bold = true
	r.g.totals.Alignment = fyne.TextAlignTrailing
	r.line.Hidden = r.g.totals.Text == ""
	r.g.empty.Hidden = !r.g.known || len(r.g.ids) > 0
}

func (r *gridRenderer) Refresh() {
	r.colors()
	r.Layout(r.g.Size())
	r.g.header.Refresh()
	r.g.list.Refresh()
	r.g.empty.Refresh()
	canvas.Refresh(r.g)
}

func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridRenderer) Destroy()                     {}
