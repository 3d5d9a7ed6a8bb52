package app

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/firstrun"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/sqlite"
	"dument/letters/mail"
)

// stage is the whole window over a register of 12 clients and 60 invoices,
// under Fyne's test driver.
type stage struct {
	*shell
	t    *testing.T
	desk *desk.Desk
}

func newStage(t *testing.T) *stage {
	t.Helper()
	now := func() time.Time { return time.Date(2026, time.November, 21, 9, 0, 0, 0, time.UTC) }
	d, err := desk.Open(t.Context(), filepath.Join(t.TempDir(), "registre.dument"), true, desk.Config{
		Now: now, Today: day.Of(2026, 11, 21), Transport: mail.NewTransport(mail.Options{})})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Register.Close() })
	if err := d.FillSample(t.Context(), 1, 12, 60); err != nil {
		t.Fatal(err)
	}
	if err := d.SetSetting(t.Context(), firstrun.DoneKey, "1"); err != nil {
		t.Fatal(err)
	}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(ui.Light())
	speakFrench()
	w := a.NewWindow("Dûment")
	t.Cleanup(w.Close)
	s := newShell(Config{Version: "0.1"}, d, w, ui.Inline())
	s.start()
	return &stage{shell: s, t: t, desk: d}
}

// menuItem presses an entry of the menu, as its shortcut does.
func (s *stage) menuItem(label string) {
	s.t.Helper()
	for _, menu := range s.window.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Label == label {
				item.Action()
				return
			}
		}
	}
	s.t.Fatalf("no %q in the menu", label)
}

// title checks how the window's title begins; pages add what they show.
func (s *stage) title(want string) {
	s.t.Helper()
	if got := s.window.Title(); !strings.HasPrefix(got, want) {
		s.t.Errorf("the window is called %q, want %q …", got, want)
	}
}

// shows reports whether a text is drawn in the window.
func (s *stage) shows(text string) bool {
	for _, o := range test.LaidOutObjects(s.window.Content()) {
		if t, ok := o.(*canvas.Text); ok && strings.Contains(t.Text, text) {
			return true
		}
	}
	return false
}

func (s *stage) press(key fyne.KeyName) { press(s.window, key) }

// press presses a key, as what has the keyboard hears it.
func press(w fyne.Window, key fyne.KeyName) {
	focused, event := w.Canvas().Focused(), &fyne.KeyEvent{Name: key}
	if down, ok := focused.(desktop.Keyable); ok {
		down.KeyDown(event)
	}
	focused.TypedKey(event)
}

func TestTheMenuTurnsToEachPage(t *testing.T) {
	s := newStage(t)
	s.title("Dûment – Aujourd’hui")
	for _, page := range s.pages {
		s.menuItem(page.Title())
		s.title("Dûment – " + page.Title())
		if s.window.Canvas().Focused() == nil {
			t.Errorf("nothing has the keyboard on %s", page.Title())
		}
	}
	if !s.shows("registre.dument  ·  tout est enregistré") || !s.shows("messagerie à régler") {
		t.Error("the status line does not tell the file and the mail account")
	}
}

func TestTheSideListIsWalkedByKeyboard(t *testing.T) {
	s := newStage(t)
	s.window.Canvas().Focus(s.side)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn} {
		s.press(key)
	}
	s.title("Dûment – Factures")
	s.Count(ui.PageCouriers, 3)
	if !s.shows("3") {
		t.Error("the count is not shown")
	}
}

// Ctrl+K finds an invoice by its number and opens it.
func TestSearchOpensWhatItFinds(t *testing.T) {
	s := newStage(t)
	list, err := s.desk.InvoiceList(t.Context(), data.InvoiceQuery{Filter: data.FilterAll, Sort: data.SortNumber, Today: s.desk.Today()})
	if err != nil {
		t.Fatal(err)
	}
	invoice, _, err := s.desk.Invoice(t.Context(), list.IDs[0])
	if err != nil {
		t.Fatal(err)
	}
	s.menuItem("Rechercher…")
	if !ui.DialogOpen(s.window) {
		t.Fatal("no search")
	}
	for _, r := range invoice.Number {
		s.window.Canvas().Focused().TypedRune(r)
	}
	s.press(fyne.KeyReturn)
	if ui.DialogOpen(s.window) {
		t.Error("the search stays open")
	}
	if got := s.window.Title(); !strings.HasPrefix(got, "Dûment – Factures") || !strings.Contains(got, invoice.Number) {
		t.Errorf("the window is called %q", got)
	}
}

