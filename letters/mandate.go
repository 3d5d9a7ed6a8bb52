package letters

import (
	"dument/data"
	"dument/data/money"
	"dument/data/rules"
)

// MandateInput is what a mandate to recover a claim is made of.
type MandateInput struct {
	Case
	Provider data.Provider // Bailiff or Collector
	Fees     []data.Fee    // of that provider; one whose amounts are 0 is printed to be filled in
	Exhibits []Exhibit
}

// smallClaim is what the procedure of art. L125-1 CPCE reaches up to.
const smallClaim money.Cents = 500_000

// Mandate composes the mandate to a commissaire de justice or a collector, with
// what art. R124-3 CPCE asks of the written agreement: the power to receive, the
// ground and the amounts apart, the fee at the creditor's charge, the guarantee
// and the handing over of what was received. The estimate of what it costs and
// brings in stands on a page of its own, which the sender keeps. The fees are
// the user's own; the debtor is asked for none (art. L111-8 CPCE), a consumer
// never. It refuses what Injunction refuses, a public body and a foreign address
// excepted.
func Mandate(in MandateInput) (Letter, error) {
	if in.Provider != data.Bailiff && in.Provider != data.Collector {
		return Letter{}, data.Invalid("provider", "Un mandat se donne à un commissaire de justice ou à une société de recouvrement\u00a0: choisissez l’un des deux. Pour saisir vous-même le juge, préparez la requête en injonction de payer.")
	}
	if err := in.checkPursued(); err != nil {
		return Letter{}, err
	}
	r, due := in.words(in.Today, true), in.sums().due()
	name := oneLine(in.Client.Name)
	l := sheetOf(in.Sender, in.Today, "Mandat de recouvrement, "+name, "Mandat de recouvrer "+due.Format("EUR")+" auprès de "+name)
	l.Kind, l.Debtor = PaperMandate, in.Client.Kind
	l.Recipient = []string{in.Provider.French()}
	l.References = filled(Field{"Débiteur", name}, Field{"Mandataire", dots(9)}, Field{"Adresse", dots(9)})
	l.Object = "Mandat de recouvrement"
	l.Signature = []string{l.Sender.Name, "Le mandant, signature\u00a0:"}
	l.Total = due
	l.Blocks = []Block{
		Paragraph{Name: "Le mandat", Runs: []Run{{Text: speak(in.Sender, "Je vous donne mandat de recouvrer et de recevoir en mon nom", "Nous vous donnons mandat de recouvrer et de recevoir en notre nom") + " la somme de "},
			{Text: due.Format("EUR"), Bold: true}, {Text: " que doit le débiteur ci-dessous."}}},
		Pair{sideTable("Débiteur", debtor(in.Client)), in.owed(r)},
		named("Le fondement", "Fondement\u00a0: les commandes et factures de la liste jointe"+in.only()+", impayées à leur échéance, sur le fondement "+r.articles+in.reserve()+"."),
	}
	l.Annex = append([]Block{Heading{"Factures, arrêtées au " + in.Today.French()}, in.invoiceTable()}, in.received(r)...)
	l.Blocks = append(l.Blocks, Heading{"Mission"}, Bullets{in.missions()}, Heading{"Conditions"}, Bullets{in.conditions()},
		SignBox{Title: "Le mandataire", Ask: "Nom, et date de l’acceptation\u00a0:", Rules: 1, Sign: "Signature\u00a0:"})
	if len(in.Exhibits) > 0 {
		l.Enclosures = []string{count(len(in.Exhibits), "pièce, énumérée", "pièces, énumérées") + " au bordereau"}
		l.Annex = append(l.Annex, Heading{"Bordereau des pièces"}, exhibitTable(in.Exhibits))
	}
	l.Annex = append(l.Annex, in.calculated(in.Today)...)
	l.Annex = append(l.Annex, NewPage{}, Heading{"À garder pour vous\u00a0: coût, et ce que cela rapporte"}, in.estimate(due),
		text("Estimation d’après les frais que vous avez saisis, toutes taxes comprises\u202f; elle ne remplace pas un devis."))
	return l, nil
}

// owed adds up what is to be recovered, its elements apart.
func (in MandateInput) owed(r regime) Table {
	t := in.summary(r, in.sums(), in.Today)
	t.Columns[0].Title = "Sommes à recouvrer"
	return t
}

// reserve is what is said of the rules for public bodies, which the contract may
// change.
func (in MandateInput) reserve() string {
	if in.Client.Kind == data.PublicBody {
		return ", sous réserve de ce que prévoit le marché"
	}
	return ""
}

