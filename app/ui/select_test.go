package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func kinds() []Option[string] {
	return []Option[string]{{"p", "Professionnel"}, {"c", "Particulier"}, {"o", "Organisme public"}}
}

func TestAChoiceIsTyped(t *testing.T) {
	app(t)
	var told []string
	f := NewSelectField("kind", "Type", kinds())
	f.OnChanged = func(v string) { told = append(told, v) }
	w := window(t, f, 300, 200)
	focus(f.Focusable())
	for _, step := range []struct {
		typed string
		key   fyne.KeyName
		want  string
	}{{"o", "", "o"}, {"", fyne.KeyUp, "c"}, {"", fyne.KeyHome, "p"}, {"", fyne.KeyEnd, "o"}, {"", fyne.KeyDown, "o"}} {
		write(w, step.typed)
		if step.key != "" {
			press(w, step.key)
		}
		if got, _ := f.Value(); got != step.want {
			t.Fatalf("after %q %s: %q, want %q", step.typed, step.key, got, step.want)
		}
	}
	if fmt.Sprint(told) != "[o c p o]" {
		t.Errorf("told %v", told)
	}
}

func TestTypingTheBeginningOfAChoice(t *testing.T) {
	app(t)
	f := NewSelectField("kind", "Type", kinds())
	w := window(t, f, 300, 200)
	focus(f.Focusable())
	write(w, "pa")
	if got, _ := f.Value(); got != "c" {
		t.Errorf("« pa » gives %q", got)
	}
}

// A long list opens while one types, filtered without accents and case.
func TestALongListIsFiltered(t *testing.T) {
	app(t)
	options := []Option[int]{{0, "Œuvre & Fils SARL"}, {1, "Éditions Lefèvre"}}
	for i := 2; i < 500; i++ {
		options = append(options, Option[int]{i, fmt.Sprintf("Client n°\u00a0%d", i)})
	}
	f := NewSelectField("client", "Client", options)
	if f.Check() == nil {
		t.Error("nothing chosen, and nothing to say")
	}
	w := window(t, f, 400, 500)
	focus(f.Focusable())
	write(w, "lefe")
	test.AssertRendersToMarkup(t, "picker.xml", w.Canvas())
	press(w, fyne.KeyReturn)
	if got, ok := f.Value(); !ok || got != 1 {
		t.Fatalf("« lefe » gives %v", got)
	}
	if DialogOpen(w) || w.Canvas().Focused() != f.Focusable() {
		t.Error("the list is still open, or the keyboard went elsewhere")
	}
	write(w, "z")
	press(w, fyne.KeyReturn)
	if got, _ := f.Value(); got != 1 {
		t.Errorf("a filter without a hit chose %v", got)
	}
	write(w, "c")
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyEscape)
	if got, _ := f.Value(); got != 1 {
		t.Errorf("Esc chose %v", got)
	}
}

func TestAShortListOpensAtItsChoice(t *testing.T) {
	app(t)
	f := NewSelectField("kind", "Type", kinds())
	f.SetValue("c")
	w := window(t, f, 300, 300)
	test.Tap(f.box)
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if got, _ := f.Value(); got != "o" {
		t.Errorf("chose %q", got)
	}
	f.SetOptions(kinds()[:2])
	if _, ok := f.Value(); ok {
		t.Error("a choice that is gone is still chosen")
	}
}
