package today

import (
	"testing"

	"dument/data"
	"dument/letters/outbox"
)

func TestARunIsToldInOneSentence(t *testing.T) {
	message := func(states ...data.MessageState) (out []data.Message) {
		for _, s := range states {
			m := data.Message{State: s, To: "a@b.fr"}
			if s != data.MessageSent {
				m.LastError = "Adresse inconnue."
			}
			out = append(out, m)
		}
		return out
	}
	for want, r := range map[string]outbox.Report{
		"Rien n’était à envoyer.":                                         {},
		"2\u00a0messages envoyés.":                                        {Messages: message(data.MessageSent, data.MessageSent)},
		"1\u00a0message envoyé, 3\u00a0en attente\u00a0: voir Courriers.": {Messages: message(data.MessageSent), Left: 3},
		"1\u00a0message envoyé, 1\u00a0refusé\u00a0: voir Courriers.\n\na@b.fr\u00a0: Adresse inconnue.": {Messages: message(data.MessageSent, data.MessageFailed)},
		"1\u00a0message incertain\u00a0: voir Courriers.\n\na@b.fr\u00a0: Adresse inconnue.":             {Messages: message(data.MessageUncertain)},
		"2\u00a0messages en attente\u00a0: voir Courriers.\n\nPas de réseau.":                            {Left: 2, Halted: "Pas de réseau."},
	} {
		if got := summary(r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if troubleOf(outbox.Report{Messages: message(data.MessageSent)}) != nil {
		t.Error("a run that went well is trouble")
	}
	if err := troubleOf(outbox.Report{Messages: message(data.MessageUncertain)}); data.CodeOf(err) != data.CodeUncertain {
		t.Errorf("an uncertain message is %v", err)
	}
}
