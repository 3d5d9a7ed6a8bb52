package letters

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// receiptName is what proves the end of a letter's way: the acknowledgement of
// receipt, or the envelope that came back.
func receiptName(l data.Posting) string {
	if !l.Back.IsZero() {
		return "Enveloppe revenue"
	}
	return "Avis de réception"
}

// scanLine is a proof of the letter: to be joined, or to be opened.
func (o *post) scanLine(kind data.PostEventKind, name string, document data.ID) fyne.CanvasObject {
	if document == 0 {
		hint := ""
		if kind == data.PostSlip || o.letter.Slip != 0 { // once is enough
			hint = "ou déposez le fichier dans la fenêtre"
		}
		return detail.Line(name, hint, "", ui.NewQuiet("Joindre…", func() { o.chooseScan(kind, name) }))
	}
	return detail.Line(name, "Scan joint", "",
		detail.IconAction(theme.VisibilityIcon(), func() { o.page.document(document, o.page.shell.Open) }),
		detail.IconAction(theme.DownloadIcon(), func() { o.page.document(document, o.page.shell.Save) }),
		detail.IconAction(theme.ContentUndoIcon(), func() { o.takeBack(name, kind) }))
}

// scanTypes are what a scanner or a telephone makes.
var scanTypes = []string{".pdf", ".jpg", ".jpeg", ".png"}

// chooseScan asks for the file of a proof.
func (o *post) chooseScan(kind data.PostEventKind, name string) {
	options := ui.OpenOptions{Title: name + "\u00a0: quel fichier joindre\u202f?", Button: "Joindre", Extensions: scanTypes}
	ui.ChooseFile(o.page.shell, options, func(file string, content []byte) { o.attach(kind, name, file, content) })
}

// attach keeps a file as a proof of the letter.
func (o *post) attach(kind data.PostEventKind, name, file string, content []byte) {
	p, letter := o.page, o.letter.ContactID
	detail.CarryOut(p.shell, ui.CouriersChanged, func(ctx context.Context) (desk.Undo, error) {
		return p.desk.AttachScan(ctx, letter, kind, file, content)
	},
		"«\u00a0"+file+"\u00a0» est joint\u00a0: "+small(name)+" de "+o.letter.ClientName+".")
}

// Dropped takes a scan that was dropped on the window while a registered letter
// is shown; false when it is not for this page.
func (p *Page) Dropped(files []fyne.URI) bool {
	o := p.shown
	if o == nil || o.letter.State() == data.StateNotPosted || !slices.ContainsFunc(files, isScan) {
		return false
	}
	if len(files) > 1 {
		p.shell.Fail(data.Invalid("file", "Déposez un seul fichier à la fois\u00a0: le récépissé de dépôt, ou l’avis de réception."))
		return true
	}
	o.askScan(files[0].Path())
	return true
}

func isScan(file fyne.URI) bool {
	return file.Scheme() == "file" && slices.Contains(scanTypes, strings.ToLower(filepath.Ext(file.Path())))
}

// askScan asks what a dropped file is; Enter takes what is missing first.
func (o *post) askScan(path string) {
	slip, receipt := "Récépissé de dépôt", receiptName(o.letter)
	var dialog *ui.Dialog
	as := func(kind data.PostEventKind, name string) func() {
		return func() {
			dialog.Close()
			ui.ReadFile(o.page.shell, path, func(file string, content []byte) { o.attach(kind, name, file, content) })
		}
	}
	buttons := []fyne.CanvasObject{ui.NewButton("Annuler", func() { dialog.Close() })}
	if o.letter.Slip != 0 || !o.letter.Runs().IsZero() || !o.letter.Back.IsZero() {
		buttons = append(buttons, ui.NewButton(slip, as(data.PostSlip, slip)), ui.NewPrimary(receipt, as(data.PostReceipt, receipt)))
	} else {
		buttons = append(buttons, ui.NewButton(receipt, as(data.PostReceipt, receipt)), ui.NewPrimary(slip, as(data.PostSlip, slip)))
	}
	question := "«\u00a0" + filepath.Base(path) + "\u00a0» est joint au recommandé de " + o.letter.ClientName + ". Qu’est-ce que c’est\u202f?"
	dialog = ui.NewDialog(o.page.shell.Window(), "Joindre un scan", ui.Flush(ui.NewProse(question)), buttons...)
	dialog.SetWidth(520)
	dialog.Show()
}
