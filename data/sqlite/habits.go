package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"dument/data"
	"dument/data/day"
)

// someClients and everyClient say whose invoices a query looks at.
const (
	someClients = "i.client_id IN (SELECT value FROM json_each(?1))"
	everyClient = "true"
)

// lateness lists settled invoices with the days from the due date to the day
// the last of the money came; age is 1 for the one settled last.
func lateness(scope string) string {
	return `SELECT client_id, CAST(julianday(paid) - julianday(due) AS INTEGER) AS late,
		row_number() OVER (PARTITION BY client_id ORDER BY paid DESC, id DESC) AS age FROM (
			SELECT i.client_id, i.id, i.due, max(p.on_day) AS paid
			FROM invoice i JOIN allocation a ON a.invoice_id = i.id JOIN payment p ON p.id = a.payment_id
			WHERE i.kind = 'invoice' AND i.balance_cents = 0 AND ` + scope + ` GROUP BY i.id)`
}

// habits is the median lateness of each client over its last 20 settled
// invoices, the lower of the two in the middle where their number is even.
func habits(scope string) string {
	return `SELECT client_id, late, many FROM (SELECT client_id, late, count(*) OVER (PARTITION BY client_id) AS many,
		row_number() OVER (PARTITION BY client_id ORDER BY late) AS place FROM (` + lateness(scope) + `) WHERE age <= 20) WHERE place = (many + 1) / 2`
}

// refreshHabits computes anew how clients pay. What changes payments, or when a
// settled invoice was due, calls it in the same transaction.
func refreshHabits(ctx context.Context, tx *sql.Tx, clients ...data.ID) error {
	if len(clients) == 0 {
		return nil
	}
	ids, err := json.Marshal(clients)
	if err != nil {
		return err
	}
	for _, query := range []string{
		"UPDATE client SET median_late = 0, settled = 0 WHERE settled <> 0 AND id IN (SELECT value FROM json_each(?1))",
		"UPDATE client SET median_late = k.late, settled = k.many FROM (" + habits(someClients) + ") AS k WHERE k.client_id = client.id",
	} {
		if _, err := tx.ExecContext(ctx, query, string(ids)); err != nil {
			return err
		}
	}
	return nil
}

// Behaviour returns how a client pays and what it owes on the register's day,
// or CodeNotFound.
func (r *Register) Behaviour(ctx context.Context, client data.ID) (b data.Behaviour, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		b, err = behaviour(ctx, tx, client, r.today())
		return err
	})
	return b, err
}

func behaviour(ctx context.Context, tx *sql.Tx, client data.ID, today day.Day) (b data.Behaviour, err error) {
	err = tx.QueryRowContext(ctx, `SELECT median_late, settled,
		coalesce((SELECT sum(balance_cents) FROM invoice WHERE client_id = ?1 AND currency = 'EUR' AND archived = 0 AND balance_cents <> 0), 0)
			- coalesce((SELECT sum(unallocated_cents) FROM payment WHERE client_id = ?1 AND currency = 'EUR' AND unallocated_cents <> 0), 0),
		coalesce((SELECT sum(balance_cents) FILTER (WHERE balance_cents > 0 AND due < ?2) FROM invoice
			WHERE client_id = ?1 AND currency = 'EUR' AND archived = 0 AND balance_cents <> 0), 0)
		FROM client WHERE id = ?1`, int64(client), today.String()).Scan(&b.Median, &b.Settled, &b.Open, &b.Overdue)
	if err != nil {
		return b, missing(err, "client", "Ce client n’est plus dans le registre\u00a0: il a été supprimé entre-temps.")
	}
	b.Last, err = collect(ctx, tx, func(rows *sql.Rows) (late int, err error) {
		err = rows.Scan(&late)
		return late, err
	}, "SELECT late FROM ("+lateness(someClients)+") WHERE age <= 3 ORDER BY age", fmt.Sprintf("[%d]", client))
	return b, err
}
