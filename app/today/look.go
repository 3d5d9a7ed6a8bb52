package today

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// reachLabel stands before the choice of the horizon.
func reachLabel() fyne.CanvasObject {
	l := widget.NewLabel("Échéances à venir sous")
	l.Importance = widget.LowImportance
	return l
}

// say shows a sentence in the place of the rows where there are none.
func (p *Page) say(b *board) {
	showIf(len(b.rows) == 0, p.empty)
	showIf(len(b.rows) > 0, p.deck)
	if len(b.rows) > 0 {
		return
	}
	sentence := fmt.Sprintf("Personne n’est en retard, et rien n’échoit dans les %d\u00a0jours.", p.horizon)
	switch filter(p.chips.Key()) {
	case showOverdue:
		sentence = "Personne n’est en retard."
	case showUpcoming:
		sentence = fmt.Sprintf("Rien n’échoit dans les %d\u00a0jours.", p.horizon)
	}
	p.empty.Set(sentence, "Ajouter une facture", p.actions.NewInvoice)
}

// below keeps 12 under its content.
type below struct{}

func (below) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, size.Height-inset))
	}
}

func (below) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(0, inset)
}
