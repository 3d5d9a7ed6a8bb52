package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"dument/data"
)

// findings are the laws that SQLite alone does not check. Each query returns
// one text for each breach; the sentence says what it means.
var findings = []struct{ sentence, query string }{
	{"Le solde de la pièce %s ne correspond pas à ses encaissements.", `SELECT number FROM invoice i WHERE balance_cents <>
		signed_cents - coalesce((SELECT sum(amount_cents) FROM allocation WHERE invoice_id = i.id), 0)`},
	{"Le reste de l’encaissement n° %s ne correspond pas à sa répartition.", `SELECT id FROM payment p WHERE unallocated_cents <>
		amount_cents - coalesce((SELECT sum(amount_cents) FROM allocation WHERE payment_id = p.id), 0) OR unallocated_cents < 0`},
	{"Un encaissement d’un autre client, ou dans une autre devise, est réparti sur %s.", `SELECT DISTINCT i.number FROM allocation a
		JOIN invoice i ON i.id = a.invoice_id JOIN payment p ON p.id = a.payment_id WHERE p.client_id <> i.client_id OR p.currency <> i.currency`},
	{"La dernière relance notée pour %s ne correspond pas à l’historique.", `SELECT number FROM invoice i WHERE last_level <> coalesce((
		SELECT max(CASE c.level WHEN 'upcoming' THEN 1 WHEN 'first' THEN 2 WHEN 'second' THEN 3 WHEN 'third' THEN 4 WHEN 'formal_notice' THEN 5 ELSE 0 END)
		FROM contact_line l JOIN contact c ON c.id = l.contact_id WHERE l.invoice_id = i.id
			AND c.result NOT IN ('skipped', 'restored', 'unreachable', 'message_left')), 0)`},
	{"La dernière étape notée pour %s ne correspond pas à l’historique.", `SELECT number FROM invoice i WHERE last_step IS NOT (
		SELECT c.step_id FROM contact_line l JOIN contact c ON c.id = l.contact_id WHERE l.invoice_id = i.id
			AND (c.result = 'restored' OR c.step_id IS NOT NULL AND c.result NOT IN ('unreachable', 'message_left')) ORDER BY c.id DESC LIMIT 1)`},
	{"Les habitudes de paiement notées pour %s ne correspondent pas à ses encaissements.", `SELECT name FROM client c LEFT JOIN (` + habits(everyClient) + `) k
		ON k.client_id = c.id WHERE c.median_late <> coalesce(k.late, 0) OR c.settled <> coalesce(k.many, 0)`},
	{"Le message n° %s est noté envoyé, mais l’historique ne le confirme pas.", `SELECT m.id FROM message m LEFT JOIN contact c ON c.id = m.contact_id
		WHERE m.state = 'sent' AND (c.id IS NULL OR c.sha256 <> m.sha256)`},
}

// Check returns what is wrong with the register, in French, none when it is
// sound: the file itself, its references, its balances computed again, and
// the SHA-256 of every kept file.
func (r *Register) Check(ctx context.Context) (found []string, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		found = nil
		problems, err := texts(ctx, tx, "SELECT integrity_check FROM pragma_integrity_check LIMIT 20")
		if err != nil {
			return err
		}
		for _, p := range problems {
			if p != "ok" {
				found = append(found, "Le fichier du registre est abîmé ("+p+"). Gardez-le, et ouvrez votre dernière sauvegarde.")
			}
		}
		orphans, err := texts(ctx, tx, `SELECT "table" || ' ' || coalesce(rowid, '') || ' -> ' || parent FROM pragma_foreign_key_check LIMIT 20`)
		if err != nil {
			return err
		}
		for _, o := range orphans {
			found = append(found, "Une ligne du registre renvoie à une autre qui n’existe pas ("+o+").")
		}
		for _, f := range findings {
			names, err := texts(ctx, tx, f.query+" LIMIT 20")
			if err != nil {
				return err
			}
			for _, name := range names {
				found = append(found, fmt.Sprintf(f.sentence, name))
			}
		}
		return nil
	})
	if err == nil {
		err = r.checkDocuments(ctx, &found)
	}
	// A file so damaged that it cannot be walked is a finding, not a failure.
	if data.CodeOf(err) == data.CodeDamaged {
		return append(found, err.Error()), nil
	}
	return found, err
}

func texts(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (s string, err error) {
		err = rows.Scan(&s)
		return s, err
	}, query, args...)
}

// checkDocuments computes the SHA-256 of each kept file, and looks whether the
// history and the outbox name the same. Each file is read by itself, so that
// nobody has to wait with a change until all are read.
func (r *Register) checkDocuments(ctx context.Context, found *[]string) error {
	var ids []data.ID
	err := r.view(ctx, func(tx *sql.Tx) (err error) {
		ids, err = collect(ctx, tx, scanOneID, "SELECT id FROM document ORDER BY id")
		return err
	})
	for _, id := range ids {
		if err == nil {
			err = r.view(ctx, func(tx *sql.Tx) error { return checkDocument(ctx, tx, id, found) })
		}
	}
	return err
}

func checkDocument(ctx context.Context, tx *sql.Tx, id data.ID, found *[]string) error {
	d, content, err := documentByID(ctx, tx, id)
	if data.CodeOf(err) == data.CodeNotFound {
		return nil // taken out since
	}
	if err != nil {
		return err
	}
	if digest(content) != d.SHA256 {
		*found = append(*found, fmt.Sprintf("Le fichier «\u00a0%s\u00a0» (n° %d) n’est plus celui qui a été enregistré\u00a0: son empreinte SHA-256 diffère.", d.Name, d.ID))
	}
	elsewhere, err := exists(ctx, tx, `SELECT 1 FROM contact WHERE document_id = ?1 AND sha256 <> ?2
		UNION ALL SELECT 1 FROM message WHERE document_id = ?1 AND sha256 <> ?2`, int64(d.ID), d.SHA256)
	if elsewhere {
		*found = append(*found, fmt.Sprintf("L’historique donne une autre empreinte SHA-256 au fichier «\u00a0%s\u00a0» (n° %d).", d.Name, d.ID))
	}
	return err
}
