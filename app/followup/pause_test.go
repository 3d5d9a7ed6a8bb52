package followup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"dument/app/followup"
	"dument/data"
)

func TestAClientIsLeftAloneUntilADay(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	doors := followup.Doors(h.Stage, h.desk)
	doors.Pause(h.client.ID, nil)
	h.Sees("Mettre en pause – Éditions Çà et Là", "Toutes les factures du client")
	h.Tap("2\u00a0semaines")
	h.Fill("Motif", "Congés du comptable")
	h.Press(fyne.KeyReturn)
	h.says("Relances en pause pour Éditions Çà et Là jusqu’au 05/12/2026.")
	got := h.holds().Pauses
	if len(got) != 1 || got[0].InvoiceID != 0 || got[0].Until != today.Add(14) || !got[0].Holds(today) {
		t.Fatalf("the register has %+v", got)
	}
	doors.EndPause(got[0])
	h.says("Les relances reprennent.")
	if h.holds().Pauses[0].Holds(today) {
		t.Error("the pause still holds")
	}
	h.Undo()
	if !h.holds().Pauses[0].Holds(today) {
		t.Error("« Annuler » did not bring the pause back")
	}
}

func TestOneInvoiceIsPausedAndTakenBack(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	second := h.invoice("F-2", 10, 20000, "EUR")
	followup.ShowPause(h.Stage, h.desk, h.client.ID, []data.ID{second}, h.kept)
	h.Sees("F-2")
	h.Tap("Mettre en pause")
	h.Sees("La date est vide", "Dites en quelques mots")
	h.Fill("Motif", "En validation chez eux")
	h.Fill("Ne pas relancer jusqu’au", "01/11/2026")
	h.Tap("Mettre en pause")
	h.Sees("indiquez un jour à venir")
	h.Tap("1\u00a0mois")
	h.Tap("Mettre en pause")
	h.says("Relances en pause pour F-2 jusqu’au 21/12/2026.")
	if got := h.holds(); got.Of(h.client.ID, second, today) != data.HoldPause || got.Of(h.client.ID, second-1, today) != data.HoldNone || h.done != 1 {
		t.Errorf("the register has %+v, told %d times", got.Pauses, h.done)
	}
	h.Undo()
	if got := h.holds(); got.Of(h.client.ID, second, today) != data.HoldNone {
		t.Errorf("after « Annuler » the register has %+v", got.Pauses)
	}
}
