package ui

import "time"

// patience is how long an error that can wait is held back before it is looked
// whether the user is still at a dialog.
const patience = time.Second

// FailLater shows an error of something that went on in the background: never
// over a dialog, a list or a menu in which the user is busy, but once nothing
// lies over the window any more. Nil is ignored.
func FailLater(s Shell, err error) {
	if err == nil {
		return
	}
	if DialogOpen(s.Window()) {
		s.Runner().After(patience, func() { FailLater(s, err) })
		return
	}
	s.Fail(err)
}
