package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/data"
)

// Form is fields under each other with their buttons: Enter saves, Esc gives
// up, Tab goes as the eye reads, the first field gets the keyboard, and an error
// stands under the field it is about. It scrolls to the field that has the
// keyboard; its buttons stay in sight.
type Form struct {
	widget.BaseWidget
	fields   []Field
	intro    fyne.CanvasObject // above the rows; nil = none
	rows     *fyne.Container
	scroll   *container.Scroll
	trouble  *Prose // what is about no field
	save     *Button
	cancel   *Button
	onSave   func()
	onCancel func()
	grown    func() // tells the dialog around that the rows took another height
}

// barRoom is what the rows leave to the scroll bar, outside the form's width.
const barRoom = 3 * gap

// NewForm returns a form of rows, each a Field, a FieldRow or any object.
// onSave is called when every field is sound; onCancel may be nil.
func NewForm(save string, onSave, onCancel func(), rows ...fyne.CanvasObject) *Form {
	f := &Form{onSave: onSave, onCancel: onCancel, trouble: NewProse("")}
	f.trouble.Importance = widget.DangerImportance
	f.trouble.Hide()
	f.save = NewPrimary(save, f.Submit)
	f.cancel = NewButton("Annuler", f.Cancel)
	f.cancel.Hidden = onCancel == nil
	f.cancel.onEscape = f.escape()
	f.save.onEscape = f.escape()
	f.rows = container.New(stack{space: 3 * gap, right: barRoom})
	f.scroll = container.NewVScroll(f.rows)
	f.ExtendBaseWidget(f)
	f.SetRows(rows...)
	return f
}

// SetRows changes the rows.
func (f *Form) SetRows(rows ...fyne.CanvasObject) {
	f.fields = nil
	for _, row := range rows {
		switch r := row.(type) {
		case *FieldRow:
			for _, field := range r.fields {
				f.adopt(field)
			}
		case Field:
			f.adopt(r)
		}
	}
	f.rows.Objects = rows
	if f.intro != nil {
		f.rows.Objects = append([]fyne.CanvasObject{f.intro}, rows...)
	}
	f.rows.Refresh()
	f.scroll.Refresh() // its rows have another height
	f.Refresh()
}

// SetIntro puts a grey sentence above the rows, which scrolls with them.
func (f *Form) SetIntro(sentence string) {
	rows := f.rows.Objects
	if f.intro != nil {
		rows = rows[1:]
	}
	f.intro = Flush(Faint(sentence))
	f.SetRows(rows...)
}

// SetCancel changes what the plain button says and does, and with it Esc.
func (f *Form) SetCancel(label string, do func()) {
	f.onCancel = do
	f.cancel.SetText(label)
	f.cancel.Show()
}

func (f *Form) adopt(field Field) {
	f.fields = append(f.fields, field)
	field.wire(f.Submit, f.escape(), func() { f.reveal(field) }, f.resized)
	field.onWheel(func(e *fyne.ScrollEvent) { f.scroll.Scrolled(e) })
}

// escape is nil without a way back, so that Esc goes to the dialog.
func (f *Form) escape() func() {
	if f.onCancel == nil {
		return nil
	}
	return f.Cancel
}

func (f *Form) resized() {
	f.rows.Refresh()
	f.scroll.Refresh()
	if f.grown != nil {
		f.grown()
	}
}

// Reveal scrolls so that an object of the rows, or of a container among them, is
// in sight; it need not have been drawn yet.
func (f *Form) Reveal(o fyne.CanvasObject) {
	if top, ok := topIn(f.rows, o); ok {
		f.scrollTo(top, o.Size().Height)
	}
}

// topIn returns how far an object is below the top of a container around it.
func topIn(c *fyne.Container, o fyne.CanvasObject) (float32, bool) {
	for _, child := range c.Objects {
		if child == o {
			return child.Position().Y, true
		}
		if inner, ok := child.(*fyne.Container); ok {
			if top, ok := topIn(inner, o); ok {
				return child.Position().Y + top, true
			}
		}
	}
	return 0, false
}

// reveal scrolls so that the field is in sight.
func (f *Form) reveal(field fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	f.scrollTo(d.AbsolutePositionForObject(field).Y-d.AbsolutePositionForObject(f.rows).Y, field.Size().Height)
}

