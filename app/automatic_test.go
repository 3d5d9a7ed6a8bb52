package app

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/desk"
	"dument/app/firstrun"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
)

// autoStage is the window on a Monday at ten, over three clients who are late,
// with a mail server and a clock that the test moves.
type autoStage struct {
	*shell
	t      *testing.T
	server *mailtest.Server
	clock  time.Time
	later  []delayed // what was asked to be called back
	work   []func()  // spawned and not yet run, where hold is set
	hold   bool
}

type delayed struct {
	after time.Duration
	do    func()
}

// newAutoStage opens the window; settings change the bounds before it is shown.
func newAutoStage(t *testing.T, settings func(*data.Dunning)) *autoStage {
	t.Helper()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	s := &autoStage{t: t, server: mailtest.Start(t, mailtest.Options{}), clock: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
	ctx := t.Context()
	d, err := desk.Open(ctx, filepath.Join(t.TempDir(), "registre.dument"), true, desk.Config{Now: func() time.Time { return s.clock },
		Transport: mail.NewTransport(mail.Options{Roots: s.server.Roots}), Secrets: mail.NewSecrets()})
	must(t, err)
	t.Cleanup(func() { d.Register.Close() })
	must(t, d.SetSetting(ctx, firstrun.DoneKey, "1"))
	must(t, d.SaveSender(ctx, data.Sender{Name: "Zoé Lefèvre", Terms: data.DefaultTerms}))
	must(t, d.SaveAccount(ctx, s.server.Account(), mailtest.Password))
	for i, name := range []string{"Éole", "Nord", "Œuvre"} {
		client := data.NewClient(data.Sender{})
		client.Name = name
		client.Emails = []data.Email{{Role: data.RoleBilling, Address: fmt.Sprintf("client%d@exemple.example", i)}}
		must(t, d.SaveClient(ctx, &client))
		must(t, d.SaveInvoice(ctx, &data.Invoice{ClientID: client.ID, Kind: data.KindInvoice, Number: fmt.Sprintf("F-%d", i), Issued: day.Of(2026, 10, 10),
			Due: day.Of(2026, 11, 9), Total: 50000, Currency: "EUR"}))
	}
	_, err = d.ConfirmReceipts(ctx)
	must(t, err)
	bounds, err := d.Dunning(ctx)
	must(t, err)
	bounds.Automatic = true
	settings(&bounds)
	must(t, d.SaveDunning(ctx, bounds))
	a := test.NewTempApp(t)
	a.Settings().SetTheme(ui.Light())
	w := a.NewWindow("Dûment")
	t.Cleanup(w.Close)
	call := func(f func()) { f() }
	runner := ui.NewRunner(context.WithoutCancel(ctx), func(f func()) {
		if s.hold {
			s.work = append(s.work, f)
			return
		}
		f()
	}, call, func(after time.Duration, f func()) { s.later = append(s.later, delayed{after, f}) })
	s.shell = newShell(Config{Version: "0.1"}, d, w, runner)
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// passTime lets a delay go by, and calls back who asked for it first.
func (s *autoStage) passTime(after time.Duration) {
	s.t.Helper()
	at := slices.IndexFunc(s.later, func(d delayed) bool { return d.after == after })
	if at < 0 {
		s.t.Fatalf("nothing is called back after %s", after)
	}
	next := s.later[at]
	s.later = slices.Delete(s.later, at, at+1)
	s.clock = s.clock.Add(after)
	next.do()
}

func (s *autoStage) arrived(want int) {
	s.t.Helper()
	if got := len(s.server.Mailbox()); got != want {
		s.t.Errorf("%d messages arrived, want %d", got, want)
	}
}

func (s *autoStage) status(want string) {
	s.t.Helper()
	if got := s.shell.status.right.Text; !strings.Contains(strings.ReplaceAll(got, "\u00a0", " "), want) {
		s.t.Errorf("the status line says %q, want %q", got, want)
	}
}

// What is due leaves when the window opens, once; a note on the desktop and a
// toast say to whom.
func TestWhatIsDueLeavesWhenTheWindowOpens(t *testing.T) {
	s := newAutoStage(t, func(*data.Dunning) {})
	note := fyne.NewNotification("Dûment", "3\u00a0relances envoyées\u00a0: Éole, Nord, Œuvre")
	test.AssertNotificationSent(t, note, s.start)
	s.arrived(3)
	if !s.toasts.Visible() {
		t.Error("no toast")
	}
	s.status("Automatique : prochain passage à 10 h 15")
	test.AssertNotificationSent(t, nil, func() { s.passTime(autoEvery) })
	s.arrived(3)
	s.status("prochain passage à 10 h 30")
	s.Changed(ui.DayChanged)
	s.arrived(3)
}

// A week later the next steps leave, though the window was never closed.
func TestADayThatChangesMakesAPass(t *testing.T) {
	s := newAutoStage(t, func(d *data.Dunning) { d.Receipts = 31 })
	s.start()
	s.arrived(3)
	s.clock = s.clock.AddDate(0, 0, 7)
	s.passTime(time.Minute) // watchDay
	s.arrived(6)
}

// Off, the mode sends nothing and says nothing.
func TestWithoutTheModeNothingLeaves(t *testing.T) {
	s := newAutoStage(t, func(d *data.Dunning) { d.Automatic = false })
	test.AssertNotificationSent(t, nil, s.start)
	s.arrived(0)
	if text := s.shell.status.right.Text; strings.Contains(text, "utomatique") {
		t.Errorf("the status line says %q", text)
	}
}

// A rehearsal goes to the user, and the status line says that it is one.
func TestARehearsalIsSaidToBeOne(t *testing.T) {
	s := newAutoStage(t, func(d *data.Dunning) { d.Rehearsal = true })
	test.AssertNotificationSent(t, fyne.NewNotification("Dûment", "Essai\u00a0: 3\u00a0relances vous ont été envoyées"), s.start)
	s.status("Envoi automatique : répétition")
	for _, m := range s.server.Mailbox() {
		if m.To != s.server.Account().Address {
			t.Errorf("went to %s", m.To)
		}
	}
	s.arrived(3)
}

// What waits for a confirmation of receipts leaves a minute after it, so that it
// can be taken back.
func TestConfirmedReceiptsLetTheRestLeave(t *testing.T) {
	s := newAutoStage(t, func(*data.Dunning) {})
	s.clock = s.clock.AddDate(0, 0, 7)
	s.start()
	s.arrived(0)
	s.status("attend vos encaissements")
	if ui.DialogOpen(s.window) {
		t.Error("the gate is asked about on the day's page, not in a dialog")
	}
	later := len(s.later)
	if _, err := s.dayDesk().ConfirmReceipts(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.arrived(0)
	last := s.later[len(s.later)-1]
	if len(s.later) != later+1 || last.after != autoHeed {
		t.Fatalf("called back: %d, after %s", len(s.later), last.after)
	}
	last.do()
	s.arrived(3)
}

// Trouble is told once, not at each pass; when it is over the rest leaves.
func TestTroubleIsToldOnce(t *testing.T) {
	s := newAutoStage(t, func(*data.Dunning) {})
	s.server.Set(mailtest.Mail, mailtest.Fault{Reply: "421 4.3.2 plus tard"})
	s.start()
	s.told()
	for range 3 {
		s.passTime(autoEvery)
		if ui.DialogOpen(s.window) {
			t.Fatal("told again")
		}
	}
	s.server.Heal()
	s.passTime(autoEvery)
	s.arrived(3)
	if s.auto.told != "" {
		t.Errorf("still: %q", s.auto.told)
	}
}

// told closes the dialog that tells of trouble.
func (s *autoStage) told() {
	s.t.Helper()
	d, ok := s.window.Canvas().Overlays().Top().(*ui.Dialog)
	if !ok || s.auto.told == "" {
		s.t.Fatalf("not told: %q", s.auto.told)
	}
	d.Close()
}

// A login that the server refused is tried again once the user has changed it,
// and then at once; until then the status line says what the mode waits for.
func TestARefusedPasswordIsNotTriedAgain(t *testing.T) {
	s := newAutoStage(t, func(*data.Dunning) {})
	change := func(password string) {
		must(t, s.desk.SaveAccount(t.Context(), s.server.Account(), password))
		s.Changed(ui.SettingsChanged)
	}
	must(t, s.desk.SetPassword(t.Context(), "faux"))
	s.start()
	s.told()
	s.status("Automatique : mot de passe refusé, voir Réglages")
	for range 3 {
		s.passTime(autoEvery)
		s.Changed(ui.SettingsChanged) // of something else
		s.status("mot de passe refusé")
	}
	if n := s.server.Connections(); n != 1 || ui.DialogOpen(s.window) {
		t.Errorf("%d connections", n)
	}
	change("encore faux")
	s.told()
	s.status("mot de passe refusé")
	change(mailtest.Password)
	s.arrived(3)
	s.status("prochain passage à")
	if n := s.server.Connections(); n != 5 || s.auto.told != "" {
		t.Errorf("%d connections, still told: %q", n, s.auto.told)
	}
}

// Trouble in the background waits until the dialog is closed in which the user
// types.
func TestTroubleWaitsForTheDialogInFront(t *testing.T) {
	s := newAutoStage(t, func(*data.Dunning) {})
	must(t, s.desk.SetPassword(t.Context(), "faux"))
	front := ui.NewDialog(s.window, "Nouvelle facture", ui.Faint("en cours de saisie"))
	front.Show()
	s.start()
	s.passTime(time.Second)
	if s.window.Canvas().Overlays().Top() != fyne.CanvasObject(front) {
		t.Fatal("told over the dialog")
	}
	front.Close()
	s.passTime(time.Second)
	s.told()
}

// A pass that is asked for while one is under way waits for its end.
func TestTwoPassesAreNeverAtOnce(t *testing.T) {
	s := newAutoStage(t, func(*data.Dunning) {})
	s.hold = true
	s.passAutomatic()
	s.passAutomatic()
	s.passAutomatic()
	if len(s.work) != 1 {
		t.Fatalf("%d at once", len(s.work))
	}
	first := s.work[0]
	s.work = nil
	first()
	passes := s.work
	s.hold = false
	for _, f := range passes {
		f()
	}
	s.arrived(3)
	if s.auto.busy || s.auto.again {
		t.Error("a pass is still waited for")
	}
}

// Many names are cut, and none gets where a script is made of the note.
func TestTheNoteNamesAFew(t *testing.T) {
	p := pass{clients: []string{"A", "B", "C", "D", "E"}}
	p.Sent = make([]data.Message, 5)
	if got := p.left(true); got != "5\u00a0relances envoyées\u00a0: A, B, C et 2 autres" {
		t.Errorf("%q", got)
	}
	if got := p.left(false); got != "5\u00a0relances envoyées" {
		t.Errorf("%q", got)
	}
}
