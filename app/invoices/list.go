package invoices

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// list is the table of invoices with its filters.
type list struct {
	page    *Page
	content fyne.CanvasObject
	table   *ui.Table[data.InvoiceRow]
	chips   *ui.FilterChips
	search  *ui.TextField
	job     ui.Job
	sort    data.InvoiceSort
	desc    bool
	wanted  data.ID // to be chosen after the next reading
}

func newList(p *Page) *list {
	l := &list{page: p, sort: data.SortIssued, desc: true}
	l.chips = ui.NewFilterChips([]ui.Filter{
		{Key: string(data.FilterAll), Label: "Toutes"},
		{Key: string(data.FilterUpcoming), Label: "À échoir"},
		{Key: string(data.FilterOverdue), Label: "Échues"},
		{Key: string(data.FilterSettled), Label: "Soldées"},
		{Key: string(data.FilterArchived), Label: "Archivées"},
	}, func(string) { l.read() })
	l.search = ui.NewTextField("filter", "", nil)
	l.search.SetPlaceHolder("Filtrer\u00a0: numéro, client, objet")
	l.search.OnChanged = func(string) { l.read() }
	l.table = ui.NewTable(p.shell.Runner(), ui.TableConfig[data.InvoiceRow]{
		Columns: l.columns(), ID: func(r data.InvoiceRow) data.ID { return r.ID },
		Fetch: p.desk.InvoiceRows, OnError: p.shell.Fail, OnSelect: p.selected, OnMenu: p.menu,
		OnEscape: func() { p.pane.Leave(p.pane.Close) },
		OnOpen:   func(id data.ID) { p.pane.Leave(func() { p.editStored(id) }) },
		OnSort: func(key string, desc bool) {
			l.sort, l.desc = data.InvoiceSort(key), desc
			l.read()
		},
	})
	l.table.SetSort(string(l.sort), l.desc)
	add := ui.NewPrimary("Facture", p.New)
	add.SetIcon(theme.ContentAddIcon())
	l.content = detail.List(l.chips, l.search, add, l.table)
	return l
}

func (l *list) columns() []ui.Column[data.InvoiceRow] {
	type row = data.InvoiceRow
	return []ui.Column[row]{
		{Title: "Numéro", Width: 104, Whole: true, Bold: true, SortKey: string(data.SortNumber), Text: func(r row) string { return r.Number }},
		{Title: "Client", Width: 130, Flex: 3, SortKey: string(data.SortClient), Text: func(r row) string { return r.ClientName }},
		{Title: "Objet", Width: 120, Flex: 2, Optional: 6, Text: func(r row) string { return r.Subject },
			Tone: func(row) ui.Tone { return ui.ToneFaint }},
		{Title: "Émise le", Width: 76, Optional: 4, SortKey: string(data.SortIssued), Text: func(r row) string { return r.Issued.French() }},
		{Title: "Échéance", Width: 76, Optional: 2, SortKey: string(data.SortDue), Text: func(r row) string { return r.Due.French() }},
		{Title: "État", Width: 112, Optional: 1, Text: func(r row) string { word, _ := rowState(r, l.page.desk.Today()); return word },
			State: func(r row) (string, ui.Tone) { return rowState(r, l.page.desk.Today()) }},
		{Title: "Dernière relance", Width: 188, Optional: 5, Text: lastReminder, Tone: func(row) ui.Tone { return ui.ToneFaint }},
		{Title: "Total", Width: 96, Right: true, Optional: 3, SortKey: string(data.SortTotal),
			Text: func(r row) string { return r.Total.Format(r.Currency) }},
		{Title: "Solde", Width: 96, Right: true, Bold: true, SortKey: string(data.SortBalance), Text: func(r row) string { return r.Balance.Format(r.Currency) },
			Tone: func(r row) ui.Tone {
				if r.Balance == 0 {
					return ui.ToneFaint
				}
				return ui.ToneInk
			}},
	}
}

func lastReminder(r data.InvoiceRow) string {
	if r.LastLevel == data.LevelNone || r.LastContact.IsZero() {
		return r.LastLevel.French()
	}
	return r.LastLevel.French() + ", " + r.LastContact.French()
}

// read asks for the ids and the totals again; the rows follow as they come in sight.
func (l *list) read() {
	query := data.InvoiceQuery{Filter: data.InvoiceFilter(l.chips.Key()), Sort: l.sort, Desc: l.desc, Text: l.search.Text()}
	invoices := l.page.desk.InvoiceList
	ui.Load(l.page.shell.Runner(), &l.job, func(ctx context.Context) (data.List, error) { return invoices(ctx, query) },
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
				l.table.Select(l.wanted)
				l.wanted = 0
			}
		})
}

// archived reports whether the rows are those of the archives: no other filter
// shows them, and this one nothing else.
func (l *list) archived() bool { return l.chips.Key() == string(data.FilterArchived) }

// choose selects an invoice where the list shows it; else, the list stays.
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
func (l *list) say(q data.InvoiceQuery) {
	switch {
	case q.Text != "":
		l.table.SetEmpty("Aucune facture ne contient «\u00a0"+q.Text+"\u00a0».", "Effacer le filtre", func() { l.search.SetText("") })
	case q.Filter == data.FilterAll:
		l.table.SetEmpty("Aucune facture pour l’instant.", "Ajouter une facture", l.page.New)
	default:
		l.table.SetEmpty("Aucune facture dans cet état.", "Voir toutes les factures", func() { l.chips.Set(string(data.FilterAll)) })
	}
}

// totals is the line under the table: how many, and their sums by currency.
func totals(n int, sums []data.Total) string {
	if n == 0 {
		return ""
	}
	parts := []string{ui.Number(n) + "\u00a0pièces"}
	if n == 1 {
		parts[0] = "1\u00a0pièce"
	}
	for _, t := range sums {
		parts = append(parts, "total "+t.Amount.Format(t.Currency), "solde "+t.Balance.Format(t.Currency))
	}
	return strings.Join(parts, "   ·   ")
}
