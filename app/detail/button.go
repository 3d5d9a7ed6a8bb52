package detail

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// formButton is a quiet button among the fields of a form. Esc gives the form
// up from here too, as it does from a field.
type formButton struct {
	ui.Button
	escape func()
}

// FormButton returns a button to stand between the rows of a form.
func FormButton(label string, icon fyne.Resource, tapped, escape func()) fyne.CanvasObject {
	b := &formButton{escape: escape}
	b.Text, b.Icon, b.OnTapped, b.Importance = label, icon, tapped, widget.LowImportance
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey is called by Fyne.
func (b *formButton) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		b.escape()
		return
	}
	b.Button.TypedKey(e)
}
