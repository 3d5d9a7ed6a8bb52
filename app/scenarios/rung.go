package scenarios

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// rung draws one step of a ladder: its day on a pill, hung on a line that goes
// from the first step to the last, and what is said how.
type rung struct {
	widget.BaseWidget
	step        data.Step
	first, last bool
	open        bool // its fields stand below
	over        bool
	focused     bool
}

func newRung(step data.Step, first, last bool) *rung {
	r := &rung{step: step, first: first, last: last}
	r.ExtendBaseWidget(r)
	return r
}

func (r *rung) set(step data.Step) {
	r.step = step
	r.Refresh()
}

// tone is the colour of the step's day: calm before the due date, firmer with
// each level.
func (r *rung) tone() ui.Tone {
	switch r.step.Level {
	case data.LevelUpcoming:
		return ui.ToneUpcoming
	case data.LevelThird, data.LevelFormalNotice:
		return ui.ToneLate
	}
	return ui.ToneOverdue
}

const (
	pillWidth  float32 = 60
	pillHeight float32 = 24
	rungPad    float32 = 8
	rungText   float32 = 14 // between the pill and the words
)

func (r *rung) CreateRenderer() fyne.WidgetRenderer {
	w := &rungRenderer{r: r, self: r}
	for _, rectangle := range []**canvas.Rectangle{&w.ground, &w.line, &w.pill} {
		*rectangle = canvas.NewRectangle(nil)
	}
	for _, text := range []**canvas.Text{&w.day, &w.title, &w.words, &w.long} {
		*text = canvas.NewText("", nil)
	}
	w.day.Alignment = fyne.TextAlignCenter
	w.day.TextStyle.Bold, w.title.TextStyle.Bold = true, true
	w.pill.CornerRadius, w.ground.CornerRadius = pillHeight/2, 6
	return w
}

type rungRenderer struct {
	r                       *rung
	self                    fyne.CanvasObject // what is on the canvas
	ground, line, pill      *canvas.Rectangle
	day, title, words, long *canvas.Text
}

func (w *rungRenderer) Layout(size fyne.Size) {
	r, tone := w.r, w.r.tone()
	w.ground.Resize(size)
	w.ground.Hidden = !r.over && !r.focused && !r.open
	w.ground.FillColor = theme.Color(theme.ColorNameHover)
	w.ground.StrokeWidth, w.ground.StrokeColor = 0, ui.ToneAccent.Color()
	if r.focused {
		w.ground.StrokeWidth = 2
	}
	middle := rungPad + pillHeight/2
	top, bottom := float32(0), size.Height
	if r.first {
		top = middle
	}
	if r.last {
		bottom = middle
	}
	w.line.FillColor = theme.Color(theme.ColorNameInputBorder)
	w.line.Move(fyne.NewPos(rungPad+pillWidth/2-1, top))
	w.line.Resize(fyne.NewSize(2, bottom-top))
	w.pill.FillColor = tone.Tint()
	w.pill.Move(fyne.NewPos(rungPad, rungPad))
	w.pill.Resize(fyne.NewSize(pillWidth, pillHeight))
	w.day.Text, w.day.Color, w.day.TextSize = mark(r.step), tone.Color(), theme.Size(theme.SizeNameText)
	w.day.Move(fyne.NewPos(rungPad, rungPad))
	w.day.Resize(fyne.NewSize(pillWidth, pillHeight))
	x := rungPad + pillWidth + rungText
	room := size.Width - x - rungPad
	y := rungPad
	for _, line := range []struct {
		text  *canvas.Text
		words string
		size  fyne.ThemeSizeName
		tone  ui.Tone
	}{
		{w.title, stepTitle(r.step), theme.SizeNameText, ui.ToneInk},
		{w.words, stepWords(r.step), theme.SizeNameCaptionText, ui.ToneFaint},
		{w.long, longWords(r.step), theme.SizeNameCaptionText, ui.ToneFaint},
	} {
		line.text.TextSize, line.text.Color = theme.Size(line.size), line.tone.Color()
		line.text.Text = ui.Fit(line.words, room, line.text.TextSize, line.text.TextStyle)
		line.text.Move(fyne.NewPos(x, y))
		height := line.text.MinSize().Height
		line.text.Resize(fyne.NewSize(room, height))
		y += height + 2
	}
}

func (w *rungRenderer) MinSize() fyne.Size {
	caption := fyne.MeasureText("M", theme.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Height + 2
	lines := float32(1)
	if longWords(w.r.step) != "" {
		lines = 2
	}
	title := fyne.MeasureText("M", theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Height + 2
	return fyne.NewSize(240, 2*rungPad+title+lines*caption)
}

func (w *rungRenderer) Refresh() {
	w.Layout(w.r.Size())
	canvas.Refresh(w.self)
}

func (w *rungRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.ground, w.line, w.pill, w.day, w.title, w.words, w.long}
}
func (*rungRenderer) Destroy() {}

// rungButton is a rung that opens its fields: a click, Enter or Space. Up and
// Down go to its neighbours, Delete takes it away.
type rungButton struct {
	rung
	place  int
	editor *editor
}

var (
	_ fyne.Focusable     = (*rungButton)(nil)
	_ fyne.Tappable      = (*rungButton)(nil)
	_ desktop.Hoverable  = (*rungButton)(nil)
	_ desktop.Cursorable = (*rungButton)(nil)
)

func newRungButton(e *editor, place int, step data.Step) *rungButton {
	r := &rungButton{editor: e, place: place}
	r.step = step
	r.ExtendBaseWidget(r)
	return r
}

func (r *rungButton) CreateRenderer() fyne.WidgetRenderer {
	w := r.rung.CreateRenderer().(*rungRenderer)
	w.self = r
	return w
}

func (r *rungButton) Tapped(*fyne.PointEvent)        { r.editor.toggle(r.place) }
func (r *rungButton) MouseIn(*desktop.MouseEvent)    { r.over = true; r.Refresh() }
func (r *rungButton) MouseMoved(*desktop.MouseEvent) {}
func (r *rungButton) MouseOut()                      { r.over = false; r.Refresh() }
func (r *rungButton) Cursor() desktop.Cursor         { return desktop.PointerCursor }
func (r *rungButton) TypedRune(rune)                 {}
func (r *rungButton) FocusLost()                     { r.focused = false; r.Refresh() }

func (r *rungButton) FocusGained() {
	r.focused = true
	r.editor.form.Reveal(r)
	r.Refresh()
}

func (r *rungButton) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.editor.toggle(r.place)
	case fyne.KeyUp:
		r.editor.focusRung(r.place - 1)
	case fyne.KeyDown:
		r.editor.focusRung(r.place + 1)
	case fyne.KeyDelete:
		r.editor.remove(r.place)
	case fyne.KeyEscape:
		r.editor.form.Cancel()
	}
}
