package headless

import (
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/letters/mail"
)

// mailKeys are the keys of "mail set".
var mailKeys = []key[data.Account]{
	{"address", func(a *data.Account, v string) error { a.Address = v; return nil }},
	{"name", func(a *data.Account, v string) error { a.Name = v; return nil }},
	{"host", func(a *data.Account, v string) error { a.Host = v; return nil }},
	{"port", func(a *data.Account, v string) error { return number(v, &a.Port) }},
	{"security", func(a *data.Account, v string) error { a.Security = data.Security(strings.ToLower(v)); return nil }},
	{"login", func(a *data.Account, v string) error { a.Login = v; return nil }},
}

// mailSet changes what is named of the mail account. For the address of a
// known provider the rest follows where nothing was set before. The password
// comes by standard input alone and goes to the system's keyring. A key that is
// wrong by itself is refused before a register is made.
func mailSet(c *call) error {
	if err := c.pairs(c.args, setter(&data.Account{}, mailKeys)); err != nil {
		return err
	}
	return c.with(true, func(d *desk.Desk) error {
		account, err := d.Account(c.ctx)
		if err != nil {
			return err
		}
		if account.IsZero() {
			account = c.provided()
		}
		if err := c.pairs(c.args, setter(&account, mailKeys)); err != nil {
			return err
		}
		if account.Login == "" {
			account.Login = account.Address
		}
		if err := d.SaveAccount(c.ctx, account, ""); err != nil {
			return err
		}
		text := "La messagerie " + account.Address + " est enregistrée."
		if err := c.readPassword(d); err != nil {
			return err
		}
		if c.has("password-stdin") {
			if !d.Secrets.Persistent() {
				text += " Ce système n’a pas de trousseau\u00a0: donnez le mot de passe à chaque envoi, par «\u00a0dument send --password-stdin\u00a0»."
			}
		}
		return c.report(map[string]any{"address": account.Address, "name": account.Name, "host": account.Host, "port": account.Port,
			"security": account.Security, "login": account.Login, "password_known": d.PasswordKnown(c.ctx)}, text)
	})
}

// provided returns the account of the provider of the address given, if known.
func (c *call) provided() data.Account {
	for _, arg := range c.args {
		if address, ok := strings.CutPrefix(arg, "address="); ok {
			if account, _, known := mail.Provider(address); known {
				return account
			}
		}
	}
	return data.Account{}
}
