//go:build !windows

package app

import (
	"net/url"

	"fyne.io/fyne/v2"
)

// openPath hands a file to the program that the system has for it.
func openPath(path string) error {
	return fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: path})
}
