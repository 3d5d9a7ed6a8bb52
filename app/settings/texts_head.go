package settings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
)

// textHead says whose the text of the editor is, and gives the ways back.
type textHead struct {
	state       *ui.Chip
	others      *ui.Prose
	drop, reset *ui.Button
	box         fyne.CanvasObject
}

func newTextHead(drop, back func()) *textHead {
	h := &textHead{state: ui.NewChip("", ui.TonePromise), others: ui.Faint("")}
	h.others.Wrapping = fyne.TextWrapOff
	h.drop = ui.NewQuiet("Abandonner les changements", drop)
	h.reset = ui.NewQuiet("Reprendre le texte proposé", back)
	h.drop.Hide() // until a text is read: side by side they would widen the window
	h.reset.Hide()
	h.box = container.New(aired{8, h.drop.MinSize().Height}, container.NewBorder(nil, nil, ui.Line(h.state, h.others), ui.Line(h.drop, h.reset)))
	return h
}

// show says whether the text has changes to save, whether it is the user's own,
// and how many texts have changes to save.
func (h *textHead) show(pending, own bool, unsaved int) {
	switch {
	case pending:
		h.state.Set("À enregistrer", ui.ToneOverdue)
	case own:
		h.state.Set("Votre texte", ui.TonePromise)
	default:
		h.state.Set("Texte proposé", ui.ToneUpcoming)
	}
	if pending {
		unsaved--
	}
	h.others.Hidden = unsaved == 0
	h.others.SetText(fmt.Sprintf("+\u00a0%d à enregistrer", unsaved))
	h.drop.Hidden, h.reset.Hidden = !pending, pending || !own
	h.box.Refresh()
}
