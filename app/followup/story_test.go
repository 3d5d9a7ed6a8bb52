package followup_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/followup"
	"dument/app/rehearsal"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/sqlite/sqlitetest"
)

// A Saturday: the next working day is Monday, 23 November.
var today = day.Of(2026, time.November, 21)

// house is a real register with one client, before an empty stage.
type house struct {
	*rehearsal.Stage
	ctx    context.Context
	desk   *desk.Desk
	client data.Client
	done   int // how often a dialog told that something was kept
}

func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	register := sqlitetest.New(t, now)
	d, err := desk.New(desk.Config{Register: register, Today: today, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Stage: rehearsal.New(t), ctx: ctx, desk: d}
	h.Window().SetContent(widget.NewLabel(""))
	h.client = data.NewClient(data.Sender{})
	h.client.Name = "Éditions Çà et Là"
	if err := d.SaveClient(ctx, &h.client); err != nil {
		t.Fatal(err)
	}
	return h
}

// invoice adds one that is due a number of days ago.
func (h *house) invoice(number string, late int, total money.Cents, currency string) data.ID {
	h.T.Helper()
	i := data.Invoice{ClientID: h.client.ID, Number: number, Issued: today.Add(-late - 30), Due: today.Add(-late), Total: total, Currency: currency}
	if err := h.desk.SaveInvoice(h.ctx, &i); err != nil {
		h.T.Fatal(err)
	}
	return i.ID
}

func (h *house) holds() data.Holds {
	h.T.Helper()
	holds, err := h.desk.Holds(h.ctx, h.client.ID)
	if err != nil {
		h.T.Fatal(err)
	}
	return holds
}

// tick presses the box of an open invoice.
func (h *house) tick(number string) {
	h.T.Helper()
	items, err := h.desk.OpenItems(h.ctx, h.client.ID)
	if err != nil {
		h.T.Fatal(err)
	}
	for _, i := range items {
		if i.Number == number {
			h.Tap(number + " · " + i.Balance.Format(i.Currency) + " · échéance " + i.Due.French())
		}
	}
}

func (h *house) kept() { h.done++ }

// says checks the last toast.
func (h *house) says(want string) {
	h.T.Helper()
	if !h.SameText(h.LastToast(), want) {
		h.T.Errorf("the toast says %q, not %q; failures %v\n%s", h.LastToast(), want, h.Failed, h.Text())
	}
}

func TestADisputeIsOpenedTakenBackAndClosed(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	second := h.invoice("F-2", 10, 20000, "EUR")
	followup.ShowDispute(h.Stage, h.desk, h.client.ID, []data.ID{second}, h.kept)
	h.Sees("Litige – Éditions Çà et Là", "F-2", "200,00 €", "celles des autres factures continuent")
	h.Choose("Motif", "Qualité")
	h.Fill("Ce que dit le client", "Trois pages manquent.")
	h.Tap("Ouvrir le litige")
	h.says("Litige ouvert sur F-2.")
	h.Misses("Litige – Éditions")
	got := h.holds().Disputes
	if len(got) != 1 || got[0].InvoiceID != second || got[0].Reason != "quality" || got[0].Note != "Trois pages manquent." || got[0].Opened != today || h.done != 1 {
		t.Fatalf("the register has %+v, told %d times", got, h.done)
	}
	h.Undo()
	if got := h.holds().Disputes[0]; got.Open() || got.Outcome != "withdrawn" {
		t.Errorf("after « Annuler » the register has %+v", got)
	}

	followup.ShowDispute(h.Stage, h.desk, h.client.ID, []data.ID{second}, nil)
	h.Choose("Motif", "Montant")
	h.Tap("Ouvrir le litige")
	followup.ShowCloseDispute(h.Stage, h.desk, h.holds().Disputes[0], "F-2", h.kept)
	h.Sees("Clore le litige – F-2", "Montant ou prix contesté, depuis le 21/11/2026")
	h.Tap("Clore le litige")
	h.Sees("Choisissez dans la liste : issue")
	h.Choose("Issue", "Non fondé")
	h.Fill("Ce qui a été convenu", "Prix du devis signé.")
	h.Tap("Clore le litige")
	h.says("Litige clos sur F-2.")
	if got := h.holds().Disputes[0]; got.Closed != today || got.Outcome != "unfounded" || got.Note != "Prix du devis signé." {
		t.Errorf("the register has %+v", got)
	}
	h.Undo()
	if got := h.holds().Disputes[0]; !got.Open() {
		t.Errorf("after « Annuler » the register has %+v", got)
	}
}

func TestWhatADisputeLacksStandsAtItsField(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	h.invoice("F-2", 10, 20000, "EUR")
	followup.ShowDispute(h.Stage, h.desk, h.client.ID, nil, nil)
	h.Tap("Ouvrir le litige")
	h.Sees("Choisissez dans la liste : facture en litige", "Choisissez dans la liste : motif")
	h.Choose("Facture en litige", "F-1")
	h.Choose("Motif", "Autre")
	h.Fill("Ouvert le", "22/11/2026")
	h.Tap("Ouvrir le litige")
	h.Sees("dans le futur")
	h.Fill("Ouvert le", "")
	h.Tap("Ouvrir le litige")
	h.Sees("La date est vide")
	h.Press(fyne.KeyEscape)
	h.Misses("Litige – Éditions")
	if got := h.holds().Disputes; len(got) != 0 {
		t.Errorf("the register has %+v", got)
	}
}

func TestTwoDisputesOfOneInvoiceAreRefused(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	for range 2 {
		followup.ShowDispute(h.Stage, h.desk, h.client.ID, nil, nil) // the only one open needs no choice
		h.Choose("Motif", "Autre")
		h.Tap("Ouvrir le litige")
	}
	h.Sees("La facture F-1 est déjà en litige depuis le 21/11/2026")
	if len(h.holds().Disputes) != 1 {
		t.Errorf("the register has %+v", h.holds().Disputes)
	}
}

func TestWithoutAnOpenInvoiceThereIsNothingToAgree(t *testing.T) {
	h := open(t)
	followup.ShowDispute(h.Stage, h.desk, h.client.ID, nil, nil)
	followup.ShowPromise(h.Stage, h.desk, h.client.ID, nil, nil)
	followup.ShowInstalments(h.Stage, h.desk, h.client.ID, nil, nil)
	if len(h.Failed) != 3 || !h.SameText(h.Failed[0].Error(), "Éditions Çà et Là n’a aucune facture ouverte : il n’y a rien à suivre ici.") {
		t.Errorf("said %v", h.Failed)
	}
}
