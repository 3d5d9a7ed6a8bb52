package followup

import (
	"context"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// Withdraw takes back a promise that was noted, and says so.
func Withdraw(shell ui.Shell, d Desk, p data.Promise) {
	end(shell, func(ctx context.Context) (desk.Undo, error) { return d.WithdrawPromise(ctx, p.ID) },
		"Promesse de "+p.Amount.Format(p.Currency)+" retirée.")
}

// EndPlan ends an instalment plan: what is left of its invoices is chased again.
func EndPlan(shell ui.Shell, d Desk, p data.InstalmentPlan) {
	end(shell, func(ctx context.Context) (desk.Undo, error) { return d.EndInstalments(ctx, p.ID) },
		"Échéancier du "+p.Made.French()+" terminé.")
}

// EndPause lets reminders go on.
func EndPause(shell ui.Shell, d Desk, p data.Pause) {
	end(shell, func(ctx context.Context) (desk.Undo, error) { return d.EndPause(ctx, p.ID) }, "Les relances reprennent.")
}

func end(shell ui.Shell, work func(context.Context) (desk.Undo, error), said string) {
	detail.CarryOut(shell, ui.InvoicesChanged, work, said)
}
