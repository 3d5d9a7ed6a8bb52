package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// CheckField is a yes or no.
type CheckField struct {
	frame
	box       *checkBox
	OnChanged func(bool)
}

// NewCheckField returns a field that is not ticked.
func NewCheckField(name, words string) *CheckField {
	f := &CheckField{}
	f.box = newCheckBox(words, func(on bool) {
		if f.OnChanged != nil {
			f.OnChanged(on)
		}
	})
	f.build(f, name, "", f.box)
	return f
}

// Checked reports whether the field is ticked.
func (f *CheckField) Checked() bool { return f.box.Checked }

// SetChecked ticks the field or not; OnChanged is called on a change.
func (f *CheckField) SetChecked(on bool) { f.box.SetChecked(on) }

// Check finds nothing to say: both answers are sound.
func (f *CheckField) Check() error { return nil }

// Focusable returns what gets the keyboard.
func (f *CheckField) Focusable() fyne.Focusable { return f.box }

func (f *CheckField) wire(submit, escape, focused, resized func()) {
	f.box.onSubmit, f.box.onEscape, f.box.onFocus, f.resized = submit, escape, focused, resized
}

type checkBox struct {
	widget.Check
	onSubmit, onEscape, onFocus func()
}

func newCheckBox(words string, changed func(bool)) *checkBox {
	c := &checkBox{Check: widget.Check{Text: words, OnChanged: changed}}
	c.ExtendBaseWidget(c)
	return c
}

func (c *checkBox) FocusGained() {
	c.Check.FocusGained()
	if c.onFocus != nil {
		c.onFocus()
	}
}

func (c *checkBox) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyEscape:
		escape(c, c.onEscape)
	case e.Name == fyne.KeyF5:
		pass(c, e)
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && c.onSubmit != nil:
		c.onSubmit()
	default:
		c.Check.TypedKey(e)
	}
}
