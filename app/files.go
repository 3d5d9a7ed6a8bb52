package app

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"dument/data"
)

// files brings kept documents to the system: its viewer, or a place the user
// names.
type files struct {
	shell  *shell
	folder string // of what the viewer was given, readable by the user alone
	last   string // folder of the last saving
}

func newFiles(s *shell) *files { return &files{shell: s} }

// remove deletes what the viewer was given.
func (f *files) remove() {
	if f.folder != "" {
		// What a viewer still holds open stays until the system cleans its
		// temporary folder; there is nobody left to tell.
		_ = os.RemoveAll(f.folder)
	}
}

// open writes a copy and hands it to the system's viewer.
func (f *files) open(name string, content []byte) {
	if err := f.view(name, content); err != nil {
		f.shell.Fail(&data.Error{Code: data.CodeReadOnly, Field: name, Cause: err,
			Sentence: "Le document «\u00a0" + name + "\u00a0» n’a pas pu être ouvert. Il est conservé dans le registre\u00a0: enregistrez-en une copie, puis ouvrez-la."})
	}
}

func (f *files) view(name string, content []byte) error {
	if f.folder == "" {
		folder, err := os.MkdirTemp("", "dument-")
		if err != nil {
			return err
		}
		f.folder = folder
	}
	path := filepath.Join(f.folder, safeName(name))
	if err := writeFile(path, content); err != nil {
		return err
	}
	return fyne.CurrentApp().OpenURL(fileURL(path))
}

// fileURL returns path as file:///home/… or file:///C:/….
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}

// save asks where to keep a copy, beginning in the documents folder, then where
// the last one went.
func (f *files) save(name string, content []byte) {
	d := dialog.NewFileSave(func(to fyne.URIWriteCloser, err error) {
		if err == nil && to == nil {
			return
		}
		if err == nil {
			err = f.keep(to, content)
		}
		if err != nil {
			f.shell.Fail(&data.Error{Code: data.CodeReadOnly, Field: name, Cause: err,
				Sentence: "Le fichier «\u00a0" + name + "\u00a0» n’a pas pu être enregistré à cet endroit. L’original reste dans le registre\u00a0; choisissez un autre dossier."})
			return
		}
		f.shell.Toast("«\u00a0"+to.URI().Name()+"\u00a0» est enregistré.", nil)
	}, f.shell.window)
	d.SetFileName(safeName(name))
	if folder, err := storage.ListerForURI(storage.NewFileURI(f.start())); err == nil {
		d.SetLocation(folder)
	}
	d.Show()
}

// keep writes beside and renames, so that no half file is left.
func (f *files) keep(to fyne.URIWriteCloser, content []byte) error {
	path := to.URI().Path()
	f.last = filepath.Dir(path)
	return errors.Join(to.Close(), writeFile(path, content))
}

func (f *files) start() string {
	if f.last != "" {
		return f.last
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	if documents := filepath.Join(home, "Documents"); isFolder(documents) {
		return documents
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// writeFile writes beside, syncs, closes, renames.
func writeFile(path string, content []byte) (err error) {
	beside, err := os.CreateTemp(filepath.Dir(path), ".dument-*")
	if err != nil {
		return err
	}
	_, err = beside.Write(content)
	if err = errors.Join(err, beside.Sync(), beside.Close()); err == nil {
		err = os.Rename(beside.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(beside.Name()))
	}
	return nil
}

// safeName keeps what every system allows in a file's name.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	if name = strings.Trim(name, " ."); name == "" {
		return "document"
	}
	return name
}
