package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/data"
)

var (
	_ fyne.Focusable     = (*selectBox)(nil)
	_ fyne.Tappable      = (*selectBox)(nil)
	_ desktop.Cursorable = (*selectBox)(nil)
)

// selectBox is the closed list of a SelectField.
type selectBox struct {
	widget.BaseWidget
	labels, folded []string
	at             int    // place of the choice, or -1
	typed          string // the beginning typed since the keyboard came
	placeholder    string
	focused        bool
	onChoose       func(int)
	onEscape       func()
	onFocus        func()
}

func newSelectBox(onChoose func(int)) *selectBox {
	b := &selectBox{at: -1, onChoose: onChoose, placeholder: "Choisir…"}
	b.ExtendBaseWidget(b)
	return b
}

func (b *selectBox) set(labels, folded []string, at int) {
	b.labels, b.folded, b.at = labels, folded, at
	b.Refresh()
}

func (b *selectBox) choose(i int) {
	if i < 0 || i >= len(b.labels) {
		return
	}
	changed := i != b.at
	b.at = i
	b.Refresh()
	if changed {
		b.onChoose(i)
	}
}

func (b *selectBox) FocusGained() {
	b.focused, b.typed = true, ""
	b.Refresh()
	if b.onFocus != nil {
		b.onFocus()
	}
}

func (b *selectBox) FocusLost() { b.focused = false; b.Refresh() }

func (b *selectBox) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *selectBox) Tapped(*fyne.PointEvent) {
	focus(b)
	b.open("")
}

// TypedRune goes to the first choice that begins with what is typed; a long
// list, or one that has it elsewhere only, opens with it as its filter.
func (b *selectBox) TypedRune(r rune) {
	if r == ' ' && b.typed == "" {
		b.open("")
		return
	}
	if len(b.labels) > pickerFilterFrom {
		b.open(string(r))
		return
	}
	for _, typed := range []string{b.typed + string(r), string(r)} {
		if i := b.beginning(data.Fold(typed)); i >= 0 {
			b.typed = typed
			b.choose(i)
			return
		}
	}
	typed := b.typed + string(r)
	if b.typed = ""; b.within(data.Fold(typed)) {
		b.open(typed)
	}
}

// within reports whether any choice holds the text, wherever.
func (b *selectBox) within(folded string) bool {
	return slices.ContainsFunc(b.folded, func(label string) bool { return strings.Contains(label, folded) })
}

func (b *selectBox) beginning(folded string) int {
	for i, label := range b.folded {
		if strings.HasPrefix(label, folded) {
			return i
		}
	}
	return -1
}

func (b *selectBox) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		b.choose(min(b.at+1, len(b.labels)-1))
	case fyne.KeyUp:
		b.choose(max(b.at-1, 0))
	case fyne.KeyHome:
		b.choose(0)
	case fyne.KeyEnd:
		b.choose(len(b.labels) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		b.open("")
	case fyne.KeyEscape:
		escape(b, b.onEscape)
	case fyne.KeyF5:
		pass(b, e)
	}
}

func (b *selectBox) open(filter string) {
	c := canvasOf(b)
	if c == nil || len(b.labels) == 0 {
		return
	}
	newPicker(c, b, b.labels, b.folded, b.at, b.choose).show(filter)
}

func (b *selectBox) CreateRenderer() fyne.WidgetRenderer {
	r := &selectBoxRenderer{b: b, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil),
		arrow: canvas.NewImageFromResource(theme.MenuDropDownIcon())}
	r.arrow.FillMode = canvas.ImageFillContain
	r.paint()
	return r
}

type selectBoxRenderer struct {
	b      *selectBox
	ground *canvas.Rectangle
	text   *canvas.Text
	arrow  *canvas.Image
}

func (r *selectBoxRenderer) paint() {
	r.ground.FillColor = colorOf(theme.ColorNameInputBackground)
	r.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.ground.StrokeWidth = theme.Size(theme.SizeNameInputBorder)
	r.ground.StrokeColor = colorOf(theme.ColorNameInputBorder)
	if r.b.focused {
		r.ground.StrokeColor = colorOf(theme.ColorNamePrimary)
	}
	text, tone := r.b.placeholder, ToneFaint
	if r.b.at >= 0 && r.b.at < len(r.b.labels) {
		text, tone = r.b.labels[r.b.at], ToneInk
	}
	r.text.Color, r.text.TextSize = tone.Color(), theme.Size(theme.SizeNameText)
	r.text.Text = Fit(text, r.b.Size().Width-10*gap, r.text.TextSize, fyne.TextStyle{})
}

func (r *selectBoxRenderer) Layout(size fyne.Size) {
	r.paint()
	r.ground.Resize(size)
	r.text.Move(fyne.NewPos(2*gap, 0))
	r.text.Resize(fyne.NewSize(size.Width-10*gap, size.Height))
	r.arrow.Resize(fyne.NewSize(20, 20))
	r.arrow.Move(fyne.NewPos(size.Width-7*gap, (size.Height-20)/2))
}

func (r *selectBoxRenderer) MinSize() fyne.Size { return fyne.NewSize(30*gap, entryHeight()) }

// entryHeight is the height of Fyne's entry of one line, so that fields side by
// side are even.
func entryHeight() float32 {
	pad := theme.Size(theme.SizeNameInnerPadding)
	return fyne.MeasureText("M", theme.Size(theme.SizeNameText), fyne.TextStyle{}).Height + 2*pad
}

func (r *selectBoxRenderer) Refresh() {
	r.Layout(r.b.Size())
	r.arrow.Refresh()
	canvas.Refresh(r.b)
}

func (r *selectBoxRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.arrow}
}
func (r *selectBoxRenderer) Destroy() {}
