package clients

import (
	"context"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
)

// Desk is what the page needs of the user's desk.
type Desk interface {
	FormDesk
	ClientList(ctx context.Context, q data.ClientQuery) (data.List, error)
	ClientRows(ctx context.Context, ids []data.ID) ([]data.ClientRow, error)
	Client(ctx context.Context, id data.ID) (data.Client, error)
	DeleteClient(ctx context.Context, id data.ID) (desk.Undo, error)
	ArchiveClient(ctx context.Context, id data.ID, archived bool) error
	OpenItems(ctx context.Context, client data.ID) ([]data.OpenItem, error)
	InvoiceRows(ctx context.Context, ids []data.ID) ([]data.InvoiceRow, error)
	ClientHistory(ctx context.Context, id data.ID) ([]data.Contact, error)
	ClientPayments(ctx context.Context, id data.ID) ([]data.Payment, error)
	DeletePayment(ctx context.Context, p data.Payment) (desk.Undo, error)
	Document(ctx context.Context, id data.ID) (data.Document, []byte, error)
	Behaviour(ctx context.Context, client data.ID) (desk.Behaviour, error)
	PlanOf(ctx context.Context, client data.ID) (desk.ClientPlan, error)
	Holds(ctx context.Context, client data.ID) (data.Holds, error)
	PrintTogether(ctx context.Context, all []desk.PaperRequest, progress func(done, total int)) ([]byte, desk.BatchReport, error)
	DeclareBy(ctx context.Context, client data.ID) (day.Day, error)
}

// FormDesk is what the form needs of it.
type FormDesk interface {
	Today() day.Day
	NewClient(ctx context.Context) (data.Client, error)
	SaveClient(ctx context.Context, c *data.Client) error
	Dunning(ctx context.Context) (data.Dunning, error)
}
