package letters

import (
	"cmp"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// StatementInput is what a statement of account is made of. Lines are all open
// invoices and credit notes, due or not; there may be none where From is set.
type StatementInput struct {
	Case
	From     day.Day     // activity since that day; none = open items only
	Opening  money.Cents // what was owed on the eve of From, credit deducted
	Activity []Entry     // since From, any order
	Currency string      // of the activity where nothing is open; "" = EUR
}

// currency returns the currency of the account.
func (in StatementInput) currency() string {
	if len(in.Lines) == 0 && in.Currency != "" {
		return in.Currency
	}
	return in.Case.currency()
}

// EntryKind is what moved an account.
type EntryKind string

const (
	EntryInvoice    EntryKind = "invoice"
	EntryCreditNote EntryKind = "credit_note"
	EntryPayment    EntryKind = "payment"
	// EntryCharge is a penalty or an indemnity that a payment settled: what of
	// the payment does not lower the invoices.
	EntryCharge EntryKind = "charge"
)

// Entry is a movement of a client's account.
type Entry struct {
	On     day.Day
	Kind   EntryKind
	Label  string      // number of the invoice or credit note; method and reference of the payment; name of the charge
	Amount money.Cents // above 0; invoices and charges add, the others deduct
}

// signed returns what the entry adds to the account.
func (e Entry) signed() money.Cents {
	if e.Kind == EntryCreditNote || e.Kind == EntryPayment {
		return -e.Amount
	}
	return e.Amount
}

// words say what the entry is, in the words of the kind of debtor.
func (e Entry) words(kind data.ClientKind) string {
	label := oneLine(e.Label)
	switch e.Kind {
	case EntryInvoice:
		return "Facture " + label
	case EntryCreditNote:
		return "Avoir " + label
	case EntryCharge:
		if kind != data.Professional && (label == "" || label == data.ChargePenalty.French()) {
			return regimeOf(kind, 0, false).penalties
		}
		return cmp.Or(label, "Pénalités et indemnité")
	}
	method, reference, _ := strings.Cut(label, " ")
	if by := methods[method]; by != "" {
		return strings.TrimSuffix("Règlement "+by+", "+reference, ", ")
	}
	return strings.TrimSpace("Règlement " + label)
}

// Statement composes the relevé de compte: what is open with its age, after the
// movements since From where it is set. It counts invoices, credit notes and
// payments, no penalties. It asks for the balance only where there is one; a
// client with nothing open gets its activity, or an error (data.CodeBlocked)
// where there is none.
func Statement(in StatementInput) (Letter, error) {
	if err := in.checkLines(); err != nil {
		return Letter{}, err
	}
	if len(in.Lines) == 0 && in.OnAccount == 0 && len(in.Activity) == 0 {
		return Letter{}, blocked("Le compte de " + in.Client.Name + " n’a ni facture ouverte ni mouvement sur la période\u00a0: il n’y a rien à relever.")
	}
	in.Lines = slices.Clone(in.Lines)
	slices.SortStableFunc(in.Lines, func(a, b NoticeLine) int { return a.Invoice.Due.Sub(b.Invoice.Due) })
	due := -in.OnAccount
	for _, l := range in.Lines {
		due += l.Balance
	}
	if err := in.agrees(due); err != nil {
		return Letter{}, err
	}
	l, err := in.frame(PaperStatement, "Relevé de compte au "+in.Today.French(), addressee(in.Client))
	if err != nil {
		return Letter{}, err
	}
	l.Meta.Title, l.Total, l.Currency = "Relevé de compte", due, in.currency()
	who := voiceOf(in.Sender)
	intro := "Voici l’état de votre compte au " + in.Today.French() + "."
	if !in.From.IsZero() {
		intro = "Voici les mouvements de votre compte du " + in.From.French() + " au " + in.Today.French() + ", et ce qui reste ouvert à cette date."
	}
	l.Blocks = append(l.Blocks, named("L’introduction", intro))
	if !in.From.IsZero() {
		l.Blocks = append(l.Blocks, Heading{"Mouvements"}, in.activity())
	}
	if len(in.Lines) > 0 {
		if !in.From.IsZero() {
			l.Blocks = append(l.Blocks, Heading{"Pièces ouvertes"})
		}
		l.Blocks = append(l.Blocks, in.openItems(due), in.ageing(due))
	}
	l.Blocks = append(l.Blocks, paragraphs(named("Ce qui n’est pas compté", in.uncounted()), named("Le solde", in.favour(due)))...)
	if due > 0 && in.Client.Insolvent.IsZero() {
		box := in.paymentBox(due)
		box.Title = "Pour régler le solde"
		l.Blocks = append(l.Blocks, box)
	}
	l.Blocks = append(l.Blocks, named("Pour finir", "Si vous relevez une différence avec vos livres, il suffit "+strings.Join(in.ways(who), " ou ")+"."))
	return l, nil
}

// agrees refuses movements that do not lead to what is open.
func (in StatementInput) agrees(due money.Cents) error {
	if in.From.IsZero() {
		return nil
	}
	end := in.Opening
	for _, e := range in.Activity {
		end += e.signed()
	}
	if end != due {
		return data.Invalid("balance", "Les mouvements du compte de "+in.Client.Name+" mènent à "+end.Format(in.currency())+", mais ses pièces ouvertes font "+
			due.Format(in.currency())+"\u00a0: lancez «\u00a0Vérifier le registre\u00a0» dans les réglages.")
	}
	return nil
}

// activity is the account day by day, with its running balance.
func (in StatementInput) activity() Table {
	cur := in.currency()
	t := Table{Columns: []Column{{Title: "Date"}, {Title: "Mouvement"}, {"Débit", true}, {"Crédit", true}, {"Solde", true}}, Strong: true}
	balance := in.Opening
	t.Rows = append(t.Rows, []string{in.From.French(), "Solde précédent", "", "", balance.Format(cur)})
	entries := slices.Clone(in.Activity)
	slices.SortStableFunc(entries, func(a, b Entry) int { return a.On.Sub(b.On) })
	var debit, credit money.Cents
	for _, e := range entries {
		balance += e.signed()
		row := []string{e.On.French(), e.words(in.Client.Kind), e.Amount.Format(cur), "", balance.Format(cur)}
		if e.signed() < 0 {
			row[2], row[3] = "", row[2]
			credit += e.Amount
		} else {
			debit += e.Amount
		}
		t.Rows = append(t.Rows, row)
	}
	t.Foot = [][]string{{"Solde au " + in.Today.French(), "", debit.Format(cur), credit.Format(cur), balance.Format(cur)}}
	return t
}

// openItems lists what is open, and the money on account that it is less of.
func (in StatementInput) openItems(due money.Cents) Table {
	cur := in.currency()
	t := Table{Columns: []Column{{Title: "Pièce"}, {Title: "Objet"}, {Title: "Date"}, {Title: "Échéance"}, {"Retard", true}, {"Montant TTC", true}, {"Réglé", true}, {"Reste dû", true}}, Strong: true}
	described := false
	for _, l := range in.Lines {
		i := l.Invoice
		number, on, late := oneLine(i.Number), i.Due.French(), "–"
		if i.Kind == data.KindCreditNote {
			number, on = "Avoir "+number, "–"
		} else if i.Due < in.Today {
			late = noBreak(count(in.Today.Sub(i.Due), "jour", "jours"))
		}
		described = described || describe(i) != ""
		t.Rows = append(t.Rows, []string{number, describe(i), i.Issued.French(), on, late, i.Signed().Format(cur), l.paid().Format(cur), l.Balance.Format(cur)})
	}
	if in.OnAccount != 0 {
		t.Foot = append(t.Foot, []string{"Sommes reçues non affectées", "", "", "", "", "", "", (-in.OnAccount).Format(cur)})
	}
	label := "Solde dû"
	if due <= 0 {
		label = "Solde"
	}
	t.Foot = append(t.Foot, []string{label, "", "", "", "", "", "", due.Format(cur)})
	if !described || !in.From.IsZero() { // beside the movements, one page is worth more
		t = t.without(1)
	}
	return t
}

// ageing is the foot of the statement: what is open by its age. The last column
// is the sum of the others.
func (in StatementInput) ageing(due money.Cents) Table {
	cur := in.currency()
	t := Table{Columns: []Column{{"Non échu", true}, {"1 à 30\u00a0jours", true}, {"31 à 60\u00a0jours", true}, {"61 à 90\u00a0jours", true}, {"Plus de 90\u00a0jours", true},
		{"À déduire", true}, {"Solde", true}}}
	var ages [6]money.Cents
	ages[5] = -in.OnAccount
	for _, l := range in.Lines {
		switch late := in.Today.Sub(l.Invoice.Due); {
		case l.Invoice.Kind == data.KindCreditNote:
			ages[5] += l.Balance
		case late <= 0:
			ages[0] += l.Balance
		default:
			ages[min((late-1)/30+1, 4)] += l.Balance
		}
	}
	var row []string
	for _, amount := range ages {
		row = append(row, amount.Format(cur))
	}
	t.Rows = [][]string{append(row, due.Format(cur))}
	if ages[5] == 0 {
		t = t.without(5)
	}
	return t
}

// uncounted says what is owed beside the balance, without an amount.
func (in StatementInput) uncounted() string {
	s := in.sums()
	switch {
	case s.penalty.left()+s.indemnity.left() == 0:
		return ""
	case in.Client.Kind == data.Consumer:
		return "Ce relevé ne compte pas les intérêts au taux légal."
	}
	return "Ce relevé ne compte ni les " + strings.ToLower(regimeOf(in.Client.Kind, in.Today, false).penalties) + " ni l’indemnité forfaitaire de recouvrement."
}

// favour says that nothing is to be paid.
func (in StatementInput) favour(due money.Cents) string {
	switch {
	case due < 0:
		return "Votre compte présente un solde en votre faveur de " + (-due).Format(in.currency()) + "\u00a0: il n’y a rien à régler."
	case due == 0:
		return "Votre compte est soldé\u00a0: il n’y a rien à régler."
	}
	return ""
}

// addressee returns who a business's letters about its account go to, where it
// is known and fits a line of the address.
func addressee(c data.Client) string {
	if c.Kind == data.Consumer || c.Contact == "" {
		return ""
	}
	line := "À l’attention de " + strings.TrimSpace(c.Civility+" "+oneLine(c.Contact))
	if len([]rune(line)) > addressWidth {
		return ""
	}
	return line
}
