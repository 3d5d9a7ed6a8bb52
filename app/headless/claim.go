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
	Currency  string          `json:"currency"` // of all amounts: the 40 EUR of an invoice in another one stand apart, and are in none
	Regime    data.ClientKind `json:"regime"`
	Principal money.Cents     `json:"principal_cents"`
	Balance   money.Cents     `json:"balance_cents"`
	Segments  []claimSegment  `json:"segments"`
	Penalty   money.Cents     `json:"penalty_cents"`
	Indemnity money.Cents     `json:"indemnity_cents"`
	Total     money.Cents     `json:"total_cents"` // still owed

	InterestPaid    money.Cents `json:"interest_paid_cents"` // by payments that pay the interest first
	PenaltyWaived   money.Cents `json:"penalty_waived_cents"`
	PenaltyPaid     money.Cents `json:"penalty_paid_cents"`
	PenaltyLeft     money.Cents `json:"penalty_left_cents"`
	IndemnityWaived money.Cents `json:"indemnity_waived_cents"`
	IndemnityPaid   money.Cents `json:"indemnity_paid_cents"`
	IndemnityLeft   money.Cents `json:"indemnity_left_cents"`
	LastDay         day.Day     `json:"prescribed_after"` // last day to act
}

type claimSegment struct {
	From    day.Day     `json:"from"`
	To      day.Day     `json:"to"` // included
	Days    int         `json:"days"`
	Balance money.Cents `json:"balance_cents"`
	Rate    json.Number `json:"rate_percent"` // a year
	Basis   string      `json:"basis"`        // where the rate comes from
	Amount  money.Cents `json:"amount_cents"`
}

// claim computes what is owed on an invoice today.
func claim(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		return c.showClaim(d, inv, "")
	})
}

// showClaim reports the account of an invoice; text comes first.
func (c *call) showClaim(d *desk.Desk, inv data.Invoice, text string) error {
	a, err := d.InvoiceAccount(c.ctx, inv.ID, 0)
	if err != nil {
		return err
	}
	clock, err := d.Clock(c.ctx, inv.ID)
	if err != nil {
		return err
	}
	r := claimReport{Number: inv.Number, Currency: inv.Currency, Regime: a.Regime, Principal: a.Principal, Balance: a.Balance, Segments: []claimSegment{},
		Penalty: a.Penalty, Indemnity: a.Indemnity, Total: a.Total(), InterestPaid: a.InterestPaid,
		PenaltyWaived: a.PenaltyWaived, PenaltyPaid: a.PenaltyPaid, PenaltyLeft: a.PenaltyLeft(),
		IndemnityWaived: a.IndemnityWaived, IndemnityPaid: a.IndemnityPaid, IndemnityLeft: a.IndemnityLeft(), LastDay: clock.Last}
	var rows [][]string
	for _, s := range a.Segments {
		r.Segments = append(r.Segments, claimSegment{s.From, s.To, s.Days, s.Balance, json.Number(s.Rate.Plain()), s.Basis, s.Amount})
		rows = append(rows, []string{s.From.French(), s.To.French(), strconv.Itoa(s.Days), s.Balance.Format(inv.Currency), s.Rate.French(), s.Basis, s.Amount.Format(inv.Currency)})
	}
	var b strings.Builder
	if text != "" {
		b.WriteString(text + "\n\n")
	}
	b.WriteString(inv.Kind.French() + " " + inv.Number + ", au " + d.Today().French() + "\n")
	if len(rows) > 0 {
		b.WriteString(table([]string{"Du", "Au", ">Jours", ">Solde", ">Taux", "Base du taux", ">" + interestName(a.Regime)}, rows))
	}
	b.WriteString(columns(claimSums(a, inv.Currency, len(rows) > 0), false, true))
	if n := len(a.Segments); n > 0 && a.Segments[n-1].Balance < a.Balance {
		b.WriteString("Les intérêts tiennent compte de " + (a.Balance - a.Segments[n-1].Balance).Format(inv.Currency) +
			" d’avoirs ou de sommes reçues d’avance, qui se déduisent de l’ensemble du compte.\n")
	}
	b.WriteString("Dernier jour pour agir en justice\u00a0: " + clock.Last.French())
	return c.report(r, b.String())
}

// interestName names what runs for a late payment: a consumer owes no penalty.
func interestName(regime data.ClientKind) string {
	if regime == data.Consumer {
		return "Intérêts légaux"
	}
	return "Pénalités de retard"
}

// claimSums are the lines that the total is made of; what is nothing is left
// out but for the three that are always asked about.
func claimSums(a rules.Account, currency string, late bool) [][]string {
	indemnity := a.Indemnity.Format(currency)
	if currency != "EUR" && late {
		indemnity = rules.FlatIndemnity.Format("EUR") + ", à part"
	}
	rows := [][]string{{"Solde", a.Balance.Format(currency)}, {interestName(a.Regime), a.Penalty.Format(currency)}}
	less := func(name string, amount money.Cents) {
		if amount != 0 {
			rows = append(rows, []string{"  " + name, (-amount).Format(currency)})
		}
	}
	less("réglées par imputation sur les intérêts", a.InterestPaid)
	less("réglées", a.PenaltyPaid)
	less("abandonnées", a.PenaltyWaived)
	if a.Regime != data.Consumer { // who never owes any
		rows = append(rows, []string{"Indemnité de recouvrement", indemnity})
	}
	less("réglée", a.IndemnityPaid)
	less("abandonnée", a.IndemnityWaived)
	return append(rows, []string{"Total dû", a.Total().Format(currency)})
}
