// Package imports is the way in for lists of other programs: a file is chosen
// or dropped on the window, its columns are shown and can be corrected, and
// nothing is kept before the user has read what would be.
package imports

import (
	"context"

	"fyne.io/fyne/v2"

	"dument/app/ui"
	"dument/data"
	"dument/data/exchange"
)

// Desk is what an import needs of the user's desk.
type Desk interface {
	ReadImport(path string) (exchange.Sheet, exchange.Mapping, error)
	Import(ctx context.Context, sheet exchange.Sheet, m exchange.Mapping, dryRun bool) (data.ImportReport, error)
	UndoImport(ctx context.Context, id data.ID) error
	OldDebts(ctx context.Context, importID data.ID) (int, error)
	Enter(ctx context.Context, importID data.ID, atAge bool) error
}

// Choose asks for a file and opens it; a dropped file may be called anything.
func Choose(shell ui.Shell, desk Desk) {
	o := ui.OpenOptions{Title: "Quelle liste de factures ou de clients importer\u00a0?", Extensions: []string{".csv", ".tsv", ".txt"}}
	ui.OpenFile(shell.Window(), shell.Runner(), o, func(path string) { Open(shell, desk, []string{path}) })
}

// Dropped opens the files that were dropped on the window.
func Dropped(shell ui.Shell, desk Desk, files []fyne.URI) {
	var paths []string
	for _, file := range files {
		if file.Scheme() == "file" {
			paths = append(paths, file.Path())
		}
	}
	Open(shell, desk, paths)
}

// Open reads files one after the other, each with its own dialog.
func Open(shell ui.Shell, desk Desk, paths []string) {
	if len(paths) == 0 {
		return
	}
	type read struct {
		sheet   exchange.Sheet
		mapping exchange.Mapping
	}
	path, next := paths[0], func() { Open(shell, desk, paths[1:]) }
	ui.Do(shell.Runner(), func(context.Context) (read, error) {
		sheet, mapping, err := desk.ReadImport(path)
		return read{sheet, mapping}, err
	}, func(r read, err error) {
		if err != nil {
			shell.Fail(err)
			next()
			return
		}
		show(shell, desk, r.sheet, r.mapping, next)
	})
}
