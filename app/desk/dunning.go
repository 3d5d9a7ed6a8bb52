package desk

import (
	"context"

	"dument/data"
)

// Dunning returns the scenarios and what bounds them.
func (d *Desk) Dunning(ctx context.Context) (data.Dunning, error) { return d.Register.Dunning(ctx) }

// SaveDunning keeps the bounds, and which scenario goes with which profile; the
// scenarios themselves are kept by SaveScenario.
func (d *Desk) SaveDunning(ctx context.Context, s data.Dunning) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return d.Register.SaveDunning(ctx, s)
}

// SaveScenario creates (ID 0) or changes a scenario. Steps that were there
// before keep their ids, since the history names them.
func (d *Desk) SaveScenario(ctx context.Context, s *data.Scenario) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return d.Register.SaveScenario(ctx, s)
}

// DeleteScenario takes a scenario away; refused with a sentence while something
// uses it.
func (d *Desk) DeleteScenario(ctx context.Context, id data.ID) (Undo, error) {
	removed, err := d.Register.DeleteScenario(ctx, id)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.Restore(ctx, removed) }, nil
}
