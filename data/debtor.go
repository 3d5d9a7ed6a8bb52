package data

import (
	"dument/data/day"
	"dument/data/money"
)

// Records is what the plan of the day looks at: every client with something
// open, or with something to be thanked for.
type Records struct {
	Debtors  []Debtor
	Pause    *Pause // of everything, that holds or is to come; or nil
	Receipts Receipts
}

// Debtor is a client as the plan of the day sees it.
type Debtor struct {
	ID          ID
	Kind        ClientKind
	Profile     Profile
	Scenario    ID // its own, or 0
	Channel     Channel
	HasEmail    bool
	HasPhone    bool // landline or mobile
	HasMobile   bool
	HasAddress  bool // a letter can reach it
	Never       bool // never to be reminded
	Insolvent   day.Day
	HandedOver  day.Day
	LastContact day.Day // last contact that reached the client, or none
	LastEnd     day.Day // end of the deadline it gave, or none
	Median      int     // days: median lateness of its last settled invoices
	Settled     int     // number of invoices that Median looks at
	Pause       *Pause  // of the client, that holds or is to come; or nil
	Pending     bool    // a message of thanks has not left the outbox
	Debts       []Debt  // by currency, due date, id
	OnAccount   []Sum   // received and not allocated
	Thanks      []Settlement
}

// Debt is an open invoice, or an open credit note (Balance < 0).
type Debt struct {
	ID          ID
	Currency    string
	Issued      day.Day
	Due         day.Day
	Balance     money.Cents
	Scenario    ID // the invoice's own, or 0
	LastLevel   Level
	LastStep    ID // last step of a scenario that left or was passed, or 0
	LastContact day.Day
	DirectDebit bool
	Pending     bool            // a message about it has not left the outbox
	Dispute     *Dispute        // open, or nil
	Promise     *Promise        // the newest one that was not withdrawn, or nil
	Plan        *InstalmentPlan // the newest one that was not ended, or nil
	Pause       *Pause          // of the invoice, that holds or is to come; or nil
}

// Sum is an amount in a currency.
type Sum struct {
	Currency string
	Amount   money.Cents
}

// Settlement is a payment that settled reminded invoices and that nobody has
// thanked for.
type Settlement struct {
	Payment   ID
	On        day.Day
	Currency  string
	Amount    money.Cents
	Invoices  []ID
	WasNotice bool // a formal notice had left for one of them
}

// Occasion names the thanks for a settlement, as the history keeps it.
func (s Settlement) Occasion() string { return "thanks/" + itoa(int(s.Payment)) }
