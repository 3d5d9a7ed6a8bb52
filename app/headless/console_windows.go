package headless

import (
	"os"

	"golang.org/x/sys/windows"
)

// UseConsole lets the verbs write to the console they were typed in: the
// program is linked as a window, which Windows gives none. What is redirected
// to a file or a pipe stays so.
func UseConsole() {
	const parentProcess = ^uintptr(0) // ATTACH_PARENT_PROCESS
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if done, _, _ := attach.Call(parentProcess); done == 0 {
		return // started from the desktop or a scheduler: nobody reads
	}
	for _, stream := range []**os.File{&os.Stdout, &os.Stderr} {
		if handle := windows.Handle((*stream).Fd()); handle != 0 && handle != windows.InvalidHandle {
			continue
		}
		if console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
			*stream = console
		}
	}
}
