package letters

import (
	"fmt"
	"slices"
	"strings"

	"dument/data"
	"dument/data/money"
)

// What is longer than this goes into an annex, so that the demand itself stays
// on one page.
const (
	inlineInvoices = 4
	inlineSegments = 3
)

// longList reports whether the list of invoices goes into an annex.
func (in Case) longList() bool { return len(in.Lines) > inlineInvoices }

// longClaim reports whether the calculation goes into an annex.
func (in Case) longClaim() bool { return in.longList() || in.sums().segments > inlineSegments }

// FormalNotice composes the mise en demeure (art. 1344 C. civ.) for overdue
// invoices: what it states is the list of what a court looks for, by kind of
// debtor. It is in French whatever the client's language, since it is made for
// a French court. It refuses (data.CodeInvalid) a sender or an address that
// lacks something and amounts that do not agree, and (data.CodeBlocked) a client
// who owes nothing, an invoice that is not overdue, and anything that would
// claim penalties or 40 EUR from a consumer.
func FormalNotice(in NoticeInput) (Letter, error) {
	if err := in.check(); err != nil {
		return Letter{}, err
	}
	who, s := voiceOf(in.Sender), in.sums()
	r, due := in.words(in.Today, in.longClaim()), s.due()
	l, err := in.frame(PaperNotice, "Mise en demeure de payer", r.attention)
	if err != nil {
		return Letter{}, err
	}
	mention := "Lettre recommandée avec avis de réception"
	if in.RegisteredNumber != "" {
		mention += " n°\u00a0" + noBreak(data.GroupRegisteredNumber(data.Compact(in.RegisteredNumber)))
	}
	l.Mentions = append([]string{mention}, l.Mentions...)
	l.References = in.references()
	l.Signature = append(l.Signature, "Signature\u00a0:")
	l.Enclosures = in.enclosures(r)
	l.Meta.Subject = "Mise en demeure de payer " + due.Format(in.currency()) + " adressée à " + oneLine(in.Client.Name)
	l.Total = due
	l.Blocks = append(l.Blocks, named("Les faits", in.facts(who)))
	if !in.longList() {
		l.Blocks = append(l.Blocks, in.invoiceTable())
		if in.counts() && in.longClaim() { // with the calculation, which is in the annex
			l.Blocks = append(l.Blocks, paragraphs(named("Les règlements", in.payments(r)))...)
		} else {
			l.Blocks = append(l.Blocks, in.received(r)...)
		}
	}
	l.Blocks = append(l.Blocks, paragraphs(named(r.penalties, joined(r.accrues, r.flat)), named("Ce à quoi il est renoncé", in.gaveUp(r)))...)
	if in.counts() && !in.longClaim() {
		l.Blocks = append(l.Blocks, in.penaltyTable(r))
	}
	l.Blocks = append(l.Blocks, Pair{in.paymentBox(due), in.summary(r, s, in.Today)}, in.demand(who, due))
	l.Blocks = append(l.Blocks, paragraphs(named("Les intérêts", r.legal),
		named("Les conséquences", "La présente lettre vaut mise en demeure au sens des articles 1344 et 1344-1 du code civil. À défaut de paiement complet dans ce délai, "+
			who.seize+" la juridiction compétente, sans autre avis, sur le fondement "+r.articles+"."),
		named("La solution amiable", in.openness(who, r)))...)
	l.Annex = in.annex(r, s)
	return l, nil
}

// frame returns what all papers to the client have in common. attention is
// printed as a mention where the address has no room for it.
func (in Case) frame(kind PaperKind, object, attention string) (Letter, error) {
	if err := checkSender(in.Sender); err != nil {
		return Letter{}, err
	}
	recipient, kept, err := recipientLines(in.Client, attention)
	if err != nil {
		return Letter{}, err
	}
	l := sheetOf(in.Sender, in.Today, object, object+"\u00a0: "+oneLine(in.Client.Name))
	l.Kind, l.Debtor = kind, in.Client.Kind
	l.Recipient, l.Object, l.Currency = recipient, object, in.currency()
	l.Greeting, l.Closing = greeting(in.Client), closing(in.Sender, in.Client)
	l.Signature = []string{l.Sender.Name}
	if !kept && attention != "" {
		l.Mentions = []string{attention}
	}
	return l, nil
}

// joined joins the sentences that there are.
func joined(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}

// paragraphs returns the paragraphs that say something.
func paragraphs(all ...Paragraph) []Block {
	var out []Block
	for _, p := range all {
		if p.Runs[0].Text != "" {
			out = append(out, p)
		}
	}
	return out
}

