package letters

import (
	"slices"
	"strings"

	"dument/data"
	"dument/data/money"
)

// ReceiptInput is what a receipt is made of. Lines are the invoices and credit
// notes that the payment settled something of or, of all, those that are settled.
type ReceiptInput struct {
	Case
	Payment *data.Payment // for this payment; or nil
	Settled bool          // pour solde de tout compte: nothing is owed on the lines any more
}

// Receipt composes the reçu: what came in and what it settled or, where Settled,
// that nothing is owed on the invoices any more. It refuses (data.CodeBlocked) to
// say so while anything is, penalties and indemnity included, since the sender
// would give it up by signing. Total is what was received.
func Receipt(in ReceiptInput) (Letter, error) {
	if err := in.checkLines(); err != nil {
		return Letter{}, err
	}
	if err := in.check(); err != nil {
		return Letter{}, err
	}
	object := "Reçu de paiement"
	if in.Settled {
		object = "Reçu pour solde de tout compte"
	}
	l, err := in.frame(PaperReceipt, object, addressee(in.Client))
	if err != nil {
		return Letter{}, err
	}
	l.Signature = append(l.Signature, "Signature\u00a0:")
	if p := in.Payment; p != nil {
		l.Total, l.Currency = p.Amount, p.Currency
		l.Blocks = append(l.Blocks, in.acknowledged(*p), in.allocations(*p))
		l.Blocks = append(l.Blocks, paragraphs(named("Le chèque", in.cheque(*p)), named("Ce qui reste", in.rest()))...)
	}
	if in.Settled {
		if in.Payment == nil {
			l.Total = in.cash()
		}
		l.Blocks = append(l.Blocks, in.settled(), in.invoiceTable())
		if in.Payment == nil {
			l.Blocks = append(l.Blocks, in.received(regimeOf(in.Client.Kind, in.Today, false))...)
			l.Blocks = append(l.Blocks, paragraphs(named("Ce qui est réglé en plus", in.beside()))...)
		}
		l.Blocks = append(l.Blocks, paragraphs(named("Ce à quoi il est renoncé", in.givenUp()))...)
	}
	l.Blocks = append(l.Blocks, named("Pour finir", "Reçu établi pour servir et valoir ce que de droit."))
	return l, nil
}

func (in ReceiptInput) check() error {
	p, s := in.Payment, in.sums()
	switch {
	case p == nil && !in.Settled:
		return data.Invalid("payment", "Choisissez l’encaissement dont vous donnez reçu, ou demandez un reçu pour solde de tout compte.")
	case p != nil && p.Amount == 0:
		return blocked("Cet encaissement est l’imputation d’un avoir\u00a0: rien n’a été reçu, il n’y a pas de reçu à donner.")
	case in.Settled && len(in.Lines) == 0:
		return blocked("Aucune facture de " + in.Client.Name + " n’est à solder\u00a0: choisissez celles dont vous donnez quitus.")
	}
	if p != nil {
		for _, a := range p.Allocations {
			if !slices.ContainsFunc(in.Lines, func(l NoticeLine) bool { return l.Invoice.ID == a.InvoiceID }) {
				return data.Invalid("payment", "L’encaissement du "+p.On.French()+" règle une facture qui manque au reçu\u00a0: préparez-le depuis la fiche de l’encaissement.")
			}
		}
		if p.Unallocated() < 0 {
			return data.Invalid("payment", "L’encaissement du "+p.On.French()+" est réparti au-delà de son montant\u00a0: corrigez sa répartition.")
		}
	}
	if !in.Settled {
		return nil
	}
	for _, l := range in.Lines {
		if left := l.principal(); left != 0 {
			return blocked("La pièce " + oneLine(l.Invoice.Number) + " n’est pas soldée\u00a0: il reste " + left.Format(in.currency()) + ". Un reçu pour solde de tout compte y renoncerait.")
		}
	}
	if left := s.penalty.left() + s.indemnity.left(); left > 0 {
		return blocked("Il reste " + left.Format(in.currency()) + " de pénalités ou d’indemnité sur ces factures\u00a0: un reçu pour solde de tout compte y renoncerait. " +
			"Encaissez-les ou abandonnez-les d’abord\u00a0: dans «\u00a0Sommes dues\u00a0» de la facture, ou par les commandes «\u00a0dument pay FACTURE --charges\u00a0» et «\u00a0dument waive FACTURE\u00a0».")
	}
	return nil
}

