package today_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/data"
	"dument/data/money"
	"dument/letters/mail/mailtest"
)

func TestNothingToDo(t *testing.T) {
	h := open(t, mailtest.Options{})
	h.show()
	h.Sees("aucune facture n’attend de paiement")
	if h.Crumb != "tout est à jour" || h.Counts["today"] != 0 {
		t.Errorf("title %q, the side list counts %d", h.Crumb, h.Counts["today"])
	}
	h.Tap("Ajouter une facture")
	h.Tap("Importer…")
	h.owes(h.client("Bêta"), "F-1", 30, 20000)
	h.Changed("invoices")
	h.Sees("Tout est à jour. Prochaine relance le", "Bêta")
	if strings.Join(h.asked, ", ") != "new, import" {
		t.Errorf("asked for %q", h.asked)
	}
}

// morning has three cards: the largest debt first, two by e-mail, one on paper.
func morning(t *testing.T) (h *house, large, small, paper data.Client) {
	h = open(t, mailtest.Options{})
	small = h.client("Bêta")
	h.owes(small, "B-1", -8, 20000)
	large = h.client("Œuvre & Fils")
	h.owes(large, "O-1", -12, 300000)
	h.owes(large, "O-2", -6, 50000)
	paper = h.client("Papier SA", func(c *data.Client) { c.Emails, c.Phone, c.Mobile = nil, "", "" })
	h.owes(paper, "P-1", -7, 70000)
	h.owes(h.client("Plus tard"), "T-1", 8, 4000)
	h.show()
	return h, large, small, paper
}

func TestTheQueueShowsWhatIsToBeDoneAndWhy(t *testing.T) {
	h, _, _, _ := morning(t)
	h.Sees("3 choses à faire – 4 400,00 € en jeu", "Encaissements à jour au 20/11/2026", "Tout envoyer (2)",
		"Œuvre & Fils", "2 factures", "3 500,00 €", "12 jours de retard", "Relance 1 · E-mail", "Échue depuis 12 jours, jamais relancée.",
		"Relance 1 · Courrier", "À venir (15 jours)", "1 client, 1 facture",
		"O-1", "O-2", "À régler", "compta13@exemple.fr", "Entrée : envoyer")
	h.Misses("Plus tard", "Encaissements à jour ?")
	if h.Crumb != "3\u00a0choses à faire" || h.Counts["today"] != 3 {
		t.Errorf("title %q, the side list counts %d", h.Crumb, h.Counts["today"])
	}
	h.fine()
}