func (f *Form) scrollTo(top, height float32) {
	bottom := top + height
	switch {
	case top < f.scroll.Offset.Y:
		f.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > f.scroll.Offset.Y+f.scroll.Size().Height:
		f.scroll.ScrollToOffset(fyne.NewPos(0, bottom-f.scroll.Size().Height))
	}
}

// Submit checks every field and saves; the first field that is wrong gets the
// keyboard instead.
func (f *Form) Submit() {
	if f.save.Disabled() {
		return
	}
	f.say("")
	var wrong Field
	for _, field := range f.fields {
		if field.Visible() && field.Check() != nil && wrong == nil {
			wrong = field
		}
	}
	if wrong != nil {
		f.focus(wrong)
		return
	}
	f.onSave()
}

// Cancel gives up, as Esc does.
func (f *Form) Cancel() {
	if f.onCancel != nil {
		f.onCancel()
	}
}

// ShowError shows err under the field that it names, else above the buttons.
// nil takes every error away.
func (f *Form) ShowError(err error) {
	f.say("")
	if err == nil {
		for _, field := range f.fields {
			field.SetError("")
		}
		return
	}
	name := data.FieldOf(err)
	for _, field := range f.fields {
		if name != "" && field.Name() == name && field.Visible() {
			field.SetError(err.Error())
			f.focus(field)
			return
		}
	}
	f.say(Sentence(err.Error()))
}

func (f *Form) say(sentence string) {
	f.trouble.SetText(sentence)
	f.trouble.Hidden = sentence == ""
	f.Refresh()
}

// SetBusy keeps the form from being saved twice while it is saved.
func (f *Form) SetBusy(busy bool) {
	if busy {
		f.save.Disable()
	} else {
		f.save.Enable()
	}
}

// FocusFirst gives the keyboard to the first field.
func (f *Form) FocusFirst() {
	for _, field := range f.fields {
		if field.Visible() {
			f.focus(field)
			return
		}
	}
	focus(f.save)
}

func (f *Form) focus(field Field) { focus(field.Focusable()) }

// CreateRenderer is called by Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	r := &formRenderer{f: f, line: canvas.NewRectangle(colorOf(ColorLine))}
	r.buttons = container.New(trailing{}, f.cancel, f.save)
	return r
}

type formRenderer struct {
	f       *Form
	line    *canvas.Rectangle
	buttons *fyne.Container
}

// foot is the height of the error and the buttons.
func (r *formRenderer) foot(width float32) float32 {
	height := r.buttons.MinSize().Height + 3*gap
	if !r.f.trouble.Hidden {
		r.f.trouble.Resize(fyne.NewSize(width, r.f.trouble.MinSize().Height))
		height += r.f.trouble.MinSize().Height
	}
	return height
}

func (r *formRenderer) Layout(size fyne.Size) {
	foot := r.foot(size.Width)
	r.f.scroll.Resize(fyne.NewSize(size.Width+barRoom, max(size.Height-foot-2*gap, 0)))
	y := size.Height - foot
	r.line.Move(fyne.NewPos(0, y))
	r.line.Resize(fyne.NewSize(size.Width, 1))
	y += 3 * gap
	if !r.f.trouble.Hidden {
		r.f.trouble.Move(fyne.NewPos(0, y-2*gap))
		y += r.f.trouble.MinSize().Height
	}
	r.buttons.Move(fyne.NewPos(0, y))
	r.buttons.Resize(fyne.NewSize(size.Width, r.buttons.MinSize().Height))
}

func (r *formRenderer) MinSize() fyne.Size {
	width := max(r.f.rows.MinSize().Width-barRoom, r.buttons.MinSize().Width)
	return fyne.NewSize(width, 20*gap+r.foot(width))
}

func (r *formRenderer) Refresh() {
	r.line.FillColor = colorOf(ColorLine)
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}

func (r *formRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.scroll, r.line, r.f.trouble, r.buttons}
}
func (r *formRenderer) Destroy() {}

// naturalHeight is what the form takes where nothing has to scroll.
func (f *Form) naturalHeight() float32 {
	foot := f.save.MinSize().Height + 5*gap
	if !f.trouble.Hidden {
		foot += f.trouble.MinSize().Height
	}
	return f.rows.MinSize().Height + foot
}
