package ui

import (
	"image/color"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// Every word on its ground reaches 4.5:1 (WCAG 2.1, 1.4.3), light and dark.
func TestContrast(t *testing.T) {
	app(t)
	for name, look := range map[string]Theme{"light": Light(), "dark": Dark()} {
		on := func(ink, ground fyne.ThemeColorName) {
			if got := contrast(look.Color(ink, 0), look.Color(ground, 0)); got < 4.5 {
				t.Errorf("%s: %s on %s is %.2f:1", name, ink, ground, got)
			}
		}
		for _, tone := range []Tone{ToneInk, ToneFaint, ToneAccent, ToneUpcoming, ToneOverdue, ToneLate, ToneDispute, TonePromise, TonePaid} {
			on(fyne.ThemeColorName(tone), fyne.ThemeColorName(tone)+".tint")
			on(fyne.ThemeColorName(tone), ColorSurface)
			on(fyne.ThemeColorName(tone), theme.ColorNameBackground)
		}
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameSelection, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, ColorSide, theme.ColorNameButton} {
			on(theme.ColorNameForeground, ground)
		}
		on(theme.ColorNamePlaceHolder, theme.ColorNameSelection)
		on(theme.ColorNamePlaceHolder, ColorSide)
		on(theme.ColorNameDisabled, theme.ColorNameBackground)
		on(theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary)
		on(theme.ColorNameError, theme.ColorNameBackground)
	}
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// luminance is the relative luminance of WCAG 2.1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// A cut text fits, is a beginning of the whole, and is not cut without need.
func TestFit(t *testing.T) {
	app(t)
	for _, text := range []string{"W", "Œuvre & Fils SARL", "Société générale d’aménagement paysager de l’Île-de-France", "1\u202f234,56\u202f€", strings.Repeat("i", 300)} {
		whole := fyne.MeasureText(text, 14, fyne.TextStyle{}).Width
		for width := float32(-5); width < 420; width += 7 {
			got := Fit(text, width, 14, fyne.TextStyle{})
			switch {
			case got == text:
				if whole > width+2 {
					t.Errorf("%q takes %v, has %v", text, whole, width)
				}
			case got == "":
			case !strings.HasSuffix(got, ellipsis) || !strings.HasPrefix(text, strings.TrimSuffix(got, ellipsis)) || !utf8.ValidString(got):
				t.Errorf("%q cut to %q", text, got)
			case fyne.MeasureText(got, 14, fyne.TextStyle{}).Width > width+2:
				t.Errorf("%q does not fit %v", got, width)
			case whole < width-20:
				t.Errorf("%q cut to %q though %v is enough", text, got, width)
			}
		}
	}
}

func TestFiltersLookLikeThis(t *testing.T) {
	app(t)
	var key string
	chips := NewFilterChips([]Filter{{"all", "Toutes"}, {"late", "Échues"}, {"paid", "Soldées"}}, func(k string) { key = k })
	w := window(t, container.NewVBox(chips, NewChip("Échue", ToneOverdue)), 400, 120)
	chips.SetCounts(map[string]int{"all": 56097, "late": 12})
	w.Canvas().Focus(chips.chips[0])
	press(w, fyne.KeyRight, fyne.KeySpace)
	if key != "late" || chips.Key() != "late" {
		t.Errorf("in force: %q", key)
	}
	test.AssertRendersToMarkup(t, "filters.xml", w.Canvas())
}

func TestADetailOpensBesideItsList(t *testing.T) {
	app(t)
	list, detail := NewEmpty("La liste.", "", nil), NewEmpty("Le détail.", "", nil)
	s := NewSplit(list)
	window(t, s, 800, 300)
	s.SetDetail(detail)
	if !s.Open() || list.Size().Width > 600 || detail.Size().Width < 200 {
		t.Errorf("list %v, detail %v", list.Size(), detail.Size())
	}
	s.SetDetail(nil)
	if s.Open() || list.Size().Width != 800 {
		t.Errorf("alone the list takes %v", list.Size())
	}
}

// F5 and the shortcuts of the window are heard wherever the keyboard is.
func TestTheWindowsKeysAreHeardInAnyWidget(t *testing.T) {
	app(t)
	field, kind, check, button := NewTextField("a", "A", nil), NewSelectField("k", "K", kinds()), NewCheckField("c", "C"), NewButton("B", func() {})
	table := NewTable(Inline(), TableConfig[bill]{Columns: []Column[bill]{{Title: "T", Width: 50, Text: func(bill) string { return "" }}}})
	w := window(t, container.NewVBox(field, kind, check, button, table), 400, 600)
	heard := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { heard++ })
	for i, f := range []fyne.Focusable{field.Focusable(), kind.Focusable(), check.Focusable(), button, table.list} {
		w.Canvas().Focus(f)
		press(w, fyne.KeyF5)
		if heard != i+1 {
			t.Errorf("F5 is lost in %T", f)
			heard = i + 1
		}
	}
}
