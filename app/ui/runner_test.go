package ui

import (
	"context"
	"testing"
	"time"
)

// queue stands for the UI goroutine: results wait in it until the test takes them.
type queue chan func()

func realRunner(ctx context.Context) (Runner, queue) {
	q := make(queue, 16)
	return NewRunner(ctx, func(f func()) { go f() }, func(f func()) { q <- f }, func(time.Duration, func()) {}), q
}

// Only the latest reading counts, whichever ends first, and the older one is
// told that nobody waits for it.
func TestOnlyTheLatestCounts(t *testing.T) {
	r, q := realRunner(context.Background())
	var job Job
	var shown []string
	done := func(s string, err error) {
		if err != nil {
			t.Error(err)
		}
		shown = append(shown, s)
	}
	Load(r, &job, func(ctx context.Context) (string, error) {
		<-ctx.Done()
		return "old", nil
	}, done)
	Load(r, &job, func(context.Context) (string, error) { return "new", nil }, done)
	for range 2 {
		(<-q)()
	}
	if len(shown) != 1 || shown[0] != "new" || job.Busy() {
		t.Errorf("shown %v, busy %v", shown, job.Busy())
	}
}

func TestWhatChangesIsNeverDropped(t *testing.T) {
	r, q := realRunner(context.Background())
	sum := 0
	for i := range 10 {
		Do(r, func(context.Context) (int, error) { return i, nil }, func(n int, _ error) { sum += n })
	}
	for range 10 {
		(<-q)()
	}
	if sum != 45 {
		t.Errorf("the results sum to %d", sum)
	}
}

func TestAStoppedJobSaysNothing(t *testing.T) {
	r, q := realRunner(context.Background())
	var job Job
	Load(r, &job, func(context.Context) (int, error) { return 1, nil }, func(int, error) { t.Error("said something") })
	job.Stop()
	(<-q)()
}

func TestTheEndOfTheProgramIsHeard(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r, q := realRunner(ctx)
	var job Job
	var got error
	Load(r, &job, func(ctx context.Context) (int, error) { <-ctx.Done(); return 0, ctx.Err() }, func(_ int, err error) { got = err })
	cancel()
	(<-q)()
	if got == nil {
		t.Error("the work did not hear it")
	}
}
