package ui

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/adrg/xdg"
)

// place is a folder that people know by another name than its own.
type place struct {
	label, path string
	icon        fyne.Resource
}

// userFolders tells where the user's files are; tests have their own.
type userFolders struct {
	home   string
	places func() []place // may wait for a drive: off the UI goroutine
}

// systemFolders are those of the user who runs the program.
func systemFolders() userFolders {
	return userFolders{home: xdg.Home, places: func() []place {
		return append(existing([]place{
			{"Documents", xdg.UserDirs.Documents, theme.DocumentIcon()},
			{"Téléchargements", xdg.UserDirs.Download, theme.DownloadIcon()},
			{"Bureau", xdg.UserDirs.Desktop, theme.DesktopIcon()},
			{homeLabel, xdg.Home, theme.HomeIcon()},
		}), volumes()...)
	}}
}

const homeLabel = "Dossier personnel"

// existing drops what is not there, and folders that the system set to the home
// folder for want of another.
func existing(places []place) []place {
	var out []place
	for _, p := range places {
		if isFolder(p.path) && (p.label == homeLabel || filepath.Clean(p.path) != filepath.Clean(xdg.Home)) {
			out = append(out, p)
		}
	}
	return out
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// mounted returns the volumes that stand as folders inside one.
func mounted(inside string) []place {
	found, err := os.ReadDir(inside)
	if err != nil {
		return nil // a system without that folder has no such volumes
	}
	var out []place
	for _, one := range found {
		if !strings.HasPrefix(one.Name(), ".") {
			out = append(out, place{one.Name(), filepath.Join(inside, one.Name()), theme.StorageIcon()})
		}
	}
	return out
}

// trail returns the folders from the nearest place the user knows by name down
// to the folder itself: "Dossier personnel", "Documents", "2026".
func (u userFolders) trail(folder string) []place {
	var out []place
	for at := filepath.Clean(folder); ; {
		up := filepath.Dir(at)
		switch {
		case at == u.home:
			return append([]place{{label: homeLabel, path: at}}, out...)
		case up == at && at == "/":
			return append([]place{{label: computerLabel, path: at}}, out...)
		case up == at:
			return append([]place{{label: strings.TrimRight(at, `\/`), path: at}}, out...)
		}
		out = append([]place{{label: filepath.Base(at), path: at}}, out...)
		at = up
	}
}

// nameOf is what the user calls a folder.
func (u userFolders) nameOf(folder string) string {
	steps := u.trail(folder)
	return steps[len(steps)-1].label
}

const computerLabel = "Ordinateur"

// fromURL returns the path in what follows file:// in an address.
func fromURL(rest string) string {
	path, err := url.PathUnescape(rest)
	if err != nil {
		path = rest // not escaped: as it stands
	}
	if runtime.GOOS == "windows" {
		path = strings.TrimPrefix(path, "/")
	}
	return filepath.FromSlash(path)
}
