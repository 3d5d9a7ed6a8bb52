// Package letters holds what leaves the house: e-mail reminders, reminder
// letters and formal notices, as values. It decides every word; packages mail
// and pdf only carry it.
package letters

import (
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Draft is an e-mail reminder to one client, before it is frozen. The caller
// fills in who, what and when; Compose writes the rest.
type Draft struct {
	Client      data.Client
	Sender      data.Sender
	Level       data.Level
	Today       day.Day
	Lines       []Line
	OnAccount   money.Cents    // received and not yet allocated: deducted
	Earlier     []data.Contact // what reached the client before, any order
	To          string
	Subject     string
	Body        string
	Attachments []Attachment
	Deadline    day.Day  // last day the message gives to pay, or none
	Warnings    []string // French sentences: what the user should know before sending
}

// Line is an invoice or a credit note that a draft is about, as of its day.
type Line struct {
	Invoice  data.Invoice
	Total    money.Cents // tax included, negative for a credit note
	Paid     money.Cents
	Balance  money.Cents
	DaysLate int // negative or 0 when it is not late
	Attached bool
}

// Attachment is a file that goes with a message.
type Attachment struct {
	Name    string
	MIME    string
	Content []byte
}

// Net returns what the draft asks for: the balances, credit notes and money on
// account deducted.
func (d Draft) Net() money.Cents {
	net := -d.OnAccount
	for _, l := range d.Lines {
		net += l.Balance
	}
	return net
}

// Currency returns the currency of the draft's lines, EUR when it has none.
func (d Draft) Currency() string {
	if len(d.Lines) == 0 || d.Lines[0].Invoice.Currency == "" {
		return "EUR"
	}
	return d.Lines[0].Invoice.Currency
}

// check refuses a draft that nothing may be asked with.
func (d Draft) check() error {
	for _, l := range d.Lines {
		if l.Invoice.Currency != "" && l.Invoice.Currency != d.Currency() {
			return data.Invalid("currency", "Les factures de "+d.Client.Name+" sont en "+d.Currency()+" et en "+l.Invoice.Currency+
				"\u00a0: préparez un message pour chaque devise.")
		}
	}
	if len(d.Lines) == 0 || d.Net() <= 0 {
		return NothingOwed(d.Client.Name)
	}
	return nil
}

// NothingOwed is the refusal to ask for money that is not owed: data.CodeBlocked.
func NothingOwed(client string) error {
	return &data.Error{Code: data.CodeBlocked, Sentence: "Rien à réclamer à " + client +
		"\u00a0: ses factures sont soldées, ou ses avoirs et acomptes les couvrent."}
}
