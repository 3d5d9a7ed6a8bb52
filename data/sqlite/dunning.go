package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
	"dument/data/day"
)

const dunningColumns = `default_scenario, gap_days, threshold_cents, large_cents, habit_days, earlier_days, august, receipts_days, thanks,
	automatic, rehearsal, not_before, cap_per_day, cap_per_client`

// Dunning returns how the user wants reminders to go. Scenarios that were taken
// away are left out; those of a new register are ready-made.
func (r *Register) Dunning(ctx context.Context) (d data.Dunning, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT "+dunningColumns+" FROM dunning").Scan(&d.Default, &d.Gap, &d.Threshold, &d.Large, &d.Habit,
			&d.Earlier, &d.August, &d.Receipts, &d.Thanks, &d.Automatic, &d.Rehearsal, &d.NotBefore, &d.CapPerDay, &d.CapPerClient)
		if err != nil {
			return err
		}
		d.Profiles = map[data.Profile]data.ID{}
		_, err = collect(ctx, tx, func(rows *sql.Rows) (id data.ID, err error) {
			var profile data.Profile
			err = rows.Scan(&profile, &id)
			d.Profiles[profile] = id
			return id, err
		}, "SELECT profile, scenario_id FROM profile_scenario")
		if err != nil {
			return err
		}
		d.Scenarios, err = scenarios(ctx, tx)
		return err
	})
	return d, err
}

// SaveDunning checks and keeps the bounds, the default scenario and those of
// the profiles; the scenarios themselves are SaveScenario's. A profile without
// one has the default. CodeNotFound when a scenario is not there.
func (r *Register) SaveDunning(ctx context.Context, d data.Dunning) error {
	if err := d.Validate(); err != nil {
		return err
	}
	if d.Default == 0 {
		return data.Invalid("default", "Aucun scénario par défaut n’est choisi\u00a0: choisissez-en un.")
	}
	return r.update(ctx, func(tx *sql.Tx) error {
		if err := scenarioThere(ctx, tx, d.Default); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE dunning SET ("+dunningColumns+") = ("+marks(14)+")", int64(d.Default), d.Gap, int64(d.Threshold),
			int64(d.Large), d.Habit, d.Earlier, d.August, d.Receipts, d.Thanks, d.Automatic, d.Rehearsal, d.NotBefore, d.CapPerDay, d.CapPerClient)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM profile_scenario"); err != nil {
			return err
		}
		for profile, id := range d.Profiles {
			if id == 0 {
				continue
			}
			if err := scenarioThere(ctx, tx, id); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "INSERT INTO profile_scenario (profile, scenario_id) VALUES (?,?)", string(profile), int64(id)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Receipts returns how current the payments are.
func (r *Register) Receipts(ctx context.Context) (c data.Receipts, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		c, err = receipts(ctx, tx)
		return err
	})
	return c, err
}

// receipts leaves out credit notes set against invoices, which bring no money.
func receipts(ctx context.Context, tx *sql.Tx) (c data.Receipts, err error) {
	err = tx.QueryRowContext(ctx, "SELECT confirmed, (SELECT on_day FROM payment WHERE amount_cents > 0 ORDER BY on_day DESC LIMIT 1) FROM dunning").
		Scan(scanDay{&c.Confirmed}, scanDay{&c.LastPayment})
	return c, err
}

// ConfirmReceipts keeps the day on which the user said that receipts were up to
// date; no day takes that back.
func (r *Register) ConfirmReceipts(ctx context.Context, on day.Day) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE dunning SET confirmed = ?", dayValue(on))
		return err
	})
}
