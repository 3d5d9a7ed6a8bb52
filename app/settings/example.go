package settings

import (
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// usualDelay is the days after the due date on which a level usually comes.
var usualDelay = map[data.Level]int{data.LevelUpcoming: -5, data.LevelFirst: 6, data.LevelSecond: 16, data.LevelThird: 27}

// example is a draft as a real one, where the register has nobody to try a text
// out with: two invoices as late as the level supposes.
func example(key letters.TextKey, sender data.Sender, today day.Day) letters.Draft {
	client := data.NewClient(sender)
	client.ID, client.Kind, client.Language = 1, key.Kind, key.Language
	client.Name, client.Civility, client.Contact = "Œuvre & Fils SARL", data.CivilityMrs, "Anaïs Lefèvre"
	client.Emails = []data.Email{{Role: data.RoleBilling, Address: "compta@oeuvre-et-fils.example"}}
	switch key.Kind {
	case data.Consumer:
		client.Name = "Anaïs Lefèvre"
	case data.PublicBody:
		client.Name = "Commune de Saint-Élix"
	case data.Professional:
	}
	if sender.Name == "" {
		sender.Name, sender.Phone, sender.Email = "Votre nom", "01 23 45 67 89", "vous@exemple.fr"
		sender.IBAN, sender.BIC = "FR1420041010050500013M02606", "PSSTFRPPXXX"
	}
	draft := letters.Draft{Client: client, Sender: sender, Today: today, To: client.Email()}
	for i, invoice := range []data.Invoice{{Number: "F-2026-017", Total: 123456}, {Number: "F-2026-021", Total: 48000}} {
		invoice.ID, invoice.ClientID, invoice.Kind, invoice.Currency = data.ID(i+1), 1, data.KindInvoice, "EUR"
		invoice.Due = today.Add(3*i - usualDelay[key.Level])
		invoice.Issued = invoice.Due.Add(-30)
		draft.Lines = append(draft.Lines, letters.Line{Invoice: invoice, Total: invoice.Total, Balance: invoice.Total, DaysLate: today.Sub(invoice.Due), Attached: true})
	}
	for i, level := range data.Levels[1:4] {
		if level.Rank() < key.Level.Rank() {
			draft.Earlier = append(draft.Earlier, data.Contact{ID: data.ID(i + 1), On: today.Add(10*i - 25), Channel: data.ChannelEmail, Level: level,
				Lines: []data.ContactLine{{InvoiceID: 1, Number: "F-2026-017", Balance: 123456}}})
		}
	}
	return draft
}

// fit makes a draft what a text is for: of its level and tone, on a day on which
// that level could come, with an instalment, a payment or a broken promise where
// the text is about one.
func fit(draft letters.Draft, key letters.TextKey, broken bool) letters.Draft {
	draft.Level, draft.Tone = key.Level, key.Tone
	draft.Lines = slices.Clone(draft.Lines)
	net := draft.Net()
	var due []day.Day
	for _, l := range draft.Lines {
		if l.Balance > 0 {
			due = append(due, l.Invoice.Due)
		}
	}
	if delay, ladder := usualDelay[key.Level]; ladder && len(due) > 0 {
		if oldest := slices.Min(due); (key.Level == data.LevelUpcoming) != (oldest >= draft.Today) {
			draft.Today = oldest.Add(delay)
		}
	}
	switch key.Level {
	case data.LevelInstalment:
		draft.Instalment = &letters.InstalmentLine{Number: 2, Of: 4, Due: draft.Today.Add(5), Owed: max(net/4, 1)}
	case data.LevelInstalmentLate:
		draft.Instalment = &letters.InstalmentLine{Number: 2, Of: 4, Due: draft.Today.Add(-3), Owed: max(net/4, 1)}
	case data.LevelThanks:
		draft.Received = &letters.ReceivedLine{On: draft.Today.Add(-1), Amount: net}
	default:
	}
	if broken {
		draft.Promise = &data.Promise{Due: draft.Today.Add(-3), Amount: max(net/2, 1), Currency: draft.Currency()}
	}
	return draft
}
