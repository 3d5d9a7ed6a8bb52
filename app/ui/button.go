package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is Fyne's with the keys people expect: Enter presses it like Space,
// Esc closes the dialog it stands in, and pressed by a key it keeps the keyboard.
type Button struct {
	widget.Button
	onEscape func()
}

// NewButton returns a plain button.
func NewButton(label string, tapped func()) *Button { return newButton(label, nil, tapped) }

// NewIconButton returns a plain button with an icon before its word.
func NewIconButton(label string, icon fyne.Resource, tapped func()) *Button {
	return newButton(label, icon, tapped)
}

// NewPrimary returns the one button of a page or dialog that is meant to be
// pressed; its label is a verb.
func NewPrimary(label string, tapped func()) *Button {
	b := newButton(label, nil, tapped)
	b.Importance = widget.HighImportance
	return b
}

// NewQuiet returns a button without a ground, for actions beside a text.
func NewQuiet(label string, tapped func()) *Button {
	b := newButton(label, nil, tapped)
	b.Importance = widget.LowImportance
	return b
}

func newButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{Button: widget.Button{Text: label, Icon: icon, OnTapped: tapped}}
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey is called by Fyne.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	case fyne.KeyEscape:
		escape(b, b.onEscape)
	case fyne.KeyF5:
		pass(b, e)
	default:
		b.Button.TypedKey(e)
	}
}

// press is a tap without the mouse: Fyne's Tapped takes the keyboard away from
// whatever has it.
func (b *Button) press() {
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}
