// Package scenarios is the page « Scénarios »: the ladders of reminders and who
// is led by which, what they would send if nobody paid, and the bounds of what
// leaves by itself.
package scenarios

import (
	"context"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// Desk is what the page needs of the user's desk.
type Desk interface {
	LadderDesk
	SimulatorDesk
	BoundsDesk
}

// DunningDesk reads how reminders go, and says what a change does to today's queue.
type DunningDesk interface {
	Dunning(ctx context.Context) (data.Dunning, error)
	SaveDunning(ctx context.Context, d data.Dunning) error
	Compare(ctx context.Context, changed data.Dunning) ([]desk.Change, error)
}

// LadderDesk is what the scenarios need.
type LadderDesk interface {
	DunningDesk
	SaveScenario(ctx context.Context, s *data.Scenario) error
	DeleteScenario(ctx context.Context, id data.ID) (desk.Undo, error)
}

// SimulatorDesk is what the simulator needs.
type SimulatorDesk interface {
	Today() day.Day
	Simulate(ctx context.Context, days int) ([]rules.Planned, error)
	ClientRows(ctx context.Context, ids []data.ID) ([]data.ClientRow, error)
}

// BoundsDesk is what the bounds and the pause of everything need.
type BoundsDesk interface {
	DunningDesk
	Today() day.Day
	Holds(ctx context.Context, client data.ID) (data.Holds, error)
	Pause(ctx context.Context, p *data.Pause) (desk.Undo, error)
	EndPause(ctx context.Context, id data.ID) (desk.Undo, error)
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}
