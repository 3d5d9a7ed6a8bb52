package letters_test

import (
	"fmt"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/letters"
)

func on(s string) day.Day {
	d, err := day.ParseISO(s)
	if err != nil {
		panic(err)
	}
	return d
}

var today = on("2026-11-21")

func sender() data.Sender {
	return data.Sender{Name: "Camille Lefèvre", LegalForm: "EI", SIREN: "732829320", RCS: "RNE",
		Address: data.Address{Street: "12 rue de l’Œuvre", Postcode: "69001", City: "Lyon"},
		Email:   "camille@atelier-lefevre.fr", Phone: "06 12 34 56 78", IBAN: "FR7630006000011234567890189", BIC: "AGRIFRPP"}
}

func client(kind data.ClientKind, language data.Language) data.Client {
	return data.Client{ID: 1, Kind: kind, Name: "Éditions Garçon & Fils", Contact: "Sophie Noël", Civility: data.CivilityMrs, Language: language,
		Channel: data.ChannelEmail, Emails: []data.Email{{Role: data.RoleBilling, Address: "compta@garcon.fr"}},
		Address: data.Address{Street: "3, avenue de l’Hôtel-de-Ville", Postcode: "75004", City: "Paris"}}
}

func line(id int, total, paid money.Cents, due day.Day) letters.Line {
	return letters.Line{Invoice: data.Invoice{ID: data.ID(id), Number: fmt.Sprintf("F-2026-%03d", id), Kind: data.KindInvoice,
		Issued: due.Add(-30), Due: due, Total: total, Currency: "EUR"}, Total: total, Paid: paid, Balance: total - paid, DaysLate: today.Sub(due), Attached: true}
}

func creditNote(id int, total money.Cents) letters.Line {
	l := line(id, total, 0, today.Add(-10))
	l.Invoice.Kind, l.Invoice.Number, l.Total, l.Balance = data.KindCreditNote, fmt.Sprintf("A-2026-%03d", id), -total, -total
	return l
}

func draft(kind data.ClientKind, language data.Language, level data.Level) letters.Draft {
	return letters.Draft{Client: client(kind, language), Sender: sender(), Level: level, Today: today,
		Lines: []letters.Line{line(17, 123456, 0, today.Add(-47))},
		Earlier: []data.Contact{{On: on("2026-10-10"), Channel: data.ChannelEmail, Level: data.LevelFirst},
			{On: on("2026-10-25"), Channel: data.ChannelEmail, Level: data.LevelSecond},
			{On: on("2026-10-01"), Channel: data.ChannelEmail, Level: data.LevelUpcoming}}}
}
