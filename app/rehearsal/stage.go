// Package rehearsal lets a test play with a page as a user does: it types into
// fields found by their label, taps buttons found by their word, and reads what
// is on screen, under Fyne's test driver, without a display.
package rehearsal

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/ui"
	"dument/data"
)

// Stage is a window with one page in front. It is the shell of the pages it
// shows, and remembers what they asked of it.
type Stage struct {
	T      testing.TB
	window fyne.Window
	runner ui.Runner
	pages  []ui.Page

	Toasts []string // what was said to be done, oldest first
	undo   func()   // of the last toast
	Failed []error  // errors the user had to read
	Crumb  string
	Counts map[string]int
	Asked  []string // pages, clients and invoices that were asked for
	Opened map[string][]byte
	Saved  map[string][]byte
}

var _ ui.Shell = (*Stage)(nil)

// New returns a stage of the size of a small laptop's window, in the light
// theme; work runs inline.
func New(t testing.TB) *Stage {
	t.Helper()
	return NewWith(t, ui.Inline())
}

// NewWith returns a stage whose work goes through a runner of the test's own.
func NewWith(t testing.TB, r ui.Runner) *Stage {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(ui.Light())
	s := &Stage{T: t, runner: r, window: test.NewWindow(nil), Counts: map[string]int{}, Opened: map[string][]byte{}, Saved: map[string][]byte{}}
	t.Cleanup(s.window.Close)
	s.window.Resize(fyne.NewSize(1120, 700))
	return s
}

// Put brings a page to the front; those put before it still hear of changes.
func (s *Stage) Put(p ui.Page) {
	for i, known := range s.pages {
		if known == p {
			s.pages = append(s.pages[:i], s.pages[i+1:]...)
			break
		}
	}
	s.pages = append(s.pages, p)
	s.window.SetContent(p.Content())
	s.window.Resize(fyne.NewSize(1120, 700))
	p.Show()
}

// Undo presses « Annuler » of the last toast.
func (s *Stage) Undo() {
	s.T.Helper()
	if s.undo == nil {
		s.T.Fatalf("the last toast has no undo: %q", s.Toasts)
	}
	undo := s.undo
	s.undo = nil
	undo()
}

// LastToast returns the last one, "" when nothing was said.
func (s *Stage) LastToast() string {
	if len(s.Toasts) == 0 {
		return ""
	}
	return s.Toasts[len(s.Toasts)-1]
}

func (s *Stage) Window() fyne.Window { return s.window }
func (s *Stage) Runner() ui.Runner   { return s.runner }

func (s *Stage) ShowPage(key string)      { s.Asked = append(s.Asked, key) }
func (s *Stage) ShowInvoice(id data.ID)   { s.Asked = append(s.Asked, "invoice") }
func (s *Stage) ShowClient(id data.ID)    { s.Asked = append(s.Asked, "client") }
func (s *Stage) SetCrumb(_, crumb string) { s.Crumb = crumb }

func (s *Stage) Toast(text string, undo func()) {
	s.Toasts = append(s.Toasts, text)
	s.undo = undo
}

func (s *Stage) Fail(err error) {
	if err != nil {
		s.Failed = append(s.Failed, err)
	}
}

func (s *Stage) Changed(signal ui.Signal) {
	for _, p := range s.pages {
		p.Refresh(signal)
	}
}

func (s *Stage) Count(key string, n int)          { s.Counts[key] = n }
func (s *Stage) Open(name string, content []byte) { s.Opened[name] = content }
func (s *Stage) Save(name string, content []byte) { s.Saved[name] = content }
