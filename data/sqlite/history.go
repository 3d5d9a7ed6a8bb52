package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"dument/data"
	"dument/data/day"
)

// AddContact adds a line to the history, which only grows. At and On are now
// where they are empty.
func (r *Register) AddContact(ctx context.Context, c *data.Contact) error {
	added := *c
	err := r.update(ctx, func(tx *sql.Tx) error {
		r.date(&added)
		return addContact(ctx, tx, &added)
	})
	if err == nil {
		*c = added
	}
	return err
}

// AddContacts adds lines to the history, all or none: what passes the steps of
// many invoices at once, for example.
func (r *Register) AddContacts(ctx context.Context, contacts []data.Contact) error {
	added := slices.Clone(contacts)
	err := r.update(ctx, func(tx *sql.Tx) error {
		for i := range added {
			r.date(&added[i])
			if err := addContact(ctx, tx, &added[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		copy(contacts, added)
	}
	return err
}

// date fills in the moment of a contact.
func (r *Register) date(c *data.Contact) {
	if c.At.IsZero() {
		c.At = r.now().UTC().Truncate(time.Millisecond)
	}
	if c.On.IsZero() {
		c.On = day.FromTime(r.now())
	}
}

const insertContact = `INSERT INTO contact (id, client_id, at, on_day, channel, level, recipient, subject, text, amount_cents, currency,
	deadline, document_id, sha256, step_id, occasion, result) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

const insertContactLine = "INSERT INTO contact_line (contact_id, position, invoice_id, number, balance_cents) VALUES (?,?,?,?,?)"

func contactArgs(c data.Contact) []any {
	return []any{idValue(c.ID), int64(c.ClientID), c.At.UTC().Format(instantForm), c.On.String(), string(c.Channel), string(c.Level), c.Recipient,
		c.Subject, c.Text, int64(c.Amount), c.Currency, dayValue(c.Deadline), idValue(c.DocumentID), c.SHA256,
		idValue(c.Step), c.Occasion, string(c.Result)}
}

// addContact adds a line of the history and seals it.
func addContact(ctx context.Context, tx *sql.Tx, c *data.Contact) error {
	if err := writeContact(ctx, tx, c); err != nil {
		return err
	}
	return seal(ctx, tx, sealedContact, c.ID)
}

// writeContact writes a line of the history that its caller has to seal.
func writeContact(ctx context.Context, tx *sql.Tx, c *data.Contact) error {
	if _, err := clientByID(ctx, tx, c.ClientID); err != nil {
		return err
	}
	id, err := insert(ctx, tx, insertContact, contactArgs(*c)...)
	if err != nil {
		return err
	}
	c.ID = id
	return addLines(ctx, tx, insertContactLine, id, c.Lines)
}

// addLines writes the invoices that a contact or a message is about.
func addLines(ctx context.Context, tx *sql.Tx, query string, owner data.ID, lines []data.ContactLine) error {
	for i, l := range lines {
		if _, err := tx.ExecContext(ctx, query, int64(owner), i, int64(l.InvoiceID), l.Number, int64(l.Balance)); err != nil {
			return err
		}
	}
	return nil
}

// Contacts returns the history of a client, or of one invoice where invoice is
// not 0 (client may then be 0), newest first. A registered letter that was given
// up before posting has data.ResultNotPosted.
func (r *Register) Contacts(ctx context.Context, client, invoice data.ID) (contacts []data.Contact, err error) {
	where, args := "c.client_id = ?", []any{int64(client)}
	if invoice != 0 {
		where, args = "c.id IN (SELECT contact_id FROM contact_line WHERE invoice_id = ?)", []any{int64(invoice)}
	}
	err = r.view(ctx, func(tx *sql.Tx) error {
		contacts, err = collect(ctx, tx, func(rows *sql.Rows) (c data.Contact, err error) {
			err = rows.Scan(&c.ID, &c.ClientID, scanTime{&c.At}, scanDay{&c.On}, &c.Channel, &c.Level, &c.Recipient, &c.Subject, &c.Text,
				&c.Amount, &c.Currency, scanDay{&c.Deadline}, scanID{&c.DocumentID}, &c.SHA256, scanID{&c.Step}, &c.Occasion, &c.Result)
			return c, err
		}, `SELECT c.id, c.client_id, c.at, c.on_day, c.channel, c.level, c.recipient, c.subject, c.text, c.amount_cents, c.currency,
			c.deadline, c.document_id, c.sha256, c.step_id, c.occasion, CASE WHEN c.id IN `+notPosted+` THEN 'not_posted' ELSE c.result END
			FROM contact c WHERE `+where+" ORDER BY c.at DESC, c.id DESC", args...)
		if err != nil {
			return err
		}
		for i := range contacts {
			contacts[i].Lines, err = lines(ctx, tx, "SELECT invoice_id, number, balance_cents FROM contact_line WHERE contact_id = ? ORDER BY position", contacts[i].ID)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return contacts, err
}

func lines(ctx context.Context, tx *sql.Tx, query string, owner data.ID) ([]data.ContactLine, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (l data.ContactLine, err error) {
		err = rows.Scan(&l.InvoiceID, &l.Number, &l.Balance)
		return l, err
	}, query, int64(owner))
}

// Couriers returns what waits in the outbox, then what left in writing, each
// newest first: calls and visits, and steps that were passed, are in the
// client's history only. Text narrows it to lines whose client, recipient, subject or invoice
// numbers hold it, case and accents apart.
func (r *Register) Couriers(ctx context.Context, text string, limit int) (couriers []data.CourierRow, err error) {
	words := foldedWords(text)
	err = r.view(ctx, func(tx *sql.Tx) error {
		couriers = nil
		for _, query := range []string{waitingCouriers, leftCouriers} {
			rows, err := couriersOf(ctx, tx, query, words, limit-len(couriers))
			if err != nil {
				return err
			}
			couriers = append(couriers, rows...)
		}
		return nil
	})
	return couriers, err
}

const waitingCouriers = `SELECT m.id, 0, m.client_id, c.name, m.updated, NULL, 'email', m.level, m.state, m.recipient, m.subject, m.amount_cents,
	m.currency, m.document_id, m.sha256, m.last_error,
	(SELECT group_concat(number, ' ') FROM message_line WHERE message_id = m.id)
	FROM message m JOIN client c ON c.id = m.client_id WHERE m.state IN ('reserved', 'waiting', 'sending', 'failed', 'uncertain') ORDER BY m.id DESC`

const leftCouriers = `SELECT 0, h.id, h.client_id, c.name, h.at, h.on_day, h.channel, h.level, 'sent', h.recipient, h.subject, h.amount_cents,
	h.currency, h.document_id, h.sha256, '',
	(SELECT group_concat(number, ' ') FROM contact_line WHERE contact_id = h.id)
	FROM contact h JOIN client c ON c.id = h.client_id
	WHERE h.channel NOT IN ('call', 'visit') AND h.result NOT IN ('skipped', 'restored') ORDER BY h.at DESC, h.id DESC`

func couriersOf(ctx context.Context, tx *sql.Tx, query string, words []string, limit int) ([]data.CourierRow, error) {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []data.CourierRow
	for len(out) < limit && rows.Next() {
		var c data.CourierRow
		var at time.Time
		var numbers sql.NullString
		err := rows.Scan(&c.MessageID, &c.ContactID, &c.ClientID, &c.ClientName, scanTime{&at}, scanDay{&c.On}, &c.Channel, &c.Level, &c.State,
			&c.Recipient, &c.Subject, &c.Amount, &c.Currency, scanID{&c.DocumentID}, &c.SHA256, &c.LastError, &numbers)
		if err != nil {
			return nil, err
		}
		if c.On.IsZero() {
			c.On = day.FromTime(at.Local())
		}
		if holdsAll(words, c.ClientName, c.Recipient, c.Subject, numbers.String) {
			out = append(out, c)
		}
	}
	return out, rows.Err()
}
