-- What keeps reminders from leaving for a while. Each is kept for ever: what
-- ends it is written into it, what it was about never changes.
CREATE TABLE dispute (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id  INTEGER NOT NULL REFERENCES client (id),
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  reason     TEXT NOT NULL,
  note       TEXT NOT NULL,
  opened     TEXT NOT NULL CHECK (opened GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  closed     TEXT CHECK (closed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND closed >= opened),
  outcome    TEXT NOT NULL,
  CHECK ((closed IS NULL) = (outcome = ''))
) STRICT;

CREATE UNIQUE INDEX dispute_open ON dispute (invoice_id) WHERE closed IS NULL;
CREATE INDEX dispute_by_invoice ON dispute (invoice_id);
CREATE INDEX dispute_by_client ON dispute (client_id);

CREATE TABLE promise (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id    INTEGER NOT NULL REFERENCES client (id),
  made         TEXT NOT NULL CHECK (made GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due          TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND due >= made),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  currency     TEXT NOT NULL CHECK (length(currency) = 3),
  opened_cents INTEGER NOT NULL, -- what was open on its invoices when it was made: what came in since is the difference
  note         TEXT NOT NULL,
  withdrawn    TEXT CHECK (withdrawn GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE INDEX promise_by_client ON promise (client_id);

CREATE TABLE promise_invoice (
  promise_id INTEGER NOT NULL REFERENCES promise (id),
  position   INTEGER NOT NULL,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  PRIMARY KEY (promise_id, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX promise_invoice_once ON promise_invoice (invoice_id, promise_id);

CREATE TABLE instalment_plan (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id  INTEGER NOT NULL REFERENCES client (id),
  made       TEXT NOT NULL CHECK (made GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  currency   TEXT NOT NULL CHECK (length(currency) = 3),
  grace_days INTEGER NOT NULL CHECK (grace_days >= 0),
  opened_cents INTEGER NOT NULL, -- as a promise's
  note       TEXT NOT NULL,
  ended      TEXT CHECK (ended GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE INDEX instalment_plan_by_client ON instalment_plan (client_id);

CREATE TABLE instalment_plan_invoice (
  plan_id    INTEGER NOT NULL REFERENCES instalment_plan (id),
  position   INTEGER NOT NULL,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX instalment_plan_invoice_once ON instalment_plan_invoice (invoice_id, plan_id);

CREATE TABLE instalment (
  plan_id      INTEGER NOT NULL REFERENCES instalment_plan (id),
  position     INTEGER NOT NULL,
  due          TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

-- Of an invoice, of a client's invoices (no invoice), or of everything (neither).
CREATE TABLE pause (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id  INTEGER REFERENCES client (id),
  invoice_id INTEGER REFERENCES invoice (id),
  made       TEXT NOT NULL CHECK (made GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  until      TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND until >= made),
  reason     TEXT NOT NULL CHECK (reason <> ''),
  ended      TEXT CHECK (ended GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CHECK (invoice_id IS NULL OR client_id IS NOT NULL)
) STRICT;

CREATE INDEX pause_running ON pause (until) WHERE ended IS NULL;
CREATE INDEX pause_by_client ON pause (client_id);
CREATE INDEX pause_by_invoice ON pause (invoice_id) WHERE invoice_id IS NOT NULL;

CREATE TRIGGER dispute_kept BEFORE DELETE ON dispute BEGIN
  SELECT RAISE(ABORT, 'a dispute is closed, never deleted');
END;
CREATE TRIGGER dispute_fixed BEFORE UPDATE OF id, client_id, invoice_id, opened ON dispute BEGIN
  SELECT RAISE(ABORT, 'what a dispute is about never changes');
END;
CREATE TRIGGER promise_kept BEFORE DELETE ON promise BEGIN
  SELECT RAISE(ABORT, 'a promise is withdrawn, never deleted');
END;
CREATE TRIGGER promise_fixed BEFORE UPDATE OF id, client_id, made, due, amount_cents, currency, opened_cents ON promise BEGIN
  SELECT RAISE(ABORT, 'what was promised never changes');
END;
CREATE TRIGGER promise_invoice_kept BEFORE DELETE ON promise_invoice BEGIN
  SELECT RAISE(ABORT, 'a promise is withdrawn, never deleted');
END;
CREATE TRIGGER promise_invoice_fixed BEFORE UPDATE ON promise_invoice BEGIN
  SELECT RAISE(ABORT, 'what was promised never changes');
END;
CREATE TRIGGER instalment_plan_kept BEFORE DELETE ON instalment_plan BEGIN
  SELECT RAISE(ABORT, 'a plan is ended, never deleted');
END;
CREATE TRIGGER instalment_plan_fixed BEFORE UPDATE OF id, client_id, made, currency, grace_days, opened_cents ON instalment_plan BEGIN
  SELECT RAISE(ABORT, 'what was agreed never changes');
END;
CREATE TRIGGER instalment_plan_invoice_kept BEFORE DELETE ON instalment_plan_invoice BEGIN
  SELECT RAISE(ABORT, 'a plan is ended, never deleted');
END;
CREATE TRIGGER instalment_plan_invoice_fixed BEFORE UPDATE ON instalment_plan_invoice BEGIN
  SELECT RAISE(ABORT, 'what was agreed never changes');
END;
CREATE TRIGGER instalment_kept BEFORE DELETE ON instalment BEGIN
  SELECT RAISE(ABORT, 'a plan is ended, never deleted');
END;
CREATE TRIGGER instalment_fixed BEFORE UPDATE ON instalment BEGIN
  SELECT RAISE(ABORT, 'what was agreed never changes');
END;
CREATE TRIGGER pause_kept BEFORE DELETE ON pause BEGIN
  SELECT RAISE(ABORT, 'a pause is ended, never deleted');
END;
CREATE TRIGGER pause_fixed BEFORE UPDATE OF id, client_id, invoice_id, made, until ON pause BEGIN
  SELECT RAISE(ABORT, 'a pause is ended, never changed');
END;
