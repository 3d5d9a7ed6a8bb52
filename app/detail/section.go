package detail

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// Section is a titled part of a pane. side stands at the right of the title and
// may be nil; without lines the sentence says that there is nothing.
func Section(title string, side fyne.CanvasObject, nothing string, lines ...fyne.CanvasObject) fyne.CanvasObject {
	head := widget.NewLabel(title)
	head.TextStyle.Bold = true
	row := container.NewHBox(head, layout.NewSpacer())
	if side != nil {
		row.Add(side)
	}
	box := container.NewVBox(widget.NewSeparator(), row)
	if len(lines) == 0 {
		box.Add(footnote(nothing))
	}
	for _, line := range lines {
		box.Add(line)
	}
	return box
}

// Scroll puts the parts of a pane under each other, with room for the scroll bar
// beside their buttons.
func Scroll(parts ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), container.NewVBox(parts...)))
}

// Line is one line of a section: what it is, a second text under it, a figure
// at the right and up to a few actions after it.
func Line(text, below, figure string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	left := widget.NewLabel(text)
	left.Truncation = fyne.TextTruncateEllipsis
	names := []fyne.CanvasObject{left}
	if below != "" {
		second := caption(below)
		second.Truncation = fyne.TextTruncateEllipsis
		names = append(names, second)
	}
	return line(names, figure, actions)
}

// Entry is a Line of an account: the text under it is the ground of its figure
// and stands in full.
func Entry(text, below, figure string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	left := ui.NewProse(text)
	if below == "" {
		return line([]fyne.CanvasObject{left}, figure, actions)
	}
	return line([]fyne.CanvasObject{left, footnote(below)}, figure, actions)
}

func line(names []fyne.CanvasObject, figure string, actions []fyne.CanvasObject) fyne.CanvasObject {
	right := container.NewHBox()
	if figure != "" {
		right.Add(widget.NewLabel(figure))
	}
	for _, a := range actions {
		right.Add(container.NewCenter(a))
	}
	return container.NewBorder(nil, nil, nil, right, container.New(tight{}, names...))
}

// Total is the line of a sum, under a rule.
func Total(text, figure string) fyne.CanvasObject {
	name, sum := widget.NewLabel(text), widget.NewLabel(figure)
	name.TextStyle.Bold, sum.TextStyle.Bold = true, true
	name.Truncation = fyne.TextTruncateEllipsis
	return container.NewBorder(widget.NewSeparator(), nil, nil, sum, name)
}

// tight stacks labels without the room between them.
type tight struct{}

func (tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height // a wrapped text knows it only now
		o.Resize(fyne.NewSize(size.Width, height))
		y += height - 3*rowOverlap/2
	}
}

func (tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
		size.Height += o.MinSize().Height - 3*rowOverlap/2
	}
	if len(objects) > 0 {
		size.Height += 3 * rowOverlap / 2
	}
	return size
}

// IconAction is a small button of a line.
func IconAction(icon fyne.Resource, do func()) fyne.CanvasObject {
	b := ui.NewIconButton("", quiet(icon), do)
	b.Importance = widget.LowImportance
	return b
}

// quiet draws an icon in the colour of texts of second rank.
func quiet(icon fyne.Resource) fyne.Resource {
	return theme.NewColoredResource(icon, theme.ColorNamePlaceHolder)
}

// MenuAction is a small button that opens a menu under itself.
func MenuAction(w fyne.Window, items func() []*fyne.MenuItem) fyne.CanvasObject {
	b := menuButton("", quiet(theme.MoreVerticalIcon()), w, items)
	b.Importance = widget.LowImportance
	return b
}

// MenuButton is a button with a word that opens a menu under itself.
func MenuButton(label string, w fyne.Window, items func() []*fyne.MenuItem) fyne.CanvasObject {
	b := menuButton(label, theme.MenuDropDownIcon(), w, items)
	b.IconPlacement = widget.ButtonIconTrailingText
	return b
}

func menuButton(label string, icon fyne.Resource, w fyne.Window, items func() []*fyne.MenuItem) (b *ui.Button) {
	b = ui.NewIconButton(label, icon, func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items()...), w.Canvas(), at.AddXY(0, b.Size().Height))
	})
	return b
}

// Head is the top of a pane: what it is, in full, with small buttons at the
// right, and its state underneath.
func Head(title string, chip *ui.Chip, actions ...fyne.CanvasObject) fyne.CanvasObject {
	name := ui.Section(title)
	name.Wrapping = fyne.TextWrapWord
	right := container.New(top{}, actions...)
	return container.NewVBox(container.NewBorder(nil, nil, nil, right, name), container.New(indent{}, chip))
}

// top stands small buttons beside the first line of a text that may wrap.
type top struct{}

func (top) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		own := o.MinSize()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(own)
		x += own.Width + rowOverlap/2
	}
}

func (top) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		own := o.MinSize()
		size.Width += own.Width + rowOverlap/2
		size.Height = max(size.Height, own.Height)
	}
	return size
}

// Actions is the line of buttons of a pane, in line with its texts.
func Actions(buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(indent{}, ui.Flow(buttons...))
}

// indent moves its content in by what a label keeps free around its text.
type indent struct{}

func (indent) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.InnerPadding()
	for _, o := range objects {
		o.Move(fyne.NewPos(pad, 0))
		o.Resize(fyne.NewSize(size.Width-pad, size.Height))
	}
}

func (indent) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(theme.InnerPadding(), 0)
}
