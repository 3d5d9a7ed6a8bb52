package pdf_test

import (
	"fmt"
	"testing"

	"dument/assets"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

var today = must(day.ParseISO("2026-11-21"))

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func on(s string) day.Day { return must(day.ParseISO(s)) }

func sender() data.Sender {
	return data.Sender{Name: "Camille Lefèvre", LegalForm: "EI", SIREN: "732829320", RCS: "RNE", VAT: "FR44732829320",
		Address: data.Address{Street: "12 rue de l’Œuvre", Postcode: "69001", City: "Lyon"},
		Email:   "camille@atelier-lefevre.fr", Phone: "06 12 34 56 78", IBAN: "FR7630006000011234567890189", BIC: "AGRIFRPP"}
}

func company() data.Sender {
	s := sender()
	s.Name, s.LegalForm, s.Capital, s.RCS, s.SIREN = "Atelier Lefèvre", "SARL", 500000, "Lyon", "732829320"
	return s
}

func client(kind data.ClientKind) data.Client {
	c := data.Client{ID: 1, Kind: kind, Name: "Éditions Garçon & Fils SARL", Language: data.French, Channel: data.ChannelEmail,
		Contact: "Sophie Noël", Civility: data.CivilityMrs, Emails: []data.Email{{Role: data.RoleBilling, Address: "compta@garcon.fr"}},
		Address: data.Address{Street: "3 bis, avenue de l’Hôtel-de-Ville", Extra: "Bâtiment B", Postcode: "75004", City: "Paris"}}
	switch kind {
	case data.Consumer:
		c.Name, c.Contact, c.Address.Extra = "Hélène Dupré", "", ""
	case data.PublicBody:
		c.Name = "Commune de Saint-Étienne-du-Bois"
	}
	return c
}

func rates(t testing.TB) rules.Rates {
	r, err := rules.ParseRates(assets.RatesECB, assets.RatesLegal)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// line makes an overdue invoice with its claim.
func line(t testing.TB, kind data.ClientKind, id int, number string, total money.Cents, issued, due string, paid ...letters.PaidLine) letters.NoticeLine {
	l := letters.NoticeLine{Invoice: data.Invoice{ID: data.ID(id), ClientID: 1, Number: number, Kind: data.KindInvoice, Issued: on(issued), Due: on(due),
		Total: total, Currency: "EUR"}, Payments: paid, Balance: total}
	in := rules.ClaimInput{Regime: kind, Principal: total, Start: on(due), Until: today}
	if kind == data.Consumer {
		in.Start = 0 // nothing runs before the formal notice is received
	}
	for _, p := range paid {
		l.Balance -= p.Amount
		in.Payments = append(in.Payments, rules.Paid{On: p.On, Amount: p.Amount})
	}
	var err error
	if l.Claim.Claim, err = rules.ComputeClaim(in, rates(t)); err != nil {
		t.Fatal(err)
	}
	return l
}

func earlier() []data.Contact {
	return []data.Contact{
		{On: on("2026-08-20"), Channel: data.ChannelEmail, Level: data.LevelSecond},
		{On: on("2026-07-08"), Channel: data.ChannelEmail, Level: data.LevelFirst},
		{On: on("2026-06-20"), Channel: data.ChannelEmail, Level: data.LevelUpcoming},
		{On: on("2026-09-03"), Channel: data.ChannelCall, Level: data.LevelThird},
	}
}

// notice is a formal notice for one invoice with a part payment.
func notice(t testing.TB, kind data.ClientKind) letters.NoticeInput {
	l := line(t, kind, 7, "F-2026-017", 500000, "2026-01-01", "2026-01-31", letters.PaidLine{On: on("2026-03-15"), Amount: 200000}, letters.PaidLine{On: on("2026-08-01"), Amount: 150000})
	l.Invoice.Subject, l.Invoice.OrderRef = "Refonte du site vitrine", "BC-2025-118"
	return letters.NoticeInput{DeadlineDays: 8, Case: letters.Case{Sender: sender(), Client: client(kind), Today: today, Earlier: earlier(), Lines: []letters.NoticeLine{l}}}
}

// simple is a formal notice for one invoice that nothing was paid of.
func simple(t testing.TB, kind data.ClientKind) letters.NoticeInput {
	in := notice(t, kind)
	in.Lines = []letters.NoticeLine{line(t, kind, 7, "F-2026-031", 1500000, "2025-10-31", "2025-11-30")}
	return in
}

// many is a formal notice for n invoices.
func many(t testing.TB, kind data.ClientKind, n int) letters.NoticeInput {
	in := notice(t, kind)
	in.Lines = nil
	for i := range n {
		issued := on("2025-09-01").Add(i * 5)
		in.Lines = append(in.Lines, line(t, kind, i+1, fmt.Sprintf("F-2026-%03d", i+1), money.Cents(12345+i*98765), issued.String(), issued.Add(30).String()))
		in.Lines[i].Invoice.Subject = []string{"Maquettes de couverture", "Corrections et mise en pages du catalogue d’automne", ""}[i%3]
	}
	return in
}

func draft(kind data.ClientKind, level data.Level, n int) letters.Draft {
	d := letters.Draft{Client: client(kind), Sender: sender(), Level: level, Today: today, Earlier: earlier()}
	for i := range n {
		due := today.Add(-40 + 3*i)
		if level == data.LevelUpcoming {
			due = today.Add(5 + 3*i)
		}
		total := money.Cents(123456 + 1000*i)
		d.Lines = append(d.Lines, letters.Line{Invoice: data.Invoice{ID: data.ID(i + 1), Number: fmt.Sprintf("F-2026-%03d", i+17), Kind: data.KindInvoice,
			Issued: due.Add(-30), Due: due, Total: total, Currency: "EUR", OrderRef: "BC-118"}, Total: total, Balance: total, DaysLate: today.Sub(due), Attached: true})
	}
	return d
}
