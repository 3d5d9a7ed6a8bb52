package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
	"dument/data/day"
)

// underWay says that a message has neither left nor been taken back, as the
// index of those says it.
const underWay = "state IN ('reserved', 'waiting', 'sending', 'failed', 'uncertain')"

// Message returns a message of the outbox, or CodeNotFound.
func (r *Register) Message(ctx context.Context, id data.ID) (m data.Message, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		m, err = messageByID(ctx, tx, id)
		return err
	})
	return m, err
}

// Outbox returns the messages that have neither left nor been taken back,
// oldest first.
func (r *Register) Outbox(ctx context.Context) (messages []data.Message, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		messages, err = messagesWhere(ctx, tx, underWay)
		return err
	})
	return messages, err
}

func messageByID(ctx context.Context, tx *sql.Tx, id data.ID) (data.Message, error) {
	found, err := messagesWhere(ctx, tx, "id = ?", int64(id))
	if err == nil && len(found) == 0 {
		err = notFound("message", "Ce message n’est pas dans la boîte d’envoi.")
	}
	if err != nil {
		return data.Message{}, err
	}
	return found[0], nil
}

func messagesWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.Message, error) {
	messages, err := collect(ctx, tx, func(rows *sql.Rows) (m data.Message, err error) {
		err = rows.Scan(&m.ID, &m.ClientID, &m.Level, &m.Cycle, &m.Key, &m.State, &m.To, &m.Subject, &m.Body, &m.Amount, &m.Currency,
			scanDay{&m.Deadline}, &m.MessageID, scanID{&m.DocumentID}, &m.SHA256, &m.Attempts, &m.Temporary, &m.LastError,
			scanTime{&m.Created}, scanTime{&m.Updated}, scanID{&m.Step}, &m.Occasion, &m.Tone, &m.Automatic)
		return m, err
	}, `SELECT id, client_id, level, cycle, key, state, recipient, subject, body, amount_cents, currency, deadline, message_id, document_id,
		sha256, attempts, temporary, last_error, created, updated, step_id, occasion, tone, automatic FROM message WHERE `+where+" ORDER BY id", args...)
	if err != nil {
		return nil, err
	}
	for i := range messages {
		messages[i].Lines, err = lines(ctx, tx, "SELECT invoice_id, number, balance_cents FROM message_line WHERE message_id = ? ORDER BY position", messages[i].ID)
		if err != nil {
			return nil, err
		}
	}
	return messages, nil
}

// AutomaticOn counts by client the messages prepared by the program itself that
// left on a day, and those on their way out, which may leave on that day: what
// the user's caps are about. One refused for good did not leave.
func (r *Register) AutomaticOn(ctx context.Context, on day.Day) (map[data.ID]int, error) {
	counts := map[data.ID]int{}
	err := r.view(ctx, func(tx *sql.Tx) error {
		_, err := collect(ctx, tx, func(rows *sql.Rows) (client data.ID, err error) {
			var n int
			err = rows.Scan(&client, &n)
			counts[client] = n
			return client, err
		}, `SELECT client_id, count(*) FROM (
			SELECT client_id FROM message WHERE automatic = 1 AND `+underWay+` AND (state <> 'failed' OR temporary = 1)
			UNION ALL SELECT m.client_id FROM message m JOIN contact c ON c.id = m.contact_id
				WHERE m.automatic = 1 AND m.updated >= ?2 AND m.updated < ?3 AND c.on_day = ?1) GROUP BY client_id`,
			on.String(), on.Add(-1).String(), on.Add(3).String()) // an instant is within a day and a half of its day, wherever the user is
		return err
	})
	return counts, err
}
