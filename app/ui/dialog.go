package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Dialog is a card over the window. Esc closes it from wherever the keyboard
// is, Enter presses its primary button, the first field gets the keyboard, and
// what lies behind neither hears clicks nor gets it.
type Dialog struct {
	widget.BaseWidget
	window  fyne.Window
	title   *widget.Label
	content fyne.CanvasObject
	buttons *fyne.Container
	first   fyne.Focusable // where the keyboard goes; nil = the first there is
	primary *Button        // what Enter presses while nothing has the keyboard
	before  func(*fyne.KeyEvent)
	width   float32
	behind  string // the window's title without the dialog
	// OnCancel answers Esc; nil closes.
	OnCancel func()
	// OnClosed is called when the dialog has gone, for whatever reason.
	OnClosed func()
}

// NewDialog returns a dialog that is not shown yet; buttons stand at the right,
// the primary one last.
func NewDialog(w fyne.Window, title string, content fyne.CanvasObject, buttons ...fyne.CanvasObject) *Dialog {
	d := &Dialog{window: w, title: Section(title), content: content, width: 480}
	d.title.Wrapping = fyne.TextWrapWord
	d.buttons = container.New(trailing{}, buttons...)
	for _, b := range buttons {
		if own, ok := b.(*Button); ok && own.Importance == widget.HighImportance {
			d.first, d.primary = own, own
		}
	}
	if f, ok := content.(*Form); ok {
		d.first, d.primary = nil, f.save
		f.grown = d.Refresh
		if f.onCancel == nil {
			f.onCancel = d.Close
			f.cancel.Show()
		}
	}
	d.ExtendBaseWidget(d)
	return d
}

// ShowForm shows a form as a dialog; saving does not close it, so that an error
// finds its field: call Close when it is saved.
func ShowForm(w fyne.Window, title string, f *Form) *Dialog {
	d := NewDialog(w, title, f)
	d.Show()
	return d
}

// Confirm asks before something is done; verb is on the button ("Archiver").
func Confirm(w fyne.Window, title, sentence, verb string, do func()) *Dialog {
	label := NewProse(sentence)
	var d *Dialog
	d = NewDialog(w, title, Flush(label), NewButton("Annuler", func() { d.Close() }), NewPrimary(verb, func() {
		d.Close()
		do()
	}))
	d.Show()
	return d
}

// SetWidth sets the width of the card, 480 by default; the window bounds it.
func (d *Dialog) SetWidth(width float32) {
	d.width = width
	d.Refresh()
}

// Show puts the dialog over the window, names it in the window's title, and
// gives it the keyboard.
func (d *Dialog) Show() {
	c := d.window.Canvas()
	c.Overlays().Add(d)
	d.Resize(c.Size())
	d.BaseWidget.Show()
	d.before = c.OnTypedKey()
	c.SetOnTypedKey(d.typedKey)
	switch f := d.content.(type) {
	case *Form:
		f.FocusFirst()
	default:
		if d.first != nil {
			c.Focus(d.first)
		} else {
			c.FocusNext()
		}
	}
	// Last, so that whoever reads the title finds the keyboard in place.
	d.behind = d.window.Title()
	d.window.SetTitle(d.named())
}

// named is the window's title while the dialog is in front.
func (d *Dialog) named() string { return d.behind + " – " + d.title.Text }

// Close takes the dialog away, with its words in the window's title; the
// keyboard goes back to where it was.
func (d *Dialog) Close() {
	c := d.window.Canvas()
	title := d.window.Title()
	if open := dialogs(d.window); len(open) > 0 {
		title = open[0].behind
	}
	c.Overlays().Remove(d)
	c.SetOnTypedKey(d.before)
	SetTitle(d.window, title)
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

// typedKey hears the keys while nothing has the keyboard: a click beside the
// fields takes it away.
func (d *Dialog) typedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		d.Cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		if d.primary != nil {
			d.primary.press()
		}
	}
}

// Cancel is what Esc does.
func (d *Dialog) Cancel() {
	if d.OnCancel != nil {
		d.OnCancel()
		return
	}
	d.Close()
}

// DialogOpen reports whether anything lies over the window, so that shortcuts
// keep still behind it.
func DialogOpen(w fyne.Window) bool { return w.Canvas().Overlays().Top() != nil }

