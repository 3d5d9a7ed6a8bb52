package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/data"
)

func TestConfirmingByKeyboard(t *testing.T) {
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyReturn, 1}, {fyne.KeyEscape, 0}} {
		app(t)
		behind := NewTextField("name", "Nom", nil)
		w := window(t, behind, 600, 400)
		focus(behind.Focusable())
		done := 0
		Confirm(w, "Archiver Œuvre & Fils SARL\u00a0?", "Le client sort des listes\u00a0; ses factures restent.", "Archiver", func() { done++ })
		if !DialogOpen(w) {
			t.Fatal("nothing is open")
		}
		if c.want == 1 {
			test.AssertRendersToMarkup(t, "confirm.xml", w.Canvas())
		}
		press(w, c.key)
		if done != c.want || DialogOpen(w) {
			t.Errorf("%s: done %d times, still open: %v", c.key, done, DialogOpen(w))
		}
		if w.Canvas().Focused() != behind.Focusable() {
			t.Errorf("%s: the keyboard is at %T", c.key, w.Canvas().Focused())
		}
	}
}

// A form in a dialog has the keyboard in its first field; Esc closes from any.
func TestAFormInADialog(t *testing.T) {
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 700, 500)
	number, due := NewTextField("number", "Numéro", nil), NewDayField("due", "Échéance")
	saved, closed := 0, 0
	d := ShowForm(w, "Nouvelle facture", NewForm("Enregistrer", func() { saved++ }, nil, number, due))
	d.OnClosed = func() { closed++ }
	if w.Canvas().Focused() != number.Focusable() {
		t.Fatalf("the keyboard is at %T", w.Canvas().Focused())
	}
	height := d.content.Size().Height
	press(w, fyne.KeyTab)
	write(w, "31/02/2026")
	press(w, fyne.KeyReturn)
	if saved != 0 {
		t.Error("saved a day that does not exist")
	}
	if d.content.Size().Height <= height {
		t.Error("the dialog did not grow with the sentence under the field")
	}
	press(w, fyne.KeyEscape)
	if closed != 1 || DialogOpen(w) {
		t.Errorf("Esc closed %d times", closed)
	}
}

func TestAnErrorIsExplained(t *testing.T) {
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 700, 500)
	cause := fmt.Errorf("dial: %w", errors.New("no such host"))
	d := ShowError(w, &data.Error{Code: data.CodeMail, Sentence: "Le serveur n’a pas répondu. Le message reste en attente.", Cause: cause})
	test.AssertRendersToMarkup(t, "error.xml", w.Canvas())
	more := d.buttons.Objects[0].(*Button)
	test.Tap(more)
	test.Tap(more)
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "no such host") || !strings.Contains(got, "code: mail") {
		t.Errorf("copied %q", got)
	}
	press(w, fyne.KeyEscape)
	if DialogOpen(w) {
		t.Error("Esc leaves the error")
	}
}

// What is no sentence for a person is never shown as one.
func TestAStrangeErrorGetsASentence(t *testing.T) {
	err := errors.New("sql: no rows in result set")
	if got := errorSentence(err); strings.Contains(got, "sql") || !strings.HasSuffix(got, ".") {
		t.Errorf("says %q", got)
	}
	if got := Details(err); !strings.Contains(got, "sql: no rows") {
		t.Errorf("details %q", got)
	}
	if got := Details(data.Invalid("x", "Non.")); got != "" {
		t.Errorf("details of a plain refusal %q", got)
	}
}

func TestProgressCanBeStopped(t *testing.T) {
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 600, 400)
	stopped := 0
	p := ShowProgress(w, "Envoi des messages", func() { stopped++ })
	p.Set(3, 7, "3 messages sur 7")
	p.Set(0, 0, "…")
	press(w, fyne.KeyEscape, fyne.KeyReturn)
	if stopped != 2 || !DialogOpen(w) {
		t.Errorf("stopped %d times; only the work's end closes it: %v", stopped, DialogOpen(w))
	}
	p.Close()
	if DialogOpen(w) {
		t.Error("still open")
	}
}

func TestAToastUndoes(t *testing.T) {
	app(t)
	toasts := NewToasts(Inline())
	w := window(t, toasts, 600, 300)
	undone := 0
	toasts.Say("La facture F-2026-017 est supprimée.", func() { undone++ })
	test.AssertRendersToMarkup(t, "toast.xml", w.Canvas())
	if !toasts.Undo() || toasts.Undo() || undone != 1 || toasts.Visible() {
		t.Errorf("undone %d times, visible %v", undone, toasts.Visible())
	}
	toasts.Say("Enregistré.", nil)
	if toasts.Undo() {
		t.Error("there is nothing to undo")
	}
}

func TestFindingByKeyboard(t *testing.T) {
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 700, 600)
	var asked []string
	chosen := -1
	var f *Finder
	f = NewFinder("Un client, une facture…", func(s string) {
		asked = append(asked, s)
		f.SetFound([]Found{{"Œuvre & Fils SARL", "Professionnel · Lyon"}, {"F-2026-017", "1\u202f234,56\u202f€"}})
	}, func(i int) { chosen = i })
	NewDialog(w, "Rechercher", f).Show()
	write(w, "oe")
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if fmt.Sprint(asked) != "[o oe]" || chosen != 1 {
		t.Errorf("asked %v, chosen %d", asked, chosen)
	}
}

// The window's title says what is behind the dialogs, however they close.
func TestTheTitleBehindDialogs(t *testing.T) {
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 700, 500)
	SetTitle(w, "Dûment – 2 choses à faire")
	first := Confirm(w, "Passer", "L’étape est passée.", "Passer", func() {})
	second := Confirm(w, "Reporter", "Elle est reportée.", "Reporter", func() {})
	SetTitle(w, "Dûment – tout est à jour")
	for _, step := range []struct {
		do   func()
		want string
	}{{func() {}, "Dûment – tout est à jour – Passer – Reporter"}, {second.Close, "Dûment – tout est à jour – Passer"},
		{second.Close, "Dûment – tout est à jour – Passer"}, {first.Close, "Dûment – tout est à jour"}} {
		if step.do(); w.Title() != step.want {
			t.Errorf("the title is %q, want %q", w.Title(), step.want)
		}
	}
}
