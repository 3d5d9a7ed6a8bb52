package scenarios

import (
	"strings"

	"dument/data"
)

// kinds are what leaves, in the order in which it is counted.
var kinds = []struct {
	one, many string
	holds     func(simulated) bool
}{
	{"e-mail", "e-mails", by(data.ChannelEmail)},
	{"appel", "appels", by(data.ChannelCall)},
	{"SMS", "SMS", by(data.ChannelSMS)},
	{"courrier", "courriers", func(r simulated) bool { return by(data.ChannelLetter)(r) || by(data.ChannelRegistered)(r) }},
	{"visite", "visites", by(data.ChannelVisit)},
	{"mise en demeure", "mises en demeure", func(r simulated) bool { return r.Level == data.LevelFormalNotice }},
}

// by counts what goes by a channel; formal notices are counted for themselves.
func by(channel data.Channel) func(simulated) bool {
	return func(r simulated) bool { return r.Channel == channel && r.Level != data.LevelFormalNotice }
}

// totals counts what leaves: "42 e-mails, 6 appels, 3 mises en demeure".
func totals(rows []simulated) string {
	var words []string
	for _, kind := range kinds {
		n := 0
		for _, r := range rows {
			if kind.holds(r) {
				n++
			}
		}
		if n > 0 {
			words = append(words, count(n, kind.one, kind.many))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, ", ") + "."
}
