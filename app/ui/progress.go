package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Progress is a dialog for work of known length. Its methods belong to the UI
// goroutine: work calls them through Runner.Post.
type Progress struct {
	dialog *Dialog
	bar    *widget.ProgressBar
	text   *widget.Label
}

// ShowProgress shows it; stop is called when the user no longer wants to wait,
// and may be nil where there is no way back.
func ShowProgress(w fyne.Window, title string, stop func()) *Progress {
	p := &Progress{bar: widget.NewProgressBar(), text: widget.NewLabel("")}
	p.bar.TextFormatter = func() string { return fmt.Sprintf("%.0f\u202f%%", 100*p.bar.Value) }
	var buttons []fyne.CanvasObject
	if stop != nil {
		buttons = append(buttons, NewButton("Arrêter", stop))
	}
	p.dialog = NewDialog(w, title, Stack(container.New(flush{}, p.text), p.bar), buttons...)
	p.dialog.OnCancel = func() {
		if stop != nil {
			stop()
		}
	}
	p.dialog.Show()
	return p
}

// Set shows how far the work is and a sentence about it.
func (p *Progress) Set(done, total int, sentence string) {
	p.text.SetText(sentence)
	p.bar.Max = 1
	if total > 0 {
		p.bar.SetValue(float64(done) / float64(total))
	}
}

// Close takes the dialog away.
func (p *Progress) Close() { p.dialog.Close() }
