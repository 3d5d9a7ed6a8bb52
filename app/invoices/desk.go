package invoices

import (
	"context"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Desk is what the page needs of the user's desk.
type Desk interface {
	PaymentDesk
	ClaimsDesk
	InvoiceList(ctx context.Context, q data.InvoiceQuery) (data.List, error)
	InvoiceRows(ctx context.Context, ids []data.ID) ([]data.InvoiceRow, error)
	Invoice(ctx context.Context, id data.ID) (data.Invoice, money.Cents, error)
	SaveInvoice(ctx context.Context, i *data.Invoice) error
	DeleteInvoice(ctx context.Context, id data.ID) (desk.Undo, error)
	ArchiveInvoice(ctx context.Context, id data.ID, archived bool) error
	InvoiceHistory(ctx context.Context, id data.ID) ([]data.Contact, error)
	Payments(ctx context.Context, invoice data.ID) ([]data.Payment, error)
	DeletePayment(ctx context.Context, p data.Payment) (desk.Undo, error)
	Clients(ctx context.Context) ([]data.Client, error)
	Dunning(ctx context.Context) (data.Dunning, error)
	Attachments(ctx context.Context, invoice data.ID) ([]data.Document, error)
	Attach(ctx context.Context, invoice data.ID, name string, content []byte) (data.Document, error)
	Detach(ctx context.Context, invoice, document data.ID) error
	Holds(ctx context.Context, client data.ID) (data.Holds, error)
	PlanOf(ctx context.Context, client data.ID) (desk.ClientPlan, error)
	Document(ctx context.Context, id data.ID) (data.Document, []byte, error)
}

// PaymentDesk is what the payment dialog needs of it.
type PaymentDesk interface {
	Today() day.Day
	Client(ctx context.Context, id data.ID) (data.Client, error)
	OpenItems(ctx context.Context, client data.ID) ([]data.OpenItem, error)
	Pay(ctx context.Context, p *data.Payment) (desk.Undo, error)
}
