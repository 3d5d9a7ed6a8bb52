package letters_test

import (
	"strings"
	"testing"

	"dument/data"
	"dument/data/rules"
	"dument/letters"
)

// The fields of the forms 12946, 12948 and 16040, and of articles 54, 57 and 1407 CPC.
func TestARequestHasEveryFieldOfTheForms(t *testing.T) {
	common := []string{"Requête en injonction de payer", "1405", "Créancier, demandeur", "Nom et prénom", "Camille Lefèvre EI", "Entreprise individuelle", "732 829 320, RNE",
		"12 rue de l’Œuvre, 69001 Lyon", "Profession", "Nationalité", "Né(e) le, à", "Mandataire éventuel", "Débiteur", "N° du greffe", "Sommes demandées", "Principal : reste dû",
		"Fondement", "Démarches amiables, restées sans effet", "par e-mail le 14/09/2026", "mise en demeure par lettre recommandée le 20/10/2026", "Clause pénale",
		"En cas d’opposition", "1408", "Bordereau des pièces justificatives", "1. Bon de commande 4512", "5. Mise en demeure", "5 pièces", "1407", "Signature", "Lyon, le 21 novembre 2026"}
	professional := []string{"du tribunal judiciaire", "dont dépend Paris", "Cerfa 12948*06", "Éditions Garçon & Fils", "404 833 048", "Forme juridique", "Pénalités de retard au 21/11/2026",
		"Indemnité forfaitaire de recouvrement (40,00 € × 2)", "Frais accessoires et dépens, à compléter", "hors frais et dépens", "à compter du 22/11/2026 et jusqu’au paiement : 12,40 % l’an",
		"L441-10", "D441-5", "BCE 2,15 % + 10 points", "F-2026-017", "F-2026-023", "500,00 € le 03/08/2026", "Avis du greffe"}
	consumer := []string{"Mme Hélène Dupré", "Domicile", "Clause pénale, frais accessoires", "néant", "Dépens, à compléter", "hors dépens", "1231-6"}
	l, err := letters.Injunction(injunction(t, data.Professional, website, poster))
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, append(common, professional...)...)
	silent(t, l, "sommation", "commandement", "signification", "procès-verbal", "IBAN")
	addsUp(t, l, "Total au 21/11/2026")
	if l.Kind != letters.PaperInjunction {
		t.Error(l.Kind)
	}
	l, err = letters.Injunction(injunction(t, data.Consumer, poster))
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, append(common, consumer...)...)
	silent(t, l, "indemnité", "pénalités", "(40,00", "L441-10", "D441-5", "tribunal de commerce", "BCE", "SIREN\n404")
	addsUp(t, l, "Total au 21/11/2026")
}

func TestACompanyIsRepresentedAndGoesToTheCommercialCourt(t *testing.T) {
	in := injunction(t, data.Professional, poster)
	in.Sender.Name, in.Sender.LegalForm, in.Sender.Capital, in.Sender.RCS = "Atelier Lefèvre", "SARL", 500_000, "Lyon"
	in.Court = rules.CourtFor(in.Sender, in.Client, 64_000, today)
	l, err := letters.Injunction(in)
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, "Dénomination", "SARL, au capital de 5 000,00 €", "RCS Lyon", "Représentée par", "En qualité de", "du tribunal des activités économiques", "Cerfa 12946*02")
	silent(t, l, "Nationalité", "Né(e)", "Avis du greffe")
}

// The legal interest that runs against a consumer since the notice was received
// is claimed, and nothing else beside the invoice.
func TestAConsumerOwesTheLegalInterestOnly(t *testing.T) {
	notified := poster
	notified.from = "2026-10-23"
	l, err := letters.Injunction(injunction(t, data.Consumer, notified))
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, "Intérêts au taux légal au 21/11/2026", "Intérêts au taux légal sur le principal à compter du 22/11/2026", "taux de l’intérêt légal")
	silent(t, l, "indemnité", "pénalités", "L441-10")
	addsUp(t, l, "Total au 21/11/2026")
	in := injunction(t, data.Consumer, notified)
	in.Lines[0].Claim.Indemnity = rules.FlatIndemnity
	if _, err := letters.Injunction(in); data.CodeOf(err) != data.CodeBlocked {
		t.Errorf("40 EUR from a consumer: %v", err)
	}
}

