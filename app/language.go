package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dument/assets"
)

// speakFrench makes Fyne's own words French whatever the system speaks. Fyne
// has no call that chooses a language: it takes the system's, so ours is
// registered under that name, under Fyne's fall-back and under its own. The
// environment is left alone: a locale that is not installed would cost X its
// accents.
func speakFrench() {
	for _, locale := range []fyne.Locale{"fr", "en", lang.SystemLocale(), fyne.Locale(lang.SystemLocale().LanguageString())} {
		if err := lang.AddTranslationsForLocale(assets.French, locale); err != nil {
			fyne.LogError("the French translation was refused", err) // only a broken build gets here
		}
	}
}
