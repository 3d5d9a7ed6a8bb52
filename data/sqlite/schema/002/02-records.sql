-- median_late and settled (number of invoices it looks at, the last 20) are
-- kept by the program whenever payments change; `check` computes them again.
ALTER TABLE client ADD COLUMN profile TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN scenario_id INTEGER REFERENCES scenario (id);
ALTER TABLE client ADD COLUMN never INTEGER NOT NULL DEFAULT 0 CHECK (never IN (0, 1));
ALTER TABLE client ADD COLUMN insolvent_on TEXT CHECK (insolvent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE client ADD COLUMN handed_over_on TEXT CHECK (handed_over_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE client ADD COLUMN credit_limit_cents INTEGER NOT NULL DEFAULT 0 CHECK (credit_limit_cents >= 0);
ALTER TABLE client ADD COLUMN median_late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE client ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;

-- last_step is the step of a scenario that left or was passed last. The same
-- trigger of the history keeps it as keeps last_level.
ALTER TABLE invoice ADD COLUMN scenario_id INTEGER REFERENCES scenario (id);
ALTER TABLE invoice ADD COLUMN last_step INTEGER REFERENCES step (id);

-- All that the plan of the day looks at, so that it is one pass over one index.
DROP INDEX invoice_open;
CREATE INDEX invoice_open ON invoice (client_id, currency, due, id, balance_cents, last_level, issued, last_step, scenario_id, last_contact, direct_debit)
  WHERE archived = 0 AND balance_cents <> 0;

CREATE INDEX payment_by_day ON payment (on_day, amount_cents);

UPDATE client SET median_late = k.late, settled = k.many FROM (
  SELECT client_id, late, count(*) OVER one AS many, row_number() OVER (PARTITION BY client_id ORDER BY late) AS place FROM (
    SELECT client_id, CAST(julianday(paid) - julianday(due) AS INTEGER) AS late, row_number() OVER (PARTITION BY client_id ORDER BY paid DESC, id DESC) AS age FROM (
      SELECT i.client_id, i.id, i.due, max(p.on_day) AS paid FROM invoice i JOIN allocation a ON a.invoice_id = i.id JOIN payment p ON p.id = a.payment_id
      WHERE i.kind = 'invoice' AND i.balance_cents = 0 GROUP BY i.id))
  WHERE age <= 20 WINDOW one AS (PARTITION BY client_id)) AS k
WHERE k.client_id = client.id AND k.place = (k.many + 1) / 2;