func TestInterestThatWasGivenUpIsNotAskedFor(t *testing.T) {
	o := poster
	o.charges = []data.Charge{waived(data.ChargePenalty, today, 0)}
	l, err := letters.Injunction(injunction(t, data.Professional, o))
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, "Pénalités abandonnées", "Il est renoncé aux pénalités de retard.")
	silent(t, l, "jusqu’au paiement", "L441-10")
	addsUp(t, l, "Total au 21/11/2026")
	o.charges = append(o.charges, settled(data.ChargePenalty, today, 300))
	if l, err = letters.Injunction(injunction(t, data.Professional, o, website)); err != nil {
		t.Fatal(err)
	}
	says(t, l, "Pénalités réglées", "Il est renoncé au reste des pénalités de retard de la facture F-2026-023.")
	addsUp(t, l, "Total au 21/11/2026")
}

func TestWhatARequestRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*letters.InjunctionInput)
		code   data.Code
		says   string
	}{
		"a public body": {func(in *letters.InjunctionInput) {
			in.Client.Kind = data.PublicBody
			in.Court = rules.CourtFor(in.Sender, in.Client, 1, today)
		}, data.CodeBlocked, "juge administratif"},
		"collective proceedings":          {func(in *letters.InjunctionInput) { in.Client.Insolvent = on(judgment) }, data.CodeBlocked, "éclar"},
		"a debtor abroad":                 {func(in *letters.InjunctionInput) { in.Client.Address.Country = "Belgique" }, data.CodeBlocked, "étranger"},
		"dollars":                         {func(in *letters.InjunctionInput) { in.Lines[0].Invoice.Currency = "USD" }, data.CodeBlocked, "USD"},
		"an invoice that is not due":      {func(in *letters.InjunctionInput) { in.Lines[0].Invoice.Due = today }, data.CodeBlocked, "n’est échue"},
		"nothing owed":                    {func(in *letters.InjunctionInput) { in.OnAccount = 1_000_000 }, data.CodeBlocked, "Rien à réclamer"},
		"a debtor without a street":       {func(in *letters.InjunctionInput) { in.Client.Address.Street = "" }, data.CodeInvalid, "la rue"},
		"a sender without SIREN":          {func(in *letters.InjunctionInput) { in.Sender.SIREN = "" }, data.CodeInvalid, "SIREN"},
		"segments that do not agree":      {func(in *letters.InjunctionInput) { in.Lines[0].Claim.Penalty++ }, data.CodeInvalid, "pénalités"},
		"a balance that does not add up":  {func(in *letters.InjunctionInput) { in.Lines[0].Balance++ }, data.CodeInvalid, "solde"},
		"penalties of a different regime": {func(in *letters.InjunctionInput) { in.Lines[0].Claim.Regime = data.PublicBody }, data.CodeInvalid, "type de client"},
	} {
		t.Run(name, func(t *testing.T) {
			in := injunction(t, data.Professional, website)
			c.change(&in)
			if _, err := letters.Injunction(in); data.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", data.CodeOf(err), err)
			}
		})
	}
}

func TestARequestIsWarnedOfWhatIsMissing(t *testing.T) {
	in := injunction(t, data.Professional, poster)
	in.Exhibits, in.Earlier = nil, nil
	got := strings.Join(letters.InjunctionWarnings(in), "\n")
	for _, want := range []string{in.Court.Why, "Aucune mise en demeure", "Aucune pièce", "frais du greffe", "trois mois"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	l, err := letters.Injunction(in)
	if err != nil {
		t.Fatal(err)
	}
	silent(t, l, "Bordereau")
	says(t, l, "Démarches amiables : ……")
	in.Today = on("2026-08-01")
	if got := strings.Join(letters.InjunctionWarnings(in), "\n"); !strings.Contains(got, "six mois") {
		t.Error(got)
	}
}
