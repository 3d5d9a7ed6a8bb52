package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/desk"
	"dument/app/firstrun"
	"dument/app/imports"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// shell is the frame around the pages; it is what they know of the window.
type shell struct {
	desk    *desk.Desk
	config  Config
	window  fyne.Window
	runner  ui.Runner
	pages   []ui.Page
	current int
	crumbs  map[string]string // by page
	today   day.Day           // the day the pages were last told
	side    *sideList
	top     *topBar
	status  *statusLine
	toasts  *ui.Toasts
	place   *fyne.Container // of the page in front
	files   *files
	first   ui.Job
	beside  beside
	auto    automatic
}

var _ ui.Shell = (*shell)(nil)

func newShell(c Config, d *desk.Desk, w fyne.Window, r ui.Runner) *shell {
	s := &shell{desk: d, config: c, window: w, runner: r, current: -1, crumbs: map[string]string{}, today: d.Today()}
	s.toasts = ui.NewToasts(r)
	s.files = newFiles(s)
	s.status = newStatusLine(s)
	s.pages = newPages(s)
	s.side = newSideList(s.pages, s.turnTo)
	s.top = newTopBar(s.search)
	s.place = ui.NewPlace()
	w.SetContent(container.New(frame{}, s.side, s.top, s.place, s.status, s.toasts))
	w.SetMainMenu(s.menu())
	s.digits()
	w.SetPadded(false)
	w.SetMaster()
	w.Resize(fyne.NewSize(1200, 720))
	w.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { s.dropped(files) })
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch e.Name {
		case fyne.KeyF5:
			s.again()
		case fyne.KeyUp, fyne.KeyDown: // a click beside everything took the keyboard away
			s.pages[s.current].Focus()
		}
	})
	return s
}

// dropped hands files to the page in front, or imports them.
func (s *shell) dropped(files []fyne.URI) {
	if ui.DialogOpen(s.window) {
		return
	}
	if p, ok := s.pages[s.current].(ui.Dropper); !ok || !p.Dropped(files) {
		imports.Dropped(s, s.desk, files)
	}
}

// start shows the first page and, to a new user, the first steps.
func (s *shell) start() {
	s.turnTo(0)
	s.status.read() // the side list counts what waits
	s.noteFile()
	s.watchDay()
	ui.Load(s.runner, &s.first, func(ctx context.Context) (bool, error) { return firstrun.Needed(ctx, s.desk) },
		func(needed bool, err error) {
			if err != nil {
				s.Fail(err)
			} else if needed {
				firstrun.Show(s, s.desk, s.firstSteps())
			}
		})
	s.watchAutomatic()
}

// watchDay tells the pages when midnight has gone by.
func (s *shell) watchDay() {
	s.runner.After(time.Minute, func() {
		if today := s.desk.Today(); today != s.today {
			s.today = today
			s.Changed(ui.DayChanged)
		}
		s.watchDay()
	})
}

// turnTo shows the page at a place of the side list, as it was left.
func (s *shell) turnTo(i int) {
	if i < 0 || i >= len(s.pages) {
		return
	}
	page := s.pages[i]
	if i != s.current {
		s.current = i
		s.side.setCurrent(i)
		s.top.setTitle(page.Title())
		ui.ShowIn(s.place, page.Content())
	}
	s.retitle()
	page.Show()
	page.Focus()
}

// again reads everything again: F5.
func (s *shell) again() {
	s.Changed(ui.DayChanged)
	s.Toast("Tout est relu.", nil)
}

func (s *shell) retitle() {
	page := s.pages[s.current]
	title := "Dûment – " + page.Title()
	if crumb := s.crumbs[page.Key()]; crumb != "" {
		title += " – " + crumb
	}
	ui.SetTitle(s.window, title)
}

func (s *shell) Window() fyne.Window { return s.window }
func (s *shell) Runner() ui.Runner   { return s.runner }

func (s *shell) ShowPage(key string) {
	for i, p := range s.pages {
		if p.Key() == key {
			s.turnTo(i)
		}
	}
}

func (s *shell) ShowInvoice(id data.ID) {
	s.ShowPage(ui.PageInvoices)
	if p, ok := s.pages[s.current].(ui.InvoiceShower); ok {
		p.ShowInvoice(id)
	}
}

func (s *shell) ShowClient(id data.ID) {
	s.ShowPage(ui.PageClients)
	if p, ok := s.pages[s.current].(ui.ClientShower); ok {
		p.ShowClient(id)
	}
}

func (s *shell) SetCrumb(page, crumb string) {
	s.crumbs[page] = crumb
	if s.current >= 0 && s.pages[s.current].Key() == page {
		s.retitle()
	}
}

func (s *shell) Toast(text string, undo func()) { s.toasts.Say(text, undo) }

func (s *shell) Fail(err error) {
	if err != nil {
		ui.ShowError(s.window, err)
	}
}

func (s *shell) Changed(signal ui.Signal) {
	for _, p := range s.pages {
		p.Refresh(signal)
	}
	s.status.read()
	s.noteFile()
	switch signal {
	case ui.DayChanged:
		s.passAutomatic()
	case ui.SettingsChanged:
		s.accountChanged()
	}
}

func (s *shell) Count(key string, n int) { s.side.setCount(key, n) }

func (s *shell) Open(name string, content []byte) { s.files.open(name, content) }
func (s *shell) Save(name string, content []byte) { s.files.save(name, content) }
