package today

import (
	"context"

	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// lookup holds what rows say and the plan does not know: the names of clients,
// and the balances of invoices about which nothing is proposed. It reads them
// for the rows that come into sight, some at a time, off the UI goroutine.
type lookup struct {
	page   *Page
	job    ui.Job
	names  map[data.ID]string
	sums   map[data.ID]sum // by the first invoice of a group
	wanted int             // row that came into sight while others were being read, or -1
	found  func()
}

// sum is what is open on a group of invoices in one currency.
type sum struct {
	number   string // of a single invoice
	balance  money.Cents
	currency string
}

const (
	aheadRows   = 48  // rows looked up at once: several screens
	maxSummed   = 500 // invoices of one group that are added up
	maxLookedUp = 1000
)

func newLookup(p *Page, found func()) *lookup {
	return &lookup{page: p, names: map[data.ID]string{}, sums: map[data.ID]sum{}, wanted: -1, found: found}
}

// forget drops what may have changed; names stay unless clients did.
func (l *lookup) forget(clients bool) {
	l.job.Stop()
	l.wanted = -1
	l.sums = map[data.ID]sum{}
	if clients {
		l.names = map[data.ID]string{}
	}
}

// knows reports whether a row can be written.
func (l *lookup) knows(b *board, r row) bool {
	if r.kind == headRow {
		return true
	}
	_, named := l.names[b.client(r)]
	if g, ok := b.group(r); ok && len(g.invoices) <= maxSummed {
		_, summed := l.sums[g.invoices[0]]
		return named && summed
	}
	return named
}

// want reads what the row at place i and those after it lack.
func (l *lookup) want(b *board, i int) {
	if l.job.Busy() {
		l.wanted = i
		return
	}
	l.wanted = -1
	var clients, bills []data.ID
	var groups []group
	for _, r := range b.rows[i:min(i+aheadRows, len(b.rows))] {
		if l.knows(b, r) {
			continue
		}
		clients = append(clients, b.client(r))
		if g, ok := b.group(r); ok && len(g.invoices) <= maxSummed && len(bills) < maxLookedUp {
			groups = append(groups, g)
			bills = append(bills, g.invoices...)
		}
	}
	type found struct {
		clients []data.ClientRow
		bills   []data.InvoiceRow
	}
	desk := l.page.desk
	ui.Load(l.page.shell.Runner(), &l.job, func(ctx context.Context) (f found, err error) {
		if f.clients, err = desk.ClientRows(ctx, clients); err != nil || len(bills) == 0 {
			return f, err
		}
		f.bills, err = desk.InvoiceRows(ctx, bills)
		return f, err
	}, func(f found, err error) {
		if err != nil {
			l.page.shell.Fail(err)
			return
		}
		for _, id := range clients {
			l.names[id] = "Client supprimé" // unless found
		}
		for _, c := range f.clients {
			l.names[c.ID] = c.Name
		}
		l.add(groups, f.bills)
		if next := l.wanted; next >= 0 && next < len(l.page.deck.board.rows) {
			l.want(l.page.deck.board, next)
		}
		l.found()
	})
}

func (l *lookup) add(groups []group, bills []data.InvoiceRow) {
	byID := make(map[data.ID]data.InvoiceRow, len(bills))
	for _, b := range bills {
		byID[b.ID] = b
	}
	for _, g := range groups {
		var s sum
		for _, id := range g.invoices {
			bill := byID[id]
			s.number, s.balance, s.currency = bill.Number, s.balance+bill.Balance, bill.Currency
		}
		l.sums[g.invoices[0]] = s
	}
}
