// Dûment helps French freelancers and small shops get their invoices paid.
// Without a verb it opens its window; with one it works headless.
package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"dument/app/desk"
	"dument/app/headless"
	"dument/data/day"
	"dument/data/sqlite"
	"dument/letters/mail"
)

// version is set by the linker for releases.
var version = "0.1.0"

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	register := filepath.Join(xdg.UserDirs.Documents, "Dûment", "registre.dument")
	if headless.HasVerb(args) {
		return headless.Run(ctx, args, headless.Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
			Now: time.Now, Version: version, File: register, Open: open})
	}
	return 3
}

// open opens a register and sits a desk before it.
func open(ctx context.Context, file string, create bool, today day.Day) (*desk.Desk, error) {
	reg, err := sqlite.Open(ctx, file, sqlite.Options{Create: create, Now: time.Now})
	if err != nil {
		return nil, err
	}
	return desk.New(desk.Config{Register: reg, Now: time.Now, Today: today,
		Transport: mail.NewTransport(mail.Options{}), Secrets: mail.NewSecrets()})
}
