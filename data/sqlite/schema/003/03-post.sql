-- Registered letters that were printed here. days: the deadline that the letter
-- gives, from its receipt; 0 = none.
CREATE TABLE posting (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id),
  days       INTEGER NOT NULL CHECK (days >= 0)
) STRICT;

-- What happened to them. It only grows: the last row of a kind counts, and one
-- without its value takes the one before it back.
CREATE TABLE post_event (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id  INTEGER NOT NULL REFERENCES posting (contact_id),
  at          TEXT NOT NULL, -- instant, UTC
  kind        TEXT NOT NULL CHECK (kind IN ('number', 'posted', 'presented', 'delivered', 'unclaimed', 'refused', 'unknown', 'slip', 'receipt', 'not_posted')),
  on_day      TEXT CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  number      TEXT NOT NULL,
  document_id INTEGER REFERENCES document (id),
  sha256      TEXT NOT NULL
) STRICT;

CREATE INDEX post_event_by_letter ON post_event (contact_id, id);
CREATE INDEX post_event_by_number ON post_event (number) WHERE number <> '';
CREATE INDEX post_event_by_document ON post_event (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX post_event_not_posted ON post_event (contact_id, id, on_day) WHERE kind = 'not_posted';

CREATE TRIGGER posting_fixed BEFORE UPDATE ON posting BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;
CREATE TRIGGER posting_kept BEFORE DELETE ON posting BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;
CREATE TRIGGER post_event_fixed BEFORE UPDATE ON post_event BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;
CREATE TRIGGER post_event_kept BEFORE DELETE ON post_event BEGIN
  SELECT RAISE(ABORT, 'the history only grows');
END;

INSERT INTO posting SELECT id, 8 FROM contact WHERE channel = 'registered' AND document_id IS NOT NULL AND result = '';

-- A paper that is kept only, since it asks the client for nothing, moves nothing.
DROP TRIGGER contact_added;
CREATE TRIGGER contact_added AFTER INSERT ON contact WHEN NEW.result NOT IN ('skipped', 'restored', 'kept', 'unreachable', 'message_left') BEGIN
  UPDATE client SET last_contact = NEW.on_day, last_deadline = coalesce(NEW.deadline, last_deadline)
  WHERE id = NEW.client_id AND (last_contact IS NULL OR last_contact <= NEW.on_day);
END;

DROP TRIGGER contact_line_added;
CREATE TRIGGER contact_line_added AFTER INSERT ON contact_line BEGIN
  UPDATE invoice SET
    last_level = CASE WHEN c.result IN ('skipped', 'restored', 'kept', 'unreachable', 'message_left') THEN last_level
      ELSE max(last_level, CASE c.level WHEN 'upcoming' THEN 1 WHEN 'first' THEN 2 WHEN 'second' THEN 3
        WHEN 'third' THEN 4 WHEN 'formal_notice' THEN 5 ELSE 0 END) END,
    last_contact = CASE WHEN c.result IN ('skipped', 'restored', 'kept', 'unreachable', 'message_left') THEN last_contact
      ELSE max(coalesce(last_contact, c.on_day), c.on_day) END,
    last_step = CASE WHEN c.result = 'restored' THEN c.step_id
      WHEN c.step_id IS NULL OR c.result IN ('kept', 'unreachable', 'message_left') THEN last_step ELSE c.step_id END
  FROM (SELECT level, on_day, step_id, result FROM contact WHERE id = NEW.contact_id) AS c
  WHERE invoice.id = NEW.invoice_id;
END;
