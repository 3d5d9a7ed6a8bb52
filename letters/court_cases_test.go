package letters_test

import (
	"fmt"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// owing is an invoice with its account on a day; from is the day a consumer
// received the formal notice.
type owing struct {
	id            int
	total         money.Cents
	issued, due   string
	from          string
	paid          []letters.PaidLine
	charges       []data.Charge
	subject, note string
}

// pursued makes a case of invoices whose claims the law computes until a day; stop
// is the judgment that opened proceedings, or "".
func pursued(t testing.TB, kind data.ClientKind, until day.Day, stop string, invoices ...owing) letters.Case {
	t.Helper()
	c := client(kind, data.French)
	if kind == data.Consumer {
		c.Name, c.Contact = "Hélène Dupré", ""
	} else {
		c.SIREN = "404833048"
	}
	in := letters.Case{Sender: sender(), Client: c, Today: today}
	for _, o := range invoices {
		i := data.Invoice{ID: data.ID(o.id), Number: fmt.Sprintf("F-2026-%03d", o.id), Kind: data.KindInvoice, Issued: on(o.issued), Due: on(o.due),
			Total: o.total, Currency: "EUR", Subject: o.subject, OrderRef: o.note}
		claim := rules.ClaimInput{Regime: kind, Principal: o.total, Start: i.Due, Until: until}
		if kind == data.Consumer {
			claim.Start = 0
			if o.from != "" {
				claim.Start = on(o.from)
			}
		}
		if stop != "" {
			claim.Stop = on(stop)
		}
		l := letters.NoticeLine{Invoice: i, Payments: o.paid, Balance: o.total}
		for _, p := range o.paid {
			l.Balance -= p.Amount
			claim.Payments = append(claim.Payments, rules.Paid{On: p.On, Amount: p.Amount})
		}
		computed, err := rules.ComputeClaim(claim, realRates(t))
		if err != nil {
			t.Fatal(err)
		}
		l.Claim = rules.AccountOf(computed, o.charges)
		in.Lines = append(in.Lines, l)
	}
	in.Earlier = []data.Contact{
		{On: on("2026-09-14"), Channel: data.ChannelEmail, Level: data.LevelFirst},
		{On: on("2026-10-05"), Channel: data.ChannelCall, Level: data.LevelSecond},
		{On: on("2026-10-20"), Channel: data.ChannelRegistered, Level: data.LevelFormalNotice}}
	return in
}

var (
	website = owing{id: 17, total: 180_810, issued: "2026-05-20", due: "2026-06-19", subject: "Site vitrine", note: "BC 4512",
		paid: []letters.PaidLine{{On: on("2026-08-03"), Amount: 50_000}}}
	poster = owing{id: 23, total: 64_000, issued: "2026-08-01", due: "2026-08-31", subject: "Affiche A2"}
	logo   = owing{id: 31, total: 90_000, issued: "2026-10-20", due: "2026-11-19", subject: "Logo"}
)

const judgment = "2026-11-05"

// declaration is the claim of a company whose debtor's recovery was opened on
// 5 November 2026.
func declaration(t testing.TB, invoices ...owing) letters.DeclarationInput {
	t.Helper()
	in := letters.DeclarationInput{Case: pursued(t, data.Professional, on(judgment).Add(-1), judgment, invoices...), Documents: []string{"bon de commande 4512 du 12/04/2026"}}
	in.Client.Insolvent = on(judgment)
	in.Client.Proceeding = data.Proceeding{Kind: data.Recovery, Court: "tribunal de commerce de Bobigny", Published: on("2026-11-12"), Trustee: "SELARL Martin & Associés",
		Address: data.Address{Street: "8 rue du Château-d’Eau", Postcode: "93000", City: "Bobigny"}}
	return in
}

var exhibits = []letters.Exhibit{{Number: 1, Title: "Bon de commande 4512 du 12/04/2026"}, {Number: 2, Title: "Facture F-2026-017 du 20/05/2026"}, {Number: 3, Title: "Facture F-2026-023 du 01/08/2026"},
	{Number: 4, Title: "Relance par e-mail du 14/09/2026"}, {Number: 5, Title: "Mise en demeure du 20/10/2026 et son avis de réception"}}

func injunction(t testing.TB, kind data.ClientKind, invoices ...owing) letters.InjunctionInput {
	t.Helper()
	in := letters.InjunctionInput{Case: pursued(t, kind, today, "", invoices...), Exhibits: exhibits}
	in.Court = rules.CourtFor(in.Sender, in.Client, 200_000, today)
	return in
}

func mandate(t testing.TB, kind data.ClientKind, provider data.Provider) letters.MandateInput {
	t.Helper()
	return letters.MandateInput{Case: pursued(t, kind, today, "", website, poster), Provider: provider, Exhibits: exhibits, Fees: []data.Fee{
		{ID: 1, Provider: provider, Label: "Ouverture du dossier", Fixed: 4_800}, {ID: 2, Provider: provider, Label: "Honoraires de résultat", Percent: 1200},
		{ID: 3, Provider: provider, Label: "Débours"}}}
}

func postSheet() letters.PostSheetInput {
	row := func(id int, name, street, city, number string) letters.PostRow {
		return letters.PostRow{Posting: data.Posting{ContactID: data.ID(id), Subject: "Mise en demeure de payer", Number: number, Recipient: name + ", " + street + ", " + city},
			Address: []string{name, street, city}}
	}
	return letters.PostSheetInput{Sender: sender(), Today: today, Rows: []letters.PostRow{
		row(41, "Éditions Garçon & Fils", "3 AVENUE DE L HOTEL DE VILLE", "75004 PARIS", "1A12345678901"),
		row(44, "Hélène Dupré", "5 RUE DES LILAS", "69003 LYON", ""), row(45, "Commune de Saint-Étienne-du-Bois", "PLACE DE LA MAIRIE", "01370 SAINT ETIENNE DU BOIS", "")}}
}

func index(t testing.TB) letters.IndexInput {
	t.Helper()
	in := letters.IndexInput{Case: pursued(t, data.Professional, today, "", website, poster), Head: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		Missing: []string{"L’avis de réception de la mise en demeure du 20/10/2026 n’est pas joint."},
		Events: []letters.IndexEvent{{On: on("2026-05-20"), What: "Facture F-2026-017, 1\u202f808,10\u00a0€", File: 2}, {On: on("2026-08-03"), What: "Encaissement de 500,00\u00a0€ par virement"},
			{On: on("2026-09-14"), What: "Relance par e-mail à compta@garcon.fr", File: 4}, {On: on("2026-10-20"), What: "Mise en demeure par lettre recommandée", File: 5}}}
	for i, e := range exhibits {
		in.Files = append(in.Files, letters.IndexFile{Number: e.Number, Title: e.Title, Name: fmt.Sprintf("pieces/%02d-piece.pdf", i+1), Size: int64(41_200 * (i + 1)),
			SHA256: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"})
	}
	return in
}
