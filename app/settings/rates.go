package settings

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// RatesDesk is what the section « Taux » needs of the user's desk.
type RatesDesk interface {
	Today() day.Day
	Rates(ctx context.Context) (rules.Rates, error)
	RateNews(ctx context.Context) (desk.RateNews, error)
	SaveRate(ctx context.Context, row data.RateRow) error
	RemoveRate(ctx context.Context, table data.RateTable, half day.HalfYear) error
}

// rateRow is a half-year with its rates.
type rateRow struct {
	half  day.HalfYear
	rates [2]rateCell // in the order of data.RateTables
}

// rateCell is a rate of a half-year; source is where the user read it, "" for
// the program's own.
type rateCell struct {
	known  bool
	rate   money.Rate
	source string
}

func (c rateCell) text() string {
	switch {
	case !c.known:
		return "à saisir"
	case c.source != "":
		return c.rate.French() + " *"
	}
	return c.rate.French()
}

// id names the half-year for the table, which wants a number.
func (r rateRow) id() data.ID {
	id := data.ID(2 * r.half.Year)
	if r.half.Second {
		id++
	}
	return id
}

// rates is the section « Taux »: the public rates by half-year, with the user's
// own, each with its source.
type rates struct {
	shell ui.Shell
	desk  RatesDesk
	job   ui.Job
	rows  atomic.Pointer[[]rateRow] // newest first, replaced whole: the table reads it from elsewhere
	news  *ui.Prose
	table *ui.Table[rateRow]
	box   fyne.CanvasObject
}

func newRates(shell ui.Shell, desk RatesDesk) *rates {
	r := &rates{shell: shell, desk: desk, news: ui.NewProse("")}
	r.rows.Store(&[]rateRow{})
	above := func(row rateRow, points money.Rate) string {
		if ecb := row.rates[0]; ecb.known {
			return (ecb.rate + points).French()
		}
		return "–"
	}
	r.table = ui.NewTable(shell.Runner(), ui.TableConfig[rateRow]{
		Columns: []ui.Column[rateRow]{
			{Title: "Semestre", Width: 150, Bold: true, Text: func(row rateRow) string { return row.half.French() }},
			{Title: "Taux de la BCE", Width: 120, Right: true, Text: func(row rateRow) string { return row.rates[0].text() }},
			{Title: "Entre professionnels", Width: 150, Right: true, Text: func(row rateRow) string { return above(row, rules.PointsProfessional) }},
			{Title: "Organismes publics", Width: 140, Right: true, Optional: 2, Text: func(row rateRow) string { return above(row, rules.PointsPublic) }},
			{Title: "Intérêt légal", Width: 120, Right: true, Text: func(row rateRow) string { return row.rates[1].text() }},
			{Title: "Sources (* saisi par vous)", Width: 180, Flex: 1, Optional: 1, Text: sources},
		},
		ID: rateRow.id, Fetch: r.fetch, OnError: shell.Fail, OnOpen: r.open, OnMenu: r.menu,
	})
	r.table.SetEmpty("Aucun taux n’est connu.", "Saisir un taux…", func() { r.ask(data.RateECB, desk.Today().Half()) })
	add := ui.NewPrimary("Saisir un taux…", func() { r.ask(data.RateECB, desk.Today().Half()) })
	add.SetIcon(theme.ContentAddIcon())
	intro := ui.Faint("Les pénalités suivent le taux de la BCE au 1er janvier et au 1er juillet, majoré de 10 points entre professionnels et de 8 pour un organisme public. " +
		"Un particulier ne doit que l’intérêt légal, et seulement depuis la réception de la mise en demeure. Un taux qui manque se saisit avec sa source\u00a0: rien n’est deviné.")
	head := container.NewBorder(nil, nil, nil, container.NewVBox(add), ui.Stack(ui.Flush(intro), ui.Flush(r.news)))
	r.box = container.New(narrow{1100}, container.NewBorder(head, nil, nil, nil, r.table))
	return r
}

