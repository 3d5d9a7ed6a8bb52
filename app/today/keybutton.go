package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// keyButton is a button of the card that is open: Esc goes back to the cards,
// letters do what they do there, the page keys scroll.
type keyButton struct {
	ui.Button
	view *view
}

func (v *view) button(label string, icon fyne.Resource, do func()) *keyButton {
	b := &keyButton{view: v}
	b.Text, b.Icon, b.OnTapped = label, icon, do
	b.ExtendBaseWidget(b)
	return b
}

// quiet is a button without a ground.
func (v *view) quiet(label string, icon fyne.Resource, do func()) *keyButton {
	b := v.button(label, icon, do)
	b.Importance = widget.LowImportance
	return b
}

// FocusGained is called by Fyne.
func (b *keyButton) FocusGained() {
	b.Button.FocusGained()
	b.view.reveal(b)
}

// TypedKey is called by Fyne.
func (b *keyButton) TypedKey(e *fyne.KeyEvent) {
	if !b.view.typed(e) {
		b.Button.TypedKey(e)
	}
}

// TypedRune is called by Fyne.
func (b *keyButton) TypedRune(r rune) { b.view.sheet.page.deck.TypedRune(r) }

// typed answers the keys that all parts of a card have in common.
func (v *view) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyLeft:
		v.sheet.page.Focus()
	case fyne.KeyPageDown:
		v.page(1)
	case fyne.KeyPageUp:
		v.page(-1)
	default:
		return false
	}
	return true
}

// nameLink is a client's name, which opens its page.
type nameLink struct {
	widget.Hyperlink
	page *Page
}

func newNameLink(p *Page, name string, client data.ID) *nameLink {
	l := &nameLink{page: p}
	l.Text, l.SizeName, l.TextStyle.Bold = name, theme.SizeNameSubHeadingText, true
	l.Wrapping = fyne.TextWrapWord // a long name must not push anything aside
	l.OnTapped = func() { p.shell.ShowClient(client) }
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey is called by Fyne.
func (l *nameLink) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyLeft:
		l.page.Focus()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.OnTapped()
	}
}

// TypedRune is called by Fyne.
func (l *nameLink) TypedRune(r rune) { l.page.deck.TypedRune(r) }

// tick is the box of an invoice.
type tick struct {
	widget.Check
	view *view
}

func (v *view) tick(label string, changed func(bool)) *tick {
	t := &tick{view: v, Check: widget.Check{Text: label, Checked: true, OnChanged: changed}}
	t.ExtendBaseWidget(t)
	return t
}

// FocusGained is called by Fyne.
func (t *tick) FocusGained() {
	t.Check.FocusGained()
	t.view.reveal(t)
}

// TypedKey is called by Fyne.
func (t *tick) TypedKey(e *fyne.KeyEvent) {
	switch {
	case t.view.typed(e):
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		t.view.sheet.do()
	default:
		t.Check.TypedKey(e)
	}
}

// TypedRune is called by Fyne.
func (t *tick) TypedRune(r rune) {
	if r == ' ' {
		t.Check.TypedRune(r)
		return
	}
	t.view.sheet.page.deck.TypedRune(r)
}
