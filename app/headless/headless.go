// Package headless is the desk from a terminal, a script or a scheduler: the
// same methods as the window's, without a display.
//
// The names of verbs, keys and JSON fields are an interface others build on:
// they are English and only grow. What people read is French. A verb writes its
// result to standard output, as text or with --json as JSON (amounts in cents,
// days as YYYY-MM-DD), and its refusal to standard error, in one sentence.
package headless

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
)

// The exit codes of Run.
const (
	exitDone    = 0
	exitRefused = 1 // with a sentence on standard error
	exitUsage   = 2 // the command line makes no sense
)

// Env is the world of a verb. All fields are required.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time // the one clock
	Version        string
	File           string // the register where --file is not given
	// Open opens the register and sits a desk before it; the caller closes the
	// desk's register. create makes the file where there is none. today is a
	// fixed day, or none.
	Open func(ctx context.Context, file string, create bool, today day.Day) (*desk.Desk, error)
}

// Run does what the command line asks for and returns the exit code: 0 done, 1
// refused, 2 wrong usage. args is without the program's name.
func Run(ctx context.Context, args []string, env Env) int {
	c, err := parse(args)
	if err == nil {
		c.ctx, c.env = ctx, env
		err = c.verb.run(c)
	}
	if err == nil {
		return exitDone
	}
	return refuse(err, env.Stderr)
}

// refuse writes why nothing was done, and returns the exit code.
func refuse(err error, stderr io.Writer) int {
	var wrong *usageError
	if errors.As(err, &wrong) {
		fmt.Fprintf(stderr, "%s\n%s\n", wrong.sentence, wrong.hint)
		return exitUsage
	}
	fmt.Fprintln(stderr, sentence(err))
	return exitRefused
}

// HasVerb reports whether args ask for Run; without a verb the window opens.
func HasVerb(args []string) bool {
	words, _ := words(args)
	return len(words) > 0
}

// sentence returns what a person is told of an error.
func sentence(err error) string {
	var known *data.Error
	switch {
	case errors.As(err, &known):
		return known.Sentence
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "La commande a été interrompue\u00a0: ce qui était commencé n’a pas été enregistré."
	}
	return "La commande n’a pas abouti\u00a0: " + err.Error() + "."
}
