package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Field is one value of a Form: its label above, its sentence below. A field
// never keeps an old value beside what is typed: it reads the text each time.
type Field interface {
	fyne.CanvasObject
	Name() string              // as data.Error names it
	Check() error              // of what is typed; shows its sentence under the field
	SetError(sentence string)  // "" takes it away
	Focusable() fyne.Focusable // what gets the keyboard

	wire(submit, escape, focused, resized func())
	onWheel(turn func(*fyne.ScrollEvent)) // for the wheel's steps over it
}

// frame is what all fields have: label, body, red line and sentence.
type frame struct {
	widget.BaseWidget
	name    string
	label   *canvas.Text
	body    fyne.CanvasObject
	wrong   *canvas.Rectangle // around the body
	note    *Prose
	wheel   *wheel // over the body of a field of a form; may be nil
	hint    string // shown while there is no error
	failed  bool
	resized func()
}

func (f *frame) build(self fyne.Widget, name, label string, body fyne.CanvasObject) {
	f.name, f.body = name, body
	f.label = canvas.NewText(label, nil)
	f.wrong = canvas.NewRectangle(nil)
	f.note = NewProse("")
	f.note.SizeName = theme.SizeNameCaptionText
	f.note.Hide()
	f.ExtendBaseWidget(self)
}

// Name returns the field's name in data.Error.
func (f *frame) Name() string { return f.name }

// SetLabel changes the words above the field.
func (f *frame) SetLabel(label string) {
	f.label.Text = label
	f.Refresh()
}

// SetNote sets a grey sentence under the field; an error takes its place.
func (f *frame) SetNote(sentence string) {
	f.hint = sentence
	if !f.failed {
		f.say(sentence, widget.LowImportance)
	}
}

// SetError shows a sentence in red under the field; "" takes it away.
func (f *frame) SetError(sentence string) {
	f.failed = sentence != ""
	if f.failed {
		f.say(Sentence(sentence), widget.DangerImportance)
		return
	}
	f.say(f.hint, widget.LowImportance)
}

// Warn shows a sentence under the field that the user may go on against; "" takes
// it away.
func (f *frame) Warn(sentence string) {
	if f.failed = false; sentence == "" {
		f.say(f.hint, widget.LowImportance)
		return
	}
	f.say(sentence, widget.WarningImportance)
}

func (f *frame) say(sentence string, importance widget.Importance) {
	if f.note.Whole() == sentence && f.note.Importance == importance {
		return
	}
	f.note.Importance, f.note.Hidden = importance, sentence == ""
	f.note.SetText(sentence)
	f.Refresh()
	if f.resized != nil {
		f.resized()
	}
}

// CreateRenderer is called by Fyne.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	r := &frameRenderer{f: f}
	r.paint()
	return r
}

type frameRenderer struct{ f *frame }

func (r *frameRenderer) paint() {
	r.f.label.TextSize = theme.Size(theme.SizeNameCaptionText)
	r.f.label.Color = ToneFaint.Color()
	r.f.wrong.StrokeColor = colorOf(theme.ColorNameError)
	r.f.wrong.StrokeWidth = 1.5
	r.f.wrong.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.f.wrong.Hidden = !r.f.failed
}

func (r *frameRenderer) labelHeight() float32 {
	if r.f.label.Text == "" {
		return 0
	}
	return r.f.label.MinSize().Height + gap
}

func (r *frameRenderer) Layout(size fyne.Size) {
	f := r.f
	f.label.Resize(fyne.NewSize(size.Width, f.label.MinSize().Height))
	y := r.labelHeight()
	height := f.body.MinSize().Height
	if f.note.Hidden && size.Height-y > height {
		height = size.Height - y
	}
	f.body.Move(fyne.NewPos(0, y))
	f.body.Resize(fyne.NewSize(size.Width, height))
	f.wrong.Move(f.body.Position())
	f.wrong.Resize(f.body.Size())
	if f.wheel != nil {
		f.wheel.Move(f.body.Position())
		f.wheel.Resize(f.body.Size())
	}
	f.note.Move(fyne.NewPos(-2*gap, y+height-gap))
	f.note.Resize(fyne.NewSize(size.Width+4*gap, f.note.MinSize().Height))
}

func (r *frameRenderer) MinSize() fyne.Size {
	size := r.f.body.MinSize()
	size.Width = max(size.Width, 80)
	size.Height += r.labelHeight()
	if !r.f.note.Hidden {
		size.Height += r.f.note.MinSize().Height - 2*gap
	}
	return size
}

func (r *frameRenderer) Refresh() {
	r.paint()
	for _, o := range r.Objects() {
		o.Refresh() // the colours may be others
	}
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}

func (r *frameRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.f.label, r.f.body, r.f.wrong, r.f.note}
	if r.f.wheel != nil {
		objects = append(objects, r.f.wheel)
	}
	return objects
}
func (r *frameRenderer) Destroy() {}

// Capital writes a word with a capital.
func Capital(word string) string {
	_, n := utf8.DecodeRuneInString(word)
	return strings.ToUpper(word[:n]) + word[n:]
}

// Sentence gives an error's text a capital and a full stop, since the parsers
// of package data return the middle of a sentence.
func Sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if last, _ := utf8.DecodeLastRuneInString(s); !strings.ContainsRune(".!?…", last) {
		s += "."
	}
	return s
}
