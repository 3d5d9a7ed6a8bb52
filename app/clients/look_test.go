package clients_test

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// The goldens hold what each state of the page draws, as text.
func TestLooks(t *testing.T) {
	for name, play := range map[string]func(*house){
		"list": func(*house) {},
		"detail": func(h *house) {
			h.page.ShowClient(h.all()[0].ID)
		},
		"form": func(h *house) { h.page.New() },
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.invoice(h.client("Éditions Çà et Là"), "F-2026-001", today.Add(-75))
			play(h)
			h.Window().Canvas().Unfocus()
			test.AssertRendersToMarkup(t, name+".xml", h.Window().Canvas())
		})
	}
}
