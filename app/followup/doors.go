package followup

import (
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/letters"
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

// Recovery returns the dialogs about claims and courts; paper opens a paper.
func Recovery(shell ui.Shell, d Desk, paper func(kind letters.PaperKind, client data.ID, invoices []data.ID)) detail.Recovery {
	about := func(show func(ui.Shell, Desk, data.ID)) func(data.ID) { return func(id data.ID) { show(shell, d, id) } }
	return detail.Recovery{
		Paper:   paper,
		Dossier: func(client data.ID, invoices []data.ID) { ShowDossier(shell, d, client, invoices) },
		Waive:   about(ShowWaive), PayCharges: about(ShowPayCharges), Interrupt: about(ShowInterruption), Proceeding: about(ShowProceeding),
		EndProceeding: func(c data.Client) { EndProceeding(shell, d, c) },
	}
}
