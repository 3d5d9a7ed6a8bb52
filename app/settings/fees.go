package settings

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// FeesDesk is what the section « Frais » needs of the user's desk.
type FeesDesk interface {
	Fees(ctx context.Context) ([]data.Fee, error)
	SaveFee(ctx context.Context, f *data.Fee) error
	RemoveFee(ctx context.Context, id data.ID) error
}

// fees is the section « Frais »: what handing a case over costs, as the user was
// quoted. The program knows no tariff.
type fees struct {
	shell ui.Shell
	desk  FeesDesk
	job   ui.Job
	rows  atomic.Pointer[[]data.Fee] // replaced whole: the table reads it from elsewhere
	table *ui.Table[data.Fee]
	box   fyne.CanvasObject
}

func newFees(shell ui.Shell, desk FeesDesk) *fees {
	f := &fees{shell: shell, desk: desk}
	f.rows.Store(&[]data.Fee{})
	f.table = ui.NewTable(shell.Runner(), ui.TableConfig[data.Fee]{
		Columns: []ui.Column[data.Fee]{
			{Title: "Confié à", Width: 180, Text: func(fee data.Fee) string { return fee.Provider.French() }},
			{Title: "Frais", Width: 300, Flex: 2, Bold: true, Text: func(fee data.Fee) string { return fee.Label }},
			{Title: "Montant TTC", Width: 110, Right: true, Text: func(fee data.Fee) string { return orBlank(fee, fee.Fixed.Format("EUR"), fee.Fixed == 0) }},
			{Title: "Du recouvré", Width: 100, Right: true, Text: func(fee data.Fee) string { return orBlank(fee, fee.Percent.French(), fee.Percent == 0) }},
			{Title: "D’après", Width: 130, Flex: 1, Optional: 1, Text: func(fee data.Fee) string { return fee.Source }},
		},
		ID: func(fee data.Fee) data.ID { return fee.ID }, Fetch: f.fetch, OnError: shell.Fail,
		OnOpen: func(id data.ID) { f.edit(f.row(id)) }, OnMenu: f.menu,
	})
	add := ui.NewPrimary("Ajouter des frais…", func() { f.edit(data.Fee{Provider: data.Bailiff}) })
	add.SetIcon(theme.ContentAddIcon())
	f.table.SetEmpty("Aucuns frais ne sont notés.", "Ajouter des frais…", add.OnTapped)
	intro := ui.Faint("Ce que coûterait de confier un dossier, pour l’estimation du mandat\u00a0: un commissaire de justice, une société de recouvrement, le tribunal. " +
		"Dûment ne connaît aucun tarif\u00a0: notez ceux qu’on vous a donnés, et où vous les avez lus.")
	f.box = container.New(narrow{1100}, container.NewBorder(container.NewBorder(nil, nil, nil, container.NewVBox(add), ui.Flush(intro)), nil, nil, nil, f.table))
	return f
}

// orBlank writes an amount; a line without any says that it is to be filled in.
func orBlank(fee data.Fee, text string, none bool) string {
	switch {
	case fee.Fixed == 0 && fee.Percent == 0:
		return "à compléter"
	case none:
		return "–"
	}
	return text
}

func (f *fees) content() fyne.CanvasObject { return f.box }
func (f *fees) focus()                     { f.table.Focus() }

func (f *fees) read() {
	ui.Load(f.shell.Runner(), &f.job, f.desk.Fees, func(rows []data.Fee, err error) {
		if err != nil {
			f.shell.Fail(err)
			return
		}
		f.rows.Store(&rows)
		var ids []data.ID
		for _, fee := range rows {
			ids = append(ids, fee.ID)
		}
		f.table.SetIDs(ids)
		f.box.Refresh()
	})
}

// fetch answers the table from the rows already read. It runs off the UI goroutine.
func (f *fees) fetch(_ context.Context, ids []data.ID) ([]data.Fee, error) {
	return slices.DeleteFunc(slices.Clone(*f.rows.Load()), func(fee data.Fee) bool { return !slices.Contains(ids, fee.ID) }), nil
}

func (f *fees) row(id data.ID) data.Fee {
	rows := *f.rows.Load()
	if i := slices.IndexFunc(rows, func(fee data.Fee) bool { return fee.ID == id }); i >= 0 {
		return rows[i]
	}
	return data.Fee{}
}

