package desk

import (
	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// PaperRequest says which paper to prepare. The zero value of a field is what
// is usual.
type PaperRequest struct {
	Kind     letters.PaperKind
	Client   data.ID
	Invoices []data.ID     // none: all that the paper can be about
	Days     int           // formal notice: the deadline from receipt
	From     day.Day       // statement: activity since that day; none = open items
	Plan     data.ID       // plan: which; 0 = the one that runs
	Payment  data.ID       // receipt: for which payment; 0 = for all, everything being settled
	Provider data.Provider // mandate: to whom
	Annexes  bool          // the invoices' PDFs follow in the same file
}

// Paper is a paper ready to be looked at, edited and printed.
type Paper struct {
	Request  PaperRequest
	Client   data.Client
	Case     letters.Case // the figures it is made of; no lines for a reminder, whose letter states them
	Letter   letters.Letter
	Contact  data.Contact // what the history will say, without date, document and hash
	Days     int          // the deadline from receipt, of what leaves by registered mail
	Warnings []string     // what to know before it leaves
}

// AlertKind says what an alert is about.
type AlertKind string

const (
	AlertRates        AlertKind = "rates"        // new rates, or rates that are missing
	AlertTray         AlertKind = "tray"         // registered letters wait to be posted
	AlertExpired      AlertKind = "expired"      // the deadline of a formal notice is over
	AlertSilent       AlertKind = "silent"       // posted long ago, and no receipt noted
	AlertPrescription AlertKind = "prescription" // a claim will be lost
	AlertDeclare      AlertKind = "declare"      // a claim is to be declared
)

// Alert is something with a legal date that the day's page tells of.
type Alert struct {
	Kind     AlertKind
	Client   data.ID
	Invoices []data.ID
	Letter   data.ID // the contact, of AlertExpired and AlertSilent
	Day      day.Day // the last day, or since when
	Grave    bool    // little time is left, or none
	Sentence string  // French: what, until when, what to do
}

// DossierRequest says what a dossier is about.
type DossierRequest struct {
	Client   data.ID
	Invoices []data.ID // none: all that are overdue; all that are open in collective proceedings, or where none is overdue
	HandOver bool      // the client is marked as handed over today: reminders stop
}

// DossierReport says what is in a dossier, and what a reader will look for in vain.
type DossierReport struct {
	Name    string // for the file
	Files   int
	Missing []string // French sentences
	// HandedOver says that this dossier marked the client: UndoHandOver takes it
	// back. A client who was marked before keeps that day.
	HandedOver bool
}
