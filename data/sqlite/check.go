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
		amount_cents - coalesce((SELECT sum(amount_cents) FROM allocation WHERE payment_id = p.id), 0) - ` + chargedSum + ` OR unallocated_cents < 0`},
	{"Un encaissement d’un autre client, ou dans une autre devise, est réparti sur %s.", `SELECT DISTINCT i.number FROM allocation a
		JOIN invoice i ON i.id = a.invoice_id JOIN payment p ON p.id = a.payment_id WHERE p.client_id <> i.client_id OR p.currency <> i.currency`},
	{"La dernière relance notée pour %s ne correspond pas à l’historique.", "SELECT number FROM invoice i WHERE last_level <> " + lastLevelOf},
	{"La dernière étape notée pour %s ne correspond pas à l’historique.", "SELECT number FROM invoice i WHERE last_step IS NOT " + lastStepOf},
	{"Le dernier contact noté pour %s ne correspond pas à l’historique.", "SELECT number FROM invoice i WHERE last_contact IS NOT " + lastContactOf},
	{"Le dernier contact noté pour %s ne correspond pas à l’historique.", `SELECT name FROM client k WHERE last_contact IS NOT (
		SELECT max(c.on_day) FROM contact c WHERE c.client_id = k.id AND ` + counts + ")"},
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
		err = r.documents(ctx, func(tx *sql.Tx, id data.ID) error {
			problem, err := documentProblem(ctx, tx, id)
			if problem != "" {
				found = append(found, problem)
			}
			return err
		})
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

// documents calls each with every kept file, one transaction each, so that
// nobody has to wait with a change until all are read.
func (r *Register) documents(ctx context.Context, each func(*sql.Tx, data.ID) error) error {
	var ids []data.ID
	err := r.view(ctx, func(tx *sql.Tx) (err error) {
		ids, err = collect(ctx, tx, scanOneID, "SELECT id FROM document ORDER BY id")
		return err
	})
	for _, id := range ids {
		if err == nil {
			err = r.view(ctx, func(tx *sql.Tx) error { return each(tx, id) })
		}
	}
	return err
}

// documentProblem computes the SHA-256 of a kept file again, and looks whether
// history and outbox name the same; "" when all is well.
func documentProblem(ctx context.Context, tx *sql.Tx, id data.ID) (string, error) {
	d, content, err := documentByID(ctx, tx, id)
	if data.CodeOf(err) == data.CodeNotFound {
		return "", nil // taken out since
	}
	if err != nil {
		return "", err
	}
	if digest(content) != d.SHA256 {
		return fmt.Sprintf("Le fichier «\u00a0%s\u00a0» (n° %d) n’est plus celui qui a été enregistré\u00a0: son empreinte SHA-256 diffère.", d.Name, d.ID), nil
	}
	elsewhere, err := exists(ctx, tx, `SELECT 1 FROM contact WHERE document_id = ?1 AND sha256 <> ?2
		UNION ALL SELECT 1 FROM message WHERE document_id = ?1 AND sha256 <> ?2
		UNION ALL SELECT 1 FROM post_event WHERE document_id = ?1 AND sha256 <> ?2`, int64(d.ID), d.SHA256)
	if !elsewhere {
		return "", err
	}
	return fmt.Sprintf("L’historique donne une autre empreinte SHA-256 au fichier «\u00a0%s\u00a0» (n° %d).", d.Name, d.ID), err
}