// TestAFingerThatRestsOnEnter approves one card: what the keyboard repeats while
// the key is down does nothing more.
func TestAFingerThatRestsOnEnter(t *testing.T) {
	h, _, _, _ := morning(t)
	h.Press(fyne.KeyReturn)
	for range 5 {
		h.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	h.Sees("2 choses à faire")
	if len(h.asked) != 0 {
		t.Errorf("asked for %q", h.asked)
	}
}

// The whole morning by keyboard: the messages that arrive are those approved.
func TestAMorningByKeyboard(t *testing.T) {
	h, large, small, paper := morning(t)
	h.Press(fyne.KeyReturn)
	if h.LastToast() != "Relance 1 pour Œuvre & Fils\u00a0: part dans 8\u00a0secondes." {
		t.Errorf("toast %q, failures %v", h.LastToast(), h.Failed)
	}
	h.Sees("2 choses à faire", "1 message part dans un instant", "Papier SA")
	if len(h.server.Mailbox()) != 0 {
		t.Error("the message left before its time")
	}
	h.Press(fyne.KeyReturn) // a letter: its dialog
	if len(h.asked) != 1 || h.asked[0] != "letter 1" {
		t.Errorf("asked for %q", h.asked)
	}
	h.key("s")
	h.Press(fyne.KeyReturn)
	h.Sees("1 chose à faire")
	h.Press(fyne.KeyReturn)
	h.Sees("Tout est à jour. Prochaine relance le")
	if h.Crumb != "tout est à jour" {
		t.Errorf("title %q", h.Crumb)
	}
	h.wait()
	box := h.server.Mailbox()
	if len(box) != 2 || box[0].To != large.Email() || box[1].To != small.Email() {
		t.Fatalf("%d messages left, failures %v", len(box), h.Failed)
	}
	h.Sees("2 messages envoyés")
	if got := h.history(paper); len(got) != 1 || got[0].Result != data.ResultSkipped || got[0].Text != "Étape inutile cette fois" {
		t.Errorf("the history keeps %+v", got)
	}
	if got := h.history(large); len(got) != 1 || got[0].Amount != 350000 || got[0].Step == 0 {
		t.Errorf("the history keeps %+v", got)
	}
	h.fine()
}

// What was approved is taken back before it leaves: nothing does, and the card
// is there again.
func TestApprovalIsTakenBack(t *testing.T) {
	h, _, _, _ := morning(t)
	h.Press(fyne.KeyReturn)
	h.Misses("3 500,00 €")
	h.Undo()
	h.Sees("3 choses à faire", "3 500,00 €", "O-1") // it is open again
	h.Misses("part dans un instant")
	h.wait()
	if len(h.server.Mailbox()) != 0 {
		t.Error("a message that was taken back has left")
	}
	h.fine()
}

// A quick hand approves two cards at once; Ctrl+Enter does not wait.
func TestWhatWasApprovedLeavesAtOnceOnAWord(t *testing.T) {
	h, _, _, _ := morning(t)
	h.Press(fyne.KeyReturn)
	h.Tap("Envoyer maintenant")
	if len(h.server.Mailbox()) != 1 {
		t.Fatalf("%d messages left, failures %v", len(h.server.Mailbox()), h.Failed)
	}
	h.Sees("1 message envoyé")
	if h.LastToast() != "1\u00a0message envoyé." {
		t.Errorf("toast %q", h.LastToast())
	}
	h.wait()
	if len(h.server.Mailbox()) != 1 {
		t.Error("the same message left twice")
	}
	h.fine()
}

// An invoice taken out leaves the text and the amount; the last one stays.
func TestAnInvoiceIsTakenOut(t *testing.T) {
	h, _, _, _ := morning(t)
	h.focusOn("O-1")
	h.key(" ")
	h.Sees("Rappel : facture O-2, 500,00 €")
	h.Misses("factures O-1 et O-2")
	if got := h.focused(); got != "O-1" {
		t.Errorf("the keyboard went from the box to %q", got)
	}
	h.Press(fyne.KeyPageDown)
	h.Press(fyne.KeyPageUp)
	h.focusOn("O-2")
	h.key(" ")
	if !strings.HasPrefix(h.LastToast(), "Un message porte sur une facture au moins") {
		t.Errorf("toast %q", h.LastToast())
	}
	h.Press(fyne.KeyEscape) // back to the cards
	h.Press(fyne.KeyDown)
	h.Press(fyne.KeyUp) // what was taken out stays so
	h.Sees("Rappel : facture O-2, 500,00 €")
	h.focusOn("O-2")
	h.Press(fyne.KeyReturn) // from a box too
	h.wait()
	box := h.server.Mailbox()
	if len(box) != 1 || strings.Contains(string(box[0].Content), "O-1") || !strings.Contains(string(box[0].Content), "O-2") {
		t.Errorf("%d messages, failures %v", len(box), h.Failed)
	}
}

func TestTheGateAsksBeforeAnythingLeaves(t *testing.T) {
	h := open(t, mailtest.Options{})
	h.ok(h.register.ConfirmReceipts(h.ctx, today.Add(-9)))
	c := h.client("Bêta")
	bill := h.owes(c, "B-1", -8, 20000)
	pay := data.Payment{ClientID: c.ID, On: today.Add(-2), Amount: 1000, Currency: "EUR", Method: "virement", Allocations: []data.Allocation{{InvoiceID: bill.ID, Amount: 1000}}}
	_, err := h.desk.Pay(h.ctx, &pay)
	h.ok(err)
	h.show()
	h.Sees("Encaissements à jour ? Dernière confirmation : 11/11/2026, dernier encaissement : 18/11/2026.")
	h.Press(fyne.KeyReturn)
	h.Sees("personne ne doit être relancé après avoir payé")
	h.Tap("Pas encore")
	h.Tap("Encaisser…")
	h.Sees("Qui a payé ?")
	h.Tap("Continuer")
	if len(h.asked) != 1 || h.asked[0] != "pay 0" {
		t.Errorf("asked for %q", h.asked)
	}
	h.Press(fyne.KeyReturn)
	h.Tap("C’est à jour") // of the dialog: goes on
	h.Misses("Encaissements à jour ?")
	h.wait()
	if len(h.server.Mailbox()) != 1 {
		t.Errorf("%d messages left, failures %v", len(h.server.Mailbox()), h.Failed)
	}
}

func TestAStepIsPassedAndTakenBack(t *testing.T) {
	h, large, _, _ := morning(t)
	h.key("s")
	h.Fill("Raison", "")
	h.Tap("Passer l’étape")
	h.Sees("Dites en quelques mots pourquoi")
	h.Tap("Le client a répondu")
	h.Fill("Raison", "Vu au marché")
	h.Tap("Passer l’étape")
	h.Misses("O-1")
	if h.LastToast() != "«\u00a0Relance 1\u00a0» pour Œuvre & Fils\u00a0: étape passée." {
		t.Errorf("toast %q", h.LastToast())
	}
	h.Undo()
	h.Sees("3 choses à faire", "3 500,00 €", "O-1")
	if got := h.history(large); len(got) != 2 || got[1].Text != "Vu au marché" {
		t.Errorf("the history keeps %+v", got)
	}
	h.fine()
}

func TestACardIsPutOffAndTakenBack(t *testing.T) {
	h, _, _, _ := morning(t)
	h.key("p")
	h.Sees("samedi 21 novembre 2026")
	h.Fill("Y revenir le", "20/11/2026")
	h.Tap("Reporter")
	h.Sees("à partir de demain")
	h.Tap("Dans une semaine")
	h.Press(fyne.KeyReturn)
	h.Misses("3 500,00 €")
	h.Tap("En attente  1")
	h.Sees("En pause", "3 500,00 €", "en pause jusqu’au 26/11/2026 (Reporté)")
	h.Tap("À faire  2")
	h.Undo()
	h.Sees("3 choses à faire", "3 500,00 €")
	h.fine()
}

func TestEachCommandOfACard(t *testing.T) {
	h, _, _, _ := morning(t)
	h.key("m")
	if d := h.modified.Draft; d.Subject == "" || d.Net() != money.Cents(350000) || h.modified.Action.Step.ID != d.Step {
		t.Errorf("handed over to be changed: %+v", h.modified)
	}
	h.key("e")
	if len(h.asked) != 1 || h.asked[0] != "pay 2" {
		t.Errorf("asked for %q", h.asked)
	}
	h.key("c")
	h.Tap("SMS")
	h.Sees("Relance 1 · SMS", "SMS", "06 12 34 56 78", "Copier le texte")
	h.Press(fyne.KeyEnd)
	h.Press(fyne.KeyReturn)
	h.Sees("Plus tard", "Replier")
	h.Press(fyne.KeyDown)
	h.Press(fyne.KeyReturn)
	if len(h.Asked) != 1 || h.Asked[0] != "client" {
		t.Errorf("Enter on what is to come opened %v", h.Asked)
	}
	h.fine()
}
