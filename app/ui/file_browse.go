package ui

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
)

// slowFolder is how long a folder may take before the list says that it is
// being read; less would only flicker.
const slowFolder = 250 * time.Millisecond

// begin finds the user's places and reads the first folder that is there.
func (d *fileDialog) begin(wishes []string) {
	type start struct {
		places  []place
		folder  string
		entries []fileEntry
	}
	home, places := d.folders.home, d.folders.places
	Load(d.runner, &d.job, func(ctx context.Context) (start, error) {
		s := start{places: places(), folder: home}
		if len(s.places) > 0 {
			s.folder = s.places[0].path
		}
		for _, wish := range wishes {
			if wish != "" && isFolder(wish) {
				s.folder = wish
				break
			}
		}
		var err error
		s.folder = filepath.Clean(s.folder)
		s.entries, err = readFolder(ctx, s.folder)
		return s, err
	}, func(s start, err error) {
		d.setPlaces(s.places)
		d.enterFolder(s.folder)
		d.arrived(s.entries, err, "")
		d.begun = true
	})
	d.sayIfSlow()
}

// goTo shows another folder; mark is the name to mark in it, or "".
func (d *fileDialog) goTo(folder, mark string) {
	d.enterFolder(filepath.Clean(folder))
	folder = d.folder
	Load(d.runner, &d.job, func(ctx context.Context) ([]fileEntry, error) { return readFolder(ctx, folder) },
		func(entries []fileEntry, err error) { d.arrived(entries, err, mark) })
	d.sayIfSlow()
}

// jump is goTo by a click, after which the keyboard is back in the field.
func (d *fileDialog) jump(folder string) {
	d.goTo(folder, "")
	focus(d.field.entry)
}

// enterFolder shows where one is going; the lines of the folder before leave at
// once, so that none of them is taken for one of this.
func (d *fileDialog) enterFolder(folder string) {
	d.folder, d.entries = folder, nil
	d.field.SetError("")
	d.crumbs.set(d.folders.trail(folder))
	d.list.set(nil, -1, "", "", nil)
	d.showPlace()
}

func (d *fileDialog) sayIfSlow() {
	folder := d.folder
	d.runner.After(slowFolder, func() {
		if d.job.Busy() && d.folder == folder {
			d.list.set(nil, -1, "Lecture du dossier…", "", nil)
		}
	})
}

func (d *fileDialog) arrived(entries []fileEntry, err error, mark string) {
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil:
		d.list.set(nil, -1, Sentence(err.Error()), "Réessayer", func() { d.jump(d.folder) })
	default:
		d.entries = entries
		d.fill(mark)
	}
}

// setText fills the field without hearing it as typed.
func (d *fileDialog) setText(text string) {
	d.quiet = true
	d.field.SetText(text)
	d.quiet = false
	d.field.SetError("")
}

// up goes to the folder above and marks the one it comes from.
func (d *fileDialog) up() {
	if above := filepath.Dir(d.folder); above != d.folder {
		d.goTo(above, filepath.Base(d.folder))
	}
}

// current is the line marked, if any.
func (d *fileDialog) current() (fileEntry, bool) {
	if d.list.at < 0 || d.list.at >= len(d.list.entries) {
		return fileEntry{}, false
	}
	return d.list.entries[d.list.at], true
}

func (d *fileDialog) mark(i int) {
	if len(d.list.entries) == 0 {
		return
	}
	d.list.mark(min(max(i, 0), len(d.list.entries)-1))
	d.marked(d.list.at)
}

// key answers the keys that mean the same in the field and in the list.
func (d *fileDialog) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		d.mark(d.list.at + 1)
	case fyne.KeyUp:
		d.mark(d.list.at - 1)
	case fyne.KeyPageDown:
		d.mark(d.list.at + d.list.rows.page())
	case fyne.KeyPageUp:
		d.mark(d.list.at - d.list.rows.page())
	case fyne.KeyF5:
		d.goTo(d.folder, "")
	case fyne.KeyBackspace:
		if d.field.Text() != "" {
			return false
		}
		d.up()
	default:
		return false
	}
	return true
}

// listKey answers the keys while the list has the keyboard; those that write
// go to the field.
func (d *fileDialog) listKey(e *fyne.KeyEvent) {
	switch {
	case d.key(e):
	case e.Name == fyne.KeyHome:
		d.mark(0)
	case e.Name == fyne.KeyEnd:
		d.mark(len(d.list.entries) - 1)
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		d.enter()
	case e.Name == fyne.KeyEscape:
		escape(d.list.rows, nil)
	case e.Name == fyne.KeyBackspace:
		focus(d.field.entry)
		d.field.entry.TypedKey(e)
	}
}

func (d *fileDialog) write(r rune) {
	focus(d.field.entry)
	d.field.entry.TypedRune(r)
}

// markOf returns the place of a name among entries, or -1.
func markOf(entries []fileEntry, name string) int {
	for i, e := range entries {
		if name != "" && e.name == name {
			return i
		}
	}
	return -1
}
