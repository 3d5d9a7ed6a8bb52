package app

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"dument/app/ui"
)

// newRunner returns the window's one door to work off the UI goroutine, and a
// function that waits until all of it has ended, so that main closes the
// register behind the last transaction. Nothing else of the window starts a
// goroutine.
func newRunner(ctx context.Context) (r ui.Runner, wait func()) {
	var work sync.WaitGroup
	spawn := func(f func()) { work.Go(f) }
	after := func(d time.Duration, f func()) {
		time.AfterFunc(d, func() {
			if ctx.Err() == nil {
				fyne.Do(f)
			}
		})
	}
	return ui.NewRunner(ctx, spawn, fyne.Do, after), work.Wait
}
