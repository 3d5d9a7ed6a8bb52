package sqlite

import (
	"database/sql"
	"strings"
	"testing"

	"dument/data"
)

func TestEveryTableIsStrict(t *testing.T) {
	r := newRegister(t)
	must(t, r.view(ctx, func(tx *sql.Tx) error {
		loose, err := texts(ctx, tx, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0")
		if len(loose) > 0 {
			t.Errorf("tables that are not STRICT: %v", loose)
		}
		return err
	}))
}

// TestWallsOfTheSchema tries, below the methods, what no method would do.
func TestWallsOfTheSchema(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -10)
	pay(t, r, i, 4_000)
	must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, Channel: data.ChannelCall, Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: 6_000}}}))
	d := keep(t, r, "a.pdf", []byte("contenu"))
	must(t, r.SaveDispute(ctx, &data.Dispute{InvoiceID: i.ID, Reason: "amount", Opened: today}))
	must(t, r.SavePromise(ctx, &data.Promise{Invoices: []data.ID{i.ID}, Made: today, Due: today, Amount: 1}))
	must(t, r.SaveInstalmentPlan(ctx, &data.InstalmentPlan{Invoices: []data.ID{i.ID}, Made: today, Instalments: []data.Instalment{{Due: today, Amount: 1}}}))
	must(t, r.SavePause(ctx, &data.Pause{InvoiceID: i.ID, Made: today, Until: today, Reason: "x"}))
	letter := registered(t, r, i, today)
	_, err := r.AddPostEvents(ctx, letter.ID, []data.PostEvent{note(data.PostPosted, today)})
	must(t, err)
	before := counted(t, r)
	for _, c := range []struct{ statement, says string }{
		{"INSERT INTO setting (key, value) VALUES ('a', x'00')", "cannot store BLOB"},
		{"UPDATE invoice SET total_cents = 'douze'", "cannot store TEXT"},
		{"UPDATE invoice SET client_id = 999", "FOREIGN KEY"},
		{"DELETE FROM client", "FOREIGN KEY"},
		{"DELETE FROM invoice", "FOREIGN KEY"},
		{"UPDATE invoice SET due = '31/12/2026'", "CHECK"},
		{"UPDATE invoice SET due = '2020-01-01'", "CHECK"},
		{"UPDATE invoice SET balance_cents = -1", "CHECK"},
		{"UPDATE invoice SET balance_cents = 10001", "CHECK"},
		{"INSERT INTO allocation (payment_id, invoice_id, amount_cents) SELECT payment_id, 999, 1 FROM allocation", "FOREIGN KEY"},
		{"UPDATE allocation SET amount_cents = 1", "never changed"},
		{"UPDATE contact SET subject = 'autre'", "history only grows"},
		{"DELETE FROM contact", "history only grows"},
		{"INSERT OR REPLACE INTO contact SELECT * FROM contact", "history only grows"},
		{"UPDATE contact_line SET balance_cents = 0", "history only grows"},
		{"DELETE FROM contact_line", "history only grows"},
		{"UPDATE posting SET days = 15", "history only grows"},
		{"DELETE FROM posting", "history only grows"},
		{"INSERT INTO posting VALUES (999, 8)", "FOREIGN KEY"},
		{"UPDATE post_event SET on_day = '2026-11-22'", "history only grows"},
		{"DELETE FROM post_event", "history only grows"},
		{"INSERT OR REPLACE INTO post_event SELECT * FROM post_event", "history only grows"},
		{"INSERT INTO post_event (contact_id, at, kind, number, sha256) VALUES (1, '', 'posted', '', '')", "FOREIGN KEY"},
		{"INSERT INTO post_event (contact_id, at, kind, number, sha256) SELECT contact_id, at, 'lost', '', '' FROM post_event", "CHECK"},
		{"UPDATE chain SET digest = hash", "chain only grows"},
		{"DELETE FROM chain", "chain only grows"},
		{"INSERT OR REPLACE INTO chain SELECT * FROM chain", "chain only grows"},
		{"INSERT INTO chain (kind, row_id, digest, hash) VALUES ('contact', 1, x'00', x'00')", "CHECK"},
		{"UPDATE document SET name = 'b.pdf'", "never changed"},
		{"UPDATE document SET content = x'00', size = 1", "never changed"},
		{"DELETE FROM scenario", "never deleted"},
		{"DELETE FROM step", "never deleted"},
		{"UPDATE step SET scenario_id = 2", "stays in its scenario"},
		{"UPDATE step SET automatic = 1", "CHECK"},
		{"INSERT OR REPLACE INTO step SELECT * FROM step", "never deleted"},
		{"DELETE FROM dispute", "never deleted"},
		{"UPDATE dispute SET opened = '2020-01-01'", "never changes"},
		{"UPDATE dispute SET closed = '2020-01-01', outcome = 'agreed'", "CHECK"},
		{"UPDATE dispute SET closed = '2030-01-01'", "CHECK"},
		{"INSERT INTO dispute (client_id, invoice_id, reason, note, opened, outcome) SELECT client_id, invoice_id, reason, note, opened, outcome FROM dispute", "UNIQUE"},
		{"DELETE FROM promise", "never deleted"},
		{"UPDATE promise SET amount_cents = 2", "never changes"},
		{"DELETE FROM promise_invoice", "never deleted"},
		{"UPDATE promise_invoice SET invoice_id = 1", "never changes"},
		{"DELETE FROM instalment_plan", "never deleted"},
		{"UPDATE instalment_plan SET grace_days = 60", "never changes"},
		{"DELETE FROM instalment_plan_invoice", "never deleted"},
		{"UPDATE instalment_plan_invoice SET invoice_id = 1", "never changes"},
		{"DELETE FROM instalment", "never deleted"},
		{"UPDATE instalment SET amount_cents = 2", "never changes"},
		{"DELETE FROM pause", "never deleted"},
		{"UPDATE pause SET until = '2030-01-01'", "never changed"},
		{"INSERT INTO pause (invoice_id, made, until, reason) VALUES (1, '2026-11-21', '2026-11-21', 'x')", "CHECK"},
		{"INSERT INTO rate VALUES ('ecb', '2027-S3', 265, 'BCE')", "CHECK"},
		{"INSERT INTO rate VALUES ('bce', '2027-S1', 265, 'BCE')", "CHECK"},
		{"INSERT INTO rate VALUES ('ecb', '2027-S1', 265, '')", "CHECK"},
	} {
		_, err := r.write.Exec(c.statement)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", c.statement, err, c.says)
		}
	}
	if after := counted(t, r); after != before {
		t.Errorf("rows before:\n%safter:\n%s", before, after)
	}
	if _, content, err := r.Document(ctx, d.ID); err != nil || string(content) != "contenu" {
		t.Errorf("the document is %q, %v", content, err)
	}
	wantSound(t, r)
}
