package settings

import (
	"context"
	"strings"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// ask opens the form of a rate.
func (r *rates) ask(table data.RateTable, half day.HalfYear) {
	var tables []ui.Option[data.RateTable]
	for _, t := range data.RateTables {
		tables = append(tables, ui.Option[data.RateTable]{Value: t, Label: t.French()})
	}
	var halves []ui.Option[day.HalfYear]
	now := r.desk.Today().Half()
	for h := (day.HalfYear{Year: now.Year - 11}); h.First() <= now.Next().First(); h = h.Next() {
		halves = append([]ui.Option[day.HalfYear]{{Value: h, Label: h.French()}}, halves...)
	}
	which := ui.NewSelectField("table", "Taux", tables)
	which.SetValue(table)
	when := ui.NewSelectField("half_year", "Semestre", halves)
	when.SetValue(half)
	rate := ui.NewTextField("rate", "Taux annuel (%)", func(s string) error {
		if strings.TrimSpace(s) == "" {
			return data.Invalid("rate", "Le taux est vide\u00a0: écrivez-le sous la forme 2,40.")
		}
		_, err := money.ParseRate(s)
		return err
	})
	rate.SetNote("Tel qu’il est publié, sans majoration.")
	source := ui.NewTextField("source", "Où ce taux a été lu", ui.Required("Indiquez d’où vient ce taux\u00a0: on doit pouvoir le vérifier."))
	source.SetPlaceHolder("Arrêté du 19 juin 2026, Journal officiel")
	origin := func(t data.RateTable) { source.SetNote("Ceux du programme viennent de\u00a0: " + t.Source() + ".") }
	which.OnChanged = origin
	origin(table)
	var dialog *ui.Dialog
	var form *ui.Form
	form = ui.NewForm("Enregistrer le taux", func() {
		row := data.RateRow{Source: strings.TrimSpace(source.Text())}
		row.Table, _ = which.Value()
		row.Half, _ = when.Value()
		row.Rate, _ = money.ParseRate(rate.Text())
		r.save(row, form, func() { dialog.Close() })
	}, nil, ui.NewRow(which, when), rate, source)
	form.SetIntro("Il vaut pour ce semestre seulement, et passe avant celui du programme.")
	dialog = ui.ShowForm(r.shell.Window(), "Taux d’un semestre", form)
}

// save keeps a rate; the toast brings back what was there before.
func (r *rates) save(row data.RateRow, form *ui.Form, done func()) {
	form.SetBusy(true)
	ui.Do(r.shell.Runner(), func(ctx context.Context) (before rateCell, err error) {
		all, err := r.desk.Rates(ctx)
		if err != nil {
			return before, err
		}
		if own, mine := all.Own(row.Table, row.Half); mine {
			before = rateCell{known: true, rate: own.Rate, source: own.Source}
		}
		return before, r.desk.SaveRate(ctx, row)
	}, func(before rateCell, err error) {
		form.SetBusy(false)
		if err != nil {
			form.ShowError(err)
			return
		}
		done()
		r.told(row.Table.French()+", "+row.Half.French()+"\u00a0: "+row.Rate.French()+".", func(ctx context.Context) error {
			if !before.known {
				return r.desk.RemoveRate(ctx, row.Table, row.Half)
			}
			row.Rate, row.Source = before.rate, before.source
			return r.desk.SaveRate(ctx, row)
		})
	})
}

// remove takes a rate of the user's back.
func (r *rates) remove(table data.RateTable, half day.HalfYear, was rateCell) {
	ui.Do(r.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, r.desk.RemoveRate(ctx, table, half) },
		func(_ struct{}, err error) {
			if err != nil {
				r.shell.Fail(err)
				return
			}
			r.told("Votre "+small(table)+" du "+half.French()+" est retiré.", func(ctx context.Context) error {
				return r.desk.SaveRate(ctx, data.RateRow{Table: table, Half: half, Rate: was.rate, Source: was.source})
			})
		})
}

// told reads again, and says what was done, with the way back.
func (r *rates) told(sentence string, undo func(context.Context) error) {
	again := func() {
		r.read()
		r.shell.Changed(ui.InvoicesChanged) // what is owed follows the rates
	}
	again()
	r.shell.Toast(sentence, func() {
		ui.Do(r.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, undo(ctx) }, func(_ struct{}, err error) {
			r.shell.Fail(err)
			again()
		})
	})
}
