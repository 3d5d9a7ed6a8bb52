package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"dument/data"
	"dument/data/day"
)

// AddLetter keeps the PDF of a letter that was printed and adds the line of the
// history that names it, in one transaction. A registered letter is followed
// from then on; days is the deadline that it gives from its receipt, 0 = none.
func (r *Register) AddLetter(ctx context.Context, c *data.Contact, days int, name string, content []byte) error {
	added := *c
	err := r.update(ctx, func(tx *sql.Tx) error {
		d, err := addDocument(ctx, tx, name, "application/pdf", content)
		if err != nil {
			return err
		}
		added.DocumentID, added.SHA256 = d.ID, d.SHA256
		r.date(&added)
		if added.Channel != data.ChannelRegistered {
			return addContact(ctx, tx, &added)
		}
		if err := writeContact(ctx, tx, &added); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO posting (contact_id, days) VALUES (?,?)", int64(added.ID), days); err != nil {
			return err
		}
		return seal(ctx, tx, sealedContact, added.ID)
	})
	if err == nil {
		*c = added
	}
	return err
}

// Postings returns the registered letters that were printed here, of one client
// or, where client is 0, of all, newest first.
func (r *Register) Postings(ctx context.Context, client data.ID) (postings []data.Posting, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		postings, err = postingsOf(ctx, tx, client)
		return err
	})
	return postings, err
}

func postingsOf(ctx context.Context, tx *sql.Tx, client data.ID) ([]data.Posting, error) {
	where, of, args := "", "", []any(nil)
	if client != 0 {
		where, of, args = "WHERE c.client_id = ?", "WHERE contact_id IN (SELECT id FROM contact WHERE client_id = ?)", []any{int64(client)}
	}
	return postingsWhere(ctx, tx, where, of, args...)
}

// Posting returns a registered letter by its line of the history. CodeNotFound
// where that is none that was printed here.
func (r *Register) Posting(ctx context.Context, contact data.ID) (p data.Posting, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		p, err = postingByID(ctx, tx, contact)
		return err
	})
	return p, err
}

func postingByID(ctx context.Context, tx *sql.Tx, contact data.ID) (data.Posting, error) {
	found, err := postingsWhere(ctx, tx, "WHERE p.contact_id = ?", "WHERE contact_id = ?", int64(contact))
	if err != nil {
		return data.Posting{}, err
	}
	if len(found) == 0 {
		return data.Posting{}, notFound("letter", "Cette ligne de l’historique n’est pas un recommandé imprimé avec Dûment\u00a0: il n’y a pas d’envoi à suivre.")
	}
	return found[0], nil
}

// postingsWhere reads letters, and their events by a condition of its own.
func postingsWhere(ctx context.Context, tx *sql.Tx, where, of string, args ...any) ([]data.Posting, error) {
	events, err := eventsWhere(ctx, tx, of, args...)
	if err != nil {
		return nil, err
	}
	byLetter := map[data.ID][]data.PostEvent{}
	for _, e := range events {
		byLetter[e.ContactID] = append(byLetter[e.ContactID], e)
	}
	return collect(ctx, tx, func(rows *sql.Rows) (p data.Posting, err error) {
		err = rows.Scan(&p.ContactID, &p.ClientID, &p.ClientName, &p.ClientKind, &p.Level, &p.Subject, &p.Recipient, &p.Amount, &p.Currency,
			scanID{&p.DocumentID}, &p.SHA256, scanDay{&p.Printed}, &p.Days)
		data.FoldPost(&p, byLetter[p.ContactID])
		return p, err
	}, `SELECT c.id, c.client_id, k.name, k.kind, c.level, c.subject, c.recipient, c.amount_cents, c.currency, c.document_id, c.sha256, c.on_day, p.days
		FROM posting p JOIN contact c ON c.id = p.contact_id JOIN client k ON k.id = c.client_id `+where+" ORDER BY c.id DESC", args...)
}

// PostEvents returns all that was noted about a registered letter, oldest first,
// what was taken back included.
func (r *Register) PostEvents(ctx context.Context, letter data.ID) (events []data.PostEvent, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		events, err = eventsWhere(ctx, tx, "WHERE contact_id = ?", int64(letter))
		return err
	})
	return events, err
}

func eventsWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.PostEvent, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (e data.PostEvent, err error) {
		err = rows.Scan(&e.ID, &e.ContactID, scanTime{&e.At}, &e.Kind, scanDay{&e.On}, &e.Number, scanID{&e.DocumentID}, &e.SHA256)
		return e, err
	}, "SELECT id, contact_id, at, kind, on_day, number, document_id, sha256 FROM post_event "+where+" ORDER BY id", args...)
}

// AddPostEvents notes what happened to a registered letter, all or nothing, and
// returns the ids of the new rows. ContactID, At and SHA256 are filled in here.
// CodeInvalid for dates that go back (the register looks at their order only,
// not at today) or a number that cannot be; CodeDuplicate for the number of
// another letter.
func (r *Register) AddPostEvents(ctx context.Context, letter data.ID, events []data.PostEvent) (ids []data.ID, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		ids, err = r.addPostEvents(ctx, tx, letter, slices.Clone(events))
		return err
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

// AddScan keeps the scan of a deposit slip (data.PostSlip) or of an
// acknowledgement of receipt (data.PostReceipt) with its letter. On is the day
// it bears, or none.
func (r *Register) AddScan(ctx context.Context, letter data.ID, kind data.PostEventKind, on day.Day, name, mime string, content []byte) (d data.Document, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		if kind != data.PostSlip && kind != data.PostReceipt {
			return data.Invalid("kind", "Un scan est celui de la preuve de dépôt (slip) ou de l’avis de réception (receipt)\u00a0: choisissez l’un des deux.")
		}
		if d, err = addDocument(ctx, tx, name, mime, content); err != nil {
			return err
		}
		_, err = r.addPostEvents(ctx, tx, letter, []data.PostEvent{{Kind: kind, On: on, DocumentID: d.ID}})
		return err
	})
	if err != nil {
		return data.Document{}, err
	}
	return d, nil
}

func (r *Register) addPostEvents(ctx context.Context, tx *sql.Tx, letter data.ID, events []data.PostEvent) ([]data.ID, error) {
	before, err := postingByID(ctx, tx, letter)
	if err != nil {
		return nil, err
	}
	ids := make([]data.ID, len(events))
	for i := range events {
		e := &events[i]
		e.Number = data.Compact(e.Number)
		if err := e.Validate(); err != nil {
			return nil, err
		}
		if e.DocumentID != 0 {
			err := tx.QueryRowContext(ctx, "SELECT sha256 FROM document WHERE id = ?", int64(e.DocumentID)).Scan(&e.SHA256)
			if err != nil {
				return nil, missing(err, "file", "Ce fichier n’est plus dans le registre.")
			}
		}
		ids[i], err = insert(ctx, tx, "INSERT INTO post_event (contact_id, at, kind, on_day, number, document_id, sha256) VALUES (?,?,?,?,?,?,?)",
			int64(letter), r.instant(), string(e.Kind), dayValue(e.On), e.Number, idValue(e.DocumentID), e.SHA256)
		if err != nil {
			return nil, err
		}
		if err := seal(ctx, tx, sealedPostEvent, ids[i]); err != nil {
			return nil, err
		}
	}
	after := before
	data.FoldPost(&after, events)
	if err := after.CheckOrder(); err != nil {
		return nil, err
	}
	if err := numberFree(ctx, tx, after); err != nil {
		return nil, err
	}
	if before.Deadline() == after.Deadline() && (before.Outcome == data.StateNotPosted) == (after.Outcome == data.StateNotPosted) {
		return ids, nil
	}
	return ids, recount(ctx, tx, after)
}

// numberFree refuses a number that another letter has; one that was given up
// has none.
func numberFree(ctx context.Context, tx *sql.Tx, p data.Posting) error {
	if p.Number == "" || p.Outcome == data.StateNotPosted {
		return nil
	}
	others, err := collect(ctx, tx, scanOneID, "SELECT DISTINCT contact_id FROM post_event WHERE number = ? AND number <> '' AND contact_id <> ?", p.Number, int64(p.ContactID))
	if err != nil {
		return err
	}
	for _, id := range others {
		other, err := postingByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if other.Number == p.Number && other.Outcome != data.StateNotPosted {
			return duplicate("number", "Le numéro "+data.GroupRegisteredNumber(p.Number)+" est déjà celui du recommandé imprimé le "+other.Printed.French()+
				" pour "+other.ClientName+"\u00a0: relisez-le sur le récépissé.")
		}
	}
	return nil
}
