package letters

import (
	"io/fs"
	"maps"
	"strings"
	"sync"

	"dument/assets"
	"dument/data"
)

// Text is the subject and body of a message, with variables in braces. A text
// for an SMS has no subject.
type Text = data.Text

// TextKey names a text: language, level, tone and kind of debtor.
type TextKey struct {
	Key      string // "fr/first-cordial-professional", as the register keeps it
	Title    string // for the settings page, in French
	Language data.Language
	Level    data.Level
	Tone     data.Tone // empty beside the ladder and for an SMS: there is one tone
	Kind     data.ClientKind
	SMS      bool
}

// Texts are the texts of messages: the ready-made ones, and the user's own.
type Texts struct {
	defaults  map[string]Text
	overrides map[string]Text
}

// TextLevels are the levels that leave as messages, in the order they are
// offered; a formal notice is paper.
var TextLevels = []data.Level{data.LevelUpcoming, data.LevelFirst, data.LevelSecond, data.LevelThird,
	data.LevelInstalment, data.LevelInstalmentLate, data.LevelThanks}

// UsualTone returns the tone of a level where nobody asks for another one:
// cordial at first, formal from the second reminder on. Beside the ladder it is
// empty: those texts have one tone.
func UsualTone(level data.Level) data.Tone {
	switch level {
	case data.LevelUpcoming, data.LevelFirst:
		return data.ToneCordial
	case data.LevelSecond, data.LevelThird:
		return data.ToneFormal
	default:
		return ""
	}
}

// tonesOf returns the tones that a level has texts in.
func tonesOf(level data.Level) []data.Tone {
	if UsualTone(level) == "" {
		return []data.Tone{""}
	}
	return data.Tones
}

// textKeys lists every text: by language, kind of debtor, level and tone, then
// the SMS.
var textKeys = func() []TextKey {
	var keys []TextKey
	for _, language := range []data.Language{data.French, data.English} {
		for _, kind := range data.ClientKinds {
			for _, level := range TextLevels {
				for _, tone := range tonesOf(level) {
					keys = append(keys, TextKey{Key: KeyOf(language, level, tone, kind), Language: language, Level: level, Tone: tone, Kind: kind})
				}
			}
			for _, level := range TextLevels {
				keys = append(keys, TextKey{Key: KeyOfSMS(language, level, kind), Language: language, Level: level, Kind: kind, SMS: true})
			}
		}
	}
	for i, k := range keys {
		keys[i].Title = k.title()
	}
	return keys
}()

// title names the text: "Relance 1, cordial, professionnel", "SMS Relance 1,
// particulier (en anglais)".
func (k TextKey) title() string {
	title := k.Level.French()
	if k.SMS {
		title = "SMS " + title
	}
	if k.Tone != "" {
		title += ", " + strings.ToLower(k.Tone.French())
	}
	title += ", " + strings.ToLower(k.Kind.French())
	if k.Language == data.English {
		title += " (en anglais)"
	}
	return title
}

// KeyOf returns the key of a message's text. An empty tone is the level's usual
// one; beside the ladder every tone is the same text.
func KeyOf(language data.Language, level data.Level, tone data.Tone, kind data.ClientKind) string {
	usual := UsualTone(level)
	if usual == "" {
		return string(language) + "/" + string(level) + "-" + string(kind)
	}
	if tone == "" {
		tone = usual
	}
	return string(language) + "/" + string(level) + "-" + string(tone) + "-" + string(kind)
}

const smsPrefix = "sms-"

// KeyOfSMS returns the key of an SMS.
func KeyOfSMS(language data.Language, level data.Level, kind data.ClientKind) string {
	return string(language) + "/" + smsPrefix + string(level) + "-" + string(kind)
}

// isSMS reports whether a key is that of an SMS.
func isSMS(key string) bool {
	_, name, _ := strings.Cut(key, "/")
	return strings.HasPrefix(name, smsPrefix)
}

// key returns the key of the text that a draft is written with.
func (d Draft) key(sms bool) string {
	language := wordsFor(d.Client.Language).language
	if sms {
		return KeyOfSMS(language, d.Level, d.Client.Kind)
	}
	return KeyOf(language, d.Level, d.Tone, d.Client.Kind)
}

// LoadTexts reads the ready-made texts and lays the user's own over them. A
// text of the user's that is no longer right does not fail here, but when it is
// used, so that one bad text never stops the others.
func LoadTexts(overrides map[string]Text) (Texts, error) {
	defaults, err := readyMade()
	return Texts{defaults: defaults, overrides: overrides}, err
}

// readyMade reads the files once: they never change while the program runs.
var readyMade = sync.OnceValues(func() (map[string]Text, error) {
	texts := make(map[string]Text, len(textKeys))
	for _, k := range textKeys {
		raw, err := fs.ReadFile(assets.Texts(), k.Key+".txt")
		if err != nil {
			return nil, err
		}
		text := Text{Body: strings.ReplaceAll(string(raw), "\r\n", "\n")}
		if !k.SMS {
			text.Subject, text.Body, _ = strings.Cut(text.Body, "\n\n")
		}
		text.Body = strings.TrimSpace(text.Body) + "\n"
		if err := CheckTextFor(k.Key, text); err != nil {
			return nil, err
		}
		texts[k.Key] = text
	}
	return texts, nil
})

// Keys lists the texts for the settings page, in its order.
func (t Texts) Keys() []TextKey { return append([]TextKey(nil), textKeys...) }

// Get returns the text in use: the user's own, else the ready-made one.
func (t Texts) Get(key string) Text {
	if text, ok := t.overrides[key]; ok {
		return text
	}
	return t.defaults[key]
}

// With returns the texts with one of them changed, for a preview.
func (t Texts) With(key string, text Text) Texts {
	own := make(map[string]Text, len(t.overrides)+1)
	maps.Copy(own, t.overrides)
	own[key] = text
	return Texts{defaults: t.defaults, overrides: own}
}

// Changed reports whether the user has an own text for a key.
func (t Texts) Changed(key string) bool {
	_, ok := t.overrides[key]
	return ok
}
