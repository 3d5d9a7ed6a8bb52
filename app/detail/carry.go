package detail

import (
	"context"

	"dument/app/desk"
	"dument/app/ui"
)

// CarryOut does one thing to the register, tells every page what changed, and
// says it with « Annuler ».
func CarryOut(shell ui.Shell, changed ui.Signal, work func(context.Context) (desk.Undo, error), said string) {
	ui.Do(shell.Runner(), work, func(undo desk.Undo, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		Done(shell, changed, undo, said)
	})
}

// Done tells every page what changed, and the user what was done, with « Annuler ».
func Done(shell ui.Shell, changed ui.Signal, undo desk.Undo, said string) {
	shell.Changed(changed)
	shell.Toast(said, func() {
		ui.Do(shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, undo(ctx) }, func(_ struct{}, err error) {
			shell.Fail(err)
			shell.Changed(changed)
		})
	})
}
