package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"dument/data"
)

// first are the rows of a register as version 1 wrote them: a client with a
// settled invoice and one that was reminded of, money on account, a message
// that failed, and two texts of the user's.
var first = []string{
	`INSERT INTO client (kind, name, name_folded, civility, contact, phone, mobile, street, extra, postcode, city, city_folded, country, siren, terms_days,
		terms_month_end, language, channel, notes, folded, email) VALUES
		('professional', 'Œuvre & Fils', 'oeuvre & fils', '', '', '01 02 03 04 05', '', '3 rue du Bac', '', '75007', 'Paris', 'paris', '', '', 30, '', 'fr', 'email', '',
			'oeuvre & fils paris', 'compta@exemple.fr'),
		('consumer', 'Zoé Noël', 'zoe noel', '', '', '', '', '', '', '', '', '', '', '', 0, '', 'fr', 'letter', '', 'zoe noel', '')`,
	`INSERT INTO client_email VALUES (1, 0, 'billing', 'compta@exemple.fr')`,
	`INSERT INTO invoice (client_id, number, number_key, kind, issued, due, total_cents, signed_cents, balance_cents, currency, subject, order_ref, payment_link,
		direct_debit, folded) VALUES
		(1, 'F-1', 'f-0000000001', 'invoice', '2026-08-01', '2026-08-31', 10000, 10000, 10000, 'EUR', 'Conseil', '', '', 0, 'f-1 conseil'),
		(1, 'F-2', 'f-0000000002', 'invoice', '2026-09-01', '2026-10-01', 20000, 20000, 20000, 'EUR', 'Conseil', '', '', 0, 'f-2 conseil'),
		(1, 'F-3', 'f-0000000003', 'invoice', '2026-09-02', '2026-10-02', 30000, 30000, 30000, 'EUR', 'Conseil', '', '', 0, 'f-3 conseil')`,
	`INSERT INTO payment (client_id, on_day, amount_cents, unallocated_cents, currency, method, reference) VALUES
		(1, '2026-09-04', 4000, 4000, 'EUR', '', ''), (1, '2026-09-12', 8000, 8000, 'EUR', '', ''), (1, '2026-10-03', 30000, 30000, 'EUR', '', '')`,
	`INSERT INTO allocation VALUES (1, 1, 4000), (2, 1, 6000), (3, 3, 30000)`,
	`INSERT INTO contact (client_id, at, on_day, channel, level, recipient, subject, text, amount_cents, currency, deadline, sha256) VALUES
		(1, '2026-10-16T08:00:00.000Z', '2026-10-16', 'email', 'second', 'compta@exemple.fr', 'Relance', 'Bonjour', 20000, 'EUR', '2026-10-23', ''),
		(1, '2026-10-20T08:00:00.000Z', '2026-10-20', 'call', '', '01 02 03 04 05', 'Appel', 'Rappelle demain', 20000, 'EUR', NULL, '')`,
	`INSERT INTO contact_line VALUES (1, 0, 2, 'F-2', 20000), (2, 0, 2, 'F-2', 20000)`,
	`INSERT INTO document (name, mime, size, sha256, content) VALUES ('message.eml', 'message/rfc822', 1, '` + digest([]byte("x")) + `', x'78')`,
	`INSERT INTO message (client_id, level, cycle, key, state, recipient, subject, body, amount_cents, currency, deadline, message_id, document_id, sha256, attempts,
		temporary, last_error, created, updated) VALUES (1, 'third', 1, 'k', 'failed', 'compta@exemple.fr', 'Relance', 'Bonjour', 20000, 'EUR', NULL, '<1@exemple.fr>', 1,
		'` + digest([]byte("x")) + `', 1, 1, 'Occupé.', '2026-11-01T08:00:00.000Z', '2026-11-01T08:00:00.000Z')`,
	`INSERT INTO message_line VALUES (1, 0, 2, 'F-2', 20000)`,
	`INSERT INTO override VALUES ('fr/first-professional', 'Un mot', 'Bonjour'), ('en/second-consumer', 'A word', 'Hello'), ('fr/third-public', 'Trois', 'Trois'),
		('fr/upcoming-consumer', 'Bientôt', 'Bientôt'), ('fr/formal_notice', 'Reste', 'Reste')`,
}

// writtenBy makes a register as a version left it.
func writtenBy(t *testing.T, version int, statements ...string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "registre.dument")
	r, err := open(ctx, path, options, migrations[:version])
	must(t, err)
	must(t, r.update(ctx, func(tx *sql.Tx) error {
		for _, s := range statements {
			if _, err := tx.Exec(s); err != nil {
				return fmt.Errorf("%s: %w", s, err)
			}
		}
		return nil
	}))
	must(t, r.Close())
	return path
}

