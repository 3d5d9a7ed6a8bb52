package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// sideList is the list of pages at the left: an icon, a word, and what waits.
// It is one stop of Tab; Up and Down move, Enter opens.
type sideList struct {
	widget.BaseWidget
	items   []*sideItem
	current int
	at      int // place of the keyboard
	focused bool
	turnTo  func(int)
}

var (
	_ fyne.Focusable     = (*sideList)(nil)
	_ fyne.Tappable      = (*sideItem)(nil)
	_ desktop.Hoverable  = (*sideItem)(nil)
	_ desktop.Cursorable = (*sideItem)(nil)
)

func newSideList(pages []ui.Page, turnTo func(int)) *sideList {
	l := &sideList{turnTo: turnTo}
	for i, p := range pages {
		item := &sideItem{list: l, place: i, page: p}
		item.ExtendBaseWidget(item)
		l.items = append(l.items, item)
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *sideList) setCurrent(i int) {
	l.current, l.at = i, i
	l.Refresh()
}

func (l *sideList) setCount(key string, n int) {
	for _, item := range l.items {
		if item.page.Key() == key {
			item.count = n
			item.Refresh()
		}
	}
}

func (l *sideList) FocusGained()   { l.focused = true; l.Refresh() }
func (l *sideList) FocusLost()     { l.focused = false; l.at = l.current; l.Refresh() }
func (l *sideList) TypedRune(rune) {}

func (l *sideList) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		l.at = min(l.at+1, len(l.items)-1)
	case fyne.KeyUp:
		l.at = max(l.at-1, 0)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyRight:
		l.turnTo(l.at)
	}
	l.Refresh()
}

func (l *sideList) CreateRenderer() fyne.WidgetRenderer {
	r := &sideRenderer{l: l, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), name: canvas.NewText("Dûment", nil)}
	r.objects = []fyne.CanvasObject{r.ground, r.line, r.name}
	for _, item := range l.items {
		r.objects = append(r.objects, item)
	}
	r.paint()
	return r
}

type sideRenderer struct {
	l            *sideList
	ground, line *canvas.Rectangle
	name         *canvas.Text
	objects      []fyne.CanvasObject
}

func (r *sideRenderer) paint() {
	r.ground.FillColor = theme.Color(ui.ColorSide)
	r.line.FillColor = theme.Color(ui.ColorLine)
	r.name.Color, r.name.TextSize = ui.ToneAccent.Color(), theme.Size(theme.SizeNameHeadingText)
	r.name.TextStyle.Bold = true
}

// Layout sets the last page, the settings, apart.
func (r *sideRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.line.Move(fyne.NewPos(size.Width-1, 0))
	r.line.Resize(fyne.NewSize(1, size.Height))
	r.name.Move(fyne.NewPos(24, 12))
	r.name.Resize(fyne.NewSize(size.Width-40, 36))
	y := float32(64)
	for i, item := range r.l.items {
		if i == len(r.l.items)-1 {
			y += 16
		}
		item.Move(fyne.NewPos(12, y))
		item.Resize(fyne.NewSize(size.Width-24, 40))
		y += 44
	}
}

func (r *sideRenderer) MinSize() fyne.Size { return fyne.NewSize(sideWidth, 320) }

func (r *sideRenderer) Refresh() {
	r.paint()
	for _, item := range r.l.items {
		item.Refresh()
	}
	canvas.Refresh(r.l)
}

func (r *sideRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *sideRenderer) Destroy()                     {}

// sideItem is one page of the list.
type sideItem struct {
	widget.BaseWidget
	list  *sideList
	place int
	page  ui.Page
	count int
	over  bool
}

func (i *sideItem) Tapped(*fyne.PointEvent)        { i.list.turnTo(i.place) }
func (i *sideItem) MouseIn(*desktop.MouseEvent)    { i.over = true; i.Refresh() }
func (i *sideItem) MouseMoved(*desktop.MouseEvent) {}
func (i *sideItem) MouseOut()                      { i.over = false; i.Refresh() }
func (i *sideItem) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (i *sideItem) CreateRenderer() fyne.WidgetRenderer {
	r := &sideItemRenderer{i: i, ground: canvas.NewRectangle(nil), icon: canvas.NewImageFromResource(i.page.Icon()),
		text: canvas.NewText(i.page.Title(), nil), count: canvas.NewText("", nil), pill: canvas.NewRectangle(nil)}
	r.icon.FillMode = canvas.ImageFillContain
	r.count.Alignment = fyne.TextAlignCenter
	r.paint()
	return r
}

type sideItemRenderer struct {
	i            *sideItem
	ground, pill *canvas.Rectangle
	icon         *canvas.Image
	text, count  *canvas.Text
}

func (r *sideItemRenderer) paint() {
	i, current := r.i, r.i.place == r.i.list.current
	r.ground.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
	r.ground.Hidden = !current && !i.over
	r.ground.FillColor = theme.Color(theme.ColorNameHover)
	r.ground.StrokeWidth = 0
	r.text.TextSize, r.text.Color, r.text.TextStyle.Bold = theme.Size(theme.SizeNameText), ui.ToneInk.Color(), current
	r.icon.Resource = i.page.Icon()
	if current {
		r.ground.FillColor, r.text.Color = ui.ToneAccent.Tint(), ui.ToneAccent.Color()
		r.icon.Resource = theme.NewPrimaryThemedResource(i.page.Icon())
	}
	if i.list.focused && i.list.at == i.place {
		r.ground.Hidden = false
		r.ground.StrokeColor, r.ground.StrokeWidth = ui.ToneAccent.Color(), 2
	}
	r.count.Text, r.pill.Hidden = "", i.count == 0
	if i.count > 0 {
		r.count.Text = ui.Number(i.count)
	}
	r.count.TextSize, r.count.Color = theme.Size(theme.SizeNameCaptionText), ui.ToneAccent.Color()
	r.pill.CornerRadius, r.pill.FillColor = 10, ui.ToneAccent.Tint()
	if current {
		r.pill.FillColor = theme.Color(ui.ColorSurface)
	}
}

func (r *sideItemRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.icon.Move(fyne.NewPos(12, (size.Height-20)/2))
	r.icon.Resize(fyne.NewSize(20, 20))
	r.text.Move(fyne.NewPos(44, 0))
	r.text.Resize(fyne.NewSize(size.Width-52, size.Height))
	width := max(r.count.MinSize().Width+14, 24)
	at := fyne.NewPos(size.Width-width-8, (size.Height-20)/2)
	r.pill.Move(at)
	r.pill.Resize(fyne.NewSize(width, 20))
	r.count.Move(at)
	r.count.Resize(fyne.NewSize(width, 20))
}

func (r *sideItemRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 40) }

func (r *sideItemRenderer) Refresh() {
	r.paint()
	r.Layout(r.i.Size())
	r.icon.Refresh()
	canvas.Refresh(r.i)
}

func (r *sideItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon, r.text, r.pill, r.count}
}
func (r *sideItemRenderer) Destroy() {}
