// Package imports is the way in for lists of other programs: a file is chosen
// or dropped on the window, its columns are shown and can be corrected, and
// nothing is kept before the user has read what would be.
package imports

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"dument/app/ui"
	"dument/data"
	"dument/data/exchange"
)

// Desk is what an import needs of the user's desk.
type Desk interface {
	ReadImport(path string) (exchange.Sheet, exchange.Mapping, error)
	Import(ctx context.Context, sheet exchange.Sheet, m exchange.Mapping, dryRun bool) (data.ImportReport, error)
	UndoImport(ctx context.Context, id data.ID) error
}

// extensions are what the file dialog shows; a dropped file may be called anything.
var extensions = []string{".csv", ".txt", ".tsv", ".CSV", ".TXT", ".TSV"}

// Choose asks for a file and opens it.
func Choose(shell ui.Shell, desk Desk) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		if err := file.Close(); err != nil {
			shell.Fail(err)
			return
		}
		Open(shell, desk, []string{path})
	}, shell.Window())
	d.SetFilter(storage.NewExtensionFileFilter(extensions))
	d.SetTitleText("Quelle liste de factures ou de clients importer\u00a0?")
	d.SetConfirmText("Ouvrir")
	d.SetDismissText("Annuler")
	d.SetView(dialog.ListView)
	if folder, err := storage.ListerForURI(storage.NewFileURI(documents())); err == nil {
		d.SetLocation(folder)
	}
	d.Show()
	d.Resize(fyne.NewSize(880, 560)) // not before: Fyne's file dialog has no content yet
}

// documents is where exports are most often kept; the home folder without it.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	folder := filepath.Join(home, "Documents")
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return home
	}
	return folder
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
