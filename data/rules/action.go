package rules

import (
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Passed is a step that the calendar made eligible and that will not be sent:
// a polite note whose due date went by, or a minimum that is not reached.
type Passed struct {
	Step data.Step
	Day  day.Day // when it would have left
}

// Action is one thing to do about one client: a single message, call or letter
// about some of its invoices in one currency.
type Action struct {
	Client     data.ID
	Currency   string
	Scenario   data.ID
	Step       data.Step    // its ID is 0 beside the ladder: an instalment, thanks
	Level      data.Level   // what is to be said
	Tone       data.Tone    //
	Channel    data.Channel // how: the step's, bent to what the client prefers and can be reached by
	Occasion   string       // "" on the ladder, else what the history keeps it under
	Invoices   []data.ID    // what is asked for, oldest due date first
	Net        money.Cents  // credits deducted; the instalment's rest; the payment thanked for
	Oldest     day.Day      // due date of the oldest of them, or of the instalment
	Day        day.Day      // when it became due, a working day
	Automatic  bool         // may leave by itself where the user has allowed that
	Passed     []Passed     // what it leaves out
	Broken     *data.Promise
	Plan       *data.InstalmentPlan // of an instalment
	Instalment int                  // its index, from 0
	Why        Reason
	Held       Reason // Code Free when it may leave
}

// Idle is an open invoice about which nothing is to be done today, and why.
type Idle struct {
	Client  data.ID
	Invoice data.ID
	Why     Reason
	Level   data.Level   // of the step to come, LevelNone when there is none
	Channel data.Channel // of that step
	Day     day.Day      // of that step as things stand, or none
}

// DayPlan is what to do on a day, the largest amount first, and why nothing is
// done about the other open invoices: each is in exactly one of the two.
type DayPlan struct {
	Actions []Action
	Idle    []Idle
}

// Planned is an action of a day to come, if nobody pays.
type Planned struct {
	On day.Day
	Action
}
