package letters

import (
	"io/fs"
	"strings"

	"dument/assets"
	"dument/data"
)

// Text is the subject and body of a message, with variables in braces.
type Text = data.Text

// TextKey names a text: language, level and kind of debtor.
type TextKey struct {
	Key      string // "fr/first-professional", as the register keeps it
	Title    string // for the settings page, in French
	Language data.Language
	Level    data.Level
	Kind     data.ClientKind
}

// Texts are the texts of messages: the ready-made ones, and the user's own.
type Texts struct {
	defaults  map[string]Text
	overrides map[string]Text
}

// textLevels are the levels that leave as messages; a formal notice is paper.
var textLevels = []data.Level{data.LevelUpcoming, data.LevelFirst, data.LevelSecond, data.LevelThird}

// textKeys lists every text in the order of the settings page.
var textKeys = func() []TextKey {
	var keys []TextKey
	for _, language := range []data.Language{data.French, data.English} {
		for _, kind := range data.ClientKinds {
			for _, level := range textLevels {
				title := level.French() + " – " + strings.ToLower(kind.French())
				if language == data.English {
					title += " (en anglais)"
				}
				keys = append(keys, TextKey{KeyOf(language, level, kind), title, language, level, kind})
			}
		}
	}
	return keys
}()

// KeyOf returns the key of a text.
func KeyOf(language data.Language, level data.Level, kind data.ClientKind) string {
	return string(language) + "/" + string(level) + "-" + string(kind)
}

// LoadTexts reads the ready-made texts and lays the user's own over them. A
// text of the user's that is no longer right does not fail here, but when it is
// used, so that one bad text never stops the others.
func LoadTexts(overrides map[string]Text) (Texts, error) {
	t := Texts{defaults: make(map[string]Text, len(textKeys)), overrides: overrides}
	for _, k := range textKeys {
		raw, err := fs.ReadFile(assets.Texts(), k.Key+".txt")
		if err != nil {
			return Texts{}, err
		}
		subject, body, _ := strings.Cut(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n\n")
		text := Text{Subject: subject, Body: strings.TrimSpace(body) + "\n"}
		if err := CheckTextFor(k.Key, text); err != nil {
			return Texts{}, err
		}
		t.defaults[k.Key] = text
	}
	return t, nil
}

// Keys lists the texts for the settings page, in its order.
func (t Texts) Keys() []TextKey { return append([]TextKey(nil), textKeys...) }

// Default returns the ready-made text of a key.
func (t Texts) Default(key string) Text { return t.defaults[key] }

// Get returns the text in use: the user's own, else the ready-made one.
func (t Texts) Get(key string) Text {
	if text, ok := t.overrides[key]; ok {
		return text
	}
	return t.defaults[key]
}

// Changed reports whether the user has an own text for a key.
func (t Texts) Changed(key string) bool {
	_, ok := t.overrides[key]
	return ok
}
