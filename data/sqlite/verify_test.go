package sqlite

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"dument/data"
)

// evidence makes a register with a row of each kind that is sealed: the links of
// the chain are 1 attachment, 2 mail, 3 and 4 letter, 5 its number, 6 and 7 its
// scan, 8 that it was posted, 9 a waiver, 10 a recognition, 11 and 12 a file
// that was attached and taken out.
func evidence(t *testing.T) *Register {
	t.Helper()
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	_, err := r.Attach(ctx, i.ID, "facture.pdf", "application/pdf", []byte("%PDF facture"))
	must(t, err)
	must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, On: today.Add(-30), Channel: data.ChannelEmail, Level: data.LevelFirst, Subject: "Rappel", Text: "Bonjour,\x00\nrien",
		Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: 10_000}}}))
	letter := registered(t, r, i, today.Add(-20))
	_, err = r.AddPostEvents(ctx, letter.ID, []data.PostEvent{{Kind: data.PostNumber, Number: "1A12345678901"}})
	must(t, err)
	_, err = r.AddScan(ctx, letter.ID, data.PostSlip, today.Add(-19), "depot.jpg", "image/jpeg", []byte("scan"))
	must(t, err)
	_, err = r.AddPostEvents(ctx, letter.ID, []data.PostEvent{note(data.PostPosted, today.Add(-19))})
	must(t, err)
	must(t, r.AddCharge(ctx, &data.Charge{InvoiceID: i.ID, Kind: data.ChargePenalty, Move: data.ChargeWaived, On: today, Amount: 500, Reason: "geste commercial"}))
	must(t, r.AddInterruption(ctx, &data.Interruption{InvoiceID: i.ID, Kind: data.Recognition, On: today.Add(-3), Note: "par courriel"}, "", "", nil))
	d, err := r.Attach(ctx, i.ID, "devis.pdf", "application/pdf", []byte("%PDF devis"))
	must(t, err)
	must(t, r.Detach(ctx, i.ID, d.ID))
	return r
}

func TestEachRowOfTheEvidenceHasItsLink(t *testing.T) {
	r := evidence(t)
	var links []string
	must(t, r.view(ctx, func(tx *sql.Tx) (err error) {
		links, err = texts(ctx, tx, "SELECT kind || ' ' || row_id FROM chain ORDER BY id")
		return err
	}))
	want := []string{"document 1", "contact 1", "document 2", "contact 2", "post_event 1", "document 3", "post_event 2", "post_event 3", "charge 1", "interruption 1",
		"document 4", "document_removed 4"}
	if got := strings.Join(links, ", "); got != strings.Join(want, ", ") {
		t.Errorf("chain = %s", got)
	}
	var told []string
	v, err := r.Verify(ctx, func(done, total int) { told = append(told, fmt.Sprint(done, "/", total)) })
	must(t, err)
	if !v.Sound() || v.Entries != 12 || v.Files != 3 || len(v.Head) != 64 {
		t.Errorf("verification = %+v", v)
	}
	if got := strings.Join(told, " "); got != "0/15 12/15 12/15 13/15 14/15 15/15" {
		t.Errorf("progress = %s", got)
	}
	again, err := r.Verify(ctx, nil)
	must(t, err)
	must(t, r.AddContact(ctx, &data.Contact{ClientID: 1, Channel: data.ChannelCall}))
	after, err := r.Verify(ctx, nil)
	must(t, err)
	if again.Head != v.Head || after.Head == v.Head || after.Entries != 13 {
		t.Errorf("heads %s, %s, %s", v.Head, again.Head, after.Head)
	}
}

// unlock lets the register be written to as nobody should.
var unlock = []string{"PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON",
	"DROP TRIGGER contact_fixed", "DROP TRIGGER contact_kept", "DROP TRIGGER contact_line_fixed", "DROP TRIGGER contact_line_kept", "DROP TRIGGER posting_fixed",
	"DROP TRIGGER post_event_fixed", "DROP TRIGGER post_event_kept", "DROP TRIGGER charge_fixed", "DROP TRIGGER charge_kept", "DROP TRIGGER interruption_fixed",
	"DROP TRIGGER interruption_kept", "DROP TRIGGER document_fixed", "DROP TRIGGER chain_fixed", "DROP TRIGGER chain_kept"}

