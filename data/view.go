package data

import (
	"dument/data/day"
	"dument/data/money"
)

// OpenItem is an open invoice or credit note with what decides its next step.
type OpenItem struct {
	Invoice
	Balance     money.Cents // what is left, tax included; negative for a credit note
	ClientName  string
	ClientKind  ClientKind
	ClientEmail string  // where a reminder would go, or ""
	LastLevel   Level   // highest level that really left for this invoice
	LastContact day.Day // last contact with the client about any invoice, or none
	LastEnd     day.Day // end of the deadline the last contact gave, or none
	Terms       Terms   // the client's
}

// InvoiceFilter chooses invoices by state; "overdue" and "upcoming" look at today.
type InvoiceFilter string

const (
	FilterAll      InvoiceFilter = "all"
	FilterUpcoming InvoiceFilter = "upcoming" // open, due today or later
	FilterOverdue  InvoiceFilter = "overdue"  // open, due before today
	FilterSettled  InvoiceFilter = "settled"  // nothing left to pay
	FilterArchived InvoiceFilter = "archived"
)

// InvoiceSort names the column a list of invoices is sorted by.
type InvoiceSort string

const (
	SortNumber  InvoiceSort = "number"
	SortClient  InvoiceSort = "client"
	SortIssued  InvoiceSort = "issued"
	SortDue     InvoiceSort = "due"
	SortTotal   InvoiceSort = "total"
	SortBalance InvoiceSort = "balance"
)

// InvoiceQuery asks for a list of invoices. Archived ones show only with FilterArchived.
type InvoiceQuery struct {
	Filter   InvoiceFilter
	Sort     InvoiceSort
	Desc     bool
	Text     string // number, client or subject holds it, accents and case apart
	ClientID ID     // 0 = all
	Today    day.Day
}

// List is the answer to a query: ids in order, and what a line of totals shows.
type List struct {
	IDs    []ID
	Totals []Total        // one per currency, EUR first
	Counts map[string]int // rows per filter, for the chips; same text and client
}

// Total sums what a list shows in one currency; credit notes count negative.
type Total struct {
	Currency string
	Amount   money.Cents // tax included
	Balance  money.Cents
}

// InvoiceRow is an invoice as a list shows it.
type InvoiceRow struct {
	ID          ID
	Number      string
	Kind        InvoiceKind
	ClientID    ID
	ClientName  string
	Issued      day.Day
	Due         day.Day
	Total       money.Cents // signed
	Balance     money.Cents // signed
	Currency    string
	Subject     string
	LastLevel   Level
	LastContact day.Day
	DirectDebit bool
	Archived    bool
	Hold        HoldKind // what keeps its reminders from leaving on the day of the list
}

// ClientFilter chooses clients.
type ClientFilter string

const (
	ClientsAll      ClientFilter = "all"
	ClientsOwing    ClientFilter = "owing"   // something is open
	ClientsOverdue  ClientFilter = "overdue" // something is overdue
	ClientsArchived ClientFilter = "archived"
)

// ClientSort names the column a list of clients is sorted by.
type ClientSort string

const (
	ClientSortName    ClientSort = "name"
	ClientSortCity    ClientSort = "city"
	ClientSortOpen    ClientSort = "open"
	ClientSortOverdue ClientSort = "overdue"
)

// ClientQuery asks for a list of clients.
type ClientQuery struct {
	Filter ClientFilter
	Sort   ClientSort
	Desc   bool
	Text   string
	Today  day.Day
}

// ClientRow is a client as a list shows it; amounts in EUR only.
type ClientRow struct {
	ID       ID
	Name     string
	Kind     ClientKind
	City     string
	Email    string
	Open     money.Cents // balance of all that is open, credit notes deducted
	Overdue  money.Cents // balance of what is overdue
	Invoices int         // number of open invoices
	Archived bool
	// What keeps its debts from being chased for good, or none.
	Insolvent  day.Day
	HandedOver day.Day
}

// CourierRow is a line of the page of what left and what waits: a message of
// the outbox, or a contact of the history.
type CourierRow struct {
	MessageID  ID // of the outbox, or 0
	ContactID  ID // of the history, or 0
	ClientID   ID
	ClientName string
	On         day.Day
	Channel    Channel
	Level      Level
	State      MessageState // MessageSent for a line of the history
	Recipient  string
	Subject    string
	Amount     money.Cents
	Currency   string
	DocumentID ID
	SHA256     string
	LastError  string
}

// Hit is something a search found.
type Hit struct {
	ClientID  ID
	InvoiceID ID // 0 for a client
	Title     string
	Detail    string
}
