package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"dument/data"
)

const clientColumns = `id, kind, name, civility, contact, phone, mobile, street, extra, postcode, city, country,
	siren, terms_days, terms_month_end, language, channel, notes, archived, profile, scenario_id, never, insolvent_on, handed_over_on,
	credit_limit_cents, proceeding_kind, proceeding_court, published_on, trustee, trustee_street, trustee_extra, trustee_postcode, trustee_city,
	trustee_country, declared_on`

func scanClient(row interface{ Scan(...any) error }) (c data.Client, err error) {
	err = row.Scan(&c.ID, &c.Kind, &c.Name, &c.Civility, &c.Contact, &c.Phone, &c.Mobile, &c.Address.Street, &c.Address.Extra,
		&c.Address.Postcode, &c.Address.City, &c.Address.Country, &c.SIREN, &c.Terms.Days, &c.Terms.MonthEnd, &c.Language,
		&c.Channel, &c.Notes, &c.Archived, &c.Profile, scanID{&c.Scenario}, &c.Never, scanDay{&c.Insolvent}, scanDay{&c.HandedOver},
		&c.CreditLimit, &c.Proceeding.Kind, &c.Proceeding.Court, scanDay{&c.Proceeding.Published}, &c.Proceeding.Trustee, &c.Proceeding.Address.Street,
		&c.Proceeding.Address.Extra, &c.Proceeding.Address.Postcode, &c.Proceeding.Address.City, &c.Proceeding.Address.Country,
		scanDay{&c.Proceeding.Declared})
	return c, err
}

// Client returns a client, or CodeNotFound.
func (r *Register) Client(ctx context.Context, id data.ID) (c data.Client, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		c, err = clientByID(ctx, tx, id)
		return err
	})
	return c, err
}

func clientByID(ctx context.Context, tx *sql.Tx, id data.ID) (data.Client, error) {
	c, err := scanClient(tx.QueryRowContext(ctx, "SELECT "+clientColumns+" FROM client WHERE id = ?", int64(id)))
	if err != nil {
		return c, missing(err, "client", "Ce client n’est plus dans le registre\u00a0: il a été supprimé entre-temps.")
	}
	c.Emails, err = collect(ctx, tx, func(rows *sql.Rows) (e data.Email, err error) {
		err = rows.Scan(&e.Role, &e.Address)
		return e, err
	}, "SELECT role, address FROM client_email WHERE client_id = ? ORDER BY position", int64(id))
	return c, err
}

// ClientByName returns the client of that name, case and accents apart; one
// that is not archived comes first. CodeNotFound when there is none,
// CodeDuplicate when several share the name.
func (r *Register) ClientByName(ctx context.Context, name string) (c data.Client, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		ids, err := collect(ctx, tx, scanOneID, `SELECT id FROM client WHERE name_folded = ?1
			AND archived = (SELECT min(archived) FROM client WHERE name_folded = ?1)`, data.Fold(name))
		switch {
		case err != nil:
			return err
		case len(ids) == 0:
			return notFound("client", "Aucun client ne s’appelle «\u00a0"+name+"\u00a0». Vérifiez le nom avec «\u00a0dument client list\u00a0».")
		case len(ids) > 1:
			return duplicate("client", fmt.Sprintf("%d clients s’appellent «\u00a0%s\u00a0»\u00a0: renommez-en un, par exemple avec sa ville, pour les distinguer.", len(ids), name))
		}
		c, err = clientByID(ctx, tx, ids[0])
		return err
	})
	return c, err
}

func scanOneID(rows *sql.Rows) (id data.ID, err error) {
	err = rows.Scan(&id)
	return id, err
}

// Clients returns all clients that are not archived, by name.
func (r *Register) Clients(ctx context.Context) (clients []data.Client, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		clients, err = collect(ctx, tx, func(rows *sql.Rows) (data.Client, error) { return scanClient(rows) },
			"SELECT "+clientColumns+" FROM client WHERE archived = 0 ORDER BY name_folded, id")
		if err != nil {
			return err
		}
		place := make(map[data.ID]int, len(clients))
		for i, c := range clients {
			place[c.ID] = i
		}
		_, err = collect(ctx, tx, func(rows *sql.Rows) (id data.ID, err error) {
			var e data.Email
			err = rows.Scan(&id, &e.Role, &e.Address)
			if i, ok := place[id]; ok {
				clients[i].Emails = append(clients[i].Emails, e)
			}
			return id, err
		}, "SELECT client_id, role, address FROM client_email ORDER BY client_id, position")
		return err
	})
	return clients, err
}

