package exchange_test

import (
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/exchange"
	"dument/data/money"
)

// only reads a list of one invoice.
func only(t *testing.T, content string) data.ImportRecord {
	t.Helper()
	batch := read(t, "liste.csv", content)
	if len(batch.Records) != 1 || len(batch.Refused) != 0 {
		t.Fatalf("%d records, refused: %+v", len(batch.Records), batch.Refused)
	}
	return batch.Records[0]
}

// TestAnAmountIsNeverReadInTwoWays reads what a column says of its decimals, and nothing in two ways.
func TestAnAmountIsNeverReadInTwoWays(t *testing.T) {
	for _, c := range []struct {
		cells string // of the amounts, one a line
		want  []money.Cents
		bad   string
	}{
		{cells: "1 234,56", want: []money.Cents{123456}},
		{cells: "5323,54", want: []money.Cents{532354}},
		{cells: "1.234,56\n1.234", want: []money.Cents{123456, 123400}},
		{cells: "12.50\n\"1,234\"", want: []money.Cents{1250, 123400}},
		{cells: "12,50\n1.234.567", want: []money.Cents{1250, 123456700}},
		{cells: "1.234", bad: "1.234"},
		{cells: "12,50\n12.50\n1.234", want: []money.Cents{1250, 1250}, bad: "1.234"},
		{cells: "12,3,4", bad: "12,3,4"},
		{cells: "12,345\n1,5", want: []money.Cents{150}, bad: "12,345"},
		{cells: "0,00", bad: "supérieur à zéro"},
		{cells: "gratuit", bad: "gratuit"},
		{cells: "99999999999,00", bad: "dix milliards"},
		{cells: "(40,00)", want: []money.Cents{-4000}},
		{cells: "-40,00 €", want: []money.Cents{-4000}},
		{cells: "1\u202f234,56\u00a0€", want: []money.Cents{123456}},
		{cells: "EUR 12,50", want: []money.Cents{1250}},
		{cells: "12,50 euros", want: []money.Cents{1250}},
	} {
		content := "Numéro;Client;Date;Montant TTC\n"
		for i, cell := range strings.Split(c.cells, "\n") {
			content += "F-" + string(rune('1'+i)) + ";Éole;01/02/2026;" + cell + "\n"
		}
		batch := read(t, "liste.csv", content)
		var got []money.Cents
		for _, r := range batch.Records {
			got = append(got, r.Invoice.Signed())
		}
		if len(got) != len(c.want) {
			t.Errorf("%q: read %v, want %v (%+v)", c.cells, got, c.want, batch.Refused)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q: read %v, want %v", c.cells, got, c.want)
			}
		}
		if c.bad == "" {
			continue
		}
		if len(batch.Refused) != 1 || batch.Refused[0].Field != "total" || !strings.Contains(batch.Refused[0].Reason, c.bad) {
			t.Errorf("%q: refused %+v", c.cells, batch.Refused)
		}
	}
}

// TestTheDayComesFirstInEveryList puts the day first in every list, the English ones included.
func TestTheDayComesFirstInEveryList(t *testing.T) {
	for _, c := range []struct {
		cell string
		want day.Day // or none: refused
	}{
		{"09/01/2026", day.Of(2026, 1, 9)},
		{"9/1/26", day.Of(2026, 1, 9)},
		{"2026-01-09", day.Of(2026, 1, 9)},
		{"2026-01-09T00:00:00", day.Of(2026, 1, 9)},
		{"09/01/2026 00:00:00", day.Of(2026, 1, 9)},
		{"9 janvier 2026", day.Of(2026, 1, 9)},
		{"01/29/2026", 0},
		{"31/02/2026", 0},
		{"46000", 0},
		{"hier", 0},
	} {
		batch := read(t, "list.csv", "Invoice number,Customer,Invoice date,Amount\nF-1,Aeolus Ltd,"+c.cell+",12.50\n")
		switch {
		case c.want == 0:
			if len(batch.Refused) != 1 || batch.Refused[0].Field != "issued" || !strings.Contains(batch.Refused[0].Reason, strings.Fields(c.cell)[0]) {
				t.Errorf("%s: %+v", c.cell, batch)
			}
		case len(batch.Records) != 1 || batch.Records[0].Invoice.Issued != c.want:
			t.Errorf("%s: %+v", c.cell, batch)
		}
	}
}

