package letters

import (
	"slices"

	"dument/data"
	"dument/data/money"
)

// Sheet is a table of values for a spreadsheet: each cell is a string, an int,
// a money.Cents, a money.Rate or a day.Day, or nil where there is nothing.
type Sheet struct {
	Name    string // of the tab
	Columns []string
	Rows    [][]any
	Foot    []any  // totals; or nil
	Note    string // French: what the totals leave out; or ""
}

// ClaimsSheets returns what is claimed as values: a tab with a row for each
// invoice, one with each run of days, one with the payments, one with the rows
// of the ledger; a tab without rows is left out. The totals are those that
// ClaimsPaper and DossierIndex print for the same case.
func ClaimsSheets(c Case) []Sheet {
	c, aside := c.bare()
	claims := c.claimsTab()
	claims.Note = aside
	var out []Sheet
	for _, s := range []Sheet{claims, c.interestTab(), c.paymentsTab(), c.ledgerTab()} {
		if len(s.Rows) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (in Case) claimsTab() Sheet {
	s := Sheet{Name: "Créances", Columns: []string{"Pièce", "Numéro", "Objet", "Date", "Échéance", "Devise", "Montant TTC", "Réglé", "Reste dû",
		"Intérêts restant dus", "Indemnité restant due", "Total"}}
	var sums [6]money.Cents
	for _, l := range in.Lines {
		i := l.Invoice
		principal := l.principal()
		row := [6]money.Cents{i.Signed(), i.Signed() - principal, principal, l.penaltyLeft(), l.Claim.IndemnityLeft()}
		row[5] = row[2] + row[3] + row[4]
		cells := []any{i.Kind.French(), oneLine(i.Number), describe(i), i.Issued, i.Due, i.Currency}
		for n, amount := range row {
			sums[n] += amount
			cells = append(cells, amount)
		}
		s.Rows = append(s.Rows, cells)
	}
	if in.OnAccount != 0 {
		s.Rows = append(s.Rows, []any{"Reçu, non affecté", nil, nil, nil, nil, in.currency(), nil, nil, -in.OnAccount, nil, nil, -in.OnAccount})
		sums[2] -= in.OnAccount
		sums[5] -= in.OnAccount
	}
	s.Foot = []any{"Total", nil, nil, nil, nil, nil, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]}
	const interest, indemnity = 9, 10
	from, to := 0, 0
	switch {
	case in.currency() != "EUR": // see bare
		from, to = interest, indemnity+1
	case in.Client.Kind == data.Consumer: // who owes no indemnity
		from, to = indemnity, indemnity+1
	}
	s.Columns, s.Foot = slices.Delete(s.Columns, from, to), slices.Delete(s.Foot, from, to)
	for n, row := range s.Rows {
		s.Rows[n] = slices.Delete(row, from, to)
	}
	return s
}

func (in Case) interestTab() Sheet {
	s := Sheet{Name: "Intérêts", Columns: []string{"Facture", "Du", "Au", "Jours", "Solde", "Taux annuel", "Base du taux", "Montant"}}
	var sum money.Cents
	for _, l := range in.Lines {
		for _, g := range l.Claim.Segments {
			s.Rows = append(s.Rows, []any{oneLine(l.Invoice.Number), g.From, g.To, g.Days, g.Balance, g.Rate, g.Basis, g.Amount})
			sum += g.Amount
		}
	}
	s.Foot = []any{"Total", nil, nil, nil, nil, nil, nil, sum}
	return s
}

func (in Case) paymentsTab() Sheet {
	s := Sheet{Name: "Encaissements", Columns: []string{"Facture", "Date", "Montant"}}
	var sum money.Cents
	for _, l := range in.Lines {
		for _, p := range l.Payments {
			what := oneLine(l.Invoice.Number)
			if p.Note != "" && l.Invoice.Kind != data.KindCreditNote {
				what += " (avoir " + oneLine(p.Note) + ")"
			}
			s.Rows = append(s.Rows, []any{what, p.On, p.Amount})
			sum += p.Amount
		}
	}
	for _, p := range in.Advance {
		s.Rows = append(s.Rows, []any{"non affecté", p.On, p.Amount})
		sum += p.Amount
	}
	s.Foot = []any{"Total", nil, sum}
	return s
}

// ChargeName returns the name of a charge in the words of the kind of debtor: a
// consumer owes no penalties, but interest.
func ChargeName(kind data.ChargeKind, debtor data.ClientKind) string {
	if kind == data.ChargePenalty {
		return regimeOf(debtor, 0, false).penalties
	}
	return kind.French()
}

func (in Case) ledgerTab() Sheet {
	s := Sheet{Name: "Réglé et abandonné", Columns: []string{"Facture", "Date", "Nature", "Mouvement", "Montant", "Motif"}}
	for _, l := range in.Lines {
		for _, c := range l.Claim.Charges {
			move, amount := "réglé", any(c.Amount)
			if c.Move == data.ChargeWaived {
				move = "abandonné"
			}
			if c.Whole {
				move, amount = "abandonné en totalité", nil
			}
			s.Rows = append(s.Rows, []any{oneLine(l.Invoice.Number), c.On, ChargeName(c.Kind, in.Client.Kind), move, amount, oneLine(c.Reason)})
		}
	}
	return s
}
