package today_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"dument/app/desk"
	"dument/app/rehearsal"
	dayPage "dument/app/today"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/data/sqlite"
	"dument/data/sqlite/sqlitetest"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
)

// today is a Friday.
var today = day.Of(2026, time.November, 20)

// pocket is a keyring that lasts as long as the test.
type pocket map[string]string

func (p pocket) Get(a data.Account) (string, error)    { return p[a.Login], nil }
func (p pocket) Set(a data.Account, word string) error { p[a.Login] = word; return nil }
func (p pocket) Persistent() bool                      { return false }

// house is the page on a real register, beside a real mail server.
type house struct {
	*rehearsal.Stage
	ctx      context.Context
	desk     *desk.Desk
	register *sqlite.Register
	server   *mailtest.Server
	page     *dayPage.Page
	later    []func()        // what waits for some time to pass
	asked    []string        // what the page asked the shell for
	modified dayPage.Message // what was handed over to be changed
	answer   bool            // a dialog of another page is carried out
}

// open returns a house whose account is set up, whose password is known and
// whose receipts are up to date.
func open(t *testing.T, o mailtest.Options) *house {
	t.Helper()
	h := &house{ctx: context.Background(), answer: true}
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	register := sqlitetest.New(t, now)
	h.register, h.server = register, mailtest.Start(t, o)
	var err error
	h.desk, err = desk.New(desk.Config{Register: register, Today: today, Now: now, Secrets: pocket{},
		Transport: mail.NewTransport(mail.Options{Roots: h.server.Roots})})
	if err != nil {
		t.Fatal(err)
	}
	call := func(f func()) { f() }
	h.Stage = rehearsal.NewWith(t, ui.NewRunner(h.ctx, call, call, func(_ time.Duration, f func()) { h.later = append(h.later, f) }))
	h.ok(h.desk.SaveAccount(h.ctx, h.server.Account(), mailtest.Password))
	h.ok(h.desk.SaveSender(h.ctx, data.Sender{Name: "Atelier Zoé Lefèvre", LegalForm: "EI", SIREN: "732829320", IBAN: "FR1420041010050500013M02606",
		Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"}, Terms: data.DefaultTerms}))
	h.confirm()
	h.page = dayPage.New(h.Stage, h.desk, h.actions())
	return h
}

func (h *house) actions() dayPage.Actions {
	ask := func(what string) func(data.ID, []data.ID) {
		return func(client data.ID, ids []data.ID) { h.asked = append(h.asked, fmt.Sprintf("%s %d", what, len(ids))) }
	}
	then := func(what string) func(data.ID, []data.ID, func()) {
		return func(_ data.ID, ids []data.ID, done func()) {
			h.asked = append(h.asked, fmt.Sprintf("%s %d", what, len(ids)))
			if h.answer {
				done()
			}
		}
	}
	alert := func(what string) func(desk.Alert) {
		return func(a desk.Alert) { ask(what)(a.Client, a.Invoices) }
	}
	say := func(what string) func() { return func() { h.asked = append(h.asked, what) } }
	paper := func(what string, a rules.Action) { ask(what)(a.Client, a.Invoices) }
	return dayPage.Actions{Remind: ask("remind"), Pay: ask("pay"), Promise: then("promise"), Dispute: then("dispute"),
		Notice: func(a rules.Action) { paper("notice", a) },
		Letter: func(p desk.Prepared) { paper("letter", p.Action) },
		Modify: func(m dayPage.Message) { h.modified = m },
		Password: func(then, never func()) {
			h.asked = append(h.asked, "password")
			if !h.answer {
				never()
				return
			}
			h.ok(h.desk.SetPassword(h.ctx, mailtest.Password))
			then()
		},
		NewInvoice: say("new"), Import: say("import"),
		Alerts: dayPage.AlertDoors{Rates: say("rates"), Tray: say("tray"), Posting: alert("posting"), Dossier: alert("dossier")}}
}

func (h *house) ok(err error) {
	h.T.Helper()
	if err != nil {
		h.T.Fatal(err)
	}
}

func (h *house) confirm() {
	h.T.Helper()
	_, err := h.desk.ConfirmReceipts(h.ctx)
	h.ok(err)
}

// client adds one that can be reached in every way.
func (h *house) client(name string, change ...func(*data.Client)) data.Client {
	h.T.Helper()
	c := data.NewClient(data.Sender{})
	c.Name, c.Emails = name, []data.Email{{Role: data.RoleBilling, Address: fmt.Sprintf("compta%d@exemple.fr", len(name))}}
	c.Phone, c.Mobile = "04 78 00 00 01", "06 12 34 56 78"
	c.Address = data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
	for _, f := range change {
		f(&c)
	}
	h.ok(h.desk.SaveClient(h.ctx, &c))
	return c
}

// owes adds an invoice that is due some days from today, negative for the past.
func (h *house) owes(c data.Client, number string, due int, total money.Cents) data.Invoice {
	h.T.Helper()
	i := data.Invoice{ClientID: c.ID, Number: number, Issued: today.Add(due - 30), Due: today.Add(due), Total: total}
	h.ok(h.desk.SaveInvoice(h.ctx, &i))
	return i
}

// wait lets the time pass for which something was put off.
func (h *house) wait() {
	later := h.later
	h.later = nil
	for _, f := range later {
		f()
	}
}

// show brings the page to the front with the keyboard on its cards.
func (h *house) show() {
	h.Put(h.page)
	h.page.Focus()
}

// key types letters to whatever has the keyboard.
func (h *house) key(letters string) { test.Type(h.Window().Canvas().Focused(), letters) }

// fine fails the test if the user had to read an error.
func (h *house) fine() {
	h.T.Helper()
	if len(h.Failed) > 0 {
		h.T.Fatalf("failures: %v", h.Failed)
	}
}

// focusOn walks with Tab to the box or button with a word.
func (h *house) focusOn(word string) {
	h.T.Helper()
	for range 40 {
		if h.focused() == word {
			return
		}
		h.Window().Canvas().FocusNext()
	}
	h.T.Fatalf("Tab does not reach %q on:\n%s", word, h.Text())
}

// press walks with Tab to the button with a word, and presses it.
func (h *house) press(word string) {
	h.T.Helper()
	h.focusOn(word)
	h.Press(fyne.KeyReturn)
}

// focused is the word on what has the keyboard, "" where it has none.
func (h *house) focused() string {
	object, ok := h.Window().Canvas().Focused().(fyne.Widget)
	if !ok {
		return ""
	}
	return first(object)
}

// first returns the first word that a widget draws.
func first(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			if word := first(child); word != "" {
				return word
			}
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			if word := first(child); word != "" {
				return word
			}
		}
	}
	return ""
}

// history returns the contacts with a client, newest first.
func (h *house) history(c data.Client) []data.Contact {
	h.T.Helper()
	contacts, err := h.desk.ClientHistory(h.ctx, c.ID)
	h.ok(err)
	return contacts
}
