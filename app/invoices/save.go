package invoices

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// file is one that waits for its invoice to be stored.
type file struct {
	name    string
	content []byte
}

// Title names the form in the window's title.
func (f *form) Title() string { return f.title }

// Content is the form with its title.
func (f *form) Content() fyne.CanvasObject {
	return container.NewBorder(ui.Flush(ui.Section(f.title)), nil, nil, nil, f.ui)
}

// save stores the invoice, then attaches its files. An error of the register
// stands under the field it is about; one of a file comes after the invoice is
// safe.
func (f *form) save() {
	p, i, files := f.page, f.value(), f.files
	f.ui.SetBusy(true)
	type saved struct {
		invoice data.Invoice
		refused error // of a file
	}
	ui.Do(p.shell.Runner(), func(ctx context.Context) (saved, error) {
		s := saved{invoice: i}
		if err := p.desk.SaveInvoice(ctx, &s.invoice); err != nil {
			return s, err
		}
		for _, file := range files {
			if _, err := p.desk.Attach(ctx, s.invoice.ID, file.name, file.content); err != nil {
				s.refused = err
			}
		}
		return s, nil
	}, func(s saved, err error) {
		f.ui.SetBusy(false)
		if err != nil {
			f.ui.ShowError(err)
			return
		}
		p.list.wanted = s.invoice.ID
		p.pane.Saved(s.invoice.ID, s.invoice.Number)
		p.shell.Changed(ui.InvoicesChanged)
		p.list.table.Focus()
		p.shell.Toast(s.invoice.Kind.French()+" "+s.invoice.Number+" enregistré"+feminine(s.invoice.Kind)+".", nil)
		p.shell.Fail(s.refused)
	})
}

// addFile takes a file in; it is attached when the form is saved.
func (f *form) addFile() {
	f.page.shell.Window().Canvas().Focus(f.fields.link.Focusable())
	ui.ChooseFile(f.page.shell, joinOptions, func(name string, content []byte) {
		f.files = append(f.files, file{name, content})
		f.ui.SetRows(f.rows()...)
	})
}

// fileRows lists the files that will be attached, and takes more.
func (f *form) fileRows() []fyne.CanvasObject {
	title := widget.NewLabel("Pièces jointes")
	title.Importance, title.SizeName = widget.LowImportance, theme.SizeNameCaptionText
	rows := []fyne.CanvasObject{container.NewBorder(nil, nil, title, f.fields.join)}
	for n, one := range f.files {
		rows = append(rows, detail.Line(one.name, "", ui.FileSize(int64(len(one.content))),
			detail.IconAction(theme.DeleteIcon(), func() {
				f.files = append(f.files[:n:n], f.files[n+1:]...)
				f.ui.SetRows(f.rows()...)
			})))
	}
	return rows
}
