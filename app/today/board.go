package today

import (
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// board is the day as one flat list of rows: sections, the clients in them,
// and the invoices of each client. The register says how many invoices a client
// has before they are read, so that the list has its full length at once and a
// client's invoices are read when they come into sight.
type board struct {
	today    day.Day
	horizon  int // days
	sections []section
	groups   []*group
	rows     []row
	kept     []*group // whose lines are in memory, oldest first
}

// keptGroups bounds the clients whose invoices are kept in memory.
const keptGroups = 600

type section struct {
	overdue  bool
	invoices int
	clients  int
	totals   []data.Total
}

type group struct {
	data.ClientGroup
	index   int // in board.groups
	overdue bool
	folded  bool
	loaded  bool
	lines   []data.OpenItem
}

// rowKind tells what a row of the list shows.
type rowKind int

const (
	sectionRow rowKind = iota
	groupRow
	lineRow
)

type row struct {
	kind    rowKind
	section int
	group   *group
	line    int
}

// filter chooses the sections that are shown.
type filter string

const (
	showAll      filter = "all"
	showOverdue  filter = "overdue"
	showUpcoming filter = "upcoming"
)

// newBoard lays out a view; what was folded in the one before stays folded. A
// single invoice has no row of its own: its client's says all of it.
func newBoard(view data.DayView, today day.Day, horizon int, f filter, before *board) *board {
	b := &board{today: today, horizon: horizon}
	folded := map[groupKey]bool{}
	if before != nil {
		for _, g := range before.groups {
			folded[g.key()] = g.folded && g.folds()
		}
	}
	if f != showUpcoming {
		b.add(section{overdue: true, totals: view.OverdueTotal}, view.Overdue, folded)
	}
	if f != showOverdue {
		b.add(section{totals: view.UpcomingTotal}, view.Upcoming, folded)
	}
	b.layout()
	return b
}

// groupKey finds a client's group again after the register was read anew.
type groupKey struct {
	client   data.ID
	currency string
	overdue  bool
}

func (g *group) key() groupKey { return groupKey{g.ClientID, g.Currency, g.overdue} }

func (b *board) add(s section, groups []data.ClientGroup, folded map[groupKey]bool) {
	if len(groups) == 0 {
		return
	}
	s.clients = len(groups)
	for _, cg := range groups {
		g := &group{ClientGroup: cg, index: len(b.groups), overdue: s.overdue}
		g.folded = folded[g.key()] || !g.folds()
		s.invoices += cg.Invoices
		b.groups = append(b.groups, g)
	}
	b.sections = append(b.sections, s)
}

// layout makes the rows anew, after something was folded or read.
func (b *board) layout() {
	b.rows = b.rows[:0]
	next := 0
	for i, s := range b.sections {
		b.rows = append(b.rows, row{kind: sectionRow, section: i})
		for _, g := range b.groups[next : next+s.clients] {
			b.rows = append(b.rows, row{kind: groupRow, section: i, group: g})
			for line := 0; line < g.rows(); line++ {
				b.rows = append(b.rows, row{kind: lineRow, section: i, group: g, line: line})
			}
		}
		next += s.clients
	}
}

// folds reports whether the client's invoices can be hidden and shown.
func (g *group) folds() bool { return g.Invoices > 1 || len(g.lines) > 1 }

// rows returns how many invoice rows the group takes.
func (g *group) rows() int {
	switch {
	case g.folded:
		return 0
	case g.loaded:
		return len(g.lines)
	}
	return g.Invoices
}

// at returns the row at an index, which may be stale: Fyne's lists ask for rows
// that are no longer there.
func (b *board) at(i int) (row, bool) {
	if b == nil || i < 0 || i >= len(b.rows) {
		return row{}, false
	}
	return b.rows[i], true
}

// again finds in a board read anew the row that stood at an index before: the
// same client's, the same or the last of its invoices, or, where the client has
// gone, what stands in its place. It returns -1 on an empty board.
func (b *board) again(before row, index int) int {
	found := -1
	for i, r := range b.rows {
		same := r.group != nil && r.group.key() == before.group.key()
		if same && (r.kind == groupRow || before.kind == lineRow && r.line <= before.line) {
			found = i
		}
	}
	if found >= 0 {
		return found
	}
	index = min(index, len(b.rows)-1)
	if index >= 0 && b.rows[index].kind == sectionRow {
		index++ // a section has clients
	}
	return index
}

// item returns the invoice of a row, once it was read.
func (r row) item() (data.OpenItem, bool) {
	if r.kind != lineRow || r.line >= len(r.group.lines) {
		return data.OpenItem{}, false
	}
	return r.group.lines[r.line], true
}

// fill keeps the open items of a client that belong to the group, and reports
// whether their number is not the one the rows were laid out for.
func (b *board) fill(g *group, items []data.OpenItem) (moved bool) {
	before := g.rows()
	g.lines = g.lines[:0]
	for _, item := range items {
		if item.Currency == g.Currency && b.belongs(g, item) {
			g.lines = append(g.lines, item)
		}
	}
	if !g.loaded {
		g.loaded = true
		b.kept = append(b.kept, g)
	}
	if len(b.kept) > keptGroups {
		oldest := b.kept[0]
		b.kept = b.kept[1:]
		if len(oldest.lines) == oldest.Invoices { // else its rows would move
			oldest.loaded, oldest.lines = false, nil
		}
	}
	return g.rows() != before
}

func (b *board) belongs(g *group, item data.OpenItem) bool {
	if g.overdue {
		return item.Due < b.today
	}
	return item.Due >= b.today && item.Due <= b.today.Add(b.horizon)
}

// around returns up to n groups from g on that are shown and not read yet.
func (b *board) around(g *group, n int) []*group {
	var out []*group
	for _, other := range b.groups[g.index:min(g.index+n, len(b.groups))] {
		if !other.loaded {
			out = append(out, other)
		}
	}
	return out
}

// ids returns the invoices of the group, nil before they were read.
func (g *group) ids() []data.ID {
	var ids []data.ID
	for _, item := range g.lines {
		ids = append(ids, item.ID)
	}
	return ids
}

// balances sums the view's totals for the heading, in the order of currencies.
func balances(totals []data.Total) []string {
	var out []string
	for _, t := range totals {
		out = append(out, money.Cents(t.Balance).Format(t.Currency))
	}
	return out
}
