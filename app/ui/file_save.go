package ui

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"dument/data"
)

// fileSaver chooses where a file will be.
type fileSaver struct {
	*fileDialog
	name      string // to come back to after a path was typed
	extension string // for a name typed without one
	chosen    func(string)
}

func saveFile(w fyne.Window, r Runner, folders userFolders, o SaveOptions, chosen func(string)) {
	d := &fileSaver{fileDialog: newFileDialog(w, r, folders, "Nom du fichier"), name: o.Name, extension: filepath.Ext(o.Name), chosen: chosen}
	d.typed = func(string) { d.list.mark(-1) }
	d.marked = d.takeName
	d.fill, d.enter = d.refill, d.save
	d.setText(o.Name)
	fresh := NewIconButton("Nouveau dossier", theme.FolderNewIcon(), d.askFolder)
	d.show(o.Title, cmp.Or(o.Button, "Enregistrer"), fresh, lastFolders.saved, o.Folder)
	d.selectStem()
}

// selectStem selects the name up to its extension, so that typing replaces the
// name alone. Fyne's entry selects by keys only.
func (d *fileSaver) selectStem() {
	e := d.field.entry
	stem := strings.TrimSuffix(e.Text, filepath.Ext(e.Text))
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	e.KeyDown(shift)
	for range utf8.RuneCountInString(stem) {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	e.KeyUp(shift)
}

func (d *fileSaver) refill(mark string) {
	if len(d.entries) == 0 {
		d.list.set(nil, -1, "Ce dossier est vide.", "", nil)
		return
	}
	d.list.set(d.entries, markOf(d.entries, mark), "", "", nil)
}

// takeName proposes the name of the file marked; a folder leaves the name.
func (d *fileSaver) takeName(int) {
	if e, ok := d.current(); ok && !e.folder {
		d.setText(e.name)
	}
}

// save is Enter: into the folder marked, else under the name in the field.
func (d *fileSaver) save() {
	if e, marked := d.current(); marked && e.folder {
		d.jump(filepath.Join(d.folder, e.name))
		return
	}
	text := strings.TrimSpace(d.field.Text())
	path, whole := wholePath(text, d.folders.home)
	if !whole {
		if d.refuses(text) {
			return
		}
		d.name, path = text, filepath.Join(d.folder, text)
	}
	d.take(path)
}

// refuses says under the field why no file can have the name.
func (d *fileSaver) refuses(name string) bool {
	sentence := checkFileName(name)
	d.field.SetError(sentence)
	return sentence != ""
}

// target is what stands at a path.
type target struct {
	path          string
	folder, taken bool
}

// take goes into a folder that was named, or keeps the file there, once the
// user has agreed where another file is replaced.
func (d *fileSaver) take(path string) {
	extension := d.extension
	Load(d.runner, &d.job, func(context.Context) (target, error) { return aim(path, extension) }, func(t target, err error) {
		switch {
		case err != nil:
			d.field.SetError(err.Error())
		case t.folder:
			d.setText(d.name)
			d.selectStem()
			d.goTo(t.path, "")
		case d.refuses(filepath.Base(t.path)):
		case t.taken:
			Confirm(d.window, "Remplacer ce fichier\u00a0?", quoted(filepath.Base(t.path))+" se trouve déjà dans le dossier "+
				quoted(d.folders.nameOf(filepath.Dir(t.path)))+". Si vous le remplacez, ce qu’il contient est perdu.",
				"Remplacer", func() { d.done(&lastFolders.saved, t.path, d.chosen) })
		default:
			d.done(&lastFolders.saved, t.path, d.chosen)
		}
	})
}

// aim looks what stands at path, which gets the extension where it has none.
func aim(path, extension string) (target, error) {
	if isFolder(path) {
		return target{path: path, folder: true}, nil
	}
	if own := filepath.Ext(path); own == "" || strings.Contains(own, " ") {
		path += extension
	}
	if above := filepath.Dir(path); !isFolder(above) {
		return target{}, data.Invalid("file", "Le dossier "+quoted(above)+" n’existe pas.")
	}
	_, err := os.Lstat(path)
	return target{path: path, folder: isFolder(path), taken: err == nil}, nil
}

// askFolder makes a folder in the one shown and goes into it.
func (d *fileSaver) askFolder() {
	name := NewTextField("folder", "Nom du dossier", func(s string) error {
		if sentence := checkFileName(strings.TrimSpace(s)); sentence != "" {
			return errors.New(sentence)
		}
		return nil
	})
	var form *Form
	var over *Dialog
	form = NewForm("Créer le dossier", func() {
		path := filepath.Join(d.folder, strings.TrimSpace(name.Text()))
		form.SetBusy(true)
		Do(d.runner, func(context.Context) (struct{}, error) { return struct{}{}, makeFolder(path) }, func(_ struct{}, err error) {
			form.SetBusy(false)
			if err != nil {
				form.ShowError(err)
				return
			}
			over.Close()
			d.jump(path)
		})
	}, nil, name)
	over = ShowForm(d.window, "Nouveau dossier", form)
}

func makeFolder(path string) error {
	name := quoted(filepath.Base(path))
	err := os.Mkdir(path, 0o777)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return &data.Error{Code: data.CodeDuplicate, Field: "folder", Cause: err, Sentence: "Il y a déjà " + name + " dans ce dossier."}
	}
	return &data.Error{Code: data.CodeReadOnly, Field: "folder", Cause: err,
		Sentence: "Le dossier " + name + " n’a pas pu être créé ici. Choisissez un autre endroit."}
}