// sources says where the rates of a half-year come from: what the user read, or
// the program's own tables.
func sources(row rateRow) string {
	var out []string
	for i, c := range row.rates {
		source := c.source
		if source == "" && c.known {
			source = data.RateTables[i].Source()
		}
		if source != "" && !slices.Contains(out, source) {
			out = append(out, source)
		}
	}
	return strings.Join(out, "\u202f; ")
}

func (r *rates) content() fyne.CanvasObject { return r.box }
func (r *rates) focus()                     { r.table.Focus() }

// ratesRead is one reading of the register for the section.
type ratesRead struct {
	rows []rateRow
	news desk.RateNews
}

func (r *rates) read() {
	today := r.desk.Today()
	ui.Load(r.shell.Runner(), &r.job, func(ctx context.Context) (got ratesRead, err error) {
		if got.news, err = r.desk.RateNews(ctx); err != nil {
			return got, err
		}
		all, err := r.desk.Rates(ctx)
		if err != nil {
			return got, err
		}
		halves := all.Halves(today.Half().Next().First())
		if !slices.Contains(halves, today.Half()) {
			halves = append(halves, today.Half())
		}
		for _, half := range slices.Backward(halves) {
			row := rateRow{half: half}
			for i, table := range data.RateTables {
				c := &row.rates[i]
				c.rate, c.known = all.Rate(table, half)
				if own, mine := all.Own(table, half); mine {
					c.source = own.Source
				}
			}
			got.rows = append(got.rows, row)
		}
		return got, nil
	}, func(got ratesRead, err error) {
		if err != nil {
			r.shell.Fail(err)
			return
		}
		r.show(got)
	})
}

func (r *rates) show(got ratesRead) {
	r.rows.Store(&got.rows)
	var ids []data.ID
	for _, row := range got.rows {
		ids = append(ids, row.id())
	}
	r.table.SetIDs(ids)
	importance := widget.LowImportance
	if len(got.news.Missing) > 0 {
		importance = widget.WarningImportance
	}
	r.news.Hidden = got.news.Sentence == ""
	r.news.Say(got.news.Sentence, importance)
	r.box.Refresh()
}

// fetch answers the table from the rows already read. It runs off the UI goroutine.
func (r *rates) fetch(_ context.Context, ids []data.ID) ([]rateRow, error) {
	var out []rateRow
	for _, row := range *r.rows.Load() {
		if slices.Contains(ids, row.id()) {
			out = append(out, row)
		}
	}
	return out, nil
}

// row returns a half-year of the table.
func (r *rates) row(id data.ID) (rateRow, bool) {
	for _, row := range *r.rows.Load() {
		if row.id() == id {
			return row, true
		}
	}
	return rateRow{}, false
}

// open asks for what a half-year lacks first.
func (r *rates) open(id data.ID) {
	row, ok := r.row(id)
	if !ok {
		return
	}
	table := data.RateECB
	if row.rates[0].known && !row.rates[1].known {
		table = data.RateLegal
	}
	r.ask(table, row.half)
}

func (r *rates) menu(ids []data.ID) (items []*fyne.MenuItem) {
	if len(ids) != 1 {
		return nil
	}
	row, ok := r.row(ids[0])
	if !ok {
		return nil
	}
	for i, table := range data.RateTables {
		word := "Corriger"
		if !row.rates[i].known {
			word = "Saisir"
		}
		items = append(items, fyne.NewMenuItemWithIcon(word+"\u00a0: "+small(table)+"…", theme.DocumentCreateIcon(), func() { r.ask(table, row.half) }))
	}
	for i, table := range data.RateTables {
		if c := row.rates[i]; c.source != "" {
			items = append(items, fyne.NewMenuItemWithIcon("Retirer votre "+small(table), theme.DeleteIcon(), func() { r.remove(table, row.half, c) }))
		}
	}
	return items
}

// small is a table's name inside a sentence.
func small(table data.RateTable) string {
	if table == data.RateECB {
		return "taux de la BCE"
	}
	return "taux de l’intérêt légal"
}
