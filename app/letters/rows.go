package letters

import (
	"dument/app/ui"
	"dument/data"
)

// courier is a row of the page: a message of the outbox or a line of the
// history, and, of a registered letter, where it is.
type courier struct {
	data.CourierRow
	post *data.Posting // nil for anything but a registered letter
}

// filter chooses rows by where they stand.
type filter string

const (
	filterAll        filter = "all"
	filterWaiting    filter = "waiting"    // still in the outbox
	filterUncertain  filter = "uncertain"  // a person must decide
	filterTray       filter = "tray"       // registered letters to be posted
	filterRegistered filter = "registered" // every registered letter
	filterMail       filter = "mail"       // left by e-mail
	filterPaper      filter = "paper"      // printed
)

// filters are the chips of the page: what waits for the user first.
var filters = []ui.Filter{{Key: string(filterAll), Label: "Tous"}, {Key: string(filterWaiting), Label: "À envoyer"},
	{Key: string(filterUncertain), Label: "Incertains"}, {Key: string(filterTray), Label: "À poster"}, {Key: string(filterRegistered), Label: "Recommandés"},
	{Key: string(filterMail), Label: "Envoyés"}, {Key: string(filterPaper), Label: "Imprimés"}}

// holds reports whether a row belongs to the filter.
func (f filter) holds(r courier) bool {
	switch f {
	case filterWaiting:
		return r.ContactID == 0 && r.State != data.MessageUncertain && r.State != data.MessageCancelled
	case filterUncertain:
		return r.State == data.MessageUncertain
	case filterTray:
		return r.post != nil && r.post.State() == data.StatePrinted
	case filterRegistered:
		return r.post != nil
	case filterMail:
		return r.State == data.MessageSent && r.Channel == data.ChannelEmail
	case filterPaper:
		return r.State == data.MessageSent && onPaper(r.Channel)
	}
	return true
}

func onPaper(c data.Channel) bool { return c == data.ChannelLetter || c == data.ChannelRegistered }

// rowID names a row of either kind: messages are even, contacts odd.
func rowID(r courier) data.ID {
	if r.ContactID != 0 {
		return contactRow(r.ContactID)
	}
	return 2 * r.MessageID
}

func contactRow(contact data.ID) data.ID { return 2*contact + 1 }

// state returns the word and the tone of a row's chip.
func state(r courier) (string, ui.Tone) {
	if r.post != nil {
		s := r.post.State()
		return s.French(), postTones[s]
	}
	switch r.State {
	case data.MessageSent:
		switch {
		case onPaper(r.Channel):
			return "Imprimé", ui.TonePromise
		case r.Channel == data.ChannelEmail:
			return "Envoyé", ui.TonePaid
		}
		return r.Channel.French(), ui.ToneUpcoming
	case data.MessageFailed:
		return r.State.French(), ui.ToneLate
	case data.MessageUncertain:
		return r.State.French(), ui.ToneOverdue
	case data.MessageSending:
		return r.State.French(), ui.ToneAccent
	case data.MessageCancelled:
		return r.State.French(), ui.ToneFaint
	}
	return r.State.French(), ui.ToneUpcoming
}

// shortState is state where there is room for one word.
func shortState(r courier) (string, ui.Tone) {
	word, tone := state(r)
	if r.post != nil {
		switch r.post.State() {
		case data.StateAbsent:
			word = "Avisé"
		case data.StateUnknown:
			word = "Inconnu"
		}
	}
	return word, tone
}

// postTones are the colours of the states of a registered letter.
var postTones = map[data.PostState]ui.Tone{
	data.StatePrinted: ui.ToneOverdue, data.StatePosted: ui.ToneAccent, data.StateAbsent: ui.ToneUpcoming, data.StateDelivered: ui.TonePaid,
	data.StateUnclaimed: ui.ToneDispute, data.StateRefused: ui.ToneDispute, data.StateUnknown: ui.ToneLate, data.StateNotPosted: ui.ToneFaint,
}

// kind returns what a row is: "Relance 2", "Mise en demeure", or its channel.
func kind(r courier) string {
	if word := r.Level.French(); word != "" {
		return word
	}
	return r.Channel.French()
}

var columns = []ui.Column[courier]{
	{Title: "Date", Width: 84, Text: func(r courier) string { return r.On.French() }},
	{Title: "État", Width: 112, State: shortState},
	{Title: "Client", Width: 130, Flex: 3, Bold: true, Text: func(r courier) string { return r.ClientName }},
	{Title: "Nature", Width: 116, Optional: 2, Text: kind},
	{Title: "Objet", Width: 120, Flex: 3, Optional: 3, Text: about},
	{Title: "Montant", Width: 96, Right: true, Optional: 1, Text: amount},
}

// about is the row's subject; a registered letter is known by its number.
func about(r courier) string {
	if r.post != nil && r.post.Number != "" {
		return "n°\u00a0" + data.GroupRegisteredNumber(r.post.Number)
	}
	return r.Subject
}

// amount is what the row asked for; a call asks for nothing.
func amount(r courier) string {
	if r.Amount == 0 {
		return ""
	}
	return r.Amount.Format(r.Currency)
}
