package today

import (
	"slices"

	"dument/data"
	"dument/data/rules"
)

// rowKind tells what a row of the list shows.
type rowKind int

const (
	cardRow rowKind = iota
	headRow         // of a section that folds
	groupRow
)

// row is one line of the list: an index into what its section holds.
type row struct {
	kind    rowKind
	section section
	index   int
}

// board is the agenda as one flat list of rows, through a filter.
type board struct {
	*agenda
	rows []row
}

// newBoard lays an agenda out. The cards stand alone or before the heads of what
// comes and what is held, which open in place.
func newBoard(a *agenda, show section, open map[section]bool) *board {
	b := &board{agenda: a}
	if show == todo {
		for i := range a.actions {
			b.rows = append(b.rows, row{cardRow, todo, i})
		}
	}
	for _, s := range []section{soon, held} {
		groups := len(b.groups(s))
		if groups == 0 || show != todo && show != s {
			continue
		}
		if show == todo {
			b.rows = append(b.rows, row{headRow, s, 0})
		}
		if show == s || open[s] {
			for i := range groups {
				b.rows = append(b.rows, row{groupRow, s, i})
			}
		}
	}
	return b
}

func (a *agenda) groups(s section) []group {
	switch s {
	case soon:
		return a.soon
	case held:
		return a.held
	}
	return nil
}

// at returns the row at an index, which may be stale: Fyne's lists ask for rows
// that are no longer there.
func (b *board) at(i int) (row, bool) {
	if b == nil || i < 0 || i >= len(b.rows) {
		return row{}, false
	}
	return b.rows[i], true
}

// action returns the action of a card.
func (b *board) action(r row) (rules.Action, bool) {
	if r.kind != cardRow || r.index >= len(b.actions) {
		return rules.Action{}, false
	}
	return b.actions[r.index], true
}

// group returns the invoices of a row of what comes or is held.
func (b *board) group(r row) (group, bool) {
	if groups := b.groups(r.section); r.kind == groupRow && r.index < len(groups) {
		return groups[r.index], true
	}
	return group{}, false
}

// client returns whose row it is, 0 for a head.
func (b *board) client(r row) data.ID {
	if a, ok := b.action(r); ok {
		return a.Client
	}
	g, _ := b.group(r)
	return g.client
}

// identity finds a row again after the register was read anew.
type identity struct {
	kind    rowKind
	section section
	client  data.ID
	code    rules.ReasonCode
}

func (b *board) identity(r row) identity {
	g, _ := b.group(r)
	return identity{r.kind, r.section, b.client(r), g.why.Code}
}

// again finds in b the row that stood at an index of the board before, else
// what stands in its place: for a card the next one, or the last where none
// follows. It returns -1 on an empty board.
func (b *board) again(before *board, index int) int {
	was, ok := before.at(index)
	if !ok {
		return b.first()
	}
	id := before.identity(was)
	if i := slices.IndexFunc(b.rows, func(r row) bool { return b.identity(r) == id }); i >= 0 {
		return i
	}
	index = min(index, len(b.rows)-1)
	if was.kind == cardRow && len(b.actions) > 0 {
		return min(index, len(b.actions)-1)
	}
	return index
}

// card returns the row of a client's card, -1 when it has none.
func (b *board) card(client data.ID) int {
	return slices.IndexFunc(b.rows, func(r row) bool { return r.kind == cardRow && b.client(r) == client })
}

// first returns the first row, -1 when there is none.
func (b *board) first() int {
	if len(b.rows) == 0 {
		return -1
	}
	return 0
}
