package desk

import (
	"context"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// Plan returns what to do today and why nothing is done about the rest.
func (d *Desk) Plan(ctx context.Context) (rules.DayPlan, error) {
	records, dunning, err := d.planned(ctx)
	if err != nil {
		return rules.DayPlan{}, err
	}
	return rules.Plan(d.Today(), records, dunning), nil
}

// planned reads what the plan of all clients looks at.
func (d *Desk) planned(ctx context.Context) (data.Records, data.Dunning, error) {
	dunning, err := d.Register.Dunning(ctx)
	if err != nil {
		return data.Records{}, dunning, err
	}
	records, err := d.Register.PlanRecords(ctx, d.Today())
	return records, dunning, err
}

// ClientPlan is where one client stands.
type ClientPlan struct {
	Scenario data.Scenario // of its invoices that have none of their own; no step where none applies
	Profile  data.Profile  // in force: never data.ProfileAuto
	Actions  []rules.Action
	Idle     []rules.Idle
}

// PlanOf returns what the plan of the day says about one client.
func (d *Desk) PlanOf(ctx context.Context, client data.ID) (ClientPlan, error) {
	c, err := d.Register.Client(ctx, client)
	if err != nil {
		return ClientPlan{}, err
	}
	records, dunning, err := d.debtor(ctx, client)
	if err != nil {
		return ClientPlan{}, err
	}
	day := rules.Plan(d.Today(), records, dunning)
	out := ClientPlan{Profile: c.Profile.For(c.Kind), Actions: day.Actions, Idle: day.Idle}
	out.Scenario, _ = dunning.For(0, c.Scenario, c.Profile, c.Kind)
	return out, nil
}

// debtor reads what the plan of one client looks at; a client without anything
// open gives records without a debtor.
func (d *Desk) debtor(ctx context.Context, client data.ID) (data.Records, data.Dunning, error) {
	dunning, err := d.Register.Dunning(ctx)
	if err != nil {
		return data.Records{}, dunning, err
	}
	records, err := d.Register.DebtorRecords(ctx, client, d.Today())
	return records, dunning, err
}

// Outlook is what the plan says about one open invoice or credit note.
type Outlook struct {
	Level   data.Level   // of the step proposed or to come, LevelNone when there is none
	Channel data.Channel // of that step
	Day     day.Day      // on which it is due; may be past
	Reason  string       // French sentence
	Now     bool         // it is in an action of the day
}

// OutlookOf returns what a plan says about each open invoice and credit note.
func OutlookOf(p rules.DayPlan) map[data.ID]Outlook {
	out := make(map[data.ID]Outlook, len(p.Idle))
	for _, i := range p.Idle {
		out[i.Invoice] = Outlook{Level: i.Level, Channel: i.Channel, Day: i.Day, Reason: i.Why.Sentence()}
	}
	for _, a := range p.Actions {
		if a.Level == data.LevelThanks {
			continue // its invoices are settled
		}
		for _, id := range a.Invoices {
			out[id] = Outlook{Level: a.Level, Channel: a.Channel, Day: a.Day, Reason: a.Why.Sentence(), Now: true}
		}
	}
	return out
}

// Simulate returns what would leave within days from today if nobody paid, by
// day, then the largest first.
func (d *Desk) Simulate(ctx context.Context, days int) ([]rules.Planned, error) {
	if days < 1 || days > 366 {
		return nil, data.Invalid("days", "La simulation porte sur 1 à 366 jours\u00a0: indiquez un nombre entre les deux.")
	}
	records, dunning, err := d.planned(ctx)
	if err != nil {
		return nil, err
	}
	return rules.Simulate(d.Today(), days, records, dunning), nil
}
