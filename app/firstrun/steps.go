// Package firstrun is what a new register begins with: three short steps, each
// of which can wait, and then the page of the day.
package firstrun

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// DoneKey is the setting that says that the steps were gone through once.
const DoneKey = "firstrun.done"

// Desk is what the steps need of the user's desk.
type Desk interface {
	Sender(ctx context.Context) (data.Sender, error)
	SaveSender(ctx context.Context, s data.Sender) error
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Parts are what other pages bring to the steps.
type Parts struct {
	// Mail returns the form of the mail account, filled with what is known; saved
	// is called once the account is kept.
	Mail    func(saved func()) *ui.Form
	Import  func() // asks for a file
	Example func() // shows the program with made-up invoices; nil = not offered
}

// Needed reports whether the steps are still to be shown: they never were, and
// nobody has told who the sender is.
func Needed(ctx context.Context, desk Desk) (bool, error) {
	done, err := desk.Setting(ctx, DoneKey)
	if err != nil || done != "" {
		return false, err
	}
	sender, err := desk.Sender(ctx)
	return sender.Name == "", err
}

// Show begins with the first step.
func Show(shell ui.Shell, desk Desk, parts Parts) {
	s := &steps{shell: shell, desk: desk, parts: parts}
	s.identity()
}

// steps walks through the dialogs, one at a time.
type steps struct {
	shell  ui.Shell
	desk   Desk
	parts  Parts
	dialog *ui.Dialog
}

// replace shows a dialog in the place of the one before. Esc is « Plus tard ».
func (s *steps) replace(d *ui.Dialog, later func()) {
	if s.dialog != nil {
		s.dialog.Close()
	}
	s.dialog = d
	d.SetWidth(640)
	d.OnCancel = later
	d.Show()
}

// form shows a step that asks for something, under a sentence that says why.
func (s *steps) form(title, sentence string, later func(), f *ui.Form) {
	f.SetIntro(sentence)
	f.SetCancel("Plus tard", later)
	s.replace(ui.NewDialog(s.shell.Window(), title, f), later)
}

// invoices is the third step: a list of the user's own, or an example.
func (s *steps) invoices() {
	choose := ui.NewPrimary("Choisir un fichier…", func() {
		s.finish()
		s.parts.Import()
	})
	choose.SetIcon(theme.FolderOpenIcon())
	var rows []fyne.CanvasObject
	if s.parts.Example != nil {
		rows = append(rows, ui.Flush(widget.NewLabel("Ou regardez d’abord Dûment avec des factures inventées\u00a0:")),
			ui.Line(ui.NewButton("Ouvrir le registre d’exemple", func() {
				s.finish()
				s.parts.Example()
			})))
	}
	sentence := ui.Flush(ui.Faint("3 sur 3. Exportez la liste de vos factures ou de vos clients au format CSV depuis votre logiciel, puis choisissez ce fichier, " +
		"ou déposez-le sur la fenêtre. Vous verrez ce qui sera importé avant que rien ne soit enregistré."))
	s.replace(ui.NewDialog(s.shell.Window(), "Vos factures", ui.Stack(append([]fyne.CanvasObject{sentence}, rows...)...),
		ui.NewButton("Plus tard", s.finish), choose), s.finish)
}

// finish closes the steps for good; they are all in Réglages too.
func (s *steps) finish() {
	s.dialog.Close()
	ui.Do(s.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, s.desk.SetSetting(ctx, DoneKey, "1") },
		func(_ struct{}, err error) {
			s.shell.Fail(err)
			s.shell.ShowPage(ui.PageToday)
		})
}
