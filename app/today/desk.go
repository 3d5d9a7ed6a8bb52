package today

import (
	"context"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
	"dument/letters"
	"dument/letters/outbox"
)

// Desk is what the page needs of the user's desk.
type Desk interface {
	Today() day.Day
	Plan(ctx context.Context) (rules.DayPlan, error)
	Receipts(ctx context.Context) (data.Receipts, error)
	ConfirmReceipts(ctx context.Context) (desk.Undo, error)
	Alerts(ctx context.Context) ([]desk.Alert, error)

	ClientRows(ctx context.Context, ids []data.ID) ([]data.ClientRow, error)
	InvoiceRows(ctx context.Context, ids []data.ID) ([]data.InvoiceRow, error)
	Clients(ctx context.Context) ([]data.Client, error)

	Prepare(ctx context.Context, a rules.Action, c desk.Choice) (desk.Prepared, error)
	Approve(ctx context.Context, d letters.Draft) (data.Message, error)
	CancelMessage(ctx context.Context, id data.ID) error
	PasswordKnown(ctx context.Context) bool
	SendMessages(ctx context.Context, ids []data.ID, progress func(done, total int, m data.Message)) (outbox.Report, error)

	Record(ctx context.Context, c desk.Call) (data.Contact, error)
	Skip(ctx context.Context, a rules.Action, reason string) (desk.Undo, error)
	Postpone(ctx context.Context, a rules.Action, until day.Day, reason string) (desk.Undo, error)
}

// Actions are what the page starts and others carry out. The invoices, also those
// of an action, are those of the card that were not taken out. done is called
// once the thing was done, never when the user gave it up.
type Actions struct {
	Remind     func(client data.ID, invoices []data.ID)
	Notice     func(a rules.Action) // takes the action's step where that is a formal notice
	Letter     func(p desk.Prepared)
	Pay        func(client data.ID, invoices []data.ID)
	Promise    func(client data.ID, invoices []data.ID, done func())
	Dispute    func(client data.ID, invoices []data.ID, done func())
	Modify     func(m Message)
	Password   func(then, never func()) // asks for it where it is not known
	NewInvoice func()
	Import     func()
	Alerts     AlertDoors
}

// Message is the message of a card, handed over to be changed.
type Message struct {
	Action rules.Action  // of the card, with the invoices that were taken out
	Draft  letters.Draft // as the card shows it
	// Send lets a changed message leave as the card's own does, after the question
	// about receipts where it is due. It calls done with true once the message is
	// in the outbox, and with false where it is not: with the reason, or without
	// one where the user answered no.
	Send func(d letters.Draft, done func(sent bool, err error))
}
