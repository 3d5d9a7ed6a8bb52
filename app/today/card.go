package today

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// cardHeight holds the three lines of a row.
const cardHeight float32 = 74

var (
	_ desktop.Mouseable      = (*card)(nil)
	_ fyne.SecondaryTappable = (*card)(nil)
)

// card draws one row of the day. It is recycled while scrolling: it holds canvas
// texts and lays out itself, because containers cost several times more here.
type card struct {
	widget.BaseWidget
	deck  *deck
	index int
	shown row
	cells cells

	ground, rule, mark                  *canvas.Rectangle
	title, amount, aside, late, caption *canvas.Text
	chip                                *ui.Chip
}

func newCard(d *deck) *card {
	c := &card{deck: d, index: -1, ground: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent),
		mark: canvas.NewRectangle(color.Transparent), chip: ui.NewChip("", ui.ToneAccent)}
	text := func(size fyne.ThemeSizeName) *canvas.Text {
		t := canvas.NewText("", color.Transparent)
		t.TextSize = theme.Size(size)
		return t
	}
	c.title, c.amount = text(theme.SizeNameText), text(theme.SizeNameText)
	c.aside, c.late, c.caption = text(theme.SizeNameCaptionText), text(theme.SizeNameCaptionText), text(theme.SizeNameCaptionText)
	c.amount.Alignment, c.late.Alignment = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	c.ExtendBaseWidget(c)
	return c
}

// show fills the card anew.
func (c *card) show(index int, shown row, cells cells) {
	c.index, c.shown, c.cells = index, shown, cells
	c.chip.Set(cells.chip, cells.tone)
	c.Refresh()
}

// MouseDown chooses the row at once: Fyne holds a tap back for as long as a
// second one may follow. A head folds.
func (c *card) MouseDown(e *desktop.MouseEvent) {
	c.deck.page.Focus()
	c.deck.moveTo(c.index)
	if c.shown.kind == headRow && e.Button == desktop.MouseButtonPrimary {
		c.deck.fold(c.shown.section, c.deck.open[c.shown.section])
	}
}

func (c *card) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary shows what can be done with the card.
func (c *card) TappedSecondary(e *fyne.PointEvent) { c.deck.page.showMenu(e.AbsolutePosition) }

// MinSize leaves the width to the list.
func (c *card) MinSize() fyne.Size { return fyne.NewSize(280, cardHeight) }

func (c *card) CreateRenderer() fyne.WidgetRenderer {
	return &cardRenderer{c, []fyne.CanvasObject{c.ground, c.rule, c.mark, c.title, c.amount, c.chip, c.aside, c.late, c.caption}}
}

// cardRenderer places the parts of a card: who and how much; what is to be
// done, for how many invoices, how late; why.
type cardRenderer struct {
	c       *card
	objects []fyne.CanvasObject
}

const inset float32 = 12 // left and right of a row

func (r *cardRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *cardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *cardRenderer) Destroy()                     {}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *cardRenderer) paint() {
	c := r.c
	here := c.index == c.deck.cursor
	c.ground.FillColor, c.rule.FillColor, c.mark.FillColor = theme.Color(ui.ColorSurface), theme.Color(ui.ColorLine), color.Transparent
	if c.cells.grey {
		c.ground.FillColor = color.Transparent
	}
	if here {
		c.ground.FillColor = theme.Color(theme.ColorNameSelection)
		if c.deck.focused {
			c.mark.FillColor = ui.ToneAccent.Color()
		}
	}
	ink := ui.ToneInk
	if c.cells.grey {
		ink = ui.ToneFaint
	}
	c.title.Color, c.amount.Color = ink.Color(), ink.Color()
	c.title.TextStyle.Bold = !c.cells.grey || c.shown.kind == headRow
	c.amount.TextStyle.Bold = !c.cells.grey
	c.aside.Color, c.caption.Color = ui.ToneFaint.Color(), ui.ToneFaint.Color()
	c.late.Color = ui.ToneFaint.Color()
	if c.cells.lateTone != "" {
		c.late.Color = c.cells.lateTone.Color()
	}
}

// Layout places the parts; the amount is never cut, the name is.
func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.c
	gap := theme.Padding() // that the list leaves under each row
	c.ground.Resize(size.AddWidthHeight(0, gap))
	c.rule.Move(fyne.NewPos(0, size.Height+gap-1))
	c.rule.Resize(fyne.NewSize(size.Width, 1))
	c.mark.Resize(fyne.NewSize(3, size.Height+gap-1))
	width := size.Width - 2*inset
	place := func(t *canvas.Text, words string, x, y, width, height float32) {
		t.Text = ui.Fit(words, max(width, 0), t.TextSize, t.TextStyle)
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(max(width, 0), height))
	}
	c.amount.Text = c.cells.amount
	figure := c.amount.MinSize().Width
	place(c.amount, c.cells.amount, inset+width-figure-1, 7, figure+1, 20)
	place(c.title, c.cells.title, inset, 7, width-figure-inset, 20)
	chip := c.chip.MinSize().Width
	c.chip.Move(fyne.NewPos(inset, 29))
	c.chip.Resize(fyne.NewSize(chip, ui.ChipHeight))
	room := width - chip - 8
	c.late.Text = whole(c.late, room, c.cells.late, strings.TrimSuffix(strings.TrimPrefix(c.cells.late, "échoit "), " de retard"))
	late := c.late.MinSize().Width
	place(c.late, c.late.Text, inset+width-late-1, 29, late+1, ui.ChipHeight)
	room -= late + 8
	place(c.aside, whole(c.aside, room, c.cells.aside), inset+chip+8, 29, room, ui.ChipHeight)
	place(c.caption, c.cells.caption, inset, 54, width, 16)
}

// whole returns the first of some words that fits whole, or none.
func whole(t *canvas.Text, width float32, words ...string) string {
	for _, w := range words {
		if ui.Fit(w, width, t.TextSize, t.TextStyle) == w {
			return w
		}
	}
	return ""
}
