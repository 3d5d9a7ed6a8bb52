// Package followup holds the dialogs about following a client up: what keeps
// reminders from leaving (disputes, promises to pay, instalment plans, pauses),
// the call from which they come, what is claimed beside an invoice, and what
// leads to a court (prescription, collective proceedings, the dossier). Several pages open them; the shell hands them on, since
// pages do not know each other.
//
// Every dialog does one thing to the register, tells every page, and says what
// was done, with « Annuler » where it can be taken back: the history only grows.
// What it cannot take stands under the field it is about, and the dialog stays.
package followup

import (
	"context"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// Desk is what the dialogs need of the user's desk.
type Desk interface {
	Today() day.Day
	Client(ctx context.Context, id data.ID) (data.Client, error)
	OpenItems(ctx context.Context, client data.ID) ([]data.OpenItem, error)
	OpenDispute(ctx context.Context, d *data.Dispute) (desk.Undo, error)
	CloseDispute(ctx context.Context, id data.ID, outcome data.DisputeOutcome, note string) (desk.Undo, error)
	Promise(ctx context.Context, p *data.Promise) (desk.Undo, error)
	WithdrawPromise(ctx context.Context, id data.ID) (desk.Undo, error)
	AgreeInstalments(ctx context.Context, p *data.InstalmentPlan) (desk.Undo, error)
	EndInstalments(ctx context.Context, id data.ID) (desk.Undo, error)
	Pause(ctx context.Context, p *data.Pause) (desk.Undo, error)
	PlanOf(ctx context.Context, client data.ID) (desk.ClientPlan, error)
	Prepare(ctx context.Context, a rules.Action, choice desk.Choice) (desk.Prepared, error)
	Record(ctx context.Context, c desk.Call) (data.Contact, error)
	EndPause(ctx context.Context, id data.ID) (desk.Undo, error)
	RecoveryDesk
}

// RecoveryDesk is what the dialogs about claims and courts need.
type RecoveryDesk interface {
	Invoice(ctx context.Context, id data.ID) (data.Invoice, money.Cents, error)
	InvoiceAccount(ctx context.Context, invoice data.ID, until day.Day) (rules.Account, error)
	Waive(ctx context.Context, c data.Charge) (desk.Undo, error)
	PayCharges(ctx context.Context, invoice data.ID, on day.Day, amount money.Cents, method string) (desk.Undo, error)
	SettleCharges(ctx context.Context, invoice, payment data.ID) (desk.Undo, error)
	ClientPayments(ctx context.Context, client data.ID) ([]data.Payment, error)
	Clock(ctx context.Context, invoice data.ID) (desk.ClockView, error)
	AddInterruption(ctx context.Context, i data.Interruption, proof *desk.File) (desk.Undo, error)
	SetProceeding(ctx context.Context, client data.ID, judgment day.Day, p data.Proceeding) (desk.Undo, error)
	SaveDossier(ctx context.Context, r desk.DossierRequest, path string, progress func(done, total int)) (desk.DossierReport, error)
	DossierName(client data.Client) string
	UndoHandOver(ctx context.Context, client data.ID) error
}
