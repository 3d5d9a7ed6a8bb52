package invoices_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dument/data"
)

// reachable is a client with an address.
func (h *house) reachable(name string) data.Client {
	h.T.Helper()
	c := h.client(name, 30)
	c.Emails = []data.Email{{Role: data.RoleBilling, Address: "compta@alpha.example"}}
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		h.T.Fatal(err)
	}
	return c
}

func TestAnInvoiceSaysItsNextStepAndWhy(t *testing.T) {
	h := open(t)
	c := h.reachable("Alpha")
	late := h.invoice(c, "F-1", today.Add(-38), 10000)
	soon := h.invoice(c, "F-2", today.Add(-10), 10000)
	credit := data.Invoice{ClientID: c.ID, Number: "AV-1", Kind: data.KindCreditNote, Issued: today, Total: 100}
	if err := h.desk.SaveInvoice(h.ctx, &credit); err != nil {
		t.Fatal(err)
	}
	h.Put(h.page)
	h.page.ShowInvoice(late.ID)
	h.Sees("Relance 1 par e-mail, à faire depuis le", "Échue depuis 8 jours, jamais relancée.")
	h.page.ShowInvoice(soon.ID)
	h.Sees("Avant échéance par e-mail le", "5 jours avant l’échéance")
	h.page.ShowInvoice(credit.ID)
	h.Sees("Avoir : il se déduit de ce que le client doit.")
}

// TestWhatHoldsAnInvoiceIsItsState: noted from the menu of a row, seen on its
// chip and in its detail, taken back with « Annuler ».
func TestWhatHoldsAnInvoiceIsItsState(t *testing.T) {
	for _, c := range []struct {
		entry, keep, word, detail, end string
		fill                           func(*house)
	}{
		{"Litige…", "Ouvrir le litige", "Litige", "F-1 : Montant ou prix contesté", "Clore…", func(h *house) { h.Choose("Motif", "Montant") }},
		{"Promesse…", "Noter la promesse", "Promesse", "100,00 € pour le 22/11/2026", "Retirer", func(h *house) { h.Tap("Demain") }},
		{"Échéancier…", "Convenir de l’échéancier", "Échéancier", "100,00 € en 3 versements", "Mettre fin", func(*house) {}},
		{"Mettre en pause…", "Mettre en pause", "En pause", "F-1, jusqu’au 30/11/2026", "Reprendre", func(h *house) {
			h.Tap("Fin du mois")
			h.Fill("Motif", "En validation")
		}},
	} {
		t.Run(c.word, func(t *testing.T) {
			h := open(t)
			client := h.reachable("Alpha")
			i := h.invoice(client, "F-1", today.Add(-60), 10000)
			h.invoice(client, "F-2", today.Add(-60), 10000)
			h.Put(h.page)
			h.page.ShowInvoice(i.ID)
			h.page.Focus()
			h.Press(desktop.KeyMenu)
			h.Tap(c.entry)
			c.fill(h)
			h.Tap(c.keep)
			rows := h.all()
			if rows[0].Hold.French() != c.word || rows[1].Hold != data.HoldNone {
				t.Fatalf("the rows are held by %q and %q, failures %v\n%s", rows[0].Hold, rows[1].Hold, h.Failed, h.Text())
			}
			h.Sees(c.word, c.detail, c.end)
			h.Undo()
			if rows := h.all(); rows[0].Hold != data.HoldNone {
				t.Errorf("after « Annuler » the invoice is held by %q", rows[0].Hold)
			}
			h.Misses(c.end)
			h.Sees("30 j de retard", "Historique")
		})
	}
}

// TestTheDetailsMenuKnowsTheInvoice: what is noted there is about it alone.
func TestTheDetailsMenuKnowsTheInvoice(t *testing.T) {
	h := open(t)
	client := h.reachable("Alpha")
	h.invoice(client, "F-1", today.Add(-60), 10000)
	i := h.invoice(client, "F-2", today.Add(-50), 20000)
	h.Put(h.page)
	h.Window().Resize(fyne.NewSize(1366, 768))
	h.page.ShowInvoice(i.ID)
	h.Tap("Suivi")
	h.Tap("Promesse…")
	if got := h.Value("Montant promis"); got != "200,00" {
		t.Errorf("the amount proposed is %q", got)
	}
	h.Tap("Demain")
	h.Tap("Noter la promesse")
	h.Sees("200,00 € pour le 22/11/2026")
	h.Tap("Retirer")
	h.Sees("Promesse retirée")
}
