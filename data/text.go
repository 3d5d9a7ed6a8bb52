package data

// Text is the subject and body of a message, with variables in braces:
// "{client}". The user's own texts are kept by key in the register.
type Text struct {
	Subject string
	Body    string
}
