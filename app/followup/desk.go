// Package followup holds the dialogs about what keeps reminders from leaving:
// disputes, promises to pay, instalment plans and pauses; and that of a call,
// from which they come. Several pages open them; the shell hands them on, since
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
}
