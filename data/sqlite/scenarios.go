package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"dument/data"
)

const stepColumns = "basis, days, long_days, channel, level, tone, automatic, minimum_cents, deadline_days"

// scenarios returns the scenarios in the order they were made, each with its
// steps in order; what was taken away is left out.
func scenarios(ctx context.Context, tx *sql.Tx) ([]data.Scenario, error) {
	var found []data.Scenario
	_, err := collect(ctx, tx, func(rows *sql.Rows) (name string, err error) {
		var owner data.ID
		var s data.Step
		err = rows.Scan(&owner, &name, &s.ID, &s.Basis, &s.Offset, &s.LongOffset, &s.Channel, &s.Level, &s.Tone, &s.Automatic, &s.Minimum, &s.Deadline)
		if last := len(found) - 1; last < 0 || found[last].ID != owner {
			found = append(found, data.Scenario{ID: owner, Name: name})
		}
		last := &found[len(found)-1]
		last.Steps = append(last.Steps, s)
		return name, err
	}, "SELECT c.id, c.name, s.id, "+stepColumns+` FROM scenario c JOIN step s ON s.scenario_id = c.id
		WHERE c.removed = 0 AND s.removed = 0 ORDER BY c.id, s.position`)
	return found, err
}

// SaveScenario checks and keeps a scenario: a new one when its ID is 0, which
// it then gets. Steps with ID 0 are new and get one; a step that is no longer
// listed is hidden, since the history may name it, and saving it again under
// its ID shows it again. CodeDuplicate when another scenario has the name,
// CodeNotFound when the scenario, or a step that has an ID, is not there.
func (r *Register) SaveScenario(ctx context.Context, s *data.Scenario) error {
	saved := *s
	saved.Name = strings.TrimSpace(s.Name)
	saved.Steps = append([]data.Step(nil), s.Steps...)
	if err := saved.Validate(); err != nil {
		return err
	}
	err := r.update(ctx, func(tx *sql.Tx) error { return saveScenario(ctx, tx, &saved) })
	if err == nil {
		*s = saved
	}
	return err
}

