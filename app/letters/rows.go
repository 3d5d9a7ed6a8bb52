package letters

import (
	"dument/app/ui"
	"dument/data"
)

// filter chooses rows by where they stand.
type filter string

const (
	filterAll       filter = "all"
	filterWaiting   filter = "waiting"   // still in the outbox
	filterUncertain filter = "uncertain" // a person must decide
	filterMail      filter = "mail"      // left by e-mail
	filterPaper     filter = "paper"     // printed
)

// holds reports whether a row belongs to the filter.
func (f filter) holds(r data.CourierRow) bool {
	switch f {
	case filterWaiting:
		return r.ContactID == 0 && r.State != data.MessageUncertain && r.State != data.MessageCancelled
	case filterUncertain:
		return r.State == data.MessageUncertain
	case filterMail:
		return r.State == data.MessageSent && r.Channel == data.ChannelEmail
	case filterPaper:
		return r.State == data.MessageSent && onPaper(r.Channel)
	}
	return true
}

func onPaper(c data.Channel) bool { return c == data.ChannelLetter || c == data.ChannelRegistered }

// rowID names a row of either kind: messages are even, contacts odd.
func rowID(r data.CourierRow) data.ID {
	if r.ContactID != 0 {
		return 2*r.ContactID + 1
	}
	return 2 * r.MessageID
}

// state returns the word and the tone of a row's chip.
func state(r data.CourierRow) (string, ui.Tone) {
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

// kind returns what a row is: "Relance 2", "Mise en demeure", or its channel.
func kind(r data.CourierRow) string {
	if word := r.Level.French(); word != "" {
		return word
	}
	return r.Channel.French()
}

var columns = []ui.Column[data.CourierRow]{
	{Title: "Date", Width: 84, Text: func(r data.CourierRow) string { return r.On.French() }},
	{Title: "État", Width: 104, State: state},
	{Title: "Client", Width: 130, Flex: 2, Bold: true, Text: func(r data.CourierRow) string { return r.ClientName }},
	{Title: "Nature", Width: 116, Optional: 2, Text: kind},
	{Title: "Objet", Width: 120, Flex: 3, Optional: 3, Text: func(r data.CourierRow) string { return r.Subject }},
	{Title: "Montant", Width: 96, Right: true, Optional: 1, Text: amount},
}

// amount is what the row asked for; a call asks for nothing.
func amount(r data.CourierRow) string {
	if r.Amount == 0 {
		return ""
	}
	return r.Amount.Format(r.Currency)
}
