package settings

import (
	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// textChoice chooses one of the texts by what it is for, from the left: the
// language, the channel, the level, the tone and the kind of debtor. Where a
// choice leads to texts that the user changed, it says so.
type textChoice struct {
	language *ui.SelectField[data.Language]
	channel  *ui.SelectField[data.Channel]
	level    *ui.SelectField[data.Level]
	tone     *ui.SelectField[data.Tone]
	kind     *ui.SelectField[data.ClientKind]
	wish     data.Tone // that the user chose; empty = the level's usual one
	row      *ui.FieldRow
}

// newTextChoice returns a choice where the text most used is chosen.
func newTextChoice(changed func()) *textChoice {
	c := &textChoice{
		language: ui.NewSelectField[data.Language]("language", "Langue", nil),
		channel:  ui.NewSelectField[data.Channel]("channel", "Canal", nil),
		level:    ui.NewSelectField[data.Level]("level", "Niveau", nil),
		tone:     ui.NewSelectField[data.Tone]("tone", "Ton", nil),
		kind:     ui.NewSelectField[data.ClientKind]("kind", "Débiteur", nil),
	}
	c.row = ui.NewShares([]float32{3, 3, 4, 4, 4}, c.language, c.channel, c.level, c.tone, c.kind)
	c.write(letters.TextKey{Language: data.French, Level: data.LevelFirst, Tone: letters.UsualTone(data.LevelFirst), Kind: data.Professional}, func(letters.TextKey, int) string { return "" })
	c.language.OnChanged = func(data.Language) { changed() }
	c.channel.OnChanged = func(data.Channel) { changed() }
	c.level.OnChanged = func(data.Level) { changed() }
	c.tone.OnChanged = func(tone data.Tone) {
		level, _ := c.level.Value()
		if c.wish = tone; tone == letters.UsualTone(level) {
			c.wish = ""
		}
		changed()
	}
	c.kind.OnChanged = func(data.ClientKind) { changed() }
	return c
}

func (c *textChoice) focus(shell ui.Shell) { shell.Window().Canvas().Focus(c.language.Focusable()) }

// chosen returns what the text chosen is for.
func (c *textChoice) chosen() letters.TextKey {
	var k letters.TextKey
	channel, _ := c.channel.Value()
	k.SMS = channel == data.ChannelSMS
	k.Language, _ = c.language.Value()
	k.Level, _ = c.level.Value()
	k.Kind, _ = c.kind.Value()
	if usual := letters.UsualTone(k.Level); usual != "" && !k.SMS {
		if k.Tone = c.wish; k.Tone == "" {
			k.Tone = usual
		}
	}
	return k
}

// key returns the text chosen.
func (c *textChoice) key(all letters.Texts) letters.TextKey {
	at := c.chosen()
	for _, k := range all.Keys() {
		if same(k, at, 5) {
			return k
		}
	}
	return at // none is missing: every choice has its text
}

// same compares two texts by the first of their five fields, from the left.
func same(a, b letters.TextKey, fields int) bool {
	equal := [...]bool{a.Language == b.Language, a.SMS == b.SMS, a.Level == b.Level, a.Tone == b.Tone, a.Kind == b.Kind}
	for _, e := range equal[:fields] {
		if !e {
			return false
		}
	}
	return true
}

// mark says in the options what the user changed: where such a text is behind
// one and behind what is chosen at its left.
func (c *textChoice) mark(all letters.Texts, typed map[string]letters.Text) {
	c.write(c.chosen(), func(option letters.TextKey, fields int) string {
		for _, text := range all.Keys() {
			if _, unsaved := typed[text.Key]; same(text, option, fields) && (unsaved || all.Changed(text.Key)) {
				return " – modifié"
			}
		}
		return ""
	})
}

// write fills the fields in; says adds to an option what is known of the texts
// behind it, which share its first fields.
func (c *textChoice) write(at letters.TextKey, says func(option letters.TextKey, fields int) string) {
	names := map[data.Language]string{data.French: "Français", data.English: "Anglais"}
	fill(c.language, []data.Language{data.French, data.English}, at.Language, func(l data.Language) string {
		return names[l] + says(letters.TextKey{Language: l}, 1)
	})
	option := letters.TextKey{Language: at.Language}
	fill(c.channel, []data.Channel{data.ChannelEmail, data.ChannelSMS}, channelOf(at), func(ch data.Channel) string {
		option.SMS = ch == data.ChannelSMS
		return ch.French() + says(option, 2)
	})
	option.SMS = at.SMS
	fill(c.level, letters.TextLevels, at.Level, func(l data.Level) string {
		option.Level = l
		return l.French() + says(option, 3)
	})
	option.Level = at.Level
	tones, name := data.Tones, data.Tone.French
	if at.Tone == "" {
		tones, name = []data.Tone{""}, func(data.Tone) string { return "Un seul ton" }
	}
	fill(c.tone, tones, at.Tone, func(tone data.Tone) string {
		option.Tone = tone
		return name(tone) + says(option, 4)
	})
	option.Tone = at.Tone
	fill(c.kind, data.ClientKinds, at.Kind, func(kind data.ClientKind) string {
		option.Kind = kind
		return kind.French() + says(option, 5)
	})
}

// fill sets a field's choices and what is chosen.
func fill[T comparable](field *ui.SelectField[T], values []T, chosen T, label func(T) string) {
	options := make([]ui.Option[T], len(values))
	for i, v := range values {
		options[i] = ui.Option[T]{Value: v, Label: label(v)}
	}
	field.SetOptions(options)
	field.SetValue(chosen)
}

func channelOf(k letters.TextKey) data.Channel {
	if k.SMS {
		return data.ChannelSMS
	}
	return data.ChannelEmail
}
