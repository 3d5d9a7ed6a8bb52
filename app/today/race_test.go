package today

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/rehearsal"
	"dument/app/ui"
)

// TestReadingRunsBesideTheWindow reads with real goroutines, whose results come
// back to the test's own: under -race it finds work that touches what belongs
// to the window.
func TestReadingRunsBesideTheWindow(t *testing.T) {
	results, running := make(chan func(), 64), atomic.Int32{}
	spawn := func(work func()) {
		running.Add(1)
		go func() {
			work()
			results <- func() { running.Add(-1) }
		}()
	}
	stage := rehearsal.NewWith(t, ui.NewRunner(context.Background(), spawn, func(f func()) { results <- f }, func(time.Duration, func()) {}))
	settle := func() {
		for running.Load() > 0 {
			(<-results)()
		}
	}
	p := New(stage, newCrowd(), Actions{})
	stage.Put(p)
	settle()
	for range 40 {
		test.Scroll(stage.Window().Canvas(), fyne.NewPos(500, 300), 0, -4000)
		p.Refresh(ui.InvoicesChanged)
	}
	settle()
	stage.Sees("En retard", "Création du site", "1 234,56 €")
	if len(stage.Failed) > 0 {
		t.Error(stage.Failed)
	}
}
