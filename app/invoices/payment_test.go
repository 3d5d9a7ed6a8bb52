package invoices_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"dument/app/invoices"
	"dument/data"
)

func TestAPaymentIsProposedOldestFirstAndTakenBack(t *testing.T) {
	h := open(t)
	c := h.client("Éditions Çà et Là", 30)
	old := h.invoice(c, "F-1", today.Add(-90), 10000)
	newer := h.invoice(c, "F-2", today.Add(-60), 20000)
	h.Put(h.page)
	invoices.ShowPayment(h.Stage, h.desk, c.ID, nil)
	h.Sees("Encaissement – Éditions Çà et Là", "reste 100,00 €", "reste 200,00 €", "Tout est réparti.")
	if got := h.Value("Montant reçu"); got != "300,00" {
		t.Errorf("the amount proposed is %q", got)
	}
	h.Fill("Montant reçu", "150")
	if a, b := h.Value("F-1"), h.Value("F-2"); a != "100,00" || b != "50,00" {
		t.Errorf("spread over F-1 %q and F-2 %q", a, b)
	}
	h.Press(fyne.KeyReturn)
	if h.balance(old.ID) != 0 || h.balance(newer.ID) != 15000 {
		t.Errorf("balances are %d and %d, failures %v", h.balance(old.ID), h.balance(newer.ID), h.Failed)
	}
	if want := "150,00 € encaissés de Éditions Çà et Là."; !h.SameText(h.LastToast(), want) {
		t.Errorf("toast is %q", h.LastToast())
	}
	h.Undo()
	if h.balance(old.ID) != 10000 || h.balance(newer.ID) != 20000 {
		t.Error("the payment was not taken back")
	}
}

func TestTheUsersOwnSpreadingStays(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	old := h.invoice(c, "F-1", today.Add(-90), 10000)
	newer := h.invoice(c, "F-2", today.Add(-60), 20000)
	h.Put(h.page)
	invoices.ShowPayment(h.Stage, h.desk, c.ID, []data.ID{newer.ID})
	if got := h.Value("Montant reçu"); got != "200,00" {
		t.Errorf("the amount proposed is %q, the balance of the invoice pointed at is 200,00", got)
	}
	h.Fill("F-2", "120")
	h.Sees("80,00 € sans affectation : gardés en acompte du client.")
	h.Fill("Montant reçu", "110")
	h.Sees("Répartition trop grande de 10,00 €")
	h.Tap("Encaisser")
	if h.balance(newer.ID) != 20000 {
		t.Fatal("more was given than was received, and it was stored")
	}
	h.Fill("Montant reçu", "130")
	h.Fill("Référence", "VIR 4711")
	h.Tap("Encaisser")
	if h.balance(old.ID) != 10000 || h.balance(newer.ID) != 8000 {
		t.Errorf("balances are %d and %d, failures %v", h.balance(old.ID), h.balance(newer.ID), h.Failed)
	}
	payments, err := h.desk.Payments(h.ctx, newer.ID)
	if err != nil || len(payments) != 1 || payments[0].Unallocated() != 1000 || payments[0].Reference != "VIR 4711" {
		t.Errorf("the register has %+v, %v", payments, err)
	}
}

func TestMoreThanIsLeftIsRefusedAtItsField(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	i := h.invoice(c, "F-1", today.Add(-90), 10000)
	h.Put(h.page)
	invoices.ShowPayment(h.Stage, h.desk, c.ID, []data.ID{i.ID})
	h.Fill("Montant reçu", "500")
	h.Fill("F-1", "400")
	h.Tap("Encaisser")
	h.Sees("Il ne reste que 100,00 € sur F-1.")
	h.Fill("F-1", "100")
	h.Fill("Reçu le", "22/11/2026")
	h.Tap("Encaisser")
	h.Sees("dans le futur")
	h.Press(fyne.KeyEscape)
	h.Misses("Encaissement – Alpha")
	if h.balance(i.ID) != 10000 {
		t.Error("a payment was stored")
	}
}

func TestACreditNoteIsSetOffAgainstAnInvoice(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	i := h.invoice(c, "F-1", today.Add(-90), 10000)
	credit := data.Invoice{ClientID: c.ID, Number: "AV-1", Kind: data.KindCreditNote, Issued: today, Total: 4000}
	if err := h.desk.SaveInvoice(h.ctx, &credit); err != nil {
		t.Fatal(err)
	}
	h.Put(h.page)
	h.page.ShowInvoice(credit.ID)
	h.Sees("Avoir AV-1", "À imputer")
	h.Tap("Imputer")
	h.Sees("Avoir AV-1", "à imputer : 40,00 €", "Tout est réparti.")
	if a, b := h.Value("Montant reçu"), h.Value("F-1"); a != "0,00" || b != "40,00" {
		t.Errorf("received %q, on F-1 %q", a, b)
	}
	h.Tap("Encaisser")
	if h.balance(i.ID) != 6000 || h.balance(credit.ID) != 0 {
		t.Errorf("balances are %d and %d, failures %v\n%s", h.balance(i.ID), h.balance(credit.ID), h.Failed, h.Text())
	}
}

func TestMoneyWithoutAnOpenInvoiceIsKeptOnAccount(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	h.Put(h.page)
	invoices.ShowPayment(h.Stage, h.desk, c.ID, nil)
	h.Sees("gardée en acompte")
	h.Fill("Montant reçu", "80")
	h.Choose("Moyen", "ch")
	h.Tap("Encaisser")
	payments, err := h.desk.ClientPayments(h.ctx, c.ID)
	if err != nil || len(payments) != 1 || payments[0].Amount != 8000 || payments[0].Method != "chèque" {
		t.Errorf("the register has %+v, %v, failures %v", payments, err, h.Failed)
	}
}
