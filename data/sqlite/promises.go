package sqlite

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"dument/data"
)

// SavePromise checks and keeps a promise: a new one when its ID is 0, which it
// then gets, with its client and currency. Of one that is there, only the note
// and the day it was withdrawn change. Paid and Rest are read.
func (r *Register) SavePromise(ctx context.Context, p *data.Promise) error {
	saved := *p
	if err := saved.Validate(); err != nil {
		return err
	}
	err := r.update(ctx, func(tx *sql.Tx) error { return savePromise(ctx, tx, &saved) })
	if err == nil {
		*p = saved
	}
	return err
}

func savePromise(ctx context.Context, tx *sql.Tx, p *data.Promise) (err error) {
	if err := holdInvoices(ctx, tx, p.Invoices, &p.ClientID, &p.Currency); err != nil {
		return err
	}
	if p.ID == 0 {
		p.ID, err = insert(ctx, tx, "INSERT INTO promise (client_id, made, due, amount_cents, currency, note, withdrawn, opened_cents) VALUES (?,?,?,?,?,?,?,"+openedOn(p.Invoices)+")",
			int64(p.ClientID), p.Made.String(), p.Due.String(), int64(p.Amount), p.Currency, p.Note, dayValue(p.Withdrawn), p.Made.String())
		if err == nil {
			err = addInvoices(ctx, tx, "INSERT INTO promise_invoice (promise_id, position, invoice_id) VALUES (?,?,?)", p.ID, p.Invoices)
		}
	} else {
		err = changeOne(ctx, tx, fixedHold("promise", "Cette promesse"), `UPDATE promise SET note = ?, withdrawn = ?
			WHERE id = ? AND client_id = ? AND made = ? AND due = ? AND amount_cents = ?`,
			p.Note, dayValue(p.Withdrawn), int64(p.ID), int64(p.ClientID), p.Made.String(), p.Due.String(), int64(p.Amount))
	}
	if err != nil {
		return err
	}
	kept, err := promisesWhere(ctx, tx, "id = ?", int64(p.ID))
	if err == nil {
		*p = kept[0]
	}
	return err
}

func promisesWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.Promise, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (p data.Promise, err error) {
		var invoices sql.NullString
		err = rows.Scan(&p.ID, &p.ClientID, scanDay{&p.Made}, scanDay{&p.Due}, &p.Amount, &p.Currency, &p.Note, scanDay{&p.Withdrawn},
			&invoices, &p.Paid, &p.Rest)
		p.Invoices = splitIDs(invoices)
		return p, err
	}, "SELECT id, client_id, made, due, amount_cents, currency, note, withdrawn, "+accountOf("promise_invoice", "promise_id")+
		" FROM promise t WHERE "+where, args...)
}

// accountOf reads what a promise or plan t is about: the ids of its invoices,
// in order, what came in on them since it was made, and what is open.
func accountOf(table, key string) string {
	from := " FROM " + table + " o "
	mine := " WHERE o." + key + " = t.id"
	rest := "coalesce((SELECT sum(i.balance_cents)" + from + "JOIN invoice i ON i.id = o.invoice_id" + mine + "), 0)"
	return "(SELECT group_concat(o.invoice_id ORDER BY o.position)" + from + mine + "), max(t.opened_cents - " + rest + ", 0), " + rest
}

// openedOn computes what is open on invoices as a promise or plan is made on
// the day that is its one argument: what came in earlier, on the same day too,
// is not what was promised. Of one that is made for the past, what came in since counts.
func openedOn(invoices []data.ID) string {
	ids := joinIDs(invoices)
	return "(SELECT coalesce(sum(balance_cents), 0) FROM invoice WHERE id IN (" + ids + ")) + (SELECT coalesce(sum(a.amount_cents), 0) " +
		"FROM allocation a JOIN payment p ON p.id = a.payment_id WHERE a.invoice_id IN (" + ids + ") AND p.on_day > ?)"
}

func joinIDs(ids []data.ID) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = strconv.FormatInt(int64(id), 10)
	}
	return strings.Join(words, ",")
}

// holdInvoices checks what a promise or plan is about, as holdInvoice does.
func holdInvoices(ctx context.Context, tx *sql.Tx, invoices []data.ID, client *data.ID, currency *string) error {
	seen := map[data.ID]bool{}
	for _, id := range invoices {
		if seen[id] {
			return data.Invalid("invoices", "Une facture figure deux fois dans la liste\u00a0: retirez-la une fois.")
		}
		seen[id] = true
		if err := holdInvoice(ctx, tx, id, client, currency); err != nil {
			return err
		}
	}
	return nil
}

// addInvoices keeps what a promise or plan is about.
func addInvoices(ctx context.Context, tx *sql.Tx, query string, owner data.ID, invoices []data.ID) error {
	for i, id := range invoices {
		if _, err := tx.ExecContext(ctx, query, int64(owner), i, int64(id)); err != nil {
			return err
		}
	}
	return nil
}
