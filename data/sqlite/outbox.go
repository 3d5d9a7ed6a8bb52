package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
)

// ReserveMessage writes the row of a message that is about to be composed; it
// sets ID, State and the times. CodeDuplicate when the same reminder (its Key)
// already left or waits.
func (r *Register) ReserveMessage(ctx context.Context, m *data.Message) error {
	reserved := *m
	err := r.update(ctx, func(tx *sql.Tx) error {
		found, err := exists(ctx, tx, "SELECT 1 FROM message WHERE key = ? AND state <> 'cancelled'", m.Key)
		if err != nil {
			return err
		}
		if found {
			return duplicate("key", "Ce message est déjà parti, ou attend déjà dans la boîte d’envoi\u00a0: il ne partira pas deux fois. Ouvrez Courriers pour le voir.")
		}
		now := r.instant()
		id, err := insert(ctx, tx, `INSERT INTO message (client_id, level, cycle, key, state, recipient, subject, body, amount_cents, currency, deadline,
			message_id, document_id, sha256, attempts, temporary, last_error, created, updated, step_id, occasion, tone, automatic)
			VALUES (?,?,?,?,'reserved',?,?,?,?,?,?,?,NULL,'',0,0,'',?,?,?,?,?,?)`,
			int64(m.ClientID), string(m.Level), m.Cycle, m.Key, m.To, m.Subject, m.Body, int64(m.Amount), m.Currency, dayValue(m.Deadline), m.MessageID, now, now,
			idValue(m.Step), m.Occasion, string(m.Tone), m.Automatic)
		if err != nil {
			return err
		}
		if err := addLines(ctx, tx, "INSERT INTO message_line (message_id, position, invoice_id, number, balance_cents) VALUES (?,?,?,?,?)", id, m.Lines); err != nil {
			return err
		}
		reserved, err = messageByID(ctx, tx, id)
		return err
	})
	if err == nil {
		*m = reserved
	}
	return err
}

// FreezeMessage keeps the bytes that will leave, with their SHA-256, and the
// Message-ID; the message then waits. CodeBlocked unless it was reserved.
func (r *Register) FreezeMessage(ctx context.Context, id data.ID, messageID string, content []byte) (data.Message, error) {
	return r.move(ctx, id, func(tx *sql.Tx) error {
		d, err := addDocument(ctx, tx, "message.eml", "message/rfc822", content)
		if err != nil {
			return err
		}
		// Another process may have taken this reservation for one left behind
		// while its bytes were being made; nobody else may have reserved it since.
		_, err = tx.ExecContext(ctx, `UPDATE message SET state = 'reserved', last_error = '', abandoned = 0 WHERE id = ? AND state = 'cancelled' AND abandoned = 1
			AND NOT EXISTS (SELECT 1 FROM message other WHERE other.key = message.key AND other.state <> 'cancelled')`, int64(id))
		if err != nil {
			return err
		}
		return r.step(ctx, tx, id, "state = 'waiting', message_id = ?, document_id = ?, sha256 = ?",
			[]any{messageID, int64(d.ID), d.SHA256}, data.MessageReserved)
	})
}

// StartSending takes a message for sending: of several processes that try, one
// gets it, the others CodeBlocked. On return the fact is on the disk.
func (r *Register) StartSending(ctx context.Context, id data.ID) error {
	_, err := r.move(ctx, id, func(tx *sql.Tx) error {
		return r.step(ctx, tx, id, "state = 'sending', attempts = attempts + 1", nil, data.MessageWaiting, data.MessageFailed)
	})
	return err
}

// FinishSending records how a sending ended: sent, failed, uncertain, or
// waiting when nothing was handed over. Sent adds the line of the history in
// the same transaction. CodeBlocked unless the message was being sent.
func (r *Register) FinishSending(ctx context.Context, id data.ID, state data.MessageState, temporary bool, sentence string) (data.Message, error) {
	return r.move(ctx, id, func(tx *sql.Tx) error {
		switch state {
		case data.MessageSent:
			return r.sent(ctx, tx, id, data.MessageSending)
		case data.MessageFailed, data.MessageUncertain, data.MessageWaiting:
			return r.step(ctx, tx, id, "state = ?, temporary = ?, last_error = ?", []any{string(state), temporary, sentence}, data.MessageSending)
		}
		return data.Invalid("state", "Un envoi ne peut pas finir dans l’état «\u00a0"+string(state)+"\u00a0».")
	})
}

