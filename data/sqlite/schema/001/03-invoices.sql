-- balance_cents is the signed total less its allocations. Triggers alone keep
-- it; `check` computes it again. Its CHECK is the last wall against settling an
-- invoice beyond its total. last_level (rank of the highest level that left)
-- and last_contact are kept by a trigger of the history, which only grows.
CREATE TABLE invoice (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id     INTEGER NOT NULL REFERENCES client (id),
  number        TEXT NOT NULL UNIQUE,
  number_key    TEXT NOT NULL, -- folded, its figures padded: F-9 comes before F-10
  kind          TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
  issued        TEXT NOT NULL CHECK (issued GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due           TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND due >= issued),
  total_cents   INTEGER NOT NULL CHECK (total_cents > 0),
  signed_cents  INTEGER NOT NULL CHECK (signed_cents = CASE kind WHEN 'invoice' THEN total_cents ELSE -total_cents END),
  balance_cents INTEGER NOT NULL CHECK (
    CASE kind WHEN 'invoice' THEN balance_cents BETWEEN 0 AND total_cents ELSE balance_cents BETWEEN -total_cents AND 0 END),
  currency      TEXT NOT NULL CHECK (length(currency) = 3),
  subject       TEXT NOT NULL,
  order_ref     TEXT NOT NULL,
  payment_link  TEXT NOT NULL,
  direct_debit  INTEGER NOT NULL CHECK (direct_debit IN (0, 1)),
  folded        TEXT NOT NULL, -- number, subject, order reference: what a search looks at
  archived      INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  last_level    INTEGER NOT NULL DEFAULT 0,
  last_contact  TEXT,
  import_id     INTEGER REFERENCES import (id)
) STRICT;

-- One index for each sort of the list, holding what the filters look at, so
-- that any list is one pass over one index; totals are one over invoice_by_due,
-- and invoice_foreign, which is small, tells currencies apart.
CREATE INDEX invoice_by_number ON invoice (number_key, id, due, balance_cents) WHERE archived = 0;
CREATE INDEX invoice_by_issued ON invoice (issued, id, due, balance_cents) WHERE archived = 0;
CREATE INDEX invoice_by_due ON invoice (due, id, balance_cents, signed_cents) WHERE archived = 0;
CREATE INDEX invoice_by_total ON invoice (signed_cents, id, due, balance_cents) WHERE archived = 0;
CREATE INDEX invoice_by_balance ON invoice (balance_cents, id, due) WHERE archived = 0;
CREATE INDEX invoice_by_client ON invoice (client_id, due, id, balance_cents, archived);
CREATE INDEX invoice_open ON invoice (client_id, currency, due, balance_cents, last_level) WHERE archived = 0 AND balance_cents <> 0;
CREATE INDEX invoice_foreign ON invoice (currency, due, balance_cents, signed_cents) WHERE archived = 0 AND currency <> 'EUR';
CREATE INDEX invoice_archived ON invoice (id) WHERE archived = 1;
CREATE INDEX invoice_by_import ON invoice (import_id) WHERE import_id IS NOT NULL;
