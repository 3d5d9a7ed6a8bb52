package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// OpenOptions says what OpenFile asks for.
type OpenOptions struct {
	Title      string   // "Quelle liste importer ?"
	Button     string   // a verb; "Ouvrir" by default
	Extensions []string // of the files wanted, in small letters with their dot; none = every file
	Folder     string   // where to begin the first time; "" = the user's documents
}

// SaveOptions says what SaveFile asks for.
type SaveOptions struct {
	Title  string // "Enregistrer la lettre"
	Button string // a verb; "Enregistrer" by default
	Name   string // proposed, with its extension
	Folder string // where to begin the first time; "" = the user's documents
}

// OpenFile asks for a file and calls chosen with its path; not at all when the
// user gives up. The keyboard is in a field that filters as one types and takes
// whole paths. Folders are read by r, so that a slow drive does not freeze the
// window.
func OpenFile(w fyne.Window, r Runner, o OpenOptions, chosen func(path string)) {
	openFile(w, r, systemFolders(), o, chosen)
}

// SaveFile asks under which name and where to keep a file, and calls chosen
// with the path; the user has agreed where a file of that name is replaced.
func SaveFile(w fyne.Window, r Runner, o SaveOptions, chosen func(path string)) {
	saveFile(w, r, systemFolders(), o, chosen)
}

// lastFolders are where the user last was, for as long as the program runs. It
// belongs to the UI goroutine, like every widget.
var lastFolders struct{ opened, saved string }

// fileDialog is what opening and saving share: places, the way to the folder,
// its list, and the field above that keeps the keyboard.
type fileDialog struct {
	window  fyne.Window
	runner  Runner
	folders userFolders
	job     Job
	folder  string // the one shown
	entries []fileEntry

	dialog *Dialog
	field  *TextField
	crumbs *crumbs
	list   *fileList
	column *fyne.Container // of fileLinks, one for each place
	places []place
	body   *fyne.Container
	quiet  bool // the field is being filled by the program
	begun  bool // the first folder has been read

	typed  func(text string) // what the field says now
	enter  func()            // Enter, or the button
	marked func(i int)       // a line was marked
	fill   func(mark string) // show the entries; mark is a name, or ""
}

const (
	fileDialogWidth  float32 = 760
	fileDialogHeight float32 = 372 // of the content; 520 with title and buttons
	placesWidth      float32 = 188
)

func newFileDialog(w fyne.Window, r Runner, folders userFolders, label string) *fileDialog {
	d := &fileDialog{window: w, runner: r, folders: folders}
	d.field = NewTextField("file", label, nil)
	d.field.OnChanged = func(text string) {
		if !d.quiet {
			d.typed(text)
		}
	}
	d.crumbs = newCrumbs(d.jump)
	d.list = newFileList(d.listKey, d.write, func(i int) { d.mark(i) }, func(i int) {
		d.mark(i)
		d.enter()
	})
	d.column = container.New(stack{space: gap / 2, right: 3 * gap})
	d.body = container.New(fileLayout{}, d.field, container.NewVScroll(d.column), d.crumbs.box, d.list)
	d.field.wire(func() { d.enter() }, nil, nil, d.body.Refresh)
	d.field.entry.onKey = d.key
	return d
}

// show opens the dialog with the keyboard in the field and reads the first of
// the folders wished for that is there.
func (d *fileDialog) show(title, verb string, aside fyne.CanvasObject, wishes ...string) {
	d.dialog = NewDialog(d.window, title, d.body, aside, NewButton("Annuler", func() { d.dialog.Close() }), NewPrimary(verb, func() { d.enter() }))
	d.dialog.buttons.Layout = aparted{}
	d.dialog.first = d.field.entry
	d.dialog.OnClosed = d.job.Stop
	d.dialog.SetWidth(fileDialogWidth)
	d.dialog.Show()
	d.begin(wishes)
}

// done closes and hands over the path.
func (d *fileDialog) done(last *string, path string, chosen func(string)) {
	*last = filepath.Dir(path)
	d.dialog.Close()
	chosen(path)
}

func (d *fileDialog) setPlaces(places []place) {
	d.places, d.column.Objects = places, nil
	for _, p := range places {
		d.column.Objects = append(d.column.Objects, newFileLink(p.label, p.icon, func() { d.jump(p.path) }))
	}
	d.column.Refresh()
}

// showPlace marks the place that is shown, if it is one.
func (d *fileDialog) showPlace() {
	for i, p := range d.places {
		d.column.Objects[i].(*fileLink).setCurrent(filepath.Clean(p.path) == d.folder)
	}
}

// fileLayout lays out the field above, the places at the left, the way and the
// list at the right.
type fileLayout struct{}

func (fileLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	field, places, way, list := o[0], o[1], o[2], o[3]
	field.Resize(fyne.NewSize(size.Width, field.MinSize().Height))
	top := field.MinSize().Height + 2*gap
	places.Move(fyne.NewPos(0, top))
	places.Resize(fyne.NewSize(placesWidth, size.Height-top))
	way.Move(fyne.NewPos(placesWidth, top))
	way.Resize(fyne.NewSize(size.Width-placesWidth, way.MinSize().Height))
	top += way.MinSize().Height + gap
	list.Move(fyne.NewPos(placesWidth, top))
	list.Resize(fyne.NewSize(size.Width-placesWidth, size.Height-top))
}

func (fileLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(placesWidth+60*gap, fileDialogHeight)
}

// aparted puts its first object at the left and the others at the right.
type aparted struct{}

func (aparted) Layout(o []fyne.CanvasObject, size fyne.Size) {
	leading{}.Layout(o[:1], size)
	trailing{}.Layout(o[1:], size)
}

func (aparted) MinSize(o []fyne.CanvasObject) fyne.Size { return trailing{}.MinSize(o) }
