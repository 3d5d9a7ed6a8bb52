package data

import "errors"

// Code tells the program what kind of trouble an Error is.
type Code string

// The codes. Each says what a caller can do about it.
const (
	CodeInvalid    Code = "invalid"     // a value was refused: ask for another
	CodeNotFound   Code = "not_found"   // there is no such record
	CodeDuplicate  Code = "duplicate"   // the record exists already
	CodeHasHistory Code = "has_history" // cannot be deleted: archive instead
	CodeBusy       Code = "busy"        // another program holds the register: try again later
	CodeReadOnly   Code = "read_only"   // the register cannot be written
	CodeDamaged    Code = "damaged"     // the file is no sound register
	CodeNewer      Code = "newer"       // the register was written by a newer version
	CodeNoRate     Code = "no_rate"     // a half-year has no rate in the tables
	CodeMail       Code = "mail"        // the mail server refused or could not be reached
	CodeUncertain  Code = "uncertain"   // a message may have left or not: ask the user, never send it again alone
	CodeBlocked    Code = "blocked"     // a rule forbids it now (paid meanwhile, net credit, consumer)
)

// Error is a code for the program and a sentence for the person: what
// happened, what is safe, what to do, in French.
type Error struct {
	Code     Code
	Field    string // the field or file it is about, as the record names it; may be empty
	Sentence string // complete, with its full stop
	Cause    error  // technical detail for "Détails"; may be nil
}

func (e *Error) Error() string { return e.Sentence }

// Unwrap returns the technical cause.
func (e *Error) Unwrap() error { return e.Cause }

// Invalid returns a CodeInvalid error about a field.
func Invalid(field, sentence string) error {
	return &Error{Code: CodeInvalid, Field: field, Sentence: sentence}
}

// CodeOf returns the code of err, or "" when err carries none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// FieldOf returns the field that err is about, or "".
func FieldOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}
