package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/data"
)

// pickerFilterFrom is the number of choices from which a list has a filter.
const pickerFilterFrom = 9

// A list is as wide as its widest choice, up to pickerWidest; of a very long one
// only the first pickerMeasured choices are measured.
const (
	pickerWidest   = 480
	pickerMeasured = 100
)

// picker is the open list of a selectBox: an overlay under it, closed by Esc, a
// choice or a click elsewhere. The keyboard stays in its filter, which is out of
// sight for a short list until something is typed.
type picker struct {
	widget.BaseWidget
	canvas         fyne.Canvas
	under          *selectBox
	labels, folded []string
	shown          []int   // places of the choices that pass the filter
	at             int     // among shown
	moved          bool    // by the keyboard
	wide           float32 // of the widest choice, with its room
	choose         func(int)
	filter         *entry
	list           *choiceList
}

func newPicker(c fyne.Canvas, under *selectBox, labels, folded []string, at int, choose func(int)) *picker {
	p := &picker{canvas: c, under: under, labels: labels, folded: folded, choose: choose, filter: newEntry()}
	p.filter.SetPlaceHolder("Filtrer…")
	p.filter.OnChanged = func(s string) { p.narrow(s, -1) }
	p.filter.OnSubmitted = func(string) { p.done() }
	p.filter.onKey, p.filter.keepsTab = p.key, true
	p.list = newChoiceList(func(i int) { p.at = i; p.done() })
	for _, label := range labels[:min(len(labels), pickerMeasured)] {
		p.wide = max(p.wide, fyne.MeasureText(label, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width+10*gap)
	}
	p.ExtendBaseWidget(p)
	p.narrow("", at)
	return p
}

func (p *picker) show(filter string) {
	p.canvas.Overlays().Add(p)
	p.canvas.Focus(p.filter)
	for _, r := range filter {
		p.filter.TypedRune(r)
	}
}

// narrow shows the choices that hold every word of the text; the place keeps to
// the one chosen, else to the first.
func (p *picker) narrow(text string, chosen int) {
	words := strings.Fields(data.Fold(text))
	p.shown, p.at = p.shown[:0], 0
	for i, label := range p.folded {
		if containsAll(label, words) {
			if i == chosen {
				p.at = len(p.shown)
			}
			p.shown = append(p.shown, i)
		}
	}
	lines := make([]string, len(p.shown), len(p.shown)+1)
	for i, at := range p.shown {
		lines[i] = p.labels[at]
	}
	if len(lines) == 0 {
		lines, p.at = append(lines, "Rien de tel dans la liste."), 0
	}
	p.list.set(lines, nil, p.at)
	p.Refresh()
}

func containsAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}

func (p *picker) key(e *fyne.KeyEvent) bool {
	at := p.at
	switch e.Name {
	case fyne.KeyDown:
		at++
	case fyne.KeyUp:
		at--
	case fyne.KeyPageDown:
		at += 8
	case fyne.KeyPageUp:
		at -= 8
	case fyne.KeyEscape:
		p.Cancel()
		return true
	case fyne.KeyTab:
		p.leave()
		return true
	default:
		return false
	}
	p.at, p.moved = max(min(at, len(p.shown)-1), 0), true
	p.list.goTo(p.at)
	return true
}

func (p *picker) done() {
	p.Cancel()
	if p.at < len(p.shown) {
		p.choose(p.shown[p.at])
	}
}

// leave takes the choice, where the user has come nearer to one, and goes on to
// the next field, or back with Shift.
func (p *picker) leave() {
	if p.moved || p.filter.Text != "" {
		p.done()
	} else {
		p.Cancel()
	}
	if modifiers()&fyne.KeyModifierShift != 0 {
		p.canvas.FocusPrevious()
		return
	}
	p.canvas.FocusNext()
}

// Cancel closes the list and leaves the choice as it was.
func (p *picker) Cancel() {
	p.canvas.Overlays().Remove(p)
	p.canvas.Focus(p.under)
}

// Tapped closes: a click beside the list.
func (p *picker) Tapped(*fyne.PointEvent) { p.Cancel() }

func (p *picker) CreateRenderer() fyne.WidgetRenderer {
	r := &pickerRenderer{p: p, card: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type pickerRenderer struct {
	p    *picker
	card *canvas.Rectangle
}

func (r *pickerRenderer) paint() {
	r.card.FillColor = colorOf(theme.ColorNameMenuBackground)
	r.card.StrokeColor, r.card.StrokeWidth = colorOf(theme.ColorNameInputBorder), 1
	r.card.CornerRadius = theme.Size(theme.SizeNameMenuRadius)
}

// Layout puts the card under the box, or above it where there is no room.
func (r *pickerRenderer) Layout(size fyne.Size) {
	p := r.p
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.under)
	box := p.under.Size()
	width := max(box.Width, min(p.wide, pickerWidest, size.Width-4*gap))
	head := gap
	if len(p.labels) >= pickerFilterFrom || p.filter.Text != "" {
		head += p.filter.MinSize().Height + gap
		p.filter.Resize(fyne.NewSize(width-2*gap, p.filter.MinSize().Height))
	} else {
		p.filter.Resize(fyne.NewSize(0, 0))
	}
	rows := float32(min(max(len(p.shown), 1), 8)) * RowHeight
	height := head + rows + gap
	at.Y += box.Height + gap/2
	if at.Y+height > size.Height && at.Y-box.Height-gap > height {
		at.Y -= box.Height + gap + height
	}
	at.X = max(min(at.X, size.Width-2*gap-width), 0)
	at = at.Subtract(p.Position())
	r.card.Move(at)
	r.card.Resize(fyne.NewSize(width, height))
	p.filter.Move(at.AddXY(gap, gap))
	p.list.Move(at.AddXY(gap, head))
	p.list.Resize(fyne.NewSize(width-2*gap, rows))
}

func (r *pickerRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *pickerRenderer) Refresh() {
	r.paint()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func (r *pickerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.card, r.p.filter, r.p.list}
}
func (r *pickerRenderer) Destroy() {}
