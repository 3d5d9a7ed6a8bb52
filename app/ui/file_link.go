package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

var (
	_ fyne.Focusable     = (*fileLink)(nil)
	_ fyne.Tappable      = (*fileLink)(nil)
	_ desktop.Hoverable  = (*fileLink)(nil)
	_ desktop.Cursorable = (*fileLink)(nil)
)

// fileLink is a folder to go to: a place at the left with its icon, or a step
// of the way without. Plain letters keep a column of them calm.
type fileLink struct {
	widget.BaseWidget
	label         string
	icon          fyne.Resource // nil for a step of the way
	current       bool          // the folder shown: tinted as a place, bold as a step
	onTap         func()
	focused, over bool
}

func newFileLink(label string, icon fyne.Resource, onTap func()) *fileLink {
	l := &fileLink{label: label, icon: icon, onTap: onTap}
	l.ExtendBaseWidget(l)
	return l
}

func (l *fileLink) setCurrent(current bool) {
	if l.current != current {
		l.current = current
		l.Refresh()
	}
}

func (l *fileLink) Tapped(*fyne.PointEvent) { l.onTap() }
func (l *fileLink) TypedRune(rune)          {}
func (l *fileLink) FocusGained()            { l.focused = true; l.Refresh() }
func (l *fileLink) FocusLost()              { l.focused = false; l.Refresh() }

func (l *fileLink) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.onTap()
	case fyne.KeyEscape:
		escape(l, nil)
	}
}

func (l *fileLink) MouseIn(*desktop.MouseEvent)    { l.over = true; l.Refresh() }
func (l *fileLink) MouseMoved(*desktop.MouseEvent) {}
func (l *fileLink) MouseOut()                      { l.over = false; l.Refresh() }
func (l *fileLink) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (l *fileLink) CreateRenderer() fyne.WidgetRenderer {
	r := &fileLinkRenderer{l: l, ground: canvas.NewRectangle(nil), icon: canvas.NewImageFromResource(l.icon), text: canvas.NewText("", nil)}
	r.icon.FillMode = canvas.ImageFillContain
	r.icon.Hidden = l.icon == nil
	r.paint()
	return r
}

type fileLinkRenderer struct {
	l      *fileLink
	ground *canvas.Rectangle
	icon   *canvas.Image
	text   *canvas.Text
}

const fileLinkIcon float32 = 18

// left is where the text begins.
func (r *fileLinkRenderer) left() float32 {
	if r.l.icon == nil {
		return 2 * gap
	}
	return 2*gap + fileLinkIcon + 2*gap
}

func (r *fileLinkRenderer) paint() {
	l := r.l
	r.text.TextSize, r.text.Color = theme.Size(theme.SizeNameText), ToneInk.Color()
	r.ground.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
	r.ground.FillColor, r.ground.StrokeWidth = nil, 0
	r.text.TextStyle.Bold = l.current && l.icon == nil
	if l.icon != nil {
		r.icon.Resource = theme.NewThemedResource(l.icon)
	}
	switch {
	case l.current && l.icon != nil:
		r.ground.FillColor, r.text.Color = ToneAccent.Tint(), ToneAccent.Color()
		r.icon.Resource = theme.NewPrimaryThemedResource(l.icon)
	case l.over:
		r.ground.FillColor = colorOf(theme.ColorNameHover)
	}
	if l.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = ToneAccent.Color(), 2
	}
}

func (r *fileLinkRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.icon.Move(fyne.NewPos(2*gap, (size.Height-fileLinkIcon)/2))
	r.icon.Resize(fyne.NewSize(fileLinkIcon, fileLinkIcon))
	room := size.Width - r.left()
	r.text.Text = Fit(r.l.label, room, r.text.TextSize, r.text.TextStyle)
	r.text.Move(fyne.NewPos(r.left(), 0))
	r.text.Resize(fyne.NewSize(room, size.Height))
}

// MinSize is that of a step of the way; a place is as wide as its column.
func (r *fileLinkRenderer) MinSize() fyne.Size {
	if r.l.icon != nil {
		return fyne.NewSize(1, RowHeight)
	}
	width := fyne.MeasureText(r.l.label, r.text.TextSize, r.text.TextStyle).Width + 4*gap
	return fyne.NewSize(min(width, crumbWidth), RowHeight)
}

func (r *fileLinkRenderer) Refresh() {
	r.paint()
	r.Layout(r.l.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *fileLinkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon, r.text}
}
func (r *fileLinkRenderer) Destroy() {}
