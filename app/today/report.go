package today

import (
	"strings"

	"dument/data"
	"dument/letters/outbox"
)

// troubleOf is what the user must read of a run in the background, nil when
// every message left.
func troubleOf(r outbox.Report) error {
	if r.Halted == "" && r.Recovered == 0 && r.Count(data.MessageSent) == len(r.Messages) {
		return nil
	}
	return &data.Error{Code: worst(r), Sentence: summary(r)}
}

// worst is the code of what a troubled run did.
func worst(r outbox.Report) data.Code {
	if r.Count(data.MessageUncertain)+r.Recovered > 0 {
		return data.CodeUncertain
	}
	return data.CodeMail
}

// summary tells what a run did: "9 messages envoyés, 1 refusé : voir
// Courriers.", then the reason for each that did not leave.
func summary(r outbox.Report) string {
	var said []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{r.Count(data.MessageSent), "envoyé", "envoyés"},
		{r.Count(data.MessageFailed), "refusé", "refusés"},
		{r.Count(data.MessageWaiting) + r.Left, "en attente", "en attente"},
		{r.Count(data.MessageUncertain) + r.Recovered, "incertain", "incertains"},
		{r.Count(data.MessageCancelled), "retiré, car il n’a plus lieu d’être", "retirés, car ils n’ont plus lieu d’être"},
	} {
		if part.n == 0 {
			continue
		}
		if len(said) == 0 {
			part.one, part.many = "message "+part.one, "messages "+part.many
		}
		said = append(said, count(part.n, part.one, part.many))
	}
	if len(said) == 0 {
		return "Rien n’était à envoyer."
	}
	sentence := strings.Join(said, ", ")
	if r.Count(data.MessageSent) < len(r.Messages)+r.Left+r.Recovered {
		sentence += "\u00a0: voir Courriers"
	}
	sentence += "."
	for _, m := range r.Messages {
		if m.State != data.MessageSent && m.LastError != "" && m.LastError != r.Halted {
			sentence += "\n\n" + m.To + "\u00a0: " + m.LastError
		}
	}
	if r.Halted != "" {
		sentence += "\n\n" + r.Halted
	}
	return sentence
}
