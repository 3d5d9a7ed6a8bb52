// Package letters is the page « Courriers » — what left, was printed, waits in
// the outbox or at the post office — and the dialogs from which something
// leaves: the reminder by e-mail, and every paper.
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

// Noting notes what happens to registered letters.
type Noting interface {
	NotePost(ctx context.Context, letter data.ID, events ...data.PostEvent) (desk.Undo, error)
}

// Post follows registered letters.
type Post interface {
	Noting
	Postings(ctx context.Context, client data.ID) ([]data.Posting, error)
	AttachScan(ctx context.Context, letter data.ID, kind data.PostEventKind, name string, content []byte) (desk.Undo, error)
	PrintTray(ctx context.Context, letters []data.ID, progress func(done, total int)) ([]byte, error)
	PostSheet(ctx context.Context, letters []data.ID) ([]byte, error)
}

// Desk is what the page needs of the user's desk.
type Desk interface {
	Sending
	Post
	PaperDesk
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

// PaperDesk is what the dialog of a paper needs.
type PaperDesk interface {
	Receipts
	Noting
	PreparePaper(ctx context.Context, r desk.PaperRequest) (desk.Paper, error)
	RenderPaper(ctx context.Context, p desk.Paper) ([]byte, error)
	KeepPaper(ctx context.Context, p desk.Paper) (data.Contact, []byte, error)
	ClientPayments(ctx context.Context, client data.ID) ([]data.Payment, error)
	Attachments(ctx context.Context, invoice data.ID) ([]data.Document, error)
}
