package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dument/data/day"
)

// Amounts and days are replaced by typing when Tab comes to them; a click
// chooses its own place.
func TestTypingReplacesAnAmountAndADay(t *testing.T) {
	f := newInvoiceForm(t)
	f.due.SetDay(day.Of(2026, 11, 21))
	f.total.SetCents(123456)
	press(f.window, fyne.KeyTab, fyne.KeyTab)
	write(f.window, "22112026")
	press(f.window, fyne.KeyTab)
	write(f.window, "7")
	due, _ := f.due.Day()
	if total, err := f.total.Cents(); err != nil || total != 700 || due != day.Of(2026, 11, 22) {
		t.Errorf("%v on %v, %v", total, due, err)
	}
	f.window.Canvas().Unfocus()
	f.total.entry.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if chosen := f.total.entry.SelectedText(); chosen != "" {
		t.Errorf("a click chose %q", chosen)
	}
}

// A button pressed by a key keeps the keyboard, so that Tab goes on from it.
func TestAButtonPressedByAKeyKeepsTheKeyboard(t *testing.T) {
	app(t)
	pressed := 0
	b := NewButton("Vérifier", func() { pressed++ })
	w := window(t, b, 200, 100)
	w.Canvas().Focus(b)
	press(w, fyne.KeyReturn, fyne.KeySpace)
	if pressed != 2 || w.Canvas().Focused() != b {
		t.Errorf("pressed %d times; %v has the keyboard", pressed, w.Canvas().Focused())
	}
	b.Disable()
	press(w, fyne.KeyReturn)
	if pressed != 2 {
		t.Error("a button that is off was pressed")
	}
}

// A short list is filtered too by what stands within a choice, and Tab takes
// the choice on to the next field.
func TestTabTakesTheChoiceAndGoesOn(t *testing.T) {
	f := newInvoiceForm(t)
	press(f.window, fyne.KeyTab)
	write(f.window, "ublic")
	if !DialogOpen(f.window) {
		t.Fatal("nothing opened")
	}
	f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got, _ := f.kind.Value(); got != "o" || DialogOpen(f.window) || f.window.Canvas().Focused() != f.due.Focusable() {
		t.Errorf("chose %q; %v has the keyboard", got, f.window.Canvas().Focused())
	}
}

// Tab out of a list that was only looked at chooses nothing.
func TestTabOutOfAListChoosesNothing(t *testing.T) {
	app(t)
	f := NewSelectField("kind", "Type", kinds())
	w := window(t, f, 300, 300)
	test.Tap(f.box)
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got, ok := f.Value(); ok || DialogOpen(w) {
		t.Errorf("chose %q", got)
	}
}

// A text to copy is no stop of Tab: Esc still closes the dialog around it.
func TestATextIsCopiedByARightClick(t *testing.T) {
	app(t)
	w := window(t, NewCopyable("FR76 3000 6000 0112 3456 7890 189"), 400, 100)
	if w.Canvas().FocusNext(); w.Canvas().Focused() != nil {
		t.Errorf("%v has the keyboard", w.Canvas().Focused())
	}
	test.TapSecondary(w.Content().(fyne.SecondaryTappable))
	if !DialogOpen(w) {
		t.Fatal("no menu opened")
	}
	w.Content().(*Copyable).copy()
	if got := fyne.CurrentApp().Clipboard().Content(); got != "FR76 3000 6000 0112 3456 7890 189" {
		t.Errorf("copied %q", got)
	}
}
