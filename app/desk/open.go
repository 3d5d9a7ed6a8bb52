package desk

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"dument/data"
	"dument/data/sqlite"
)

// The example register: the same 40 clients and 300 invoices for everybody.
const (
	exampleSeed     = 1
	exampleClients  = 40
	exampleInvoices = 300
)

// Open opens the register of a file, made where there is none if create is
// set, and sits a desk before it. The caller closes the desk's register.
func Open(ctx context.Context, file string, create bool, c Config) (*Desk, error) {
	reg, err := sqlite.Open(ctx, file, sqlite.Options{Create: create, Now: c.clock()})
	if err != nil {
		return nil, err
	}
	c.Register = reg
	return New(c)
}

// clock returns the register's clock: on a fixed day the history is dated that
// day too, so that a rehearsal of several days holds together.
func (c Config) clock() func() time.Time {
	if c.Today.IsZero() {
		return c.Now
	}
	y, m, dom := c.Today.Date()
	return func() time.Time {
		t := c.Now()
		return time.Date(y, m, dom, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
	}
}

// OpenForWindow opens a register, made where there is none, for the one window
// that may show it. leave, never nil, closes what was opened, whatever the error.
func OpenForWindow(ctx context.Context, file string, c Config) (d *Desk, leave func(), err error) {
	leave = func() {}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, leave, &data.Error{Code: data.CodeReadOnly, Field: file, Cause: err,
			Sentence: "Le dossier «\u00a0" + filepath.Dir(file) + "\u00a0» ne peut pas être créé\u00a0: vérifiez que vous avez le droit d’y écrire, ou choisissez un autre fichier avec --file."}
	}
	release, err := sqlite.LockWindow(file)
	if err != nil {
		return nil, leave, err
	}
	if d, err = Open(ctx, file, true, c); err != nil {
		return nil, release, err
	}
	return d, func() {
		// Every transaction has ended and is on the disk: closing cannot lose any.
		_ = d.Register.Close()
		release()
	}, nil
}

// OpenExample opens a throw-away register full of made-up records; leave
// removes it.
func OpenExample(ctx context.Context, c Config) (d *Desk, leave func(), err error) {
	folder, err := os.MkdirTemp("", "dument-exemple-")
	if err != nil {
		return nil, func() {}, err
	}
	d, closing, err := OpenForWindow(ctx, filepath.Join(folder, "exemple.dument"), c)
	if err == nil {
		err = d.FillSample(ctx, exampleSeed, exampleClients, exampleInvoices)
	}
	return d, func() {
		closing()
		// What cannot be removed now, the system removes with its temporary files.
		_ = os.RemoveAll(folder)
	}, err
}
