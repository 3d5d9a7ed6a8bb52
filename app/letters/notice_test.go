package letters_test

import (
	"bytes"
	"strings"
	"testing"

	"dument/app/letters"
	"dument/data"
)

// TestANoticeIsLookedAtThenPrinted: the preview records nothing; printing keeps
// the very bytes that are opened.
func TestANoticeIsLookedAtThenPrinted(t *testing.T) {
	h := open(t)
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.Put(h.page)
	letters.ShowNotice(h.Stage, h.desk, c.ID, nil)
	h.Sees("Mise en demeure de Œuvre & Fils", "8 jours à compter de la réception", "Œuv1", "1 234,56 €", "40,00 €", "du 02/10/2026", "À régler",
		"Aucune relance n’est notée")
	if title := h.Window().Title(); !strings.HasSuffix(title, "Mise en demeure de Œuvre & Fils") {
		t.Errorf("the window is called %q", title)
	}
	h.Tap("Aperçu")
	history, err := h.desk.ClientHistory(h.ctx, c.ID)
	h.ok(err)
	if len(h.Opened) != 1 || len(history) != 0 {
		t.Fatalf("after a look %d files were opened and %d contacts recorded", len(h.Opened), len(history))
	}
	clear(h.Opened)
	h.Tap("Imprimer et enregistrer")
	history, err = h.desk.ClientHistory(h.ctx, c.ID)
	h.ok(err)
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
	h.Sees("Imprimé", "Mise en demeure")
	letters.ShowNotice(h.Stage, h.desk, c.ID, nil)
	h.Sees("Œuv1, Œuv2 : une mise en demeure est déjà partie le 21/11/2026")
}

// TestANoticeNeedsAnAddress: the sentence says what lacks, no dialog opens.
func TestANoticeNeedsAnAddress(t *testing.T) {
	h := open(t)
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	c.Address = data.Address{}
	h.ok(h.desk.SaveClient(h.ctx, &c))
	letters.ShowNotice(h.Stage, h.desk, c.ID, nil)
	if len(h.Failed) != 1 || h.Window().Canvas().Overlays().Top() != nil {
		t.Errorf("failures %v", h.Failed)
	}
}
