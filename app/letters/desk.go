// Package letters is the page « Courriers » — what left, was printed or waits
// in the outbox — and the dialogs from which something leaves: the reminder by
// e-mail, the reminder on paper and the formal notice.
package letters

import (
	"context"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
	"dument/letters"
	"dument/letters/outbox"
)

// Sending is the way out of the outbox.
type Sending interface {
	PasswordKnown(ctx context.Context) bool
	SetPassword(ctx context.Context, password string) error
	SendAll(ctx context.Context, progress func(done, total int, m data.Message)) (outbox.Report, error)
	SendNow(ctx context.Context, id data.ID) (data.Message, error)
	Account(ctx context.Context) (data.Account, error)
}

// Desk is what the page needs of the user's desk.
type Desk interface {
	Sending
	Couriers(ctx context.Context, text string) ([]data.CourierRow, error)
	Outbox(ctx context.Context) ([]data.Message, error)
	ClientHistory(ctx context.Context, client data.ID) ([]data.Contact, error)
	Document(ctx context.Context, id data.ID) (data.Document, []byte, error)
	CancelMessage(ctx context.Context, id data.ID) error
	ResolveUncertain(ctx context.Context, id data.ID, left bool) error
}

// Receipts says how current the payments in the register are.
type Receipts interface {
	Today() day.Day
	Receipts(ctx context.Context) (data.Receipts, error)
	Dunning(ctx context.Context) (data.Dunning, error)
}

// ReminderDesk is what the reminder dialog needs.
type ReminderDesk interface {
	Sending
	Receipts
	PrepareReminder(ctx context.Context, client data.ID, invoices []data.ID) (letters.Draft, error)
	Recompose(ctx context.Context, draft letters.Draft, level data.Level) (letters.Draft, error)
	Prepare(ctx context.Context, a rules.Action, c desk.Choice) (desk.Prepared, error)
	Queue(ctx context.Context, draft letters.Draft, again bool) (data.Message, error)
	CancelMessage(ctx context.Context, id data.ID) error
}

// Paper makes what is printed.
type Paper interface {
	Receipts
	Render(letter letters.Letter) ([]byte, error)
}

// LetterDesk is what the dialog of a reminder on paper needs.
type LetterDesk interface {
	Paper
	PrintLetter(ctx context.Context, p desk.Prepared) (data.Contact, []byte, error)
}

// NoticeDesk is what the dialog of the formal notice needs.
type NoticeDesk interface {
	Paper
	PrepareNotice(ctx context.Context, client data.ID, invoices []data.ID) (desk.Notice, error)
	PrintNotice(ctx context.Context, notice desk.Notice) (data.Contact, []byte, error)
}