// InsolventClients returns the clients in collective proceedings, archived ones
// left out, by name.
func (r *Register) InsolventClients(ctx context.Context) (clients []data.Client, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		clients = nil
		ids, err := collect(ctx, tx, scanOneID, "SELECT id FROM client WHERE insolvent_on IS NOT NULL AND archived = 0 ORDER BY name_folded, id")
		for _, id := range ids {
			if err == nil {
				var c data.Client
				c, err = clientByID(ctx, tx, id)
				clients = append(clients, c)
			}
		}
		return err
	})
	return clients, err
}

// SaveClient checks and keeps a client: a new one when its ID is 0, which it
// then gets. CodeNotFound when a client that was there is gone.
func (r *Register) SaveClient(ctx context.Context, c *data.Client) error {
	saved := *c
	saved.Normalize()
	if err := saved.Validate(); err != nil {
		return err
	}
	err := r.update(ctx, func(tx *sql.Tx) error { return saveClient(ctx, tx, &saved, 0) })
	if err == nil {
		*c = saved
	}
	return err
}

// derivedColumns are what a list of clients is sorted and searched by.
const derivedColumns = ", name_folded, city_folded, folded, email"

var insertClient = "INSERT INTO client (" + clientColumns + derivedColumns + ", import_id) VALUES (" +
	marks(strings.Count(clientColumns+derivedColumns, ",")+2) + ")"

const insertEmail = "INSERT INTO client_email (client_id, position, role, address) VALUES (?,?,?,?)"

// clientArgs returns what insertClient takes; id 0 lets SQLite choose.
func clientArgs(c data.Client, importID data.ID) []any {
	search := []string{c.Name, c.Contact, c.Address.City, c.SIREN}
	for _, e := range c.Emails {
		search = append(search, e.Address)
	}
	return []any{idValue(c.ID), string(c.Kind), c.Name, c.Civility, c.Contact, c.Phone, c.Mobile, c.Address.Street, c.Address.Extra,
		c.Address.Postcode, c.Address.City, c.Address.Country, c.SIREN, c.Terms.Days, string(c.Terms.MonthEnd), string(c.Language),
		string(c.Channel), c.Notes, c.Archived, string(c.Profile), idValue(c.Scenario), c.Never, dayValue(c.Insolvent), dayValue(c.HandedOver),
		int64(c.CreditLimit), string(c.Proceeding.Kind), c.Proceeding.Court, dayValue(c.Proceeding.Published), c.Proceeding.Trustee,
		c.Proceeding.Address.Street, c.Proceeding.Address.Extra, c.Proceeding.Address.Postcode, c.Proceeding.Address.City, c.Proceeding.Address.Country,
		dayValue(c.Proceeding.Declared), data.Fold(c.Name), data.Fold(c.Address.City), data.Fold(strings.Join(search, " ")), c.Email(), idValue(importID)}
}

func saveClient(ctx context.Context, tx *sql.Tx, c *data.Client, importID data.ID) error {
	if err := scenarioThere(ctx, tx, c.Scenario); err != nil {
		return err
	}
	if c.ID == 0 {
		id, err := insert(ctx, tx, insertClient, clientArgs(*c, importID)...)
		if err != nil {
			return err
		}
		c.ID = id
		return saveEmails(ctx, tx, *c)
	}
	args := clientArgs(*c, 0)
	result, err := tx.ExecContext(ctx, "UPDATE client SET ("+strings.TrimPrefix(clientColumns, "id, ")+derivedColumns+") = ("+marks(len(args)-2)+") WHERE id = ?",
		append(args[1:len(args)-1], int64(c.ID))...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return missing(sql.ErrNoRows, "client", "Le client "+c.Name+" n’est plus dans le registre\u00a0: il a été supprimé entre-temps. Créez-le de nouveau.")
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM client_email WHERE client_id = ?", int64(c.ID)); err != nil {
		return err
	}
	return saveEmails(ctx, tx, *c)
}

func saveEmails(ctx context.Context, tx *sql.Tx, c data.Client) error {
	for i, e := range c.Emails {
		if _, err := tx.ExecContext(ctx, insertEmail, int64(c.ID), i, string(e.Role), e.Address); err != nil {
			return err
		}
	}
	return nil
}

// ArchiveClient hides a client from the lists, or shows it again. Its invoices
// and its history stay.
func (r *Register) ArchiveClient(ctx context.Context, id data.ID, archived bool) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		if _, err := clientByID(ctx, tx, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE client SET archived = ? WHERE id = ?", archived, int64(id))
		return err
	})
}
