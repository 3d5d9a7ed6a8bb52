package pdf_test

import (
	"fmt"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// pursued is the case of a client with three overdue invoices: one paid in part,
// one with a waived penalty and a paid indemnity, one bare. A consumer has had a
// formal notice, so that interest at the legal rate runs.
func pursued(t testing.TB, kind data.ClientKind) letters.Case {
	in := letters.Case{Sender: company(), Client: client(kind), Today: today, Earlier: append(earlier(),
		data.Contact{On: on("2026-10-20"), Channel: data.ChannelRegistered, Level: data.LevelFormalNotice})}
	if kind != data.Consumer {
		in.Client.SIREN = "404833048"
	}
	for i, o := range []struct {
		number, subject, order, issued, due string
		total                               money.Cents
		paid                                []letters.PaidLine
		charges                             []data.Charge
	}{
		{"F-2026-017", "Refonte du site vitrine", "BC-2025-118", "2026-01-01", "2026-01-31", 500000, []letters.PaidLine{{On: on("2026-03-15"), Amount: 200000}}, nil},
		{"F-2026-023", "Affiche A2", "", "2026-05-20", "2026-06-19", 64000, nil, []data.Charge{
			{ID: 1, InvoiceID: 2, On: on("2026-09-01"), Kind: data.ChargePenalty, Move: data.ChargeWaived, Amount: 500, Reason: "geste commercial"},
			{ID: 2, InvoiceID: 2, On: on("2026-09-10"), Kind: data.ChargeIndemnity, Move: data.ChargePaid, Amount: 4000, PaymentID: 9}}},
		{"F-2026-031", "Logo et charte graphique", "", "2026-09-01", "2026-10-01", 90000, nil, nil},
	} {
		l := letters.NoticeLine{Invoice: data.Invoice{ID: data.ID(i + 1), ClientID: 1, Number: o.number, Kind: data.KindInvoice, Issued: on(o.issued), Due: on(o.due),
			Total: o.total, Currency: "EUR", Subject: o.subject, OrderRef: o.order}, Payments: o.paid, Balance: o.total}
		claim := rules.ClaimInput{Regime: kind, Principal: o.total, Start: on(o.due), Until: today}
		if kind == data.Consumer {
			claim.Start, o.charges = on("2026-10-23"), nil
		}
		for _, p := range o.paid {
			l.Balance -= p.Amount
			claim.Payments = append(claim.Payments, rules.Paid{On: p.On, Amount: p.Amount})
		}
		l.Claim = rules.AccountOf(must(rules.ComputeClaim(claim, rates(t))), o.charges)
		in.Lines = append(in.Lines, l)
	}
	return in
}

var exhibits = []letters.Exhibit{{Number: 1, Title: "Bon de commande BC-2025-118 du 12/12/2025"}, {Number: 2, Title: "Facture F-2026-017 du 01/01/2026"}, {Number: 3, Title: "Facture F-2026-023 du 20/05/2026"},
	{Number: 4, Title: "Relance par e-mail du 08/07/2026"}, {Number: 5, Title: "Mise en demeure du 20/10/2026 et son avis de réception"}}

// insolvent is the case of a client in collective proceedings.
func insolvent(t testing.TB, in letters.Case) letters.Case {
	in.Client.Insolvent = on("2026-11-05")
	in.Client.Proceeding = data.Proceeding{Kind: data.Recovery, Court: "tribunal de commerce de Bobigny", Published: on("2026-11-12"), Trustee: "SELARL Martin & Associés",
		Address: data.Address{Street: "8 rue du Château-d’Eau", Postcode: "93000", City: "Bobigny"}}
	for i, l := range in.Lines {
		claim := rules.ClaimInput{Regime: data.Professional, Principal: l.Invoice.Total, Start: l.Invoice.Due, Until: in.Client.Insolvent.Add(-1), Stop: in.Client.Insolvent}
		for _, p := range l.Payments {
			claim.Payments = append(claim.Payments, rules.Paid{On: p.On, Amount: p.Amount})
		}
		in.Lines[i].Claim = rules.AccountOf(must(rules.ComputeClaim(claim, rates(t))), nil)
	}
	return in
}

func due(in letters.Case) money.Cents {
	sum := -in.OnAccount
	for _, l := range in.Lines {
		sum += l.Balance
	}
	return sum
}

// paperOf composes a paper of each kind, and of each variant that looks
// otherwise, of a case. The receipts and the activity are those of pursued.
func paperOf(t testing.TB, name string, in letters.Case) (letters.Letter, error) {
	kind := in.Client.Kind
	payment := &data.Payment{ID: 9, On: on("2026-11-20"), Amount: 400000, Currency: "EUR", Method: "virement", Reference: "VIR GARCON 17",
		Allocations: []data.Allocation{{InvoiceID: 1, Amount: 300000}, {InvoiceID: 2, Amount: 64000}}}
	switch name {
	case "reminder":
		return letters.ReminderLetter(draft(kind, data.LevelSecond, 3))
	case "formal-notice":
		return letters.FormalNotice(letters.NoticeInput{Case: in, DeadlineDays: 8, RegisteredNumber: "1A12345678901"})
	case "statement":
		in.OnAccount, in.Advance = 15000, []letters.PaidLine{{On: on("2026-11-02"), Amount: 15000}}
		in.Lines = append(in.Lines, letters.NoticeLine{Invoice: data.Invoice{ID: 9, Number: "F-2026-040", Kind: data.KindInvoice, Issued: on("2026-11-10"), Due: on("2026-12-10"), Total: 120000, Currency: "EUR"}, Balance: 120000})
		return letters.Statement(letters.StatementInput{Case: in})
	case "statement-activity":
		return letters.Statement(letters.StatementInput{Case: in, From: on("2026-01-01"), Activity: []letters.Entry{
			{On: on("2026-01-01"), Kind: letters.EntryInvoice, Label: "F-2026-017", Amount: 500000}, {On: on("2026-03-15"), Kind: letters.EntryPayment, Label: "virement VIR 4512", Amount: 200000},
			{On: on("2026-05-20"), Kind: letters.EntryInvoice, Label: "F-2026-023", Amount: 64000}, {On: on("2026-09-01"), Kind: letters.EntryInvoice, Label: "F-2026-031", Amount: 90000}}})
	case "calculation":
		return letters.Calculation(in, 0)
	case "plan":
		total := due(in)
		return letters.InstalmentPlanLetter(letters.PlanInput{Case: in, Plan: data.InstalmentPlan{ID: 1, ClientID: 1, Invoices: []data.ID{1}, Made: today, Currency: "EUR",
			Instalments: data.Split(total, 6, on("2026-12-05"), "monthly"), Grace: data.PlanGrace, Rest: total}})
	case "receipt":
		in.Lines = in.Lines[:2]
		in.Lines[0].Payments, in.Lines[0].Balance = append(in.Lines[0].Payments, letters.PaidLine{On: payment.On, Amount: 300000}), 0
		in.Lines[1].Payments, in.Lines[1].Balance = []letters.PaidLine{{On: payment.On, Amount: 64000}}, 0
		return letters.Receipt(letters.ReceiptInput{Case: in, Payment: payment})
	case "receipt-settled":
		in.Lines = in.Lines[1:2]
		in.Lines[0].Payments, in.Lines[0].Balance, in.Lines[0].Claim = []letters.PaidLine{{On: payment.On, Amount: 64000}}, 0, rules.Account{}
		return letters.Receipt(letters.ReceiptInput{Case: in, Settled: true})
	case "declaration":
		return letters.Declaration(letters.DeclarationInput{Case: insolvent(t, in), Documents: []string{"bon de commande BC-2025-118 du 12/12/2025"}})
	case "injunction":
		return letters.Injunction(letters.InjunctionInput{Case: in, Court: rules.CourtFor(in.Sender, in.Client, due(in), today), Exhibits: exhibits})
	case "mandate":
		return letters.Mandate(letters.MandateInput{Case: in, Provider: data.Bailiff, Exhibits: exhibits, Fees: []data.Fee{
			{ID: 1, Provider: data.Bailiff, Label: "Ouverture du dossier", Fixed: 4800}, {ID: 2, Provider: data.Bailiff, Label: "Honoraires de résultat", Percent: 1200}, {ID: 3, Provider: data.Bailiff, Label: "Débours"}}})
	case "postsheet":
		row := func(id int, number string, address ...string) letters.PostRow {
			return letters.PostRow{Posting: data.Posting{ContactID: data.ID(id), Subject: "Mise en demeure de payer", Number: number}, Address: address}
		}
		return letters.PostSheet(letters.PostSheetInput{Sender: in.Sender, Today: today, Rows: []letters.PostRow{row(41, "1A12345678901", "Éditions Garçon & Fils", "3 AVENUE DE L HOTEL DE VILLE", "75004 PARIS"),
			row(44, "", "Hélène Dupré", "5 RUE DES LILAS", "69003 LYON"), row(45, "", "Commune de Saint-Étienne-du-Bois", "PLACE DE LA MAIRIE", "01370 SAINT ETIENNE DU BOIS")}})
	case "claims":
		return letters.ClaimsPaper(in)
	case "index":
		index := letters.IndexInput{Case: in, Head: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
			Missing: []string{"L’avis de réception de la mise en demeure du 20/10/2026 n’est pas joint."},
			Events: []letters.IndexEvent{{On: on("2026-01-01"), What: "Facture F-2026-017, 5\u202f000,00\u00a0€", File: 2}, {On: on("2026-03-15"), What: "Encaissement de 2\u202f000,00\u00a0€ par virement"},
				{On: on("2026-07-08"), What: "Relance par e-mail à compta@garcon.fr", File: 4}, {On: on("2026-10-20"), What: "Mise en demeure par lettre recommandée", File: 5}}}
		for i, e := range exhibits {
			index.Files = append(index.Files, letters.IndexFile{Number: e.Number, Title: e.Title, Name: fmt.Sprintf("pieces/%02d-piece.pdf", i+1), Size: int64(41200 * (i + 1)),
				SHA256: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"})
		}
		return letters.DossierIndex(index)
	}
	t.Fatalf("no paper %q", name)
	return letters.Letter{}, nil
}

// papers are the names that paperOf knows; only those for a professional are
// marked so.
var papers = []struct {
	name         string
	professional bool
}{{"reminder", false}, {"formal-notice", false}, {"statement", false}, {"statement-activity", false}, {"calculation", false}, {"plan", false}, {"receipt", false}, {"receipt-settled", false},
	{"declaration", true}, {"injunction", false}, {"mandate", false}, {"postsheet", true}, {"claims", false}, {"index", false}}
