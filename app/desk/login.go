package desk

import (
	"context"
	"sync"

	"dument/data"
	"dument/letters/outbox"
)

// login is what the user's mail server is shown.
type login struct {
	account  data.Account
	password string
}

// watched is the way to the user's mail server, with the memory of the login
// that it refused last. Mail services lock an account after some refusals: what
// runs by itself asks refuses before it tries the same again. The memory ends
// with the program.
type watched struct {
	Transport
	mu      sync.Mutex
	refused *login
}

// Send hands the bytes over as they are, and notes what the login came to.
func (w *watched) Send(ctx context.Context, account data.Account, password string, env outbox.Envelope, content []byte) outbox.Result {
	result := w.Transport.Send(ctx, account, password, env, content)
	switch {
	case result.Halt && aboutLogin(result.Field):
		w.set(&login{account, password})
	case !result.Halt:
		w.set(nil) // the server looked at the message: it has let the user in
	}
	return result
}

// Verify connects, authenticates and leaves, and notes what the login came to.
func (w *watched) Verify(ctx context.Context, account data.Account, password string) error {
	err := w.Transport.Verify(ctx, account, password)
	switch {
	case err == nil:
		w.set(nil)
	case aboutLogin(data.FieldOf(err)):
		w.set(&login{account, password})
	}
	return err
}

// aboutLogin reports whether a mail server's refusal was about who the user is,
// and not about the network or a message.
func aboutLogin(field string) bool { return field == "login" || field == "password" }

func (w *watched) set(l *login) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.refused = l
}

// refuses reports whether the server has refused exactly this.
func (w *watched) refuses(l login) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.refused != nil && *w.refused == l
}

// loginRefused reports whether the mail server has refused the account as it is
// set up now.
func (d *Desk) loginRefused(ctx context.Context) (bool, error) {
	account, err := d.Register.Account(ctx)
	if err != nil {
		return false, err
	}
	password, err := d.Secrets.Get(account)
	return err == nil && d.watched.refuses(login{account, password}), err
}