func (f *fees) menu(ids []data.ID) []*fyne.MenuItem {
	if len(ids) != 1 {
		return nil
	}
	fee := f.row(ids[0])
	return []*fyne.MenuItem{
		fyne.NewMenuItemWithIcon("Modifier…", theme.DocumentCreateIcon(), func() { f.edit(fee) }),
		fyne.NewMenuItemWithIcon("Supprimer", theme.DeleteIcon(), func() { f.remove(fee) }),
	}
}

// edit opens the form of a line; one without an id is new.
func (f *fees) edit(fee data.Fee) {
	var providers []ui.Option[data.Provider]
	for _, p := range data.Providers {
		providers = append(providers, ui.Option[data.Provider]{Value: p, Label: p.French()})
	}
	provider := ui.NewSelectField("provider", "Confié à", providers)
	provider.SetValue(fee.Provider)
	label := ui.NewTextField("label", "Frais", ui.Required("Donnez un nom à ces frais, par exemple «\u00a0Ouverture du dossier\u00a0»."))
	label.SetText(fee.Label)
	fixed := ui.NewOptionalMoneyField("amount", "Montant TTC")
	if fee.Fixed != 0 {
		fixed.SetCents(fee.Fixed)
	}
	percent := ui.NewTextField("percent", "Part de ce qui est recouvré (%)", func(s string) error { _, err := part(s); return err })
	if fee.Percent != 0 {
		percent.SetText(strings.ReplaceAll(fee.Percent.Plain(), ".", ","))
	}
	source := ui.NewTextField("source", "Où vous l’avez lu", nil)
	source.SetText(fee.Source)
	before, title := fee, "Nouveaux frais"
	if fee.ID != 0 {
		title = "Frais «\u00a0" + fee.Label + "\u00a0»"
	}
	var dialog *ui.Dialog
	var form *ui.Form
	form = ui.NewForm("Enregistrer", func() {
		fee.Provider, _ = provider.Value()
		fee.Label, fee.Source = strings.TrimSpace(label.Text()), strings.TrimSpace(source.Text())
		fee.Fixed, _ = fixed.Cents()
		fee.Percent, _ = part(percent.Text())
		if err := fee.Validate(); err != nil {
			form.ShowError(err)
			return
		}
		saved := fee
		ui.Do(f.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, f.desk.SaveFee(ctx, &saved) }, func(_ struct{}, err error) {
			if err != nil {
				form.ShowError(err)
				return
			}
			dialog.Close()
			f.told("«\u00a0"+saved.Label+"\u00a0» est noté.", func(ctx context.Context) error {
				if before.ID == 0 {
					return f.desk.RemoveFee(ctx, saved.ID)
				}
				return f.desk.SaveFee(ctx, &before)
			})
		})
	}, nil, provider, label, ui.NewRow(fixed, percent), source)
	dialog = ui.ShowForm(f.shell.Window(), title, form)
}

// part reads a share in percent; empty is none.
func part(s string) (money.Rate, error) {
	if strings.TrimSpace(s) == "" {
		return 0, nil
	}
	rate, err := money.ParseRate(s)
	if err == nil && rate > 10000 {
		err = data.Invalid("percent", "Une part tient entre 0 et 100\u202f%\u00a0: corrigez-la.")
	}
	return rate, err
}

func (f *fees) remove(fee data.Fee) {
	ui.Do(f.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, f.desk.RemoveFee(ctx, fee.ID) }, func(_ struct{}, err error) {
		if err != nil {
			f.shell.Fail(err)
			return
		}
		f.told("«\u00a0"+fee.Label+"\u00a0» est supprimé.", func(ctx context.Context) error {
			again := fee
			again.ID = 0
			return f.desk.SaveFee(ctx, &again)
		})
	})
}

// told reads again, and says what was done, with the way back.
func (f *fees) told(sentence string, undo func(context.Context) error) {
	f.read()
	f.shell.Toast(sentence, func() {
		ui.Do(f.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, undo(ctx) }, func(_ struct{}, err error) {
			f.shell.Fail(err)
			f.read()
		})
	})
}
