package scenarios_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/rehearsal"
	"dument/app/scenarios"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/sqlite/sqlitetest"
)

// today is a Monday.
var today = day.Of(2026, time.November, 23)

// house is the page on a real register.
type house struct {
	*rehearsal.Stage
	ctx  context.Context
	desk *desk.Desk
	page *scenarios.Page
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
	h.page = scenarios.New(h.Stage, d)
	return h
}

func (h *house) ok(err error) {
	h.T.Helper()
	if err != nil {
		h.T.Fatal(err)
	}
}

// owing stores a client with an e-mail and one invoice of 1 234,56 €, due some
// days ago.
func (h *house) owing(name string, late int) data.Client {
	h.T.Helper()
	c := data.NewClient(data.Sender{})
	c.Name, c.Emails = name, []data.Email{{Role: data.RoleBilling, Address: "compta@exemple.fr"}}
	c.Address = data.Address{Street: "1 rue du Port", Postcode: "69001", City: "Lyon"}
	h.ok(h.desk.SaveClient(h.ctx, &c))
	h.ok(h.desk.SaveInvoice(h.ctx, &data.Invoice{ClientID: c.ID, Number: "F-" + name, Issued: today.Add(-late - 30), Due: today.Add(-late), Total: 123456}))
	return c
}

func (h *house) dunning() data.Dunning {
	h.T.Helper()
	d, err := h.desk.Dunning(h.ctx)
	h.ok(err)
	return d
}

// scenario finds one by its name.
func (h *house) scenario(name string) data.Scenario {
	h.T.Helper()
	d := h.dunning()
	i := slices.IndexFunc(d.Scenarios, func(s data.Scenario) bool { return s.Name == name })
	if i < 0 {
		h.T.Fatalf("no scenario is called %q", name)
	}
	return d.Scenarios[i]
}

func TestTheLadderIsReadAtOnce(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Sees("Standard", "Par défaut", "J-5", "E-mail « Avant échéance »", "ton cordial · automatique", "J-10 si le délai de paiement dépasse 45 jours",
		"J+30", "Recommandé « Mise en demeure »", "toujours à la main", "à partir de 50,00 €", "laisse 8 jours pour payer")
	if h.Crumb != "Standard" {
		t.Errorf("the window says %q", h.Crumb)
	}
}

// A step that comes later takes a client out of today's queue: the user sees
// that before it is so, may go back, and may undo it.
func TestAChangeOfAStepIsWeighed(t *testing.T) {
	h := open(t)
	h.owing("Œuvre & Fils SARL", 6)
	h.Put(h.page)
	before := h.scenario("Standard")
	h.Tap("Modifier")
	h.Press(fyne.KeyTab) // the ladder is one stop for each step
	h.Tap("E-mail « Relance 1 »")
	h.Fill("Jours", "12")
	h.Sees("J+12")
	h.Tap("Enregistrer")
	h.Sees("1 client change aujourd’hui", "Œuvre & Fils SARL", "Avant : Relance 1 aujourd’hui", "Après : rien avant le")
	h.Tap("Continuer à modifier")
	if h.scenario("Standard").Steps[1].Offset != 5 {
		t.Fatal("saved without a word")
	}
	h.Press(fyne.KeyReturn) // in the field
	h.Tap("Enregistrer")
	after := h.scenario("Standard")
	if after.Steps[1].Offset != 12 || after.Steps[1].ID != before.Steps[1].ID || h.LastToast() != "«\u00a0Standard\u00a0» enregistré." {
		t.Fatalf("kept %+v, said %q, failed %v", after.Steps[1], h.LastToast(), h.Failed)
	}
	h.Sees("J+12", "Modifier")
	h.Undo()
	if got := h.scenario("Standard"); !slices.Equal(got.Steps, before.Steps) {
		t.Errorf("undone to %+v", got.Steps)
	}
}

