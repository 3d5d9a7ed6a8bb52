package desk

import (
	"slices"
	"testing"

	"dument/data"
	"dument/data/rules"
)

// TestWhatOtherSettingsWouldChange: the clients by name, in words, and only
// those for whom something changes; nothing is kept.
func TestWhatOtherSettingsWouldChange(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 6, 50000)
	late := s.newClient("Éclair")
	bill(t, s.Desk, late, "F-2", s.Today().Add(-4), 30000)
	quiet := s.newClient("Zénith")
	bill(t, s.Desk, quiet, "F-3", s.Today().Add(60), 30000)
	changed := func(f func(*data.Dunning)) []string {
		t.Helper()
		dunning, err := s.Dunning(t.Context())
		s.must(err)
		for i := range dunning.Scenarios {
			dunning.Scenarios[i].Steps = slices.Clone(dunning.Scenarios[i].Steps)
		}
		f(&dunning)
		changes, err := s.Compare(t.Context(), dunning)
		s.must(err)
		var out []string
		for _, c := range changes {
			out = append(out, c.Client+": "+c.Before+" -> "+c.After)
		}
		return out
	}
	for name, c := range map[string]struct {
		change func(*data.Dunning)
		want   []string
	}{
		"nothing": {func(*data.Dunning) {}, nil},
		"a later first reminder": {func(d *data.Dunning) { d.Scenarios[0].Steps[1].Offset = 10 },
			[]string{"Éclair: rien avant le 16/06/2026 -> rien avant le 22/06/2026", "Œuvre & Fils: Relance 1 aujourd’hui -> rien avant le 19/06/2026"}},
		"an earlier one": {func(d *data.Dunning) { d.Scenarios[0].Steps[1].Offset = 2 },
			[]string{"Éclair: rien avant le 16/06/2026 -> Relance 1 aujourd’hui"}},
		"by telephone": {func(d *data.Dunning) { d.Scenarios[0].Steps[1].Channel = data.ChannelCall },
			[]string{"Œuvre & Fils: Relance 1 aujourd’hui -> Relance 1 par téléphone aujourd’hui"}},
		"in another tone": {func(d *data.Dunning) { d.Scenarios[0].Steps[1].Tone = data.ToneFirm },
			[]string{"Œuvre & Fils: Relance 1 aujourd’hui, 1\u00a0facture, 500,00\u202f€, cordial -> Relance 1 aujourd’hui, 1\u00a0facture, 500,00\u202f€, ferme"}},
		"from a thousand euros": {func(d *data.Dunning) { d.Threshold = 100000 },
			[]string{"Éclair: rien avant le 16/06/2026 -> rien (pas de relance pour 300,00\u202f€\u00a0: c’est moins que le montant à partir duquel vous relancez)",
				"Œuvre & Fils: Relance 1 aujourd’hui -> rien (pas de relance pour 500,00\u202f€\u00a0: c’est moins que le montant à partir duquel vous relancez)"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := changed(c.change); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
	if a := s.action(); a.Tone != data.ToneCordial {
		t.Error("the comparison changed something")
	}
}

// TestScenarios: kept, compared, taken away and back.
func TestScenarios(t *testing.T) {
	s := begin(t)
	s.refusedWith(s.SaveScenario(t.Context(), &data.Scenario{Name: "Vide"}), data.CodeInvalid, "aucune étape")
	own := data.Scenario{Name: "Le mien", Steps: []data.Step{{Basis: data.FromDue, Offset: 1, LongOffset: 1, Channel: data.ChannelSMS, Level: data.LevelFirst, Tone: data.ToneCordial}}}
	s.must(s.SaveScenario(t.Context(), &own))
	s.change(func(c *data.Client) { c.Scenario = own.ID })
	s.owes("F-1", 2, 50000)
	if a := s.action(); a.Channel != data.ChannelSMS || a.Step.ID != own.Steps[0].ID {
		t.Errorf("%+v", a)
	}
	plan, err := s.PlanOf(t.Context(), s.client.ID)
	if s.must(err); plan.Scenario.Name != "Le mien" || plan.Profile != data.ProfileStandard {
		t.Errorf("%+v", plan)
	}
	_, err = s.DeleteScenario(t.Context(), own.ID)
	s.refusedWith(err, data.CodeHasHistory, s.client.Name)
	s.change(func(c *data.Client) { c.Scenario = 0 })
	undo := s.done(s.DeleteScenario(t.Context(), own.ID))
	s.must(undo(t.Context()))
	if dunning, _ := s.Dunning(t.Context()); len(dunning.Scenarios) != 9 {
		t.Errorf("%d scenarios", len(dunning.Scenarios))
	}
	s.refusedWith(s.SaveDunning(t.Context(), data.Dunning{}), data.CodeInvalid, "écart minimum")
}

// TestTheSimulator: what leaves if nobody pays, and how far one may look.
func TestTheSimulator(t *testing.T) {
	s := begin(t)
	s.owes("F-1", 6, 50000)
	for _, days := range []int{0, 367} {
		_, err := s.Simulate(t.Context(), days)
		s.refusedWith(err, data.CodeInvalid, "1 à 366")
	}
	planned, err := s.Simulate(t.Context(), 60)
	s.must(err)
	var levels []data.Level
	for _, p := range planned {
		levels = append(levels, p.Level)
	}
	if want := []data.Level{data.LevelFirst, data.LevelSecond, data.LevelFormalNotice}; !slices.Equal(levels, want) || planned[0].On != s.Today() {
		t.Errorf("%v", levels)
	}
	s.action() // nothing of it was kept
}

// TestWhatAListSays of each open invoice and credit note.
func TestWhatAListSays(t *testing.T) {
	s := begin(t)
	due := s.owes("F-1", 6, 50000)
	soon := s.owes("F-2", -30, 20000)
	credit := note(t, s.Desk, s.client, "A-1", s.Today(), 1000)
	plan, err := s.Plan(t.Context())
	s.must(err)
	outlook := OutlookOf(plan)
	if o := outlook[due.ID]; !o.Now || o.Level != data.LevelFirst || o.Channel != data.ChannelEmail || o.Reason == "" {
		t.Errorf("%+v", o)
	}
	if o := outlook[soon.ID]; o.Now || o.Level != data.LevelUpcoming || o.Day != soon.Due.Add(-5).NextWorking() {
		t.Errorf("%+v", o)
	}
	if o := outlook[credit.ID]; o.Now || o.Level != data.LevelNone || o.Reason != (rules.Reason{Code: rules.CreditNote}).Sentence() {
		t.Errorf("%+v", o)
	}
}
