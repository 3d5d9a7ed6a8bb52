package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// entry is Fyne's with Esc and a word on where the keyboard goes. Enter is
// OnSubmitted.
type entry struct {
	widget.Entry
	onEscape func()
	onFocus  func()
	onBlur   func()
	onKey    func(*fyne.KeyEvent) bool // true when it has answered
	keepsTab bool                      // Tab is for onKey
	whole    bool                      // coming by the keyboard chooses all, so that typing replaces it
	clicked  bool                      // the mouse is bringing the keyboard
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

// AcceptsTab lets Tab go to the next field, also from a text of several lines.
func (e *entry) AcceptsTab() bool { return e.keepsTab }

func (e *entry) TypedKey(key *fyne.KeyEvent) {
	switch {
	case e.onKey != nil && e.onKey(key):
	case key.Name == fyne.KeyEscape:
		escape(e, e.onEscape)
	case key.Name == fyne.KeyF5:
		pass(e, key)
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut lets the window hear what is none of an entry's business.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if !editing(s) {
		passShortcut(e, s)
		return
	}
	e.Entry.TypedShortcut(s)
}

// editing reports whether Fyne's entry knows the shortcut: clipboard, undo, and
// arrows and deleting keys by word.
func editing(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return true
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// MouseDown is called by Fyne; it brings the keyboard, and a click chooses its
// own place in the text.
func (e *entry) MouseDown(m *desktop.MouseEvent) {
	e.clicked = true
	e.Entry.MouseDown(m)
	e.clicked = false
}

func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	if e.whole && !e.clicked && e.Text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
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
