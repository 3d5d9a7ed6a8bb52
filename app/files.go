package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// files brings kept documents to the system: its viewer, or a place the user
// names.
type files struct {
	shell  *shell
	folder string // of what the viewer was given, readable by the user alone
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

// open writes a copy and hands it to the system's viewer. Each copy has a folder
// of its own: two documents may share a name, and Windows lets nobody replace
// the one that a viewer holds open.
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
	own, err := os.MkdirTemp(f.folder, "")
	if err != nil {
		return err
	}
	path := filepath.Join(own, safeName(name))
	if err := desk.WriteFile(path, content); err != nil {
		return err
	}
	return openPath(path)
}

// save asks where to keep a copy.
func (f *files) save(name string, content []byte) {
	o := ui.SaveOptions{Title: "Où enregistrer ce fichier\u202f?", Name: safeName(name)}
	ui.SaveFile(f.shell.window, f.shell.runner, o, func(path string) {
		ui.Do(f.shell.runner, func(context.Context) (struct{}, error) { return struct{}{}, desk.WriteFile(path, content) }, func(_ struct{}, err error) {
			if err != nil {
				f.shell.Fail(&data.Error{Code: data.CodeReadOnly, Field: path, Cause: err,
					Sentence: "Le fichier «\u00a0" + filepath.Base(path) + "\u00a0» n’a pas pu être enregistré à cet endroit. L’original reste dans le registre\u202f; choisissez un autre dossier."})
				return
			}
			f.shell.Toast("«\u00a0"+filepath.Base(path)+"\u00a0» est enregistré.", nil)
		})
	})
}

// nameRunes is the most that a file's name gets: 255 bytes of UTF-8 is the
// limit of most systems, and the viewer's folder counts in Windows' 260 units.
const nameRunes = 100

// devices are names that Windows gives to devices, whatever the extension.
const devices = " CON PRN AUX NUL COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9 "

// safeName keeps what every system allows in a file's name.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	ext := filepath.Ext(name)
	if runes := []rune(name); len(runes) > nameRunes && len(ext) < 10 {
		name = string(runes[:nameRunes-len(ext)]) + ext
	} else if len(runes) > nameRunes {
		name = string(runes[:nameRunes])
	}
	if name = strings.Trim(name, " ."); name == "" {
		return "document"
	}
	if stem, _, _ := strings.Cut(name, "."); strings.Contains(devices, " "+strings.ToUpper(strings.TrimSpace(stem))+" ") {
		return "_" + name
	}
	return name
}
