package letters

import (
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// declared are the amounts of a declaration, on the day of the judgment.
type declared struct {
	sums
	fallen, toCome money.Cents // parts of the principal: due before the judgment, or not yet
	since          []string    // money that came in on that day or later, and is not deducted
}

// atJudgment returns what payments had settled of a line before the judgment,
// interest included, and those that came in on its day or later: it takes effect
// at the first hour of its day.
func (in DeclarationInput) atJudgment(l NoticeLine) (paid money.Cents, since []PaidLine) {
	for _, p := range l.Payments {
		if p.On < in.Client.Insolvent || p.Note != "" { // a credit note owns that less was owed
			paid += p.Amount
		} else {
			since = append(since, p)
		}
	}
	return paid, since
}

// open returns what was owed of the principal of a line on the judgment's day.
func (in DeclarationInput) open(l NoticeLine) money.Cents {
	paid, _ := in.atJudgment(l)
	return l.Invoice.Signed() - paid + l.interest()
}

// toCome reports whether a line was not due yet on the judgment's day.
func (in DeclarationInput) toCome(l NoticeLine) bool {
	return l.Invoice.Kind != data.KindCreditNote && l.Invoice.Due >= in.Client.Insolvent
}

func (in DeclarationInput) fallen(l NoticeLine) bool { return !in.toCome(l) }

func (in DeclarationInput) declared() declared {
	sum := declared{sums: in.sums()}
	state := func(p PaidLine, on string) {
		sum.since = append(sum.since, p.Amount.Format(in.currency())+" le "+p.On.French()+on)
	}
	for _, l := range in.Lines {
		if in.toCome(l) {
			sum.toCome += in.open(l)
		} else {
			sum.fallen += in.open(l)
		}
		_, since := in.atJudgment(l)
		for _, p := range since {
			if l.Invoice.Kind != data.KindCreditNote {
				state(p, " ("+oneLine(l.Invoice.Number)+")")
			}
		}
		for _, c := range in.chargedSince(l) {
			state(PaidLine{On: c.On, Amount: c.Amount}, " ("+oneLine(l.Invoice.Number)+", "+lowerFirst(ChargeName(c.Kind, in.Client.Kind))+")")
		}
	}
	sum.balance = sum.fallen + sum.toCome
	for _, p := range in.Advance {
		if p.On >= in.Client.Insolvent {
			sum.onAccount -= p.Amount
			state(p, "")
		}
	}
	return sum
}

// chargedSince returns what was paid of the late-payment interest and of the
// indemnity of a line on the judgment's day or later: they are declared as they
// stood on its eve.
func (in DeclarationInput) chargedSince(l NoticeLine) (out []data.Charge) {
	for _, c := range data.InForce(in.Charged) {
		if c.InvoiceID == l.Invoice.ID && c.Move == data.ChargePaid && c.On >= in.Client.Insolvent {
			out = append(out, c)
		}
	}
	return out
}

// declaredTable states each invoice: amount, payments before the judgment, and
// what was due or still to fall due on its day.
func (in DeclarationInput) declaredTable() Table {
	cur := in.currency()
	t := Table{Columns: []Column{{Title: "Facture"}, {Title: "Objet"}, {Title: "Date"}, {Title: "Échéance"}, {"Montant TTC", true}, {"Réglé avant", true}, {"Échu", true}, {"À échoir", true}}, Strong: true}
	var total, settled, fallen, toCome money.Cents
	described := false
	for _, l := range in.Lines {
		open := in.open(l)
		paid := l.Invoice.Signed() - open
		number, due := oneLine(l.Invoice.Number), l.Invoice.Due.French()
		if l.Invoice.Kind == data.KindCreditNote {
			number, due = "Avoir "+number, "–"
		}
		row := []string{number, describe(l.Invoice), l.Invoice.Issued.French(), due, l.Invoice.Signed().Format(cur), paid.Format(cur), open.Format(cur), "–"}
		if in.toCome(l) {
			row[6], row[7] = "–", open.Format(cur)
			toCome += open
		} else {
			fallen += open
		}
		described = described || row[1] != ""
		total, settled = total+l.Invoice.Signed(), settled+paid
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 1 {
		t.Foot = [][]string{{"Total", "", "", "", total.Format(cur), settled.Format(cur), fallen.Format(cur), toCome.Format(cur)}}
	}
	// A column that says nothing gives way.
	for _, c := range []struct {
		column int
		empty  bool
	}{{7, !slices.ContainsFunc(in.Lines, in.toCome)}, {6, !slices.ContainsFunc(in.Lines, in.fallen)}, {1, !described}} {
		if c.empty {
			t = t.without(c.column)
		}
	}
	return t
}

// without returns the table without one of its columns.
func (t Table) without(column int) Table {
	cut := func(row []string) []string {
		return append(append([]string(nil), row[:column]...), row[column+1:]...)
	}
	out := Table{Strong: t.Strong, Columns: append(append([]Column(nil), t.Columns[:column]...), t.Columns[column+1:]...)}
	for _, r := range t.Rows {
		out.Rows = append(out.Rows, cut(r))
	}
	for _, r := range t.Foot {
		out.Foot = append(out.Foot, cut(r))
	}
	return out
}

// eve returns the last day that interest runs on.
func (in DeclarationInput) eve() day.Day { return in.Client.Insolvent.Add(-1) }

// total adds up what is declared.
func (in DeclarationInput) total(sum declared) Table {
	t := in.summary(in.words(in.eve(), true), sum.sums, in.eve())
	var principal [][]string
	if sum.fallen != 0 {
		principal = append(principal, []string{"Principal échu, TTC", sum.fallen.Format(in.currency())})
	}
	if sum.toCome != 0 {
		principal = append(principal, []string{"Principal à échoir, TTC", sum.toCome.Format(in.currency())})
	}
	t.Rows = append(principal, t.Rows[1:]...)
	t.Foot[0][0] = "Total déclaré au jour du jugement"
	return t
}
