package clients

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// list is the table of clients with its filters.
type list struct {
	page    *Page
	content fyne.CanvasObject
	table   *ui.Table[data.ClientRow]
	chips   *ui.FilterChips
	search  *ui.TextField
	job     ui.Job
	sort    data.ClientSort
	desc    bool
	wanted  data.ID // to be chosen after the next reading
}

func newList(p *Page) *list {
	l := &list{page: p, sort: data.ClientSortName}
	l.chips = ui.NewFilterChips([]ui.Filter{
		{Key: string(data.ClientsAll), Label: "Tous"},
		{Key: string(data.ClientsOwing), Label: "Doivent"},
		{Key: string(data.ClientsOverdue), Label: "En retard"},
		{Key: string(data.ClientsArchived), Label: "Archivés"},
	}, func(string) { l.read() })
	l.search = ui.NewTextField("filter", "", nil)
	l.search.SetPlaceHolder("Filtrer\u00a0: nom, ville, e-mail")
	l.search.OnChanged = func(string) { l.read() }
	l.table = ui.NewTable(p.shell.Runner(), ui.TableConfig[data.ClientRow]{
		Columns: columns(), ID: func(r data.ClientRow) data.ID { return r.ID },
		Fetch: p.desk.ClientRows, OnError: p.shell.Fail, OnSelect: p.selected, OnMenu: p.menu,
		OnEscape: func() { p.pane.Leave(p.pane.Close) },
		OnOpen:   func(id data.ID) { p.pane.Leave(func() { p.editStored(id) }) },
		OnSort: func(key string, desc bool) {
			l.sort, l.desc = data.ClientSort(key), desc
			l.read()
		},
	})
	l.table.SetSort(string(l.sort), l.desc)
	add := ui.NewPrimary("Client", p.New)
	add.SetIcon(theme.ContentAddIcon())
	l.content = detail.List(l.chips, l.search, add, l.table)
	return l
}

func columns() []ui.Column[data.ClientRow] {
	type row = data.ClientRow
	amount := func(c money.Cents) string {
		if c == 0 {
			return ""
		}
		return c.Format("EUR")
	}
	faint := func(row) ui.Tone { return ui.ToneFaint }
	return []ui.Column[row]{
		{Title: "Nom", Width: 150, Flex: 3, Bold: true, SortKey: string(data.ClientSortName), Text: func(r row) string { return r.Name }},
		{Title: "État", Width: 84, Optional: 2, Text: func(r row) string { word, _ := state(r); return word }, State: state},
		{Title: "Type", Width: 124, Optional: 5, Text: func(r row) string { return r.Kind.French() }, Tone: faint},
		{Title: "Ville", Width: 96, Flex: 1, Optional: 4, SortKey: string(data.ClientSortCity), Text: func(r row) string { return r.City }},
		{Title: "E-mail", Width: 140, Flex: 2, Optional: 6, Text: func(r row) string { return r.Email }, Tone: faint},
		{Title: "Factures", Width: 56, Right: true, Optional: 3, Text: func(r row) string {
			if r.Invoices == 0 {
				return ""
			}
			return fmt.Sprint(r.Invoices)
		}},
		{Title: "Dû", Width: 100, Right: true, Bold: true, SortKey: string(data.ClientSortOpen), Text: func(r row) string { return amount(r.Open) }},
		{Title: "En retard", Width: 100, Right: true, Optional: 1, SortKey: string(data.ClientSortOverdue), Text: func(r row) string { return amount(r.Overdue) },
			Tone: func(row) ui.Tone { return ui.ToneOverdue }},
	}
}

// state is the word of a client: what is overdue decides first.
func state(r data.ClientRow) (string, ui.Tone) {
	switch {
	case r.Archived:
		return "Archivé", ui.ToneFaint
	case !r.Insolvent.IsZero(): // what leads to a court comes before what is owed
		return "Procédure", ui.ToneLate
	case !r.HandedOver.IsZero():
		return "Transmis", ui.ToneDispute
	case r.Overdue > 0:
		return "En retard", ui.ToneOverdue
	case r.Open < 0:
		return "Créditeur", ui.TonePromise
	case r.Invoices > 0:
		return "À échoir", ui.ToneUpcoming
	}
	return "À jour", ui.TonePaid
}

// read asks for the ids and the totals again; the rows follow as they come in sight.
func (l *list) read() {
	query := data.ClientQuery{Filter: data.ClientFilter(l.chips.Key()), Sort: l.sort, Desc: l.desc, Text: l.search.Text()}
	clients := l.page.desk.ClientList
	ui.Load(l.page.shell.Runner(), &l.job, func(ctx context.Context) (data.List, error) { return clients(ctx, query) },
		func(got data.List, err error) {
			if err != nil {
				l.page.stale = true
				l.page.shell.Fail(err)
				return
			}
			l.chips.SetCounts(got.Counts)
			l.say(query)
			l.table.SetTotals(totals(len(got.IDs), got.Totals))
			l.table.SetIDs(got.IDs)
			if l.wanted != 0 {
				l.choose(l.wanted)
				l.wanted = 0
			}
		})
}

// archived reports whether the rows are those of the archives: no other filter
// shows them, and this one nothing else.
func (l *list) archived() bool { return l.chips.Key() == string(data.ClientsArchived) }

// choose selects a client where the list shows it; else nothing is selected.
func (l *list) choose(id data.ID) {
	if l.job.Busy() {
		l.wanted = id // it may be among those that are being read
		return
	}
	if !l.table.Select(id) {
		l.table.ClearSelection()
	}
}

// say explains an empty table.
func (l *list) say(q data.ClientQuery) {
	switch {
	case q.Text != "":
		l.table.SetEmpty("Aucun client ne contient «\u00a0"+q.Text+"\u00a0».", "Effacer le filtre", func() { l.search.SetText("") })
	case q.Filter == data.ClientsAll:
		l.table.SetEmpty("Aucun client pour l’instant.", "Ajouter un client", l.page.New)
	default:
		l.table.SetEmpty("Aucun client dans cet état.", "Voir tous les clients", func() { l.chips.Set(string(data.ClientsAll)) })
	}
}

// totals is the line under the table: how many, what they owe (Amount) and what
// of it is overdue (Balance).
func totals(n int, sums []data.Total) string {
	if n == 0 {
		return ""
	}
	parts := []string{ui.Number(n) + "\u00a0clients"}
	if n == 1 {
		parts[0] = "1\u00a0client"
	}
	for _, t := range sums {
		parts = append(parts, "dû "+t.Amount.Format(t.Currency), "en retard "+t.Balance.Format(t.Currency))
	}
	return strings.Join(parts, "   ·   ")
}
