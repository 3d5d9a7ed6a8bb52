package letters_test

import (
	"bytes"
	"strings"
	"testing"

	"dument/app/desk"
	"dument/app/letters"
	"dument/data"
	message "dument/letters"
)

// paper opens the dialog of a paper about all of a client's invoices.
func (h *house) paper(kind message.PaperKind, c data.Client) {
	letters.ShowPaper(h.Stage, h.desk, desk.PaperRequest{Kind: kind, Client: c.ID})
}

// history returns what left to a client, newest first.
func (h *house) history(c data.Client) []data.Contact {
	h.T.Helper()
	contacts, err := h.desk.ClientHistory(h.ctx, c.ID)
	h.ok(err)
	return contacts
}

// TestANoticeIsLookedAtThenPrinted: the preview records nothing; printing keeps
// the very bytes that are opened, and the letter waits to be posted.
func TestANoticeIsLookedAtThenPrinted(t *testing.T) {
	h := open(t)
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.Put(h.page)
	h.paper(message.PaperNotice, c)
	h.Sees("Mise en demeure pour Œuvre & Fils", "8 jours à compter de la réception", "Œuv1", "1 234,56 €", "40,00 €", "du 02/10/2026", "Total",
		"Aucune relance n’est notée", "Recommandé avec avis de réception")
	if title := h.Window().Title(); !strings.HasSuffix(title, "Mise en demeure pour Œuvre & Fils") {
		t.Errorf("the window is called %q", title)
	}
	h.Tap("Aperçu")
	if len(h.Opened) != 1 || len(h.history(c)) != 0 {
		t.Fatalf("after a look %d files were opened and %d contacts recorded; failures %v", len(h.Opened), len(h.history(c)), h.Failed)
	}
	clear(h.Opened)
	h.Tap("Imprimer et enregistrer")
	history := h.history(c)
	if len(history) != 1 || history[0].Level != data.LevelFormalNotice || len(history[0].SHA256) != 64 {
		t.Fatalf("history %+v, failures %v", history, h.Failed)
	}
	_, kept, err := h.desk.Document(h.ctx, history[0].DocumentID)
	h.ok(err)
	for name, content := range h.Opened {
		if !strings.HasSuffix(name, ".pdf") || !bytes.Equal(content, kept) {
			t.Errorf("%s is not what was kept", name)
		}
	}
	h.Sees("À poster", "Mise en demeure")
	if h.Counts["couriers"] != 1 {
		t.Errorf("the side list counts %v", h.Counts)
	}
	h.paper(message.PaperNotice, c)
	h.Sees("Œuv1, Œuv2 : une mise en demeure est déjà partie le 21/11/2026")
}

// TestAPrintedNoticeIsTakenBack: « Annuler » takes it out of the tray, and it
// does not count as sent.
func TestAPrintedNoticeIsTakenBack(t *testing.T) {
	h := open(t)
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.Put(h.page)
	h.paper(message.PaperNotice, c)
	h.Tap("Imprimer et enregistrer")
	if h.LastToast() != "La mise en demeure pour Œuvre & Fils attend dans Courriers, sous «\u00a0À poster\u00a0»." {
		t.Errorf("toast %q, failures %v", h.LastToast(), h.Failed)
	}
	h.Undo()
	h.Sees("Non posté")
	if h.Counts["couriers"] != 0 {
		t.Errorf("the side list counts %v", h.Counts)
	}
}

// TestANoticeNeedsAnAddress: the sentence says what lacks, no dialog opens.
func TestANoticeNeedsAnAddress(t *testing.T) {
	h := open(t)
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	c.Address = data.Address{}
	h.ok(h.desk.SaveClient(h.ctx, &c))
	h.paper(message.PaperNotice, c)
	if len(h.Failed) != 1 || h.Window().Canvas().Overlays().Top() != nil {
		t.Errorf("failures %v", h.Failed)
	}
}

// TestTheDeadlineOfANoticeIsChosen: the letter kept says it.
func TestTheDeadlineOfANoticeIsChosen(t *testing.T) {
	h := open(t)
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.paper(message.PaperNotice, c)
	h.Choose("Délai laissé", "15")
	h.Tap("Imprimer et enregistrer")
	postings, err := h.desk.Postings(h.ctx, c.ID)
	h.ok(err)
	if len(postings) != 1 || postings[0].Days != 15 {
		t.Errorf("postings %+v, failures %v", postings, h.Failed)
	}
}
