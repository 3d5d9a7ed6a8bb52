-- Messages on their way out. contact_id is the line of the history that a sent
-- message became: both are written in one transaction.
CREATE TABLE message (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id    INTEGER NOT NULL REFERENCES client (id),
  level        TEXT NOT NULL,
  cycle        INTEGER NOT NULL,
  key          TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('reserved', 'waiting', 'sending', 'sent', 'failed', 'uncertain', 'cancelled')),
  recipient    TEXT NOT NULL,
  subject      TEXT NOT NULL,
  body         TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  currency     TEXT NOT NULL,
  deadline     TEXT,
  message_id   TEXT NOT NULL,
  document_id  INTEGER REFERENCES document (id),
  sha256       TEXT NOT NULL,
  attempts     INTEGER NOT NULL,
  temporary    INTEGER NOT NULL CHECK (temporary IN (0, 1)),
  last_error   TEXT NOT NULL,
  created      TEXT NOT NULL,
  updated      TEXT NOT NULL,
  contact_id   INTEGER REFERENCES contact (id),
  CHECK ((state = 'sent') = (contact_id IS NOT NULL)),
  CHECK (state IN ('reserved', 'cancelled') OR document_id IS NOT NULL)
) STRICT;

-- No reminder leaves twice: the key names client, level, invoices and cycle.
CREATE UNIQUE INDEX message_once ON message (key) WHERE state <> 'cancelled';
CREATE INDEX message_under_way ON message (id) WHERE state IN ('reserved', 'waiting', 'sending', 'failed', 'uncertain');
CREATE INDEX message_by_client ON message (client_id);
CREATE INDEX message_by_document ON message (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE message_line (
  message_id    INTEGER NOT NULL REFERENCES message (id),
  position      INTEGER NOT NULL,
  invoice_id    INTEGER NOT NULL REFERENCES invoice (id),
  number        TEXT NOT NULL,
  balance_cents INTEGER NOT NULL,
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_line_by_invoice ON message_line (invoice_id);

CREATE TRIGGER message_kept BEFORE DELETE ON message BEGIN
  SELECT RAISE(ABORT, 'a message is cancelled, never deleted');
END;
CREATE TRIGGER message_sent_fixed BEFORE UPDATE ON message WHEN OLD.state = 'sent' BEGIN
  SELECT RAISE(ABORT, 'a sent message is never changed');
END;
