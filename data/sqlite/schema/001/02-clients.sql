-- One row an import that added something, so that it can be undone.
CREATE TABLE import (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

-- Folded columns hold data.Fold of what they are named after. last_contact and
-- last_deadline are those of the newest contact: a trigger of the history keeps
-- them. AUTOINCREMENT: an id is never given twice, so that an undo can put a
-- record back where it was.
CREATE TABLE client (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  kind            TEXT NOT NULL CHECK (kind IN ('professional', 'consumer', 'public')),
  name            TEXT NOT NULL CHECK (name <> ''),
  name_folded     TEXT NOT NULL,
  civility        TEXT NOT NULL,
  contact         TEXT NOT NULL,
  phone           TEXT NOT NULL,
  mobile          TEXT NOT NULL,
  street          TEXT NOT NULL,
  extra           TEXT NOT NULL,
  postcode        TEXT NOT NULL,
  city            TEXT NOT NULL,
  city_folded     TEXT NOT NULL,
  country         TEXT NOT NULL,
  siren           TEXT NOT NULL,
  terms_days      INTEGER NOT NULL,
  terms_month_end TEXT NOT NULL,
  language        TEXT NOT NULL,
  channel         TEXT NOT NULL,
  notes           TEXT NOT NULL,
  folded          TEXT NOT NULL, -- name, contact, city, SIREN, e-mails: what a search looks at
  email           TEXT NOT NULL, -- where reminders go, by role
  archived        INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  last_contact    TEXT,
  last_deadline   TEXT,
  import_id       INTEGER REFERENCES import (id)
) STRICT;

CREATE INDEX client_by_name ON client (name_folded, id);
CREATE INDEX client_by_city ON client (city_folded, name_folded, id);
CREATE INDEX client_by_siren ON client (siren) WHERE siren <> '';
CREATE INDEX client_by_import ON client (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE client_email (
  client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  role      TEXT NOT NULL,
  address   TEXT NOT NULL,
  PRIMARY KEY (client_id, position)
) STRICT, WITHOUT ROWID;
