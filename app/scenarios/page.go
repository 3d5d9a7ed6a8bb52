package scenarios

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
)

// Sections of the page.
const (
	sectionLadders   = "ladders"
	sectionSimulator = "simulator"
	sectionBounds    = "bounds"
)

// section is one part of the page: made once, read again when it is shown.
type section interface {
	content() fyne.CanvasObject
	read()  // from the register; what is being typed is left alone
	focus() // gives the keyboard to where work begins
	crumb() // names in the window's title what is open
}

// Page is the page « Scénarios ».
type Page struct {
	shell    ui.Shell
	chips    *ui.FilterChips
	place    *fyne.Container
	box      fyne.CanvasObject
	ladders  *ladders
	sections map[string]section
	current  map[string]bool // what was read since the last change
	front    bool            // was shown once: before that nothing is read
}

// New returns the page; it reads nothing before Show.
func New(shell ui.Shell, desk Desk) *Page {
	p := &Page{shell: shell, current: map[string]bool{}, place: ui.NewPlace(), ladders: newLadders(shell, desk)}
	p.sections = map[string]section{
		sectionLadders:   p.ladders,
		sectionSimulator: newSimulator(shell, desk),
		sectionBounds:    newBounds(shell, desk),
	}
	p.chips = ui.NewFilterChips([]ui.Filter{{Key: sectionLadders, Label: "Scénarios"}, {Key: sectionSimulator, Label: "Simulateur"},
		{Key: sectionBounds, Label: "Automatique et règles"}}, p.choose)
	p.box = container.New(under{}, p.chips, p.place)
	return p
}

func (p *Page) Key() string                { return ui.PageScenarios }
func (p *Page) Title() string              { return "Scénarios" }
func (p *Page) Icon() fyne.Resource        { return theme.ListIcon() }
func (p *Page) Content() fyne.CanvasObject { return p.box }

// New begins a scenario, whatever section is open.
func (p *Page) New() {
	p.chips.Set(sectionLadders)
	p.ladders.add()
}

// Show opens the section that was open last.
func (p *Page) Show() {
	p.front = true
	p.open()
}

// Focus gives the keyboard to the section.
func (p *Page) Focus() { p.sections[p.chips.Key()].focus() }

// choose opens a section and gives it the keyboard.
func (p *Page) choose(string) {
	p.open()
	p.Focus()
}

// Refresh reads the section in front again; the others follow when they are shown.
func (p *Page) Refresh(s ui.Signal) {
	if s == ui.SettingsChanged || s == ui.CouriersChanged {
		return
	}
	clear(p.current)
	if p.front {
		p.read()
	}
}

func (p *Page) open() {
	s := p.sections[p.chips.Key()]
	ui.ShowIn(p.place, s.content())
	s.crumb()
	p.read()
}

func (p *Page) read() {
	if key := p.chips.Key(); !p.current[key] {
		p.current[key] = true
		p.sections[key].read()
	}
}

// under puts the chips above their section, which keeps its own margins.
type under struct{}

const margin float32 = 16

func (under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	chips, section := objects[0], objects[1]
	height := chips.MinSize().Height
	chips.Move(fyne.NewPos(margin, margin))
	chips.Resize(fyne.NewSize(size.Width-2*margin, height))
	section.Move(fyne.NewPos(0, margin+height))
	section.Resize(fyne.NewSize(size.Width, size.Height-margin-height))
}

func (under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	chips, section := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(chips.Width+2*margin, section.Width), margin+chips.Height+section.Height)
}

// narrow keeps a form at a width that the eye follows.
type narrow struct{ width float32 }

func (n narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(min(size.Width, n.width), size.Height))
	}
}

func (narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
