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

// rowHeight holds the two lines of a client's row.
const rowHeight float32 = 42

// action is what can be done with a client or an invoice of the page.
type action int

const (
	remind action = iota
	notice
	pay
)

var (
	_ desktop.Mouseable      = (*rowView)(nil)
	_ fyne.DoubleTappable    = (*rowView)(nil)
	_ fyne.SecondaryTappable = (*rowView)(nil)
)

// rowView draws one row of the day. It is recycled while scrolling: it holds
// canvas texts and links whose words never change, and it lays out itself,
// because containers cost several times more here.
type rowView struct {
	widget.BaseWidget
	deck  *deck
	index int
	shown row
	cells cells

	ground, rule, chipGround            *canvas.Rectangle
	title, aside, caption, chip, amount *canvas.Text
	fold                                *widget.Icon
	links                               [3]*link
}

func newRowView(d *deck) *rowView {
	r := &rowView{deck: d, index: -1}
	r.ground, r.rule = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	r.chipGround = canvas.NewRectangle(color.Transparent)
	r.chipGround.CornerRadius = ui.ChipHeight / 2
	text := func(size fyne.ThemeSizeName) *canvas.Text {
		t := canvas.NewText("", color.Transparent)
		t.TextSize = theme.Size(size)
		return t
	}
	r.title, r.amount = text(theme.SizeNameText), text(theme.SizeNameText)
	r.caption, r.chip = text(theme.SizeNameCaptionText), text(theme.SizeNameCaptionText)
	r.aside = text(theme.SizeNameCaptionText)
	r.amount.Alignment = fyne.TextAlignTrailing
	r.fold = widget.NewIcon(theme.MenuDropDownIcon())
	for i, word := range []string{"Relancer", "Mise en demeure", "Encaisser"} {
		r.links[i] = newLink(word, func() {
			d.moveTo(r.index)
			d.act(action(i), r.shown)
		})
	}
	r.ExtendBaseWidget(r)
	return r
}

// show fills the row anew.
func (r *rowView) show(index int, shown row, c cells) {
	r.index, r.shown, r.cells = index, shown, c
	r.Refresh()
}

// MouseDown chooses the row at once: Fyne holds a tap back for as long as a
// second one may follow. At the arrow it folds the client's invoices.
func (r *rowView) MouseDown(e *desktop.MouseEvent) {
	r.deck.page.Focus()
	r.deck.moveTo(r.index)
	if r.shown.kind == groupRow && e.Button == desktop.MouseButtonPrimary && e.Position.X < inset+foldWidth {
		r.deck.fold(r.shown.group, !r.shown.group.folded)
	}
}

func (r *rowView) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the client or the invoice.
func (r *rowView) DoubleTapped(*fyne.PointEvent) { r.deck.open(r.shown) }

// TappedSecondary shows what can be done with the row.
func (r *rowView) TappedSecondary(e *fyne.PointEvent) { r.deck.menu(r.index, e.AbsolutePosition) }

// MinSize leaves the width to the list.
func (r *rowView) MinSize() fyne.Size { return fyne.NewSize(480, rowHeight) }

func (r *rowView) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.ground, r.rule, r.chipGround, r.title, r.aside, r.caption, r.chip, r.amount, r.fold}
	for _, l := range r.links {
		objects = append(objects, l)
	}
	return &rowRenderer{r, objects}
}
