package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// crumbs is the way to a folder, each folder above it a button. Where it is too
// long its beginning is behind « … », which leads to the last folder left out.
type crumbs struct {
	box   *fyne.Container
	more  *Button
	steps []place
	goTo  func(path string)
}

func newCrumbs(goTo func(path string)) *crumbs {
	c := &crumbs{goTo: goTo, more: NewQuiet(ellipsis, nil)}
	c.box = container.New(crumbLine{c})
	return c
}

const crumbWidth float32 = 45 * gap

func (c *crumbs) set(steps []place) {
	c.steps = steps
	objects := []fyne.CanvasObject{c.more}
	for i, s := range steps {
		name := fit(s.label, crumbWidth, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true})
		if i == len(steps)-1 {
			objects = append(objects, sized(name, theme.SizeNameText, true))
			break
		}
		objects = append(objects, NewQuiet(name, func() { c.goTo(s.path) }), widget.NewIcon(theme.NewDisabledResource(theme.NavigateNextIcon())))
	}
	c.box.Objects = objects
	c.box.Refresh()
}

// crumbLine lays out « … », then button, arrow, button, arrow, name.
type crumbLine struct{ c *crumbs }

const crumbArrow = 4 * gap

func (l crumbLine) width(o fyne.CanvasObject) float32 {
	if _, arrow := o.(*widget.Icon); arrow {
		return crumbArrow
	}
	return o.MinSize().Width
}

func (l crumbLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	used, first := float32(0), 0 // of the steps; each is a button and its arrow
	for _, o := range objects[1:] {
		used += l.width(o)
	}
	c, steps := l.c, objects[1:]
	c.more.Hidden = used <= size.Width
	if !c.more.Hidden {
		used += l.width(c.more)
	}
	for ; first < len(steps)-1 && used > size.Width; first += 2 {
		used -= l.width(steps[first]) + crumbArrow
	}
	if first > 0 {
		hidden := c.steps[first/2-1].path
		c.more.OnTapped = func() { c.goTo(hidden) }
	}
	for i, o := range steps {
		show(o, i >= first)
	}
	x := float32(0)
	for _, o := range objects {
		if o.Visible() {
			width := l.width(o)
			o.Move(fyne.NewPos(x, 0))
			o.Resize(fyne.NewSize(width, size.Height))
			x += width
		}
	}
}

func (l crumbLine) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(crumbWidth, l.c.more.MinSize().Height)
}

func show(o fyne.CanvasObject, visible bool) {
	switch {
	case visible == o.Visible():
	case visible:
		o.Show()
	default:
		o.Hide()
	}
}
