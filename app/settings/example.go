package settings

import (
	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// example is a draft as a real one, for the preview of a text: two invoices as
// late as the level supposes.
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
	}
	late := map[data.Level]int{data.LevelUpcoming: -5, data.LevelFirst: 6, data.LevelSecond: 16, data.LevelThird: 27}[key.Level]
	draft := letters.Draft{Client: client, Sender: sender, Level: key.Level, Today: today, To: client.Email()}
	for i, invoice := range []data.Invoice{{Number: "F-2026-017", Total: 123456}, {Number: "F-2026-021", Total: 48000}} {
		invoice.ID, invoice.ClientID, invoice.Kind, invoice.Currency = data.ID(i+1), 1, data.KindInvoice, "EUR"
		invoice.Due = today.Add(3*i - late)
		invoice.Issued = invoice.Due.Add(-30)
		draft.Lines = append(draft.Lines, letters.Line{Invoice: invoice, Total: invoice.Total, Balance: invoice.Total, DaysLate: today.Sub(invoice.Due)})
	}
	for i, level := range data.Levels[1:4] {
		if level.Rank() < key.Level.Rank() {
			draft.Earlier = append(draft.Earlier, data.Contact{ID: data.ID(i + 1), On: today.Add(10*i - 25), Channel: data.ChannelEmail, Level: level,
				Lines: []data.ContactLine{{InvoiceID: 1, Number: "F-2026-017", Balance: 123456}}})
		}
	}
	return draft
}
