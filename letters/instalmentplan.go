package letters

import (
	"strconv"

	"dument/data"
	"dument/data/money"
)

// PlanInput is what a plan d’apurement is made of. Lines are the plan's invoices.
type PlanInput struct {
	Case
	Plan data.InstalmentPlan
}

// InstalmentPlanLetter composes the plan d’apurement: the debt that the client
// acknowledges, with the amount to be written by its own hand in letters and in
// figures (art. 1376 C. civ.), the instalments, and what happens where one is
// missed. It is made in two originals (art. 1375 C. civ.), and an acknowledgement
// interrupts prescription (art. 2240). Total is what is left to pay of the plan.
// It refuses a plan of more than is owed, one that has ended or is paid, and a
// debtor in collective proceedings, whom the law forbids to pay earlier debts.
func InstalmentPlanLetter(in PlanInput) (Letter, error) {
	s := in.sums()
	left := in.Plan.Total() - in.Plan.Paid
	if err := in.check(s, left); err != nil {
		return Letter{}, err
	}
	l, err := in.frame(PaperPlan, "Plan d’apurement et reconnaissance de dette", regimeOf(in.Client.Kind, in.Today, false).attention)
	if err != nil {
		return Letter{}, err
	}
	l.Meta.Title, l.Total = "Plan d’apurement", left
	l.Greeting, l.Closing = "", ""
	l.Signature = append(l.Signature, "Date et signature\u00a0:")
	l.Blocks = append(l.Blocks, in.debt(l, left))
	l.Blocks = append(l.Blocks, in.invoiceTable())
	if left > s.balance-s.onAccount {
		l.Blocks = append(l.Blocks, in.summary(regimeOf(in.Client.Kind, in.Today, false), s, in.Today))
	}
	l.Blocks = append(l.Blocks, named("L’accord", speak(in.Sender, "J’accepte", "Nous acceptons")+" que cette somme soit payée "+in.times()+
		", aux dates suivantes. Tout versement peut être avancé."), in.schedule(left))
	l.Blocks = append(l.Blocks, paragraphs(named("Comment régler", in.howToPay()),
		named("Si un versement manque", "Si un versement n’est pas reçu en entier "+in.grace()+", malgré un rappel écrit, les délais accordés prennent fin et tout ce qui reste dû devient aussitôt exigible. "+
			"Le présent plan échelonne le paiement\u202f; il n’est ni une remise de dette ni une novation."),
		named("Ce que vaut la signature", "La signature du débiteur vaut reconnaissance de la dette (article 2240 du code civil). Fait en deux originaux, un pour chaque partie."))...)
	l.Blocks = append(l.Blocks, SignBox{Title: "Le débiteur, " + oneLine(in.Client.Name),
		Ask:   "À recopier de sa main (article 1376 du code civil)\u00a0: «\u00a0" + in.mention(l, left) + "\u00a0»",
		Rules: 2, Sign: in.signs()})
	return l, nil
}

func (in PlanInput) check(s sums, left money.Cents) error {
	if err := in.noProceedings(); err != nil {
		return err
	}
	if err := in.Case.check(); err != nil {
		return err
	}
	p := in.Plan
	if err := p.Validate(); err != nil {
		return err
	}
	name, cur := in.Client.Name, in.currency()
	switch {
	case len(in.Lines) == 0 || s.balance-s.onAccount <= 0:
		return NothingOwed(name)
	case p.Currency != cur:
		return data.Invalid("currency", "L’échéancier de "+name+" est en "+p.Currency+", ses factures en "+cur+"\u00a0: refaites-le dans la devise des factures.")
	case !p.Ended.IsZero():
		return blocked("L’échéancier de " + name + " a pris fin le " + p.Ended.French() + "\u00a0: convenez d’un autre avant de l’imprimer.")
	case left <= 0:
		return blocked("L’échéancier de " + name + " est entièrement payé\u00a0: il n’y a plus rien à échelonner.")
	case left > s.due():
		return data.Invalid("instalments", "L’échéancier de "+name+" demande "+left.Format(cur)+", mais il n’est dû que "+s.due().Format(cur)+
			"\u00a0: nul ne peut reconnaître plus qu’il ne doit. Refaites les versements.")
	}
	return nil
}

