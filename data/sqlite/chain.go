package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"dument/data"
)

// What the chain holds.
const (
	sealedContact      = "contact"
	sealedPostEvent    = "post_event"
	sealedCharge       = "charge"
	sealedInterruption = "interruption"
	sealedDocument     = "document"
	documentRemoved    = "document_removed" // of a file that only an invoice kept
)

// canonical returns, for each kind, the query of the one text that its rows are
// hashed as. It is fixed for ever: a column that a later version adds needs a
// kind of its own, or what was kept before would look changed.
var canonical = map[string]string{
	sealedContact: "SELECT x.id, concat(" + framed("x", "id", "client_id", "at", "on_day", "channel", "level", "recipient", "subject", "text", "amount_cents", "currency",
		"deadline", "document_id", "sha256", "step_id", "occasion", "result") + `, (SELECT days FROM posting WHERE contact_id = x.id), ';',
		(SELECT group_concat(concat(` + framed("l", "position", "invoice_id", "number", "balance_cents") + `), ';' ORDER BY position)
			FROM contact_line l WHERE l.contact_id = x.id)) FROM contact x`,
	sealedPostEvent:    sealedAs("post_event", "id", "contact_id", "at", "kind", "on_day", "number", "document_id", "sha256"),
	sealedCharge:       sealedAs("charge", "id", "invoice_id", "kind", "move", "on_day", "amount_cents", "whole", "reason", "payment_id", "cancels"),
	sealedInterruption: sealedAs("interruption", "id", "invoice_id", "kind", "on_day", "note", "document_id", "cancels"),
	sealedDocument:     sealedAs("document", "id", "name", "mime", "size", "sha256"),
}

func sealedAs(table string, columns ...string) string {
	return "SELECT x.id, concat(" + framed("x", columns...) + ") FROM " + table + " x"
}

// framed returns columns as arguments of concat, which skips NULL: each value has
// its length before it, NULL has none, so that no two rows give the same text.
func framed(table string, columns ...string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = fmt.Sprintf("octet_length(%[1]s.%[2]s), ':', %[1]s.%[2]s, ','", table, c)
	}
	return strings.Join(parts, ", ")
}

// link is a row of the chain.
type link [sha256.Size]byte

// next returns the hash that follows l for a row.
func (l link) next(kind string, row data.ID, digest []byte) link {
	text := make([]byte, 0, 128)
	text = append(append(text, l[:]...), kind...)
	text = strconv.AppendInt(append(text, 0), int64(row), 10)
	return sha256.Sum256(append(append(text, 0), digest...))
}

// seal adds a row that was just written to the chain, in the transaction that
// wrote it.
func seal(ctx context.Context, tx *sql.Tx, kind string, id data.ID) error {
	n, err := sealRows(ctx, tx, kind, " WHERE x.id = ?", int64(id))
	if err == nil && n == 0 {
		err = fmt.Errorf("no %s %d to seal", kind, id)
	}
	return err
}

// sealContacts seals many lines of the history at once.
func sealContacts(ctx context.Context, tx *sql.Tx, contacts []data.Contact) error {
	ids := make([]data.ID, len(contacts))
	for i, c := range contacts {
		ids[i] = c.ID
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	_, err = sealRows(ctx, tx, sealedContact, " WHERE x.id IN (SELECT value FROM json_each(?)) ORDER BY x.id", string(list))
	return err
}

// sealHistory seals what versions before the chain kept: files, then the lines
// of the history. 500,000 lines take 7 s (BenchmarkSealHistory).
func sealHistory(ctx context.Context, tx *sql.Tx) error {
	for _, kind := range []string{sealedDocument, sealedContact} {
		if _, err := sealRows(ctx, tx, kind, " ORDER BY x.id"); err != nil {
			return err
		}
	}
	return nil
}

// sealRemoval notes that a file was taken out, which is no loss of evidence:
// nothing left with it.
func sealRemoval(ctx context.Context, tx *sql.Tx, document data.ID) error {
	s, err := newSealer(ctx, tx)
	if err != nil {
		return err
	}
	defer s.close()
	return s.add(documentRemoved, document, removalDigest(document))
}

// removalDigest stands for a row that is gone.
func removalDigest(document data.ID) []byte {
	digest := sha256.Sum256([]byte(strconv.FormatInt(int64(document), 10)))
	return digest[:]
}

// sealRows seals the rows of a kind that a condition finds, and counts them.
func sealRows(ctx context.Context, tx *sql.Tx, kind, where string, args ...any) (n int, err error) {
	s, err := newSealer(ctx, tx)
	if err != nil {
		return 0, err
	}
	defer s.close()
	rows, err := tx.QueryContext(ctx, canonical[kind]+where, args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for ; rows.Next(); n++ {
		var id data.ID
		var text sql.RawBytes
		if err := rows.Scan(&id, &text); err != nil {
			return n, err
		}
		digest := sha256.Sum256(text)
		if err := s.add(kind, id, digest[:]); err != nil {
			return n, err
		}
	}
	return n, rows.Err()
}

// sealer adds links to the end of the chain.
type sealer struct {
	filler
	last link
}

func newSealer(ctx context.Context, tx *sql.Tx) (*sealer, error) {
	s := &sealer{filler: filler{ctx: ctx, tx: tx}}
	var hash []byte
	err := tx.QueryRowContext(ctx, "SELECT coalesce((SELECT hash FROM chain ORDER BY id DESC LIMIT 1), zeroblob(?))", sha256.Size).Scan(&hash)
	copy(s.last[:], hash)
	return s, err
}

func (s *sealer) add(kind string, id data.ID, digest []byte) error {
	s.last = s.last.next(kind, id, digest)
	s.run("INSERT INTO chain (kind, row_id, digest, hash) VALUES (?,?,?,?)", kind, int64(id), digest, s.last[:])
	return s.err
}
