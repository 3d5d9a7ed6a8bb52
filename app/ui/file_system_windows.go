package ui

import (
	"io/fs"
	"syscall"

	"fyne.io/fyne/v2/theme"
	"golang.org/x/sys/windows"
)

// volumes returns the drives by their letters, without a look into them: an
// absent network drive would make everything wait.
func volumes() []place {
	mask, err := windows.GetLogicalDrives()
	if err != nil {
		return nil // the user's own folders stay
	}
	var out []place
	for i := range 26 {
		if mask&(1<<i) != 0 {
			letter := string(rune('A'+i)) + ":"
			out = append(out, place{"Disque " + letter, letter + `\`, theme.StorageIcon()})
		}
	}
	return out
}

func systemHides(info fs.FileInfo) bool {
	attributes, ok := info.Sys().(*syscall.Win32FileAttributeData)
	return ok && attributes.FileAttributes&(syscall.FILE_ATTRIBUTE_HIDDEN|syscall.FILE_ATTRIBUTE_SYSTEM) != 0
}
