package ui

import (
	"context"
	"time"
)

// Runner is the one door between the UI goroutine and work that takes time.
// Inputs are copied on the UI goroutine, work runs elsewhere and touches no
// widget, its result comes back to the UI goroutine in one piece.
//
// Under Fyne's test driver fyne.Do runs on the calling goroutine, so that a
// plain `go work(); fyne.Do(show)` is a data race in tests. Hence the runner is
// handed over: real in the program, Inline in tests.
type Runner struct {
	ctx   context.Context
	spawn func(func())
	post  func(func())
	after func(time.Duration, func())
}

// NewRunner returns a runner that starts work with spawn, brings results to the
// UI goroutine with post, and calls back there after a delay with after. All
// work hears the end of the program from ctx.
func NewRunner(ctx context.Context, spawn, post func(func()), after func(time.Duration, func())) Runner {
	return Runner{ctx: ctx, spawn: spawn, post: post, after: after}
}

// Inline returns a runner for tests: work and result run at once, on the
// calling goroutine; delays never end.
func Inline() Runner {
	call := func(f func()) { f() }
	return Runner{ctx: context.Background(), spawn: call, post: call, after: func(time.Duration, func()) {}}
}

// Post runs f on the UI goroutine; for progress, from inside work.
func (r Runner) Post(f func()) { r.post(f) }

// After runs f on the UI goroutine when d has passed; in tests, never.
func (r Runner) After(d time.Duration, f func()) { r.after(d, f) }

// Job numbers the runs of one thing that is read again and again: only the
// latest counts. The zero Job is ready. It belongs to the UI goroutine.
type Job struct {
	run    int
	cancel context.CancelFunc
}

// Stop drops the run that is under way, if any.
func (j *Job) Stop() {
	j.run++
	if j.cancel != nil {
		j.cancel()
		j.cancel = nil
	}
}

// Busy reports whether a run is under way.
func (j *Job) Busy() bool { return j.cancel != nil }

// Load reads something: work runs off the UI goroutine, done on it. A newer
// Load of the same job cancels this one, and its result is dropped.
func Load[T any](r Runner, j *Job, work func(context.Context) (T, error), done func(T, error)) {
	j.Stop()
	ctx, cancel := context.WithCancel(r.ctx)
	j.cancel = cancel
	run := j.run
	r.spawn(func() {
		result, err := work(ctx)
		r.post(func() {
			cancel()
			if run != j.run {
				return
			}
			j.cancel = nil
			done(result, err)
		})
	})
}

// Do carries out something that changes the register or leaves the house: it is
// never dropped, whatever is started after it.
func Do[T any](r Runner, work func(context.Context) (T, error), done func(T, error)) {
	r.spawn(func() {
		result, err := work(r.ctx)
		r.post(func() { done(result, err) })
	})
}
