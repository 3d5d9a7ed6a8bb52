package today

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

var (
	_ fyne.Tappable      = (*link)(nil)
	_ desktop.Hoverable  = (*link)(nil)
	_ desktop.Cursorable = (*link)(nil)
)

// link is a verb that can be clicked, quieter than a button: a page has three
// for each row. The keyboard reaches them by their letter on the row, so that
// Tab does not pass through a hundred of them.
type link struct {
	widget.BaseWidget
	text   *canvas.Text
	ground *canvas.Rectangle
	tone   ui.Tone
	over   bool
	do     func()
}

func newLink(word string, do func()) *link {
	l := &link{text: canvas.NewText(word, color.Transparent), ground: canvas.NewRectangle(color.Transparent), tone: ui.ToneFaint, do: do}
	l.text.Alignment = fyne.TextAlignCenter
	l.ExtendBaseWidget(l)
	return l
}

func (l *link) Tapped(*fyne.PointEvent)        { l.do() }
func (l *link) MouseIn(*desktop.MouseEvent)    { l.over = true; l.Refresh() }
func (l *link) MouseMoved(*desktop.MouseEvent) {}
func (l *link) MouseOut()                      { l.over = false; l.Refresh() }
func (l *link) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (l *link) CreateRenderer() fyne.WidgetRenderer { return linkRenderer{l} }

type linkRenderer struct{ l *link }

func (r linkRenderer) Layout(size fyne.Size) {
	r.l.ground.Resize(size)
	r.l.text.Resize(size)
}

func (r linkRenderer) MinSize() fyne.Size { return r.l.text.MinSize() }

func (r linkRenderer) Refresh() {
	l := r.l
	l.text.TextSize, l.text.Color = theme.Size(theme.SizeNameCaptionText)+1, l.tone.Color()
	l.ground.FillColor, l.ground.CornerRadius = color.Transparent, 6
	if l.over {
		l.text.Color, l.ground.FillColor = ui.ToneAccent.Color(), ui.ToneAccent.Tint()
	}
	l.text.Refresh()
	l.ground.Refresh()
}

func (r linkRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.ground, r.l.text} }
func (r linkRenderer) Destroy()                     {}
