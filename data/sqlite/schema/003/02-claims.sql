-- The claims ledger of an invoice: what was waived of its penalties and its
-- indemnity, and what was paid of them. What is due is not here: it is computed.
-- A row that cancels another repeats what it takes back, so that money adds up
-- over all rows. payment_id is no reference: a payment may be taken back, and
-- the rows that name it, cancelled then, stay.
CREATE TABLE charge (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  invoice_id   INTEGER NOT NULL REFERENCES invoice (id),
  kind         TEXT NOT NULL CHECK (kind IN ('penalty', 'indemnity')),
  move         TEXT NOT NULL CHECK (move IN ('waived', 'paid')),
  on_day       TEXT NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  amount_cents INTEGER NOT NULL CHECK (CASE whole WHEN 0 THEN amount_cents > 0 ELSE amount_cents = 0 END),
  whole        INTEGER NOT NULL CHECK (whole = 0 OR whole = 1 AND move = 'waived'),
  reason       TEXT NOT NULL CHECK (reason <> '' OR move = 'paid' OR cancels IS NOT NULL),
  payment_id   INTEGER CHECK ((payment_id IS NOT NULL) = (move = 'paid')),
  cancels      INTEGER UNIQUE REFERENCES charge (id)
) STRICT;

CREATE INDEX charge_by_invoice ON charge (invoice_id, on_day);
CREATE INDEX charge_by_payment ON charge (payment_id) WHERE payment_id IS NOT NULL;

CREATE TRIGGER charge_fixed BEFORE UPDATE ON charge BEGIN
  SELECT RAISE(ABORT, 'the claims ledger only grows');
END;
CREATE TRIGGER charge_kept BEFORE DELETE ON charge BEGIN
  SELECT RAISE(ABORT, 'the claims ledger only grows');
END;

-- The last wall against spending money twice.
CREATE TRIGGER charge_within_payment BEFORE INSERT ON charge WHEN NEW.move = 'paid' AND NEW.cancels IS NULL
  AND coalesce((SELECT unallocated_cents FROM payment WHERE id = NEW.payment_id), 0) < NEW.amount_cents BEGIN
  SELECT RAISE(ABORT, 'a charge is paid out of what its payment has left');
END;
CREATE TRIGGER charge_cancels_one BEFORE INSERT ON charge WHEN NEW.cancels IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM charge WHERE id = NEW.cancels AND cancels IS NULL AND invoice_id = NEW.invoice_id AND kind = NEW.kind
    AND move = NEW.move AND amount_cents = NEW.amount_cents AND whole = NEW.whole AND payment_id IS NEW.payment_id) BEGIN
  SELECT RAISE(ABORT, 'a row cancels one that is like it');
END;

CREATE TRIGGER charge_added AFTER INSERT ON charge WHEN NEW.move = 'paid' BEGIN
  UPDATE payment SET unallocated_cents = unallocated_cents + CASE WHEN NEW.cancels IS NULL THEN -NEW.amount_cents ELSE NEW.amount_cents END
  WHERE id = NEW.payment_id;
END;

-- What made the delay of prescription of an invoice start again. A row that
-- cancels another repeats its kind.
CREATE TABLE interruption (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
  kind        TEXT NOT NULL CHECK (kind IN ('recognition', 'court', 'enforcement')),
  on_day      TEXT NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note        TEXT NOT NULL,
  document_id INTEGER REFERENCES document (id),
  cancels     INTEGER UNIQUE REFERENCES interruption (id)
) STRICT;

CREATE INDEX interruption_by_invoice ON interruption (invoice_id, on_day);
CREATE INDEX interruption_by_document ON interruption (document_id) WHERE document_id IS NOT NULL;

CREATE TRIGGER interruption_fixed BEFORE UPDATE ON interruption BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;
CREATE TRIGGER interruption_kept BEFORE DELETE ON interruption BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;
CREATE TRIGGER interruption_cancels_one BEFORE INSERT ON interruption WHEN NEW.cancels IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM interruption WHERE id = NEW.cancels AND cancels IS NULL AND invoice_id = NEW.invoice_id AND kind = NEW.kind) BEGIN
  SELECT RAISE(ABORT, 'a row cancels one that is like it');
END;

-- Open claims by due date, so that those near prescription are found without
-- looking at the others.
CREATE INDEX invoice_claims ON invoice (due, client_id) WHERE archived = 0 AND balance_cents > 0;
