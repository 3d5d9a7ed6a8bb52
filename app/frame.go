package app

import "fyne.io/fyne/v2"

const (
	sideWidth    float32 = 208
	topHeight    float32 = 60
	statusHeight float32 = 28
)

// frame lays out side list, top bar, page, status line and toasts. Their order
// is the order of Tab: as the eye reads.
type frame struct{}

func (frame) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side, top, page, status, toasts := o[0], o[1], o[2], o[3], o[4]
	width, bottom := size.Width-sideWidth, size.Height-statusHeight
	side.Resize(fyne.NewSize(sideWidth, bottom))
	top.Move(fyne.NewPos(sideWidth, 0))
	top.Resize(fyne.NewSize(width, topHeight))
	page.Move(fyne.NewPos(sideWidth, topHeight))
	page.Resize(fyne.NewSize(width, max(bottom-topHeight, 0)))
	status.Move(fyne.NewPos(0, bottom))
	status.Resize(fyne.NewSize(size.Width, statusHeight))
	toasts.Move(fyne.NewPos(sideWidth, 0))
	toasts.Resize(fyne.NewSize(width, size.Height)) // over the status line, so that no button is covered
}

func (frame) MinSize(o []fyne.CanvasObject) fyne.Size {
	page := o[2].MinSize()
	return fyne.NewSize(sideWidth+max(page.Width, 560), topHeight+max(page.Height, 400)+statusHeight)
}