// TestPaymentsReadAsAmountsRestsWordsAndDays reads payments as amounts, rests, words and days.
func TestPaymentsReadAsAmountsRestsWordsAndDays(t *testing.T) {
	for _, c := range []struct {
		header, cells string
		paid          money.Cents
		on            day.Day
	}{
		{"Payé", "40,00", 4000, 0},
		{"Payé", "oui", 10000, 0},
		{"Payé", "non", 0, 0},
		{"Payé", "", 0, 0},
		{"Reste à payer", "25,00", 7500, 0},
		{"Statut", "Payée", 10000, 0},
		{"Statut", "En retard", 0, 0},
		{"Payé le", "05/03/2026", 10000, day.Of(2026, 3, 5)},
		{"Payé;Date de paiement", "40,00;01/03/2026", 4000, day.Of(2026, 3, 1)},
	} {
		rec := only(t, "Numéro;Client;Date;Échéance;TTC;"+c.header+"\nF-1;Éole;01/02/2026;03/03/2026;100,00;"+c.cells+"\n")
		if rec.Paid != c.paid || rec.PaidOn != c.on {
			t.Errorf("%s %q: paid %v on %v", c.header, c.cells, rec.Paid, rec.PaidOn)
		}
	}
	for header, cell := range map[string]string{"Payé": "100,01", "Reste à payer": "100,01", "Date de paiement": "demain", "Statut": "Annulée", "Échéance": "31/01/2026"} {
		batch := read(t, "liste.csv", "Numéro;Client;Date;TTC;"+header+"\nF-1;Éole;01/02/2026;100,00;"+cell+"\n")
		if len(batch.Refused) != 1 || len(batch.Records) != 0 {
			t.Errorf("%s %q: %+v", header, cell, batch)
		}
	}
}

// TestAllThatAListSaysOfClientsIsRead reads all that a list can say of clients.
func TestAllThatAListSaysOfClientsIsRead(t *testing.T) {
	rec := only(t, "Facture;Société;Contact;E-mail;Tél.;Adresse;CP;Ville;SIRET;Délai de paiement;Date;Total TTC;Type;Devise;Mode de règlement;Objet;Commande;Langue\n"+
		"AV-7; Éole  Énergies ;Anne Œuvrard;compta@eole.fr, anne@eole.fr;01 02 03 04 05;3, rue de l’Été;1000;Bourg-en-Bresse;732 829 320 00074;45 jours fin de mois;01/02/2026;12,00;Avoir;USD;Prélèvement;Retour;BC-9;Anglais\n")
	c, inv := rec.Client, rec.Invoice
	if c.Name != "Éole Énergies" || c.Contact != "Anne Œuvrard" || c.Email() != "compta@eole.fr" || len(c.Emails) != 2 || c.Phone != "01 02 03 04 05" ||
		c.Address.Street != "3, rue de l’Été" || c.Address.Postcode != "01000" || c.SIREN != "732829320" || c.Language != data.English ||
		c.Terms != (data.Terms{Days: 45, MonthEnd: data.MonthEndAfter}) {
		t.Errorf("client %+v", c)
	}
	if inv.Kind != data.KindCreditNote || inv.Total != 1200 || inv.Currency != "USD" || !inv.DirectDebit || inv.Subject != "Retour" || inv.OrderRef != "BC-9" || rec.DueGiven {
		t.Errorf("invoice %+v", inv)
	}
}

// TestAListMayHoldClientsAlone reads a list of clients, which has neither numbers nor totals.
func TestAListMayHoldClientsAlone(t *testing.T) {
	batch := read(t, "clients.csv", "Nom;Prénom;Email;Type de client\nLefèvre;Chloé;chloe@exemple.fr;Particulier\n;;vide@exemple.fr;\nMairie d’Orge;;mairie@orge.fr;\nZoé;;zoé;\n")
	if len(batch.Records) != 2 || batch.Records[0].Client.Name != "Chloé Lefèvre" || batch.Records[0].Client.Kind != data.Consumer ||
		batch.Records[1].Client.Kind != data.PublicBody || batch.Records[0].Invoice.Number != "" {
		t.Errorf("%+v", batch.Records)
	}
	checkRefused(t, batch, []data.ImportRefusal{{Line: 3, Field: "client", Reason: "vide"}, {Line: 5, Field: "email", Reason: "zoé"}})
}