func TestAChangeThatChangesNothingTodaySaysSo(t *testing.T) {
	h := open(t)
	h.owing("Alpha", 6)
	h.Put(h.page)
	h.Tap("Modifier")
	h.Tap("Recommandé « Mise en demeure »")
	h.Fill("Délai laissé pour payer (jours)", "15")
	h.Tap("Enregistrer")
	h.Sees("Rien ne change aujourd’hui")
	h.Press(fyne.KeyReturn)
	if got := h.scenario("Standard").Steps[3].Deadline; got != 15 {
		t.Errorf("kept %d days", got)
	}
}

// What cannot be climbed is refused at the step it is about.
func TestABadLadderIsRefusedAtItsStep(t *testing.T) {
	for name, c := range map[string]struct {
		step  string
		play  func(*house)
		wants string
	}{
		"a step before the one above it": {"E-mail « Relance 2 »", func(h *house) { h.Fill("Jours", "2") }, "Étape 3 : elle tombe avant l’étape qui la précède"},
		"a softer step after a firmer":   {"E-mail « Relance 2 »", func(h *house) { h.Choose("Niveau", "Avant") }, "Étape 3 :"},
		"a reminder on the due date":     {"E-mail « Relance 1 »", func(h *house) { h.Fill("Jours", "0") }, "Étape 2 : une relance part au plus tôt le lendemain"},
		"no number of days":              {"E-mail « Relance 1 »", func(h *house) { h.Fill("Jours", "cinq") }, "Écrivez un nombre entier"},
		"a notice by e-mail":             {"Recommandé « Mise en demeure »", func(h *house) { h.Choose("Canal", "E-mail") }, "une mise en demeure part sur papier"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.Put(h.page)
			before := h.scenario("Standard")
			h.Tap("Modifier")
			h.Tap(c.step)
			c.play(h)
			h.Tap("Enregistrer")
			h.Sees(c.wants)
			if !slices.Equal(h.scenario("Standard").Steps, before.Steps) {
				t.Error("kept all the same")
			}
		})
	}
}

func TestALevelBringsWhatGoesWithIt(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Tap("Modifier")
	h.Tap("E-mail « Relance 2 »")
	h.Sees("Peut partir automatiquement")
	h.Choose("Niveau", "Mise")
	h.Sees("Recommandé « Mise en demeure »")
	h.Misses("Peut partir automatiquement")
}

func TestStepsAreAddedMovedAndTakenAway(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Tap("Modifier")
	h.Tap("Ajouter une étape")
	h.Sees("J+40")
	h.Tap("Retirer")
	h.Misses("J+40")
	h.Undo()
	h.Sees("J+40")
	h.Tap("E-mail « Relance 1 »")
	h.Tap("Descendre")
	h.Tap("Enregistrer")
	h.Sees("Étape 3")
	h.Tap("Monter")
	h.Press(fyne.KeyDown)
	h.Press(fyne.KeyDelete)
	h.Misses("Relance 2")
	h.Tap("Enregistrer")
	h.Sees("aujourd’hui")
	h.Tap("Enregistrer")
	var levels []data.Level
	for _, step := range h.scenario("Standard").Steps {
		levels = append(levels, step.Level)
	}
	if !slices.Equal(levels, []data.Level{data.LevelUpcoming, data.LevelFirst, data.LevelFormalNotice, data.LevelFormalNotice}) {
		t.Errorf("kept %v; failed %v\n%s", levels, h.Failed, h.Text())
	}
}

// Esc asks before it throws away what was typed.
func TestEscAsksBeforeItThrowsAway(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Tap("Modifier")
	h.Fill("Nom du scénario", "Autre")
	h.Press(fyne.KeyEscape)
	h.Sees("Abandonner la saisie")
	h.Press(fyne.KeyEscape)
	h.Press(fyne.KeyEscape)
	h.Tap("Abandonner")
	h.Sees("Modifier", "E-mail « Relance 1 »")
	h.Misses("Nom du scénario")
}

