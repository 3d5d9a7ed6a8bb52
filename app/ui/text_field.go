package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TextField is a field of free text.
type TextField struct {
	frame
	entry     *entry
	check     func(string) error
	OnChanged func(string)
}

// NewTextField returns a field of one line; check judges what is typed when the
// field is left, and may be nil.
func NewTextField(name, label string, check func(string) error) *TextField {
	return newTextField(name, label, newEntry(), check)
}

// NewAreaField returns a field of several lines; Enter begins a new one.
func NewAreaField(name, label string, lines int) *TextField {
	return newTextField(name, label, newAreaEntry(lines), nil)
}

// NewPasswordField returns a field that hides what is typed.
func NewPasswordField(name, label string) *TextField {
	e := &entry{Entry: widget.Entry{Password: true, Wrapping: fyne.TextWrap(fyne.TextTruncateClip)}}
	e.ExtendBaseWidget(e)
	return newTextField(name, label, e, nil)
}

// Required refuses an empty text with the sentence given.
func Required(sentence string) func(string) error {
	return func(s string) error {
		if strings.TrimSpace(s) == "" {
			return errors.New(sentence)
		}
		return nil
	}
}

func newTextField(name, label string, e *entry, check func(string) error) *TextField {
	f := &TextField{entry: e, check: check}
	e.OnChanged = func(s string) {
		if f.failed && (f.check == nil || f.check(s) == nil) {
			f.SetError("")
		}
		if f.OnChanged != nil {
			f.OnChanged(s)
		}
	}
	e.onBlur = func() {
		if e.Text != "" {
			_ = f.Check()
		}
	}
	f.build(f, name, label, e)
	return f
}

// ChooseWhole lets typing replace what the field holds when the keyboard comes to
// it, as figures do.
func (f *TextField) ChooseWhole() { f.entry.whole = true }

// Text returns what is typed.
func (f *TextField) Text() string { return f.entry.Text }

// SetText fills the field; OnChanged is called when it was another text.
func (f *TextField) SetText(s string) { f.entry.SetText(s) }

// SetPlaceHolder shows an example while the field is empty.
func (f *TextField) SetPlaceHolder(s string) { f.entry.SetPlaceHolder(s) }

// OnEnter lets Enter do something where the field stands in no form.
func (f *TextField) OnEnter(do func()) { f.entry.OnSubmitted = func(string) { do() } }

// Disable shows the text without letting it change.
func (f *TextField) Disable() { f.entry.Disable() }

// Enable lets the text change again.
func (f *TextField) Enable() { f.entry.Enable() }

// Check judges what is typed and shows its sentence.
func (f *TextField) Check() error {
	if f.check == nil {
		return nil
	}
	err := f.check(f.entry.Text)
	if err != nil {
		f.SetError(err.Error())
		return err
	}
	f.SetError("")
	return nil
}

// Focusable returns what gets the keyboard.
func (f *TextField) Focusable() fyne.Focusable { return f.entry }

func (f *TextField) wire(submit, escape, focused, resized func()) {
	wireEntry(f.entry, submit, escape, focused)
	f.resized = resized
}

func wireEntry(e *entry, submit, escape, focused func()) {
	if !e.MultiLine {
		e.OnSubmitted = func(string) { submit() }
	}
	e.onEscape, e.onFocus = escape, focused
}
