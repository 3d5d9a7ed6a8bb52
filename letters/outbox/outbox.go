// Package outbox is the protocol by which a reminder leaves exactly once:
//
//  1. reserve: its row is written under a key that names client, level,
//     invoices and cycle, so that nobody can ask for the same twice;
//  2. freeze: its bytes and its Message-ID are made once and stored;
//  3. check again, right before it leaves: does the client still owe this?
//  4. claim: waiting or failed becomes sending, by compare-and-set, while this
//     copy of the program holds the lock on sending;
//  5. send exactly the frozen bytes;
//  6. record: sent only when the server said 250 after the data, failed when it
//     refused, waiting when nothing was handed over, uncertain otherwise.
//
// A message found in "sending" by whoever holds the lock belongs to a copy of
// the program that died: it becomes uncertain, and only a person decides.
package outbox

import (
	"context"
	"time"

	"dument/data"
	"dument/letters"
)

// Result is what became of one attempt.
type Result struct {
	// State is MessageSent, MessageFailed (refused), MessageWaiting (nothing was
	// handed over) or MessageUncertain (nobody knows).
	State data.MessageState
	// Temporary says that trying again later, unchanged, may help.
	Temporary bool
	// Halt says that the trouble is not this message's but the connection's or the
	// account's: every other message would meet it too, so the run ends here.
	Halt bool
	// Sentence says what happened, what is safe and what to do, in French; "" when sent.
	Sentence string
	// Field names the setting to look at, as data.Account spells it; may be empty.
	Field string
	// Cause is the technical detail; may be nil.
	Cause error
}

// Err returns the result as a *data.Error with data.CodeMail, nil when the message left.
func (r Result) Err() error {
	if r.State == data.MessageSent {
		return nil
	}
	return &data.Error{Code: data.CodeMail, Field: r.Field, Sentence: r.Sentence, Cause: r.Cause}
}

// Envelope is who the servers are told the message is from and for: one recipient
// per message, so that one wrong address never holds up another.
type Envelope struct{ From, To string }

// Transport makes messages and carries them to the user's server.
type Transport interface {
	// Freeze makes the complete bytes of a message, with a new Message-ID.
	Freeze(d letters.Draft, from data.Account, at time.Time) (messageID string, content []byte, err error)
	// Send hands the bytes over as they are. It returns soon after ctx is done.
	Send(ctx context.Context, account data.Account, password string, env Envelope, content []byte) Result
}

// Store is what the outbox needs of the register; each method is one transaction.
type Store interface {
	// RecoverSending makes sending uncertain and reserved cancelled, and counts
	// the former; the caller holds the lock.
	RecoverSending(ctx context.Context) (int, error)
	// ReserveMessage writes the row and sets its ID, state and times; data.CodeDuplicate when a
	// message that is not cancelled has the same key.
	ReserveMessage(ctx context.Context, m *data.Message) error
	// FreezeMessage stores the bytes; reserved becomes waiting, also when another
	// copy that began to send has taken the row for the remains of a dead one.
	FreezeMessage(ctx context.Context, id data.ID, messageID string, content []byte) (data.Message, error)
	// Message returns one message.
	Message(ctx context.Context, id data.ID) (data.Message, error)
	// Outbox returns what is neither sent nor cancelled, oldest first.
	Outbox(ctx context.Context) ([]data.Message, error)
	// Document returns stored bytes, checked against their SHA-256.
	Document(ctx context.Context, id data.ID) (data.Document, []byte, error)
	// StartSending claims a waiting or failed message; data.CodeBlocked otherwise.
	StartSending(ctx context.Context, id data.ID) error
	// FinishSending records the outcome; with MessageSent the history gets its
	// line in the same transaction.
	FinishSending(ctx context.Context, id data.ID, state data.MessageState, temporary bool, sentence string) (data.Message, error)
	// CancelMessage takes a message back that is not on its way and keeps the
	// reason, "" where the user needs none.
	CancelMessage(ctx context.Context, id data.ID, reason string) error
}

// Checker looks once more, right before a message leaves, whether it is still
// right. A data.CodeBlocked error cancels the message and its sentence is kept;
// any other error stops the run with the message where it was.
type Checker func(ctx context.Context, m data.Message) error

// Config is what an Outbox needs.
type Config struct {
	Store     Store
	Transport Transport
	// Lock keeps every other copy of the program from sending from this register
	// until release is called; data.CodeBusy when another one holds it. Needed to
	// send, not to queue.
	Lock     func() (release func(), err error)
	Check    Checker
	Account  data.Account
	Password string // needed to send, not to queue
	Now      func() time.Time
}

// Outbox queues and sends the reminders of one register from one account.
type Outbox struct{ Config }

// New returns an outbox.
func New(c Config) *Outbox { return &Outbox{c} }

// Report is what a run did.
type Report struct {
	Recovered int            // found in the middle of a sending that died: now uncertain
	Messages  []data.Message // each message that was looked at, as it stands after
	Left      int            // not looked at, because the run ended early
	Halted    string         // why it ended early, in French; "" when it did not
}

// Count returns how many messages of the run are in a state now.
func (r Report) Count(s data.MessageState) int {
	n := 0
	for _, m := range r.Messages {
		if m.State == s {
			n++
		}
	}
	return n
}
