-- Scenarios and their steps. Neither is ever deleted, since the history names
-- steps: what the user takes away is hidden, and an undo shows it again.
CREATE TABLE scenario (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT NOT NULL CHECK (name <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE step (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  scenario_id   INTEGER NOT NULL REFERENCES scenario (id),
  position      INTEGER NOT NULL,
  basis         TEXT NOT NULL CHECK (basis IN ('due', 'issued')),
  days          INTEGER NOT NULL, -- after the basis; before it where negative
  long_days     INTEGER NOT NULL, -- the same for terms of more than 45 days
  channel       TEXT NOT NULL,
  level         TEXT NOT NULL,
  tone          TEXT NOT NULL,
  deadline_days INTEGER NOT NULL CHECK (deadline_days >= 0), -- that it gives to pay; 0 = the text's own
  minimum_cents INTEGER NOT NULL CHECK (minimum_cents >= 0),
  automatic     INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  removed       INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  CHECK (automatic = 0 OR (channel = 'email' AND level <> 'formal_notice'))
) STRICT;

CREATE INDEX step_by_scenario ON step (scenario_id, position);

CREATE TRIGGER scenario_kept BEFORE DELETE ON scenario BEGIN
  SELECT RAISE(ABORT, 'a scenario is hidden, never deleted');
END;
CREATE TRIGGER step_kept BEFORE DELETE ON step BEGIN
  SELECT RAISE(ABORT, 'a step is hidden, never deleted');
END;
CREATE TRIGGER step_fixed BEFORE UPDATE OF id, scenario_id ON step BEGIN
  SELECT RAISE(ABORT, 'a step stays in its scenario');
END;

CREATE TABLE profile_scenario (
  profile     TEXT PRIMARY KEY,
  scenario_id INTEGER NOT NULL REFERENCES scenario (id)
) STRICT, WITHOUT ROWID;

-- What bounds all scenarios, and the day on which the user last said that
-- receipts were up to date.
CREATE TABLE dunning (
  id               INTEGER PRIMARY KEY CHECK (id = 1),
  default_scenario INTEGER NOT NULL REFERENCES scenario (id),
  gap_days         INTEGER NOT NULL,
  threshold_cents  INTEGER NOT NULL,
  large_cents      INTEGER NOT NULL,
  habit_days       INTEGER NOT NULL,
  earlier_days     INTEGER NOT NULL,
  august           INTEGER NOT NULL CHECK (august IN (0, 1)),
  receipts_days    INTEGER NOT NULL,
  thanks           INTEGER NOT NULL CHECK (thanks IN (0, 1)),
  automatic        INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  rehearsal        INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
  not_before       INTEGER NOT NULL,
  cap_per_day      INTEGER NOT NULL,
  cap_per_client   INTEGER NOT NULL,
  confirmed        TEXT CHECK (confirmed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

INSERT INTO scenario (id, name) VALUES
  (1, 'Standard'), (2, 'Nouveau client'), (3, 'Client fidèle'), (4, 'Grand compte'),
  (5, 'Mauvais payeur'), (6, 'Sans e-mail'), (7, 'Particulier'), (8, 'Organisme public');

INSERT INTO step (scenario_id, position, basis, days, long_days, channel, level, tone, deadline_days, minimum_cents, automatic) VALUES
  (1, 0, 'due',    -5, -10, 'email',      'upcoming',      'cordial',       0,    0, 1),
  (1, 1, 'due',     5,  10, 'email',      'first',         'cordial',       0,    0, 1),
  (1, 2, 'due',    15,  25, 'email',      'second',        'formal',        7,    0, 1),
  (1, 3, 'due',    30,  50, 'registered', 'formal_notice', 'formal',        8, 5000, 0),
  (2, 0, 'due',    -5, -10, 'email',      'upcoming',      'formal',        0,    0, 1),
  (2, 1, 'due',     5,  10, 'email',      'first',         'formal',        0,    0, 1),
  (2, 2, 'due',    15,  25, 'email',      'second',        'formal',        7,    0, 1),
  (2, 3, 'due',    30,  50, 'registered', 'formal_notice', 'formal',        8, 5000, 0),
  (3, 0, 'due',    -3,  -3, 'email',      'upcoming',      'cordial',       0,    0, 1),
  (3, 1, 'due',     7,  10, 'email',      'first',         'cordial',       0,    0, 1),
  (3, 2, 'due',    20,  25, 'call',       'second',        'cordial',       0,    0, 0),
  (3, 3, 'due',    40,  50, 'registered', 'formal_notice', 'formal',        8, 5000, 0),
  (4, 0, 'issued',  3,   3, 'call',       'upcoming',      'formal',        0,    0, 0),
  (4, 1, 'due',    -5, -10, 'email',      'upcoming',      'formal',        0,    0, 1),
  (4, 2, 'due',     7,  10, 'call',       'first',         'formal',        0,    0, 0),
  (4, 3, 'due',    15,  20, 'email',      'second',        'formal',        7,    0, 0),
  (4, 4, 'due',    25,  35, 'call',       'second',        'formal',        0,    0, 0),
  (4, 5, 'due',    45,  60, 'registered', 'formal_notice', 'formal',        8, 5000, 0),
  (5, 0, 'due',   -10, -10, 'email',      'upcoming',      'formal',        0,    0, 1),
  (5, 1, 'due',     2,   2, 'email',      'first',         'firm',          0,    0, 1),
  (5, 2, 'due',    10,  10, 'email',      'second',        'firm',          7,    0, 1),
  (5, 3, 'due',    20,  20, 'registered', 'formal_notice', 'formal',        8, 5000, 0),
  (6, 0, 'due',    -5,  -5, 'call',       'upcoming',      'cordial',       0,    0, 0),
  (6, 1, 'due',     5,  10, 'call',       'first',         'cordial',       0,    0, 0),
  (6, 2, 'due',    15,  25, 'letter',     'second',        'formal',        7,    0, 0),
  (6, 3, 'due',    30,  50, 'registered', 'formal_notice', 'formal',        8, 5000, 0),
  (7, 0, 'due',    -5,  -5, 'email',      'upcoming',      'cordial',       0,    0, 1),
  (7, 1, 'due',     5,   5, 'email',      'first',         'cordial',       0,    0, 1),
  (7, 2, 'due',    15,  15, 'email',      'second',        'understanding', 7,    0, 1),
  (7, 3, 'due',    25,  25, 'email',      'third',         'formal',        7,    0, 0),
  (7, 4, 'due',    40,  40, 'registered', 'formal_notice', 'formal',        8, 5000, 0),
  (8, 0, 'due',    -5,  -5, 'email',      'upcoming',      'formal',        0,    0, 1),
  (8, 1, 'due',    10,  10, 'email',      'first',         'formal',        0,    0, 1),
  (8, 2, 'due',    25,  25, 'email',      'second',        'formal',        7,    0, 1),
  (8, 3, 'due',    45,  45, 'letter',     'third',         'formal',        7,    0, 0),
  (8, 4, 'due',    60,  60, 'registered', 'formal_notice', 'formal',        8, 5000, 0);

INSERT INTO profile_scenario (profile, scenario_id) VALUES
  ('standard', 1), ('new', 2), ('regular', 3), ('key_account', 4), ('bad_payer', 5), ('no_email', 6), ('consumer', 7), ('public_body', 8);

INSERT INTO dunning VALUES (1, 1, 5, 1000, 500000, 10, 5, 0, 3, 0, 0, 0, 9, 20, 1, NULL);
