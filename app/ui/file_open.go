package ui

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// fileOpener chooses a file that exists.
type fileOpener struct {
	*fileDialog
	wanted []string     // the extensions asked for
	kinds  *FilterChips // nil where every file is asked for
	chosen func(string)
}

const (
	kindWanted = "wanted"
	kindEvery  = "every"
)

func openFile(w fyne.Window, r Runner, folders userFolders, o OpenOptions, chosen func(string)) {
	d := &fileOpener{fileDialog: newFileDialog(w, r, folders, "Nom ou chemin"), wanted: o.Extensions, chosen: chosen}
	d.field.SetPlaceHolder("Tapez une partie du nom, ou collez un chemin")
	d.typed = func(string) { d.narrow("") }
	d.marked = func(int) { d.field.SetError("") }
	d.fill, d.enter = d.refill, d.choose
	aside := fyne.CanvasObject(Line())
	if len(o.Extensions) > 0 {
		d.kinds = NewFilterChips([]Filter{{kindWanted, "Fichiers " + kindNames(o.Extensions, ", ")}, {kindEvery, "Tous les fichiers"}},
			func(string) { d.narrow("") })
		aside = d.kinds
	}
	d.show(o.Title, cmp.Or(o.Button, "Ouvrir"), aside, lastFolders.opened, o.Folder)
}

// kindNames returns ".csv", ".txt" as "CSV, TXT".
func kindNames(extensions []string, last string) string {
	names := make([]string, len(extensions))
	for i, e := range extensions {
		names[i] = strings.ToUpper(strings.TrimPrefix(e, "."))
	}
	if n := len(names) - 1; n > 0 {
		return strings.Join(names[:n], ", ") + last + names[n]
	}
	return strings.Join(names, "")
}

// refill shows a folder that was read; the text typed to find it is spent. What
// a quick hand typed before the first one was there is for that one.
func (d *fileOpener) refill(mark string) {
	if d.begun {
		d.setText("")
	}
	d.narrow(mark)
}

// narrow shows the entries that fit the text typed and the kind of files in
// force; the first one is marked for Enter while a text is typed.
func (d *fileOpener) narrow(mark string) {
	text, extensions := d.field.Text(), d.wanted
	if _, path := asPath(text, d.folder, d.folders.home); path {
		text = ""
	}
	if d.kinds == nil || d.kinds.Key() == kindEvery {
		extensions = nil
	}
	shown := matching(d.entries, text, extensions)
	at := markOf(shown, cmp.Or(mark, text))
	if at < 0 && text != "" {
		at = min(0, len(shown)-1)
	}
	if len(shown) > 0 {
		d.list.set(shown, at, "", "", nil)
		return
	}
	all := func() {
		d.kinds.Set(kindEvery)
		focus(d.field.entry)
	}
	hidden := len(matching(d.entries, text, nil)) > 0
	switch {
	case text == "" && hidden:
		d.list.set(nil, -1, "Aucun fichier "+kindNames(d.wanted, " ou ")+" dans ce dossier.", "Montrer tous les fichiers", all)
	case text == "":
		d.list.set(nil, -1, "Ce dossier est vide.", "", nil)
	case hidden:
		d.list.set(nil, -1, "Aucun fichier "+kindNames(d.wanted, " ou ")+" de ce dossier n’a «\u00a0"+text+"\u00a0» dans son nom.", "Montrer tous les fichiers", all)
	default:
		d.list.set(nil, -1, "Rien dans ce dossier n’a «\u00a0"+text+"\u00a0» dans son nom.", "", nil)
	}
}

// choose is Enter: the line marked, else what the field names.
func (d *fileOpener) choose() {
	text := d.field.Text()
	path, isPath := asPath(text, d.folder, d.folders.home)
	e, marked := d.current()
	switch {
	case isPath:
		d.take(path)
	case marked && e.folder:
		d.jump(filepath.Join(d.folder, e.name))
	case marked:
		d.take(filepath.Join(d.folder, e.name))
	case strings.TrimSpace(text) != "":
		d.take(filepath.Join(d.folder, strings.TrimSpace(text)))
	default:
		d.field.SetError("Choisissez un fichier dans la liste, ou tapez son nom.")
	}
}

// take goes into a folder or chooses a file, once the drive has said which it is.
func (d *fileOpener) take(path string) {
	Load(d.runner, &d.job, func(context.Context) (fs.FileInfo, error) { return os.Stat(path) }, func(info fs.FileInfo, err error) {
		switch {
		case err != nil:
			d.field.SetError(quoted(filepath.Base(path)) + " ne se trouve pas dans le dossier " + quoted(d.folders.nameOf(filepath.Dir(path))) + ".")
		case info.IsDir():
			d.goTo(path, "")
		default:
			d.done(&lastFolders.opened, path, d.chosen)
		}
	})
}
