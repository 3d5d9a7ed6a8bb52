package data

import "dument/data/money"

// Behaviour is how a client pays, from its last settled invoices.
type Behaviour struct {
	Median  int         // days after the due date, negative before it
	Settled int         // number of invoices that Median looks at
	Last    []int       // lateness in days of the last settled invoices, newest first, three at most
	Open    money.Cents // EUR, credit notes and money on account deducted
	Overdue money.Cents // EUR
}
