-- What the user's own business is, and how the program is set. The password of
-- the mail account is never here: it is in the system's keyring.
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sender (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  name            TEXT NOT NULL,
  legal_form      TEXT NOT NULL,
  capital_cents   INTEGER NOT NULL CHECK (capital_cents >= 0),
  siren           TEXT NOT NULL,
  siret           TEXT NOT NULL,
  rcs             TEXT NOT NULL,
  vat             TEXT NOT NULL,
  street          TEXT NOT NULL,
  extra           TEXT NOT NULL,
  postcode        TEXT NOT NULL,
  city            TEXT NOT NULL,
  country         TEXT NOT NULL,
  email           TEXT NOT NULL,
  phone           TEXT NOT NULL,
  iban            TEXT NOT NULL,
  bic             TEXT NOT NULL,
  place           TEXT NOT NULL,
  terms_days      INTEGER NOT NULL,
  terms_month_end TEXT NOT NULL,
  late_rate       INTEGER NOT NULL -- hundredths of a percent, a year; 0 = the legal default
) STRICT;

CREATE TABLE account (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  address  TEXT NOT NULL,
  name     TEXT NOT NULL,
  host     TEXT NOT NULL,
  port     INTEGER NOT NULL,
  security TEXT NOT NULL CHECK (security IN ('tls', 'starttls')),
  login    TEXT NOT NULL
) STRICT;

-- Texts the user changed; a text that is not here is the program's own.
CREATE TABLE override (
  key     TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
