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
		{"UPDATE document SET name = 'b.pdf'", "never changed"},
		{"UPDATE document SET content = x'00', size = 1", "never changed"},
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
