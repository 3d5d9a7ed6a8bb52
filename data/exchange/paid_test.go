package exchange_test

import (
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
)

// TestWhatWasPaid: what a list says of the money is taken where it leaves no doubt,
// and refused where a guess would remind somebody who has paid, or lose money.
func TestWhatWasPaid(t *testing.T) {
	for _, c := range []struct {
		columns, cells string // beside a total of 1000,00
		want           money.Cents
		refused        string // the field, "" when the line is taken
	}{
		{"Payé", "", 0, ""}, {"Payé", "0,00", 0, ""}, {"Payé", "300,00", 30000, ""}, {"Payé", "oui", 100000, ""}, {"Payé", "non", 0, ""},
		{"Payé", "-300,00", 0, "paid"},
		{"Reste à payer", "0,00", 100000, ""}, {"Reste à payer", "400,00", 60000, ""}, {"Reste à payer", "-50,00", 0, "balance"}, {"Reste à payer", "1000,01", 0, "balance"},
		{"Acompte;Reste à payer", "300,00;0,00", 100000, ""}, {"Acompte;Reste à payer", "300,00;700,00", 30000, ""}, {"Acompte;Reste à payer", "300,00;800,00", 0, "balance"},
		{"Statut", "Payée", 100000, ""}, {"Statut", "Soldée", 100000, ""}, {"Statut", "Réglée le 12/03", 100000, ""}, {"Statut", "Paid", 100000, ""},
		{"Statut", "Impayée", 0, ""}, {"Statut", "Non payée", 0, ""}, {"Statut", "Règlement en attente", 0, ""}, {"Statut", "Encaissement à venir", 0, ""}, {"Statut", "Envoyée", 0, ""},
		{"Statut", "réglée partiellement", 0, "status"}, {"Statut", "Partiellement payée", 0, "status"}, {"Statut", "Payée en partie", 0, "status"},
		{"Payé;Statut", "300,00;Partiellement payée", 30000, ""}, {"Acompte;Statut", "0,00;Payée", 100000, ""}, {"Acompte;Statut", "300,00;Payée", 0, "paid"},
		{"Reste à payer;Statut", "200,00;Payée", 0, "balance"}, {"Payé le", "12/03/2026", 100000, ""}, {"Payé;Payé le", "0,00;12/03/2026", 0, ""},
	} {
		batch := read(t, "liste.csv", "Numéro;Client;Date;Montant TTC;"+c.columns+"\nF-1;Zoé;01/02/2026;1000,00;"+c.cells+"\n")
		switch {
		case c.refused != "" && (len(batch.Refused) != 1 || batch.Refused[0].Field != c.refused || !strings.HasSuffix(batch.Refused[0].Reason, ".")):
			t.Errorf("%s = %q: refused %+v, want the field %s", c.columns, c.cells, batch.Refused, c.refused)
		case c.refused == "" && (len(batch.Records) != 1 || batch.Records[0].Paid != c.want):
			t.Errorf("%s = %q: %+v %+v, want %s paid", c.columns, c.cells, batch.Records, batch.Refused, c.want.Plain())
		}
	}
}

// TestPersonsAreConsumers: nobody who goes by Monsieur or Madame is taken for a
// business, from which 40 EUR and penalties would be asked.
func TestPersonsAreConsumers(t *testing.T) {
	for name, want := range map[string]data.ClientKind{
		"M. Paul Martin": data.Consumer, "Mme Durand": data.Consumer, "Monsieur et Madame Petit": data.Consumer, "M. et Mme Petit": data.Consumer,
		"Mairie d’Orge": data.PublicBody, "Martin SARL": data.Professional, "Monsieuro Café": data.Professional, "MMA": data.Professional, "M-Tech": data.Professional,
	} {
		if c := only(t, "Numéro;Client;Date;Montant TTC\nF-1;"+name+";01/02/2026;10,00\n").Client; c.Kind != want {
			t.Errorf("%s is %s, want %s", name, c.Kind, want)
		}
	}
	if c := only(t, "Numéro;Client;Date;Montant TTC;SIREN\nF-1;M. Paul Martin;01/02/2026;10,00;732829320\n").Client; c.Kind != data.Professional {
		t.Errorf("with a SIREN he is %s", c.Kind)
	}
}
