package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestTheWheelScrollsAFormOverItsFields: over any field the form moves on; a text
// of several lines keeps the wheel for itself.
func TestTheWheelScrollsAFormOverItsFields(t *testing.T) {
	app(t)
	number, total, kind := NewTextField("number", "Numéro", nil), NewMoneyField("total", "Montant"), NewSelectField("kind", "Type", []Option[string]{{"p", "Professionnel"}})
	note := NewAreaField("note", "Note", 3)
	form := NewForm("Enregistrer", func() {}, nil, number, NewRow(total, NewDayField("due", "Échéance")), kind, note,
		NewTextField("a", "A", nil), NewTextField("b", "B", nil), NewTextField("c", "C", nil))
	w := window(t, form, 480, 380)
	for _, c := range []struct {
		name  string
		field fyne.CanvasObject
		moves bool
	}{{"a text", number, true}, {"an amount beside another field", total, true}, {"a choice", kind, true}, {"a text of several lines", note, false}} {
		t.Run(c.name, func(t *testing.T) {
			form.scroll.ScrollToTop()
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.field).AddXY(20, 35)
			test.Scroll(w.Canvas(), at, 0, -60)
			if moved := form.scroll.Offset.Y > 0; moved != c.moves {
				t.Errorf("the form stands at %v", form.scroll.Offset)
			}
		})
	}
}
