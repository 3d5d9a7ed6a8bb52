package scenarios_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/data"
)

// rules opens the section of the bounds.
func rules(t *testing.T) *house {
	h := open(t)
	h.owing("Alpha", 6)
	h.Put(h.page)
	h.Tap("Automatique et règles")
	return h
}

func TestTheRulesAreKept(t *testing.T) {
	h := rules(t)
	if got := h.Value("Jours entre deux contacts avec un client"); got != "5" {
		t.Fatalf("the gap shown is %q", got)
	}
	h.Fill("Jours entre deux contacts avec un client", "7")
	h.Fill("Un gros montant commence à", "12 000")
	h.Fill("Au plus, par jour", "35")
	h.Press(fyne.KeyReturn)
	d := h.dunning()
	if d.Gap != 7 || d.Large != 1200000 || d.CapPerDay != 35 || d.Automatic || len(d.Scenarios) != 8 {
		t.Errorf("kept %+v; failed %v", d, h.Failed)
	}
	h.Undo()
	if d := h.dunning(); d.Gap != 5 || d.CapPerDay != 20 {
		t.Errorf("undone to %+v", d)
	}
	if got := h.Value("Au plus, par jour"); got != "20" {
		t.Errorf("the field shows %q", got)
	}
}

func TestARuleOutOfBoundsIsRefusedUnderItsField(t *testing.T) {
	h := rules(t)
	h.Fill("Pas avant (heure)", "25")
	h.Tap("Enregistrer")
	h.Sees("doit tenir entre 0 et 23")
	if h.dunning().NotBefore != 9 {
		t.Error("kept all the same")
	}
}

// A rule that changes today's queue is weighed first.
func TestARuleThatChangesTheDayIsWeighed(t *testing.T) {
	h := rules(t)
	h.Fill("Ne pas relancer en dessous de", "2000")
	h.Tap("Enregistrer")
	h.Sees("1 client change aujourd’hui", "Avant : Relance 1 aujourd’hui")
	h.Tap("Enregistrer")
	if d := h.dunning(); d.Threshold != 200000 {
		t.Errorf("kept %d; failed %v", d.Threshold, h.Failed)
	}
}

// Messages leave alone with the user's word only, which is asked for once.
func TestLeavingAloneIsAgreedToOnce(t *testing.T) {
	h := rules(t)
	tick := func() { test.Type(h.Window().Canvas().Focused(), " ") } // the first field has the keyboard
	tick()
	h.Tap("Enregistrer")
	h.Sees("Laisser partir les relances toutes seules", "À partir de 9 h", "au plus 20 par jour", "Une mise en demeure ne part jamais seule")
	h.Tap("Annuler")
	if h.dunning().Automatic {
		t.Fatal("switched on without a word")
	}
	h.Tap("Enregistrer")
	h.Tap("Laisser partir")
	if !h.dunning().Automatic {
		t.Fatalf("not switched on; failed %v", h.Failed)
	}
	h.Undo()
	if h.dunning().Automatic {
		t.Fatal("not undone")
	}
	h.page.Focus()
	tick()
	h.Tap("Enregistrer")
	h.Misses("toutes seules")
	if !h.dunning().Automatic {
		t.Error("asked twice")
	}
}

func TestWhatWasTypedIsGivenUpWithAWord(t *testing.T) {
	h := rules(t)
	h.Fill("Jours entre deux contacts avec un client", "9")
	h.Press(fyne.KeyEscape)
	h.Tap("Abandonner")
	if got := h.Value("Jours entre deux contacts avec un client"); got != "5" {
		t.Errorf("the field shows %q", got)
	}
}

func TestEverythingIsPaused(t *testing.T) {
	h := rules(t)
	h.Sees("Les relances suivent leur cours")
	h.Tap("Tout mettre en pause…")
	h.Fill("Jusqu’au (compris)", "31/12/2026")
	h.Tap("Mettre en pause")
	h.Sees("Dites en quelques mots pourquoi")
	h.Fill("Raison", "congés")
	h.Press(fyne.KeyReturn)
	h.Sees("Tout est en pause", "jusqu’au 31/12/2026 : congés")
	plan, err := h.desk.Plan(h.ctx)
	h.ok(err)
	if len(plan.Actions) != 0 {
		t.Errorf("%d actions in the pause", len(plan.Actions))
	}
	h.Tap("Reprendre les relances")
	h.Sees("Les relances suivent leur cours")
	if plan, err = h.desk.Plan(h.ctx); err != nil || len(plan.Actions) != 1 || plan.Actions[0].Level != data.LevelFirst {
		t.Errorf("after the pause %+v, %v", plan.Actions, err)
	}
	h.Undo()
	h.Sees("Tout est en pause")
}
