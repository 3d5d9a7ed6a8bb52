package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dument/data"
)

var (
	_ fyne.Focusable    = (*gridList)(nil)
	_ fyne.Shortcutable = (*gridList)(nil)
)

// gridList is the widget.List of a grid with a keyboard of its own: the list's
// knows neither pages, ends, ranges nor Enter.
type gridList struct {
	widget.List
	g       *grid
	focused bool
}

func newGridList(g *grid) *gridList {
	l := &gridList{g: g}
	l.Length = func() int { return len(g.ids) }
	l.CreateItem = func() fyne.CanvasObject { return newGridRow(g) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		row := o.(*gridRow)
		row.show(i)
		g.keep(row)
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// keep remembers a row widget that is in use.
func (g *grid) keep(row *gridRow) {
	if row.known {
		return
	}
	row.known = true
	if g.live = append(g.live, row); len(g.live) > maxLive {
		g.onScreen()
	}
}

// maxLive is more rows than any screen shows.
const maxLive = 256

func (l *gridList) FocusGained() { l.focused = true; l.g.paintRows() }
func (l *gridList) FocusLost()   { l.focused = false; l.g.paintRows() }

func (l *gridList) TypedKey(e *fyne.KeyEvent) {
	g, page := l.g, max(int(l.Size().Height/RowHeight)-1, 1)
	switch e.Name {
	case fyne.KeyDown:
		g.moveTo(g.cursor + 1)
	case fyne.KeyUp:
		g.moveTo(g.cursor - 1)
	case fyne.KeyPageDown:
		g.moveTo(g.cursor + page)
	case fyne.KeyPageUp:
		g.moveTo(g.cursor - page)
	case fyne.KeyHome:
		g.moveTo(0)
	case fyne.KeyEnd:
		g.moveTo(len(g.ids) - 1)
	case fyne.KeySpace:
		g.press(g.cursor, fyne.KeyModifierControl)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open()
	case desktop.KeyMenu:
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
		y := float32(g.cursor+1)*RowHeight - l.GetScrollOffset()
		g.menu(pos.Add(fyne.NewPos(2*cellPad, y)))
	case fyne.KeyEscape:
		escape(l, g.onEscape)
	case fyne.KeyF5:
		pass(l, e)
	}
}

func (l *gridList) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutSelectAll:
		l.g.SelectAll()
	case *fyne.ShortcutCopy:
		if ids := l.g.Selected(); len(ids) > 0 && l.g.onCopy != nil {
			l.g.onCopy(ids)
		}
	default:
		passShortcut(l, s)
	}
}

// moveTo moves the keyboard; with Shift held the range from the anchor is
// chosen. The first step into rows of which none is chosen takes the one where
// the keyboard is.
func (g *grid) moveTo(i int) {
	if len(g.ids) == 0 {
		return
	}
	if len(g.selected) == 0 && (i == g.cursor+1 || i == g.cursor-1) {
		i = g.cursor
	}
	g.press(min(max(i, 0), len(g.ids)-1), modifiers()&fyne.KeyModifierShift)
}

// press chooses the row at place i: alone, added (Control) or as the end of a
// range (Shift).
func (g *grid) press(i int, m fyne.KeyModifier) {
	if i < 0 || i >= len(g.ids) {
		return
	}
	g.cursor = i
	switch {
	case m&fyne.KeyModifierShift != 0:
		clear(g.selected)
		for p := min(g.anchor, i); p <= max(g.anchor, i); p++ {
			g.selected[g.ids[p]] = true
		}
	case m&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0:
		g.anchor = i
		if g.selected[g.ids[i]] {
			delete(g.selected, g.ids[i])
		} else {
			g.selected[g.ids[i]] = true
		}
	default:
		g.anchor = i
		clear(g.selected)
		g.selected[g.ids[i]] = true
	}
	g.reveal(i)
	g.paintRows()
	g.tellSelection()
}

// inSight reports whether place i is wholly on screen.
func (g *grid) inSight(i int) bool {
	offset, top := g.list.GetScrollOffset(), float32(i)*RowHeight
	return top >= offset && top+RowHeight <= offset+g.list.Size().Height
}

// reveal scrolls so that place i is on screen.
func (g *grid) reveal(i int) {
	offset, height := g.list.GetScrollOffset(), g.list.Size().Height
	top := float32(i) * RowHeight
	switch {
	case height < RowHeight:
	case top < offset:
		g.list.ScrollToOffset(top)
	case top+RowHeight > offset+height:
		g.list.ScrollToOffset(top + RowHeight - height)
	}
}

func (g *grid) paintRows() {
	for _, r := range g.onScreen() {
		r.paint()
	}
}

// Selected returns the chosen rows, in the order of the list.
func (g *grid) Selected() []data.ID {
	ids := make([]data.ID, 0, len(g.selected))
	if len(g.selected) == 0 {
		return ids
	}
	for _, id := range g.ids {
		if g.selected[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// Select chooses one row alone and scrolls to it; false when it is not in the
// list.
func (g *grid) Select(id data.ID) bool {
	for i, known := range g.ids {
		if known == id {
			g.press(i, 0)
			return true
		}
	}
	return false
}

// SelectAll chooses every row.
func (g *grid) SelectAll() {
	for _, id := range g.ids {
		g.selected[id] = true
	}
	g.paintRows()
	g.tellSelection()
}

// ClearSelection chooses no row.
func (g *grid) ClearSelection() {
	clear(g.selected)
	g.paintRows()
	g.tellSelection()
}

func (g *grid) tellSelection() {
	if g.onSelect != nil {
		g.onSelect(g.Selected())
	}
}

func (g *grid) open() {
	if g.onOpen != nil && g.cursor < len(g.ids) {
		g.onOpen(g.ids[g.cursor])
	}
}

func (g *grid) menu(at fyne.Position) {
	if g.onMenu == nil {
		return
	}
	c := canvasOf(g.list)
	if items := g.onMenu(g.Selected()); len(items) > 0 && c != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}

// modifiers returns the keys held; none where the driver cannot tell.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
