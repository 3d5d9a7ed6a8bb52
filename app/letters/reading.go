package letters

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
)

// reading is one reading of the register for the page.
type reading struct {
	rows     []data.CourierRow
	outbox   []data.Message
	postings []data.Posting
}

func (p *Page) reload() {
	text := p.head.search.Text()
	ui.Load(p.shell.Runner(), &p.read, func(ctx context.Context) (r reading, err error) {
		if r.outbox, err = p.desk.Outbox(ctx); err != nil { // first: it notes what a dead copy of the program left
			return r, err
		}
		if r.postings, err = p.desk.Postings(ctx, 0); err != nil {
			return r, err
		}
		r.rows, err = p.desk.Couriers(ctx, text)
		return r, err
	}, func(r reading, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.stale = false
		p.take(r)
	})
}

func (p *Page) take(r reading) {
	posted := make(map[data.ID]*data.Posting, len(r.postings))
	tray := 0
	for i := range r.postings {
		posted[r.postings[i].ContactID] = &r.postings[i]
		if r.postings[i].State() == data.StatePrinted {
			tray++
		}
	}
	rows := make(map[data.ID]courier, len(r.rows))
	p.order = p.order[:0]
	counts := map[string]int{}
	for _, line := range r.rows {
		row := courier{CourierRow: line}
		if line.ContactID != 0 {
			row.post = posted[line.ContactID]
		}
		id := rowID(row)
		rows[id] = row
		p.order = append(p.order, id)
		for _, f := range filters {
			if filter(f.Key).holds(row) {
				counts[f.Key]++
			}
		}
	}
	p.rows.Store(&rows)
	p.head.chips.SetCounts(counts)
	uncertain := 0
	p.leaving = 0
	for _, m := range r.outbox {
		switch {
		case leaves(m):
			p.leaving++
		case m.State == data.MessageUncertain:
			uncertain++
		}
	}
	p.shell.Count(ui.PageCouriers, p.leaving+uncertain+tray)
	p.arrange()
}

// leaves reports whether « Envoyer n messages » would send m.
func leaves(m data.Message) bool {
	return m.State == data.MessageWaiting || m.State == data.MessageFailed && m.Temporary
}

// arrange shows the rows of the filter in force: the tray in the order in which
// it is printed, oldest first, everything else newest first.
func (p *Page) arrange() {
	f, rows := p.filter(), *p.rows.Load()
	var ids []data.ID
	for _, id := range p.order {
		if f.holds(rows[id]) {
			ids = append(ids, id)
		}
	}
	if f == filterTray {
		slices.Reverse(ids)
	}
	all := func() { p.head.chips.Set(string(filterAll)) }
	switch {
	case p.head.search.Text() != "":
		p.table.SetEmpty("Aucun courrier ne répond à cette recherche.", "Tout montrer", func() { p.head.search.SetText("") })
	case f == filterTray:
		p.table.SetEmpty("Aucun pli n’attend d’être posté.", "Tous les courriers", all)
	case f == filterRegistered:
		p.table.SetEmpty("Aucun recommandé pour l’instant. Une mise en demeure se prépare depuis un client ou une facture.", "Tous les courriers", all)
	case f != filterAll:
		p.table.SetEmpty("Rien ici pour l’instant.", "Tous les courriers", all)
	default:
		p.table.SetEmpty("Rien n’est encore parti. Une relance se prépare depuis la page Aujourd’hui.", "Voir Aujourd’hui",
			func() { p.shell.ShowPage(ui.PageToday) })
	}
	p.head.tray.Hidden = f != filterTray || len(ids) == 0
	p.listed = ids
	p.table.SetIDs(ids)
	p.selectWanted()
	p.showSelected()
}

// offer says on the primary button what it would do with what is shown and
// chosen.
func (p *Page) offer() {
	n, verb, nothing, one, many, icon := p.leaving, "Envoyer ", "Rien à envoyer", "message", "messages", theme.MailSendIcon()
	if p.filter() == filterTray {
		n, verb, nothing, one, many, icon = len(p.chosenLetters()), "Imprimer ", "Rien à imprimer", "pli", "plis", theme.DocumentPrintIcon()
	}
	b := p.head.primary
	b.SetIcon(icon)
	if n == 0 {
		b.SetText(nothing)
		b.Disable()
	} else {
		b.SetText(verb + count(n, one, many))
		b.Enable()
	}
	p.content.Refresh() // the button has another width
}

// act is the primary button.
func (p *Page) act() {
	if p.filter() == filterTray {
		p.printTray()
		return
	}
	p.sender.all(p.leaving)
}

// fetch answers the table from the rows already read. It runs off the UI goroutine.
func (p *Page) fetch(_ context.Context, ids []data.ID) ([]courier, error) {
	all := *p.rows.Load()
	rows := make([]courier, 0, len(ids))
	for _, id := range ids {
		if row, ok := all[id]; ok {
			rows = append(rows, row)
		}
	}
	return rows, nil
}
