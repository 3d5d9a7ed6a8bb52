package headless

import (
	"encoding/json"
	"strconv"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// claimReport is what "claim --json" gives.
type claimReport struct {
	Number    string          `json:"number"`
	Regime    data.ClientKind `json:"regime"`
	Principal money.Cents     `json:"principal_cents"`
	Balance   money.Cents     `json:"balance_cents"`
	Segments  []claimSegment  `json:"segments"`
	Penalty   money.Cents     `json:"penalty_cents"`
	Indemnity money.Cents     `json:"indemnity_cents"`
	Total     money.Cents     `json:"total_cents"`
}

type claimSegment struct {
	From    day.Day     `json:"from"`
	To      day.Day     `json:"to"` // included
	Days    int         `json:"days"`
	Balance money.Cents `json:"balance_cents"`
	Rate    json.Number `json:"rate_percent"` // a year
	Amount  money.Cents `json:"amount_cents"`
}

// claim computes what is owed on an invoice today.
func claim(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		owed, err := d.Claim(c.ctx, inv.ID, d.Today())
		if err != nil {
			return err
		}
		r := claimReport{inv.Number, owed.Regime, owed.Principal, owed.Balance, []claimSegment{}, owed.Penalty, owed.Indemnity, owed.Total()}
		var rows [][]string
		for _, s := range owed.Segments {
			r.Segments = append(r.Segments, claimSegment{s.From, s.To, s.Days, s.Balance, json.Number(s.Rate.Plain()), s.Amount})
			rows = append(rows, []string{s.From.French(), s.To.French(), strconv.Itoa(s.Days), s.Balance.Format(inv.Currency), s.Rate.French(), s.Amount.Format(inv.Currency)})
		}
		var b strings.Builder
		b.WriteString(inv.Kind.French() + " " + inv.Number + ", au " + d.Today().French() + "\n")
		if len(rows) > 0 {
			b.WriteString(table([]string{"Du", "Au", ">Jours", ">Solde", ">Taux", ">Pénalités"}, rows))
		}
		indemnity := owed.Indemnity.Format(inv.Currency)
		if inv.Currency != "EUR" && len(rows) > 0 {
			indemnity = rules.FlatIndemnity.Format("EUR") + ", à part"
		}
		b.WriteString(columns([][]string{{"Solde", owed.Balance.Format(inv.Currency)}, {"Pénalités de retard", owed.Penalty.Format(inv.Currency)},
			{"Indemnité de recouvrement", indemnity}, {"Total dû", owed.Total().Format(inv.Currency)}}, false, true))
		return c.report(r, b.String())
	})
}
