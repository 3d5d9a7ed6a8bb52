// Package ui holds the widgets of the window and the contracts between the
// shell and its pages. It knows no page, no register and no OpenGL, so that all
// of it runs under Fyne's test driver.
package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Own sizes, at 100 %. Spacing goes in steps of 4.
const (
	RowHeight  float32 = 32
	gap        float32 = 4
	ChipHeight float32 = 22
)

// Theme is the look of the program: paper, ink and one accent. The variant is
// always forced, since Fyne's own choice is dark where no desktop answers.
type Theme struct{ dark bool }

// Light returns the theme by default.
func Light() Theme { return Theme{} }

// Dark returns the dark theme.
func Dark() Theme { return Theme{dark: true} }

// Color returns the colour by name; the tones of Tone are names too.
func (t Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	pair, ok := palette[name]
	switch {
	case ok && t.dark:
		return pair.dark
	case ok:
		return pair.light
	case t.dark:
		return theme.DefaultTheme().Color(name, theme.VariantDark)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

// Font returns Fyne's own family; it has accents, U+00A0 and U+202F.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon returns Fyne's own icons.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns the sizes: one family, three sizes of text.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 14
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameHeadingText:
		return 22
	case theme.SizeNameSubHeadingText:
		return 16
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameSelectionRadius, theme.SizeNameMenuRadius:
		return 6
	case theme.SizeNameDialogRadius, theme.SizeNamePopupRadius, theme.SizeNameCardRadius:
		return 10
	case theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameModalBlurRadius:
		return 0
	}
	return theme.DefaultTheme().Size(name)
}

// colorOf resolves a name in the theme in force.
func colorOf(name fyne.ThemeColorName) color.Color {
	return theme.Color(name)
}

// shadow is what lets a card float over the paper.
func shadow(soft, down float32) canvas.Shadow {
	return canvas.Shadow{Color: colorOf(theme.ColorNameShadow), BlurRadius: soft, Offset: fyne.NewPos(0, down)}
}