// TestWhatWasTamperedWithIsNamed changes a register behind its back; each
// difference is told once, with what a person knows it by.
func TestWhatWasTamperedWithIsNamed(t *testing.T) {
	swap := func(table string, a, b int, columns ...string) string {
		sets := make([]string, len(columns))
		for i, c := range columns {
			sets[i] = fmt.Sprintf("%[2]s = (SELECT %[2]s FROM %[1]s o WHERE o.id = %[3]d - %[1]s.id)", table, c, a+b)
		}
		return fmt.Sprintf("CREATE TEMP TABLE o AS SELECT * FROM %[1]s; UPDATE %[1]s SET %[2]s WHERE id IN (%[3]d, %[4]d)", table,
			strings.ReplaceAll(strings.Join(sets, ", "), "FROM "+table+" o", "FROM temp.o o"), a, b)
	}
	for _, k := range []struct {
		name   string
		change string
		want   []string // what, id and words of each problem
	}{
		{"one byte of a mail's text", "UPDATE contact SET text = 'Bonjour,' || char(0) || char(10) || 'riem' WHERE id = 1",
			[]string{"contact 1: La ligne n° 1 de l’historique (22/10/2026, Œuvre & Fils, «\u00a0Rappel\u00a0») a été modifiée"}},
		{"the amount of a letter", "UPDATE contact SET amount_cents = 10001 WHERE id = 2", []string{"contact 2: «\u00a0Mise en demeure de payer\u00a0») a été modifiée"}},
		{"a text moved to the column beside it", "UPDATE contact SET subject = '', text = subject || text WHERE id = 1", []string{"contact 1: modifiée"}},
		{"no step instead of a step", "UPDATE contact SET step_id = NULL WHERE id = 2", []string{"contact 2: modifiée"}},
		{"the balance of an invoice in a letter", "UPDATE contact_line SET balance_cents = 10001 WHERE contact_id = 2", []string{"contact 2: modifiée"}},
		{"a letter's line is gone", "DELETE FROM contact_line WHERE contact_id = 1", []string{"contact 1: modifiée"}},
		{"the deadline that a letter gives", "UPDATE posting SET days = 15", []string{"contact 2: modifiée"}},
		{"the number of a letter", "UPDATE post_event SET number = '1A12345678902' WHERE id = 1", []string{"post_event 1: La ligne n° 1 du suivi des recommandés (Œuvre & Fils"}},
		{"the day of posting", "UPDATE post_event SET on_day = '2026-11-03' WHERE id = 3", []string{"post_event 3: 03/11/2026"}},
		{"what was waived", "UPDATE charge SET amount_cents = 5000", []string{"charge 1: La ligne n° 1 du compte des pénalités (21/11/2026, Œuvre & Fils, «\u00a0F-1\u00a0»"}},
		{"the day of a recognition", "UPDATE interruption SET on_day = '2026-11-19'", []string{"interruption 1: interruptions de prescription (19/11/2026, Œuvre & Fils, «\u00a0F-1\u00a0»"}},
		{"one byte of a file", "UPDATE document SET content = CAST('%PDF factuse' AS BLOB) WHERE id = 1", []string{"document 1: «\u00a0facture.pdf\u00a0» (n° 1)"}},
		{"a letter and its SHA-256 in the list of files", "UPDATE document SET content = CAST('%PDF F-2' AS BLOB), sha256 = '" + digest([]byte("%PDF F-2")) + "' WHERE id = 2",
			[]string{"document 2: Le fichier n° 2 (01/11/2026, Œuvre & Fils, «\u00a0mise-en-demeure.pdf\u00a0») a été modifié après"}},
		{"a file's name", "UPDATE document SET name = 'avoir.pdf' WHERE id = 1", []string{"document 1: Œuvre & Fils, «\u00a0avoir.pdf\u00a0») a été modifié après"}},
		{"a file is gone", "DELETE FROM document WHERE id = 3", []string{"document 3: a été supprimé"}},
		{"a line is gone", "DELETE FROM contact WHERE id = 1", []string{"contact 1: La ligne n° 1 de l’historique a été supprimée"}},
		{"the last event is gone", "DELETE FROM post_event WHERE id = 3", []string{"post_event 3: supprimée"}},
		{"a line without a link", "INSERT INTO contact SELECT 3, client_id, at, on_day, channel, level, recipient, subject, text, amount_cents, currency, deadline, document_id, sha256, step_id, occasion, result FROM contact WHERE id = 1",
			[]string{"contact 3: ajouté sans passer par Dûment"}},
		{"a file without a link", "INSERT INTO document (name, mime, size, sha256, content) VALUES ('x.pdf', '', 1, '" + digest([]byte("x")) + "', x'78')",
			[]string{"document 5: Le fichier n° 5 («\u00a0x.pdf\u00a0»)\u00a0: cet enregistrement a été ajouté"}},
		{"two lines change places", swap("contact", 1, 2, "subject", "text"), []string{"contact 1: modifiée", "contact 2: modifiée"}},
		{"the chain's last links are gone", "DELETE FROM chain WHERE id > 10", []string{"chain 12: La chaîne de l’historique s’arrête au n° 10 alors que le registre en a compté 12"}},
		{"line and link are gone", "DELETE FROM chain WHERE id = 9; DELETE FROM charge",
			[]string{"chain 10: Les maillons n° 9 à 9 de la chaîne ont été retirés", "chain 1: Le compte des pénalités s’arrête au n° 0"}},
		{"line, link and counters are gone", "DELETE FROM chain WHERE id >= 10; DELETE FROM interruption; UPDATE sqlite_sequence SET seq = 0 WHERE name = 'interruption'; UPDATE sqlite_sequence SET seq = 9 WHERE name = 'document'",
			[]string{"chain 12: s’arrête au n° 9"}},
		{"the first links are gone", "DELETE FROM chain WHERE id = 1", []string{"chain 2: n° 1 à 1", "document 1: ajouté"}},
		{"the counters are gone", "DELETE FROM sqlite_sequence WHERE name = 'chain'", []string{"chain 12: n’en a compté que 0"}},
		{"a link's hash", "UPDATE chain SET hash = zeroblob(32) WHERE id = 4", []string{"chain 4: La chaîne est rompue au maillon n° 4, qui porte la ligne n° 2 de l’historique"}},
		{"a link's hash, cut short", "UPDATE chain SET hash = x'00' WHERE id = 4", []string{"chain 4: rompue"}},
		{"a line and what its link says of it", "UPDATE contact SET text = 'autre'; UPDATE chain SET digest = zeroblob(32) WHERE id = 2",
			[]string{"chain 2: rompue", "contact 1: modifiée", "contact 2: modifiée"}},
		{"a link of a kind that does not exist", "UPDATE chain SET kind = 'rumour' WHERE id = 12", []string{"chain 12: rompue", "document 4: supprimé"}},
		{"a file is said to be taken out though a letter names it", "DELETE FROM document WHERE id = 2; INSERT INTO chain (kind, row_id, digest, hash) VALUES ('document_removed', 2, zeroblob(32), zeroblob(32))",
			[]string{"chain 13: rompue", "document 2: Le fichier n° 2 (01/11/2026, Œuvre & Fils, «\u00a0Mise en demeure de payer\u00a0») a été supprimé"}},
		{"two links change places", swap("chain", 5, 8, "kind", "row_id", "digest", "hash"), []string{"chain 5: rompue", "chain 6: rompue", "chain 8: rompue", "chain 9: rompue"}},
	} {
		t.Run(k.name, func(t *testing.T) {
			r := evidence(t)
			rawExec(t, r.Path(), strings.Join(append(unlock, k.change), "; "))
			v, err := r.Verify(ctx, nil)
			must(t, err)
			got := map[string]string{}
			for _, p := range v.Problems {
				key := fmt.Sprintf("%s %d", p.What, p.ID)
				if got[key] != "" {
					t.Errorf("%s is told twice", key)
				}
				got[key] = p.Sentence
			}
			for _, want := range k.want {
				key, words, _ := strings.Cut(want, ": ")
				if !strings.Contains(got[key], words) {
					t.Errorf("%s: %q, want %q", key, got[key], words)
				}
				delete(got, key)
			}
			if len(got) > 0 {
				t.Errorf("told as well: %q", got)
			}
		})
	}
}

