package today_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/data"
	"dument/letters/mail/mailtest"
)

// sendChanged sends the message that was handed over to be changed, with a
// subject of the user's own, and returns what became of it.
func (h *house) sendChanged() (answers int, sent bool, err error) {
	d := h.modified.Draft
	d.Subject = "Mes mots à moi"
	h.modified.Send(d, func(s bool, e error) { answers, sent, err = answers+1, s, e })
	return answers, sent, err
}

// A changed message leaves as the card's own does: the card goes, there is a way
// back, and what arrives are the user's words.
func TestAChangedMessageLeavesAsTheCardDoes(t *testing.T) {
	h, large, _, _ := morning(t)
	h.focusOn("O-1")
	h.key(" ")
	h.page.Focus()
	h.key("m")
	if m := h.modified; len(m.Action.Invoices) != 2 || len(m.Draft.Lines) != 1 || m.Draft.Lines[0].Invoice.Number != "O-2" {
		t.Fatalf("handed over: %d invoices, %+v", len(m.Action.Invoices), m.Draft.Lines)
	}
	if n, sent, err := h.sendChanged(); n != 1 || !sent || err != nil {
		t.Fatalf("%d answers, sent %t: %v", n, sent, err)
	}
	h.Sees("2 choses à faire", "1 message part dans un instant")
	h.Undo()
	h.Sees("3 choses à faire", "Œuvre & Fils")
	h.key("m")
	h.sendChanged()
	h.wait()
	box := h.server.Mailbox()
	if len(box) != 1 || box[0].To != large.Email() {
		t.Fatalf("%d messages left, failures %v", len(box), h.Failed)
	}
	if got := h.history(large); len(got) != 1 || got[0].Subject != "Mes mots à moi" || got[0].Step != h.modified.Action.Step.ID {
		t.Errorf("the history keeps %+v", got)
	}
	h.fine()
}

// The question about receipts comes before a changed message too; whoever says
// no, or was paid meanwhile, keeps the card.
func TestTheGateAsksBeforeAChangedMessageLeaves(t *testing.T) {
	h := open(t, mailtest.Options{})
	h.ok(h.register.ConfirmReceipts(h.ctx, today.Add(-9)))
	c := h.client("Bêta")
	bill := h.owes(c, "B-1", -8, 20000)
	h.show()
	h.key("m")
	var answers []bool
	var why error
	send := func() {
		h.modified.Send(h.modified.Draft, func(sent bool, err error) { answers, why = append(answers, sent), err })
	}
	send()
	h.Tap("Pas encore")
	send()
	h.Press(fyne.KeyEscape)
	if len(answers) != 2 || answers[0] || answers[1] || why != nil {
		t.Fatalf("answers %v: %v", answers, why)
	}
	pay := data.Payment{ClientID: c.ID, On: today.Add(-2), Amount: 1000, Currency: "EUR", Method: "virement", Allocations: []data.Allocation{{InvoiceID: bill.ID, Amount: 1000}}}
	_, err := h.desk.Pay(h.ctx, &pay)
	h.ok(err)
	h.Changed("invoices")
	send()
	h.Tap("C’est à jour")
	if len(answers) != 3 || answers[2] || data.CodeOf(why) != data.CodeBlocked || !strings.Contains(why.Error(), "Le solde de B-1 a changé") {
		t.Fatalf("answers %v: %v", answers, why)
	}
	h.Sees("1 chose à faire", "190,00 €")
	h.key("m") // as it is now
	send()
	if h.wait(); len(h.server.Mailbox()) != 1 || !answers[3] {
		t.Errorf("%d messages left, answers %v: %v", len(h.server.Mailbox()), answers, why)
	}
	h.fine()
}

// A sending that fails in the background does not come over a dialog in which
// the user types.
func TestAFailureWaitsForTheDialogInFront(t *testing.T) {
	h, _, _, _ := morning(t)
	h.server.Set(mailtest.Greeting, mailtest.Fault{Drop: true})
	h.Press(fyne.KeyReturn)
	h.Press(fyne.KeyDown)
	h.key("s")
	h.Type("Étape inutile cette fois", " oui")
	h.wait()
	h.wait()
	if len(h.Failed) != 0 {
		t.Fatalf("told over the dialog: %v", h.Failed)
	}
	h.Press(fyne.KeyEscape)
	h.wait()
	if len(h.Failed) != 1 || data.CodeOf(h.Failed[0]) != data.CodeMail {
		t.Errorf("failures %v", h.Failed)
	}
}
