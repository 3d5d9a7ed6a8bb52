package today

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
)

// rowRenderer places the parts of a row. From the right: the actions, the
// balance, how late; the name, with the last contact under it, takes what is
// left. Where that is little, how late goes under the balance.
type rowRenderer struct {
	row     *rowView
	objects []fyne.CanvasObject
}

const (
	inset       float32 = 12 // left and right of a row
	foldWidth   float32 = 24
	amountWidth float32 = 120
	chipWidth   float32 = 136
	titleLeast  float32 = 300 // of a long name, or of the words under it
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
	set(v.aside, c.aside, ui.ToneFaint, false)
	set(v.caption, c.caption, ui.ToneFaint, false)
	tone := c.tone
	if tone == "" {
		tone = ui.ToneInk
	}
	set(v.chip, c.chip, tone, false)
	v.chipGround.FillColor = tone.Tint()
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
	left := inset
	if v.shown.kind != sectionRow {
		left += foldWidth
		v.fold.Move(fyne.NewPos(inset-4, (size.Height-20)/2))
		v.fold.Resize(fyne.NewSquareSize(20))
	}
	r.names(left, r.figures(x-inset, left, size.Height)-inset, size.Height)
}

// figures places the balance with its right edge at x and the delay before it,
// or under it where the name would be left too little room. It returns where
// the name must end.
func (r *rowRenderer) figures(x, left, height float32) float32 {
	v := r.row
	width := max(amountWidth, v.amount.MinSize().Width)
	figure := fyne.NewSize(width, height)
	narrow := v.shown.kind != sectionRow && x-amountWidth-chipWidth-2*inset-left < titleLeast
	showIf(v.cells.chip != "" && !narrow, v.chipGround)
	v.chip.Alignment = fyne.TextAlignLeading
	if narrow && v.cells.chip != "" {
		figure.Height = height / 2
		v.chip.Alignment = fyne.TextAlignTrailing
		v.chip.Move(fyne.NewPos(x-width, height/2+1))
		v.chip.Resize(fyne.NewSize(width, height/2-4))
		v.amount.Move(fyne.NewPos(x-width, 3))
	} else {
		v.amount.Move(fyne.NewPos(x-width, 0))
	}
	v.amount.Resize(figure)
	x -= width
	if narrow || v.shown.kind == sectionRow {
		return x
	}
	x -= inset + chipWidth
	v.chipGround.Move(fyne.NewPos(x, (height-ui.ChipHeight)/2))
	v.chipGround.Resize(fyne.NewSize(v.chip.MinSize().Width+16, ui.ChipHeight))
	v.chip.Move(fyne.NewPos(x+8, 0))
	v.chip.Resize(fyne.NewSize(chipWidth, height))
	return x
}

// names places the title, beside it what it stands for as far as the title
// leaves room, and the caption under both.
func (r *rowRenderer) names(left, right, height float32) {
	v := r.row
	width := max(right-left, 0)
	y, line := float32(0), height
	if v.cells.caption != "" {
		y, line = 3, height/2
	}
	place := func(t *canvas.Text, words string, x, y, width, height float32) {
		t.Text = ui.Fit(words, width, t.TextSize, t.TextStyle)
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(width, height))
	}
	place(v.title, v.cells.title, left, y, width, line)
	own := v.title.MinSize().Width + inset
	place(v.aside, v.cells.aside, left+own, y, max(width-own, 0), line)
	place(v.caption, v.cells.caption, left, height/2+1, width, height/2-4)
}
