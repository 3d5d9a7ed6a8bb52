package app

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// NoWindowError says that no window can be shown here; main ends with exit code 3.
type NoWindowError struct {
	sentence string
	Cause    error // technical, may be nil
}

func (e *NoWindowError) Error() string { return e.sentence }

// Unwrap returns the technical cause.
func (e *NoWindowError) Unwrap() error { return e.Cause }

const (
	noDisplay = "Dûment ne peut pas ouvrir sa fenêtre\u00a0: aucun écran n’est joignable (DISPLAY et WAYLAND_DISPLAY sont vides). Vos données sont intactes\u202f; lancez-le depuis une session graphique, ou utilisez ses commandes\u00a0: dument help."
	noOpenGL  = "Dûment ne peut pas ouvrir sa fenêtre\u00a0: l’affichage ne répond pas ou n’offre pas OpenGL. Vos données sont intactes\u202f; mettez à jour le pilote graphique, ou utilisez ses commandes\u00a0: dument help."
)

// checkDisplay finds out before Fyne starts whether there is a display at all:
// Fyne would end in a stack trace.
func checkDisplay(getenv func(string) string) error {
	switch runtime.GOOS {
	case "windows", "darwin":
		return nil
	}
	if getenv("DISPLAY") == "" && getenv("WAYLAND_DISPLAY") == "" {
		return &NoWindowError{sentence: noDisplay}
	}
	return nil
}

// show opens the window and makes sure that there is one: Fyne panics where the
// display cannot be reached, and runs on without a window where it lacks
// OpenGL. What Fyne logs meanwhile is kept for the cause.
func show(w fyne.Window) (err error) {
	var said bytes.Buffer
	before := log.Writer()
	log.SetOutput(&said)
	defer func() {
		log.SetOutput(before)
		if p := recover(); p != nil {
			err = &NoWindowError{sentence: noOpenGL, Cause: fmt.Errorf("%v\n%s", p, said.String())}
		}
	}()
	w.Show()
	if native, ok := w.(driver.NativeWindow); ok {
		there := true
		native.RunNative(func(context any) { there = hasHandle(context) })
		if !there {
			return &NoWindowError{sentence: noOpenGL, Cause: errors.New(said.String())}
		}
	}
	return nil
}

// hasHandle reports whether the system knows the window.
func hasHandle(context any) bool {
	switch c := context.(type) {
	case driver.X11WindowContext:
		return c.WindowHandle != 0
	case driver.WaylandWindowContext:
		return c.WaylandSurface != 0
	case driver.WindowsWindowContext:
		return c.HWND != 0
	case driver.MacWindowContext:
		return c.NSWindow != 0
	}
	return true
}
