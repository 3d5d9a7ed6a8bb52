package sqlite

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"dument/data"
)

// SaveInstalmentPlan checks and keeps an instalment plan: a new one when its ID
// is 0, which it then gets, with its client and currency. Of one that is there,
// only the note and the day the user ended it change. Paid, Rest and Reminded
// are read.
func (r *Register) SaveInstalmentPlan(ctx context.Context, p *data.InstalmentPlan) error {
	saved := *p
	if err := saved.Validate(); err != nil {
		return err
	}
	err := r.update(ctx, func(tx *sql.Tx) error { return saveInstalmentPlan(ctx, tx, &saved) })
	if err == nil {
		*p = saved
	}
	return err
}

func saveInstalmentPlan(ctx context.Context, tx *sql.Tx, p *data.InstalmentPlan) (err error) {
	if err := holdInvoices(ctx, tx, p.Invoices, &p.ClientID, &p.Currency); err != nil {
		return err
	}
	if p.ID == 0 {
		err = insertPlan(ctx, tx, p)
	} else {
		err = changeOne(ctx, tx, fixedHold("plan", "Cet échéancier"), "UPDATE instalment_plan SET note = ?, ended = ? WHERE id = ? AND client_id = ? AND made = ?",
			p.Note, dayValue(p.Ended), int64(p.ID), int64(p.ClientID), p.Made.String())
	}
	if err != nil {
		return err
	}
	kept, err := plansWhere(ctx, tx, "id = ?", int64(p.ID))
	if err == nil {
		*p = kept[0]
	}
	return err
}

func insertPlan(ctx context.Context, tx *sql.Tx, p *data.InstalmentPlan) (err error) {
	p.ID, err = insert(ctx, tx, "INSERT INTO instalment_plan (client_id, made, currency, grace_days, note, ended, opened_cents) VALUES (?,?,?,?,?,?,"+openedOn(p.Invoices)+")",
		int64(p.ClientID), p.Made.String(), p.Currency, p.Grace, p.Note, dayValue(p.Ended), p.Made.String())
	if err != nil {
		return err
	}
	if err := addInvoices(ctx, tx, "INSERT INTO instalment_plan_invoice (plan_id, position, invoice_id) VALUES (?,?,?)", p.ID, p.Invoices); err != nil {
		return err
	}
	for i, part := range p.Instalments {
		_, err := tx.ExecContext(ctx, "INSERT INTO instalment (plan_id, position, due, amount_cents) VALUES (?,?,?,?)",
			int64(p.ID), i, part.Due.String(), int64(part.Amount))
		if err != nil {
			return err
		}
	}
	return nil
}

func plansWhere(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]data.InstalmentPlan, error) {
	plans, err := collect(ctx, tx, func(rows *sql.Rows) (p data.InstalmentPlan, err error) {
		var invoices, parts sql.NullString
		err = rows.Scan(&p.ID, &p.ClientID, scanDay{&p.Made}, &p.Currency, &p.Grace, &p.Note, scanDay{&p.Ended}, &invoices, &p.Paid, &p.Rest, &parts)
		p.Invoices, p.Instalments = splitIDs(invoices), unpackInstalments(parts.String)
		return p, err
	}, "SELECT id, client_id, made, currency, grace_days, note, ended, "+accountOf("instalment_plan_invoice", "plan_id")+
		", (SELECT group_concat(printf('%s %d', due, amount_cents) ORDER BY position) FROM instalment WHERE plan_id = t.id) FROM instalment_plan t WHERE "+where, args...)
	if err != nil || len(plans) == 0 {
		return nil, err
	}
	reminded, err := remindedPlans(ctx, tx)
	for i := range plans {
		plans[i].Reminded = reminded[plans[i].ID]
	}
	return plans, err
}

// remindedPlans returns by plan the occasions that need nothing more: a message
// about them left or is on its way, or the newest line of the history about
// them says so. Calls to be made again, and what the user took up again, leave
// an occasion open.
func remindedPlans(ctx context.Context, tx *sql.Tx) (map[data.ID][]string, error) {
	occasions, err := texts(ctx, tx, `SELECT occasion FROM message WHERE occasion >= 'plan/' AND occasion < 'plan0' AND occasion <> '' AND state <> 'cancelled'
		UNION SELECT occasion FROM (SELECT occasion, result, max(id) FROM contact WHERE occasion >= 'plan/' AND occasion < 'plan0' AND occasion <> ''
			AND result NOT IN ('unreachable', 'message_left') GROUP BY occasion) WHERE result <> 'restored' ORDER BY 1`)
	reminded := map[data.ID][]string{}
	for _, occasion := range occasions {
		number, _, _ := strings.Cut(strings.TrimPrefix(occasion, "plan/"), "/")
		if id, err := strconv.ParseInt(number, 10, 64); err == nil {
			reminded[data.ID(id)] = append(reminded[data.ID(id)], occasion)
		}
	}
	return reminded, err
}
