// Package settings is the page « Réglages »: the user's business, the mail
// account, the texts of messages, paper, rates, fees, the register and the look of
// the window.
package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
)

// Desk is what the page needs of the user's desk.
type Desk interface {
	AccountDesk
	TextsDesk
	RatesDesk
	PaperDesk
	FeesDesk
	SaveSender(ctx context.Context, s data.Sender) error
	Path() string
	Backup(ctx context.Context, dest string) error
	Check(ctx context.Context) ([]string, error)
	Verify(ctx context.Context, progress func(done, total int)) (data.Verification, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Sections of the page.
const (
	sectionCompany  = "company"
	sectionMail     = "mail"
	sectionTexts    = "texts"
	sectionPaper    = "paper"
	sectionRates    = "rates"
	sectionFees     = "fees"
	sectionRegister = "register"
)

// section is one part of the page: made once, read again when it is shown.
type section interface {
	content() fyne.CanvasObject
	read()  // from the register
	focus() // gives the keyboard to the first field
}

// Page is the page « Réglages ».
type Page struct {
	shell    ui.Shell
	chips    *ui.FilterChips
	place    *fyne.Container
	content  fyne.CanvasObject
	sections map[string]section
	read     map[string]bool // what is up to date
	front    bool
}

// New returns the page; it reads nothing before Show.
func New(shell ui.Shell, desk Desk) *Page {
	p := &Page{shell: shell, read: map[string]bool{}, place: ui.NewPlace()}
	p.sections = map[string]section{
		sectionCompany:  newCompany(shell, desk),
		sectionMail:     newMail(shell, desk),
		sectionTexts:    newTexts(shell, desk),
		sectionPaper:    newPaper(shell, desk),
		sectionRates:    newRates(shell, desk),
		sectionFees:     newFees(shell, desk),
		sectionRegister: newRegister(shell, desk),
	}
	p.chips = ui.NewFilterChips([]ui.Filter{{Key: sectionCompany, Label: "Votre entreprise"}, {Key: sectionMail, Label: "Messagerie"},
		{Key: sectionTexts, Label: "Textes"}, {Key: sectionPaper, Label: "Papier"}, {Key: sectionRates, Label: "Taux"}, {Key: sectionFees, Label: "Frais"}, {Key: sectionRegister, Label: "Registre et affichage"}}, p.choose)
	p.content = ui.Inset(container.NewBorder(p.chips, nil, nil, nil, p.place))
	return p
}

func (p *Page) Key() string                { return ui.PageSettings }
func (p *Page) Title() string              { return "Réglages" }
func (p *Page) Icon() fyne.Resource        { return theme.SettingsIcon() }
func (p *Page) Content() fyne.CanvasObject { return p.content }

// New does nothing: settings are changed, never added.
func (p *Page) New() {}

// Show opens the section that was open last.
func (p *Page) Show() {
	p.front = true
	p.open()
}

// ShowRates opens the section of the public rates.
func (p *Page) ShowRates() { p.chips.Set(sectionRates) }

// choose opens a section, whose first field gets the keyboard.
func (p *Page) choose(string) {
	p.open()
	p.Focus()
}

// Focus gives the keyboard to the section's first field.
func (p *Page) Focus() { p.sections[p.chips.Key()].focus() }

// Refresh reads again what changed; what is being typed is left alone, since
// only this page changes settings while it is in front.
func (p *Page) Refresh(s ui.Signal) {
	if s == ui.SettingsChanged || s == ui.DayChanged {
		clear(p.read)
		p.read[p.chips.Key()] = p.front && s == ui.SettingsChanged
	}
}

func (p *Page) open() {
	key := p.chips.Key()
	s := p.sections[key]
	ui.ShowIn(p.place, s.content())
	if !p.read[key] {
		p.read[key] = true
		s.read()
	}
}

// narrow keeps a form at a width that the eye follows.
type narrow struct{ width float32 }

func (n narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 12))
		o.Resize(fyne.NewSize(min(size.Width, n.width), size.Height-12))
	}
}

func (narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(0, 12)
}
