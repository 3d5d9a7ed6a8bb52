package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Tone is the colour of a state: an ink for words and a pale tint behind them,
// 4.5:1 apart in both variants. A state is always a word too.
type Tone fyne.ThemeColorName

// The tones.
const (
	ToneInk      Tone = "foreground"  // ordinary text
	ToneFaint    Tone = "placeholder" // of second rank
	ToneAccent   Tone = "primary"
	ToneUpcoming Tone = "dument.upcoming" // à échoir
	ToneOverdue  Tone = "dument.overdue"  // échue
	ToneLate     Tone = "dument.late"     // plus de 30 jours
	ToneDispute  Tone = "dument.dispute"  // litige
	TonePromise  Tone = "dument.promise"  // promesse
	TonePaid     Tone = "dument.paid"     // payée
)

// Names of our own colours beside Fyne's.
const (
	ColorLine    fyne.ThemeColorName = "dument.line"    // hairlines
	ColorSurface fyne.ThemeColorName = "dument.surface" // cards and tables on the paper
	ColorSide    fyne.ThemeColorName = "dument.side"    // the side list
	ColorShade   fyne.ThemeColorName = "dument.shade"   // behind a dialog
)

// Color returns the tone's ink.
func (t Tone) Color() color.Color { return colorOf(fyne.ThemeColorName(t)) }

// Tint returns the pale ground for the tone's words.
func (t Tone) Tint() color.Color { return colorOf(fyne.ThemeColorName(t) + ".tint") }

type pair struct{ light, dark color.NRGBA }

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff}
}

func veil(rgb uint32, alpha uint8) color.NRGBA {
	c := hex(rgb)
	c.A = alpha
	return c
}

// palette holds every colour the program changes; what is absent is Fyne's.
var palette = map[fyne.ThemeColorName]pair{
	theme.ColorNameBackground:          {hex(0xFBFAF7), hex(0x16191D)},
	theme.ColorNameForeground:          {hex(0x1F2933), hex(0xE6E4DE)},
	theme.ColorNamePlaceHolder:         {hex(0x5A646F), hex(0xABB3BC)},
	theme.ColorNameDisabled:            {hex(0x6A737C), hex(0x8A939D)},
	theme.ColorNamePrimary:             {hex(0x1D4E89), hex(0x7FB2EC)},
	theme.ColorNameForegroundOnPrimary: {hex(0xFFFFFF), hex(0x0D1F33)},
	theme.ColorNameHyperlink:           {hex(0x1D4E89), hex(0x7FB2EC)},
	theme.ColorNameFocus:               {veil(0x1D4E89, 0x38), veil(0x7FB2EC, 0x48)},
	theme.ColorNameSelection:           {hex(0xDCE7F3), hex(0x263F5C)},
	theme.ColorNameHover:               {veil(0x1D4E89, 0x12), veil(0xFFFFFF, 0x12)},
	theme.ColorNamePressed:             {veil(0x1D4E89, 0x30), veil(0xFFFFFF, 0x28)},
	theme.ColorNameButton:              {hex(0xEFECE4), hex(0x2A2F36)},
	theme.ColorNameDisabledButton:      {hex(0xF1EFE9), hex(0x22262B)},
	theme.ColorNameInputBackground:     {hex(0xFFFFFF), hex(0x1E2227)},
	theme.ColorNameInputBorder:         {hex(0xCFCABD), hex(0x5E6873)},
	theme.ColorNameSeparator:           {hex(0xE3E0D8), hex(0x30353C)},
	theme.ColorNameHeaderBackground:    {hex(0xF4F2EC), hex(0x1C2025)},
	theme.ColorNameMenuBackground:      {hex(0xFFFFFF), hex(0x24292F)},
	theme.ColorNameOverlayBackground:   {hex(0xFFFFFF), hex(0x1E2227)},
	theme.ColorNameScrollBar:           {veil(0x1F2933, 0x60), veil(0xE6E4DE, 0x60)},
	theme.ColorNameScrollBarBackground: {veil(0x1F2933, 0x00), veil(0xE6E4DE, 0x00)},
	theme.ColorNameShadow:              {veil(0x1F2933, 0x24), veil(0x000000, 0x70)},
	theme.ColorNameError:               {hex(0xB91C1C), hex(0xF68B8B)},
	theme.ColorNameForegroundOnError:   {hex(0xFFFFFF), hex(0x2B0D0D)},
	theme.ColorNameSuccess:             {hex(0x15803D), hex(0x6FCF8E)},
	theme.ColorNameForegroundOnSuccess: {hex(0xFFFFFF), hex(0x0B2213)},
	theme.ColorNameWarning:             {hex(0xB45309), hex(0xF0B072)},
	theme.ColorNameForegroundOnWarning: {hex(0xFFFFFF), hex(0x2B1906)},

	ColorLine:    {hex(0xE3E0D8), hex(0x30353C)},
	ColorSurface: {hex(0xFFFFFF), hex(0x1C2025)},
	ColorSide:    {hex(0xF4F2EC), hex(0x121518)},
	ColorShade:   {veil(0x1F2933, 0x66), veil(0x000000, 0x99)},

	"foreground.tint":      {hex(0xEFECE4), hex(0x2A2F36)},
	"placeholder.tint":     {hex(0xF4F2EC), hex(0x24292F)},
	"primary.tint":         {hex(0xE4EDF7), hex(0x1D2F44)},
	"dument.upcoming":      {hex(0x475569), hex(0xB6C2D1)},
	"dument.upcoming.tint": {hex(0xEEF1F5), hex(0x28303A)},
	"dument.overdue":       {hex(0x9A4708), hex(0xF0B072)},
	"dument.overdue.tint":  {hex(0xFCEFDC), hex(0x3A2A17)},
	"dument.late":          {hex(0xB91C1C), hex(0xF68B8B)},
	"dument.late.tint":     {hex(0xFBE9E7), hex(0x3E1F1F)},
	"dument.dispute":       {hex(0x6D28D9), hex(0xC6ABFA)},
	"dument.dispute.tint":  {hex(0xF0EAFC), hex(0x2E2445)},
	"dument.promise":       {hex(0x0F766E), hex(0x6FD0C6)},
	"dument.promise.tint":  {hex(0xE2F4F1), hex(0x17332F)},
	"dument.paid":          {hex(0x166534), hex(0x6FCF8E)},
	"dument.paid.tint":     {hex(0xE5F5E9), hex(0x173322)},
}
