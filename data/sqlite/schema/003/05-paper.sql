-- A client's collective proceedings; the judgment itself is insolvent_on.
CREATE INDEX client_insolvent ON client (name_folded, id) WHERE insolvent_on IS NOT NULL;
ALTER TABLE client ADD COLUMN proceeding_kind TEXT NOT NULL DEFAULT '' CHECK (proceeding_kind IN ('', 'safeguard', 'recovery', 'liquidation'));
ALTER TABLE client ADD COLUMN proceeding_court TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN published_on TEXT CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE client ADD COLUMN trustee TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN trustee_street TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN trustee_extra TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN trustee_postcode TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN trustee_city TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN trustee_country TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN declared_on TEXT CHECK (declared_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

ALTER TABLE sender ADD COLUMN pays_first TEXT NOT NULL DEFAULT '' CHECK (pays_first IN ('', 'interest'));

-- How letters are printed. The pictures are PNG.
CREATE TABLE paper (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  envelope    TEXT NOT NULL CHECK (envelope IN ('DL', 'C5', 'C4')),
  window_left INTEGER NOT NULL CHECK (window_left IN (0, 1)),
  logo        BLOB,
  signature   BLOB
) STRICT;

-- Where the address stands, in tenths of a millimetre, to the right and down.
CREATE TABLE paper_offset (
  envelope TEXT PRIMARY KEY CHECK (envelope IN ('DL', 'C5', 'C4')),
  x        INTEGER NOT NULL,
  y        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The estimate of what handing a case over costs. The amounts are the user's:
-- tariffs differ, and none is put before him as if it were certain.
CREATE TABLE fee (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  provider    TEXT NOT NULL CHECK (provider IN ('bailiff', 'collector', 'court')),
  label       TEXT NOT NULL CHECK (label <> ''),
  fixed_cents INTEGER NOT NULL CHECK (fixed_cents >= 0), -- tax included
  percent     INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 10000), -- of what is recovered, in hundredths of a percent
  source      TEXT NOT NULL
) STRICT;

INSERT INTO fee (provider, label, fixed_cents, percent, source) VALUES
  ('bailiff',   'Ouverture du dossier', 0, 0, ''),
  ('bailiff',   'Démarches amiables', 0, 0, ''),
  ('bailiff',   'Honoraires sur les sommes encaissées', 0, 0, ''),
  ('bailiff',   'Actes et débours', 0, 0, ''),
  ('collector', 'Ouverture du dossier', 0, 0, ''),
  ('collector', 'Commission sur les sommes encaissées', 0, 0, ''),
  ('collector', 'Frais si rien n’est encaissé', 0, 0, ''),
  ('court',     'Frais de greffe', 0, 0, ''),
  ('court',     'Remise de l’ordonnance par un commissaire de justice', 0, 0, ''),
  ('court',     'Mesures d’exécution', 0, 0, '');
