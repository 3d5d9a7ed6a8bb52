package data

import (
	"time"

	"dument/data/day"
	"dument/data/money"
)

// Contact is one line of the history: something that left, or was said. The
// history only grows; a correction is a new line.
type Contact struct {
	ID         ID
	ClientID   ID
	At         time.Time // instant, UTC
	On         day.Day   // the user's day at that instant
	Channel    Channel
	Level      Level
	Recipient  string // address it went to
	Subject    string
	Text       string
	Amount     money.Cents // net amount asked for, as it was then
	Currency   string
	Deadline   day.Day // last day the message gave to pay, or none
	DocumentID ID      // the exact bytes that left, or 0
	SHA256     string  // of those bytes, hexadecimal
	Step       ID      // step of the scenario it took, or 0
	Occasion   string  // what else it answers to: an instalment, a payment; or ""
	Result     Result
	Lines      []ContactLine
}

// Result is what came of a contact.
type Result string

const (
	ResultNone        Result = ""             // it left, or was said
	ResultSkipped     Result = "skipped"      // nothing was said: the user passed the step, Text has the reason
	ResultRestored    Result = "restored"     // a step that was passed is to be done again: Step is the one before it, or 0
	ResultKept        Result = "kept"         // a paper about the client that does not ask it for anything: a receipt, a request to a court
	ResultNotPosted   Result = "not_posted"   // a registered letter that was given up before posting: read from what was noted about it, never stored
	ResultUnreachable Result = "unreachable"  // nobody answered
	ResultMessage     Result = "message_left" // on an answering machine or with somebody
	ResultNotReceived Result = "not_received" // the client says the invoice did not arrive
	ResultValidation  Result = "validation"   // waits for somebody's approval
	ResultDispute     Result = "dispute"
	ResultPaying      Result = "paying" // payment is being prepared
	ResultPaid        Result = "paid"   // payment is on its way
	ResultPromise     Result = "promise"
	ResultRefused     Result = "refused"
)

// CallResults lists what can come of a call, in the order they are offered.
var CallResults = []Result{ResultMessage, ResultUnreachable, ResultNotReceived, ResultValidation, ResultDispute, ResultPaying, ResultPaid, ResultPromise, ResultRefused}

// French returns the result's words in the window.
func (r Result) French() string {
	switch r {
	case ResultSkipped:
		return "Étape passée"
	case ResultRestored:
		return "Étape rétablie"
	case ResultKept:
		return "Établi"
	case ResultNotPosted:
		return "Non posté"
	case ResultUnreachable:
		return "Injoignable"
	case ResultMessage:
		return "Message laissé"
	case ResultNotReceived:
		return "Facture non reçue"
	case ResultValidation:
		return "En attente de validation"
	case ResultDispute:
		return "Litige"
	case ResultPaying:
		return "Paiement en cours"
	case ResultPaid:
		return "Paiement parti"
	case ResultPromise:
		return "Promesse"
	case ResultRefused:
		return "Refus"
	}
	return string(r)
}

// Reached reports whether the contact counts against the gap between contacts:
// not where nothing was said to anybody who can answer.
func (r Result) Reached() bool {
	return r != ResultSkipped && r != ResultRestored && r != ResultKept && r != ResultNotPosted && r != ResultUnreachable && r != ResultMessage
}

// TakesStep reports whether the step counts as done: not while the call is to
// be made again.
func (r Result) TakesStep() bool {
	return r != ResultKept && r != ResultNotPosted && r != ResultUnreachable && r != ResultMessage
}

// ContactLine is an invoice that a contact was about, as it was then.
type ContactLine struct {
	InvoiceID ID
	Number    string
	Balance   money.Cents
}

// Document is a kept file: an invoice's PDF, a message or letter as it left.
type Document struct {
	ID     ID
	Name   string
	MIME   string
	Size   int64
	SHA256 string // hexadecimal
}

