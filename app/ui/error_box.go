package ui

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/data"
)

// ShowError shows an error until it is read: its sentence says what happened,
// what is safe and what to do; « Détails » shows the technical cause and copies
// it.
func ShowError(w fyne.Window, err error) *Dialog {
	sentence := NewProse(errorSentence(err))
	details := widget.NewLabel(Details(err))
	details.Wrapping = fyne.TextWrapBreak
	details.TextStyle.Monospace = true
	cause := container.New(flush{}, details)
	cause.Hide()
	var d *Dialog
	var more *Button
	more = NewQuiet("Détails", func() {
		if cause.Visible() {
			fyne.CurrentApp().Clipboard().SetContent(details.Text)
			more.SetText("Copié")
			return
		}
		cause.Show()
		more.SetText("Copier les détails")
		d.Refresh()
	})
	more.Hidden = details.Text == ""
	d = NewDialog(w, errorTitle(err), Stack(container.New(flush{}, sentence), cause), more, NewPrimary("J’ai compris", func() { d.Close() }))
	d.Show()
	return d
}

func errorSentence(err error) string {
	var known *data.Error
	if errors.As(err, &known) {
		return Sentence(known.Sentence)
	}
	return "Ceci n’a pas pu être fait. Ce qui est enregistré l’est toujours\u00a0; réessayez, et si cela se répète, copiez les détails pour demander de l’aide."
}

// errorTitle says in two or three words what kind of trouble it is.
func errorTitle(err error) string {
	switch data.CodeOf(err) {
	case data.CodeInvalid:
		return "Une valeur est à revoir"
	case data.CodeNotFound:
		return "Introuvable"
	case data.CodeDuplicate:
		return "Existe déjà"
	case data.CodeHasHistory:
		return "Conservé pour l’historique"
	case data.CodeBusy:
		return "Registre déjà ouvert"
	case data.CodeReadOnly:
		return "Registre en lecture seule"
	case data.CodeDamaged:
		return "Fichier endommagé"
	case data.CodeNewer:
		return "Registre plus récent"
	case data.CodeNoRate:
		return "Taux manquant"
	case data.CodeMail:
		return "L’envoi n’a pas abouti"
	case data.CodeUncertain:
		return "L’envoi est incertain"
	case data.CodeBlocked:
		return "Pas maintenant"
	}
	return "Un imprévu"
}

// Details returns the technical causes of err, innermost last; "" if the
// sentence is all there is.
func Details(err error) string {
	var lines []string
	var known *data.Error
	if errors.As(err, &known) {
		if known.Cause == nil {
			return ""
		}
		lines = append(lines, "code: "+string(known.Code))
		err = known.Cause
	}
	for ; err != nil; err = errors.Unwrap(err) {
		lines = append(lines, fmt.Sprintf("%T: %v", err, err))
	}
	return strings.Join(lines, "\n")
}