// TestTheHeadBetraysAChainThatWasMadeAgain rewrites a line and every link after
// it: the register alone looks whole, the head noted elsewhere tells.
func TestTheHeadBetraysAChainThatWasMadeAgain(t *testing.T) {
	r := evidence(t)
	before, err := r.Verify(ctx, nil)
	must(t, err)
	rawExec(t, r.Path(), strings.Join(append(unlock, "UPDATE contact SET amount_cents = 1 WHERE id = 2", "DELETE FROM chain", "DELETE FROM sqlite_sequence WHERE name = 'chain'"), "; "))
	must(t, r.update(ctx, func(tx *sql.Tx) error {
		for _, kind := range []string{sealedDocument, sealedContact, sealedPostEvent, sealedCharge, sealedInterruption} {
			if _, err := sealRows(ctx, tx, kind, " ORDER BY x.id"); err != nil {
				return err
			}
		}
		return nil
	}))
	after, err := r.Verify(ctx, nil)
	must(t, err)
	if !after.Sound() || after.Head == before.Head {
		t.Errorf("after = %+v, before %s", after, before.Head)
	}
}

func TestOfManyDifferencesTheFirstAreTold(t *testing.T) {
	r := newRegister(t)
	clients, invoices, payments, contacts := large(50, 6000)
	must(t, r.Fill(ctx, clients, invoices, payments, contacts, data.Holds{}))
	rawExec(t, r.Path(), strings.Join(append(unlock, "UPDATE contact SET currency = 'USD'"), "; "))
	v, err := r.Verify(ctx, nil)
	must(t, err)
	if len(v.Problems) != maxProblems+1 || !strings.Contains(v.Problems[maxProblems].Sentence, fmt.Sprint(len(contacts)-maxProblems)) {
		t.Errorf("%d problems, the last %+v", len(v.Problems), v.Problems[len(v.Problems)-1])
	}
	c, stop := cancelled()
	defer stop()
	if _, err := r.Verify(c, nil); err == nil {
		t.Error("a verification that was cancelled returns no error")
	}
}