// SetTitle says in the window's title what is shown; the dialogs that are open
// keep their words after it.
func SetTitle(w fyne.Window, title string) {
	for _, d := range dialogs(w) {
		d.behind = title
		title = d.named()
	}
	w.SetTitle(title)
}

// dialogs returns the dialogs over a window, the lowest first; a list or a menu
// over it is none.
func dialogs(w fyne.Window) []*Dialog {
	var open []*Dialog
	for _, o := range w.Canvas().Overlays().List() {
		if d, ok := o.(*Dialog); ok {
			open = append(open, d)
		}
	}
	return open
}

// CreateRenderer is called by Fyne.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	r := &dialogRenderer{d: d, shade: newShade(), card: canvas.NewRectangle(nil)}
	if _, own := d.content.(*Form); own {
		r.scroll = nil
	} else {
		r.scroll = container.NewVScroll(d.content)
	}
	r.paint()
	return r
}

type dialogRenderer struct {
	d      *Dialog
	shade  *shade
	card   *canvas.Rectangle
	scroll *container.Scroll // nil for a form, which scrolls by itself
}

func (r *dialogRenderer) paint() {
	r.card.FillColor = colorOf(theme.ColorNameOverlayBackground)
	r.card.CornerRadius = theme.Size(theme.SizeNameDialogRadius)
	r.card.StrokeColor, r.card.StrokeWidth = colorOf(ColorLine), 1
	r.card.Shadow = shadow(24, 6)
	r.shade.Refresh()
}

func (r *dialogRenderer) body() fyne.CanvasObject {
	if r.scroll == nil {
		return r.d.content
	}
	return r.scroll
}

func (r *dialogRenderer) Layout(size fyne.Size) {
	const pad = 6 * gap
	d := r.d
	r.shade.Resize(size)
	width := min(max(d.width, d.content.MinSize().Width+2*pad), size.Width-4*gap)
	inner, inset := width-2*pad, theme.Size(theme.SizeNameInnerPadding) // of the label
	d.title.Resize(fyne.NewSize(inner+2*inset, d.title.Size().Height))  // a long name wraps
	head := d.title.MinSize().Height + 2*gap
	foot := float32(0)
	if len(d.buttons.Objects) > 0 {
		foot = d.buttons.MinSize().Height + 4*gap
	}
	d.content.Resize(fyne.NewSize(inner, d.content.Size().Height))
	height := d.content.MinSize().Height
	if f, ok := d.content.(*Form); ok {
		height = f.naturalHeight()
	}
	height = min(height, size.Height-8*gap-2*pad-head-foot)
	whole := head + height + foot + 2*pad
	at := fyne.NewPos((size.Width-width)/2, max((size.Height-whole)*0.4, 4*gap))
	r.card.Move(at)
	r.card.Resize(fyne.NewSize(width, whole))
	d.title.Move(at.AddXY(pad-inset, pad-inset))
	d.title.Resize(fyne.NewSize(inner+2*inset, d.title.MinSize().Height))
	r.body().Move(at.AddXY(pad, pad+head))
	r.body().Resize(fyne.NewSize(inner, height))
	d.buttons.Move(at.AddXY(pad, whole-pad-d.buttons.MinSize().Height))
	d.buttons.Resize(fyne.NewSize(inner, d.buttons.MinSize().Height))
}

// MinSize asks for nothing, so that a dialog never makes the window grow.
func (r *dialogRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *dialogRenderer) Refresh() {
	r.paint()
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}

func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.shade, r.card, r.d.title, r.body(), r.d.buttons}
}
func (r *dialogRenderer) Destroy() {}

// shade dims what lies behind and swallows its clicks and hovering.
type shade struct{ widget.BaseWidget }

var (
	_ fyne.Tappable          = (*shade)(nil)
	_ fyne.SecondaryTappable = (*shade)(nil)
	_ desktop.Hoverable      = (*shade)(nil)
)

func newShade() *shade {
	s := &shade{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *shade) Tapped(*fyne.PointEvent)          {}
func (s *shade) TappedSecondary(*fyne.PointEvent) {}
func (s *shade) MouseIn(*desktop.MouseEvent)      {}
func (s *shade) MouseMoved(*desktop.MouseEvent)   {}
func (s *shade) MouseOut()                        {}

func (s *shade) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(colorOf(ColorShade)))
}
