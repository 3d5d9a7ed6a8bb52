package letters

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/data/money"
	"dument/letters"
)

// lines shows what the message is about: invoices can be unticked, unless an
// instalment or a payment stands for all of them.
func (r *reminder) lines() fyne.CanvasObject {
	box := container.NewVBox()
	for _, line := range r.opened.all {
		if line.Invoice.Kind == data.KindCreditNote {
			continue // which ones are deducted follows from the choice
		}
		owed := line.Balance
		if r.opened.draft.Received != nil {
			owed = line.Total // thanked for, not asked for
		}
		amount := widget.NewLabelWithStyle(owed.Format(line.Invoice.Currency), fyne.TextAlignTrailing, fyne.TextStyle{})
		if r.opened.draft.Occasion != "" {
			box.Add(container.NewBorder(nil, nil, widget.NewLabel(line.Invoice.Number), amount))
			continue
		}
		tick := ui.NewCheckField("line", line.Invoice.Number)
		tick.SetChecked(!r.out[line.Invoice.ID])
		tick.OnChanged = func(on bool) {
			r.out[line.Invoice.ID] = !on
			tone, _ := r.tone.Value()
			r.compose(tone)
		}
		when := widget.NewLabel(since(line))
		when.Importance = widget.LowImportance
		when.Truncation = fyne.TextTruncateEllipsis
		box.Add(container.NewBorder(nil, nil, tick, amount, when))
	}
	return box
}

// since says how late a line is, or until when it is not.
func since(l letters.Line) string {
	switch {
	case l.DaysLate > 0:
		return count(l.DaysLate, "jour", "jours")
	case l.DaysLate == 0 && l.Invoice.Due.IsZero():
		return ""
	}
	return "le " + l.Invoice.Due.French()
}

// showTotals shows what the draft asks for, what goes with it, and its warnings.
func (r *reminder) showTotals() {
	d := r.draft
	var sums []string
	sum := func(name string, amount money.Cents) {
		sums = append(sums, name+"\u00a0: "+amount.Format(d.Currency()))
	}
	switch {
	case d.Instalment != nil:
		sum(fmt.Sprintf("Versement %d sur %d, dû le %s", d.Instalment.Number, d.Instalment.Of, d.Instalment.Due.French()), d.Net())
	case d.Received != nil:
		sum("Reçu le "+d.Received.On.French(), d.Net())
	default:
		for _, line := range d.Lines {
			if line.Invoice.Kind == data.KindCreditNote {
				sum("Avoir "+line.Invoice.Number, line.Balance)
			}
		}
		if d.OnAccount != 0 {
			sum("Reçu d’avance", -d.OnAccount)
		}
		sum("À régler", d.Net())
	}
	r.total.SetText(strings.Join(sums, "\n"))
	var files []string
	for _, a := range d.Attachments {
		files = append(files, fmt.Sprintf("%s (%s)", a.Name, size(len(a.Content))))
	}
	importance := widget.MediumImportance
	if len(files) == 0 {
		importance = widget.LowImportance
		files = []string{"Aucune\u00a0: un PDF se joint depuis la fiche de la facture."}
	}
	r.attachments.Say(strings.Join(files, "\n"), importance)
	r.warn(strings.Join(d.Warnings, "\n"))
}

func (r *reminder) warn(text string) {
	r.warnings.SetText(text)
	r.warnings.Hidden = text == ""
	r.dialog.Refresh()
}

// size returns "84 Ko" or "1,2 Mo".
func size(bytes int) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d\u00a0Ko", (bytes+999)/1000)
	}
	return strings.Replace(fmt.Sprintf("%.1f\u00a0Mo", float64(bytes)/1e6), ".", ",", 1)
}

// beside puts two objects side by side: the right one of a fixed width.
type beside struct{ right float32 }

const besideGap = 24

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right := objects[0], objects[1]
	left.Resize(fyne.NewSize(size.Width-b.right-besideGap, size.Height))
	right.Move(fyne.NewPos(size.Width-b.right, 0))
	right.Resize(fyne.NewSize(b.right, size.Height))
}

func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width+b.right+besideGap, max(left.Height, right.Height))
}
