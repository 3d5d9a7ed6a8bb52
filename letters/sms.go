package letters

import (
	"strings"
	"unicode/utf16"

	"dument/data"
)

// SMS is a short message, ready to be copied into a telephone.
type SMS struct {
	Text       string
	Characters int  // as networks count them: a € counts for two, an emoji too
	Parts      int  // messages that the network bills
	Unicode    bool // some character is outside the GSM alphabet: 70 a message instead of 160
}

// ComposeSMS writes the SMS of a draft by its level, its client's language and
// kind. Its errors are those of Compose. What the GSM alphabet lacks is written
// with its nearest letters (ê as e, ’ as '), since a single ê would make each
// message less than half as long; a text that has none, a name in Greek, stays
// as it is.
func ComposeSMS(d Draft, t Texts) (SMS, error) {
	if d.Level == data.LevelFormalNotice {
		return SMS{}, data.Invalid("level", "Une mise en demeure part sur papier, en recommandé\u00a0: imprimez-la au lieu de l’envoyer par SMS.")
	}
	template, w, err := d.template(t, true)
	if err != nil {
		return SMS{}, err
	}
	values := w.values(d.withDeadline(template))
	values["règlement"] = w.shortPayment(d)
	return MeasureSMS(plainSMS(expand(template.Body, values))), nil
}

// MeasureSMS counts a text as networks do (3GPP TS 23.038): 160 characters of
// the GSM alphabet in one message, 153 in each of several; with any other
// character 70 and 67. A character is never cut between two messages.
func MeasureSMS(text string) SMS {
	sms := SMS{Text: text}
	for _, r := range text {
		if gsmSeptets(r) == 0 {
			sms.Unicode = true
		}
	}
	size, whole, each := gsmSeptets, 160, 153
	if sms.Unicode {
		size, whole, each = utf16.RuneLen, 70, 67
	}
	filled := 0
	for _, r := range text {
		n := max(size(r), 1)
		sms.Characters += n
		if sms.Parts == 0 || filled+n > each {
			sms.Parts, filled = sms.Parts+1, 0
		}
		filled += n
	}
	if sms.Characters <= whole {
		sms.Parts = min(sms.Parts, 1)
	}
	return sms
}

// shortPayment says on one line how to pay: the link, else the IBAN.
func (w words) shortPayment(d Draft) string {
	if links := d.links(); len(links) > 0 {
		return w.online + w.colon + links[0][1]
	}
	if d.Sender.IBAN == "" {
		return ""
	}
	return "IBAN " + data.GroupIBAN(d.Sender.IBAN)
}

// plainSMS returns the text in the GSM alphabet, or as it is where it has
// characters that no letters of that alphabet stand for.
func plainSMS(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch near, known := gsmNear[r]; {
		case gsmSeptets(r) > 0:
			b.WriteRune(r)
		case known:
			b.WriteString(near)
		default:
			return text
		}
	}
	return b.String()
}
