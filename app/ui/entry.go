package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// entry is Fyne's with Esc and a word on where the keyboard goes. Enter is
// OnSubmitted; Tab always leaves, also from a text of several lines.
type entry struct {
	widget.Entry
	onEscape func()
	onFocus  func()
	onBlur   func()
	onKey    func(*fyne.KeyEvent) bool // true when it has answered
}

func newEntry() *entry {
	e := &entry{Entry: widget.Entry{Wrapping: fyne.TextWrap(fyne.TextTruncateClip)}}
	e.ExtendBaseWidget(e)
	return e
}

func newAreaEntry(lines int) *entry {
	e := &entry{Entry: widget.Entry{MultiLine: true, Wrapping: fyne.TextWrapWord}}
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(lines)
	return e
}

// AcceptsTab lets Tab go to the next field.
func (e *entry) AcceptsTab() bool { return false }

func (e *entry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case e.onKey != nil && e.onKey(key):
	case key.Name == fyne.KeyEscape:
		escape(e, e.onEscape)
	default:
		e.Entry.TypedKey(key)
	}
}

func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus()
	}
}

func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	if e.onBlur != nil {
		e.onBlur()
	}
}
