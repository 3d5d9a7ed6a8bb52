package sqlite

import (
	"cmp"
	"database/sql"
	"slices"

	"dument/data"
)

// readBeside reads what stands beside open invoices, and the pause of everything.
func (d *debtors) readBeside(records *data.Records) error {
	for _, read := range []func() error{d.readDisputes, d.readPromises, d.readPlans, d.readPending, d.readOnAccount, d.readThanks} {
		if err := read(); err != nil {
			return err
		}
	}
	return d.readPauses(records)
}

func (d *debtors) readDisputes() error {
	open, err := disputesWhere(d.ctx, d.tx, "closed IS NULL"+d.ofClient("client_id"))
	d.disputes = make(map[data.ID]*data.Dispute, len(open))
	for i := range open {
		d.disputes[open[i].InvoiceID] = &open[i]
	}
	return err
}

// stillOwed asks that something of promise or plan t is still open.
func stillOwed(table, key string) string {
	return " AND EXISTS (SELECT 1 FROM " + table + " o JOIN invoice i ON i.id = o.invoice_id WHERE o." + key + " = t.id AND i.archived = 0 AND i.balance_cents <> 0)"
}

func (d *debtors) readPromises() error {
	promises, err := promisesWhere(d.ctx, d.tx, "withdrawn IS NULL"+d.ofClient("client_id")+stillOwed("promise_invoice", "promise_id")+" ORDER BY id")
	d.promises = map[data.ID]*data.Promise{}
	for i := range promises {
		for _, id := range promises[i].Invoices { // the newest comes last
			d.promises[id] = &promises[i]
		}
	}
	return err
}

func (d *debtors) readPlans() error {
	plans, err := plansWhere(d.ctx, d.tx, "ended IS NULL"+d.ofClient("client_id")+stillOwed("instalment_plan_invoice", "plan_id")+" ORDER BY id")
	d.plans = map[data.ID]*data.InstalmentPlan{}
	for i := range plans {
		p := &plans[i]
		for _, id := range p.Invoices {
			d.plans[id] = p
		}
	}
	return err
}

// readPauses keeps, of several pauses of one thing, the one that lasts longest.
func (d *debtors) readPauses(records *data.Records) error {
	where := "ended IS NULL AND until >= ?"
	if d.client != 0 {
		where += " AND (client_id IS NULL OR true" + d.ofClient("client_id") + ")"
	}
	pauses, err := pausesWhere(d.ctx, d.tx, where+" ORDER BY until, id", d.today.String())
	d.paused, d.pausedAll = map[data.ID]*data.Pause{}, map[data.ID]*data.Pause{}
	for i := range pauses {
		switch p := &pauses[i]; {
		case p.InvoiceID != 0:
			d.paused[p.InvoiceID] = p
		case p.ClientID != 0:
			d.pausedAll[p.ClientID] = p
		default:
			records.Pause = p
		}
	}
	return err
}

// readPending finds the invoices of messages that may still leave; one that the
// server refused for good will not. Thanks are about settled invoices, so that
// their client is noted.
func (d *debtors) readPending() error {
	d.pending, d.thanking = map[data.ID]bool{}, map[data.ID]bool{}
	_, err := collect(d.ctx, d.tx, func(rows *sql.Rows) (invoice data.ID, err error) {
		var client data.ID
		var thanks bool
		err = rows.Scan(&invoice, &client, &thanks)
		if d.pending[invoice] = true; thanks {
			d.thanking[client] = true
		}
		return invoice, err
	}, "SELECT l.invoice_id, m.client_id, m.level = 'thanks' FROM message m JOIN message_line l ON l.message_id = m.id WHERE m."+underWay+
		" AND (m.state <> 'failed' OR m.temporary = 1)"+d.ofClient("m.client_id"))
	return err
}

func (d *debtors) readOnAccount() error {
	d.onAccount = map[data.ID][]data.Sum{}
	_, err := collect(d.ctx, d.tx, func(rows *sql.Rows) (client data.ID, err error) {
		var sum data.Sum
		err = rows.Scan(&client, &sum.Currency, &sum.Amount)
		d.onAccount[client] = append(d.onAccount[client], sum)
		return client, err
	}, "SELECT client_id, currency, sum(unallocated_cents) FROM payment WHERE unallocated_cents <> 0"+d.ofClient("client_id")+" GROUP BY client_id, currency")
	return err
}

// readThanks finds the payments of the last days that settled reminded invoices,
// as the last of the money that came for them, and that nobody thanked for.
func (d *debtors) readThanks() error {
	d.thanks = map[data.ID][]data.Settlement{}
	index := "payment_by_day"
	if d.client != 0 {
		index = "payment_by_client"
	}
	_, err := collect(d.ctx, d.tx, func(rows *sql.Rows) (client data.ID, err error) {
		var s data.Settlement
		var invoices sql.NullString
		var level int
		err = rows.Scan(&client, &s.Payment, scanDay{&s.On}, &s.Currency, &s.Amount, &invoices, &level)
		s.Invoices, s.WasNotice = splitIDs(invoices), levelAt(level) == data.LevelFormalNotice
		slices.SortFunc(s.Invoices, func(a, b data.ID) int { return cmp.Compare(a, b) })
		d.thanks[client] = append(d.thanks[client], s)
		return client, err
	}, `SELECT p.client_id, p.id, p.on_day, p.currency, p.amount_cents, group_concat(i.id), max(i.last_level)
		FROM (SELECT DISTINCT a.invoice_id FROM payment INDEXED BY `+index+` CROSS JOIN allocation a ON a.payment_id = payment.id
			WHERE on_day >= ?1 AND on_day <= ?2 AND payment.amount_cents > 0`+d.ofClient("client_id")+`) r
		CROSS JOIN invoice i ON i.id = r.invoice_id AND i.kind = 'invoice' AND i.balance_cents = 0 AND i.last_level >= ?3 AND i.archived = 0
		CROSS JOIN payment p ON p.id = (SELECT y.id FROM allocation a JOIN payment y ON y.id = a.payment_id WHERE a.invoice_id = i.id
			ORDER BY y.on_day DESC, y.id DESC LIMIT 1)
		WHERE p.on_day >= ?1 AND p.on_day <= ?2 AND p.amount_cents > 0
			AND NOT EXISTS (SELECT 1 FROM message WHERE occasion = 'thanks/' || p.id AND occasion <> '' AND state <> 'cancelled')
			AND coalesce((SELECT result FROM contact WHERE occasion = 'thanks/' || p.id AND occasion <> ''
				AND result NOT IN ('kept', 'unreachable', 'message_left') ORDER BY id DESC LIMIT 1), 'restored') = 'restored'
		GROUP BY p.id ORDER BY p.on_day, p.id`, d.today.Add(-thanksWithin).String(), d.today.String(), data.LevelFirst.Rank())
	return err
}
