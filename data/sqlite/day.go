package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// dayGroup is a client's open account in one currency, as the day's page sums it.
type dayGroup struct {
	data.ClientGroup             // what both halves share
	late, soon       dayHalf     // overdue; due from today to the horizon
	credit           money.Cents // open credit notes and money on account, not negative
}

type dayHalf struct {
	count   int
	balance money.Cents
	oldest  day.Day
	level   int
}

// Day returns what is overdue on the day today, the longest overdue first, and
// what falls due from today to horizon days later, the soonest first; one group
// a client and currency. Credit notes and money on account count against what
// is overdue, then against what is to come. A group of which nothing is left to
// pay does not show.
func (r *Register) Day(ctx context.Context, today day.Day, horizon int) (v data.DayView, err error) {
	var groups []dayGroup
	err = r.view(ctx, func(tx *sql.Tx) error {
		groups, err = dayGroups(ctx, tx, today, today.Add(horizon))
		return err
	})
	if err != nil {
		return v, err
	}
	for _, g := range groups {
		credit := g.credit
		v.Overdue = append(v.Overdue, g.half(g.late, &credit)...)
		v.Upcoming = append(v.Upcoming, g.half(g.soon, &credit)...)
	}
	byAge := func(a, b data.ClientGroup) int {
		return cmp.Or(cmp.Compare(a.OldestDue, b.OldestDue), cmp.Compare(b.Balance, a.Balance), cmp.Compare(a.ClientID, b.ClientID), cmp.Compare(a.Currency, b.Currency))
	}
	slices.SortFunc(v.Overdue, byAge)
	slices.SortFunc(v.Upcoming, byAge)
	v.OverdueTotal, v.UpcomingTotal = groupTotals(v.Overdue), groupTotals(v.Upcoming)
	return v, nil
}

// half returns the group of one half, none when the credit covers it; it takes
// from the credit what it uses.
func (g dayGroup) half(h dayHalf, credit *money.Cents) []data.ClientGroup {
	used := min(*credit, h.balance)
	*credit -= used
	if h.balance == used {
		return nil
	}
	out := g.ClientGroup
	out.Invoices, out.Balance, out.OldestDue, out.LastLevel = h.count, h.balance-used, h.oldest, levelAt(h.level)
	return []data.ClientGroup{out}
}

// dayGroups sums what is open by client and currency in one pass over one
// index. Credit notes count whatever their date.
func dayGroups(ctx context.Context, tx *sql.Tx, today, last day.Day) ([]dayGroup, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (g dayGroup, err error) {
		err = rows.Scan(&g.ClientID, &g.Currency, &g.late.count, &g.late.balance, scanDay{&g.late.oldest}, &g.late.level,
			&g.soon.count, &g.soon.balance, scanDay{&g.soon.oldest}, &g.soon.level, &g.credit, &g.Name, &g.Kind, &g.Email, scanDay{&g.LastContact})
		return g, err
	}, `WITH account AS (SELECT client_id, currency,
			count(*) FILTER (WHERE late) AS n1, coalesce(sum(balance_cents) FILTER (WHERE late), 0) AS b1, min(due) FILTER (WHERE late) AS d1,
			coalesce(max(last_level) FILTER (WHERE late), 0) AS l1,
			count(*) FILTER (WHERE soon) AS n2, coalesce(sum(balance_cents) FILTER (WHERE soon), 0) AS b2, min(due) FILTER (WHERE soon) AS d2,
			coalesce(max(last_level) FILTER (WHERE soon), 0) AS l2,
			-coalesce(sum(balance_cents) FILTER (WHERE balance_cents < 0), 0) AS credit
			FROM (SELECT client_id, currency, due, balance_cents, last_level, balance_cents > 0 AND due < ?1 AS late,
				balance_cents > 0 AND due BETWEEN ?1 AND ?2 AS soon FROM invoice INDEXED BY invoice_open WHERE archived = 0 AND balance_cents <> 0)
			GROUP BY client_id, currency)
		SELECT a.client_id, a.currency, n1, b1, d1, l1, n2, b2, d2, l2,
			credit + coalesce((SELECT sum(unallocated_cents) FROM payment p WHERE p.client_id = a.client_id AND p.currency = a.currency AND unallocated_cents <> 0), 0),
			c.name, c.kind, c.email, c.last_contact
		FROM account a CROSS JOIN client c ON c.id = a.client_id WHERE n1 + n2 > 0`, today.String(), last.String())
}

// groupTotals sums groups by currency, EUR first.
func groupTotals(groups []data.ClientGroup) []data.Total {
	sums := map[string]money.Cents{}
	for _, g := range groups {
		sums[g.Currency] += g.Balance
	}
	var totals []data.Total
	for currency, balance := range sums {
		totals = append(totals, data.Total{Currency: currency, Amount: balance, Balance: balance})
	}
	slices.SortFunc(totals, func(a, b data.Total) int {
		return cmp.Or(-cmp.Compare(btoi(a.Currency == "EUR"), btoi(b.Currency == "EUR")), cmp.Compare(a.Currency, b.Currency))
	})
	return totals
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
