package sqlite

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dument/data"
)

// ladder writes a scenario as its users read it: days, for long terms, way,
// level, tone, days given, "auto".
func ladder(s data.Scenario) string {
	var steps []string
	for _, step := range s.Steps {
		text := fmt.Sprintf("%+d", step.Offset)
		if step.LongOffset != step.Offset {
			text += fmt.Sprintf("/%+d", step.LongOffset)
		}
		if step.Basis == data.FromIssue {
			text = "issued" + text
		}
		text += " " + string(step.Channel) + " " + string(step.Level) + " " + string(step.Tone)
		if step.Deadline > 0 {
			text += fmt.Sprintf(" [%d]", step.Deadline)
		}
		if step.Automatic {
			text += " auto"
		}
		if step.Minimum > 0 {
			text += " from " + step.Minimum.Plain()
		}
		steps = append(steps, text)
	}
	return strings.Join(steps, "; ")
}

func TestANewRegisterHasReadyMadeScenarios(t *testing.T) {
	d, err := newRegister(t).Dunning(ctx)
	must(t, err)
	want := []struct{ name, steps string }{
		{"Standard", "-5/-10 email upcoming cordial auto; +5/+10 email first cordial auto; +15/+25 email second formal [7] auto; +30/+50 registered formal_notice formal [8] from 50.00"},
		{"Nouveau client", "-5/-10 email upcoming formal auto; +5/+10 email first formal auto; +15/+25 email second formal [7] auto; +30/+50 registered formal_notice formal [8] from 50.00"},
		{"Client fidèle", "-3 email upcoming cordial auto; +7/+10 email first cordial auto; +20/+25 call second cordial; +40/+50 registered formal_notice formal [8] from 50.00"},
		{"Grand compte", "issued+3 call upcoming formal; -5/-10 email upcoming formal auto; +7/+10 call first formal; +15/+20 email second formal [7]; +25/+35 call second formal; " +
			"+45/+60 registered formal_notice formal [8] from 50.00"},
		{"Mauvais payeur", "-10 email upcoming formal auto; +2 email first firm auto; +10 email second firm [7] auto; +20 registered formal_notice formal [8] from 50.00"},
		{"Sans e-mail", "-5 call upcoming cordial; +5/+10 call first cordial; +15/+25 letter second formal [7]; +30/+50 registered formal_notice formal [8] from 50.00"},
		{"Particulier", "-5 email upcoming cordial auto; +5 email first cordial auto; +15 email second understanding [7] auto; +25 email third formal [7]; " +
			"+40 registered formal_notice formal [8] from 50.00"},
		{"Organisme public", "-5 email upcoming formal auto; +10 email first formal auto; +25 email second formal [7] auto; +45 letter third formal [7]; " +
			"+60 registered formal_notice formal [8] from 50.00"},
	}
	if len(d.Scenarios) != len(want) {
		t.Fatalf("%d scenarios", len(d.Scenarios))
	}
	for i, s := range d.Scenarios {
		if s.ID != data.ID(i+1) || s.Name != want[i].name || ladder(s) != want[i].steps {
			t.Errorf("%d %s: %s\nwant %s: %s", s.ID, s.Name, ladder(s), want[i].name, want[i].steps)
		}
		if err := s.Validate(); err != nil {
			t.Error(err)
		}
	}
	bounds := data.DefaultDunning()
	bounds.Scenarios, bounds.Default, bounds.Profiles = d.Scenarios, 1, map[data.Profile]data.ID{}
	for i, p := range data.Profiles {
		bounds.Profiles[p] = data.ID(i + 1)
	}
	if !reflect.DeepEqual(d, bounds) {
		t.Errorf("dunning = %+v\nwant %+v", d, bounds)
	}
}

