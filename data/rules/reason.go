package rules

import (
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// ReasonCode says in one word why nothing is proposed for an invoice, or what
// holds an action back.
type ReasonCode string

// The codes, the strongest first: an invoice has the first that applies.
const (
	Free        ReasonCode = "" // nothing stands in the way
	CreditNote  ReasonCode = "credit_note"
	Insolvency  ReasonCode = "insolvency"
	HandedOver  ReasonCode = "handed_over"
	InDispute   ReasonCode = "dispute"
	Promised    ReasonCode = "promise"
	OnPlan      ReasonCode = "plan"
	Paused      ReasonCode = "pause"
	NeverRemind ReasonCode = "never"
	DirectDebit ReasonCode = "direct_debit"
	NoDueDate   ReasonCode = "no_due_date"
	Covered     ReasonCode = "covered"     // by credit notes and money on account
	NoScenario  ReasonCode = "no_scenario" // its scenario is gone, or has no step
	Finished    ReasonCode = "done"        // every step of the scenario was taken
	Pending     ReasonCode = "pending"     // a message about it waits in the outbox
	Threshold   ReasonCode = "threshold"   // too little is owed
	Unreachable ReasonCode = "unreachable" // no way to reach the client
	Later       ReasonCode = "later"       // its step's day has not come
	Gap         ReasonCode = "gap"         // too soon after the last contact, or within its deadline
	August      ReasonCode = "august"
	Joins       ReasonCode = "joins" // goes with another message to the client
	Receipts    ReasonCode = "receipts"
)

// Reason is why something is proposed, or why nothing is. It is kept as values,
// since most reasons are never read; Sentence writes it.
type Reason struct {
	Code   ReasonCode
	Day    day.Day     // until when, or since when
	Level  data.Level  // of what left last, or comes next
	On     day.Day     // when it left
	Days   int         // late, of the oldest invoice; median lateness
	Median int         // days, of a client with Settled invoices behind it
	Paid   int         // number of settled invoices that Median looks at
	Amount money.Cents // promised, or owed
	Text   string      // the user's own words, or a currency
}
