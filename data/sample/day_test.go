package sample_test

import (
	"testing"

	"dument/data"
	"dument/data/rules"
	"dument/data/sample"
)

// TestTheExampleHasADaysWork plans the example register as it would be made on
// a working day of each month: enough to do, and something of each kind that
// holds reminders back.
func TestTheExampleHasADaysWork(t *testing.T) {
	for month := range 12 {
		on := today.AddMonths(month).NextWorking()
		t.Run(on.String(), func(t *testing.T) {
			r := open(t)
			dunning, err := r.Dunning(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			s := sample.Generate(1, 40, 300, on, dunning)
			if err := r.Fill(t.Context(), s.Clients, s.Invoices, s.Payments, s.Contacts, s.Holds); err != nil {
				t.Fatal(err)
			}
			if found, err := r.Check(t.Context()); err != nil || len(found) > 0 {
				t.Errorf("the register finds fault with itself: %q, %v", found, err)
			}
			records, err := r.PlanRecords(t.Context(), on)
			if err != nil {
				t.Fatal(err)
			}
			plan := rules.Plan(on, records, dunning)
			if n := len(plan.Actions); n < 10 || n > 20 {
				t.Errorf("%d things to do, want 10 to 20", n)
			}
			broken, levels := 0, map[data.Level]int{}
			for _, a := range plan.Actions {
				levels[a.Level]++
				if a.Broken != nil {
					broken++
				}
			}
			if broken == 0 || levels[data.LevelUpcoming] == 0 || levels[data.LevelFirst] == 0 || levels[data.LevelFormalNotice] == 0 {
				t.Errorf("%d broken promises, levels %v", broken, levels)
			}
			why := map[rules.ReasonCode]int{}
			for _, i := range plan.Idle {
				why[i.Why.Code]++
			}
			for _, code := range []rules.ReasonCode{rules.InDispute, rules.Promised, rules.Paused, rules.DirectDebit, rules.Gap, rules.Later} {
				if why[code] == 0 {
					t.Errorf("nothing is held back by %q: %v", code, why)
				}
			}
			if len(s.Holds.Plans) == 0 {
				t.Error("nobody pays by instalments")
			}
		})
	}
}

// TestTheHistoryNamesStepsOfTheClientsScenario, so that the plan goes on from there.
func TestTheHistoryNamesStepsOfTheClientsScenario(t *testing.T) {
	dunning := scenarios(t)
	s := sample.Generate(5, 200, 2000, today, dunning)
	profiles := map[data.Profile]int{}
	for _, c := range s.Clients {
		profiles[c.Profile]++
	}
	for _, p := range []data.Profile{data.ProfileAuto, data.ProfileRegular, data.ProfileKeyAccount, data.ProfileBadPayer, data.ProfileNoEmail} {
		if profiles[p] == 0 {
			t.Errorf("no client has the profile %q", p)
		}
	}
	taken := 0
	for _, c := range s.Contacts {
		client := s.Clients[c.ClientID-1]
		scenario, _ := dunning.For(0, client.Scenario, client.Profile, client.Kind)
		step, ok := scenario.Step(c.Step)
		if c.Step != 0 && (!ok || step.Level != c.Level) {
			t.Errorf("%+v takes no step of the scenario %s", c, scenario.Name)
		}
		if ok {
			taken++
		}
	}
	if taken < len(s.Contacts)/2 {
		t.Errorf("%d of %d contacts take a step", taken, len(s.Contacts))
	}
}
