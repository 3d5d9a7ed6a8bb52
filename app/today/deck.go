package today

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/data"
)

// deck is the list of the page with a keyboard of its own: arrows and pages
// move, Enter does what the card proposes, letters do the rest.
type deck struct {
	widget.List
	page    *Page
	board   *board
	facts   *lookup
	open    map[section]bool // sections that were unfolded
	cursor  int
	focused bool
	spent   bool // the key that is down has done its work: held down, it does no more
	stale   bool // facts came while the list was drawing itself
}

func newDeck(p *Page) *deck {
	d := &deck{page: p, cursor: -1, open: map[section]bool{}, board: newBoard(&agenda{}, todo, nil)}
	d.facts = newLookup(p, func() {
		d.stale = true
		d.Refresh()
	})
	d.Length = func() int { return len(d.board.rows) }
	d.CreateItem = func() fyne.CanvasObject { return newCard(d) }
	d.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		r, ok := d.board.at(i)
		if !ok {
			return
		}
		if !d.facts.knows(d.board, r) {
			d.facts.want(d.board, i)
		}
		o.(*card).show(i, r, d.facts.cells(d.board, r, d.open))
	}
	d.HideSeparators = true
	d.ExtendBaseWidget(d)
	return d
}

// set shows another board; the keyboard stays on its row, or goes to the card of
// a client that is back. What stands there is told to the page.
func (d *deck) set(b *board, back data.ID) {
	d.cursor = b.again(d.board, d.cursor)
	if i := b.card(back); i >= 0 {
		d.cursor = i
	}
	d.board = b
	d.redraw()
	if d.cursor >= 0 {
		d.ScrollTo(d.cursor)
	}
	d.page.selected()
}

// redraw draws the rows again, and once more where facts came on the way.
func (d *deck) redraw() {
	d.stale = false
	d.Refresh()
	if d.stale {
		d.stale = false
		d.Refresh()
	}
}

// current returns the row that has the keyboard.
func (d *deck) current() (row, bool) { return d.board.at(d.cursor) }

func (d *deck) FocusGained() {
	d.focused, d.spent = true, true
	d.Refresh()
}

func (d *deck) FocusLost() {
	d.focused = false
	d.Refresh()
}

// KeyDown is called by Fyne when a key is pressed, not while it is held.
func (d *deck) KeyDown(*fyne.KeyEvent) { d.spent = false }

// KeyUp is called by Fyne.
func (d *deck) KeyUp(*fyne.KeyEvent) {}

// TypedKey is called by Fyne.
func (d *deck) TypedKey(e *fyne.KeyEvent) {
	page := max(int(d.Size().Height/(cardHeight+theme.Padding()))-1, 1)
	switch e.Name {
	case fyne.KeyDown:
		d.moveTo(d.cursor + 1)
	case fyne.KeyUp:
		d.moveTo(d.cursor - 1)
	case fyne.KeyPageDown:
		d.moveTo(d.cursor + page)
	case fyne.KeyPageUp:
		d.moveTo(d.cursor - page)
	case fyne.KeyHome:
		d.moveTo(0)
	case fyne.KeyEnd:
		d.moveTo(d.Length() - 1)
	case fyne.KeyRight:
		if r, ok := d.current(); ok && r.kind == headRow {
			d.fold(r.section, false)
		} else {
			d.page.sheet.focus()
		}
	case fyne.KeyLeft:
		if r, ok := d.current(); ok && r.kind != cardRow {
			d.fold(r.section, true)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if d.spent {
			return // a finger that rests on the key approves one card, not all
		}
		d.spent = true
		if r, ok := d.current(); ok && r.kind == headRow {
			d.fold(r.section, d.open[r.section])
			return
		}
		d.page.command(enter)
	case desktop.KeyMenu:
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(d)
		y := float32(d.cursor+1)*(cardHeight+theme.Padding()) - d.GetScrollOffset()
		d.page.showMenu(top.AddXY(2*inset, y))
	case fyne.KeyF5:
		d.page.shell.Window().Canvas().OnTypedKey()(e)
	}
}

// TypedRune is called by Fyne: letters are commands.
func (d *deck) TypedRune(r rune) { d.page.command(command(unicode.ToLower(r))) }

// moveTo puts the keyboard on a row.
func (d *deck) moveTo(i int) {
	i = min(max(i, 0), d.Length()-1)
	if i < 0 || i == d.cursor {
		return
	}
	d.cursor = i
	d.ScrollTo(i)
	d.redraw()
	d.page.selected()
}

// fold hides or shows what a section holds; the keyboard goes to its head.
func (d *deck) fold(s section, folded bool) {
	if d.open[s] != folded {
		return
	}
	d.open[s] = !folded
	b := newBoard(d.board.agenda, section(d.page.chips.Key()), d.open)
	for i, r := range b.rows {
		if r.kind == headRow && r.section == s {
			d.board, d.cursor = b, i
			d.ScrollTo(i)
			d.redraw()
			d.page.selected()
		}
	}
}
