package desk

import (
	"context"
	"path/filepath"

	"dument/data"
	"dument/data/exchange"
)

// ReadList reads a list of clients or invoices and guesses which column is
// what; it needs no register.
func ReadList(path string) (exchange.Sheet, exchange.Mapping, error) {
	content, err := readFile(path, exchange.MaxSize)
	if err != nil {
		return exchange.Sheet{}, nil, err
	}
	sheet, err := exchange.ReadSheet(filepath.Base(path), content)
	if err != nil {
		return exchange.Sheet{}, nil, err
	}
	return sheet, exchange.Guess(sheet), nil
}

// ReadImport is ReadList for the pages.
func (d *Desk) ReadImport(path string) (exchange.Sheet, exchange.Mapping, error) {
	return ReadList(path)
}

// Import takes the records of a list into the register in one transaction;
// with dryRun it only reports what that would do.
func (d *Desk) Import(ctx context.Context, sheet exchange.Sheet, m exchange.Mapping, dryRun bool) (data.ImportReport, error) {
	s, err := d.Register.Sender(ctx)
	if err != nil {
		return data.ImportReport{}, err
	}
	return d.Register.ApplyImport(ctx, exchange.Records(sheet, m, data.NewClient(s)), dryRun)
}

// UndoImport takes back what an import added and nothing has touched since.
func (d *Desk) UndoImport(ctx context.Context, id data.ID) error {
	return d.Register.UndoImport(ctx, id)
}