// MessageState is where a message stands on its way out.
type MessageState string

const (
	MessageReserved  MessageState = "reserved"  // its row is written, its bytes are not
	MessageWaiting   MessageState = "waiting"   // frozen, ready to leave
	MessageSending   MessageState = "sending"   // handed to the server; nobody knows yet
	MessageSent      MessageState = "sent"      // the server said 250 after DATA
	MessageFailed    MessageState = "failed"    // refused before that
	MessageUncertain MessageState = "uncertain" // unclear after DATA: only a person decides
	MessageCancelled MessageState = "cancelled" // taken back by the user, or no longer due
)

// French returns the state's word in the window.
func (s MessageState) French() string {
	switch s {
	case MessageReserved, MessageWaiting:
		return "En attente"
	case MessageSending:
		return "Envoi en cours"
	case MessageSent:
		return "Envoyé"
	case MessageFailed:
		return "Refusé"
	case MessageUncertain:
		return "Incertain"
	case MessageCancelled:
		return "Annulé"
	}
	return string(s)
}

// Message is an e-mail in the outbox. Key is unique among messages that are
// not cancelled: client, step or
// occasion or else level, invoices and cycle, so that no reminder can
// leave twice.
type Message struct {
	ID         ID
	ClientID   ID
	Level      Level
	Tone       Tone
	Step       ID     // step of the scenario it takes, or 0
	Occasion   string // what else it answers to: an instalment, a payment; or ""
	Automatic  bool   // prepared by the program, not by the user
	Cycle      int    // 1, and one more for each time the user asks for the same again
	Key        string
	State      MessageState
	To         string
	Subject    string
	Body       string
	Amount     money.Cents // net amount asked for when it was frozen
	Currency   string
	Deadline   day.Day // last day the message gives to pay, or none
	MessageID  string  // with its angle brackets
	DocumentID ID      // the frozen bytes
	SHA256     string
	Lines      []ContactLine
	Attempts   int
	Temporary  bool   // of a failure: trying again later may help
	LastError  string // French sentence, "" if none
	Created    time.Time
	Updated    time.Time
}

// Security is how a connection to a mail server is protected; there is no
// value for clear text.
type Security string

const (
	SecurityTLS      Security = "tls"      // TLS from the first byte, port 465
	SecuritySTARTTLS Security = "starttls" // upgraded before anything else, port 587
)

// Account is the user's own mail account. Its password is in the system's
// keyring, never here.
type Account struct {
	Address  string // the From address
	Name     string // the From name
	Host     string
	Port     int
	Security Security
	Login    string
}

// IsZero reports whether no account is set up.
func (a Account) IsZero() bool { return a.Host == "" }

// Validate refuses an account that cannot work.
func (a Account) Validate() error {
	switch {
	case a.Address == "":
		return Invalid("address", "L’adresse e-mail de l’expéditeur est vide\u00a0: indiquez celle d’où partiront vos messages.")
	case a.Host == "" || hasControl(a.Host):
		return Invalid("host", "Le serveur d’envoi (SMTP) est vide\u00a0: il figure dans l’aide de votre messagerie, par exemple smtp.gmail.com.")
	case a.Port < 1 || a.Port > 65535:
		return Invalid("port", "Le port du serveur d’envoi doit tenir entre 1 et 65535\u202f; c’est le plus souvent 465 ou 587.")
	case a.Security != SecurityTLS && a.Security != SecuritySTARTTLS:
		return Invalid("security", "La protection de la connexion doit être TLS ou STARTTLS.")
	case a.Login == "":
		return Invalid("login", "L’identifiant de la messagerie est vide\u00a0: c’est le plus souvent votre adresse e-mail.")
	case hasControl(a.Name) || hasControl(a.Login):
		return Invalid("name", "Le nom et l’identifiant tiennent chacun sur une seule ligne.")
	}
	return CheckEmail(a.Address)
}
