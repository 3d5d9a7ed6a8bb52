package letters_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/letters"
)

func TestTheListForThePostOffice(t *testing.T) {
	in := postSheet()
	in.Rows[1].Address = nil
	l, err := letters.PostSheet(in)
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, "Bordereau de 3 envois recommandés avec avis de réception", "Camille Lefèvre, 12 rue de l’Œuvre, 69001 Lyon", "Éditions Garçon & Fils, 3 AVENUE DE L HOTEL DE VILLE, 75004 PARIS",
		"1A 123 456 7890 1", "n° 44, Mise en demeure de payer", "Hélène Dupré, 5 RUE DES LILAS, 69003 LYON", "Cachet et signature")
	silent(t, l, "€")
	in.Rows = nil
	if _, err := letters.PostSheet(in); data.CodeOf(err) != data.CodeBlocked {
		t.Error(err)
	}
}

func TestTheIndexTellsAStrangerEverything(t *testing.T) {
	in := index(t)
	l, err := letters.DossierIndex(in)
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, "Créancier", "732 829 320, RNE", "Débiteur", "404 833 048", "Ce qui est réclamé au 21/11/2026", "F-2026-017", "Total dû à ce jour", "L’avis de réception",
		"Chronologie", "03/08/2026", "Encaissement de 500,00 €", "pieces/01-piece.pdf", "2c26b46b68ffc68ff99b453c1d304134 13422d706483bfa0f98a5e886266e7ae", "41 ko", "sha256sum -c SHA256SUMS")
	addsUp(t, l, "Total dû")
	in.Client.Insolvent = on(judgment)
	in.Client.Proceeding = data.Proceeding{Kind: data.Liquidation, Trustee: "Maître Roux", Declared: on("2026-11-20")}
	if l, err = letters.DossierIndex(in); err != nil {
		t.Fatal(err)
	}
	says(t, l, "Liquidation judiciaire, jugement du 05/11/2026", "Maître Roux", "créance déclarée le 20/11/2026")
	in.Lines = nil
	if _, err := letters.DossierIndex(in); data.CodeOf(err) != data.CodeBlocked {
		t.Error(err)
	}
}

// The spreadsheet, the index and the request state the same total.
func TestTheSheetsAddUpToThePapers(t *testing.T) {
	in := index(t)
	in.OnAccount, in.Advance = 5_000, []letters.PaidLine{{On: on("2026-11-01"), Amount: 5_000}}
	in.Lines[1].Claim.Charges = []data.Charge{waived(data.ChargeIndemnity, today, 0)}
	in.Lines[1].Claim.IndemnityWaived = 4_000
	l, err := letters.DossierIndex(in)
	if err != nil {
		t.Fatal(err)
	}
	sheets := letters.ClaimsSheets(in.Case)
	var names []string
	for _, s := range sheets {
		names = append(names, s.Name)
		for _, row := range append(s.Rows, s.Foot) {
			if row != nil && len(row) != len(s.Columns) {
				t.Errorf("%s: %d cells for %d columns", s.Name, len(row), len(s.Columns))
			}
		}
		if s.Foot == nil {
			continue
		}
		var sum money.Cents
		for _, row := range s.Rows {
			if amount, ok := row[len(row)-1].(money.Cents); ok {
				sum += amount
			}
		}
		if sum != s.Foot[len(s.Foot)-1] {
			t.Errorf("%s: %d, total %v", s.Name, sum, s.Foot)
		}
	}
	if want := []string{"Créances", "Intérêts", "Encaissements", "Réglé et abandonné"}; !slices.Equal(names, want) {
		t.Error(names)
	}
	if total := sheets[0].Foot[11]; total != l.Total {
		t.Errorf("%v in the sheet, %d on paper", total, l.Total)
	}
}

