// Dûment gets invoices paid. Without a verb it opens its window; with one it works headless.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/adrg/xdg"

	"dument/app"
	"dument/app/desk"
	"dument/app/headless"
	"dument/data/day"
	"dument/letters/mail"
)

var version = "0.1.0" // releases set it with -ldflags "-X main.version=..."

func main() { os.Exit(run(os.Args[1:])) }

// run returns the exit code: 0 done, 1 refused, 2 wrong usage, 3 no display.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	register := filepath.Join(xdg.UserDirs.Documents, "Dûment", "registre.dument")
	config := desk.Config{Now: time.Now, Transport: mail.NewTransport(mail.Options{}), Secrets: mail.NewSecrets()}
	if headless.HasVerb(args) {
		headless.UseConsole()
		return headless.Run(ctx, args, headless.Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Now: time.Now, Version: version, File: register,
			Open: func(ctx context.Context, file string, create bool, today day.Day) (*desk.Desk, error) {
				config.Today = today
				return desk.Open(ctx, file, create, config)
			}})
	}
	w, code := headless.ParseWindow(args, os.Stderr)
	if code != 0 {
		return code
	}
	config.Today = w.Today
	keepCrashes(filepath.Join(xdg.StateHome, "dument"))
	err := app.Run(app.Config{Version: version, Open: func() (*desk.Desk, func(), error) {
		switch {
		case w.Demo:
			return desk.OpenExample(ctx, config)
		case w.File != "":
			return desk.OpenForWindow(ctx, w.File, config)
		}
		return desk.OpenForWindow(ctx, register, config)
	}})
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, err)
	if noWindow := (*app.NoWindowError)(nil); errors.As(err, &noWindow) {
		return 3
	}
	return 1
}

// keepCrashes sends what goes wrong to a file of the user's that can be shown
// to somebody, and keeps that of the run before; without it the program runs all
// the same.
func keepCrashes(folder string) {
	if os.MkdirAll(folder, 0o700) != nil {
		return
	}
	file := filepath.Join(folder, "journal.txt")
	_ = os.Rename(file, filepath.Join(folder, "journal-1.txt"))
	if f, err := os.Create(file); err == nil {
		log.SetOutput(f)
		_ = debug.SetCrashOutput(f, debug.CrashOptions{})
	}
}
