package letters

import (
	"strconv"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// Exhibit is a numbered piece of a file that goes to a court.
type Exhibit struct {
	Number int
	Title  string // "Facture F-2026-017 du 05/09/2026"
}

// InjunctionInput is what a request for an injonction de payer is made of: the
// overdue invoices of a client with their accounts of the day.
type InjunctionInput struct {
	Case
	Court    rules.Court
	Exhibits []Exhibit // in the order of their numbers
}

// signifyShort is the day from which an order must reach the debtor within
// three months, six before.
var signifyShort = day.Of(2026, 9, 1)

// Injunction composes the request for an injonction de payer (art. 1405 to 1408
// CPC) with what the forms 12946, 12948 and 16040 ask for: court, identity of
// both sides (art. 54 and 57 CPC), amounts apart, ground, what was tried before,
// the wish for the case of an opposition, and the numbered list of exhibits that
// art. 1407 asks for. What the program does not know, costs among it, is left to
// be filled in by hand. It refuses (data.CodeBlocked) a public body, a debtor in
// collective proceedings or abroad, another currency, and what is not overdue.
func Injunction(in InjunctionInput) (Letter, error) {
	if err := in.check(); err != nil {
		return Letter{}, err
	}
	r, due := in.words(in.Today, true), in.sums().due()
	name := oneLine(in.Client.Name)
	l := sheetOf(in.Sender, in.Today, "Requête en injonction de payer, "+name, "Requête en injonction de payer "+due.Format("EUR")+" contre "+name)
	const greeting = "Madame ou Monsieur le président"
	l.Kind, l.Debtor = PaperInjunction, in.Client.Kind
	l.Recipient = append([]string{greeting}, in.seat()...)
	l.References = filled(Field{"Débiteur", name}, Field{"Formulaire", in.Court.Form}, Field{"N° du greffe", dots(8)})
	l.Object, l.Greeting = "Requête en injonction de payer", greeting+","
	l.Signature = []string{l.Sender.Name, "Signature\u00a0:"}
	l.Total = due
	l.Blocks = []Block{
		named("La requête", "Le créancier ci-dessous expose que le débiteur lui doit les sommes qui suivent. Il requiert, en application des articles 1405 et suivants du code de procédure civile, qu’il soit enjoint au débiteur de les payer."),
		Pair{sideTable("Créancier, demandeur", in.plaintiff()), sideTable("Débiteur", in.defendant())},
		in.asked(r),
	}
	if s := in.accruing(r); s != "" {
		l.Blocks = append(l.Blocks, named("Les intérêts à échoir", s))
	}
	l.Blocks = append(l.Blocks, named("Le fondement", "Fondement\u00a0: les commandes et factures de la liste jointe"+in.only()+", impayées à leur échéance\u202f; demande sur le fondement "+r.articles+"."))
	l.Annex = append([]Block{Heading{"Factures, arrêtées au " + in.Today.French()}, in.invoiceTable()}, in.received(r)...)
	l.Blocks = append(l.Blocks, paragraphs(named("Ce à quoi il est renoncé", in.gaveUp(r)))...)
	l.Blocks = append(l.Blocks, named("Les démarches amiables", in.tried()), named("L’opposition", "En cas d’opposition, renvoi immédiat devant la juridiction compétente (article 1408 du code de procédure civile)\u00a0: "+
		tick+"non "+tick+"oui, devant\u00a0: "+dots(14)))
	if in.Court.Kind == rules.JudicialCourt {
		l.Blocks = append(l.Blocks, named("Les avis du greffe", "Avis du greffe par courriel ou SMS\u00a0: "+tick+"accepté "+tick+"refusé"))
	}
	if len(in.Exhibits) > 0 {
		l.Enclosures = []string{count(len(in.Exhibits), "pièce, énumérée", "pièces, énumérées") + " au bordereau (article 1407 du code de procédure civile)"}
		l.Annex = append(l.Annex, Heading{"Bordereau des pièces justificatives"}, exhibitTable(in.Exhibits))
	}
	l.Annex = append(l.Annex, in.calculated(in.Today)...)
	return l, nil
}

func (in InjunctionInput) check() error {
	name := in.Client.Name
	switch {
	case in.Court.Kind == rules.Administrative:
		return blocked(in.Court.Why)
	case in.Client.Address.Abroad():
		return blocked(name + " demeure à l’étranger\u00a0: l’injonction de payer française ne vaut que pour un débiteur en France. Prenez conseil, par exemple sur l’injonction de payer européenne.")
	}
	if err := in.checkPursued(); err != nil {
		return err
	}
	_, _, err := recipientLines(in.Client, "")
	return err
}

// checkPursued refuses what nobody can be pursued for: nothing due, a debtor
// whose proceedings stop every action (art. L622-21 C. com.), another currency.
func (in Case) checkPursued() error {
	if err := checkSender(in.Sender); err != nil {
		return err
	}
	if err := in.noProceedings(); err != nil {
		return err
	}
	if len(in.Lines) == 0 || in.sums().due() <= 0 {
		return NothingOwed(in.Client.Name)
	}
	if in.currency() != "EUR" {
		return blocked("Les factures de " + in.Client.Name + " sont en " + in.currency() + "\u00a0: ce document se fait en euros. Rédigez-le avec un conseil.")
	}
	for _, l := range in.Lines {
		if l.Invoice.Kind != data.KindCreditNote && l.Invoice.Due >= in.Today {
			return blocked("La facture " + l.Invoice.Number + " n’est échue que le " + l.Invoice.Due.French() + "\u00a0: seule une somme échue se réclame en justice. Retirez-la du document.")
		}
	}
	return in.check()
}

// seat is the court on the envelope.
func (in InjunctionInput) seat() []string {
	court, place, placed := strings.Cut("du "+oneLine(in.Court.Name), " dont ")
	lines := split(court)
	if placed {
		lines = append(lines, split("dont "+place)...)
	}
	return lines
}

// plaintiff is the creditor as art. 54 CPC names a claimant.
func (in InjunctionInput) plaintiff() []Field {
	fields := creditor(in.Sender)
	blank := []string{"Représentée par", "En qualité de"}
	if individual(in.Sender) {
		blank = []string{"Profession", "Nationalité", "Né(e) le, à"}
	}
	for _, label := range append(blank, "Mandataire éventuel") {
		fields = append(fields, Field{label, dots(9)})
	}
	return fields
}

// defendant is the debtor as art. 57 CPC names the other side.
func (in InjunctionInput) defendant() []Field {
	fields := debtor(in.Client)
	if in.Client.Kind != data.Consumer {
		fields = append(fields, Field{"Forme juridique", dots(6)})
	}
	return fields
}

// sideTable is one of two identities that stand side by side.
func sideTable(title string, fields []Field) Table {
	t := fieldTable(fields)
	t.Columns[0].Title = title
	return t
}

// asked are the amounts in the order of the forms; costs are for the court to
// say.
func (in InjunctionInput) asked(r regime) Table {
	t := in.summary(r, in.sums(), in.Today)
	t.Columns = []Column{{Title: "Sommes demandées"}, {"Montant", true}}
	t.Rows[0][0] = "Principal\u00a0: " + lowerFirst(t.Rows[0][0])
	if in.Client.Kind == data.Consumer { // art. L111-8 CPCE, L121-21 C. conso: no fee
		t.Rows = append(t.Rows, []string{"Clause pénale, frais accessoires", "néant"}, []string{"Dépens, à compléter", dots(5)})
		t.Foot[0][0] = "Total au " + in.Today.French() + ", hors dépens"
		return t
	}
	t.Rows = append(t.Rows, []string{"Clause pénale", "néant"}, []string{"Frais accessoires et dépens, à compléter", dots(5)})
	t.Foot[0][0] = "Total au " + in.Today.French() + ", hors frais et dépens"
	return t
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// accruing says which interest runs on until payment, and from which day; ""
// where it was given up.
func (in InjunctionInput) accruing(r regime) string {
	var last rules.Segment
	for _, l := range in.Lines {
		for _, s := range l.Claim.Segments {
			if s.To >= last.To {
				last = s
			}
		}
	}
	running, waiting := in.interestBearing()
	all := len(running) == len(in.numbers())
	on := func(numbers []string) string {
		if all || len(waiting) == len(in.numbers()) {
			return "sur le principal"
		}
		return "sur le principal " + ofInvoices(numbers, "de la facture ", "des factures ")
	}
	article := "L441-10 du code de commerce"
	if in.Client.Kind == data.Consumer {
		article = "1231-6 du code civil"
	}
	var out []string
	if len(running) > 0 && !last.To.IsZero() {
		out = append(out, r.penalties+" "+on(running)+" à compter du "+in.Today.Add(1).French()+" et jusqu’au paiement\u00a0: "+last.Rate.French()+
			" l’an à ce jour ("+last.Basis+"), article "+article+".")
	}
	if len(waiting) > 0 {
		out = append(out, "Intérêts au taux légal "+on(waiting)+" à compter de la réception de la mise en demeure, le "+dots(5)+" (article "+article+").")
	}
	return joined(out...)
}

// only says what a lone invoice is for, which the list of invoices leaves out.
func (in Case) only() string {
	if len(in.numbers()) != 1 {
		return ""
	}
	for _, l := range in.Lines {
		if s := describe(l.Invoice); s != "" && l.Invoice.Kind != data.KindCreditNote {
			return " (" + s + ")"
		}
	}
	return ""
}

// tried says what was done before the court is asked.
func (in InjunctionInput) tried() string {
	var parts []string
	if earlier, n := in.earlier(); n > 0 {
		parts = append(parts, count(n, "relance", "relances")+" "+earlier)
	}
	for _, c := range in.formalNotices() {
		parts = append(parts, "mise en demeure "+byChannel[c.Channel]+" le "+c.On.French())
	}
	if len(parts) == 0 {
		return "Démarches amiables\u00a0: " + toFill
	}
	return "Démarches amiables, restées sans effet\u00a0: " + strings.Join(parts, "\u202f; ") + "."
}

// formalNotices returns those that left for these invoices, oldest first.
func (in Case) formalNotices() []data.Contact {
	var ids []data.ID
	for _, l := range in.Lines {
		ids = append(ids, l.Invoice.ID)
	}
	var out []data.Contact
	for _, c := range reminders(in.Earlier, ids) {
		if c.Level == data.LevelFormalNotice {
			out = append(out, c)
		}
	}
	return out
}

// exhibitTable is the numbered list of the pieces.
func exhibitTable(exhibits []Exhibit) Table {
	t := Table{Columns: []Column{{}}}
	for _, e := range exhibits {
		t.Rows = append(t.Rows, []string{strconv.Itoa(e.Number) + ". " + oneLine(e.Title)})
	}
	return t
}

// calculated states every run of days up to one; nothing where no interest ran
// or all of it was given up.
func (in Case) calculated(until day.Day) []Block {
	if in.sums().segments == 0 || !in.runs(data.ChargePenalty) {
		return nil
	}
	r := in.words(until, true)
	return []Block{Heading{"Calcul des " + strings.ToLower(r.penalties) + ", arrêté au " + until.French() + " (solde × taux annuel × jours\u00a0/\u00a0365)"}, in.penaltyTable(r)}
}

// dots returns a blank to be filled in by hand.
func dots(n int) string { return strings.Repeat("…", n) }

// InjunctionWarnings says in French what to look at before a request leaves.
func InjunctionWarnings(in InjunctionInput) []string {
	out := []string{in.Court.Why}
	if len(in.formalNotices()) == 0 {
		out = append(out, "Aucune mise en demeure n’est notée pour ces factures\u00a0: envoyez-la d’abord, le juge l’attend parmi les pièces.")
	}
	if len(in.Exhibits) == 0 {
		out = append(out, "Aucune pièce n’est jointe\u00a0: la requête les énumère (contrat ou devis signé, conditions de vente, bon de livraison, factures, courriers, mise en demeure).")
	}
	out = append(out, "Complétez à la main les pointillés, l’adresse et les frais du greffe\u00a0: ils varient, demandez-les au tribunal.")
	if in.Today >= signifyShort {
		return append(out, "Une ordonnance rendue depuis le 01/09/2026 est à faire remettre au débiteur par commissaire de justice dans les trois mois.")
	}
	return append(out, "L’ordonnance sera à faire remettre au débiteur par commissaire de justice dans les six mois, trois pour celles rendues à partir du 01/09/2026.")
}