// debt states who owes what to whom.
func (in PlanInput) debt(l Letter, left money.Cents) Paragraph {
	who := oneLine(in.Client.Name)
	if in.Client.SIREN != "" {
		who += " (SIREN " + groupDigits(in.Client.SIREN) + ")"
	}
	after := ""
	if l.Currency == "EUR" {
		after = " (" + InWords(left) + ")"
	}
	if in.Plan.Paid > 0 {
		after += ", " + in.Plan.Paid.Format(l.Currency) + " étant déjà versés depuis l’accord du " + in.Plan.Made.French()
	}
	for _, part := range []money.Cents{in.sums().balance - in.sums().onAccount, in.sums().due()} {
		if left == part {
			return Paragraph{Name: "La dette", Runs: []Run{{Text: who + ", débiteur, reconnaît devoir à " + l.Sender.Name + ", créancier, la somme de "},
				{Text: left.Format(l.Currency), Bold: true}, {Text: after + ", au titre de ce qui suit."}}}
		}
	}
	return Paragraph{Name: "La dette", Runs: []Run{{Text: who + ", débiteur, reconnaît devoir à " + l.Sender.Name + ", créancier, la somme de "},
		{Text: left.Format(l.Currency), Bold: true}, {Text: after + ", à valoir sur ce qui suit."}}}
}

// times says in how many payments.
func (in PlanInput) times() string {
	if n := len(in.Plan.Instalments); n > 1 {
		return "en " + count(n, "versement", "versements")
	}
	return "en un versement"
}

// schedule lists the instalments, with what is left after each.
func (in PlanInput) schedule(left money.Cents) Table {
	cur, paid := in.currency(), in.Plan.Paid > 0
	t := Table{Columns: []Column{{Title: "Versement"}, {Title: "Au plus tard le"}, {"Montant", true}, {"Déjà versé", true}, {"Reste dû ensuite", true}}, Strong: true}
	for k, i := range in.Plan.Instalments {
		owed := in.Plan.Owed(k)
		left -= owed
		t.Rows = append(t.Rows, []string{strconv.Itoa(k + 1), i.Due.French(), i.Amount.Format(cur), (i.Amount - owed).Format(cur), left.Format(cur)})
	}
	total := in.Plan.Total()
	t.Foot = [][]string{{"Total", "", total.Format(cur), in.Plan.Paid.Format(cur), ""}}
	if !paid {
		t = t.without(3)
	}
	return t
}

// howToPay says where each instalment goes, without a code for a transfer: it
// would be one of the whole debt.
func (in PlanInput) howToPay() string {
	to := "Chaque versement se fait"
	if in.Sender.IBAN != "" {
		to += " par virement à " + oneLine(in.Sender.Name) + ", IBAN " + noBreak(data.GroupIBAN(in.Sender.IBAN))
		if in.Sender.BIC != "" {
			to += ", BIC " + in.Sender.BIC
		}
		to += ", ou"
	}
	return to + " par chèque à l’ordre " + of(in.Sender.Name) + ", avec la référence " + listOf(in.numbers(), 2, "et", "autres") + "."
}

// grace says until when an instalment may come.
func (in PlanInput) grace() string {
	if in.Plan.Grace == 0 {
		return "à sa date"
	}
	return "dans les " + count(in.Plan.Grace, "jour", "jours") + " qui suivent sa date"
}

// mention is what the debtor writes by hand, in letters and in figures.
func (in PlanInput) mention(l Letter, left money.Cents) string {
	s := "Je reconnais devoir à " + l.Sender.Name + " la somme de "
	if l.Currency == "EUR" {
		return s + InWords(left) + " (" + left.Format(l.Currency) + ")."
	}
	return s + left.Format(l.Currency) + " (à écrire aussi en toutes lettres)."
}

// signs says who signs for the debtor.
func (in PlanInput) signs() string {
	if in.Client.Kind == data.Consumer {
		return "Date et signature\u00a0:"
	}
	return "Nom, qualité, date et signature\u00a0:"
}
