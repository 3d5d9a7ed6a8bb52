package invoices_test

import (
	"testing"

	"fyne.io/fyne/v2/driver/desktop"

	"dument/data"
)

func TestADeletedInvoiceComesBack(t *testing.T) {
	h := open(t)
	i := h.invoice(h.client("Alpha", 30), "F-1", today, 10000)
	if _, err := h.desk.Attach(h.ctx, i.ID, "note.txt", []byte("bonjour")); err != nil {
		t.Fatal(err)
	}
	h.Put(h.page)
	h.page.ShowInvoice(i.ID)
	h.Menu("Supprimer")
	if len(h.all()) != 0 || h.LastToast() != "Facture F-1 supprimée." {
		t.Fatalf("the register has %+v, toast %q, failures %v", h.all(), h.LastToast(), h.Failed)
	}
	h.Misses("Facture F-1")
	h.Undo()
	files, err := h.desk.Attachments(h.ctx, i.ID)
	if len(h.all()) != 1 || err != nil || len(files) != 1 {
		t.Errorf("not all came back: %+v, files %v, %v", h.all(), files, err)
	}
}

func TestAnInvoiceWithPaymentsIsArchivedInstead(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	i := h.invoice(c, "F-1", today, 10000)
	pay := data.Payment{ClientID: c.ID, On: today, Amount: 100, Currency: "EUR", Method: "virement",
		Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 100}}}
	if _, err := h.desk.Pay(h.ctx, &pay); err != nil {
		t.Fatal(err)
	}
	h.Put(h.page)
	h.page.ShowInvoice(i.ID)
	h.Menu("Supprimer")
	h.Sees("Conservée pour l’historique")
	h.Tap("Archiver")
	if len(h.all()) != 0 {
		t.Error("the invoice is still among the living")
	}
	h.Tap("Archivées  1")
	h.Sees("Archivée", "F-1")
	h.Undo()
	if len(h.all()) != 1 {
		t.Error("the archived invoice did not come back")
	}
}

func TestAPaymentIsRemovedFromTheDetail(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	i := h.invoice(c, "F-1", today.Add(-40), 10000)
	pay := data.Payment{ClientID: c.ID, On: today, Amount: 2500, Currency: "EUR", Method: "virement", Reference: "VIR 12",
		Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 2500}}}
	if _, err := h.desk.Pay(h.ctx, &pay); err != nil {
		t.Fatal(err)
	}
	h.Put(h.page)
	h.page.ShowInvoice(i.ID)
	h.Sees("75,00 €", "21/11/2026 Virement", "VIR 12")
	h.TapIcon("VIR 12")
	if got := h.balance(i.ID); got != 10000 {
		t.Errorf("the balance is %d after the payment was removed", got)
	}
	h.Undo()
	if got := h.balance(i.ID); got != 7500 {
		t.Errorf("the balance is %d after the undo", got)
	}
}

func TestTypedTextIsNotLostWithoutAWord(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	one, two := h.invoice(c, "F-1", today, 10000), h.invoice(c, "F-2", today, 20000)
	h.Put(h.page)
	h.page.ShowInvoice(one.ID)
	h.page.New()
	h.Fill("Numéro", "F-3")
	h.page.ShowInvoice(two.ID)
	h.Sees("Abandonner la saisie ?")
	h.Tap("Annuler")
	if got := h.Value("Numéro"); got != "F-3" {
		t.Errorf("the form holds %q", got)
	}
	h.page.ShowInvoice(two.ID)
	h.Tap("Abandonner")
	h.Sees("Facture F-2")
}

func TestTheListSortsFiltersAndAddsUp(t *testing.T) {
	h := open(t)
	c, d := h.client("Zoé Œuvrard", 30), h.client("Alpha", 30)
	h.invoice(c, "F-1", today.Add(-90), 10000)
	h.invoice(d, "F-2", today, 20000)
	h.Put(h.page)
	h.Sees("2 pièces", "total 300,00 €", "solde 300,00 €", "60 j de retard", "À échoir")
	h.Tap("Échues  1")
	h.Sees("1 pièce", "solde 100,00 €")
	h.Misses("F-2")
	h.Tap("Toutes  2")
	h.Type("Filtrer : numéro, client, objet", "oeuvrard")
	h.Sees("F-1")
	h.Misses("F-2")
	h.Type("oeuvrard", "rien de tel")
	h.Sees("Aucune facture ne contient « oeuvrardrien de tel ».")
	h.Tap("Effacer le filtre")
	h.Sees("F-1", "F-2")
}

func TestTheTitleNamesWhatIsOpen(t *testing.T) {
	h := open(t)
	i := h.invoice(h.client("Alpha", 30), "F-1", today, 10000)
	h.Put(h.page)
	if h.Crumb != "" {
		t.Errorf("the list is called %q", h.Crumb)
	}
	h.page.ShowInvoice(i.ID)
	if h.Crumb != "F-1" {
		t.Errorf("the detail is called %q", h.Crumb)
	}
}

// TestASettledInvoiceIsNotChased: its menu offers nothing to claim.
func TestASettledInvoiceIsNotChased(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	i := h.invoice(c, "F-1", today.Add(-60), 10000)
	pay := data.Payment{ClientID: c.ID, On: today, Amount: 10000, Currency: "EUR", Method: "virement",
		Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 10000}}}
	if _, err := h.desk.Pay(h.ctx, &pay); err != nil {
		t.Fatal(err)
	}
	h.Put(h.page)
	h.page.ShowInvoice(i.ID)
	for _, entry := range []string{"Encaisser…", "Relancer…", "Mise en demeure…", "Promesse…"} {
		h.page.Focus()
		h.Press(desktop.KeyMenu)
		h.Tap(entry)
		h.Sees(entry) // the menu is still there: it does nothing
		h.Window().Canvas().Overlays().Top().Hide()
	}
}
