package today

import (
	"testing"

	"dument/data"
)

func groupOf(client data.ID, invoices int) data.ClientGroup {
	return data.ClientGroup{ClientID: client, Currency: "EUR", Invoices: invoices, OldestDue: crowdDay - 10}
}

// openItems returns n overdue items of a client, and one in another currency.
func openItems(n int) []data.OpenItem {
	items := []data.OpenItem{{Balance: 1, Invoice: data.Invoice{ID: 99, Currency: "USD", Due: crowdDay - 10}}}
	for i := range n {
		items = append(items, data.OpenItem{Balance: 1, Invoice: data.Invoice{ID: data.ID(i + 1), Currency: "EUR", Due: crowdDay - 10}})
	}
	return items
}

func TestTheBoardHasItsFullLengthBeforeItIsRead(t *testing.T) {
	view := data.DayView{Overdue: []data.ClientGroup{groupOf(1, 3), groupOf(2, 1)}, Upcoming: []data.ClientGroup{groupOf(1, 2)}}
	b := newBoard(view, crowdDay, 15, showAll, nil)
	if len(b.rows) != 2+3+3+2 { // headings, clients, invoices; a client's only invoice has no row
		t.Fatalf("%d rows", len(b.rows))
	}
	if moved := b.fill(b.groups[0], openItems(3)); moved || len(b.groups[0].lines) != 3 {
		t.Errorf("moved %v, lines %d", moved, len(b.groups[0].lines))
	}
	if moved := b.fill(b.groups[2], openItems(3)); !moved || len(b.groups[2].lines) != 0 {
		t.Errorf("overdue items among those to come: moved %v, lines %d", moved, len(b.groups[2].lines))
	}
	b.layout()
	if len(b.rows) != 8 {
		t.Errorf("%d rows after one client's invoices went", len(b.rows))
	}
	if _, ok := b.at(8); ok {
		t.Error("a stale index was answered")
	}
}

func TestTheKeyboardStaysOnItsRow(t *testing.T) {
	of := func(groups ...data.ClientGroup) *board {
		return newBoard(data.DayView{Overdue: groups}, crowdDay, 15, showAll, nil)
	}
	before := of(groupOf(1, 1), groupOf(2, 3), groupOf(3, 1)) // 0 heading, 1, 2 to 5, 6
	for name, c := range map[string]struct {
		index int
		after *board
		want  int
	}{
		"nothing changed":             {4, before, 4},
		"the client moved":            {2, of(groupOf(2, 3), groupOf(1, 1)), 1},
		"the last invoice was paid":   {5, of(groupOf(1, 1), groupOf(2, 2), groupOf(3, 1)), 4},
		"one invoice is left":         {4, of(groupOf(1, 1), groupOf(2, 1), groupOf(3, 1)), 2},
		"the client paid":             {2, of(groupOf(1, 1), groupOf(3, 1)), 2},
		"the client at the end paid":  {6, of(groupOf(1, 1), groupOf(2, 3)), 5},
		"the client at the top paid":  {1, of(groupOf(2, 3), groupOf(3, 1)), 1},
		"nobody owes anything at all": {1, of(), -1},
	} {
		at, _ := before.at(c.index)
		if got := c.after.again(at, c.index); got != c.want {
			t.Errorf("%s: the keyboard went to %d, want %d", name, got, c.want)
		}
	}
}

func TestMemoryStaysBounded(t *testing.T) {
	var view data.DayView
	for id := range data.ID(5 * keptGroups) {
		view.Overdue = append(view.Overdue, groupOf(id+1, 2))
	}
	b := newBoard(view, crowdDay, 15, showAll, nil)
	rows := len(b.rows)
	for _, g := range b.groups {
		b.fill(g, openItems(2))
	}
	held := 0
	for _, g := range b.groups {
		held += len(g.lines)
	}
	b.layout()
	if held > 2*keptGroups || len(b.rows) != rows {
		t.Errorf("%d invoices are held, %d rows became %d", held, rows, len(b.rows))
	}
}
