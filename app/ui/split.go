package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Split is a list with, while something is chosen, its detail beside it. The
// user's share of the width is kept.
type Split struct {
	widget.BaseWidget
	list   fyne.CanvasObject
	halves *container.Split
	box    *fyne.Container
	share  float64 // of the list, until the user moves the line
	open   bool
}

// NewSplit returns a split that shows the list alone.
func NewSplit(list fyne.CanvasObject) *Split {
	s := &Split{list: list, box: container.NewStack(list), share: 0.6}
	s.ExtendBaseWidget(s)
	return s
}

// SetShare sets the part of the width that the list keeps beside a detail, 0.6
// by default; to be called before there is one.
func (s *Split) SetShare(share float64) { s.share = share }

// SetDetail shows the detail at the right of the list; nil shows the list alone.
func (s *Split) SetDetail(detail fyne.CanvasObject) {
	s.open = detail != nil
	switch {
	case detail == nil:
		s.box.Objects = []fyne.CanvasObject{s.list}
	case s.halves == nil:
		s.halves = container.NewHSplit(s.list, detail)
		s.halves.Offset = s.share
		s.box.Objects = []fyne.CanvasObject{s.halves}
	default:
		s.halves.Trailing = detail
		s.halves.Refresh()
		s.box.Objects = []fyne.CanvasObject{s.halves}
	}
	s.box.Refresh()
}

// Open reports whether a detail is shown.
func (s *Split) Open() bool { return s.open }

// CreateRenderer is called by Fyne.
func (s *Split) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }
