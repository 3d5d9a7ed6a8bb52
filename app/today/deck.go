package today

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// aheadGroups is how many clients' invoices are read at once: a screen and a half.
const aheadGroups = 24

// deck is the list of the page, with a keyboard of its own: arrows and pages
// move, left and right fold, Enter opens, R, M and E act.
type deck struct {
	widget.List
	page    *Page
	board   *board
	cursor  int
	focused bool

	lines  ui.Job
	wanted *group // came into sight without its invoices while others were being read
	stale  bool   // rows moved while the list was drawing itself
}

func newDeck(p *Page) *deck {
	d := &deck{page: p, cursor: -1}
	d.Length = func() int {
		if d.board == nil {
			return 0
		}
		return len(d.board.rows)
	}
	d.CreateItem = func() fyne.CanvasObject { return newRowView(d) }
	d.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		shown, ok := d.board.at(i)
		if !ok {
			return
		}
		if shown.group != nil && !shown.group.loaded {
			d.read(shown.group)
			if d.stale {
				shown, ok = d.board.at(i)
				if !ok {
					return
				}
			}
		}
		o.(*rowView).show(i, shown, d.board.cellsOf(shown, p.desk.Next))
	}
	d.HideSeparators = true
	d.ExtendBaseWidget(d)
	return d
}

// set shows another board; the keyboard stays on its row.
func (d *deck) set(b *board) {
	index := d.cursor
	at, had := d.board.at(index)
	d.lines.Stop()
	d.wanted, d.board, d.cursor = nil, b, -1
	if had && at.group != nil {
		d.cursor = b.again(at, index)
	}
	d.redraw()
	if d.focused && d.cursor < 0 {
		d.moveTo(0)
	}
}

// redraw draws the rows again, and once more where reading them moved some.
func (d *deck) redraw() {
	d.stale = false
	d.Refresh()
	if d.stale {
		d.stale = false
		d.Refresh()
	}
}

// read fetches the invoices of g and of the clients after it, one batch at a
// time: when it is done, what came into sight meanwhile is looked at.
func (d *deck) read(g *group) {
	if d.lines.Busy() {
		d.wanted = g
		return
	}
	b := d.board
	groups := b.around(g, aheadGroups)
	clients := make([]data.ID, len(groups))
	for i, g := range groups {
		clients[i] = g.ClientID
	}
	open := d.page.desk.OpenItems
	ui.Load(d.page.shell.Runner(), &d.lines, func(ctx context.Context) ([][]data.OpenItem, error) {
		all := make([][]data.OpenItem, len(clients))
		for i, id := range clients {
			items, err := open(ctx, id)
			if err != nil {
				return nil, err
			}
			all[i] = items
		}
		return all, nil
	}, func(all [][]data.OpenItem, err error) {
		if err != nil {
			d.page.shell.Fail(err)
			return
		}
		moved := false
		for i, items := range all {
			moved = b.fill(groups[i], items) || moved
		}
		if moved {
			b.layout()
		}
		d.stale = true
		if next := d.wanted; next != nil && !next.loaded {
			d.wanted = nil
			d.read(next)
			return
		}
		d.wanted = nil
		d.Refresh()
	})
}

// selected tells a row whether it has the keyboard or was clicked.
func (d *deck) selected(i int) bool { return i >= 0 && i == d.cursor }

func (d *deck) FocusGained() {
	d.focused = true
	if d.cursor < 0 {
		d.moveTo(0)
	}
	d.Refresh()
}

func (d *deck) FocusLost() { d.focused = false; d.Refresh() }

func (d *deck) TypedKey(e *fyne.KeyEvent) {
	page := max(int(d.Size().Height/(rowHeight+theme.Padding()))-1, 1)
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
	case fyne.KeyLeft, fyne.KeyRight:
		if at, ok := d.board.at(d.cursor); ok && at.group != nil {
			d.fold(at.group, e.Name == fyne.KeyLeft)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if at, ok := d.board.at(d.cursor); ok {
			d.open(at)
		}
	case desktop.KeyMenu:
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(d)
		y := float32(d.cursor+1)*(rowHeight+theme.Padding()) - d.GetScrollOffset()
		d.menu(d.cursor, top.Add(fyne.NewPos(2*inset, y)))
	}
}

func (d *deck) TypedRune(r rune) {
	at, ok := d.board.at(d.cursor)
	if !ok {
		return
	}
	switch r {
	case 'r', 'R':
		d.act(remind, at)
	case 'm', 'M':
		d.act(notice, at)
	case 'e', 'E':
		d.act(pay, at)
	}
}

// moveTo puts the keyboard on a row; headings of sections are passed over.
func (d *deck) moveTo(i int) {
	i = min(max(i, 0), d.Length()-1)
	if at, ok := d.board.at(i); ok && at.kind == sectionRow {
		if i < d.cursor && i > 0 {
			i--
		} else {
			i++
		}
	}
	if _, ok := d.board.at(i); !ok {
		return
	}
	d.cursor = i
	d.ScrollTo(i)
	d.Refresh()
}

// fold hides or shows the invoices of a client; the keyboard stays on it.
func (d *deck) fold(g *group, folded bool) {
	if g.folded == folded || !g.folds() {
		return
	}
	g.folded = folded
	d.board.layout()
	for i, r := range d.board.rows {
		if r.kind == groupRow && r.group == g {
			d.cursor = i
			break
		}
	}
	d.redraw()
}
