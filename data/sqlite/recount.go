package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
	"dument/data/day"
)

// A registered letter that was given up before posting does not count as sent,
// and one that was received gives its deadline from that day. The triggers of
// the history see neither, so that what they keep is then computed again here,
// from the same words as Check uses.

// notPosted holds the letters that were given up.
const notPosted = `(SELECT e.contact_id FROM post_event e WHERE e.kind = 'not_posted' AND e.on_day IS NOT NULL AND e.id =
	(SELECT max(id) FROM post_event WHERE contact_id = e.contact_id AND kind = 'not_posted'))`

// counts asks that contact c left, or reached somebody.
const counts = "c.result NOT IN ('skipped', 'restored', 'kept', 'unreachable', 'message_left') AND c.id NOT IN " + notPosted

// What the history says of invoice i.
const (
	contactsOfInvoice = " FROM contact_line l JOIN contact c ON c.id = l.contact_id WHERE l.invoice_id = i.id AND "
	lastLevelOf       = `coalesce((SELECT max(CASE c.level WHEN 'upcoming' THEN 1 WHEN 'first' THEN 2 WHEN 'second' THEN 3 WHEN 'third' THEN 4
		WHEN 'formal_notice' THEN 5 ELSE 0 END)` + contactsOfInvoice + counts + "), 0)"
	lastContactOf = "(SELECT max(c.on_day)" + contactsOfInvoice + counts + ")"
	lastStepOf    = "(SELECT c.step_id" + contactsOfInvoice + `(c.result = 'restored' OR c.step_id IS NOT NULL AND c.result NOT IN
		('kept', 'unreachable', 'message_left') AND c.id NOT IN ` + notPosted + ") ORDER BY c.id DESC LIMIT 1)"
)

// recount computes again what the history says of a letter's invoices and client.
func recount(ctx context.Context, tx *sql.Tx, letter data.Posting) error {
	_, err := tx.ExecContext(ctx, "UPDATE invoice AS i SET last_level = "+lastLevelOf+", last_contact = "+lastContactOf+", last_step = "+lastStepOf+
		" WHERE id IN (SELECT invoice_id FROM contact_line WHERE contact_id = ?)", int64(letter.ContactID))
	if err != nil {
		return err
	}
	postings, err := postingsOf(ctx, tx, letter.ClientID)
	if err != nil {
		return err
	}
	runs := map[data.ID]day.Day{}
	for _, p := range postings {
		runs[p.ContactID] = p.Deadline()
	}
	var last, end day.Day
	_, err = collect(ctx, tx, func(rows *sql.Rows) (id data.ID, err error) {
		var on, deadline day.Day
		if err = rows.Scan(&id, scanDay{&on}, scanDay{&deadline}); err != nil || on < last {
			return id, err
		}
		last = on
		if at := runs[id]; !at.IsZero() {
			deadline = at
		}
		if !deadline.IsZero() {
			end = deadline
		}
		return id, nil
	}, "SELECT c.id, c.on_day, c.deadline FROM contact c WHERE c.client_id = ? AND "+counts+" ORDER BY c.id", int64(letter.ClientID))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE client SET last_contact = ?, last_deadline = ? WHERE id = ?", dayValue(last), dayValue(end), int64(letter.ClientID))
	return err
}