// A copy is a form: nothing is kept before it is saved, under a name of its own.
func TestAScenarioIsDuplicatedAndDeleted(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Tap("Dupliquer")
	h.Tap("Enregistrer")
	copied := h.scenario("Standard (copie)")
	if original := h.scenario("Standard"); len(copied.Steps) != len(original.Steps) || copied.Steps[0].ID == original.Steps[0].ID {
		t.Errorf("copied %+v of %+v", copied, original)
	}
	h.Sees("Pour aucun profil")
	h.Tap("Dupliquer")
	h.Fill("Nom du scénario", "standard")
	h.Tap("Enregistrer")
	h.Sees("Un scénario s’appelle déjà « Standard »")
	h.Press(fyne.KeyEscape)
	h.Tap("Abandonner")
	h.Menu("Supprimer")
	if n := len(h.dunning().Scenarios); n != 8 || h.LastToast() != "«\u00a0Standard (copie)\u00a0» supprimé." {
		t.Fatalf("%d scenarios, said %q, failed %v", n, h.LastToast(), h.Failed)
	}
	h.Undo()
	h.scenario("Standard (copie)")
}

func TestAScenarioInUseStays(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Tap("Mauvais payeur")
	h.Menu("Supprimer")
	h.scenario("Mauvais payeur")
	if len(h.Failed) != 1 || !h.SameText(h.Failed[0].Error(), "Le scénario « Mauvais payeur » sert au profil « Mauvais payeur ». Donnez d’abord un autre scénario à ce profil.") {
		t.Errorf("failed with %v", h.Failed)
	}
}

func TestANewScenarioIsWritten(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Tap("Simulateur")
	h.page.New()
	if h.Crumb != "Nouveau scénario" {
		t.Errorf("the window says %q", h.Crumb)
	}
	h.Tap("Enregistrer")
	h.Sees("Le nom est vide")
	h.Fill("Nom du scénario", "Été")
	h.Tap("E-mail « Relance 1 »")
	h.Choose("Niveau", "Avant")
	h.Sees("J-5")
	h.Choose("Comptés", "après la")
	h.Sees("F+5")
	h.Fill("Montant minimum", "150")
	h.Tap("Enregistrer")
	s := h.scenario("Été")
	want := data.Step{ID: s.Steps[0].ID, Basis: data.FromIssue, Offset: 5, LongOffset: 10, Channel: data.ChannelEmail, Level: data.LevelUpcoming, Tone: data.ToneCordial, Minimum: 15000}
	if len(s.Steps) != 1 || s.Steps[0] != want {
		t.Errorf("kept %+v", s.Steps)
	}
	h.Undo()
	if n := len(h.dunning().Scenarios); n != 8 {
		t.Errorf("%d scenarios after the undo; failed %v", n, h.Failed)
	}
}

// The text of a step is on the page of settings.
func TestTheTextOfAStepIsAClickAway(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Tap("Modifier")
	h.Tap("E-mail « Relance 1 »")
	h.Tap("Texte « Relance 1 – cordial »")
	if !slices.Contains(h.Asked, ui.PageSettings) {
		t.Errorf("asked for %v", h.Asked)
	}
}

// A firmer scenario for a profile moves its clients up today.
func TestWhichProfileFollowsWhichScenario(t *testing.T) {
	h := open(t)
	h.owing("Alpha", 3)
	h.Put(h.page)
	before := h.dunning()
	h.Tap("Par profil de client…")
	next := func(steps int, keys ...fyne.KeyName) { // by keyboard: the lists have the names of what they choose
		for range steps {
			h.Window().Canvas().FocusNext()
		}
		for _, key := range keys {
			h.Press(key)
		}
	}
	next(1, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) // the standard profile, down to « Mauvais payeur »
	next(3, fyne.KeyHome)                                           // the key accounts, up to « Celui par défaut »
	h.Tap("Enregistrer")
	h.Sees("1 client change aujourd’hui", "Alpha")
	h.Tap("Enregistrer")
	d := h.dunning()
	if d.Profiles[data.ProfileStandard] != h.scenario("Mauvais payeur").ID || d.Profiles[data.ProfileKeyAccount] != 0 || d.Profiles[data.ProfileRegular] != before.Profiles[data.ProfileRegular] {
		t.Errorf("kept %v; failed %v", d.Profiles, h.Failed)
	}
	h.Undo()
	if got := h.dunning().Profiles; fmt.Sprint(got) != fmt.Sprint(before.Profiles) {
		t.Errorf("undone to %v", got)
	}
}
