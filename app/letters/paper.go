package letters

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/letters"
)

// paper is the dialog from which something on paper is looked at and printed.
type paper struct {
	shell  ui.Shell
	desk   Paper
	letter letters.Letter
	keep   func(context.Context) ([]byte, error) // records it, and returns the PDF that was kept
	kept   string                                // what is said then
	dialog *ui.Dialog
	print  *ui.Button
}

// show opens the dialog: what the letter says, what to know before it leaves,
// and what to do with it.
func (p *paper) show(title string, content []fyne.CanvasObject, warnings []string, advice string) {
	for _, sentence := range warnings {
		content = append(content, wrapped(sentence, widget.WarningImportance))
	}
	p.print = ui.NewPrimary("Imprimer et enregistrer", p.record)
	p.dialog = ui.NewDialog(p.shell.Window(), title, ui.Stack(append(content, ui.Faint(advice))...),
		ui.NewButton("Fermer", func() { p.dialog.Close() }), ui.NewButton("Aperçu", p.preview), p.print)
	p.dialog.SetWidth(800)
	p.dialog.Show()
}

// preview opens the PDF and records nothing.
func (p *paper) preview() {
	letter := p.letter
	ui.Do(p.shell.Runner(), func(context.Context) ([]byte, error) { return p.desk.Render(letter) }, func(content []byte, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.shell.Open("Aperçu - "+letter.FileName(), content)
	})
}

// record makes the PDF, keeps it in the history with its hash, and opens it.
func (p *paper) record() {
	p.print.Disable()
	ui.Do(p.shell.Runner(), p.keep, func(content []byte, err error) {
		p.print.Enable()
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.dialog.Close()
		p.shell.Changed(ui.CouriersChanged)
		p.shell.Open(p.letter.FileName(), content)
		p.shell.Toast(p.kept, nil)
	})
}

// noIBAN warns of a letter that does not say where to pay.
const noIBAN = "Votre IBAN n’est pas renseigné\u00a0: la lettre ne dira pas où payer. Indiquez-le dans Réglages."
