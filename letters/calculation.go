package letters

import (
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Calculation composes the décompte: what is owed on a day, invoice by invoice,
// with every run of days of the late-payment interest, the basis of its rate,
// and what was paid or given up of it. The accounts of the lines count until
// that day (none = Today); payments that came later are left out. It is also
// what a court, a trustee or a commissaire de justice is shown, so it speaks of
// both sides by their names. Its errors are those of FormalNotice.
func Calculation(in Case, until day.Day) (Letter, error) {
	if until.IsZero() {
		until = in.Today
	}
	in = in.at(until)
	if err := in.check(); err != nil {
		return Letter{}, err
	}
	s := in.sums()
	if len(in.Lines) == 0 || s.due() <= 0 {
		return Letter{}, NothingOwed(in.Client.Name)
	}
	r := in.words(until, false)
	l, err := in.frame(PaperCalculation, "Décompte des sommes dues au "+until.French(), r.attention)
	if err != nil {
		return Letter{}, err
	}
	l.Meta.Title = "Décompte des sommes dues"
	l.References, l.Total = in.references(), s.due()
	l.Greeting, l.Closing = "", ""
	l.Signature = append(l.Signature, "Signature\u00a0:")
	l.Blocks = append(l.Blocks, named("Les parties", "Sommes dues par "+oneLine(in.Client.Name)+" à "+l.Sender.Name+", arrêtées au "+until.French()+"."), in.invoiceTable())
	l.Blocks = append(l.Blocks, in.received(r)...)
	words := paragraphs(named("Le fondement", joined(r.accrues, r.flat)), named("Les intérêts", in.untilNow(s)), named("Ce à quoi il est renoncé", in.gaveUp(r)))
	if s.segments > 0 {
		words = append(append([]Block{Heading{r.penalties}}, words...), in.penaltyTable(r))
	}
	l.Blocks = append(l.Blocks, words...)
	if t := in.chargeTable(r); len(t.Rows) > 0 {
		l.Blocks = append(l.Blocks, Heading{"Réglé ou abandonné"}, t)
	}
	if len(in.numbers()) > 1 && s.penalty.due+s.indemnity.due > 0 {
		l.Blocks = append(l.Blocks, Heading{"Par facture"}, in.perInvoice(r, s))
	}
	if in.Client.Insolvent.IsZero() {
		l.Blocks = append(l.Blocks, Pair{in.paymentBox(s.due()), in.summary(r, s, until)})
	} else {
		l.Blocks = append(l.Blocks, in.summary(r, s, until)) // nothing may be paid any more, art. L622-7 C. com.
	}
	return l, nil
}

// at returns the case as it stood at the end of a day.
func (in Case) at(until day.Day) Case {
	later := func(p PaidLine) bool { return p.On > until }
	lines := in.Lines
	in.Lines = nil
	for _, l := range lines {
		if l.Invoice.Issued > until {
			continue
		}
		for _, p := range l.Payments {
			if later(p) {
				l.Balance += p.Amount
			}
		}
		l.Payments = slices.DeleteFunc(slices.Clone(l.Payments), later)
		in.Lines = append(in.Lines, l)
	}
	for _, p := range in.Advance {
		if later(p) {
			in.OnAccount -= p.Amount
		}
	}
	in.Advance = slices.DeleteFunc(slices.Clone(in.Advance), later)
	return in
}

// untilNow says why a consumer's calculation counts no interest yet.
func (in Case) untilNow(s sums) string {
	if in.Client.Kind != data.Consumer || s.segments > 0 {
		return ""
	}
	return "Aucun intérêt n’est compté\u00a0: au taux légal, il ne court qu’à compter de la réception d’une mise en demeure (article 1231-6 du code civil)."
}

// chargeTable lists what was paid or given up of the late-payment interest and
// of the indemnity, by day. What a payment on an invoice paid of its interest is
// stated with the payments.
func (in Case) chargeTable(r regime) Table {
	cur := in.currency()
	t := Table{Columns: []Column{{Title: "Date"}, {Title: "Facture"}, {Title: "Ligne"}, {Title: "Mouvement"}, {"Montant", true}}}
	type entry struct {
		on  day.Day
		row []string
	}
	var entries []entry
	for _, l := range in.Lines {
		for _, c := range settledRows(l) {
			name, ending := r.penalties, r.ending
			if c.Kind == data.ChargeIndemnity {
				name, ending = "Indemnité forfaitaire", "e"
			}
			move := "Abandonné" + ending
			if c.Move == data.ChargePaid {
				move = "Réglé" + ending
			}
			entries = append(entries, entry{c.On, []string{c.On.French(), oneLine(l.Invoice.Number), name, move, (-c.Amount).Format(cur)}})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return a.on.Sub(b.on) })
	for _, e := range entries {
		t.Rows = append(t.Rows, e.row)
	}
	return t
}

// settledRows returns the rows of a line's ledger with what each takes off what is
// owed, in the order in which they do (see rules.AccountOf): together they are
// what the account says was paid and given up.
func settledRows(l NoticeLine) []data.Charge {
	c, left := l.Claim, map[data.ChargeKind]map[data.ChargeMove]money.Cents{
		data.ChargePenalty:   {data.ChargePaid: l.Claim.PenaltyPaid, data.ChargeWaived: l.Claim.PenaltyWaived},
		data.ChargeIndemnity: {data.ChargePaid: l.Claim.IndemnityPaid, data.ChargeWaived: l.Claim.IndemnityWaived},
	}
	var out []data.Charge
	for _, row := range c.Charges {
		rest := left[row.Kind][row.Move]
		if !row.Whole {
			rest = min(rest, row.Amount)
		}
		if rest > 0 {
			left[row.Kind][row.Move] -= rest
			row.Amount = rest
			out = append(out, row)
		}
	}
	return out
}

// perInvoice states for each invoice what is left of it, of its late-payment
// interest and of its indemnity.
func (in Case) perInvoice(r regime, s sums) Table {
	cur := in.currency()
	t := Table{Columns: []Column{{Title: "Facture"}, {"Reste dû", true}, {r.column, true}, {"Indemnité", true}, {"Total", true}}, Strong: true}
	flat := in.Client.Kind != data.Consumer
	for _, l := range in.Lines {
		number := oneLine(l.Invoice.Number)
		if l.Invoice.Kind == data.KindCreditNote {
			number = "Avoir " + number
		}
		t.Rows = append(t.Rows, []string{number, l.principal().Format(cur), l.penaltyLeft().Format(cur), l.Claim.IndemnityLeft().Format(cur), l.total().Format(cur)})
	}
	if s.onAccount != 0 {
		t.Foot = append(t.Foot, []string{"Sommes reçues non affectées", (-s.onAccount).Format(cur), "", "", (-s.onAccount).Format(cur)})
	}
	t.Foot = append(t.Foot, []string{"Total", (s.balance - s.onAccount).Format(cur), s.penalty.left().Format(cur), s.indemnity.left().Format(cur), s.due().Format(cur)})
	if !flat {
		t = t.without(3)
	}
	return t
}
