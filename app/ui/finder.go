package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Found is one line of a Finder.
type Found struct {
	Title  string
	Detail string // grey, at the right
}

// Finder is a line to type in with what it finds below; Up and Down choose,
// Enter opens.
type Finder struct {
	widget.BaseWidget
	entry    *entry
	list     *choiceList
	at       int
	onText   func(string)
	onChoose func(i int)
}

// NewFinder returns an empty finder. onText hears what is typed and answers
// with SetFound, at once or later.
func NewFinder(placeholder string, onText func(string), onChoose func(i int)) *Finder {
	f := &Finder{entry: newEntry(), onText: onText, onChoose: onChoose}
	f.entry.SetPlaceHolder(placeholder)
	f.entry.OnChanged = onText
	f.entry.OnSubmitted = func(string) { f.choose(f.at) }
	f.entry.onKey, f.entry.keepsTab = f.key, true
	f.list = newChoiceList(f.choose)
	f.ExtendBaseWidget(f)
	return f
}

// SetFound shows what was found; the first line is the one Enter opens.
func (f *Finder) SetFound(found []Found) {
	lines, details := make([]string, len(found)), make([]string, len(found))
	for i, one := range found {
		lines[i], details[i] = one.Title, one.Detail
	}
	f.at = 0
	f.list.set(lines, details, 0)
}

func (f *Finder) choose(i int) {
	if i < len(f.list.lines) {
		f.onChoose(i)
	}
}

func (f *Finder) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyTab:
		f.at = min(f.at+1, len(f.list.lines)-1)
	case fyne.KeyUp:
		f.at--
	default:
		return false
	}
	f.at = max(f.at, 0)
	f.list.goTo(f.at)
	return true
}

// CreateRenderer is called by Fyne.
func (f *Finder) CreateRenderer() fyne.WidgetRenderer { return finderRenderer{f} }

type finderRenderer struct{ f *Finder }

func (r finderRenderer) Layout(size fyne.Size) {
	height := r.f.entry.MinSize().Height
	r.f.entry.Resize(fyne.NewSize(size.Width, height))
	r.f.list.Move(fyne.NewPos(0, height+2*gap))
	r.f.list.Resize(fyne.NewSize(size.Width, max(size.Height-height-2*gap, 0)))
}

func (r finderRenderer) MinSize() fyne.Size {
	return fyne.NewSize(80*gap, r.f.entry.MinSize().Height+2*gap+9*RowHeight)
}

func (r finderRenderer) Refresh() { r.Layout(r.f.Size()) }
func (r finderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.entry, r.f.list}
}
func (r finderRenderer) Destroy() {}
