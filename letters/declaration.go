package letters

import (
	"fmt"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// DeclarationInput is what a declaration of claim is made of: the case as it
// stood when the proceedings were opened (Client.Insolvent, Client.Proceeding).
// Lines are the open invoices and credit notes, due or not; their accounts count
// until the eve of the judgment.
type DeclarationInput struct {
	Case
	// Charged are rows of the claims ledger of the lines: what of them was paid on
	// the judgment's day or later is stated with what was received since.
	Charged          []data.Charge
	Documents        []string // enclosed beside the invoices: "bon de commande 4512 du 03/02/2026"
	RegisteredNumber string   // of the registered letter, when known
}

// Declaration composes the déclaration de créance to the trustee (art. L622-24,
// L622-25 and R622-23 C. com.): the amount on the day of the judgment, what is
// still to fall due with its dates, interest until the eve of the judgment
// (L622-28), nature, documents, certified sincere. The claim is the photograph of
// that day: what is paid later is stated and not deducted. It refuses
// (data.CodeInvalid) a trustee or an address that is not known and amounts that
// do not agree, and (data.CodeBlocked) a client without proceedings, a debtor whom
// they cannot concern, and penalties or indemnities that the judgment stops.
func Declaration(in DeclarationInput) (Letter, error) {
	if err := in.check(); err != nil {
		return Letter{}, err
	}
	trustee := data.Client{Kind: data.Professional, Name: in.Client.Proceeding.Trustee, Address: in.Client.Proceeding.Address}
	recipient, _, err := recipientLines(trustee, "")
	if err != nil {
		return Letter{}, err
	}
	sum := in.declared()
	l := sheetOf(in.Sender, in.Today, "Déclaration de créance, "+oneLine(in.Client.Name), "Déclaration de créance au passif de "+oneLine(in.Client.Name))
	l.Recipient = recipient
	l.Kind, l.Debtor = PaperDeclaration, in.Client.Kind
	l.Mentions = []string{registeredMention(in.RegisteredNumber)}
	l.References = in.procedure()
	l.Object = "Déclaration de créance"
	l.Greeting = "Maître,"
	l.Closing = speak(in.Sender, "Je vous prie d’agréer, Maître, l’expression de mes salutations distinguées.",
		"Nous vous prions d’agréer, Maître, l’expression de nos salutations distinguées.")
	l.Signature = []string{l.Sender.Name, "Signature\u00a0:"}
	l.Enclosures = in.documents()
	l.Total, l.Currency = sum.due(), in.currency()
	l.Blocks = []Block{in.declare(sum)}
	table := in.declaredTable()
	if in.longList() {
		l.Annex = append(l.Annex, Heading{"Détail de la créance au jour du jugement"}, table)
	} else {
		l.Blocks = append(l.Blocks, table)
	}
	l.Blocks = append(l.Blocks, in.total(sum))
	if !in.longClaim() {
		l.Blocks = append(l.Blocks, in.calculated(in.eve())...)
	}
	l.Blocks = append(l.Blocks, paragraphs(in.remarks(sum)...)...)
	l.Blocks = append(l.Blocks, Paragraph{Name: "La certification", Runs: []Run{{Text: speak(in.Sender, "Je certifie", "Nous certifions") + " sincère la créance ainsi déclarée", Bold: true},
		{Text: " (article L622-25 du code de commerce)."}}})
	if in.longClaim() {
		l.Annex = append(l.Annex, in.calculated(in.eve())...)
	}
	return l, nil
}

// check refuses what no declaration can be made of.
func (in DeclarationInput) check() error {
	if err := checkSender(in.Sender); err != nil {
		return err
	}
	name, p := in.Client.Name, in.Client.Proceeding
	switch {
	case in.Client.Insolvent.IsZero():
		return blocked("Aucune procédure collective n’est notée pour " + name + "\u00a0: indiquez la date du jugement d’ouverture dans sa fiche, ou préparez une relance.")
	case in.Client.Kind == data.Consumer:
		return blocked(name + " est un particulier\u00a0: une procédure collective ne le concerne pas. En cas de surendettement, suivez le courrier de la commission\u202f; s’il est entrepreneur, corrigez le type de client dans sa fiche.")
	case in.Client.Kind == data.PublicBody:
		return blocked(name + " est un organisme public\u00a0: une procédure collective ne le concerne pas. Vérifiez le type de client dans sa fiche.")
	case strings.TrimSpace(p.Trustee) == "" || p.Address.IsZero():
		return data.Invalid("trustee", "Le mandataire judiciaire ou le liquidateur de "+name+" n’est pas connu\u00a0: son nom et son adresse figurent dans l’annonce du BODACC. Notez-les dans la procédure collective de la fiche.")
	case in.currency() != "EUR":
		return blocked("Les factures de " + name + " sont en " + in.currency() + "\u00a0: une créance se déclare en euros, au cours du jour du jugement. Rédigez cette déclaration avec un conseil.")
	case len(in.Lines) == 0 || in.declared().due() <= 0:
		return NothingOwed(name)
	}
	if err := data.CheckRegisteredNumber(in.RegisteredNumber); err != nil {
		return err
	}
	for _, l := range in.Lines {
		if err := in.checkStopped(l); err != nil {
			return err
		}
	}
	return in.Case.check()
}

// checkStopped refuses what the judgment stops.
func (in DeclarationInput) checkStopped(l NoticeLine) error {
	i, judgment := l.Invoice, in.Client.Insolvent
	for _, s := range l.Claim.Segments {
		if s.To >= judgment {
			return blocked("Les pénalités de " + i.Number + " vont jusqu’au " + s.To.French() + "\u00a0: le jugement du " + judgment.French() +
				" en arrête le cours (article L622-28 du code de commerce). La déclaration n’a pas été faite.")
		}
	}
	if paid, since := in.atJudgment(l); len(since) > 0 && l.interest() > paid {
		return data.Invalid("penalty", "Ce qui a été reçu sur "+i.Number+" depuis le jugement a été compté dans ses pénalités\u00a0: la déclaration n’a pas été faite.")
	}
	if i.Due >= judgment && l.Claim.Indemnity != 0 {
		return blocked("La facture " + i.Number + " n’était pas échue au jugement du " + judgment.French() + "\u00a0: ni pénalités ni indemnité de 40\u00a0€ ne s’y ajoutent. La déclaration n’a pas été faite.")
	}
	return nil
}

// procedure names the debtor and its proceedings beside the address.
func (in DeclarationInput) procedure() []Field {
	p := in.Client.Proceeding
	kind := "Procédure collective"
	if p.Kind != "" {
		kind = p.Kind.French()
	}
	return filled(
		Field{"Débiteur", oneLine(in.Client.Name)},
		Field{"SIREN", groupDigits(in.Client.SIREN)},
		Field{"Siège", oneLine(in.Client.Address.Line())},
		Field{"Procédure", kind},
		Field{"Tribunal", oneLine(p.Court)},
		Field{"Jugement", in.Client.Insolvent.French()},
		Field{"BODACC", dayOrNone(p.Published)},
	)
}

// dayOrNone returns a date, "" for none.
func dayOrNone(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.French()
}

// declare opens the letter with the amount.
func (in DeclarationInput) declare(sum declared) Paragraph {
	cur := in.currency()
	fallen := sum.due() - sum.toCome
	runs := []Run{{Text: speak(in.Sender, "Je déclare", "Nous déclarons") + " au passif de " + oneLine(in.Client.Name) + " une créance de "},
		{Text: sum.due().Format(cur), Bold: true},
		{Text: ", au jour du jugement d’ouverture du " + in.Client.Insolvent.French()}}
	switch {
	case sum.toCome <= 0:
		runs = append(runs, Run{Text: ", entièrement échue."})
	case fallen <= 0:
		runs = append(runs, Run{Text: ", entièrement à échoir aux dates indiquées."})
	default:
		runs = append(runs, Run{Text: "\u00a0: " + fallen.Format(cur) + " échus et " + sum.toCome.Format(cur) + " à échoir aux dates indiquées."})
	}
	return Paragraph{Name: "Le montant", Runs: runs}
}

// remarks are what articles L622-25 and R622-23 C. com. ask for beside the amount.
func (in DeclarationInput) remarks(sum declared) []Paragraph {
	interest, flat, since, later := "Intérêts\u00a0: le jugement en arrête le cours (article L622-28 du code de commerce), aucun n’est à échoir.", "", "", ""
	if sum.penalty.left() > 0 {
		interest = "Les pénalités (article L441-10 du code de commerce) sont calculées jusqu’à la veille du jugement, qui en arrête le cours (article L622-28)."
	}
	if sum.indemnity.left() > 0 {
		flat = "L’indemnité forfaitaire de 40\u00a0€ (article D441-5 du code de commerce) porte sur les seules factures échues avant le jugement."
	}
	if len(sum.since) > 0 {
		since = "Reçu depuis le jugement, non déduit du montant déclaré au jour du jugement\u00a0: " + strings.Join(sum.since, "\u202f; ") + "."
	}
	if numbers := in.issuedLater(); len(numbers) > 0 {
		later = "Facturé depuis le jugement pour une prestation antérieure\u00a0: " + listOf(numbers, len(numbers), "et", "") + "."
	}
	where := "ci-dessus"
	if in.longList() {
		where = "du détail joint"
	}
	return []Paragraph{
		named("La nature de la créance", "Nature\u00a0: créance chirographaire, sans sûreté ni privilège, née des commandes et factures "+where+", dont copie est jointe."),
		named("Les intérêts", interest), named("L’indemnité", flat), named("Ce à quoi il est renoncé", in.gaveUp(in.words(in.eve(), true))),
		named("Ce qui est reçu depuis", since), named("Les factures postérieures", later),
		named("Le litige", "Juridiction saisie d’un litige sur cette créance\u00a0: "+tick+"aucune "+tick+"laquelle\u00a0: "+toFill),
	}
}

// issuedLater returns the invoices that are dated on the judgment's day or later:
// they are declared only where the work was done before.
func (in DeclarationInput) issuedLater() []string {
	var out []string
	for _, l := range in.Lines {
		if l.Invoice.Kind != data.KindCreditNote && l.Invoice.Issued >= in.Client.Insolvent {
			out = append(out, oneLine(l.Invoice.Number))
		}
	}
	return out
}

// documents lists the enclosures, which the declaration goes with sous bordereau.
func (in DeclarationInput) documents() []string {
	numbers := in.numbers()
	var out []string
	switch {
	case in.longList():
		out = append(out, fmt.Sprintf("copies des %d factures du détail, et ce détail", len(numbers)))
	case len(numbers) == 1:
		out = append(out, "copie de la facture "+numbers[0])
	case len(numbers) > 1:
		out = append(out, "copies des factures "+listOf(numbers, len(numbers), "et", ""))
	}
	for _, d := range in.Documents {
		if d = oneLine(d); d != "" {
			out = append(out, d)
		}
	}
	if in.longClaim() && len(in.calculated(in.eve())) > 0 {
		out = append(out, "calcul des pénalités, à la suite")
	}
	return out
}

// DeclarationWarnings says in French what to look at before a declaration leaves.
func DeclarationWarnings(in DeclarationInput) []string {
	var out []string
	p := in.Client.Proceeding
	switch by := rules.DeclareBy(p.Published, in.Sender.Address); {
	case by.IsZero():
		out = append(out, "La date de publication au BODACC n’est pas notée\u00a0: le délai pour déclarer court depuis cette date, vérifiez-la sans attendre.")
	case in.Today > by:
		out = append(out, "Le délai pour déclarer est passé depuis le "+by.French()+"\u00a0: un relevé de forclusion est à demander au juge-commissaire, prenez conseil.")
	default:
		out = append(out, "À déclarer au plus tard le "+by.French()+".")
	}
	if late := in.issuedLater(); len(late) > 0 {
		out = append(out, "Émises après le jugement\u00a0: "+listOf(late, len(late), "et", "")+". Elles ne se déclarent que pour une prestation faite avant lui\u202f; sinon, retirez-les.")
	}
	if len(in.Documents) == 0 {
		out = append(out, "Joignez, si vous les avez, la commande ou le contrat et le bon de livraison\u00a0: le mandataire peut les demander.")
	}
	return append(out, "Cochez à la main si un tribunal est déjà saisi d’un litige. Si vos ventes prévoient une réserve de propriété, la marchandise se revendique à part.")
}

// registeredMention is what a registered letter carries above its address.
func registeredMention(number string) string {
	s := "Lettre recommandée avec avis de réception"
	if number != "" {
		s += " n°\u00a0" + noBreak(data.GroupRegisteredNumber(data.Compact(number)))
	}
	return s
}
