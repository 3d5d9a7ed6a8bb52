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
	Tone        data.Tone // empty = UsualTone of the level
	Step        data.ID   // step of the scenario that it takes, or 0
	Occasion    string    // what else it answers to: an instalment, a payment; or ""
	Automatic   bool      // prepared by the program, not by the user
	Today       day.Day
	Days        int // days that the step gives to pay; 0 = the text's own
	Lines       []Line
	OnAccount   money.Cents     // received and not yet allocated: deducted
	Earlier     []data.Contact  // what reached the client before, any order
	Promise     *data.Promise   // broken: the texts mention it; or nil
	Instalment  *InstalmentLine // what LevelInstalment and LevelInstalmentLate are about, else nil
	Received    *ReceivedLine   // what LevelThanks is about, else nil
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

// InstalmentLine is the instalment of a plan that a draft is about.
type InstalmentLine struct {
	Number, Of int // from 1
	Due        day.Day
	Owed       money.Cents // what is left of it
}

// ReceivedLine is the payment that a draft thanks for, in the draft's currency.
type ReceivedLine struct {
	On     day.Day
	Amount money.Cents
}

// Attachment is a file that goes with a message.
type Attachment struct {
	Name    string
	MIME    string
	Content []byte
}

// Net returns what the draft is about: what is left of the instalment, the
// payment it thanks for, else what it asks for: the balances, credit notes and
// money on account deducted.
func (d Draft) Net() money.Cents {
	switch {
	case d.Instalment != nil:
		return d.Instalment.Owed
	case d.Received != nil:
		return d.Received.Amount
	}
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
	instalment := d.Level == data.LevelInstalment || d.Level == data.LevelInstalmentLate
	switch {
	case instalment != (d.Instalment != nil):
		return data.Invalid("level", "«\u00a0"+d.Level.French()+"\u00a0» ne convient pas\u00a0: ce niveau va avec le versement d’un échéancier, et avec lui seul.")
	case (d.Level == data.LevelThanks) != (d.Received != nil):
		return data.Invalid("level", "«\u00a0"+d.Level.French()+"\u00a0» ne convient pas\u00a0: un remerciement va avec un encaissement, et avec lui seul.")
	case len(d.Lines) == 0 || d.Net() <= 0:
		return NothingOwed(d.Client.Name)
	}
	return nil
}

// NothingOwed is the refusal to ask for money that is not owed: data.CodeBlocked.
func NothingOwed(client string) error {
	return &data.Error{Code: data.CodeBlocked, Sentence: "Rien à réclamer à " + client +
		"\u00a0: ses factures sont soldées, ou ses avoirs et acomptes les couvrent."}
}
