//go:build !windows && !darwin

package ui

import (
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2/theme"
	"github.com/adrg/xdg"
)

// volumes returns the whole computer and what is plugged into it.
func volumes() []place {
	out := []place{{computerLabel, "/", theme.ComputerIcon()}}
	user := filepath.Base(xdg.Home)
	for _, inside := range []string{"/media/" + user, "/run/media/" + user} {
		out = append(out, mounted(inside)...)
	}
	return out
}

func systemHides(fs.FileInfo) bool { return false }
