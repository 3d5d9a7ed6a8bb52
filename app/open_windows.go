package app

import "golang.org/x/sys/windows"

// openPath hands a file to the program that the system has for it. Windows gets
// the path itself: in a file: address it takes percent-encoded accents for
// those of its old code page.
func openPath(path string) error {
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL)
}
