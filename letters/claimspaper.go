package letters

// ClaimsPaper composes the claims sheet of a dossier: who claims what of whom,
// invoice by invoice, with late-payment interest and indemnity apart. Its figures
// are those of DossierIndex and ClaimsSheets for the same case, and so are its
// errors. How the interest is counted stands in Calculation.
func ClaimsPaper(in Case) (Letter, error) {
	if err := checkSender(in.Sender); err != nil {
		return Letter{}, err
	}
	if len(in.Lines) == 0 {
		return Letter{}, NothingOwed(in.Client.Name)
	}
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
	if s := (IndexInput{Case: in}).insolvency(); s != "" {
		l.Blocks = append(l.Blocks, text(s))
	}
	return l, nil
}
