package desk

import (
	"context"

	"dument/data"
	"dument/letters"
	"dument/letters/mail"
	"dument/letters/outbox"
)

// Sender returns the user's own business.
func (d *Desk) Sender(ctx context.Context) (data.Sender, error) { return d.Register.Sender(ctx) }

// SaveSender keeps the user's own business. A new contractual rate below the
// legal floor of the day is refused; one that was kept before keeps nobody from
// changing the rest.
func (d *Desk) SaveSender(ctx context.Context, s data.Sender) error {
	before, err := d.Register.Sender(ctx)
	if err != nil {
		return err
	}
	if s.LateRate != before.LateRate {
		rates, err := d.Rates(ctx)
		if err != nil {
			return err
		}
		if err := rates.CheckContractRate(s.LateRate, d.Today()); err != nil {
			return err
		}
	}
	return d.Register.SaveSender(ctx, s)
}

// Account returns the user's mail account; the zero Account when there is none.
func (d *Desk) Account(ctx context.Context) (data.Account, error) { return d.Register.Account(ctx) }

// SaveAccount keeps the mail account, and its password in the system's keyring
// (or, where there is none, in memory until the program ends). An empty
// password leaves the known one.
func (d *Desk) SaveAccount(ctx context.Context, a data.Account, password string) error {
	if err := a.Validate(); err != nil {
		return err
	}
	if err := d.Register.SaveAccount(ctx, a); err != nil {
		return err
	}
	if password == "" {
		return nil
	}
	d.watched.set(nil) // given on purpose, be it the same: it is tried again
	return d.Secrets.Set(a, password)
}

// PasswordKnown reports whether a message could be sent without asking.
func (d *Desk) PasswordKnown(ctx context.Context) bool {
	a, err := d.Register.Account(ctx)
	if err != nil || a.IsZero() {
		return false
	}
	password, err := d.Secrets.Get(a)
	return err == nil && password != ""
}

// SetPassword keeps the password of the mail account.
func (d *Desk) SetPassword(ctx context.Context, password string) error {
	a, err := d.Register.Account(ctx)
	if err != nil {
		return err
	}
	d.watched.set(nil)
	return d.Secrets.Set(a, password)
}

// TestAccount sends a message from the account to itself. An empty password
// stands for the known one.
func (d *Desk) TestAccount(ctx context.Context, a data.Account, password string) error {
	if err := a.Validate(); err != nil {
		return err
	}
	if password == "" {
		known, err := d.Secrets.Get(a)
		if err != nil {
			return err
		}
		password = known
	}
	if err := d.Transport.Verify(ctx, a, password); err != nil {
		return err
	}
	draft := letters.Draft{To: a.Address, Today: d.Today(), Subject: "Message d’essai de Dûment",
		Body: "Bonjour,\n\nCe message montre que Dûment peut envoyer vos relances depuis votre messagerie.\n" +
			"Si vous le lisez, tout est prêt.\n"}
	content, err := mail.Build(draft, a, mail.NewMessageID(a.Address), d.Now())
	if err != nil {
		return err
	}
	return d.Transport.Send(ctx, a, password, outbox.Envelope{From: a.Address, To: a.Address}, content).Err()
}

// Provider returns the settings of the mail service an address belongs to, with
// advice about its password; ok is false where the service is not known.
func (d *Desk) Provider(address string) (account data.Account, advice string, ok bool) {
	return mail.Provider(address)
}
