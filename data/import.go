package data

import (
	"dument/data/day"
	"dument/data/money"
)

// ImportRecord is one line of somebody's file, read. An empty Invoice.Number
// stands for a line that holds a client only.
type ImportRecord struct {
	File     string
	Line     int // as the file counts them, 1 for the first
	Client   Client
	Invoice  Invoice // ClientID 0: the register finds or makes the client
	DueGiven bool    // false: the due date follows from the client's terms
	Paid     money.Cents
	PaidOn   day.Day // or none: the due date stands for it
}

// ImportRefusal is a line that was not taken, with the field and a French sentence.
type ImportRefusal struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Field  string `json:"field"`
	Reason string `json:"reason"`
}

// ImportBatch is what a file, or several, brings to the register.
type ImportBatch struct {
	Records []ImportRecord
	Refused []ImportRefusal // by the reading already
	Source  string          // names of the files, for the list of imports
}

// ImportReport says what an import did, or would do.
type ImportReport struct {
	ID         ID              `json:"-"` // to undo it; 0 for a dry run, or where nothing was added
	New        int             `json:"new"`
	Known      int             `json:"known"`
	Refused    []ImportRefusal `json:"refused"` // never nil: [] in JSON
	NewClients int             `json:"new_clients"`
}
