package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// topBar names the page and leads to the search.
type topBar struct {
	widget.BaseWidget
	title  *canvas.Text
	search *ui.Button
}

func newTopBar(search func()) *topBar {
	t := &topBar{title: canvas.NewText("", nil), search: ui.NewIconButton("Rechercher…   Ctrl+K", theme.SearchIcon(), search)}
	t.ExtendBaseWidget(t)
	return t
}

func (t *topBar) setTitle(title string) {
	t.title.Text = title
	t.Refresh()
}

func (t *topBar) CreateRenderer() fyne.WidgetRenderer {
	r := topRenderer{t}
	r.paint()
	return r
}

type topRenderer struct{ t *topBar }

func (r topRenderer) paint() {
	r.t.title.TextSize, r.t.title.TextStyle.Bold = theme.Size(theme.SizeNameHeadingText), true
	r.t.title.Color = ui.ToneInk.Color()
}

func (r topRenderer) Layout(size fyne.Size) {
	r.t.title.Move(fyne.NewPos(20, 12))
	r.t.title.Resize(fyne.NewSize(size.Width/2, 36))
	own := r.t.search.MinSize()
	r.t.search.Move(fyne.NewPos(size.Width-own.Width-16, 12+(36-own.Height)/2))
	r.t.search.Resize(own)
}

func (r topRenderer) MinSize() fyne.Size { return fyne.NewSize(320, topHeight) }

func (r topRenderer) Refresh() {
	r.paint()
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r topRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.title, r.t.search} }
func (r topRenderer) Destroy()                     {}
