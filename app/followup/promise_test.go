package followup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"dument/app/followup"
	"dument/data"
)

func TestAPromiseStartsFromWhatIsOverdue(t *testing.T) {
	h := open(t)
	first := h.invoice("F-1", 40, 10000, "EUR")
	second := h.invoice("F-2", 10, 20000, "EUR")
	h.invoice("F-3", -10, 40000, "EUR")
	h.invoice("F-4", 90, 70000, "USD")
	followup.ShowPromise(h.Stage, h.desk, h.client.ID, []data.ID{first, second}, h.kept)
	h.Sees("Promesse de paiement – Éditions Çà et Là", "F-1", "F-2", "F-3", "dans une autre devise")
	h.Misses("F-4")
	if got := h.Value("Montant promis"); got != "300,00" {
		t.Errorf("the amount proposed is %q", got)
	}
	h.Tap("Vendredi")
	h.Sees("vendredi 27 novembre 2026")
	h.Fill("Note", "Mme Çelik, au téléphone")
	h.Press(fyne.KeyReturn)
	h.says("Promesse notée : 300,00 € pour le 27/11/2026.")
	got := h.holds().Promises
	if len(got) != 1 || got[0].Amount != 30000 || got[0].Due != today.Add(6) || len(got[0].Invoices) != 2 || got[0].Note != "Mme Çelik, au téléphone" || h.done != 1 {
		t.Fatalf("the register has %+v, told %d times", got, h.done)
	}
	h.Undo()
	if got := h.holds().Promises[0].State(today); got != data.PromiseWithdrawn {
		t.Errorf("after « Annuler » the promise is %q", got)
	}
}

func TestTheAmountFollowsTheInvoicesUntilItIsWritten(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	h.invoice("F-2", 10, 20000, "EUR")
	h.invoice("F-3", -10, 40000, "EUR")
	followup.ShowPromise(h.Stage, h.desk, h.client.ID, nil, nil)
	if got := h.Value("Montant promis"); got != "300,00" {
		t.Errorf("the amount proposed is %q, what is overdue is 300,00", got)
	}
	h.tick("F-1")
	if got := h.Value("Montant promis"); got != "200,00" {
		t.Errorf("without F-1 the amount is %q", got)
	}
	h.Fill("Montant promis", "150")
	h.tick("F-1")
	if got := h.Value("Montant promis"); got != "150,00" {
		t.Errorf("the user's amount became %q", got)
	}
	h.Tap("Demain")
	h.Tap("Noter la promesse")
	h.says("Promesse notée : 150,00 € pour le 22/11/2026.")
}

func TestAPromiseThatCannotBeIsRefusedAtItsField(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	for _, c := range []struct {
		what, want string
		do         func()
	}{
		{"no day", "La date est vide", func() {}},
		{"a day that is past", "indiquez un jour à venir", func() { h.Fill("Paiement promis pour le", "20/11/2026") }},
		{"the wrong year", "plus d’un an", func() { h.Fill("Paiement promis pour le", "20/11/2028") }},
		{"nothing", "supérieur à zéro", func() { h.Tap("Demain"); h.Fill("Montant promis", "0") }},
		{"more than is owed", "dépasse ce qui reste dû", func() { h.Tap("Demain"); h.Fill("Montant promis", "100,01") }},
		{"no invoice", "Choisissez les factures", func() { h.Tap("Demain"); h.tick("F-1"); h.Fill("Montant promis", "50") }},
	} {
		t.Run(c.what, func(t *testing.T) {
			followup.ShowPromise(h.Stage, h.desk, h.client.ID, nil, h.kept)
			c.do()
			h.Tap("Noter la promesse")
			h.Sees(c.want)
			h.Tap("Annuler")
			h.Misses("Promesse de paiement")
		})
	}
	if got := h.holds().Promises; len(got) != 0 || h.done != 0 {
		t.Errorf("the register has %+v, told %d times", got, h.done)
	}
}

func TestAPromiseIsWithdrawnAndComesBack(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	followup.ShowPromise(h.Stage, h.desk, h.client.ID, nil, nil)
	h.Tap("Fin du mois")
	h.Tap("Noter la promesse")
	doors := followup.Doors(h.Stage, h.desk)
	doors.Withdraw(h.holds().Promises[0])
	h.says("Promesse de 100,00 € retirée.")
	if got := h.holds().Promises[0].State(today); got != data.PromiseWithdrawn {
		t.Errorf("the promise is %q", got)
	}
	h.Undo()
	if got := h.holds().Promises[0].State(today); got != data.PromisePending {
		t.Errorf("after « Annuler » the promise is %q", got)
	}
}
