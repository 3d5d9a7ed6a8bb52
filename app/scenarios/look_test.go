package scenarios_test

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// The goldens hold what each state of the page draws, as text.
func TestLooks(t *testing.T) {
	for name, play := range map[string]func(*house){
		"ladder": func(*house) {},
		"step": func(h *house) {
			h.Tap("Modifier")
			h.Tap("E-mail « Relance 1 »")
		},
		"profiles":  func(h *house) { h.Tap("Par profil de client…") },
		"simulator": func(h *house) { h.Tap("Simulateur") },
		"bounds":    func(h *house) { h.Tap("Automatique et règles") },
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.owing("Éditions Çà et Là", 6)
			h.Put(h.page)
			play(h)
			h.Window().Canvas().Unfocus()
			test.AssertRendersToMarkup(t, name+".xml", h.Window().Canvas())
		})
	}
}