func TestARegisterOfVersion1IsBroughtUpToDate(t *testing.T) {
	path := writtenBy(t, 1, first...)
	r := openRegister(t, path)
	wantSound(t, r)

	c, err := r.Client(ctx, 1)
	must(t, err)
	if c.Profile != data.ProfileAuto || c.Scenario != 0 || c.Never || !c.Insolvent.IsZero() || c.CreditLimit != 0 || c.Email() != "compta@exemple.fr" {
		t.Errorf("client = %+v", c)
	}
	// F-1 was settled 12 days late, F-3 one day late: the lower of the two.
	b, err := r.Behaviour(ctx, 1)
	must(t, err)
	if want := (data.Behaviour{Median: 1, Settled: 2, Last: []int{1, 12}, Open: 18_000, Overdue: 20_000}); !reflect.DeepEqual(b, want) {
		t.Errorf("behaviour = %+v, want %+v", b, want)
	}
	history, err := r.Contacts(ctx, 1, 0)
	must(t, err)
	if len(history) != 2 || history[1].Level != data.LevelSecond || history[1].Step != 0 || history[1].Result != data.ResultNone || history[1].Occasion != "" {
		t.Errorf("history = %+v", history)
	}
	m, err := r.Message(ctx, 1)
	must(t, err)
	if m.State != data.MessageFailed || m.Step != 0 || m.Tone != "" || m.Automatic || m.Occasion != "" {
		t.Errorf("message = %+v", m)
	}
	words, err := r.TextOverrides(ctx)
	must(t, err)
	want := map[string]data.Text{"fr/first-cordial-professional": {Subject: "Un mot", Body: "Bonjour"}, "en/second-formal-consumer": {Subject: "A word", Body: "Hello"},
		"fr/third-formal-public": {Subject: "Trois", Body: "Trois"}, "fr/upcoming-cordial-consumer": {Subject: "Bientôt", Body: "Bientôt"},
		"fr/formal_notice": {Subject: "Reste", Body: "Reste"}}
	if !reflect.DeepEqual(words, want) {
		t.Errorf("texts = %v", words)
	}
	records, err := r.PlanRecords(ctx, today)
	must(t, err)
	if len(records.Debtors) != 1 || len(records.Debtors[0].Debts) != 1 {
		t.Fatalf("records = %+v", records)
	}
	// The call that followed took back nothing of the deadline in the letter.
	d := records.Debtors[0]
	if debt := d.Debts[0]; debt.LastLevel != data.LevelSecond || debt.LastStep != 0 || !debt.Pending || d.LastContact.String() != "2026-10-20" || d.Median != 1 {
		t.Errorf("debtor = %+v", d)
	}

	copies, err := filepath.Glob(path + ".v1-*.bak")
	must(t, err)
	if len(copies) != 1 {
		t.Fatalf("copies = %v", copies)
	}
	before, err := open(ctx, copies[0], Options{Now: clock, ReadOnly: true}, migrations[:1])
	must(t, err)
	must(t, before.Close())
}

// second is what version 2 wrote beside: two registered letters that were printed,
// one that the user noted only, and a step by registered letter that was passed.
var second = append(first, "UPDATE client SET median_late = 1, settled = 2 WHERE id = 1",
	`INSERT INTO document (name, mime, size, sha256, content) VALUES ('mise.pdf', 'application/pdf', 1, '`+digest([]byte("y"))+`', x'79'),
		('mise.pdf', 'application/pdf', 1, '`+digest([]byte("z"))+`', x'7a')`,
	`INSERT INTO contact (client_id, at, on_day, channel, level, recipient, subject, text, amount_cents, currency, deadline, document_id, sha256, step_id, result) VALUES
		(1, '2026-10-25T08:00:00.000Z', '2026-10-25', 'registered', 'formal_notice', '3 rue du Bac', 'Mise en demeure', '', 20000, 'EUR', NULL, 2, '`+digest([]byte("y"))+`', 4, ''),
		(1, '2026-10-26T08:00:00.000Z', '2026-10-26', 'registered', 'formal_notice', '3 rue du Bac', 'Notée à la main', '', 20000, 'EUR', NULL, NULL, '', NULL, ''),
		(1, '2026-10-27T08:00:00.000Z', '2026-10-27', 'registered', 'formal_notice', '', 'Passée', '', 0, 'EUR', NULL, NULL, '', 4, 'skipped'),
		(1, '2026-10-28T08:00:00.000Z', '2026-10-28', 'registered', 'formal_notice', '3 rue du Bac', 'Mise en demeure', '', 20000, 'EUR', NULL, 3, '`+digest([]byte("z"))+`', 4, '')`,
	`INSERT INTO contact_line VALUES (3, 0, 2, 'F-2', 20000), (4, 0, 2, 'F-2', 20000), (5, 0, 2, 'F-2', 20000), (6, 0, 2, 'F-2', 20000)`)