// missions are the ways that are open, to tick.
func (in MandateInput) missions() []string {
	out := []string{tick + "recouvrement amiable"}
	if in.Provider == data.Collector || in.Client.Kind == data.PublicBody {
		return out
	}
	court := rules.CourtFor(in.Sender, in.Client, in.sums().due(), in.Today).Kind
	merchants := court == rules.CommercialCourt || court == rules.EconomicCourt
	if merchants {
		out = append(out, tick+"procédure des factures non contestées entre commerçants (article L126-1 du code des procédures civiles d’exécution)")
	} else if in.sums().due() <= smallClaim {
		out = append(out, tick+"procédure simplifiée des petites créances (article L125-1 du code des procédures civiles d’exécution)")
	}
	return append(out, tick+"dépôt d’une requête en injonction de payer et suites")
}

// conditions are what the two sides agree on, and what the debtor does not bear.
func (in MandateInput) conditions() []string {
	out := []string{"Rémunération à la charge du mandant\u00a0: " + in.tariff() + "."}
	if in.Client.Kind == data.Consumer {
		out = append(out, "Le débiteur est un particulier\u00a0: aucuns frais ne lui sont demandés (articles L111-8 du code des procédures civiles d’exécution et L121-21 du code de la consommation).")
	} else {
		out = append(out, "Sans titre exécutoire, les frais restent à la charge du mandant (article L111-8 du code des procédures civiles d’exécution).")
	}
	out = append(out, "Les sommes reçues sont reversées dans le mois de leur encaissement\u202f; tout échéancier, remise ou contestation est soumis au mandant avant réponse.")
	if in.Provider == data.Collector {
		out = append(out, "Garantie de responsabilité civile du mandataire (article R124-3 du code des procédures civiles d’exécution), assureur et contrat\u00a0: "+dots(9))
	}
	return out
}

// tariff says the fees on one line.
func (in MandateInput) tariff() string {
	var out []string
	for _, f := range in.Fees {
		out = append(out, oneLine(f.Label)+" "+feeFrench(f))
	}
	if len(out) == 0 {
		return "à compléter, " + dots(9)
	}
	return listOf(out, len(out), "et", "")
}

// feeFrench writes a fee: "60,00 € et 12 % du recouvré", or that it is missing.
func feeFrench(f data.Fee) string {
	var parts []string
	if f.Fixed > 0 {
		parts = append(parts, f.Fixed.Format("EUR"))
	}
	if f.Percent > 0 {
		parts = append(parts, f.Percent.French()+" des sommes recouvrées")
	}
	if len(parts) == 0 {
		return "(à compléter\u00a0: " + dots(4) + ")"
	}
	return listOf(parts, 2, "et", "")
}

// estimate states cost and yield where all, half or nothing of the claim comes in.
func (in MandateInput) estimate(total money.Cents) Table {
	t := Table{Columns: []Column{{Title: "Si le débiteur paie"}, {"tout", true}, {"la moitié", true}, {"rien", true}}, Strong: true}
	outcomes := [...]money.Cents{total, total / 2, 0}
	missing := len(in.Fees) == 0
	var cost [len(outcomes)]money.Cents
	row := func(label string, cell func(i int) string) []string {
		out := []string{label}
		for i := range outcomes {
			out = append(out, cell(i))
		}
		return out
	}
	t.Rows = append(t.Rows, row("Recouvré", func(i int) string { return outcomes[i].Format("EUR") }))
	for _, f := range in.Fees {
		if f.Fixed == 0 && f.Percent == 0 {
			missing = true
			t.Rows = append(t.Rows, row(oneLine(f.Label), func(int) string { return "à compléter" }))
			continue
		}
		t.Rows = append(t.Rows, row(oneLine(f.Label), func(i int) string {
			fee := f.Fixed + money.Share(outcomes[i], int64(f.Percent), 10000)
			cost[i] += fee
			return (-fee).Format("EUR")
		}))
	}
	if len(in.Fees) == 0 {
		t.Rows = append(t.Rows, row("Frais", func(int) string { return "à compléter" }))
	}
	label := "Ce que cela rapporte"
	if missing {
		label += ", avant les frais à compléter"
	}
	t.Foot = [][]string{row(label, func(i int) string { return (outcomes[i] - cost[i]).Format("EUR") })}
	return t
}

// MandateWarnings says in French what to look at before a mandate is handed over.
func MandateWarnings(in MandateInput) []string {
	var out, missing []string
	for _, f := range in.Fees {
		if f.Fixed == 0 && f.Percent == 0 {
			missing = append(missing, oneLine(f.Label))
		}
	}
	switch {
	case len(in.Fees) == 0:
		out = append(out, "Aucuns frais ne sont saisis\u00a0: demandez un devis, puis notez-les dans Réglages > Frais pour connaître le coût.")
	case len(missing) > 0:
		out = append(out, "À compléter dans Réglages > Frais\u00a0: "+listOf(missing, len(missing), "et", "")+". L’estimation n’en tient pas compte.")
	}
	if len(in.Exhibits) == 0 {
		out = append(out, "Aucune pièce n’est jointe\u00a0: remettez au moins les factures, la commande ou le contrat et la mise en demeure.")
	}
	return append(out, "La dernière page est pour vous\u00a0: ne la remettez pas.")
}
