package ui

import (
	"context"
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

// DoLong runs work off the UI goroutine behind a dialog that shows how far it is
// and lets the user stop it: its context is then cancelled, and done gets what
// work makes of that. tell may be called from any goroutine.
func DoLong[T any](r Runner, w fyne.Window, title string, work func(ctx context.Context, tell func(done, total int, sentence string)) (T, error), done func(T, error)) {
	stopped, stop := context.WithCancel(context.Background())
	p := ShowProgress(w, title, stop)
	Do(r, func(ctx context.Context) (T, error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(stopped, cancel)()
		return work(ctx, func(done, total int, sentence string) { r.Post(func() { p.Set(done, total, sentence) }) })
	}, func(result T, err error) {
		stop()
		p.Close()
		done(result, err)
	})
}
