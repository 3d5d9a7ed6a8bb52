package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/data"
	"dument/data/money"
)

// window opens a window of the test driver in the program's own look.
func window(t *testing.T, content fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(Light())
	w := a.NewWindow("Dûment")
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.SetContent(content)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// app makes the test driver known to widgets that are made before their window.
func app(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(Light())
}

// press sends keys to whatever has the keyboard.
func press(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		if k == fyne.KeyTab {
			w.Canvas().FocusNext()
			continue
		}
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else if window := w.Canvas().OnTypedKey(); window != nil {
			window(&fyne.KeyEvent{Name: k})
		}
	}
}

// write types into whatever has the keyboard.
func write(w fyne.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
	}
}

// bill is a row of the tests.
type bill struct {
	ID     data.ID
	Number string
	Client string
	Amount money.Cents
}

// books is a register of bills that counts how it is asked.
type books struct {
	fetches int
	rows    int
	gone    map[data.ID]bool
	err     error
}

func (b *books) fetch(_ context.Context, ids []data.ID) ([]bill, error) {
	b.fetches++
	b.rows += len(ids)
	if b.err != nil {
		return nil, b.err
	}
	var out []bill
	for _, id := range ids {
		if !b.gone[id] {
			out = append(out, bill{ID: id, Number: "F-" + Number(int(id)), Client: "Œuvre & Fils SARL, entreprise de menuiserie", Amount: money.Cents(id) * 12345})
		}
	}
	return out, nil
}

func sequence(n int) []data.ID {
	ids := make([]data.ID, n)
	for i := range ids {
		ids[i] = data.ID(i + 1)
	}
	return ids
}
