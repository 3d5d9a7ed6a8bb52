package ui

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// desktopFolders are a home folder with what a freelancer keeps in it.
func desktopFolders(t *testing.T) userFolders {
	t.Helper()
	lastFolders.opened, lastFolders.saved = "", ""
	home := filepath.Join(t.TempDir(), "home")
	documents := filepath.Join(home, "Documents")
	for _, folder := range []string{"Documents/2025", "Documents/2026/juin", "Documents/.caché", "Téléchargements"} {
		if err := os.MkdirAll(filepath.Join(home, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	day := time.Date(2026, 11, 21, 12, 0, 0, 0, time.Local)
	for name, size := range map[string]int{"Factures été.csv": 2048, "clients.CSV": 1 << 20 * 5 / 4, "logo.png": 100, ".profil": 1, "2026/juin/juin.csv": 3000} {
		path := filepath.Join(documents, name)
		if err := os.WriteFile(path, make([]byte, size), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, day, day); err != nil {
			t.Fatal(err)
		}
	}
	return userFolders{home: home, places: func() []place {
		return []place{{"Documents", documents, theme.DocumentIcon()}, {"Téléchargements", filepath.Join(home, "Téléchargements"), theme.DownloadIcon()},
			{homeLabel, home, theme.HomeIcon()}}
	}}
}

// opening shows the dialog over a window and returns what is chosen.
func opening(t *testing.T, folders userFolders, o OpenOptions) (fyne.Window, *string) {
	t.Helper()
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 1100, 700)
	var chosen string
	o.Title = "Quelle liste importer\u00a0?"
	openFile(w, Inline(), folders, o, func(path string) { chosen = path })
	return w, &chosen
}

// find returns the first object of a kind on the topmost dialog.
func find[T fyne.CanvasObject](t *testing.T, w fyne.Window) T {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if found, ok := o.(T); ok {
			return found
		}
	}
	t.Fatal("not in the dialog")
	panic("unreachable")
}

func names(l *fileList) string {
	var out []string
	for _, e := range l.entries {
		out = append(out, e.name)
	}
	return strings.Join(out, " | ")
}

func wantList(t *testing.T, w fyne.Window, want string) *fileList {
	t.Helper()
	l := find[*fileList](t, w)
	if got := names(l); got != want {
		t.Errorf("the list shows %q, want %q", got, want)
	}
	return l
}

func wantSays(t *testing.T, w fyne.Window, words string) {
	t.Helper()
	if note := find[*TextField](t, w).note; note.Hidden || !strings.Contains(note.Text, words) {
		t.Errorf("under the field stands %q", note.Text)
	}
}

var csv = OpenOptions{Extensions: []string{".csv", ".txt"}}

func TestOpeningByTheFirstLettersOfAName(t *testing.T) {
	folders := desktopFolders(t)
	w, chosen := opening(t, folders, csv)
	wantList(t, w, "2025 | 2026 | clients.CSV | Factures été.csv")
	test.AssertRendersToMarkup(t, "file_open.xml", w.Canvas())
	write(w, "ete FACT") // as Fold reads it: no accent, no case, any order
	if l := wantList(t, w, "Factures été.csv"); l.at != 0 {
		t.Error("what Enter opens is not marked")
	}
	press(w, fyne.KeyReturn)
	if *chosen != filepath.Join(folders.home, "Documents", "Factures été.csv") || DialogOpen(w) {
		t.Errorf("chose %q", *chosen)
	}
	w, _ = opening(t, folders, OpenOptions{Folder: folders.home})
	wantList(t, w, "2025 | 2026 | clients.CSV | Factures été.csv | logo.png") // the folder of last time
}

func TestWalkingThroughFoldersByKeyboard(t *testing.T) {
	w, chosen := opening(t, desktopFolders(t), csv)
	press(w, fyne.KeyReturn)
	wantSays(t, w, "Choisissez un fichier")
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	wantList(t, w, "juin")
	press(w, fyne.KeyBackspace)
	if l := wantList(t, w, "2025 | 2026 | clients.CSV | Factures été.csv"); l.at != 1 {
		t.Errorf("the folder one comes from is not marked: %d", l.at)
	}
	write(w, "2026")
	press(w, fyne.KeyReturn, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if filepath.Base(*chosen) != "juin.csv" {
		t.Errorf("chose %q", *chosen)
	}
}

func TestEscapeChoosesNothing(t *testing.T) {
	w, chosen := opening(t, desktopFolders(t), csv)
	write(w, "cli")
	press(w, fyne.KeyEscape)
	if *chosen != "" || DialogOpen(w) {
		t.Errorf("chose %q, open %v", *chosen, DialogOpen(w))
	}
}

func TestAPastedPath(t *testing.T) {
	folders := desktopFolders(t)
	documents := filepath.Join(folders.home, "Documents")
	for pasted, want := range map[string]string{
		filepath.Join(documents, "logo.png"):                  "logo.png", // asked for by its name, whatever its kind
		`"` + filepath.Join(documents, "clients.CSV") + `"`:   "clients.CSV",
		"file://" + filepath.ToSlash(documents) + "/logo.png": "logo.png",
		"~/Documents/clients.CSV":                             "clients.CSV",
		"2026/juin/juin.csv":                                  "juin.csv",
		"logo.png":                                            "logo.png",
	} {
		lastFolders.opened = ""
		w, chosen := opening(t, folders, csv)
		focused := w.Canvas().Focused().(*entry)
		fyne.CurrentApp().Clipboard().SetContent(pasted)
		focused.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
		press(w, fyne.KeyReturn)
		if filepath.Base(*chosen) != want {
			t.Errorf("%s: chose %q", pasted, *chosen)
		}
	}
	w, chosen := opening(t, folders, OpenOptions{Folder: documents})
	write(w, "~/Téléchargements")
	press(w, fyne.KeyReturn)
	wantList(t, w, "")
	press(w, fyne.KeyBackspace)
	wantList(t, w, "Documents | Téléchargements")
	write(w, "~/Documents/rien.csv")
	press(w, fyne.KeyReturn)
	wantSays(t, w, "«\u00a0rien.csv\u00a0» ne se trouve pas dans le dossier «\u00a0Documents\u00a0»")
	if *chosen != "" {
		t.Errorf("chose %q", *chosen)
	}
}

func TestKindsOfFiles(t *testing.T) {
	folders := desktopFolders(t)
	w, _ := opening(t, folders, OpenOptions{Extensions: []string{".pdf"}, Folder: filepath.Join(folders.home, "Documents", "2026", "juin")})
	wantList(t, w, "")
	test.AssertRendersToMarkup(t, "file_none.xml", w.Canvas())
	find[*fileList](t, w).empty.button.Tapped(nil)
	wantList(t, w, "juin.csv")
	write(w, "zzz")
	wantList(t, w, "")
	if l := find[*fileList](t, w); !strings.Contains(l.empty.label.Text, "Rien dans ce dossier n’a «\u00a0zzz\u00a0»") {
		t.Errorf("says %q", l.empty.label.Text)
	}
	press(w, fyne.KeyReturn)
	wantSays(t, w, "zzz")
}

func TestTheMouseMarksAndOpens(t *testing.T) {
	w, chosen := opening(t, desktopFolders(t), csv)
	row := find[*fileRow](t, w)
	row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if l := find[*fileList](t, w); l.at != 0 || w.Canvas().Focused() != l.rows {
		t.Errorf("marked %d, keyboard at %T", l.at, w.Canvas().Focused())
	}
	press(w, fyne.KeyEnd)
	write(w, "cli") // goes to the field
	wantList(t, w, "clients.CSV")
	row.DoubleTapped(nil)
	if filepath.Base(*chosen) != "clients.CSV" {
		t.Errorf("chose %q", *chosen)
	}
}

// A folder that cannot be read says so in place, and leaves the ways out open.
func TestAFolderThatCannotBeRead(t *testing.T) {
	folders := desktopFolders(t)
	w, _ := opening(t, folders, csv)
	if err := os.RemoveAll(filepath.Join(folders.home, "Documents", "2025")); err != nil {
		t.Fatal(err)
	}
	press(w, fyne.KeyDown, fyne.KeyReturn)
	wantList(t, w, "")
	test.AssertRendersToMarkup(t, "file_gone.xml", w.Canvas())
	press(w, fyne.KeyBackspace)
	wantList(t, w, "2026 | clients.CSV | Factures été.csv")
	if got := folderError("/mnt/x", os.ErrPermission).Error(); !strings.Contains(got, "pas le droit de lire le dossier «\u00a0x\u00a0»") {
		t.Errorf("says %q", got)
	}
}

// A slow drive leaves the dialog alive, and what it says too late is dropped.
func TestASlowDrive(t *testing.T) {
	folders := desktopFolders(t)
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 1100, 700)
	var waiting, late []func()
	r := NewRunner(context.Background(), func(f func()) { waiting = append(waiting, f) }, func(f func()) { f() },
		func(_ time.Duration, f func()) { late = append(late, f) })
	openFile(w, r, folders, csv, func(string) {})
	late[0]()
	if l := find[*fileList](t, w); l.empty.Hidden || l.empty.label.Text != "Lecture du dossier…" {
		t.Errorf("says %q", l.empty.label.Text)
	}
	waiting[0]()
	press(w, fyne.KeyDown, fyne.KeyReturn) // into 2025, which takes long
	press(w, fyne.KeyBackspace)            // back before it was read
	waiting[2]()                           // Documents
	waiting[1]()                           // 2025, too late
	wantList(t, w, "2025 | 2026 | clients.CSV | Factures été.csv")
	press(w, fyne.KeyEscape)
	if DialogOpen(w) {
		t.Error("still open")
	}
}

// What a quick hand types before the first folder was read filters it.
func TestTypedBeforeTheFolderIsRead(t *testing.T) {
	folders := desktopFolders(t)
	app(t)
	w := window(t, NewEmpty("Rien.", "", nil), 1100, 700)
	var waiting []func()
	r := NewRunner(context.Background(), func(f func()) { waiting = append(waiting, f) }, func(f func()) { f() }, func(time.Duration, func()) {})
	chosen := ""
	openFile(w, r, folders, csv, func(path string) { chosen = filepath.Base(path) })
	test.Type(w.Canvas().Focused(), "été")
	waiting[0]()
	wantList(t, w, "Factures été.csv")
	press(w, fyne.KeyReturn)
	waiting[1]()
	if chosen != "Factures été.csv" {
		t.Errorf("chose %q", chosen)
	}
}

func TestTheWayToAFolder(t *testing.T) {
	folders := desktopFolders(t)
	deep := filepath.Join(folders.home, "Documents", strings.Repeat("Comptabilité ", 5), strings.Repeat("Clients ", 6), "2026")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	w, _ := opening(t, folders, OpenOptions{Folder: deep})
	test.AssertRendersToMarkup(t, "file_deep.xml", w.Canvas())
	tapOn(t, w, ellipsis)
	tapOn(t, w, homeLabel)
	wantList(t, w, "Documents | Téléchargements")
	var way []string
	for _, p := range (userFolders{home: "/home/u"}).trail("/srv/x/y") {
		way = append(way, p.label)
	}
	if runtime.GOOS != "windows" && !slices.Equal(way, []string{"Ordinateur", "srv", "x", "y"}) {
		t.Errorf("way %q", way)
	}
}

func TestFileSizes(t *testing.T) {
	for bytes, want := range map[int64]string{0: "1 Ko", 1023: "1 Ko", 2048: "2 Ko", 1258291: "1,2 Mo", 15 << 20: "15 Mo", 3 << 29: "1,5 Go"} {
		if got := FileSize(bytes); got != strings.ReplaceAll(want, " ", "\u00a0") {
			t.Errorf("%d bytes are %q", bytes, got)
		}
	}
}

// The places of this system have names, and the home folder is there.
func TestThePlacesOfThisSystem(t *testing.T) {
	app(t)
	for _, p := range systemFolders().places() {
		if p.label == "" || !filepath.IsAbs(p.path) || (p.icon == theme.HomeIcon() && !isFolder(p.path)) {
			t.Errorf("place %+v", p)
		}
	}
}

func typeOver(w fyne.Window, text string) {
	w.Canvas().Focused().(*entry).TypedShortcut(&fyne.ShortcutSelectAll{})
	write(w, text)
}

// tapOn taps on the button, or the link to a folder, with a word.
func tapOn(t *testing.T, w fyne.Window, word string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		switch b := o.(type) {
		case *Button:
			if b.Text == word && b.Visible() {
				test.Tap(b)
				return
			}
		case *fileLink:
			if b.label == word && b.Visible() {
				test.Tap(b)
				return
			}
		}
	}
	t.Fatalf("nothing to tap with %q", word)
}
