package imports

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/data/exchange"
)

// importing is the dialog of one file.
type importing struct {
	shell   ui.Shell
	desk    Desk
	sheet   exchange.Sheet
	mapping exchange.Mapping
	refused atomic.Pointer[[]data.ImportRefusal] // replaced whole: the table reads it from elsewhere

	dialog  *ui.Dialog
	fields  []*ui.SelectField[int] // a column of the file for each, as the eye reads
	scroll  *container.Scroll      // of the fields
	summary *widget.Label
	reason  *ui.Prose // of the refused line that is chosen
	lines   *ui.Table[refusal]
	place   *fyne.Container // of the three above
	keep    *ui.Button
	job     ui.Job
}

// show opens the dialog; next is called when it has gone.
func show(shell ui.Shell, desk Desk, sheet exchange.Sheet, mapping exchange.Mapping, next func()) {
	i := &importing{shell: shell, desk: desk, sheet: sheet, mapping: maps.Clone(mapping)}
	i.refused.Store(&[]data.ImportRefusal{})
	i.summary = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	i.summary.Wrapping = fyne.TextWrapWord
	i.reason = ui.Faint("")
	i.reason.Hide()
	i.lines = i.newRefusals()
	i.keep = ui.NewPrimary("Importer", i.run)
	columns := container.NewBorder(ui.Section("Correspondance des colonnes"), nil, nil, nil, i.columns())
	preview := container.NewBorder(i.about(), nil, nil, nil, preview(shell.Runner(), sheet))
	i.place = container.NewBorder(i.summary, i.reason, nil, nil, i.lines)
	i.dialog = ui.NewDialog(shell.Window(), "Importer «\u00a0"+sheet.Name+"\u00a0»", container.New(work{}, columns, preview, i.place),
		ui.NewButton("Annuler", func() { i.dialog.Close() }), i.keep)
	i.dialog.SetWidth(1160)
	i.dialog.OnClosed = func() {
		i.job.Stop()
		next()
	}
	i.dialog.Show()
	i.try()
}

// about says how the file was read, so that a wrong guess is seen at once.
func (i *importing) about() fyne.CanvasObject {
	separator := map[string]string{";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre"}[i.sheet.Separator]
	return ui.Faint(fmt.Sprintf("%s, séparées par\u00a0: %s. Caractères\u00a0: %s.", count(len(i.sheet.Rows), "ligne", "lignes"), separator, i.sheet.Charset))
}

// columns has one list of the file's columns for each field.
func (i *importing) columns() fyne.CanvasObject {
	options := []ui.Option[int]{{Value: -1, Label: "–"}}
	for at, header := range i.sheet.Header {
		if header == "" {
			header = fmt.Sprintf("Colonne %d", at+1)
		}
		options = append(options, ui.Option[int]{Value: at, Label: header})
	}
	box := ui.Stack()
	fields := exchange.Fields()
	slices.SortStableFunc(fields, func(a, b exchange.FieldInfo) int { return i.rank(a) - i.rank(b) })
	for _, info := range fields {
		label := info.French
		if info.Required {
			label += " (nécessaire)"
		}
		field := ui.NewSelectField(string(info.Field), label, options)
		at, mapped := i.mapping[info.Field]
		if !mapped {
			at = -1
		}
		field.SetValue(at)
		field.OnChanged = func(at int) {
			if at < 0 {
				delete(i.mapping, info.Field)
			} else {
				i.mapping[info.Field] = at
			}
			i.try()
		}
		i.fields = append(i.fields, field)
		box.Add(field)
	}
	i.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), box)) // beside the scroll bar
	return i.scroll
}

// rank puts what a list needs first, then what was recognised in this one.
func (i *importing) rank(info exchange.FieldInfo) int {
	_, mapped := i.mapping[info.Field]
	switch {
	case info.Required:
		return 0
	case mapped:
		return 1
	}
	return 2
}

// try reports what an import would do; nothing is kept.
func (i *importing) try() {
	i.keep.Disable()
	i.summary.SetText("Lecture…")
	sheet, mapping := i.sheet, maps.Clone(i.mapping)
	ui.Load(i.shell.Runner(), &i.job, func(ctx context.Context) (data.ImportReport, error) { return i.desk.Import(ctx, sheet, mapping, true) },
		func(report data.ImportReport, err error) {
			if err != nil {
				i.summary.SetText(err.Error())
				i.point()
				return
			}
			i.report(report)
			if report.New == 0 || len(report.Refused) > 0 {
				i.point()
			}
		})
}

