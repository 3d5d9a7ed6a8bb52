package firstrun_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/firstrun"
	"dument/app/rehearsal"
	"dument/app/ui"
	"dument/data/day"
	"dument/data/sqlite/sqlitetest"
)

type house struct {
	*rehearsal.Stage
	ctx   context.Context
	desk  *desk.Desk
	parts firstrun.Parts
	did   []string
}

func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	today := day.Of(2026, time.November, 21)
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	register := sqlitetest.New(t, now)
	d, err := desk.New(desk.Config{Register: register, Today: today, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Stage: rehearsal.New(t), ctx: ctx, desk: d}
	h.parts = firstrun.Parts{
		Mail: func(saved func()) *ui.Form {
			return ui.NewForm("Enregistrer", saved, nil, ui.NewTextField("address", "Votre adresse e-mail", nil))
		},
		Import:  func() { h.did = append(h.did, "import") },
		Example: func() { h.did = append(h.did, "example") },
	}
	return h
}

func (h *house) needed() bool {
	h.T.Helper()
	needed, err := firstrun.Needed(h.ctx, h.desk)
	if err != nil {
		h.T.Fatal(err)
	}
	return needed
}

// TestThreeSteps: each is filled in, and the third asks for a file.
func TestThreeSteps(t *testing.T) {
	h := open(t)
	if !h.needed() {
		t.Fatal("a new register needs the steps")
	}
	firstrun.Show(h.Stage, h.desk, h.parts)
	h.Sees("Qui êtes-vous ?", "1 sur 3.")
	h.Fill("Votre nom ou raison sociale", "Atelier Zoé Lefèvre")
	h.Fill("SIREN (neuf chiffres)", "732 829 321")
	h.Press(fyne.KeyReturn)
	h.Sees("n’est pas juste", "1 sur 3.")
	h.Fill("SIREN (neuf chiffres)", "732 829 320")
	h.Press(fyne.KeyReturn)
	sender, err := h.desk.Sender(h.ctx)
	if err != nil || sender.Name != "Atelier Zoé Lefèvre" || sender.SIREN != "732829320" {
		t.Fatalf("kept %+v, %v", sender, err)
	}
	h.Sees("Votre messagerie", "2 sur 3.")
	h.Tap("Enregistrer")
	h.Sees("3 sur 3.", "Choisir un fichier…", "Ouvrir le registre d’exemple")
	h.Tap("Choisir un fichier…")
	if len(h.did) != 1 || h.did[0] != "import" || h.needed() {
		t.Errorf("did %q", h.did)
	}
}

// TestPlusTardKeepsWhatWasTyped: what is sound is kept, what is not stands in
// nobody's way.
func TestPlusTardKeepsWhatWasTyped(t *testing.T) {
	for typed, want := range map[string]string{"732 829 320": "Atelier Zoé Lefèvre", "732 829 321": ""} {
		h := open(t)
		firstrun.Show(h.Stage, h.desk, h.parts)
		h.Fill("Votre nom ou raison sociale", "Atelier Zoé Lefèvre")
		h.Fill("SIREN (neuf chiffres)", typed)
		h.Tap("Plus tard")
		h.Sees("2 sur 3.")
		if sender, err := h.desk.Sender(h.ctx); err != nil || sender.Name != want {
			t.Errorf("with SIREN %s: kept %q, %v", typed, sender.Name, err)
		}
	}
}

// TestEverythingCanWait: « Plus tard », or Esc, on each step; nobody is asked again.
func TestEverythingCanWait(t *testing.T) {
	h := open(t)
	firstrun.Show(h.Stage, h.desk, h.parts)
	h.Tap("Plus tard")
	h.Sees("2 sur 3.")
	h.Press(fyne.KeyEscape)
	h.Sees("3 sur 3.")
	h.Tap("Plus tard")
	if h.needed() || len(h.did) != 0 || len(h.Asked) != 1 || h.Asked[0] != ui.PageToday {
		t.Errorf("did %q, asked %q", h.did, h.Asked)
	}
}
