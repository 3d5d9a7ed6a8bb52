package mail

import (
	"context"
	"crypto/x509"
	"time"

	"dument/data"
	"dument/letters"
	"dument/letters/outbox"
)

// Options change what a Transport is patient about; zero values are the
// defaults. Tests shorten them.
type Options struct {
	Roots   *x509.CertPool // nil: the system's authorities (SSL_CERT_FILE where it is set)
	Dial    time.Duration  // to reach the server; 20 s
	Reply   time.Duration  // for each answer and each piece written; 60 s
	Outcome time.Duration  // for the answer to the final dot; 5 min (RFC 5321 section 4.5.3.2 allows 10)
	Grace   time.Duration  // for that answer once the user has cancelled; 5 s
	Quit    time.Duration  // for the farewell, whose outcome is ignored; 3 s
}

// Transport carries messages to the user's own server, over TLS only.
type Transport struct{ o Options }

// NewTransport returns a Transport.
func NewTransport(o Options) *Transport {
	for _, d := range []struct {
		value *time.Duration
		usual time.Duration
	}{{&o.Dial, 20 * time.Second}, {&o.Reply, time.Minute}, {&o.Outcome, 5 * time.Minute}, {&o.Grace, 5 * time.Second}, {&o.Quit, 3 * time.Second}} {
		if *d.value == 0 {
			*d.value = d.usual
		}
	}
	return &Transport{o}
}

// Freeze makes the bytes of a message, under a new Message-ID.
func (t *Transport) Freeze(d letters.Draft, from data.Account, at time.Time) (string, []byte, error) {
	id := NewMessageID(from.Address)
	content, err := Build(d, from, id, at)
	return id, content, err
}

// Send hands content over to the account's server, byte for byte. See
// outbox.Result for the outcomes; which one it is follows from how far the
// dialogue came:
//
//   - not as far as naming the message: MessageWaiting, and the run halts;
//   - refused, or cut off before the final dot: MessageFailed;
//   - 250 after the final dot: MessageSent; 4xx or 5xx: MessageFailed;
//   - anything else after the final dot: MessageUncertain.
func (t *Transport) Send(ctx context.Context, account data.Account, password string, env outbox.Envelope, content []byte) outbox.Result {
	from, err := asciiAddress(env.From)
	if err != nil {
		return refusedHere(err)
	}
	to, err := asciiAddress(env.To)
	if err != nil {
		return refusedHere(err)
	}
	l, err := t.connect(ctx, account, password)
	if err != nil {
		return notConnected(ctx, account, err)
	}
	if l.limit > 0 && len(content) > l.limit {
		l.leave(t.o.Quit)
		return tooLarge(len(content), l.limit)
	}
	err = l.hand(from, to, content)
	result := l.outcome(ctx, account, env.To, err)
	l.leave(t.o.Quit)
	return result
}

// Verify connects, secures the connection, authenticates and leaves. The error
// is a *data.Error with data.CodeMail that names the setting to look at.
func (t *Transport) Verify(ctx context.Context, account data.Account, password string) error {
	l, err := t.connect(ctx, account, password)
	if err != nil {
		return notConnected(ctx, account, err).Err()
	}
	l.leave(t.o.Quit)
	return nil
}
