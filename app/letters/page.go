package letters

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// Page is the page « Courriers ».
type Page struct {
	shell  ui.Shell
	desk   Desk
	sender sender

	content *ui.Split
	send    *ui.Button
	search  *ui.TextField
	chips   *ui.FilterChips
	table   *ui.Table[data.CourierRow]

	read, look ui.Job                                      // of the list, of the detail
	rows       atomic.Pointer[map[data.ID]data.CourierRow] // replaced whole: the table reads it from elsewhere
	order      []data.ID                                   // all rows of the search, newest first
	box        outboxCounts
	stale      bool
}

// outboxCounts says how much waits, whatever the search shows.
type outboxCounts struct{ leaving, uncertain int }

// reading is one reading of the register for the page.
type reading struct {
	rows   []data.CourierRow
	outbox []data.Message
}

// New returns the page; it reads nothing before it is shown.
func New(shell ui.Shell, desk Desk) *Page {
	p := &Page{shell: shell, desk: desk, sender: sender{shell, desk}, stale: true}
	p.rows.Store(&map[data.ID]data.CourierRow{})
	p.table = ui.NewTable(shell.Runner(), ui.TableConfig[data.CourierRow]{
		Columns: columns, ID: rowID, Fetch: p.fetch,
		OnError: shell.Fail, OnSelect: func([]data.ID) { p.showSelected() }, OnEscape: func() { p.table.ClearSelection() }, OnOpen: func(data.ID) { p.open() }, OnMenu: p.menu,
	})
	p.build()
	return p
}

func (p *Page) build() {
	p.send = ui.NewPrimary("Rien à envoyer", func() { p.sender.all(p.box.leaving) })
	p.send.SetIcon(theme.MailSendIcon())
	p.send.Disable()
	p.search = ui.NewTextField("filter", "", nil)
	p.search.SetPlaceHolder("Filtrer\u00a0: client, objet, adresse")
	p.search.OnChanged = func(string) { p.reload() }
	p.chips = ui.NewFilterChips([]ui.Filter{{Key: string(filterAll), Label: "Tous"}, {Key: string(filterWaiting), Label: "À envoyer"},
		{Key: string(filterUncertain), Label: "Incertains"}, {Key: string(filterMail), Label: "Envoyés"}, {Key: string(filterPaper), Label: "Imprimés"}},
		func(string) { p.arrange() })
	p.content = ui.NewSplit(ui.Inset(detail.List(p.chips, p.search, p.send, p.table)))
}

// Key names the page for Shell.ShowPage.
func (p *Page) Key() string { return ui.PageCouriers }

// Title is the page's entry in the side list.
func (p *Page) Title() string { return "Courriers" }

// Icon stands before the title.
func (p *Page) Icon() fyne.Resource { return theme.MailComposeIcon() }

// Content returns the page, made once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads again what changed while another page was in front.
func (p *Page) Show() {
	if p.stale {
		p.reload()
	}
}

// Refresh reads again. The side list counts what waits, so that the page reads
// even when it is not in front.
func (p *Page) Refresh(s ui.Signal) {
	switch s {
	case ui.CouriersChanged, ui.ClientsChanged, ui.DayChanged:
		p.reload()
	case ui.InvoicesChanged, ui.SettingsChanged:
	}
}

// New does nothing: a message begins at a client or an invoice.
func (p *Page) New() {}

// Focus gives the keyboard to the list.
func (p *Page) Focus() { p.table.Focus() }

func (p *Page) reload() {
	text := p.search.Text()
	ui.Load(p.shell.Runner(), &p.read, func(ctx context.Context) (reading, error) {
		outbox, err := p.desk.Outbox(ctx) // first: it notes what a dead copy of the program left
		if err != nil {
			return reading{}, err
		}
		rows, err := p.desk.Couriers(ctx, text)
		return reading{rows, outbox}, err
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
	rows := make(map[data.ID]data.CourierRow, len(r.rows))
	p.order = p.order[:0]
	counts := map[string]int{}
	for _, row := range r.rows {
		id := rowID(row)
		rows[id] = row
		p.order = append(p.order, id)
		for _, f := range []filter{filterAll, filterWaiting, filterUncertain, filterMail, filterPaper} {
			if f.holds(row) {
				counts[string(f)]++
			}
		}
	}
	p.rows.Store(&rows)
	p.chips.SetCounts(counts)
	p.box = outboxCounts{}
	for _, m := range r.outbox {
		switch {
		case leaves(m):
			p.box.leaving++
		case m.State == data.MessageUncertain:
			p.box.uncertain++
		}
	}
	if p.box.leaving > 0 {
		p.send.SetText("Envoyer " + count(p.box.leaving, "message", "messages"))
		p.send.Enable()
	} else {
		p.send.SetText("Rien à envoyer")
		p.send.Disable()
	}
	p.content.Refresh()
	p.shell.Count(ui.PageCouriers, p.box.leaving+p.box.uncertain)
	p.arrange()
}

// leaves reports whether « Envoyer n messages » would send m.
func leaves(m data.Message) bool {
	return m.State == data.MessageWaiting || m.State == data.MessageFailed && m.Temporary
}

// arrange shows the rows of the filter in force.
func (p *Page) arrange() {
	f, rows := filter(p.chips.Key()), *p.rows.Load()
	var ids []data.ID
	for _, id := range p.order {
		if f.holds(rows[id]) {
			ids = append(ids, id)
		}
	}
	switch {
	case p.search.Text() != "":
		p.table.SetEmpty("Aucun courrier ne répond à cette recherche.", "Tout montrer", func() { p.search.SetText("") })
	case f != filterAll:
		p.table.SetEmpty("Rien ici pour l’instant.", "Tous les courriers", func() { p.chips.Set(string(filterAll)) })
	default:
		p.table.SetEmpty("Rien n’est encore parti. Une relance se prépare depuis la page Aujourd’hui.", "Voir Aujourd’hui",
			func() { p.shell.ShowPage(ui.PageToday) })
	}
	p.table.SetIDs(ids)
	p.showSelected()
}

// fetch answers the table from the rows already read. It runs off the UI goroutine.
func (p *Page) fetch(_ context.Context, ids []data.ID) ([]data.CourierRow, error) {
	all := *p.rows.Load()
	rows := make([]data.CourierRow, 0, len(ids))
	for _, id := range ids {
		if row, ok := all[id]; ok {
			rows = append(rows, row)
		}
	}
	return rows, nil
}
