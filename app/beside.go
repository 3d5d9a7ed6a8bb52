package app

import (
	"context"

	"fyne.io/fyne/v2"

	"dument/app/ui"
)

// beside notices that another program — a scheduled send, an import — has
// written the register while the user looked elsewhere.
type beside struct {
	look, note ui.Job
	seen       string // the file as this window last knew it
}

// watchBeside reads again what changed each time the window comes to the front.
func (s *shell) watchBeside(l fyne.Lifecycle) {
	s.noteFile()
	l.SetOnEnteredForeground(s.front)
}

// front is called when the window comes to the front. A file that cannot be
// looked at is left to the next reading, which says why.
func (s *shell) front() {
	b := &s.beside
	ui.Load(s.runner, &b.look, s.stamp, func(stamp string, err error) {
		if err == nil && b.seen != "" && stamp != b.seen {
			s.Changed(ui.DayChanged)
		}
	})
}

// noteFile takes the file as it is for known: the window wrote it, or reads it now.
func (s *shell) noteFile() {
	ui.Load(s.runner, &s.beside.note, s.stamp, func(stamp string, err error) {
		if err == nil {
			s.beside.seen = stamp
		}
	})
}

func (s *shell) stamp(context.Context) (string, error) { return s.desk.Stamp() }
