package letters

import (
	"fmt"
	"strconv"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// invoiceTable states each invoice: amount, payments received, balance. What
// payments settled of the interest is no part of it.
func (in Case) invoiceTable() Table {
	s, cur := in.sums(), in.currency()
	described := false
	if len(in.numbers()) > 1 {
		for _, l := range in.Lines {
			described = described || l.Invoice.Subject != "" || l.Invoice.OrderRef != ""
		}
	}
	t := Table{Columns: []Column{{Title: "Facture"}, {Title: "Date"}, {Title: "Échéance"},
		{"Montant TTC", true}, {"Réglé", true}, {"Reste dû", true}}, Strong: true}
	if described {
		t.Columns = append(t.Columns[:1], append([]Column{{Title: "Objet"}}, t.Columns[1:]...)...)
	}
	for _, l := range in.Lines {
		i := l.Invoice
		number, due := oneLine(i.Number), i.Due.French()
		if i.Kind == data.KindCreditNote {
			number, due = "Avoir "+number, "–"
		}
		row := []string{number}
		if described {
			row = append(row, describe(i))
		}
		t.Rows = append(t.Rows, append(row, i.Issued.French(), due, i.Signed().Format(cur), (l.paid()-l.interest()).Format(cur), l.principal().Format(cur)))
	}
	if len(in.Lines) > 1 {
		foot := make([]string, len(t.Columns))
		foot[0] = "Total"
		copy(foot[len(foot)-3:], []string{s.total.Format(cur), s.paid.Format(cur), s.balance.Format(cur)})
		t.Foot = [][]string{foot}
	}
	return t
}

// describe says what an invoice is for: its subject and the client's order.
func describe(i data.Invoice) string {
	subject, ref := oneLine(i.Subject), oneLine(i.OrderRef)
	switch {
	case ref == "":
		return subject
	case subject == "":
		return "Commande " + ref
	}
	return subject + " – commande " + ref
}

// received states each payment with its day, the money on account apart, and
// what the penalties take into account of it; nothing when none came.
func (in Case) received(r regime) []Block {
	return paragraphs(named("Les règlements", in.payments(r)), named("Ce que le calcul en fait", in.effect(r)))
}

// payments states each payment with its day, the money on account apart, and
// what of them paid interest.
func (in Case) payments(r regime) string {
	var items, notes, advance []string
	for _, l := range in.Lines {
		if l.Invoice.Kind == data.KindCreditNote {
			continue
		}
		for _, p := range l.Payments {
			s := p.Amount.Format(in.currency()) + " le " + p.On.French()
			if len(in.Lines) > 1 {
				s += " (" + oneLine(l.Invoice.Number) + ")"
			}
			if p.Note != "" {
				notes = append(notes, oneLine(p.Note)+", "+s)
				continue
			}
			items = append(items, s)
		}
	}
	for _, p := range in.Advance {
		advance = append(advance, p.Amount.Format(in.currency())+" le "+p.On.French())
	}
	list := func(label string, items []string) string {
		if len(items) == 0 {
			return ""
		}
		return label + "\u00a0: " + strings.Join(items, "\u202f; ") + "."
	}
	first := ""
	if x := in.sums().interest; x > 0 {
		first = "Des règlements reçus, " + x.Format(in.currency()) + " ont d’abord payé les " + strings.ToLower(r.penalties) + " (article 1343-1 du code civil)\u202f; le reste a réduit le principal."
	}
	return joined(list(many(len(items), "Règlement reçu et déduit", "Règlements reçus et déduits"), items), first,
		list(many(len(notes), "Avoir déduit", "Avoirs déduits"), notes),
		list("Sommes reçues sans affectation à une facture, déduites du total", advance))
}

// effect says that the penalties take credit notes and money on account into
// account.
func (in Case) effect(r regime) string {
	var notes []string
	for _, l := range in.Lines {
		if l.Invoice.Kind == data.KindCreditNote {
			notes = append(notes, oneLine(l.Invoice.Number))
		}
	}
	if in.sums().segments == 0 || len(notes)+len(in.Advance) == 0 {
		return ""
	}
	return "Le calcul des " + strings.ToLower(r.penalties) + " tient compte " + in.counted(notes, len(in.Advance)) + "."
}

// counted names the credit notes and the money on account that penalties take
// into account, and how.
func (in Case) counted(notes []string, advance int) string {
	var what []string
	switch len(notes) {
	case 0:
	case 1:
		what = append(what, "de l’avoir "+notes[0])
	default:
		what = append(what, "des avoirs "+listOf(notes, len(notes), "et", ""))
	}
	if advance > 0 {
		what = append(what, "des sommes non affectées")
	}
	s := strings.Join(what, " et ") + ", à leur date"
	if len(notes) == 1 && advance == 0 {
		s = what[0] + ", à sa date"
	}
	if len(in.numbers()) > 1 {
		s += ", sur les factures les plus anciennes d’abord"
	}
	return s
}

// penaltyTable states every run of days with its balance, rate, basis and amount.
func (in Case) penaltyTable(r regime) Table {
	cur, one := in.currency(), len(in.Lines) == 1
	t := Table{Columns: []Column{{Title: "Facture"}, {Title: "Du"}, {Title: "Au"}, {"Jours", true}, {"Solde", true},
		{"Taux annuel", true}, {Title: "Base du taux"}, {r.column, true}}, Strong: true}
	if one {
		t.Columns = t.Columns[1:]
	}
	var sum money.Cents
	rows := 0
	for _, l := range in.Lines {
		for _, s := range l.Claim.Segments {
			row := []string{oneLine(l.Invoice.Number), s.From.French(), s.To.French(), strconv.Itoa(s.Days),
				s.Balance.Format(cur), s.Rate.French(), s.Basis, s.Amount.Format(cur)}
			if one {
				row = row[1:]
			}
			t.Rows = append(t.Rows, row)
			sum += s.Amount
			rows++
		}
	}
	if rows > 1 {
		foot := make([]string, len(t.Columns))
		foot[0], foot[len(foot)-1] = "Total", sum.Format(cur)
		t.Foot = [][]string{foot}
	}
	return t
}

// summary adds up what is due on a day, a line for each thing: the total is the
// sum of the lines above it.
func (in Case) summary(r regime, s sums, until day.Day) Table {
	cur := in.currency()
	label := "Reste dû sur la facture, TTC"
	switch notes := len(in.Lines) - len(in.numbers()); {
	case len(in.numbers()) > 1:
		label = "Reste dû sur les factures, TTC"
	case notes > 0:
		label = "Reste dû sur la facture, avoirs déduits, TTC"
	}
	t := Table{Columns: []Column{{}, {Figure: true}}, Strong: true, Rows: [][]string{{label, s.balance.Format(cur)}}}
	add := func(label string, amount money.Cents) {
		if amount != 0 {
			t.Rows = append(t.Rows, []string{label, amount.Format(cur)})
		}
	}
	add("Sommes reçues non affectées", -s.onAccount)
	if s.segments > 0 {
		t.Rows = append(t.Rows, []string{r.penalties + " au " + in.lastDay(until).French(), s.penalty.due.Format(cur)})
	}
	add(r.column+" réglé"+r.ending, -s.penalty.paid)
	add(r.column+" abandonné"+r.ending, -s.penalty.waived)
	if s.indemnity.due > 0 {
		each := (s.indemnity.due / money.Cents(s.late)).Format("EUR")
		add(fmt.Sprintf("%s (%s × %d)", r.indemnity, each, s.late), s.indemnity.due)
	}
	add("Indemnité réglée", -s.indemnity.paid)
	add("Indemnité abandonnée", -s.indemnity.waived)
	t.Foot = [][]string{{"Total dû à ce jour", s.due().Format(cur)}}
	if until != in.Today {
		t.Foot[0][0] = "Total dû au " + until.French()
	}
	return t
}

// annex holds the tables that are too long for the letter; nothing when none is.
func (in Case) annex(r regime, s sums) []Block {
	var out []Block
	if in.longList() {
		out = append(out, Heading{"Décompte des sommes dues, arrêté au " + in.Today.French()}, in.invoiceTable())
		out = append(out, in.received(r)...)
	}
	if in.counts() && in.longClaim() {
		out = append(out, Heading{"Calcul des " + strings.ToLower(r.penalties) + ", arrêté au " + in.Today.French()})
		if !in.longList() {
			out = append(out, paragraphs(named("Ce que le calcul en fait", in.effect(r)))...)
		}
		out = append(out, in.penaltyTable(r))
	}
	if in.longList() {
		out = append(out, Heading{"Récapitulatif"}, in.summary(r, s, in.Today))
	}
	return out
}
