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
	ui.Confirm(p.shell.Window(), "Abandonner la saisie\u00a0?", "Ce que vous avez écrit dans le formulaire n’est pas encore enregistré.",
		"Abandonner", func() {
			p.form = nil
			do()
		})
}

// close shows the list alone.
func (p *Page) close() {
	p.clear()
	p.crumb()
}

// clear is close for what happens behind another page, whose title stays.
func (p *Page) clear() {
	p.sheet.Stop()
	p.shown, p.name, p.form = 0, "", nil
	p.split.SetDetail(nil)
}

// pane shows something beside the list.
func (p *Page) pane(content fyne.CanvasObject) {
	p.split.SetDetail(ui.Inset(content))
}

// crumb names in the window's title what is open.
func (p *Page) crumb() {
	if p.form != nil {
		p.shell.SetCrumb(ui.PageClients, p.form.title)
		return
	}
	p.shell.SetCrumb(ui.PageClients, p.name)
}
