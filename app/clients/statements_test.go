package clients_test

import (
	"bytes"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dument/data"
)

// TestStatementsOfSeveralClientsArePrintedTogether: one file, in the order of
// the list, each kept with its client; who cannot be written to is named.
func TestStatementsOfSeveralClientsArePrintedTogether(t *testing.T) {
	h := open(t)
	if err := h.desk.SaveSender(h.ctx, data.Sender{Name: "Atelier Lefèvre", LegalForm: "EI", SIREN: "732829320",
		Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"}, Terms: data.DefaultTerms}); err != nil {
		t.Fatal(err)
	}
	var made []data.ID
	for i, name := range []string{"Alpha", "Beta", "Sans Adresse"} {
		c := h.client(name)
		if i < 2 {
			c.Address = data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
			if err := h.desk.SaveClient(h.ctx, &c); err != nil {
				t.Fatal(err)
			}
		}
		h.invoice(c, name+"-1", today.Add(-60))
		made = append(made, c.ID)
	}
	h.page.Refresh("")
	h.page.Focus()
	table := h.Window().Canvas().Focused()
	table.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	table.TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
	h.Tap("Imprimer 3 relevés de compte…")
	h.Sees("Imprimer 3 relevés de compte", "Un seul PDF s’ouvre")
	h.Tap("Imprimer 3 relevés")
	content := h.Opened["Relevés de compte - 2026-11-21.pdf"]
	if !bytes.HasPrefix(content, []byte("%PDF-")) {
		t.Errorf("the file begins with %.20q; failures %v\n%s", content, h.Failed, h.Text())
	}
	if len(h.Failed) != 1 || !strings.HasPrefix(h.Failed[0].Error(), "2 relevés sont imprimés et enregistrés.") || !strings.Contains(h.Failed[0].Error(), "Sans Adresse\u00a0: L’adresse") {
		t.Errorf("failures: %v", h.Failed)
	}
	for i, id := range made {
		history, err := h.desk.ClientHistory(h.ctx, id)
		if err != nil || len(history) != 1-i/2 {
			t.Errorf("client %d has %d lines of history, %v", i, len(history), err)
		}
	}
}