// acknowledged is the receipt itself.
func (in ReceiptInput) acknowledged(p data.Payment) Paragraph {
	amount := p.Amount.Format(p.Currency)
	var after strings.Builder
	if p.Currency == "EUR" {
		after.WriteString(" (" + InWords(p.Amount) + ")")
	}
	after.WriteString(", le " + p.On.French())
	if by := methods[p.Method]; by != "" {
		after.WriteString(", " + by)
	}
	if p.Reference != "" {
		after.WriteString(" (référence " + oneLine(p.Reference) + ")")
	}
	return Paragraph{Name: "Le reçu", Runs: []Run{{Text: speak(in.Sender, "Je reconnais", "Nous reconnaissons") + " avoir reçu de " + oneLine(in.Client.Name) + " la somme de "},
		{Text: amount, Bold: true}, {Text: after.String() + "."}}}
}

var methods = map[string]string{"virement": "par virement", "chèque": "par chèque", "carte": "par carte bancaire", "espèces": "en espèces", "prélèvement": "par prélèvement"}

// allocations states what the payment settled, line by line.
func (in ReceiptInput) allocations(p data.Payment) Table {
	t := Table{Columns: []Column{{Title: "Cette somme règle"}, {Title: "Date"}, {"Montant TTC", true}, {"Réglé par ce paiement", true}, {"Reste dû", true}}, Strong: true}
	for _, l := range in.Lines {
		var part money.Cents
		for _, a := range p.Allocations {
			if a.InvoiceID == l.Invoice.ID {
				part += a.Amount
			}
		}
		if part == 0 {
			continue
		}
		name := "Facture "
		if l.Invoice.Kind == data.KindCreditNote {
			name = "Avoir "
		}
		t.Rows = append(t.Rows, []string{name + oneLine(l.Invoice.Number), l.Invoice.Issued.French(), l.Invoice.Signed().Format(p.Currency), part.Format(p.Currency), l.principal().Format(p.Currency)})
	}
	add := func(label string, amount money.Cents) {
		if amount != 0 {
			t.Rows = append(t.Rows, []string{label, "", "", amount.Format(p.Currency), ""})
		}
	}
	label := "Pénalités et indemnité"
	if in.Client.Kind == data.Consumer {
		label = "Intérêts au taux légal"
	}
	add(label, p.Charged)
	add("À valoir, non affecté", p.Unallocated())
	t.Foot = [][]string{{"Somme reçue", "", "", p.Amount.Format(p.Currency), ""}}
	return t
}

// cheque says that a cheque pays when it is cashed.
func (in ReceiptInput) cheque(p data.Payment) string {
	if p.Method != "chèque" {
		return ""
	}
	return "Ce reçu est donné sous réserve de l’encaissement du chèque."
}

// rest says what of the invoices is still owed after a payment.
func (in ReceiptInput) rest() string {
	s := in.sums()
	if in.Settled || s.balance <= 0 {
		return ""
	}
	return "Reste dû à ce jour sur " + many(len(in.numbers()), "cette facture", "ces factures") + ", en principal\u00a0: " + s.balance.Format(in.currency()) + "."
}

// cash returns the money that came in for the invoices: credit notes are none.
func (in ReceiptInput) cash() (sum money.Cents) {
	for _, l := range in.Lines {
		for _, p := range l.Payments {
			if p.Note == "" {
				sum += p.Amount
			}
		}
	}
	return sum
}

// beside says what was paid apart from the invoices.
func (in ReceiptInput) beside() string {
	s, cur := in.sums(), in.currency()
	var parts []string
	for _, paid := range []struct {
		kind   data.ChargeKind
		amount money.Cents
	}{{data.ChargePenalty, s.penalty.paid - s.interest}, {data.ChargeIndemnity, s.indemnity.paid}} {
		if paid.amount > 0 {
			parts = append(parts, lowerFirst(ChargeName(paid.kind, in.Client.Kind))+", "+paid.amount.Format(cur))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Reçu en plus des factures\u00a0: " + strings.Join(parts, "\u202f; ") + "."
}

func (in ReceiptInput) settled() Paragraph {
	return named("Le solde", many(len(in.numbers()), "La facture ci-dessous est entièrement réglée", "Les factures ci-dessous sont entièrement réglées")+
		"\u00a0: "+oneLine(in.Client.Name)+" n’en doit plus rien, et le présent reçu vaut solde de tout compte à "+many(len(in.numbers()), "son", "leur")+" titre.")
}

func (in ReceiptInput) givenUp() string {
	return in.Case.gaveUp(regimeOf(in.Client.Kind, in.Today, false))
}

func many(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
