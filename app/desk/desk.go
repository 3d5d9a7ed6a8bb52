// Package desk is what the user can do, without a window: the pages and the
// headless verbs call the same methods. Every method that takes a context
// reads or writes the register and may be called from any goroutine.
//
// The desk knows the register as the concrete type: there is one register, and
// an interface of forty methods would only say the same twice.
package desk

import (
	"context"
	"time"

	"dument/assets"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
	"dument/data/sqlite"
	"dument/letters"
	"dument/letters/mail"
	"dument/letters/outbox"
)

// Transport is the way to the user's mail server.
type Transport interface {
	outbox.Transport
	// Verify connects, authenticates and leaves, sending nothing.
	Verify(ctx context.Context, account data.Account, password string) error
}

// Config is what a Desk needs of the outside.
type Config struct {
	Register  *sqlite.Register
	Now       func() time.Time // the one clock
	Today     day.Day          // fixed day for checks and rehearsals; none = the clock's
	Transport Transport
	Secrets   mail.Secrets
}

// Desk does the user's work on one register.
type Desk struct {
	Config
	rates   rules.Rates // the program's own tables; Rates adds the user's
	watched *watched    // Config.Transport, which goes through it
}

// Undo takes back what was just done.
type Undo func(context.Context) error

// New returns a desk. It fails only when the embedded rate tables are broken.
func New(c Config) (*Desk, error) {
	rates, err := rules.ParseRates(assets.RatesECB, assets.RatesLegal)
	if err != nil {
		return nil, err
	}
	d := &Desk{Config: c, rates: rates, watched: &watched{Transport: c.Transport}}
	d.Transport = d.watched
	return d, nil
}

// Today returns the user's day: the fixed one if any, else the clock's, in the
// user's own time zone.
func (d *Desk) Today() day.Day {
	if !d.Config.Today.IsZero() {
		return d.Config.Today
	}
	return day.FromTime(d.Now())
}

// Backup writes a sound copy of the register, whatever goes on meanwhile.
func (d *Desk) Backup(ctx context.Context, dest string) error { return d.Register.Backup(ctx, dest) }

// Check returns what is wrong with the register, in French; nothing when it is sound.
func (d *Desk) Check(ctx context.Context) ([]string, error) { return d.Register.Check(ctx) }

// Path returns the register's file.
func (d *Desk) Path() string { return d.Register.Path() }

// Search finds clients and invoices by part of a name, a number or a subject.
func (d *Desk) Search(ctx context.Context, text string) ([]data.Hit, error) {
	return d.Register.Search(ctx, text, 30)
}

// Setting returns a setting of the window, "" when it was never set.
func (d *Desk) Setting(ctx context.Context, key string) (string, error) {
	return d.Register.Setting(ctx, key)
}

// SetSetting keeps a setting of the window.
func (d *Desk) SetSetting(ctx context.Context, key, value string) error {
	return d.Register.SetSetting(ctx, key, value)
}

// Texts returns the texts of messages: the ready-made ones and the user's.
func (d *Desk) Texts(ctx context.Context) (letters.Texts, error) {
	overrides, err := d.Register.TextOverrides(ctx)
	if err != nil {
		return letters.Texts{}, err
	}
	return letters.LoadTexts(overrides)
}

// SaveText keeps the user's own text; nil goes back to the ready-made one. A
// text that letters.CheckTextFor refuses is not kept.
func (d *Desk) SaveText(ctx context.Context, key string, t *letters.Text) error {
	if t != nil {
		if err := letters.CheckTextFor(key, *t); err != nil {
			return err
		}
	}
	return d.Register.SaveText(ctx, key, t)
}
