package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is Fyne's with the keys people expect: Enter presses it like Space,
// Esc closes the dialog it stands in.
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
	case fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	case fyne.KeyEscape:
		escape(b, b.onEscape)
	case fyne.KeyF5:
		pass(b, e)
	default:
		b.Button.TypedKey(e)
	}
}

// escape answers the Esc key in a widget: its own way out, else that of the
// dialog it stands in, else the window's.
func escape(o fyne.CanvasObject, own func()) {
	if own != nil {
		own()
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		if closer, ok := c.Overlays().Top().(interface{ Cancel() }); ok {
			closer.Cancel()
			return
		}
	}
	pass(o, &fyne.KeyEvent{Name: fyne.KeyEscape})
}

// pass hands a key that a widget has no use for to the window: Fyne asks the
// window only while nothing has the keyboard.
func pass(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil && c.Overlays().Top() == nil {
		c.OnTypedKey()(e)
	}
}

// passShortcut hands a shortcut that a widget has no use for to the window's
// canvas, which Fyne asks only while nothing that hears shortcuts has the
// keyboard.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
