package today_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dument/app/desk"
	dayPage "dument/app/today"
	"dument/data"
	"dument/letters"
	"dument/letters/mail/mailtest"
	"dument/letters/outbox"
)

func TestTheMenuOfACard(t *testing.T) {
	h, _, _, _ := morning(t)
	for _, c := range []struct{ entry, asks string }{
		{"Encaisser…", "pay 2"}, {"Autre message…", "remind 2"}, {"Mise en demeure…", "notice 2"},
	} {
		h.page.Focus()
		h.Press(desktop.KeyMenu)
		h.Tap(c.entry)
		if len(h.asked) != 1 || h.asked[0] != c.asks {
			t.Errorf("%s asked for %q", c.entry, h.asked)
		}
		h.asked = nil
	}
	h.page.Focus()
	h.Press(desktop.KeyMenu)
	h.Tap("Passer…")
	h.Sees("Passer « Relance 1 »")
	h.Press(fyne.KeyEscape)
	h.page.Focus()
	h.Press(desktop.KeyMenu)
	h.Tap("Voir le client")
	if strings.Join(h.Asked, ",") != "client" {
		t.Errorf("opened %v", h.Asked)
	}
}

func TestTheKeyboardGoesIntoACardAndBack(t *testing.T) {
	h, _, _, _ := morning(t)
	h.Press(fyne.KeyRight)
	if got := h.focused(); got != "Envoyer" {
		t.Errorf("the arrow went to %q", got)
	}
	h.key("p") // letters mean the same there
	h.Sees("Reporter « Relance 1 »")
	h.Press(fyne.KeyEscape)
	h.Press(fyne.KeyEscape)
	h.Press(fyne.KeyDown)
	h.Sees("Préparer le courrier…")
	h.focusOn("Papier SA") // its name, a link
	h.Press(fyne.KeyReturn)
	if strings.Join(h.Asked, ",") != "client" {
		t.Errorf("opened %v", h.Asked)
	}
	h.Press(fyne.KeyEscape)
	h.Press(fyne.KeyPageDown)
	h.Press(fyne.KeyUp)
	h.Press(fyne.KeyEnd)
	h.Press(fyne.KeyRight) // opens what is to come
	h.Sees("Plus tard")
	h.Press(fyne.KeyLeft)
	h.Misses("Plus tard")
	h.fine()
}

func TestACardThatCanNoLongerBeShownSaysWhy(t *testing.T) {
	h, large, _, _ := morning(t)
	h.Press(fyne.KeyDown)
	h.ok(h.desk.ArchiveClient(h.ctx, large.ID, true)) // by another program: the page does not know
	h.Press(fyne.KeyUp)
	h.Sees("Œuvre & Fils est archivé")
	h.Press(fyne.KeyReturn)
	h.Tap("Tout envoyer (2)")
	h.Press(fyne.KeyReturn)
	if len(h.Failed) != 1 || !strings.Contains(h.Failed[0].Error(), "1\u00a0message envoyé.\n\n1\u00a0message n’a pas pu être préparé.") {
		t.Errorf("failures %v", h.Failed)
	}
	if len(h.server.Mailbox()) != 1 {
		t.Errorf("%d messages left", len(h.server.Mailbox()))
	}
}

// meddler is a desk during whose work the user presses a button.
type meddler struct {
	*desk.Desk
	preparing, sending func()
}

func (m meddler) Approve(ctx context.Context, d letters.Draft) (data.Message, error) {
	m.preparing()
	return m.Desk.Approve(ctx, d)
}

func (m meddler) SendMessages(ctx context.Context, ids []data.ID, progress func(int, int, data.Message)) (outbox.Report, error) {
	return m.Desk.SendMessages(ctx, ids, func(done, total int, message data.Message) {
		m.sending()
		progress(done, total, message)
	})
}

func TestSendingAllIsStopped(t *testing.T) {
	nothing := func() {}
	for name, c := range map[string]struct {
		preparing           bool // else while the first one is sent
		left, waiting, todo int
		said                string
	}{
		"while the messages are prepared": {preparing: true, left: 0, waiting: 0, todo: 3, said: "Arrêté avant l’envoi\u00a0: rien n’est parti."},
		"while they are sent":             {left: 1, waiting: 1, todo: 1, said: "1\u00a0message envoyé, 1\u00a0en attente\u00a0: voir Courriers."},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, _, _ := morning(t)
			m := meddler{h.desk, nothing, nothing}
			stop := func() { h.Tap("Arrêter") }
			if c.preparing {
				m.preparing = stop
			} else {
				m.sending = stop
			}
			h.page = dayPage.New(h.Stage, m, h.actions())
			h.show()
			h.Tap("Tout envoyer (2)")
			h.Press(fyne.KeyReturn)
			waiting, err := h.desk.Outbox(h.ctx)
			h.ok(err)
			if len(h.server.Mailbox()) != c.left || len(waiting) != c.waiting || h.Counts["today"] != c.todo {
				t.Errorf("%d left, %d wait, %d to do", len(h.server.Mailbox()), len(waiting), h.Counts["today"])
			}
			said := h.LastToast()
			if len(h.Failed) > 0 {
				said = h.Failed[0].Error()
			}
			if !strings.HasPrefix(said, c.said) {
				t.Errorf("the user reads %q", said)
			}
		})
	}
}

// What was approved a moment ago leaves with the rest, once.
func TestSendingAllTakesWhatWasApproved(t *testing.T) {
	h, _, _, _ := morning(t)
	h.Press(fyne.KeyReturn)
	h.Tap("Tout envoyer (1)")
	h.Press(fyne.KeyReturn)
	h.wait()
	if len(h.server.Mailbox()) != 2 || h.LastToast() != "2\u00a0messages envoyés." {
		t.Errorf("%d messages left, toast %q, failures %v", len(h.server.Mailbox()), h.LastToast(), h.Failed)
	}
}

func TestADayThatEndsWhileACardIsRead(t *testing.T) {
	h := open(t, mailtest.Options{})
	h.ok(h.register.ConfirmReceipts(h.ctx, today))
	c := h.client("Bêta")
	h.owes(c, "B-1", -8, 20000)
	h.show()
	h.ok(h.register.ConfirmReceipts(h.ctx, today.Add(-9))) // the page does not know
	h.Press(fyne.KeyReturn)
	h.Sees("Encaissements à jour ?", "personne ne doit être relancé")
	h.Tap("C’est à jour")
	h.wait()
	if len(h.server.Mailbox()) != 1 {
		t.Errorf("%d messages left, failures %v", len(h.server.Mailbox()), h.Failed)
	}
}
