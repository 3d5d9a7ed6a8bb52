// Package app is the desktop program: the window with its shell, and the wiring
// of the pages. Its pages are packages of their own below it.
package app

import (
	"context"
	"os"
	"strconv"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"dument/app/desk"
	"dument/app/settings"
	"dument/app/ui"
	"dument/assets"
)

// ID names the program to the desktop.
const ID = "fr.dument.desktop"

// Config is what the window needs.
type Config struct {
	// Open opens the register and sits a desk before it; leave, which may be
	// called whatever the error, closes what was opened.
	Open    func() (d *desk.Desk, leave func(), err error)
	Version string
}

// Run shows the window until the user closes it. Without a display, or without
// OpenGL on it, it returns a *NoWindowError at once. A register that cannot be
// opened is explained in a window of its own, and is the error returned. Run
// must be called on the main goroutine, and returns when all work that was
// under way has ended.
func Run(c Config) error {
	if err := checkDisplay(os.Getenv); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	d, leave, failed := c.Open()
	if leave != nil {
		defer leave()
	}
	if failed == nil {
		failed = scale(ctx, d)
	}
	a := fyneapp.NewWithID(ID)
	a.SetIcon(fyne.NewStaticResource("dument.png", assets.Icon))
	speakFrench()
	if failed == nil {
		failed = look(ctx, d)
	}
	if failed != nil {
		return explain(a, failed)
	}
	runner, wait := newRunner(ctx)
	s := newShell(c, d, a.NewWindow("Dûment"), runner)
	defer s.files.remove()
	defer func() {
		cancel()
		wait()
	}()
	s.pages[0].Show() // reads the day while the window is being made
	if err := show(s.window); err != nil {
		return err
	}
	s.start()
	s.watchBeside(a.Lifecycle())
	a.Run()
	return nil
}

// explain shows why the program cannot start and returns that reason.
func explain(a fyne.App, reason error) error {
	settings.Apply("")
	w := a.NewWindow("Dûment – Le registre ne s’ouvre pas")
	w.SetMaster()
	w.Resize(fyne.NewSize(720, 420))
	if err := show(w); err != nil {
		return err
	}
	ui.ShowError(w, reason).OnClosed = a.Quit
	a.Run()
	return reason
}

// scale hands the user's size of the content to Fyne, which reads it once. A
// size set by the environment wins.
func scale(ctx context.Context, d *desk.Desk) error {
	percent, err := d.Setting(ctx, settings.ScaleKey)
	if err != nil {
		return err
	}
	if n, bad := strconv.Atoi(percent); bad == nil && n != 100 && os.Getenv("FYNE_SCALE") == "" {
		return os.Setenv("FYNE_SCALE", strconv.FormatFloat(float64(n)/100, 'f', 2, 64))
	}
	return nil
}

func look(ctx context.Context, d *desk.Desk) error {
	name, err := d.Setting(ctx, settings.ThemeKey)
	if err != nil {
		return err
	}
	settings.Apply(name)
	return nil
}
