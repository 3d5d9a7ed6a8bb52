package headless

import (
	"io"

	"dument/data/day"
)

// Window is what the command line says of the window, where it names no verb.
type Window struct {
	File  string  // "" where --file is not given
	Today day.Day // fixed day, or none
	Demo  bool    // a throw-away register full of made-up records
}

// ParseWindow reads a command line without a verb. On a wrong one it writes a
// sentence to stderr and returns exit code 2, else 0.
func ParseWindow(args []string, stderr io.Writer) (Window, int) {
	c := &call{verb: verb{flags: []flag{{"demo", "", "ouvre un registre d’essai"}}}}
	_, options := words(args)
	if err := c.read(options); err != nil {
		return Window{}, refuse(err, stderr)
	}
	if c.has("demo") && c.has("file") {
		return Window{}, refuse(c.misuse("--demo ouvre son propre registre d’essai\u00a0: retirez --file."), stderr)
	}
	return Window{File: c.given["file"], Today: c.today, Demo: c.has("demo")}, exitDone
}