// In another currency the principal alone is stated, the same on paper and in the
// spreadsheet, and both say so; two currencies are two sums.
func TestADossierInDollars(t *testing.T) {
	dollars := pursued(t, data.Professional, today, "", website, poster)
	for k := range dollars.Lines {
		dollars.Lines[k].Invoice.Currency = "USD"
	}
	const principal, aside = 180_810 - 50_000 + 64_000, "Pénalités de retard et indemnité forfaitaire de 40 € non comptées ici : les factures sont en USD."
	in := index(t)
	euros := in.Case
	in.Case, in.Others = dollars, []letters.Case{euros}
	papers := map[string]letters.Letter{}
	var err error
	if papers["index"], err = letters.DossierIndex(in); err != nil {
		t.Fatal(err)
	}
	if papers["claims"], err = letters.ClaimsPaper(dollars); err != nil {
		t.Fatal(err)
	}
	for name, l := range papers {
		if l.Total != principal || l.Currency != "USD" {
			t.Errorf("the %s asks for %d %s", name, l.Total, l.Currency)
		}
		says(t, l, aside, "1 948,10 $")
		addsUp(t, l, "Total dû")
	}
	alone, err := letters.DossierIndex(letters.IndexInput{Case: euros})
	if err != nil {
		t.Fatal(err)
	}
	says(t, papers["index"], "au 21/11/2026, en USD", "au 21/11/2026, en EUR", alone.Total.Format("EUR"))
	says(t, papers["claims"], "Créancier")
	silent(t, papers["claims"], "441-")
	s := letters.ClaimsSheets(dollars)[0]
	if s.Foot[len(s.Foot)-1] != money.Cents(principal) || len(s.Foot) != len(s.Columns) || !strings.Contains(plainSpaces.Replace(s.Note), aside) || slices.Contains(s.Columns, "Indemnité restant due") {
		t.Errorf("%q: %v, %q", s.Columns, s.Foot, s.Note)
	}
	if dollars.Lines[0].Claim.Penalty == 0 {
		t.Error("the case itself has changed")
	}
	in.Others[0].Lines[0].Invoice.Currency = "CHF"
	if _, err := letters.DossierIndex(in); data.CodeOf(err) != data.CodeInvalid {
		t.Errorf("a case in two currencies: %v", err)
	}
}

// A consumer's spreadsheet has neither penalties nor an indemnity, named or counted.
func TestTheSheetsOfAConsumer(t *testing.T) {
	o := poster
	o.from, o.charges = "2026-10-23", []data.Charge{waived(data.ChargePenalty, today, 10)}
	for _, s := range letters.ClaimsSheets(pursued(t, data.Consumer, today, "", o)) {
		if text := fmt.Sprint(s); strings.Contains(text, "énalité") || strings.Contains(text, "ndemnité") {
			t.Errorf("%s: %s", s.Name, text)
		}
		for _, row := range append(s.Rows, s.Foot) {
			if row != nil && len(row) != len(s.Columns) {
				t.Errorf("%s: %d cells for %d columns", s.Name, len(row), len(s.Columns))
			}
		}
	}
}

func TestFrenchTypographyOfCourtPapers(t *testing.T) {
	check := func(l letters.Letter, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range everyText(reflect.ValueOf(l)) {
			if bad := frenchFault.FindString(s); bad != "" && !strings.Contains(s, "……") {
				t.Errorf("%q in %q", bad, s)
			}
		}
	}
	d := declaration(t, website, poster, logo)
	d.Lines[2].Invoice.Issued = on(judgment)
	check(letters.Declaration(d))
	check(letters.PostSheet(postSheet()))
	check(letters.DossierIndex(index(t)))
	for _, kind := range data.ClientKinds {
		for _, provider := range []data.Provider{data.Bailiff, data.Collector} {
			check(letters.Mandate(mandate(t, kind, provider)))
		}
		if kind != data.PublicBody {
			check(letters.Injunction(injunction(t, kind, website, poster)))
		}
	}
	for _, warning := range slices.Concat(letters.DeclarationWarnings(d), letters.InjunctionWarnings(injunction(t, data.Professional, poster)), letters.MandateWarnings(mandate(t, data.Professional, data.Bailiff))) {
		if bad := frenchFault.FindString(warning); bad != "" {
			t.Errorf("%q in %q", bad, warning)
		}
	}
}
