package detail_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dument/app/detail"
	"dument/app/rehearsal"
	"dument/app/ui"
	"dument/data"
)

// TestAPaneKeepsTheReadersPlace: what is read again because something changed
// stays where it was read; what is opened begins at its top.
func TestAPaneKeepsTheReadersPlace(t *testing.T) {
	stage := rehearsal.New(t)
	pane := detail.NewPane(stage, ui.PageInvoices, canvas.NewRectangle(nil))
	stage.Window().SetContent(pane.Content())
	stage.Window().Resize(fyne.NewSize(1000, 600))
	var body *container.Scroll
	read := func(_ context.Context, id data.ID) (data.ID, error) { return id, nil }
	show := func(data.ID) (string, fyne.CanvasObject) {
		long := canvas.NewRectangle(nil)
		long.SetMinSize(fyne.NewSize(100, 3000))
		body = detail.Scroll(long).(*container.Scroll)
		return "F-1", container.NewBorder(nil, nil, nil, nil, body)
	}
	detail.ShowDetail(pane, 1, read, show)
	body.ScrollToOffset(fyne.NewPos(0, 700))
	first := body
	detail.ReadAgain(pane, read, show)
	if body == first || body.Offset.Y != 700 {
		t.Errorf("read again, it stands at %v", body.Offset)
	}
	detail.ShowDetail(pane, 2, read, show)
	if body.Offset.Y != 0 {
		t.Errorf("another one stands at %v", body.Offset)
	}
}
