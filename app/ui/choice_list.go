package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// choiceList shows lines of which one is marked. It never takes the keyboard:
// the entry above it keeps it and moves the mark.
type choiceList struct {
	widget.BaseWidget
	lines   []string
	details []string // at the right, grey; nil where there are none
	at      int
	list    *widget.List
	rows    *container.ThemeOverride
	onTap   func(int)
}

func newChoiceList(onTap func(int)) *choiceList {
	c := &choiceList{onTap: onTap}
	c.list = widget.NewList(func() int { return len(c.lines) },
		func() fyne.CanvasObject { return newChoiceRow(c) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*choiceRow).show(i) })
	c.list.HideSeparators = true
	c.rows = container.NewThemeOverride(c.list, denseTheme{})
	c.ExtendBaseWidget(c)
	return c
}

func (c *choiceList) set(lines, details []string, at int) {
	c.lines, c.details, c.at = lines, details, at
	c.list.Refresh()
	c.goTo(at)
}

func (c *choiceList) goTo(at int) {
	c.at = at
	c.list.ScrollTo(at)
	c.list.Refresh()
}

func (c *choiceList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(c.rows)
}

var (
	_ fyne.Tappable     = (*choiceRow)(nil)
	_ desktop.Hoverable = (*choiceRow)(nil)
)

type choiceRow struct {
	widget.BaseWidget
	c      *choiceList
	place  int
	ground *canvas.Rectangle
	text   *canvas.Text
	detail *canvas.Text
	over   bool
}

func newChoiceRow(c *choiceList) *choiceRow {
	r := &choiceRow{c: c, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil), detail: canvas.NewText("", nil)}
	r.detail.Alignment = fyne.TextAlignTrailing
	r.ExtendBaseWidget(r)
	return r
}

func (r *choiceRow) show(i int) {
	r.place = i
	r.Refresh()
}

func (r *choiceRow) Tapped(*fyne.PointEvent) {
	if r.place < len(r.c.lines) {
		r.c.onTap(r.place)
	}
}

func (r *choiceRow) MouseIn(*desktop.MouseEvent)    { r.over = true; r.Refresh() }
func (r *choiceRow) MouseMoved(*desktop.MouseEvent) {}
func (r *choiceRow) MouseOut()                      { r.over = false; r.Refresh() }

func (r *choiceRow) CreateRenderer() fyne.WidgetRenderer { return choiceRowRenderer{r} }

type choiceRowRenderer struct{ r *choiceRow }

func (w choiceRowRenderer) Layout(size fyne.Size) {
	r := w.r
	r.ground.Resize(size)
	width := size.Width - 4*gap
	text, detail := "", ""
	if r.place < len(r.c.lines) {
		text = r.c.lines[r.place]
	}
	if r.place < len(r.c.details) {
		detail = r.c.details[r.place]
	}
	r.text.TextSize, r.text.Color = theme.Size(theme.SizeNameText), ToneInk.Color()
	r.detail.TextSize, r.detail.Color = theme.Size(theme.SizeNameCaptionText), ToneFaint.Color()
	share := width
	if detail != "" { // what the detail needs, as long as most is left to the text
		need := rulerOf(r.detail.TextSize, fyne.TextStyle{}).width(detail) + 3*gap
		share = width - min(need, width*0.55)
	}
	r.text.Text = Fit(text, share, r.text.TextSize, fyne.TextStyle{})
	r.detail.Text = Fit(detail, width-share-2*gap, r.detail.TextSize, fyne.TextStyle{})
	r.text.Move(fyne.NewPos(2*gap, 0))
	r.text.Resize(fyne.NewSize(share, size.Height))
	r.detail.Move(fyne.NewPos(2*gap+share, 0))
	r.detail.Resize(fyne.NewSize(width-share, size.Height))
	r.ground.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
	r.ground.FillColor = colorOf(theme.ColorNameSelection)
	r.ground.Hidden = r.place != r.c.at && !r.over
	if r.place != r.c.at {
		r.ground.FillColor = colorOf(theme.ColorNameHover)
	}
}

func (choiceRowRenderer) MinSize() fyne.Size { return fyne.NewSize(1, RowHeight) }

func (w choiceRowRenderer) Refresh() {
	w.Layout(w.r.Size())
	w.r.ground.Refresh()
	w.r.text.Refresh()
	w.r.detail.Refresh()
}

func (w choiceRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.r.ground, w.r.text, w.r.detail}
}
func (choiceRowRenderer) Destroy() {}
