package followup

import (
	"fyne.io/fyne/v2"

	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// pick is the choice of some of a client's open invoices, in one currency.
type pick struct {
	items    []data.OpenItem
	currency string
	boxes    []*ui.CheckField
	rows     []fyne.CanvasObject
}

// newPick ticks the invoices pointed at, else the overdue ones, else all;
// changed hears every change of the choice.
func newPick(p party, changed func()) *pick {
	k := &pick{}
	items, currency, others := p.inOneCurrency()
	k.currency, k.items = currency, items[:min(len(items), shownInvoices)]
	today := p.desk.Today()
	overdue := k.items[0].Due < today
	k.rows = append(k.rows, ui.Flush(ui.Section("Factures")))
	for _, item := range k.items {
		box := ui.NewCheckField("invoices", words(item))
		switch {
		case len(p.pointed) > 0:
			box.SetChecked(p.isPointed(item.ID))
		case overdue:
			box.SetChecked(item.Due < today)
		default:
			box.SetChecked(true)
		}
		box.OnChanged = func(bool) {
			for _, b := range k.boxes {
				b.SetError("")
			}
			changed()
		}
		k.boxes = append(k.boxes, box)
		k.rows = append(k.rows, box)
	}
	if others {
		k.rows = append(k.rows, ui.Flush(ui.Faint("Les factures dans une autre devise se notent à part.")))
	}
	return k
}

func (k *pick) chosen() (ids []data.ID) {
	for i, box := range k.boxes {
		if box.Checked() {
			ids = append(ids, k.items[i].ID)
		}
	}
	return ids
}

// open is what is open on the chosen invoices.
func (k *pick) open() money.Cents {
	var total money.Cents
	for i, box := range k.boxes {
		if box.Checked() {
			total += k.items[i].Balance
		}
	}
	return total
}
