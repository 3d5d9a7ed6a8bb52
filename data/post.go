package data

import (
	"cmp"
	"regexp"
	"time"

	"dument/data/day"
	"dument/data/money"
)

// PostEventKind is what is noted about a registered letter.
type PostEventKind string

const (
	PostNumber    PostEventKind = "number"    // its number, typed or scanned
	PostPosted    PostEventKind = "posted"    // handed to the post office
	PostPresented PostEventKind = "presented" // first presentation; absent, held at the post office
	PostDelivered PostEventKind = "delivered" // the date of the acknowledgement of receipt
	PostUnclaimed PostEventKind = "unclaimed" // came back, never fetched
	PostRefused   PostEventKind = "refused"
	PostUnknown   PostEventKind = "unknown" // came back: unknown at this address (NPAI)
	PostSlip      PostEventKind = "slip"    // scan of the deposit slip
	PostReceipt   PostEventKind = "receipt" // scan of the acknowledgement of receipt, or of the envelope that came back
	PostNotPosted PostEventKind = "not_posted"
)

// PostEventKinds lists the kinds in the order they happen.
var PostEventKinds = []PostEventKind{PostNumber, PostPosted, PostSlip, PostPresented, PostDelivered, PostUnclaimed, PostRefused, PostUnknown, PostReceipt, PostNotPosted}

// PostEvent is a row of the follow-up of a registered letter, which only grows:
// the last row of a kind counts, and one without its value takes it back.
type PostEvent struct {
	ID         ID
	ContactID  ID // the letter, a line of the history
	At         time.Time
	Kind       PostEventKind
	On         day.Day // of what happened; none takes the event back
	Number     string  // of PostNumber; "" takes it back
	DocumentID ID      // of PostSlip and PostReceipt; 0 takes it back
	SHA256     string  // of that document
}

// PostState is where a registered letter stands.
type PostState string

const (
	StatePrinted   PostState = "printed" // in the tray, to be posted
	StatePosted    PostState = "posted"
	StateAbsent    PostState = "absent" // presented, held at the post office
	StateDelivered PostState = "delivered"
	StateUnclaimed PostState = "unclaimed"
	StateRefused   PostState = "refused"
	StateUnknown   PostState = "unknown"
	StateNotPosted PostState = "not_posted" // the user gave it up before posting
)

// French returns the state's word in the window.
func (s PostState) French() string {
	switch s {
	case StatePrinted:
		return "À poster"
	case StatePosted:
		return "Posté"
	case StateAbsent:
		return "Avisé, en instance"
	case StateDelivered:
		return "Distribué"
	case StateUnclaimed:
		return "Non réclamé"
	case StateRefused:
		return "Refusé"
	case StateUnknown:
		return "Inconnu à l’adresse"
	case StateNotPosted:
		return "Non posté"
	}
	return string(s)
}

// Posting is a registered letter on its way.
type Posting struct {
	ContactID  ID
	ClientID   ID
	ClientName string
	ClientKind ClientKind
	Level      Level // LevelFormalNotice, or LevelNone for a declaration of claim
	Subject    string
	Recipient  string // the address on one line
	Amount     money.Cents
	Currency   string
	DocumentID ID // the letter as it was printed
	SHA256     string
	Printed    day.Day
	Days       int // the deadline that the letter gives, from its receipt; 0 = none
	Number     string
	Posted     day.Day
	Presented  day.Day // first presentation
	Delivered  day.Day
	Back       day.Day   // came back, whatever the reason
	Outcome    PostState // StateUnclaimed, StateRefused or StateUnknown once it came back; StateNotPosted; or ""
	Slip       ID        // scans, or 0
	Receipt    ID
}

// State returns where the letter stands.
func (p Posting) State() PostState {
	switch {
	case p.Outcome != "":
		return p.Outcome
	case !p.Delivered.IsZero():
		return StateDelivered
	case !p.Presented.IsZero():
		return StateAbsent
	case !p.Posted.IsZero():
		return StatePosted
	}
	return StatePrinted
}

// Runs returns the day from which the letter's deadline runs: its receipt, or
// the first presentation where it was not fetched or was refused (1re civ., 20
// January 2021: an unclaimed registered letter counts). Where the presentation
// was not noted it runs from the day the letter came back, which is later and
// so takes nothing from the debtor. None while neither is known, and for an
// address that was wrong.
func (p Posting) Runs() day.Day {
	switch p.State() {
	case StateDelivered:
		return p.Delivered
	case StateUnclaimed, StateRefused:
		return cmp.Or(p.Presented, p.Back)
	}
	return 0
}

// Deadline returns the last day that the letter gives to pay, or none.
func (p Posting) Deadline() day.Day {
	if from := p.Runs(); !from.IsZero() && p.Days > 0 {
		return from.Add(p.Days)
	}
	return 0
}

// Expired reports whether the deadline is over on a day.
func (p Posting) Expired(today day.Day) bool {
	end := p.Deadline()
	return !end.IsZero() && today > end
}

var (
	registeredDomestic = regexp.MustCompile(`^\d[A-Z]\d{11}$`)
	registeredS10      = regexp.MustCompile(`^[A-Z]{2}\d{9}[A-Z]{2}$`)
)

// CheckRegisteredNumber accepts the number of a registered letter as it is
// typed or scanned: domestic ("1A 123 456 7890 1", whose check digit is not
// public and so is never looked at) or international (UPU S10, whose check
// digit is). "" passes. Other forms are refused with data.CodeInvalid.
func CheckRegisteredNumber(s string) error {
	n := Compact(s)
	switch {
	case n == "" || registeredDomestic.MatchString(n):
		return nil
	case !registeredS10.MatchString(n):
		return Invalid("number", "«\u00a0"+s+"\u00a0» n’est pas un numéro de recommandé\u00a0: il s’écrit 1A 123 456 7890 1, ou RR 123 456 785 FR pour l’étranger.")
	}
	weights, sum := [...]int{8, 6, 4, 2, 3, 5, 9, 7}, 0
	for i, w := range weights {
		sum += w * int(n[2+i]-'0')
	}
	check := 11 - sum%11
	switch check {
	case 10:
		check = 0
	case 11:
		check = 5
	}
	if int(n[10]-'0') != check {
		return Invalid("number", "Le numéro «\u00a0"+s+"\u00a0» contient une faute de frappe\u00a0: sa clé ne correspond pas. Relisez-le sur le récépissé.")
	}
	return nil
}

// GroupRegisteredNumber writes a number as the post office prints it:
// "1A 123 456 7890 1", "RR 123 456 785 FR".
func GroupRegisteredNumber(n string) string {
	switch {
	case registeredDomestic.MatchString(n):
		return n[:2] + " " + n[2:5] + " " + n[5:8] + " " + n[8:12] + " " + n[12:]
	case registeredS10.MatchString(n):
		return n[:2] + " " + n[2:5] + " " + n[5:8] + " " + n[8:11] + " " + n[11:]
	}
	return n
}

// TrackingPage returns the public page that follows a registered letter.
func TrackingPage(number string) string {
	return "https://www.laposte.fr/outils/suivre-vos-envois?code=" + Compact(number)
}
