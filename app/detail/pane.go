package detail

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
	"dument/data"
)

// Form is what a Pane edits with.
type Form interface {
	Title() string
	Content() fyne.CanvasObject
	Dirty() bool // something would be lost with it
	Focus()      // gives the keyboard to its first field
}

// Pane is the place beside a page's list: empty, with the detail of one row, or
// with a form. It names what it shows in the window's title.
type Pane struct {
	Shown data.ID // whose detail or form it is; 0 when there is none

	shell ui.Shell
	page  string // one of ui's keys of pages
	name  string // of what is shown, for the window's title
	split *ui.Split
	job   ui.Job            // reads what is shown
	form  Form              // nil while nothing is edited
	body  *container.Scroll // of the detail that is shown; nil while there is none
}

// NewPane returns the empty pane beside a page's list.
func NewPane(shell ui.Shell, page string, list fyne.CanvasObject) *Pane {
	return &Pane{shell: shell, page: page, split: ui.NewSplit(ui.Inset(list))}
}

// SetShare sets the part of the width that the list keeps beside a detail; to be
// called before there is one.
func (p *Pane) SetShare(share float64) { p.split.SetShare(share) }

// Content is the list with the pane.
func (p *Pane) Content() fyne.CanvasObject { return p.split }

// Name is what the window's title says of what is shown.
func (p *Pane) Name() string { return p.name }

// FocusForm gives the keyboard to the form, and reports whether one is open.
func (p *Pane) FocusForm() bool {
	if p.form == nil {
		return false
	}
	p.form.Focus()
	return true
}

// ShowDetail reads the detail of a row and shows it, named in the window's title.
func ShowDetail[T any](p *Pane, id data.ID, read func(context.Context, data.ID) (T, error), show func(T) (name string, content fyne.CanvasObject)) {
	p.Shown = id
	load(p, read, show, p.Crumb)
}

// ReadAgain shows anew what may have changed; the page need not be in front, so
// that the window's title stays, and the reader's place too. A form is left alone.
func ReadAgain[T any](p *Pane, read func(context.Context, data.ID) (T, error), show func(T) (name string, content fyne.CanvasObject)) {
	if p.form == nil && p.Shown != 0 {
		var place fyne.Position
		load(p, read, func(got T) (string, fyne.CanvasObject) {
			if p.body != nil {
				place = p.body.Offset
			}
			return show(got)
		}, func() {
			if p.body != nil {
				p.body.ScrollToOffset(place)
			}
		})
	}
}

func load[T any](p *Pane, read func(context.Context, data.ID) (T, error), show func(T) (string, fyne.CanvasObject), then func()) {
	id := p.Shown
	Read(p, func(ctx context.Context) (T, error) { return read(ctx, id) }, func(got T, err error) {
		switch {
		case data.CodeOf(err) == data.CodeNotFound:
			p.clear() // deleted meanwhile
		case err != nil:
			p.shell.Fail(err)
			return
		default:
			name, content := show(got)
			p.name = name
			p.split.SetDetail(ui.Inset(content))
			p.body = scrollIn(content)
		}
		then()
	})
}

// scrollIn returns what scrolls in a detail, or nil.
func scrollIn(o fyne.CanvasObject) *container.Scroll {
	switch o := o.(type) {
	case *container.Scroll:
		return o
	case *fyne.Container:
		for _, part := range o.Objects {
			if found := scrollIn(part); found != nil {
				return found
			}
		}
	}
	return nil
}

// Read reads what the pane will show, in the place of what was being read.
func Read[T any](p *Pane, read func(context.Context) (T, error), done func(T, error)) {
	ui.Load(p.shell.Runner(), &p.job, read, done)
}

// Edit opens a form.
func (p *Pane) Edit(f Form) {
	p.form = f
	p.split.SetDetail(ui.Inset(f.Content()))
	p.Crumb()
	f.Focus()
}

// Saved closes the form over what it has stored.
func (p *Pane) Saved(id data.ID, name string) {
	p.form, p.Shown, p.name = nil, id, name
	p.Crumb()
}

// Leave does something that takes the form's place; what was typed is given up
// only with the user's word.
func (p *Pane) Leave(do func()) {
	if p.form == nil || !p.form.Dirty() {
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

// Close shows the list alone.
func (p *Pane) Close() {
	p.clear()
	p.Crumb()
}

// clear is Close for what happens behind another page, whose title stays.
func (p *Pane) clear() {
	p.job.Stop()
	p.Shown, p.name, p.form, p.body = 0, "", nil, nil
	p.split.SetDetail(nil)
}

// Crumb names in the window's title what is open.
func (p *Pane) Crumb() {
	if p.form != nil {
		p.shell.SetCrumb(p.page, p.form.Title())
		return
	}
	p.shell.SetCrumb(p.page, p.name)
}