// noBreak keeps the groups of a number on one line.
func noBreak(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

func (in Case) references() []Field {
	numbers, label := in.numbers(), "Facture"
	if len(numbers) > 1 {
		label = "Factures"
	}
	value := listOf(numbers, 3, "et", "autres")
	if len(numbers) > 3 {
		value = fmt.Sprintf("%d, énumérées dans le décompte", len(numbers))
	}
	fields := []Field{{label, value}}
	if len(numbers) == 1 && in.Lines[0].Invoice.Subject != "" {
		fields = append(fields, Field{"Prestation", oneLine(in.Lines[0].Invoice.Subject)})
	}
	if orders := in.orders(); len(orders) > 0 {
		fields = append(fields, Field{"Commande", listOf(orders, 3, "et", "autres")})
	}
	return fields
}

// facts opens the letter: what is unpaid, and what was done before.
func (in Case) facts(who voice) string {
	where := " ci-dessous"
	if in.longList() {
		where = " du décompte joint"
	}
	s := "Sauf erreur, la facture" + where + " demeure impayée à ce jour"
	if len(in.numbers()) > 1 {
		s = "Sauf erreur, les factures" + where + " demeurent impayées à ce jour"
	}
	switch earlier, n := in.earlier(); n {
	case 0:
	case 1:
		s += ", malgré " + who.one + " relance " + earlier
	default:
		s += ", malgré " + who.mine + " relances " + earlier
	}
	return s + "."
}

// demand is the heart of the letter (art. 1344 C. civ.: an interpellation
// suffisante); the deadline runs from receipt.
func (in NoticeInput) demand(who voice, due money.Cents) Paragraph {
	days := count(in.DeadlineDays, "jour", "jours")
	return Paragraph{Name: "La demande", Runs: []Run{{Text: "En conséquence, "},
		{Text: who.demand + " la somme de " + due.Format(in.currency()), Bold: true}, {Text: " dans un délai de "},
		{Text: days + " à compter de la réception de la présente lettre", Bold: true}, {Text: "."}}}
}

func (in NoticeInput) openness(who voice, r regime) string {
	s := "Une solution amiable reste possible, par exemple un échéancier\u00a0: il suffit"
	s += " " + strings.Join(in.ways(who), " ou ") + " dans ce délai." + r.amicable
	return s + " Si le paiement a eu lieu entre-temps, " + who.thank + " de ne pas tenir compte de cette lettre."
}

// ways returns how the sender is reached: "de m’écrire à …".
func (in Case) ways(who voice) []string {
	var ways []string
	if in.Sender.Email != "" {
		ways = append(ways, "de "+who.reach+" à "+oneLine(in.Sender.Email))
	}
	if in.Sender.Phone != "" {
		ways = append(ways, "de "+who.call+" au "+noBreak(oneLine(in.Sender.Phone)))
	}
	if len(ways) == 0 {
		ways = append(ways, "de "+who.reach+" à l’adresse ci-dessus")
	}
	return ways
}

func (in Case) paymentBox(due money.Cents) PaymentBox {
	reference := listOf(in.numbers(), 2, "et", "autres")
	return payBox(in.Sender, in.currency(), due, reference, strings.Join(in.numbers(), " "), data.French)
}

// payBox says how to pay the sender; qrText is the reference in the QR code.
func payBox(s data.Sender, currency string, due money.Cents, reference, qrText string, language data.Language) PaymentBox {
	payee := "à l’ordre " + of(s.Name)
	words := [...]string{"Pour régler", "IBAN", "BIC", "Titulaire", "Référence", "Chèque", "Virement\u00a0: à scanner avec l’application de votre banque"}
	if language == data.English {
		payee = "payable to " + oneLine(s.Name)
		words = [...]string{"How to pay", "IBAN", "BIC", "Holder", "Reference", "Cheque", "Transfer: scan it with your banking app"}
	}
	box := PaymentBox{Title: words[0], QR: EPC(s, currency, due, qrText)}
	if s.IBAN != "" {
		box.Fields = append(box.Fields, Field{words[1], noBreak(data.GroupIBAN(s.IBAN))})
		if s.BIC != "" {
			box.Fields = append(box.Fields, Field{words[2], s.BIC})
		}
		box.Fields = append(box.Fields, Field{words[3], oneLine(s.Name)})
	}
	box.Fields = append(box.Fields, Field{words[4], reference}, Field{words[5], payee})
	if box.QR != "" {
		box.Caption = words[6]
	}
	return box
}

func (in Case) enclosures(r regime) []string {
	numbers := in.numbers()
	out := []string{"copie de la facture " + strings.Join(numbers, "")}
	if len(numbers) > 1 {
		out[0] = "copies des factures " + listOf(numbers, inlineInvoices, "et", "autres")
	}
	switch {
	case in.longList():
		out[0] = fmt.Sprintf("copies des %d factures du décompte", len(numbers))
		out = append(out, "décompte des sommes dues, pages suivantes")
	case in.counts() && in.longClaim():
		out = append(out, "calcul des "+strings.ToLower(r.penalties)+", page suivante")
	}
	return out
}

// greeting returns "Madame,", "Monsieur," for a consumer who is known so, else
// "Madame, Monsieur,".
func greeting(c data.Client) string {
	if c.Kind == data.Consumer {
		switch c.Civility {
		case data.CivilityMr:
			return "Monsieur,"
		case data.CivilityMrs:
			return "Madame,"
		}
	}
	return "Madame, Monsieur,"
}

func closing(s data.Sender, c data.Client) string {
	who := voiceOf(s)
	return who.greet + " d’agréer, " + greeting(c) + " l’expression de " + who.mine + " salutations distinguées."
}
