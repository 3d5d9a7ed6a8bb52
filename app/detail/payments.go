package detail

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/data"
	"dument/data/money"
)

// shownLines bounds the lines of a section: a pane is not a list, and the rest
// is on the page that holds it.
const shownLines = 50

// Payments lists payments, newest first. With an invoice the figure is the part
// that went to it, else the whole payment. remove may be nil.
func Payments(payments []data.Payment, invoice data.ID, remove func(data.Payment)) fyne.CanvasObject {
	payments = slices.Clone(payments)
	slices.SortStableFunc(payments, func(a, b data.Payment) int { return b.On.Sub(a.On) })
	var lines []fyne.CanvasObject
	for _, p := range payments[:min(len(payments), shownLines)] {
		var actions []fyne.CanvasObject
		if remove != nil {
			actions = append(actions, IconAction(theme.DeleteIcon(), func() { remove(p) }))
		}
		title := p.On.French()
		if p.Method != "" {
			title += "  " + strings.ToUpper(p.Method[:1]) + p.Method[1:]
		}
		lines = append(lines, Line(title, paymentBelow(p, invoice), partOf(p, invoice).Format(p.Currency), actions...))
	}
	return Section("Encaissements", more(len(payments)), "Rien reçu pour l’instant.", lines...)
}

func more(n int) fyne.CanvasObject {
	if n <= shownLines {
		return nil
	}
	return caption(fmt.Sprintf("les %d derniers sur %d", shownLines, n))
}

// partOf returns what of a payment settled one invoice; all of it for none.
func partOf(p data.Payment, invoice data.ID) money.Cents {
	if i := slices.IndexFunc(p.Allocations, func(a data.Allocation) bool { return a.InvoiceID == invoice }); i >= 0 {
		return p.Allocations[i].Amount
	}
	return p.Amount
}

func paymentBelow(p data.Payment, invoice data.ID) string {
	var parts []string
	if p.Reference != "" {
		parts = append(parts, p.Reference)
	}
	if invoice != 0 && len(p.Allocations) > 1 && p.Amount > 0 {
		parts = append(parts, "sur "+p.Amount.Format(p.Currency)+" reçus")
	}
	if rest := p.Unallocated(); invoice == 0 && rest > 0 {
		parts = append(parts, rest.Format(p.Currency)+" non affectés")
	}
	return strings.Join(parts, " · ")
}
