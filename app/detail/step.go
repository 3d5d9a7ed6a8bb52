package detail

import "dument/data"

// StepWords names a step with the way it goes: "Relance 2 par e-mail".
func StepWords(l data.Level, c data.Channel) string {
	switch c {
	case data.ChannelEmail:
		return l.French() + " par e-mail"
	case data.ChannelCall:
		return l.French() + " par téléphone"
	case data.ChannelSMS:
		return l.French() + " par SMS"
	case data.ChannelLetter:
		return l.French() + " par courrier"
	case data.ChannelRegistered:
		return l.French() + " par courrier recommandé"
	case data.ChannelVisit:
		return l.French() + " lors d’une visite"
	}
	return l.French()
}
