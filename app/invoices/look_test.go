package invoices_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"dument/app/invoices"
	"dument/data"
)

// The goldens hold what each state of the page draws, as text.
func TestLooks(t *testing.T) {
	for _, c := range []struct {
		name string
		play func(*house, data.Client, data.Invoice)
	}{
		{"list", func(*house, data.Client, data.Invoice) {}},
		{"detail", func(h *house, _ data.Client, i data.Invoice) { h.page.ShowInvoice(i.ID) }},
		{"form", func(h *house, c data.Client, _ data.Invoice) { h.page.NewFor(c.ID) }},
		{"payment", func(h *house, c data.Client, i data.Invoice) {
			invoices.ShowPayment(h.Stage, h.desk, c.ID, []data.ID{i.ID})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			client := h.client("Éditions Çà et Là", 30)
			invoice := h.invoice(client, "F-2026-001", today.Add(-75), 123456)
			h.invoice(client, "F-2026-002", today, 50000)
			h.Put(h.page)
			c.play(h, client, invoice)
			h.Window().Canvas().Unfocus()
			test.AssertRendersToMarkup(t, c.name+".xml", h.Window().Canvas())
		})
	}
}
