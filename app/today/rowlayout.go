package today

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
)

// rowRenderer places the parts of a row. From the right: the actions, the
// balance, the last contact, how late; the name takes what is left. Where room
// is scarce the last contact goes.
type rowRenderer struct {
	row     *rowView
	objects []fyne.CanvasObject
}

const (
	inset       float32 = 12 // left and right of a row
	foldWidth   float32 = 24
	amountWidth float32 = 120
	chipWidth   float32 = 136
	whenWidth   float32 = 184
	titleLeast  float32 = 220
)

var linkWidths = [3]float32{72, 124, 76}

func (r *rowRenderer) MinSize() fyne.Size           { return r.row.MinSize() }
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *rowRenderer) Destroy()                     {}

func (r *rowRenderer) Refresh() {
	r.paint()
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}

// paint gives the parts their words and colours.
func (r *rowRenderer) paint() {
	v, c := r.row, r.row.cells
	bold := v.shown.kind != lineRow
	v.ground.FillColor, v.rule.FillColor = theme.Color(ui.ColorSurface), theme.Color(ui.ColorLine)
	switch {
	case v.deck.selected(v.index):
		v.ground.FillColor = theme.Color(theme.ColorNameSelection)
	case v.shown.kind == sectionRow:
		v.ground.FillColor = color.Transparent
	}
	set := func(t *canvas.Text, text string, tone ui.Tone, bold bool) {
		t.Text, t.Color, t.TextStyle.Bold = text, tone.Color(), bold
	}
	set(v.title, c.title, ui.ToneInk, bold)
	set(v.amount, c.amount, ui.ToneInk, bold)
	set(v.caption, c.caption, ui.ToneFaint, false)
	set(v.when, c.when, ui.ToneFaint, false)
	tone := c.tone
	if tone == "" {
		tone = ui.ToneInk
	}
	set(v.chip, c.chip, tone, false)
	v.chipGround.FillColor = tone.Tint()
	showIf(c.chip != "", v.chipGround)
	folds := v.shown.kind == groupRow && v.shown.group.folds()
	showIf(folds, v.fold)
	icon := theme.MenuDropDownIcon()
	if folds && v.shown.group.folded {
		icon = theme.MenuExpandIcon()
	}
	v.fold.SetResource(icon)
	for i, on := range c.actions {
		showIf(on, v.links[i])
		v.links[i].tone = ui.ToneFaint
		if v.shown.kind == groupRow {
			v.links[i].tone = ui.ToneAccent
		}
		v.links[i].Refresh()
	}
}

func showIf(on bool, o fyne.CanvasObject) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// Layout places the parts from the right.
func (r *rowRenderer) Layout(size fyne.Size) {
	v := r.row
	gap := theme.Padding() // that the list leaves under each row
	v.ground.Resize(size.AddWidthHeight(0, gap))
	v.rule.Move(fyne.NewPos(0, size.Height+gap-1))
	v.rule.Resize(fyne.NewSize(size.Width, 1))
	x := size.Width - inset
	for i := len(v.links) - 1; i >= 0; i-- {
		x -= linkWidths[i]
		v.links[i].Move(fyne.NewPos(x, 6))
		v.links[i].Resize(fyne.NewSize(linkWidths[i], size.Height-12))
	}
	x -= inset
	x -= r.right(v.amount, x, size.Height)
	left := inset
	if v.shown.kind != sectionRow {
		left += foldWidth
		v.fold.Move(fyne.NewPos(inset-4, (size.Height-20)/2))
		v.fold.Resize(fyne.NewSquareSize(20))
	}
	x = r.middle(x, left, size.Height)
	r.names(left, x-inset, size.Height)
}

// right places a figure whose right edge is at x, and returns the room it takes.
func (r *rowRenderer) right(t *canvas.Text, x, height float32) float32 {
	width := max(amountWidth, t.MinSize().Width)
	t.Resize(fyne.NewSize(width, height))
	t.Move(fyne.NewPos(x-width, 0))
	return width + inset
}

// middle places the columns between name and balance as far as there is room,
// and returns where the name must end.
func (r *rowRenderer) middle(x, left, height float32) float32 {
	v := r.row
	for _, col := range []struct {
		text  *canvas.Text
		width float32
		spare bool
	}{{v.when, whenWidth, true}, {v.chip, chipWidth, false}} {
		if v.shown.kind == sectionRow || col.spare && x-col.width-left < titleLeast+chipWidth {
			showIf(false, col.text)
			continue
		}
		showIf(col.text.Text != "", col.text)
		x -= col.width
		col.text.Move(fyne.NewPos(x, 0))
		col.text.Resize(fyne.NewSize(col.width, height))
		if col.text == v.chip {
			width := col.text.MinSize().Width + 16
			v.chipGround.Move(fyne.NewPos(x, (height-ui.ChipHeight)/2))
			v.chipGround.Resize(fyne.NewSize(width, ui.ChipHeight))
			col.text.Move(fyne.NewPos(x+8, 0))
		}
	}
	return x
}

// names places the title and, below or beside it, the caption.
func (r *rowRenderer) names(left, right, height float32) {
	v := r.row
	width := max(right-left, 0)
	v.title.Text = ui.Fit(v.cells.title, width, v.title.TextSize, v.title.TextStyle)
	switch {
	case v.shown.kind == lineRow:
		own := v.title.MinSize().Width + inset
		v.caption.Text = ui.Fit(v.cells.caption, max(width-own, 0), v.caption.TextSize, v.caption.TextStyle)
		v.title.Move(fyne.NewPos(left, 0))
		v.caption.Move(fyne.NewPos(left+own, 0))
		v.title.Resize(fyne.NewSize(width, height))
		v.caption.Resize(fyne.NewSize(max(width-own, 0), height))
	case v.cells.caption == "":
		v.title.Move(fyne.NewPos(left, 0))
		v.title.Resize(fyne.NewSize(width, height))
	default:
		v.caption.Text = ui.Fit(v.cells.caption, width, v.caption.TextSize, v.caption.TextStyle)
		v.title.Move(fyne.NewPos(left, 3))
		v.title.Resize(fyne.NewSize(width, height/2))
		v.caption.Move(fyne.NewPos(left, height/2+1))
		v.caption.Resize(fyne.NewSize(width, height/2-4))
	}
}
