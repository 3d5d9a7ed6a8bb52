package settings

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data/day"
)

// Keys of the settings of the window, as the register keeps them.
const (
	ThemeKey = "window.theme" // LookLight, LookDark or LookSystem; "" is LookLight
	ScaleKey = "window.scale" // percent, one of Scales; "" is 100
)

// The looks.
const (
	LookLight  = "light"
	LookDark   = "dark"
	LookSystem = "system"
)

// Scales are the sizes of the window's content, in percent. Fyne reads its
// scale once, before it starts.
var Scales = []string{"80", "90", "100", "110", "125", "150", "175", "200"}

// Apply puts a look in force.
func Apply(look string) {
	s := fyne.CurrentApp().Settings()
	if look == LookDark || look == LookSystem && s.ThemeVariant() == theme.VariantDark {
		s.SetTheme(ui.Dark())
		return
	}
	s.SetTheme(ui.Light())
}

// copyName names the copy of a register: "registre - copie du 2026-11-21.dument".
func copyName(path string, today day.Day) string {
	extension := filepath.Ext(path)
	name := strings.TrimSuffix(filepath.Base(path), extension)
	return name + " - copie du " + today.String() + extension
}