// CancelMessage takes back a message that has not left and keeps the reason,
// "" where the user needs none. CodeBlocked when it is being sent, has left, or
// nobody knows.
func (r *Register) CancelMessage(ctx context.Context, id data.ID, reason string) error {
	_, err := r.move(ctx, id, func(tx *sql.Tx) error {
		return r.step(ctx, tx, id, "state = 'cancelled', last_error = ?", []any{reason}, data.MessageReserved, data.MessageWaiting, data.MessageFailed)
	})
	return err
}

// ResolveUncertain records the user's decision on an uncertain message: it
// left, which adds it to the history, or it waits again.
func (r *Register) ResolveUncertain(ctx context.Context, id data.ID, left bool) error {
	_, err := r.move(ctx, id, func(tx *sql.Tx) error {
		if left {
			return r.sent(ctx, tx, id, data.MessageUncertain)
		}
		return r.step(ctx, tx, id, "state = 'waiting', temporary = 0, last_error = ''", nil, data.MessageUncertain)
	})
	return err
}

// What RecoverSending writes on the messages it finds.
const (
	interrupted = "Le programme s’est arrêté pendant l’envoi\u00a0: personne ne sait si ce message est parti. Regardez vos messages envoyés, puis dites ce qu’il en est."
	abandoned   = "Le programme s’est arrêté avant que ce message soit composé\u00a0: il n’est pas parti."
)

// RecoverSending puts right what a process that ended left behind: what was
// being sent is uncertain, what was reserved only is cancelled. It returns how
// many messages became uncertain. The caller holds LockSending, which proves
// that no other process is sending.
func (r *Register) RecoverSending(ctx context.Context) (n int, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, "UPDATE message SET state = 'uncertain', last_error = ?, updated = ? WHERE state = 'sending'", interrupted, r.instant())
		if err != nil {
			return err
		}
		count, err := result.RowsAffected()
		if err != nil {
			return err
		}
		n = int(count)
		_, err = tx.ExecContext(ctx, "UPDATE message SET state = 'cancelled', abandoned = 1, last_error = ?, updated = ? WHERE state = 'reserved'", abandoned, r.instant())
		return err
	})
	return n, err
}

// move runs one step of a message and returns the message after it.
func (r *Register) move(ctx context.Context, id data.ID, f func(*sql.Tx) error) (m data.Message, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		m, err = messageByID(ctx, tx, id)
		return err
	})
	return m, err
}

// step changes a message only if it is in one of the states it may come from:
// compare and set in one statement.
func (r *Register) step(ctx context.Context, tx *sql.Tx, id data.ID, set string, args []any, from ...data.MessageState) error {
	args = append(args, r.instant(), int64(id))
	for _, s := range from {
		args = append(args, string(s))
	}
	result, err := tx.ExecContext(ctx, "UPDATE message SET "+set+", updated = ? WHERE id = ? AND state IN ("+marks(len(from))+")", args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 1 {
		return err
	}
	m, err := messageByID(ctx, tx, id)
	if err != nil {
		return err
	}
	return blocked("state", "Le message à "+m.To+" est dans l’état «\u00a0"+m.State.French()+"\u00a0»\u00a0: cette action n’est plus possible. Actualisez la page (F5).")
}

// sent makes a message a line of the history.
func (r *Register) sent(ctx context.Context, tx *sql.Tx, id data.ID, from data.MessageState) error {
	m, err := messageByID(ctx, tx, id)
	if err != nil {
		return err
	}
	c := data.Contact{ClientID: m.ClientID, Channel: data.ChannelEmail, Level: m.Level, Recipient: m.To, Subject: m.Subject, Text: m.Body,
		Amount: m.Amount, Currency: m.Currency, Deadline: m.Deadline, DocumentID: m.DocumentID, SHA256: m.SHA256,
		Step: m.Step, Occasion: m.Occasion, Lines: m.Lines}
	r.date(&c)
	if err := addContact(ctx, tx, &c); err != nil {
		return err
	}
	return r.step(ctx, tx, id, "state = 'sent', temporary = 0, last_error = '', contact_id = ?", []any{int64(c.ID)}, from)
}
