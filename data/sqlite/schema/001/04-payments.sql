-- unallocated_cents is money on account: the amount less its allocations.
-- Triggers keep it.
CREATE TABLE payment (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id         INTEGER NOT NULL REFERENCES client (id),
  on_day            TEXT NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  amount_cents      INTEGER NOT NULL CHECK (amount_cents >= 0),
  unallocated_cents INTEGER NOT NULL,
  currency          TEXT NOT NULL CHECK (length(currency) = 3),
  method            TEXT NOT NULL,
  reference         TEXT NOT NULL,
  import_id         INTEGER REFERENCES import (id)
) STRICT;

CREATE INDEX payment_by_client ON payment (client_id, on_day);
CREATE INDEX payment_on_account ON payment (client_id, currency, unallocated_cents) WHERE unallocated_cents <> 0;
CREATE INDEX payment_by_import ON payment (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE allocation (
  payment_id   INTEGER NOT NULL REFERENCES payment (id),
  invoice_id   INTEGER NOT NULL REFERENCES invoice (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0),
  PRIMARY KEY (payment_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX allocation_by_invoice ON allocation (invoice_id, payment_id, amount_cents);

CREATE TRIGGER allocation_added AFTER INSERT ON allocation BEGIN
  UPDATE invoice SET balance_cents = balance_cents - NEW.amount_cents WHERE id = NEW.invoice_id;
  UPDATE payment SET unallocated_cents = unallocated_cents - NEW.amount_cents WHERE id = NEW.payment_id;
END;

CREATE TRIGGER allocation_removed AFTER DELETE ON allocation BEGIN
  UPDATE invoice SET balance_cents = balance_cents + OLD.amount_cents WHERE id = OLD.invoice_id;
  UPDATE payment SET unallocated_cents = unallocated_cents + OLD.amount_cents WHERE id = OLD.payment_id;
END;

CREATE TRIGGER allocation_fixed BEFORE UPDATE ON allocation BEGIN
  SELECT RAISE(ABORT, 'an allocation is removed and added, never changed');
END;
