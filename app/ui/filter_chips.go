package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/data/money"
)

// Filter is one chip of FilterChips.
type Filter struct {
	Key   string
	Label string
}

// FilterChips is a row of filters of which one is in force, each with the
// number of rows it would show. Left and Right move between them.
type FilterChips struct {
	widget.BaseWidget
	chips    []*filterChip
	key      string
	wraps    bool
	onChange func(key string)
}

// NewFilterChips returns the row with the first filter in force.
func NewFilterChips(filters []Filter, onChange func(key string)) *FilterChips {
	f := &FilterChips{onChange: onChange, key: filters[0].Key}
	for i, filter := range filters {
		c := &filterChip{row: f, filter: filter, place: i, count: -1}
		c.ExtendBaseWidget(c)
		f.chips = append(f.chips, c)
	}
	f.ExtendBaseWidget(f)
	return f
}

// Wrap lets the chips take several lines where the width asks for it; to be
// called before they are shown.
func (f *FilterChips) Wrap() { f.wraps = true }

// LineWidth is the width that the chips take in one line.
func (f *FilterChips) LineWidth() float32 {
	width := -2 * gap
	for _, c := range f.chips {
		width += c.MinSize().Width + 2*gap
	}
	return width
}

// Key returns the filter in force.
func (f *FilterChips) Key() string { return f.key }

// SetCounts shows how many rows each filter has.
func (f *FilterChips) SetCounts(counts map[string]int) {
	for _, c := range f.chips {
		c.count = counts[c.filter.Key]
		c.Refresh()
	}
	f.Refresh()
}

// Set puts a filter in force, telling onChange when it is another one.
func (f *FilterChips) Set(key string) {
	changed := key != f.key
	f.key = key
	for _, c := range f.chips {
		c.Refresh()
	}
	if changed && f.onChange != nil {
		f.onChange(key)
	}
}

// CreateRenderer is called by Fyne.
func (f *FilterChips) CreateRenderer() fyne.WidgetRenderer {
	objects := make([]fyne.CanvasObject, len(f.chips))
	for i, c := range f.chips {
		objects[i] = c
	}
	if f.wraps {
		return widget.NewSimpleRenderer(Flow(objects...))
	}
	return widget.NewSimpleRenderer(Line(objects...))
}

var (
	_ fyne.Focusable     = (*filterChip)(nil)
	_ fyne.Tappable      = (*filterChip)(nil)
	_ desktop.Hoverable  = (*filterChip)(nil)
	_ desktop.Cursorable = (*filterChip)(nil)
)

type filterChip struct {
	widget.BaseWidget
	row           *FilterChips
	filter        Filter
	place, count  int
	focused, over bool
}

func (c *filterChip) Tapped(*fyne.PointEvent) { c.row.Set(c.filter.Key) }

func (c *filterChip) TypedRune(rune) {}
func (c *filterChip) FocusGained()   { c.focused = true; c.Refresh() }
func (c *filterChip) FocusLost()     { c.focused = false; c.Refresh() }

func (c *filterChip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.row.Set(c.filter.Key)
	case fyne.KeyLeft:
		focus(c.row.chips[max(c.place-1, 0)])
	case fyne.KeyRight:
		focus(c.row.chips[min(c.place+1, len(c.row.chips)-1)])
	case fyne.KeyEscape:
		escape(c, nil)
	case fyne.KeyF5:
		pass(c, e)
	}
}

func (c *filterChip) MouseIn(*desktop.MouseEvent)    { c.over = true; c.Refresh() }
func (c *filterChip) MouseMoved(*desktop.MouseEvent) {}
func (c *filterChip) MouseOut()                      { c.over = false; c.Refresh() }
func (c *filterChip) Cursor() desktop.Cursor         { return desktop.PointerCursor }

// words returns "Échues 12"; no number while it is not known.
func (c *filterChip) words() string {
	if c.count < 0 {
		return c.filter.Label
	}
	return c.filter.Label + money.Narrow + money.Narrow + Number(c.count)
}

func (c *filterChip) CreateRenderer() fyne.WidgetRenderer {
	r := &filterChipRenderer{c: c, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.text.Alignment = fyne.TextAlignCenter
	r.paint()
	return r
}

type filterChipRenderer struct {
	c      *filterChip
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *filterChipRenderer) paint() {
	c := r.c
	r.text.Text, r.text.TextSize = c.words(), theme.Size(theme.SizeNameText)
	r.ground.CornerRadius = 14
	r.ground.StrokeWidth, r.ground.StrokeColor = 1, colorOf(ColorLine)
	r.ground.FillColor, r.text.Color = colorOf(ColorSurface), ToneInk.Color()
	switch {
	case c.row.key == c.filter.Key:
		r.ground.FillColor, r.text.Color = ToneAccent.Tint(), ToneAccent.Color()
		r.ground.StrokeColor = ToneAccent.Tint()
	case c.over:
		r.ground.FillColor = ToneInk.Tint()
	}
	if c.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = ToneAccent.Color(), 2
	}
}

func (r *filterChipRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.text.Resize(size)
}

func (r *filterChipRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.text.MinSize().Width+6*gap, 7*gap)
}

func (r *filterChipRenderer) Refresh() {
	r.paint()
	r.ground.Refresh()
	r.text.Refresh()
}

func (r *filterChipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text}
}
func (r *filterChipRenderer) Destroy() {}

// Number returns a count the French way: "56 097" with U+202F.
func Number(n int) string { return strings.TrimSuffix(money.Cents(100*n).French(), ",00") }
