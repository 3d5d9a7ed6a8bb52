ALTER TABLE contact ADD COLUMN step_id INTEGER REFERENCES step (id);
ALTER TABLE contact ADD COLUMN occasion TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN result TEXT NOT NULL DEFAULT '';

CREATE INDEX contact_by_occasion ON contact (occasion, id, result) WHERE occasion <> '';

-- A contact counts for the client's gap where somebody was reached (a message on
-- an answering machine does not: the call is made again two days later); a contact
-- that gives no deadline leaves the one that was given before.
DROP TRIGGER contact_added;
CREATE TRIGGER contact_added AFTER INSERT ON contact WHEN NEW.result NOT IN ('skipped', 'restored', 'unreachable', 'message_left') BEGIN
  UPDATE client SET last_contact = NEW.on_day, last_deadline = coalesce(NEW.deadline, last_deadline)
  WHERE id = NEW.client_id AND (last_contact IS NULL OR last_contact <= NEW.on_day);
END;

-- A step that was passed, or restored, moves last_step only; a call to be made
-- again moves neither level nor step.
DROP TRIGGER contact_line_added;
CREATE TRIGGER contact_line_added AFTER INSERT ON contact_line BEGIN
  UPDATE invoice SET
    last_level = CASE WHEN c.result IN ('skipped', 'restored', 'unreachable', 'message_left') THEN last_level
      ELSE max(last_level, CASE c.level WHEN 'upcoming' THEN 1 WHEN 'first' THEN 2 WHEN 'second' THEN 3
        WHEN 'third' THEN 4 WHEN 'formal_notice' THEN 5 ELSE 0 END) END,
    last_contact = CASE WHEN c.result IN ('skipped', 'restored', 'unreachable', 'message_left') THEN last_contact
      ELSE max(coalesce(last_contact, c.on_day), c.on_day) END,
    last_step = CASE WHEN c.result = 'restored' THEN c.step_id
      WHEN c.step_id IS NULL OR c.result IN ('unreachable', 'message_left') THEN last_step ELSE c.step_id END
  FROM (SELECT level, on_day, step_id, result FROM contact WHERE id = NEW.contact_id) AS c
  WHERE invoice.id = NEW.invoice_id;
END;

-- abandoned: the program that composed it seemed to have ended.
ALTER TABLE message ADD COLUMN step_id INTEGER REFERENCES step (id);
ALTER TABLE message ADD COLUMN occasion TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN tone TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1));
ALTER TABLE message ADD COLUMN abandoned INTEGER NOT NULL DEFAULT 0 CHECK (abandoned IN (0, 1));

CREATE INDEX message_by_occasion ON message (occasion, id) WHERE occasion <> '' AND state <> 'cancelled';
CREATE INDEX message_automatic ON message (updated) WHERE automatic = 1;