func TestTheBoundsComeBackAsTheyWereSaved(t *testing.T) {
	r := newRegister(t)
	d, err := r.Dunning(ctx)
	must(t, err)
	must(t, r.ConfirmReceipts(ctx, today))
	d.Default, d.Gap, d.Threshold, d.Large, d.Habit, d.Earlier, d.Receipts, d.NotBefore, d.CapPerDay, d.CapPerClient = 3, 6, 7, 8, 9, 10, 11, 12, 13, 2
	d.August, d.Thanks, d.Automatic, d.Rehearsal = true, true, true, true
	delete(d.Profiles, data.ProfileNew)
	d.Profiles[data.ProfileConsumer] = 2
	must(t, r.SaveDunning(ctx, d))
	if got, err := r.Dunning(ctx); err != nil || !reflect.DeepEqual(got, d) {
		t.Errorf("dunning = %+v, %v, want %+v", got, err, d)
	}
	if c, err := r.Receipts(ctx); err != nil || c.Confirmed != today || !c.LastPayment.IsZero() {
		t.Errorf("receipts = %+v, %v", c, err)
	}
	must(t, r.ConfirmReceipts(ctx, 0))
	if c, err := r.Receipts(ctx); err != nil || !c.Confirmed.IsZero() {
		t.Errorf("receipts = %+v, %v, want them taken back", c, err)
	}
	for name, change := range map[string]func(*data.Dunning){
		"no gap":                func(d *data.Dunning) { d.Gap = 0 },
		"no default":            func(d *data.Dunning) { d.Default = 0 },
		"a default not there":   func(d *data.Dunning) { d.Default = 99 },
		"a profile's not there": func(d *data.Dunning) { d.Profiles = map[data.Profile]data.ID{data.ProfileNew: 99} },
	} {
		bad := d
		change(&bad)
		if err := r.SaveDunning(ctx, bad); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if got, err := r.Dunning(ctx); err != nil || !reflect.DeepEqual(got, d) {
		t.Errorf("a refusal changed it to %+v, %v", got, err)
	}
}

// TestStepsKeepTheirIDs whatever the user does to the scenario.
func TestStepsKeepTheirIDs(t *testing.T) {
	r := newRegister(t)
	d, err := r.Dunning(ctx)
	must(t, err)
	scenario := func() data.Scenario {
		t.Helper()
		d, err := r.Dunning(ctx)
		must(t, err)
		s, _ := d.Scenario(1)
		return s
	}
	before := d.Scenarios[0]
	changed := before
	changed.Name = " Le mien "
	extra := data.Step{Basis: data.FromDue, Offset: 22, LongOffset: 30, Channel: data.ChannelCall, Level: data.LevelSecond, Tone: data.ToneFirm}
	changed.Steps = []data.Step{before.Steps[1], before.Steps[2], extra, before.Steps[3]}
	changed.Steps[0].Offset = 6
	must(t, r.SaveScenario(ctx, &changed))
	if changed.Name != "Le mien" || changed.Steps[2].ID <= before.Steps[3].ID || changed.Steps[0].ID != before.Steps[1].ID {
		t.Errorf("saved = %+v", changed)
	}
	if got := scenario(); !reflect.DeepEqual(got, changed) {
		t.Errorf("scenario = %+v, want %+v", got, changed)
	}
	must(t, r.SaveScenario(ctx, &before)) // the undo: the step taken out comes back under its id
	if got := scenario(); !reflect.DeepEqual(got, d.Scenarios[0]) {
		t.Errorf("scenario = %+v, want %+v", got, d.Scenarios[0])
	}
	next := before
	next.Steps = append(slices.Clone(before.Steps[:2]), extra)
	must(t, r.SaveScenario(ctx, &next))
	if next.Steps[2].ID <= changed.Steps[2].ID {
		t.Errorf("the id %d was given again", next.Steps[2].ID)
	}
	alien := before
	alien.Steps = []data.Step{d.Scenarios[1].Steps[0]}
	wantError(t, r.SaveScenario(ctx, &alien), data.CodeNotFound)
	if got := scenario(); !reflect.DeepEqual(got, next) {
		t.Errorf("a refusal changed it to %+v", got)
	}
}

func TestScenariosComeAndGo(t *testing.T) {
	r := newRegister(t)
	d, err := r.Dunning(ctx)
	must(t, err)
	s := data.Scenario{Name: "Été", Steps: slices.Clone(d.Scenarios[0].Steps)}
	wantError(t, r.SaveScenario(ctx, &data.Scenario{Name: "STANDARD", Steps: s.Steps}), data.CodeDuplicate, "Standard")
	wantError(t, r.SaveScenario(ctx, &data.Scenario{Name: "Vide"}), data.CodeInvalid, "Vide")
	for i := range s.Steps {
		s.Steps[i].ID = 0
	}
	must(t, r.SaveScenario(ctx, &s))
	if s.ID != 9 || s.Steps[0].ID == 0 {
		t.Errorf("scenario = %+v", s)
	}

	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -12)
	must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, Channel: data.ChannelEmail, Level: data.LevelFirst, Step: s.Steps[1].ID,
		Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number}}}))
	used := func(words ...string) {
		t.Helper()
		_, err := r.DeleteScenario(ctx, s.ID)
		wantError(t, err, data.CodeHasHistory, append(words, "Été")...)
	}
	d.Default = s.ID
	must(t, r.SaveDunning(ctx, d))
	used("par défaut")
	d.Default, d.Profiles[data.ProfileNew] = 1, s.ID
	must(t, r.SaveDunning(ctx, d))
	used("Nouveau client")
	d.Profiles[data.ProfileNew] = 2
	must(t, r.SaveDunning(ctx, d))
	c.Scenario, i.Scenario = s.ID, s.ID
	must(t, r.SaveClient(ctx, &c))
	used("Œuvre & Fils")
	must(t, r.SaveInvoice(ctx, &i))
	c.Scenario = 0
	must(t, r.SaveClient(ctx, &c))
	used("F-1")
	i.Scenario = 0
	must(t, r.SaveInvoice(ctx, &i))

	removed, err := r.DeleteScenario(ctx, s.ID) // the history of its steps stays
	must(t, err)
	_, err = r.DeleteScenario(ctx, s.ID)
	wantError(t, err, data.CodeNotFound)
	wantError(t, r.SaveScenario(ctx, &s), data.CodeNotFound)
	c.Scenario = s.ID
	wantError(t, r.SaveClient(ctx, &c), data.CodeNotFound)
	i.Scenario = s.ID
	wantError(t, r.SaveInvoice(ctx, &i), data.CodeNotFound)
	if got, err := r.Dunning(ctx); err != nil || len(got.Scenarios) != 8 {
		t.Errorf("%d scenarios, %v", len(got.Scenarios), err)
	}
	twin := data.Scenario{Name: "Ete", Steps: []data.Step{{Basis: data.FromDue, Offset: 1, LongOffset: 1, Channel: data.ChannelCall, Level: data.LevelFirst, Tone: data.ToneFirm}}}
	must(t, r.SaveScenario(ctx, &twin))
	wantError(t, r.Restore(ctx, removed), data.CodeDuplicate, "Ete")
	_, err = r.DeleteScenario(ctx, twin.ID)
	must(t, err)
	must(t, r.Restore(ctx, removed))
	got, err := r.Dunning(ctx)
	must(t, err)
	if back, ok := got.Scenario(s.ID); !ok || !reflect.DeepEqual(back, s) {
		t.Errorf("restored = %+v, want %+v", back, s)
	}
	wantSound(t, r)
}
