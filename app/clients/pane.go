package clients

import (
	"fyne.io/fyne/v2"

	"dument/app/ui"
)

// leave does something that takes the form's place; what was typed is given up
// only with the user's word.
func (p *Page) leave(do func()) {
	if p.form == nil || !p.form.dirty() {
		p.form = nil
		do()
		return
	}
	ui.Confirm(p.shell.Window(), "Abandonner la saisie ?", "Ce que vous avez écrit dans le formulaire n’est pas encore enregistré.",
		"Abandonner", func() {
			p.form = nil
			do()
		})
}

// close shows the list alone.
func (p *Page) close() {
	p.sheet.Stop()
	p.shown, p.form = 0, nil
	p.split.SetDetail(nil)
	p.crumb()
}

// pane shows something beside the list.
func (p *Page) pane(content fyne.CanvasObject) {
	p.split.SetDetail(ui.Inset(content))
	p.crumb()
}

// crumb names in the window's title what is open.
func (p *Page) crumb() {
	switch {
	case !p.front:
	case p.form != nil:
		p.shell.SetCrumb(p.form.title)
	default:
		p.shell.SetCrumb("")
	}
}
