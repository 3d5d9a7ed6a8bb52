package followup

import (
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// Doors returns the dialogs as the pages open them.
func Doors(shell ui.Shell, d Desk) detail.FollowUp {
	door := func(show func(ui.Shell, Desk, data.ID, []data.ID, func())) func(data.ID, []data.ID) {
		return func(client data.ID, invoices []data.ID) { show(shell, d, client, invoices, nil) }
	}
	return detail.FollowUp{
		Dispute: door(ShowDispute), Promise: door(ShowPromise), Instalments: door(ShowInstalments), Pause: door(ShowPause),
		Call:         func(client data.ID, invoices []data.ID) { ShowCall(shell, d, client, invoices) },
		CloseDispute: func(open data.Dispute, number string) { ShowCloseDispute(shell, d, open, number, nil) },
		Withdraw:     func(p data.Promise) { Withdraw(shell, d, p) },
		EndPlan:      func(p data.InstalmentPlan) { EndPlan(shell, d, p) },
		EndPause:     func(p data.Pause) { EndPause(shell, d, p) },
	}
}
