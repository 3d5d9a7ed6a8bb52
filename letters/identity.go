package letters

import (
	"strings"

	"dument/data"
	"dument/data/day"
)

// What the program does not know is left to be filled in by hand.
const (
	toFill = "…………………………………………"
	tick   = "[\u00a0\u00a0\u00a0]\u00a0" // a box to tick
)

// sheetOf returns the frame of a paper that the sender signs on a day; title
// names it, and about says in a few words what it is for.
func sheetOf(s data.Sender, today day.Day, title, about string) Letter {
	name := signedName(s)
	return Letter{
		Language:  data.French,
		Sender:    SenderBlock{Name: name, Lines: senderLines(s), Legal: legalLine(s)},
		PlaceDate: oneLine(s.SigningPlace()) + ", le " + today.Long(),
		Meta:      Meta{Title: title, Author: name, Subject: about},
		Today:     today,
		Currency:  "EUR",
	}
}

// speak returns the first word for a person who trades in its own name, the
// second for a company.
func speak(s data.Sender, one, many string) string {
	if individual(s) {
		return one
	}
	return many
}

// creditor returns the legal identity of the sender, as a court or a register
// names it.
func creditor(s data.Sender) []Field {
	name, seat, form := "Nom et prénom", "Adresse", "Entreprise individuelle"
	if !individual(s) {
		name, seat, form = "Dénomination", "Siège", oneLine(s.LegalForm)
		if s.Capital > 0 {
			form += ", au capital de " + s.Capital.Format("EUR")
		}
	}
	return filled(
		Field{name, oneLine(signedName(s))},
		Field{"Forme juridique", form},
		Field{"SIREN", strings.Join(filledTexts(groupDigits(s.SIREN), registration(s)), ", ")},
		Field{seat, oneLine(s.Address.Line())},
		Field{"Téléphone", oneLine(s.Phone)},
		Field{"Courriel", oneLine(s.Email)},
	)
}

// debtor returns the legal identity of a client, as far as it is known.
func debtor(c data.Client) []Field {
	name, seat := "Dénomination", "Siège"
	if c.Kind == data.Consumer {
		name, seat = "Nom et prénom", "Domicile"
	}
	phone := c.Phone
	if phone == "" {
		phone = c.Mobile
	}
	fields := filled(
		Field{name, oneLine(strings.TrimSpace(civility(c) + " " + c.Name))},
		Field{"SIREN", groupDigits(c.SIREN)},
		Field{seat, oneLine(c.Address.Line())},
		Field{"Téléphone", oneLine(phone)},
		Field{"Courriel", oneLine(c.Email())},
	)
	if c.Kind != data.Consumer && c.Contact != "" {
		fields = append(fields, Field{"Interlocuteur", oneLine(c.Contact)})
	}
	return fields
}

// civility returns "M." or "Mme" before a consumer's name; the civility of a
// company is its contact person's.
func civility(c data.Client) string {
	if c.Kind == data.Consumer {
		return c.Civility
	}
	return ""
}

// filled returns the fields that have a value.
func filled(fields ...Field) []Field {
	var out []Field
	for _, f := range fields {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

// fieldTable sets fields out as a table of two columns without titles.
func fieldTable(fields []Field) Table {
	t := Table{Columns: []Column{{}, {}}}
	for _, f := range fields {
		t.Rows = append(t.Rows, []string{f.Label, f.Value})
	}
	return t
}