// TestALineWithABadSIRENIsRefused refuses the line of a SIREN that fails its check.
func TestALineWithABadSIRENIsRefused(t *testing.T) {
	batch := read(t, "liste.csv", "Numéro;Client;Date;TTC;SIREN;Délai\nF-1;Éole;01/02/2026;12,00;732829321;30\nF-2;Éole;01/02/2026;12,00;73282932000075;30\nF-3;Éole;01/02/2026;12,00;;un certain temps\n")
	checkRefused(t, batch, []data.ImportRefusal{{Line: 2, Field: "siren", Reason: "732829321"}, {Line: 3, Field: "siren", Reason: "73282932000075"}, {Line: 4, Field: "terms", Reason: "un certain temps"}})
}

// TestSumsAreLeftOutAndOnlySums leaves sums out, and only sums.
func TestSumsAreLeftOutAndOnlySums(t *testing.T) {
	head := "Numéro;Client;Date;TTC\nF-1;Éole;01/02/2026;12,00\nAV-2;Éole;02/02/2026;-2,00\n"
	for _, sum := range []string{"Total;;;10,00", ";;Total général;10,00", ";Sous-total;;999", ";;;10,00", "Total TTC;;;10,00", "Numéro;Client;Date;TTC"} {
		if batch := read(t, "liste.csv", head+sum+"\n"); len(batch.Records) != 2 || len(batch.Refused) != 0 {
			t.Errorf("%q: %+v", sum, batch)
		}
	}
	for _, line := range []string{";;;11,00", ";Total Énergies;03/02/2026;10,00", ";;04/02/2026;10,00"} {
		if batch := read(t, "liste.csv", head+line+"\n"); len(batch.Refused) != 1 {
			t.Errorf("%q: %+v", line, batch)
		}
	}
	rec := read(t, "liste.csv", head+"F-3;TotalEnergies;03/02/2026;10,00\n")
	if len(rec.Records) != 3 {
		t.Errorf("a client whose name begins with Total was lost: %+v", rec)
	}
}

// TestAMissingColumnIsNamedOnTheHeadersLine says which column is missing, on the header's line.
func TestAMissingColumnIsNamedOnTheHeadersLine(t *testing.T) {
	batch := read(t, "liste.csv", "Titre\n\nNuméro;Client;Date\nF-1;Éole;01/02/2026\n")
	checkRefused(t, batch, []data.ImportRefusal{{Line: 3, Field: "total", Reason: "Montant TTC"}})
	sheet, err := exchange.ReadSheet("x.csv", []byte("a;b;c;d\nF-1;Éole;01/02/2026;12,00\n"))
	if err != nil {
		t.Fatal(err)
	}
	if m := exchange.Guess(sheet); len(m) != 0 {
		t.Errorf("guessed %v", m)
	}
	batch = exchange.Records(sheet, exchange.Mapping{exchange.Number: 0, exchange.Client: 1, exchange.Issued: 2, exchange.Total: 3}, usual)
	if len(batch.Records) != 1 || batch.Records[0].Invoice.Total != 1200 {
		t.Errorf("by hand: %+v", batch)
	}
}

// TestTermsReadAsListsWriteThem reads payment terms as lists write them.
func TestTermsReadAsListsWriteThem(t *testing.T) {
	for text, want := range map[string]data.Terms{
		"30": {Days: 30}, "30 jours": {Days: 30}, "30 j nets": {Days: 30}, "Net 30": {Days: 30}, "à réception": {}, "Comptant": {},
		"45 jours fin de mois": {Days: 45, MonthEnd: data.MonthEndAfter}, "45 FDM": {Days: 45, MonthEnd: data.MonthEndAfter},
		"Fin de mois + 45 jours": {Days: 45, MonthEnd: data.MonthEndFirst}, "fin de mois": {MonthEnd: data.MonthEndAfter},
	} {
		if got, err := exchange.ParseTerms(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"30 ou 60", "bientôt", "400 jours", "99999999999999999999"} {
		if _, err := exchange.ParseTerms(text); data.FieldOf(err) != "terms" {
			t.Errorf("%q: %v", text, err)
		}
	}
}
