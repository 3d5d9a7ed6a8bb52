package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const chipPad = 2.5 * gap

// Chip is a word on a tint: a state, never by colour alone.
type Chip struct {
	widget.BaseWidget
	word string
	tone Tone
}

// NewChip returns a chip.
func NewChip(word string, tone Tone) *Chip {
	c := &Chip{word: word, tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes word and tone; an empty word hides the chip.
func (c *Chip) Set(word string, tone Tone) {
	c.word, c.tone = word, tone
	c.Hidden = word == ""
	c.Refresh()
}

// CreateRenderer is called by Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.ground.CornerRadius = ChipHeight / 2
	r.text.Alignment = fyne.TextAlignCenter
	r.paint()
	return r
}

type chipRenderer struct {
	c      *Chip
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *chipRenderer) paint() {
	r.ground.FillColor = r.c.tone.Tint()
	r.text.Text, r.text.Color = r.c.word, r.c.tone.Color()
	r.text.TextSize = theme.Size(theme.SizeNameCaptionText)
}

// Layout keeps the chip's own size, at the left, in the middle of the height.
func (r *chipRenderer) Layout(size fyne.Size) {
	own := r.MinSize()
	at := fyne.NewPos(0, (size.Height-own.Height)/2)
	r.ground.Move(at)
	r.ground.Resize(own)
	r.text.Move(at)
	r.text.Resize(own)
}

func (r *chipRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.text.MinSize().Width+2*chipPad, ChipHeight)
}

func (r *chipRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	r.ground.Refresh()
	r.text.Refresh()
}

func (r *chipRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.text} }
func (r *chipRenderer) Destroy()                     {}
