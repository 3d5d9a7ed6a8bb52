package letters

import (
	"dument/data"
	"dument/data/rules"
)

// bare returns the case as a dossier states it: in another currency than the
// euro its lines stand without late-payment interest and indemnity. The law sets
// the indemnity in euros (art. D441-5 C. com.), no sum is made of two currencies,
// and which day's rate would convert it is not for the program to say. aside is
// the sentence that tells so, "" in euros.
func (in Case) bare() (out Case, aside string) {
	currency := in.currency()
	if currency == "EUR" {
		return in, ""
	}
	lines := in.Lines
	in.Lines = nil
	for _, l := range lines {
		l.Claim = rules.Account{}
		in.Lines = append(in.Lines, l)
	}
	r := regimeOf(in.Client.Kind, in.Today, false)
	what := r.penalties
	if in.Client.Kind != data.Consumer {
		what += " et indemnité forfaitaire de 40\u00a0€"
	}
	return in, what + " non compté" + r.ending + " ici\u00a0: les factures sont en " + currency + ". Ce qui en est dû s’ajoute à part."
}

// ClaimsPaper composes the claims sheet of a dossier: who claims what of whom,
// invoice by invoice, with late-payment interest and indemnity apart. Of invoices
// in another currency than the euro it states the principal alone, and says so.
// Its figures are those of DossierIndex and ClaimsSheets for the same case, and so
// are its errors. How the interest is counted stands in Calculation.
func ClaimsPaper(in Case) (Letter, error) {
	if err := checkSender(in.Sender); err != nil {
		return Letter{}, err
	}
	if len(in.Lines) == 0 {
		return Letter{}, NothingOwed(in.Client.Name)
	}
	in, aside := in.bare()
	if err := in.check(); err != nil {
		return Letter{}, err
	}
	name, sum, words := oneLine(in.Client.Name), in.sums(), in.words(in.Today, true)
	l := sheetOf(in.Sender, in.Today, "État des créances", "Créances sur "+name)
	l.Object = "État des créances sur " + name + " au " + in.Today.French()
	l.Total, l.Currency = sum.due(), in.currency()
	l.Blocks = []Block{
		Pair{sideTable("Créancier", creditor(in.Sender)), sideTable("Débiteur", debtor(in.Client))},
		Heading{"Factures"},
		in.invoiceTable(),
	}
	if sum.penalty.due+sum.indemnity.due > 0 {
		l.Blocks = append(l.Blocks, Heading{"Ce qui reste dû, facture par facture"}, in.perInvoice(words, sum))
	}
	l.Blocks = append(l.Blocks, Heading{"Récapitulatif"}, in.summary(words, sum, in.Today))
	l.Blocks = append(l.Blocks, paragraphs(text(aside))...)
	if s := (IndexInput{Case: in}).insolvency(); s != "" {
		l.Blocks = append(l.Blocks, text(s))
	}
	return l, nil
}
