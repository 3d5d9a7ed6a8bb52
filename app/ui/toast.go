package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// toastTime is how long a toast stays: long enough to reach « Annuler ».
const toastTime = 8 * time.Second

// Toasts is the place at the foot of the window that says what was done, with
// « Annuler ». It lies over the content and lets clicks beside it through.
type Toasts struct {
	widget.BaseWidget
	runner Runner
	number int    // of the toast shown, so that an older one's end is not taken for its own
	whole  string // of which text shows what there is room for
	text   *canvas.Text
	undo   *Button
}

// NewToasts returns an empty place.
func NewToasts(r Runner) *Toasts {
	t := &Toasts{runner: r, text: canvas.NewText("", nil)}
	t.undo = NewQuiet("Annuler", nil)
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Say shows what was done; undo may be nil. A newer toast takes the place of an
// older one.
func (t *Toasts) Say(text string, undo func()) {
	t.number++
	number := t.number
	t.whole = text
	t.undo.Hidden = undo == nil
	t.undo.OnTapped = func() {
		t.Dismiss()
		undo()
	}
	t.Show()
	t.Refresh()
	t.runner.After(toastTime, func() {
		if t.number == number {
			t.Dismiss()
		}
	})
}

// Dismiss takes the toast away.
func (t *Toasts) Dismiss() { t.Hide() }

// Undo presses « Annuler » of the toast that is shown, if it has one; for Ctrl+Z.
func (t *Toasts) Undo() bool {
	if !t.Visible() || t.undo.Hidden {
		return false
	}
	t.undo.press()
	return true
}

// CreateRenderer is called by Fyne.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	return &toastRenderer{t: t, card: canvas.NewRectangle(nil)}
}

type toastRenderer struct {
	t    *Toasts
	card *canvas.Rectangle
}

func (r *toastRenderer) Layout(size fyne.Size) {
	t := r.t
	t.text.TextSize, t.text.Color = theme.Size(theme.SizeNameText), ToneInk.Color()
	r.card.FillColor = colorOf(theme.ColorNameOverlayBackground)
	r.card.StrokeColor, r.card.StrokeWidth = colorOf(theme.ColorNameInputBorder), 1
	r.card.CornerRadius = theme.Size(theme.SizeNameDialogRadius)
	r.card.Shadow = shadow(12, 3)
	height, around := 9*gap, 8*gap
	if !t.undo.Hidden {
		around += t.undo.MinSize().Width
	}
	t.text.Text = Fit(t.whole, size.Width-around-2*gap, t.text.TextSize, t.text.TextStyle) // a name may be of any length
	text := t.text.MinSize()
	width := text.Width + around
	at := fyne.NewPos((size.Width-width)/2, size.Height-height-gap)
	r.card.Move(at)
	r.card.Resize(fyne.NewSize(width, height))
	t.text.Move(at.AddXY(4*gap, 0))
	t.text.Resize(fyne.NewSize(text.Width, height))
	t.undo.Resize(t.undo.MinSize())
	t.undo.Move(at.AddXY(width-t.undo.MinSize().Width-2*gap, (height-t.undo.MinSize().Height)/2))
}

func (r *toastRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *toastRenderer) Refresh() {
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *toastRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.card, r.t.text, r.t.undo}
}
func (r *toastRenderer) Destroy() {}