func saveScenario(ctx context.Context, tx *sql.Tx, s *data.Scenario) (err error) {
	if err := freeScenario(ctx, tx, *s); err != nil {
		return err
	}
	if s.ID == 0 {
		if s.ID, err = insert(ctx, tx, "INSERT INTO scenario (name) VALUES (?)", s.Name); err != nil {
			return err
		}
	} else if err := changeOne(ctx, tx, scenarioGone, "UPDATE scenario SET name = ? WHERE id = ? AND removed = 0", s.Name, int64(s.ID)); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE step SET removed = 1 WHERE scenario_id = ?", int64(s.ID)); err != nil {
		return err
	}
	for i := range s.Steps {
		step := &s.Steps[i]
		args := []any{i, string(step.Basis), step.Offset, step.LongOffset, string(step.Channel), string(step.Level), string(step.Tone),
			step.Automatic, int64(step.Minimum), step.Deadline, int64(s.ID)}
		if step.ID == 0 {
			step.ID, err = insert(ctx, tx, "INSERT INTO step (position, "+stepColumns+", scenario_id) VALUES ("+marks(len(args))+")", args...)
		} else {
			err = changeOne(ctx, tx, stepGone, `UPDATE step SET removed = 0, position = ?, basis = ?, days = ?, long_days = ?, channel = ?, level = ?,
				tone = ?, automatic = ?, minimum_cents = ?, deadline_days = ? WHERE scenario_id = ? AND id = ?`, append(args, int64(step.ID))...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

var (
	scenarioGone = notFound("scenario", "Ce scénario n’est plus dans le registre\u00a0: il a été supprimé entre-temps. Choisissez-en un autre.")
	stepGone     = notFound("steps", "Une étape de ce scénario n’est plus dans le registre\u00a0: fermez la page et rouvrez-la.")
)

// changeOne runs an UPDATE of one row; gone is the error when there is none.
func changeOne(ctx context.Context, tx *sql.Tx, gone error, query string, args ...any) error {
	result, err := tx.ExecContext(ctx, query, args...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return gone
}

// freeScenario refuses the name of another scenario, case and accents apart.
func freeScenario(ctx context.Context, tx *sql.Tx, s data.Scenario) error {
	names, err := texts(ctx, tx, "SELECT name FROM scenario WHERE removed = 0 AND id <> ?", int64(s.ID))
	for _, name := range names {
		if data.Fold(name) == data.Fold(s.Name) {
			return duplicate("name", "Un scénario s’appelle déjà «\u00a0"+name+"\u00a0»\u00a0: donnez un autre nom à celui-ci.")
		}
	}
	return err
}

// scenarioThere refuses a reference to a scenario that is not there; 0 is none.
func scenarioThere(ctx context.Context, tx *sql.Tx, id data.ID) error {
	if id == 0 {
		return nil
	}
	found, err := exists(ctx, tx, "SELECT 1 FROM scenario WHERE id = ? AND removed = 0", int64(id))
	if err == nil && !found {
		err = scenarioGone
	}
	return err
}

// scenarioUsers name who uses scenario ?1, in the words of a sentence that
// begins with "Le scénario « … » sert".
var scenarioUsers = []struct{ query, use string }{
	{"SELECT '' FROM dunning WHERE default_scenario = ?1", "à tous les clients qui n’en ont pas d’autre%s. Choisissez d’abord un autre scénario par défaut."},
	{"SELECT profile FROM profile_scenario WHERE scenario_id = ?1 LIMIT 1", "au profil %s. Donnez d’abord un autre scénario à ce profil."},
	{"SELECT name FROM client WHERE scenario_id = ?1 ORDER BY archived, name_folded LIMIT 1", "au client %s. Donnez-lui d’abord un autre scénario."},
	{"SELECT number FROM invoice WHERE scenario_id = ?1 ORDER BY archived, number_key LIMIT 1", "à la facture %s. Donnez-lui d’abord un autre scénario."},
}

// DeleteScenario takes a scenario away; Restore puts it back. CodeHasHistory,
// with the name of who uses it, while it is the default one or that of a
// profile, a client or an invoice. What left by its steps stays as it was.
func (r *Register) DeleteScenario(ctx context.Context, id data.ID) (removed Removed, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		var name string
		if err := tx.QueryRowContext(ctx, "SELECT name FROM scenario WHERE id = ? AND removed = 0", int64(id)).Scan(&name); err != nil {
			if errors.Is(err, sql.ErrNoRows) {
				return scenarioGone
			}
			return err
		}
		for _, user := range scenarioUsers {
			names, err := texts(ctx, tx, user.query, int64(id))
			if err != nil {
				return err
			}
			if len(names) > 0 {
				who := names[0]
				if strings.Contains(user.use, "profil %s") {
					who = "«\u00a0" + data.Profile(who).French() + "\u00a0»"
				}
				return hasHistory("scenario", "Le scénario «\u00a0"+name+"\u00a0» sert "+strings.Replace(user.use, "%s", who, 1))
			}
		}
		_, err := tx.ExecContext(ctx, "UPDATE scenario SET removed = 1 WHERE id = ?", int64(id))
		return err
	})
	if err != nil {
		return Removed{}, err
	}
	return Removed{scenario: id}, nil
}

func restoreScenario(ctx context.Context, tx *sql.Tx, id data.ID) error {
	s := data.Scenario{ID: id}
	if err := tx.QueryRowContext(ctx, "SELECT name FROM scenario WHERE id = ?", int64(id)).Scan(&s.Name); err != nil {
		return err
	}
	if err := freeScenario(ctx, tx, s); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "UPDATE scenario SET removed = 0 WHERE id = ?", int64(id))
	return err
}
