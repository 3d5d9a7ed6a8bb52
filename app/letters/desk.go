// Package letters is the page « Courriers » — what left, was printed or waits
// in the outbox — and the two dialogs from which something leaves: the reminder
// by e-mail and the formal notice on paper.
package letters

import (
	"context"

	"dument/app/desk"
	"dument/data"
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

// ReminderDesk is what the reminder dialog needs.
type ReminderDesk interface {
	Sending
	PrepareReminder(ctx context.Context, client data.ID, invoices []data.ID) (letters.Draft, error)
	Recompose(ctx context.Context, draft letters.Draft, level data.Level) (letters.Draft, error)
	Queue(ctx context.Context, draft letters.Draft, again bool) (data.Message, error)
	CancelMessage(ctx context.Context, id data.ID) error
}

// NoticeDesk is what the dialog of the formal notice needs.
type NoticeDesk interface {
	PrepareNotice(ctx context.Context, client data.ID, invoices []data.ID) (desk.Notice, error)
	Render(letter letters.Letter) ([]byte, error)
	PrintNotice(ctx context.Context, notice desk.Notice) (data.Contact, []byte, error)
}
