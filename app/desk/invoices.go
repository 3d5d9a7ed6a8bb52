package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"os"
	"path/filepath"
	"strings"

	"dument/data"
	"dument/data/money"
)

// maxAttachment is the largest file that can be attached to an invoice, in
// bytes: mail servers commonly refuse messages above it.
const maxAttachment = 15 << 20

// InvoiceList returns the invoices a query asks for; Today is filled in.
func (d *Desk) InvoiceList(ctx context.Context, q data.InvoiceQuery) (data.List, error) {
	q.Today = d.Today()
	return d.Register.InvoiceIDs(ctx, q)
}

// InvoiceRows returns rows in the order of ids.
func (d *Desk) InvoiceRows(ctx context.Context, ids []data.ID) ([]data.InvoiceRow, error) {
	rows, err := d.Register.InvoiceRows(ctx, ids)
	if err != nil {
		return nil, err
	}
	held, err := d.Register.InvoiceHolds(ctx, ids, d.Today())
	for i, row := range rows {
		if row.Balance > 0 {
			rows[i].Hold = held.Of(row.ClientID, row.ID, d.Today())
		}
	}
	return rows, err
}

// Invoice returns an invoice and its balance.
func (d *Desk) Invoice(ctx context.Context, id data.ID) (data.Invoice, money.Cents, error) {
	return d.Register.Invoice(ctx, id)
}

// SaveInvoice creates (ID 0) or changes an invoice. Without a due date it gets
// the one of its client's terms.
func (d *Desk) SaveInvoice(ctx context.Context, i *data.Invoice) error {
	if i.Due.IsZero() && !i.Issued.IsZero() && i.ClientID != 0 {
		c, err := d.Register.Client(ctx, i.ClientID)
		if err != nil {
			return err
		}
		i.Due = c.Terms.DueDate(i.Issued)
	}
	return d.Register.SaveInvoice(ctx, i)
}

// DeleteInvoice removes an invoice without payments and history; with either
// it is refused with data.CodeHasHistory, and archiving is the way.
func (d *Desk) DeleteInvoice(ctx context.Context, id data.ID) (Undo, error) {
	removed, err := d.Register.DeleteInvoice(ctx, id)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.Restore(ctx, removed) }, nil
}

// ArchiveInvoice takes an invoice out of the lists and of the day, or back.
func (d *Desk) ArchiveInvoice(ctx context.Context, id data.ID, archived bool) error {
	return d.Register.ArchiveInvoice(ctx, id, archived)
}

// InvoiceHistory returns the contacts about an invoice, newest first.
func (d *Desk) InvoiceHistory(ctx context.Context, id data.ID) ([]data.Contact, error) {
	return d.Register.Contacts(ctx, 0, id)
}

// Attach keeps a file with an invoice. A .pdf that is no PDF is refused.
func (d *Desk) Attach(ctx context.Context, invoice data.ID, name string, content []byte) (data.Document, error) {
	switch {
	case len(content) == 0:
		return data.Document{}, data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» est vide\u00a0: il n’a pas été joint.")
	case len(content) > maxAttachment:
		return data.Document{}, data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» dépasse 15 Mo\u00a0: beaucoup de messageries le refuseraient. Joignez une version plus légère.")
	}
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".pdf" && !strings.Contains(string(content[:min(len(content), 1024)]), "%PDF-") {
		return data.Document{}, data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» porte l’extension .pdf mais n’est pas un PDF\u00a0: ouvrez-le pour vérifier, puis exportez-le de nouveau.")
	}
	return d.Register.Attach(ctx, invoice, name, mimeOf(ext), content)
}

// mimeOf returns what a file says it is by its extension.
func mimeOf(ext string) string {
	if ext == ".pdf" {
		return "application/pdf"
	}
	if kind, _, _ := strings.Cut(mime.TypeByExtension(ext), ";"); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// readFile reads a file of the user's whole, and says in French what keeps it from it.
func readFile(path string, limit int64) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &data.Error{Code: data.CodeNotFound, Field: path, Cause: err, Sentence: "Le fichier «\u00a0" + path + "\u00a0» est introuvable\u00a0: vérifiez son nom et son dossier."}
	case err != nil:
		return nil, unreadable(name, err)
	case info.IsDir():
		return nil, data.Invalid(path, "«\u00a0"+name+"\u00a0» est un dossier\u00a0: choisissez un fichier.")
	case info.Size() > limit:
		return nil, data.Invalid(path, fmt.Sprintf("Le fichier «\u00a0%s\u00a0» est trop gros\u00a0: il dépasse %d Mo.", name, limit>>20))
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return content, nil
}

func unreadable(name string, err error) error {
	return &data.Error{Code: data.CodeInvalid, Field: name, Cause: err,
		Sentence: "Le fichier «\u00a0" + name + "\u00a0» ne peut pas être lu\u00a0: vérifiez qu’il n’est pas ouvert ailleurs et que vous en avez le droit."}
}

// Detach takes a file from an invoice; what was sent with it stays in the history.
func (d *Desk) Detach(ctx context.Context, invoice, document data.ID) error {
	return d.Register.Detach(ctx, invoice, document)
}

// Attachments lists the files of an invoice.
func (d *Desk) Attachments(ctx context.Context, invoice data.ID) ([]data.Document, error) {
	return d.Register.Attachments(ctx, invoice)
}

// Document returns a kept file, checked against its SHA-256.
func (d *Desk) Document(ctx context.Context, id data.ID) (data.Document, []byte, error) {
	return d.Register.Document(ctx, id)
}
