-- Kept files. The content comes last, so that reading a name never reads it.
CREATE TABLE document (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT NOT NULL,
  mime    TEXT NOT NULL,
  size    INTEGER NOT NULL CHECK (size = length(content)),
  sha256  TEXT NOT NULL CHECK (length(sha256) = 64),
  content BLOB NOT NULL
) STRICT;

CREATE TRIGGER document_fixed BEFORE UPDATE ON document BEGIN
  SELECT RAISE(ABORT, 'a kept file is never changed');
END;

CREATE TABLE attachment (
  invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
  document_id INTEGER NOT NULL REFERENCES document (id),
  PRIMARY KEY (invoice_id, document_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_by_document ON attachment (document_id);

-- The history: what left, what was said. It only grows.
CREATE TABLE contact (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id    INTEGER NOT NULL REFERENCES client (id),
  at           TEXT NOT NULL, -- instant, UTC
  on_day       TEXT NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  channel      TEXT NOT NULL,
  level        TEXT NOT NULL,
  recipient    TEXT NOT NULL,
  subject      TEXT NOT NULL,
  text         TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  currency     TEXT NOT NULL,
  deadline     TEXT,
  document_id  INTEGER REFERENCES document (id),
  sha256       TEXT NOT NULL
) STRICT;

CREATE INDEX contact_by_client ON contact (client_id, at);
CREATE INDEX contact_by_day ON contact (at);
CREATE INDEX contact_by_document ON contact (document_id) WHERE document_id IS NOT NULL;

-- What the contact was about, with the number and the balance of that day.
CREATE TABLE contact_line (
  contact_id    INTEGER NOT NULL REFERENCES contact (id),
  position      INTEGER NOT NULL,
  invoice_id    INTEGER NOT NULL REFERENCES invoice (id),
  number        TEXT NOT NULL,
  balance_cents INTEGER NOT NULL,
  PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_line_by_invoice ON contact_line (invoice_id);

CREATE TRIGGER contact_fixed BEFORE UPDATE ON contact BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;
CREATE TRIGGER contact_kept BEFORE DELETE ON contact BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;
CREATE TRIGGER contact_line_fixed BEFORE UPDATE ON contact_line BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;
CREATE TRIGGER contact_line_kept BEFORE DELETE ON contact_line BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;

CREATE TRIGGER contact_added AFTER INSERT ON contact BEGIN
  UPDATE client SET last_contact = NEW.on_day, last_deadline = NEW.deadline
  WHERE id = NEW.client_id AND (last_contact IS NULL OR last_contact <= NEW.on_day);
END;

CREATE TRIGGER contact_line_added AFTER INSERT ON contact_line BEGIN
  UPDATE invoice SET
    last_level = max(last_level, CASE c.level WHEN 'upcoming' THEN 1 WHEN 'first' THEN 2 WHEN 'second' THEN 3
      WHEN 'third' THEN 4 WHEN 'formal_notice' THEN 5 ELSE 0 END),
    last_contact = max(coalesce(last_contact, c.on_day), c.on_day)
  FROM (SELECT level, on_day FROM contact WHERE id = NEW.contact_id) AS c
  WHERE invoice.id = NEW.invoice_id;
END;