// point moves the keyboard from the button, where a dialog starts, to the first
// field without a column: there is something to look at before the button.
func (i *importing) point() {
	window := i.shell.Window().Canvas()
	if window.Focused() != i.keep {
		return // the user has chosen a place
	}
	for _, field := range i.fields {
		if at, _ := field.Value(); at < 0 {
			i.scroll.ScrollToOffset(fyne.NewPos(0, field.Position().Y))
			window.Focus(field.Focusable())
			return
		}
	}
}

func (i *importing) report(r data.ImportReport) {
	what, known := i.what(r.New), count(r.Known, "déjà connue", "déjà connues")
	if i.clientsOnly() {
		known = count(r.Known, "déjà connu", "déjà connus")
	}
	sentence := what + " · " + known + " · " + count(len(r.Refused), "ligne refusée", "lignes refusées")
	if r.NewClients > 0 && !i.clientsOnly() {
		sentence += " · " + count(r.NewClients, "nouveau client", "nouveaux clients")
	}
	i.summary.SetText(sentence)
	i.setRefused(r.Refused)
	i.keep.SetText("Importer " + i.things(r.New))
	if r.New == 0 {
		i.keep.SetText("Rien à importer")
	} else {
		i.keep.Enable()
	}
	i.dialog.Refresh()
}

// clientsOnly reports whether the list holds clients without invoices.
func (i *importing) clientsOnly() bool {
	_, number := i.mapping[exchange.Number]
	_, total := i.mapping[exchange.Total]
	return !number && !total
}

func (i *importing) what(n int) string {
	if i.clientsOnly() {
		return count(n, "nouveau client", "nouveaux clients")
	}
	return count(n, "nouvelle facture", "nouvelles factures")
}

func (i *importing) things(n int) string {
	if i.clientsOnly() {
		return count(n, "client", "clients")
	}
	return count(n, "facture", "factures")
}

// run takes the list into the register, in one transaction. Where it brings
// debts older than their scenario, the user says how they begin.
func (i *importing) run() {
	type done struct {
		report data.ImportReport
		old    int
		doubt  error // about the old debts: the import itself is done
	}
	i.keep.Disable()
	i.job.Stop()
	sheet, mapping := i.sheet, maps.Clone(i.mapping)
	ui.Do(i.shell.Runner(), func(ctx context.Context) (d done, err error) {
		if d.report, err = i.desk.Import(ctx, sheet, mapping, false); err == nil && d.report.New > 0 {
			d.old, d.doubt = i.desk.OldDebts(ctx, d.report.ID)
		}
		return d, err
	}, func(d done, err error) {
		if err != nil {
			i.keep.Enable()
			i.shell.Fail(err)
			return
		}
		next := i.dialog.OnClosed
		if d.old > 0 {
			i.dialog.OnClosed = i.job.Stop
		}
		i.dialog.Close()
		i.changed()
		i.shell.Toast(i.things(d.report.New)+" de «\u00a0"+i.sheet.Name+"\u00a0» dans le registre.", func() { i.undo(d.report.ID) })
		i.shell.Fail(d.doubt)
		if d.old > 0 {
			i.askOld(d.report.ID, d.old, next)
		}
	})
}

// undo takes the import back.
func (i *importing) undo(id data.ID) {
	ui.Do(i.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, i.desk.UndoImport(ctx, id) },
		func(_ struct{}, err error) {
			i.changed()
			if err != nil {
				i.shell.Fail(err)
				return
			}
			i.shell.Toast("L’import de «\u00a0"+i.sheet.Name+"\u00a0» est annulé.", nil)
		})
}

func (i *importing) changed() {
	i.shell.Changed(ui.ClientsChanged)
	i.shell.Changed(ui.InvoicesChanged)
}

// count returns "1 facture" or "3 factures"; zero is singular in French.
func count(n int, one, many string) string {
	if n < 2 {
		return fmt.Sprintf("%d\u00a0%s", n, one)
	}
	return fmt.Sprintf("%d\u00a0%s", n, many)
}