// Shortcuts keep still behind a dialog: Fyne fires them all the same.
func TestShortcutsAreDeafBehindADialog(t *testing.T) {
	s := newStage(t)
	s.Fail(errors.New("un imprévu"))
	s.menuItem("Clients")
	s.menuItem("Nouveau")
	s.menuItem("Rechercher…")
	s.title("Dûment – Aujourd’hui")
	s.press(fyne.KeyEscape)
	if ui.DialogOpen(s.window) {
		t.Fatal("Esc leaves the error open")
	}
	s.menuItem("Clients")
	s.title("Dûment – Clients")
}

func TestEachPageKeepsItsCrumb(t *testing.T) {
	s := newStage(t)
	s.menuItem("Courriers")
	s.SetCrumb(ui.PageCouriers, "Relance")
	s.title("Dûment – Courriers – Relance")
	s.menuItem("Aujourd’hui")
	s.title("Dûment – Aujourd’hui")
	s.menuItem("Courriers")
	s.title("Dûment – Courriers – Relance")
}

// A row's menu chooses the row: the title names it while the menu is open.
func TestAMenuLeavesTheTitleToThePage(t *testing.T) {
	s := newStage(t)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", fyne.NewMenuItem("Archiver", nil)), s.window.Canvas(), fyne.NewPos(9, 9))
	s.SetCrumb(s.pages[s.current].Key(), "F-3")
	s.title("Dûment – Aujourd’hui – F-3")
}

func TestUndoGoesToTheTextThenToTheToast(t *testing.T) {
	s := newStage(t)
	undone := 0
	s.Toast("La facture est supprimée.", func() { undone++ })
	s.menuItem("Rechercher…")
	s.window.Canvas().Focused().TypedRune('x')
	s.menuItem("Annuler la dernière action")
	if undone != 0 {
		t.Error("undone behind the text")
	}
	s.press(fyne.KeyEscape)
	s.window.Canvas().Unfocus()
	s.menuItem("Annuler la dernière action")
	if undone != 1 {
		t.Errorf("undone %d times", undone)
	}
}

func TestF5ReadsAgain(t *testing.T) {
	s := newStage(t)
	s.window.Canvas().Unfocus()
	s.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF5})
	if !s.toasts.Visible() {
		t.Error("F5 is not answered")
	}
}

func TestHowTheMailAccountStands(t *testing.T) {
	account := data.Account{Address: "moi@exemple.fr", Host: "smtp.exemple.fr"}
	for _, c := range []struct {
		s    standing
		want string
	}{
		{standing{}, "messagerie à régler"},
		{standing{account: account, password: true}, "moi@exemple.fr"},
		{standing{account: account}, "moi@exemple.fr\u00a0: mot de passe à donner"},
		{standing{account: account, password: true, waiting: 1}, "1\u00a0message en attente  ·  moi@exemple.fr"},
		{standing{account: account, password: true, waiting: 2, doubtful: 1}, "2\u00a0messages en attente  ·  1\u00a0envoi incertain  ·  moi@exemple.fr"},
	} {
		if got := c.s.mail(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A scheduled send or an import beside the window is seen once the user comes
// back to it; nothing is read again for nothing.
func TestWhatAnotherProgramWroteIsSeenInFront(t *testing.T) {
	s := newStage(t)
	s.watchBeside(fyne.CurrentApp().Lifecycle())
	told := &toldPage{Page: s.pages[0]}
	s.pages[0] = told
	s.front()
	if told.times != 0 {
		t.Error("nothing changed, and all was read again")
	}
	other, err := sqlite.Open(t.Context(), s.desk.Path(), sqlite.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	client := data.NewClient(data.Sender{})
	client.Name = "Venu d’à côté"
	if err := other.SaveClient(t.Context(), &client); err != nil {
		t.Fatal(err)
	}
	s.front()
	s.front()
	if told.times != 1 {
		t.Errorf("the change was told %d times", told.times)
	}
}

// toldPage counts what a page is told.
type toldPage struct {
	ui.Page
	times int
}

func (p *toldPage) Refresh(s ui.Signal) {
	p.times++
	p.Page.Refresh(s)
}
