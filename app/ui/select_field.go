package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"dument/data"
)

// Option is one choice of a SelectField.
type Option[T comparable] struct {
	Value T
	Label string
}

// SelectField is a field for one choice among some. Typing goes to the choice
// that begins so; Space, Enter or a click opens the list, which is filtered by
// typing where it is long. It holds thousands of choices.
type SelectField[T comparable] struct {
	frame
	box       *selectBox
	options   []Option[T]
	value     T
	chosen    bool
	optional  bool
	OnChanged func(T)
}

// NewSelectField returns a field where nothing is chosen yet.
func NewSelectField[T comparable](name, label string, options []Option[T]) *SelectField[T] {
	f := &SelectField[T]{}
	f.box = newSelectBox(func(i int) {
		f.value, f.chosen = f.options[i].Value, true
		f.SetError("")
		if f.OnChanged != nil {
			f.OnChanged(f.value)
		}
	})
	f.build(f, name, label, f.box)
	f.SetOptions(options)
	return f
}

// SetOptions changes the choices; the value stays chosen where it is among them.
func (f *SelectField[T]) SetOptions(options []Option[T]) {
	f.options = options
	labels := make([]string, len(options))
	folded := make([]string, len(options))
	at := -1
	for i, o := range options {
		labels[i], folded[i] = o.Label, data.Fold(o.Label)
		if f.chosen && o.Value == f.value {
			at = i
		}
	}
	f.chosen = at >= 0
	f.box.set(labels, folded, at)
}

// SetValue chooses without calling OnChanged; a value that is no option clears
// the choice.
func (f *SelectField[T]) SetValue(v T) {
	f.value, f.chosen = v, true
	f.SetOptions(f.options)
}

// Value returns what is chosen; ok is false when nothing is.
func (f *SelectField[T]) Value() (v T, ok bool) {
	if !f.chosen {
		return v, false
	}
	return f.value, true
}

// Clear chooses nothing.
func (f *SelectField[T]) Clear() {
	f.chosen = false
	f.SetOptions(f.options)
}

// SetPlaceHolder shows a text while nothing is chosen.
func (f *SelectField[T]) SetPlaceHolder(s string) {
	f.box.placeholder = s
	f.box.Refresh()
}

// SetOptional lets nothing be chosen.
func (f *SelectField[T]) SetOptional() { f.optional = true }

// Check refuses where nothing is chosen, unless that is allowed.
func (f *SelectField[T]) Check() error {
	if !f.chosen && !f.optional {
		err := errors.New("Choisissez dans la liste\u00a0: " + strings.ToLower(f.label.Text))
		f.SetError(err.Error())
		return err
	}
	f.SetError("")
	return nil
}

// Focusable returns what gets the keyboard.
func (f *SelectField[T]) Focusable() fyne.Focusable { return f.box }

func (f *SelectField[T]) wire(_, escape, focused, resized func()) {
	f.box.onEscape, f.box.onFocus = escape, focused
	f.resized = resized
}
