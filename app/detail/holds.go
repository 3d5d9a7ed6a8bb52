package detail

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// Holds lists what keeps reminders from leaving on a day, and what has just
// stopped doing so: a promise that was not kept, a plan that was not followed.
// number names an invoice.
func Holds(h data.Holds, today day.Day, number func(data.ID) string, f FollowUp) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, d := range h.Disputes {
		if d.Open() {
			lines = append(lines, Notice("Litige", ui.ToneDispute, number(d.InvoiceID)+"\u00a0: "+d.Reason.French(),
				join("ouvert le "+d.Opened.French(), d.Note), "Clore…", func() { f.CloseDispute(d, number(d.InvoiceID)) }))
		}
	}
	for i, p := range h.Promises {
		word, tone, shown := promiseState(p, today)
		if shown && !superseded(p, h.Promises[:i]) {
			lines = append(lines, Notice(word, tone, p.Amount.Format(p.Currency)+" pour le "+p.Due.French(),
				join(numbers(p.Invoices, number), "notée le "+p.Made.French(), p.Note), "Retirer", func() { f.Withdraw(p) }))
		}
	}
	for _, p := range h.Plans {
		word, tone, below, shown := planState(p, today)
		if shown {
			lines = append(lines, Notice(word, tone, p.Total().Format(p.Currency)+" en "+versements(len(p.Instalments)),
				join(below, numbers(p.Invoices, number), p.Note), "Mettre fin", func() { f.EndPlan(p) }))
		}
	}
	for _, p := range h.Pauses {
		if p.Holds(today) {
			what := "Tout le client"
			if p.InvoiceID != 0 {
				what = number(p.InvoiceID)
			}
			lines = append(lines, Notice("En pause", ui.ToneUpcoming, what+", jusqu’au "+p.Until.French(),
				join(p.Reason), "Reprendre", func() { f.EndPause(p) }))
		}
	}
	return lines
}

// Held returns the invoices that are or were held, each once.
func Held(h data.Holds) []data.ID {
	var ids []data.ID
	for _, d := range h.Disputes {
		ids = append(ids, d.InvoiceID)
	}
	for _, p := range h.Promises {
		ids = append(ids, p.Invoices...)
	}
	for _, p := range h.Plans {
		ids = append(ids, p.Invoices...)
	}
	for _, p := range h.Pauses {
		if p.InvoiceID != 0 {
			ids = append(ids, p.InvoiceID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// promiseState is the word of a promise that is worth showing.
func promiseState(p data.Promise, today day.Day) (word string, tone ui.Tone, shown bool) {
	switch p.State(today) {
	case data.PromisePending:
		return "Promesse", ui.TonePromise, true
	case data.PromiseBroken:
		return "Promesse non tenue", ui.ToneOverdue, true
	}
	return "", "", false
}

// superseded reports whether a newer promise speaks of the same invoices.
func superseded(p data.Promise, newer []data.Promise) bool {
	return slices.ContainsFunc(newer, func(n data.Promise) bool {
		return n.Withdrawn.IsZero() && slices.ContainsFunc(p.Invoices, func(id data.ID) bool { return slices.Contains(n.Invoices, id) })
	})
}

// planState is the word of a plan that is worth showing, with its next payment
// or the one that was missed.
func planState(p data.InstalmentPlan, today day.Day) (word string, tone ui.Tone, below string, shown bool) {
	if p.InForce(today) {
		for i, instalment := range p.Instalments {
			if owed := p.Owed(i); owed > 0 {
				return "Échéancier", ui.TonePromise, fmt.Sprintf("versement %d\u00a0: %s le %s", i+1, owed.Format(p.Currency), instalment.Due.French()), true
			}
		}
	}
	if missed := p.Missed(today); missed >= 0 && p.Ended.IsZero() {
		return "Échéancier rompu", ui.ToneOverdue, fmt.Sprintf("versement %d du %s non reçu", missed+1, p.Instalments[missed].Due.French()), true
	}
	return "", "", "", false
}

func versements(n int) string {
	if n > 1 {
		return fmt.Sprintf("%d\u00a0versements", n)
	}
	return "1\u00a0versement"
}

// numbers names the invoices of a hold, the first few of many.
func numbers(ids []data.ID, number func(data.ID) string) string {
	const shown = 3
	var names []string
	for _, id := range ids[:min(len(ids), shown)] {
		names = append(names, number(id))
	}
	out := strings.Join(names, ", ")
	switch more := len(ids) - shown; {
	case more == 1:
		out += " et 1\u00a0autre"
	case more > 1:
		out += fmt.Sprintf(" et %d\u00a0autres", more)
	}
	return out
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// Notice is something that must not be overlooked: its word with the button
// that answers it, what it is about, what was said. Without a verb there is no
// button.
func Notice(word string, tone ui.Tone, title, below, verb string, do func()) fyne.CanvasObject {
	var button fyne.CanvasObject = container.NewGridWrap(fyne.NewSize(0, lineHeight)) // as high as with a button
	if verb != "" {
		button = ui.NewButton(verb, do)
	}
	parts := []fyne.CanvasObject{container.NewBorder(nil, nil, container.New(indent{}, ui.NewChip(word, tone)), button)}
	name := ui.NewProse(title)
	parts = append(parts, name)
	if below != "" {
		second := footnote(below)
		parts = append(parts, second)
	}
	return container.New(tight{}, parts...)
}

// Gap is some room between two parts of a pane.
func Gap() fyne.CanvasObject {
	room := canvas.NewRectangle(color.Transparent)
	room.SetMinSize(fyne.NewSize(0, 8))
	return room
}
