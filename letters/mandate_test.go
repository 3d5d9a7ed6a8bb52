package letters_test

import (
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// What article R124-3 CPCE asks of the agreement with who recovers.
func TestAMandateSaysWhatTheAgreementMust(t *testing.T) {
	l, err := letters.Mandate(mandate(t, data.Professional, data.Collector))
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, "Société de recouvrement", "Je vous donne mandat de recouvrer et de recevoir en mon nom", "Fondement", "Éditions Garçon & Fils", "404 833 048", "Reste dû sur les factures, TTC",
		"Pénalités de retard au 21/11/2026", "Indemnité forfaitaire", "Rémunération à la charge du mandant : Ouverture du dossier 48,00 €, Honoraires de résultat 12,00 % des sommes recouvrées et Débours (à compléter",
		"Garantie de responsabilité civile", "R124-3", "reversées dans le mois", "recouvrement amiable", "Le mandataire", "Le mandant", "1. Bon de commande 4512")
	silent(t, l, "L125-1", "injonction", "sommation", "commandement", "signification", "procès-verbal", "aucuns frais")
	addsUp(t, l, "Total dû")
	if l.Kind != letters.PaperMandate {
		t.Error(l.Kind)
	}
}

func TestTheWaysOpenToABailiff(t *testing.T) {
	for name, c := range map[string]struct {
		change         func(*letters.MandateInput)
		kind           data.ClientKind
		offered, never string
	}{
		"a small claim of who is no merchant": {func(*letters.MandateInput) {}, data.Professional, "L125-1", "L126-1"},
		"between merchants":                   {func(in *letters.MandateInput) { in.Sender.RCS = "Lyon" }, data.Professional, "L126-1", "L125-1"},
		"a consumer":                          {func(in *letters.MandateInput) { in.Sender.RCS = "Lyon" }, data.Consumer, "L125-1", "L126-1"},
		"a large claim": {func(in *letters.MandateInput) {
			in.Lines[0].Invoice.Total += 600_000
			in.Lines[0].Balance += 600_000
		}, data.Professional, "injonction de payer", "L125-1"},
		"a public body": {func(*letters.MandateInput) {}, data.PublicBody, "sous réserve de ce que prévoit le marché", "injonction"},
	} {
		t.Run(name, func(t *testing.T) {
			in := mandate(t, c.kind, data.Bailiff)
			c.change(&in)
			l, err := letters.Mandate(in)
			if err != nil {
				t.Fatal(err)
			}
			says(t, l, c.offered, "recouvrement amiable")
			silent(t, l, c.never)
		})
	}
}

func TestAConsumerBearsNoFee(t *testing.T) {
	l, err := letters.Mandate(mandate(t, data.Consumer, data.Bailiff))
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, "aucuns frais ne lui sont demandés", "L111-8", "L121-21")
	silent(t, l, "indemnité", "pénalité", "(40,00")
}

// Half of 2 122,31 recovered at 12 % and 48 EUR; the fee that is not known is
// named and left out.
func TestTheEstimateOfWhatItCostsAndBringsIn(t *testing.T) {
	in := mandate(t, data.Professional, data.Bailiff)
	l, err := letters.Mandate(in)
	if err != nil {
		t.Fatal(err)
	}
	table := l.Annex[len(l.Annex)-2].(letters.Table)
	for i, want := range [][]string{
		{"Recouvré", "2 122,31 €", "1 061,15 €", "0,00 €"}, {"Ouverture du dossier", "-48,00 €", "-48,00 €", "-48,00 €"},
		{"Honoraires de résultat", "-254,68 €", "-127,34 €", "0,00 €"}, {"Débours", "à compléter", "à compléter", "à compléter"},
		{"Ce que cela rapporte, avant les frais à compléter", "1 819,63 €", "885,81 €", "-48,00 €"},
	} {
		if got := plainSpaces.Replace(strings.Join(append(table.Rows, table.Foot...)[i], "|")); got != strings.Join(want, "|") {
			t.Errorf("got %s, want %v", got, want)
		}
	}
	if _, own := l.Annex[len(l.Annex)-4].(letters.NewPage); !own {
		t.Error("the estimate is not on a page of its own")
	}
	if got := strings.Join(letters.MandateWarnings(in), "\n"); !strings.Contains(got, "Débours") || !strings.Contains(got, "La dernière page est pour vous") {
		t.Error(got)
	}
	in.Fees = nil
	if l, err = letters.Mandate(in); err != nil {
		t.Fatal(err)
	}
	says(t, l, "à compléter, ……", "Ce que cela rapporte, avant les frais à compléter")
}

func TestWhatAMandateRefuses(t *testing.T) {
	in := mandate(t, data.Professional, data.Court)
	if _, err := letters.Mandate(in); data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), "requête") {
		t.Errorf("to a court: %v", err)
	}
	in = mandate(t, data.Professional, data.Bailiff)
	in.Client.Insolvent = on(judgment)
	if _, err := letters.Mandate(in); data.CodeOf(err) != data.CodeBlocked {
		t.Errorf("in proceedings: %v", err)
	}
}
