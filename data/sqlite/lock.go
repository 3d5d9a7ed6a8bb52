package sqlite

import (
	"fmt"
	"path/filepath"

	"github.com/gofrs/flock"

	"dument/data"
)

// LockWindow takes the right to show a register in a window; one window at a
// time has it, so that nobody wonders which of two is current. The terminal's
// verbs do not need it. The error has CodeBusy when another window has it, and
// CodeReadOnly when the folder takes no file. The lock goes with the process,
// however that ends.
func LockWindow(path string) (release func(), err error) {
	return lock(path, "window", "Le registre «\u00a0%s\u00a0» est déjà ouvert dans une autre fenêtre de Dûment\u00a0: passez à cette fenêtre, ou fermez-la avant d’en ouvrir une autre.")
}

// LockSending takes the right to send a register's messages; whoever has it may
// decide that a sending under way belongs to a process that has ended.
func LockSending(path string) (release func(), err error) {
	return lock(path, "sending", "Un autre programme envoie en ce moment les messages du registre «\u00a0%s\u00a0». Attendez qu’il ait fini, puis recommencez\u00a0: aucun message ne partira deux fois.")
}

// LockSending is LockSending for this register.
func (r *Register) LockSending() (release func(), err error) { return LockSending(r.path) }

// lock locks a file beside the register. The file stays: removing it would let
// two processes each lock a file of that name.
func lock(path, what, sentence string) (func(), error) {
	full, err := resolve(path)
	if err != nil {
		return nil, readOnly(path, err)
	}
	f := flock.New(filepath.Join(filepath.Dir(full), "."+filepath.Base(full)+"."+what+".lock"))
	held, err := f.TryLock()
	if err != nil {
		return nil, readOnly(full, err)
	}
	if !held {
		return nil, &data.Error{Code: data.CodeBusy, Field: "file", Sentence: fmt.Sprintf(sentence, full)}
	}
	return func() { _ = f.Unlock() }, nil // closing the descriptor cannot fail in a way that matters
}