func TestTheHistoryOfVersion2IsSealed(t *testing.T) {
	path := writtenBy(t, 2, second...)
	r := openRegister(t, path)
	wantSound(t, r)
	v, err := r.Verify(ctx, nil)
	must(t, err)
	if v.Entries != 9 || v.Files != 3 {
		t.Errorf("verification = %+v", v)
	}
	postings, err := r.Postings(ctx, 0)
	must(t, err)
	if len(postings) != 2 || postings[0].ContactID != 6 || postings[1].ContactID != 3 || postings[0].Days != 8 || postings[0].State() != data.StatePrinted {
		t.Errorf("postings = %+v", postings)
	}
	_, err = r.AddPostEvents(ctx, 6, []data.PostEvent{note(data.PostNotPosted, today)})
	must(t, err)
	_, err = r.AddPostEvents(ctx, 3, []data.PostEvent{note(data.PostDelivered, today.Add(-20))})
	must(t, err)
	if d := debtorOf(t, r, 1); d.LastContact.String() != "2026-10-26" || d.LastEnd != today.Add(-12) || d.Debts[0].LastLevel != data.LevelFormalNotice || d.Debts[0].LastStep != 4 {
		t.Errorf("debtor = %+v", d)
	}
	wantSound(t, r)

	again := openRegister(t, path)
	after, err := again.Verify(ctx, nil)
	must(t, err)
	if after.Entries != 11 {
		t.Errorf("opened again: %+v", after)
	}
	rawExec(t, path, "DROP TRIGGER contact_fixed", "UPDATE contact SET on_day = '2026-10-15' WHERE id = 1")
	told, err := r.Verify(ctx, nil)
	must(t, err)
	if len(told.Problems) != 1 || told.Problems[0].What != "contact" || told.Problems[0].ID != 1 {
		t.Errorf("problems = %+v", told.Problems)
	}
}

// childUpgrade brings a register up to date, over and over, until it is killed.
func childUpgrade(path string) {
	fmt.Println("ready")
	r, err := Open(context.Background(), path, Options{Now: time.Now, Wait: time.Minute})
	check(err)
	check(r.Close())
	select {}
}

// TestAKilledUpgradeLeavesTheRegisterOldOrNew kills the upgrade at moments drawn
// at random: the file is of the one version or of the other, never in between.
func TestAKilledUpgradeLeavesTheRegisterOldOrNew(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 8))
	found := map[int]int{}
	for range 6 {
		path := writtenBy(t, 1, append(first, `WITH RECURSIVE n(x) AS (SELECT 10 UNION ALL SELECT x + 1 FROM n WHERE x < 4000)
			INSERT INTO invoice (client_id, number, number_key, kind, issued, due, total_cents, signed_cents, balance_cents, currency, subject, order_ref,
				payment_link, direct_debit, folded)
			SELECT 1, 'F-' || x, printf('f-%010d', x), 'invoice', '2026-08-01', '2026-08-31', 100, 100, 100, 'EUR', '', '', '', 0, 'f' FROM n`)...)
		child := start(t, "upgrade", path)
		timer := time.NewTimer(time.Duration(rnd.IntN(250)) * time.Millisecond)
		<-timer.C
		kill(child)
		db, err := sql.Open("sqlite", fileURI(path, false))
		must(t, err)
		_, version, err := marksOf(ctx, db)
		must(t, err)
		must(t, db.Close())
		found[version]++
		r := openRegister(t, path)
		wantSound(t, r)
		if records, err := r.PlanRecords(ctx, today); err != nil || len(records.Debtors[0].Debts) != 3_992 {
			t.Errorf("after version %d: %v", version, err)
		}
		copies, err := filepath.Glob(path + ".v1-*.bak")
		must(t, err)
		for _, c := range copies {
			before, err := open(ctx, c, Options{Now: clock, ReadOnly: true}, migrations[:1])
			must(t, err)
			must(t, before.Close())
			must(t, os.Remove(c))
		}
		if len(copies) == 0 {
			t.Error("the register was changed without a copy")
		}
	}
	t.Logf("found at version: %v", found)
}
