package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// crumbs is the way to a folder, each folder above it a button. Where it is too
// long its beginning is behind « … », which leads to the last folder left out.
type crumbs struct {
	box   *fyne.Container
	more  *fileLink
	steps []place
	goTo  func(path string)
}

func newCrumbs(goTo func(path string)) *crumbs {
	c := &crumbs{goTo: goTo, more: newFileLink(ellipsis, nil, func() {})}
	c.box = container.New(crumbLine{c}, c.more)
	return c
}

const crumbWidth float32 = 45 * gap

func (c *crumbs) set(steps []place) {
	c.steps = steps
	objects := []fyne.CanvasObject{c.more}
	for i, s := range steps {
		if i > 0 {
			arrow := canvas.NewText("›", ToneFaint.Color())
			arrow.Alignment = fyne.TextAlignCenter
			objects = append(objects, arrow)
		}
		link := newFileLink(s.label, nil, func() { c.goTo(s.path) })
		link.current = i == len(steps)-1
		objects = append(objects, link)
	}
	c.box.Objects = objects
	c.box.Refresh()
}

// crumbLine lays out « … », then link, arrow, link, arrow, link.
type crumbLine struct{ c *crumbs }

const crumbArrow = 4 * gap

func (l crumbLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c, steps := l.c, objects[1:]
	width := func(i int) float32 {
		if i%2 == 1 {
			return crumbArrow
		}
		return steps[i].MinSize().Width
	}
	used, first := float32(0), 0
	for i := range steps {
		used += width(i)
	}
	c.more.Hidden = used <= size.Width
	x := float32(0)
	if !c.more.Hidden {
		x = c.more.MinSize().Width
		c.more.Resize(fyne.NewSize(x, size.Height))
	}
	for ; first < len(steps)-1 && used > size.Width-x; first += 2 {
		used -= width(first) + crumbArrow
	}
	if first > 0 {
		hidden := c.steps[first/2-1].path
		c.more.onTap = func() { c.goTo(hidden) }
	}
	for i, o := range steps {
		if i < first {
			o.Hide()
			continue
		}
		o.Show()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width(i), size.Height))
		x += width(i)
	}
}

func (l crumbLine) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(crumbWidth, l.c.more.MinSize().Height)
}
