package invoices

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// joinOptions ask for a file to go with an invoice.
var joinOptions = ui.OpenOptions{Title: "Quel fichier joindre\u00a0?", Button: "Joindre"}

// attachments is the section of the files that go with an invoice.
func (p *Page) attachments(s sheet) fyne.CanvasObject {
	id := s.invoice.ID
	var lines []fyne.CanvasObject
	for _, file := range s.files {
		lines = append(lines, detail.Line(file.Name, "", ui.FileSize(file.Size),
			detail.IconAction(theme.VisibilityIcon(), func() { p.openDocument(file.ID) }),
			detail.IconAction(theme.DownloadIcon(), func() { p.saveDocument(file.ID) }),
			detail.IconAction(theme.DeleteIcon(), func() { p.detach(id, file) })))
	}
	join := ui.NewQuiet("Joindre un fichier", func() {
		ui.ChooseFile(p.shell, joinOptions, func(name string, content []byte) { p.attach(id, name, content) })
	})
	return detail.Section("Pièces jointes", join, "Joignez le PDF de la facture\u00a0: il partira avec chaque relance.", lines...)
}

func (p *Page) attach(invoice data.ID, name string, content []byte) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) (data.Document, error) { return p.desk.Attach(ctx, invoice, name, content) },
		func(_ data.Document, err error) {
			if err != nil {
				p.shell.Fail(err)
				return
			}
			p.shell.Changed(ui.InvoicesChanged)
			p.shell.Toast("«\u00a0"+name+"\u00a0» est joint.", nil)
		})
}

// detach takes a file away; the toast puts it back from its bytes.
func (p *Page) detach(invoice data.ID, file data.Document) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) ([]byte, error) {
		_, content, err := p.desk.Document(ctx, file.ID)
		if err != nil {
			return nil, err
		}
		return content, p.desk.Detach(ctx, invoice, file.ID)
	}, func(content []byte, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.shell.Changed(ui.InvoicesChanged)
		p.shell.Toast("«\u00a0"+file.Name+"\u00a0» n’est plus joint.", func() { p.attach(invoice, file.Name, content) })
	})
}

func (p *Page) openDocument(id data.ID) { p.document(id, p.shell.Open) }
func (p *Page) saveDocument(id data.ID) { p.document(id, p.shell.Save) }

func (p *Page) document(id data.ID, then func(name string, content []byte)) {
	type kept struct {
		data.Document
		content []byte
	}
	ui.Do(p.shell.Runner(), func(ctx context.Context) (kept, error) {
		d, content, err := p.desk.Document(ctx, id)
		return kept{d, content}, err
	}, func(k kept, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		then(k.Name, k.content)
	})
}
