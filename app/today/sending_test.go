package today_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/data"
	"dument/letters/mail/mailtest"
)

func TestAllIsSentAfterASummary(t *testing.T) {
	h, large, small, _ := morning(t)
	h.focusOn("O-1")
	h.key(" ")
	h.Tap("Tout envoyer (2)")
	h.Sees("2 messages à 2 clients, pour 3 700,00 €.", "Œuvre & Fils", "Bêta", "Relance 1", "1 chose à faire par téléphone ou sur papier")
	h.Press(fyne.KeyEscape)
	h.Tap("Tout envoyer (2)")
	h.Press(fyne.KeyReturn)
	box := h.server.Mailbox()
	if len(box) != 2 || box[0].To != large.Email() || box[1].To != small.Email() {
		t.Fatalf("%d messages left, failures %v", len(box), h.Failed)
	}
	if strings.Contains(string(box[0].Content), "O-1") {
		t.Error("an invoice that was taken out is in the message")
	}
	if h.LastToast() != "2\u00a0messages envoyés." {
		t.Errorf("toast %q", h.LastToast())
	}
	h.Sees("1 chose à faire", "Papier SA")
	h.Misses("Tout envoyer")
	h.fine()
}

// One recipient is refused: the others leave, and the sentence says where to look.
func TestARefusedRecipientDoesNotKeepTheOthers(t *testing.T) {
	h, _, _, _ := morning(t)
	h.server.Set(mailtest.Rcpt, mailtest.Fault{Reply: "550 5.1.1 User unknown", Once: true})
	h.Tap("Tout envoyer (2)")
	h.Press(fyne.KeyReturn)
	if len(h.server.Mailbox()) != 1 || len(h.Failed) != 1 {
		t.Fatalf("%d messages left, failures %v", len(h.server.Mailbox()), h.Failed)
	}
	if got := h.Failed[0].Error(); !strings.HasPrefix(got, "1\u00a0message envoyé, 1\u00a0refusé\u00a0: voir Courriers.") {
		t.Errorf("the user reads %q", got)
	}
}

func TestWithoutAPasswordMessagesWait(t *testing.T) {
	h, _, _, _ := morning(t)
	h.ok(h.desk.SetPassword(h.ctx, ""))
	h.answer = false
	h.Press(fyne.KeyReturn)
	h.wait()
	h.Press(fyne.KeyDown)
	h.Press(fyne.KeyReturn)
	h.wait()
	if strings.Join(h.asked, ", ") != "password" {
		t.Errorf("asked for %q", h.asked)
	}
	waiting, err := h.desk.Outbox(h.ctx)
	h.ok(err)
	if len(waiting) != 2 || len(h.server.Mailbox()) != 0 {
		t.Errorf("%d messages wait, %d left", len(waiting), len(h.server.Mailbox()))
	}
	h.Sees("2 messages attendent dans Courriers")
	h.fine()
}

func TestThePasswordIsAskedOnce(t *testing.T) {
	h, _, _, _ := morning(t)
	h.ok(h.desk.SetPassword(h.ctx, ""))
	h.Press(fyne.KeyReturn)
	if strings.Join(h.asked, ", ") != "password" {
		t.Errorf("asked for %q", h.asked)
	}
	h.wait()
	if len(h.server.Mailbox()) != 1 {
		t.Errorf("%d messages left, failures %v", len(h.server.Mailbox()), h.Failed)
	}
}

// A server that does not answer: the user reads why, and the message waits.
func TestAServerThatIsDown(t *testing.T) {
	h, _, _, _ := morning(t)
	h.server.Set(mailtest.Greeting, mailtest.Fault{Drop: true})
	h.Press(fyne.KeyReturn)
	h.wait()
	if len(h.Failed) != 1 || data.CodeOf(h.Failed[0]) != data.CodeMail {
		t.Fatalf("failures %v", h.Failed)
	}
	waiting, err := h.desk.Outbox(h.ctx)
	h.ok(err)
	if len(waiting) != 1 || waiting[0].State != data.MessageWaiting {
		t.Errorf("in Courriers: %+v", waiting)
	}
	h.Tap("En attente  1")
	h.Sees("Message à envoyer", "attend déjà dans Courriers")
}

func TestAnErrorBringsTheCardBack(t *testing.T) {
	h, large, _, _ := morning(t)
	large.Emails = nil
	h.ok(h.desk.SaveClient(h.ctx, &large)) // by another program: the page does not know
	h.Press(fyne.KeyDown)
	h.Press(fyne.KeyUp)
	h.Press(fyne.KeyReturn)
	if len(h.Failed) != 1 || !strings.Contains(h.Failed[0].Error(), "destinataire") {
		t.Errorf("failures %v", h.Failed)
	}
	h.Sees("3 choses à faire", "Œuvre & Fils", "O-1") // it is open again
}
