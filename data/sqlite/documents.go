package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"

	"dument/data"
)

// maxDocument is the size in bytes above which a file is not kept: no mail
// server takes it, and every copy of the register would carry it.
const maxDocument = 25 << 20

// addDocument keeps a file with its SHA-256.
func addDocument(ctx context.Context, tx *sql.Tx, name, mime string, content []byte) (data.Document, error) {
	if len(content) == 0 {
		return data.Document{}, data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» est vide\u00a0: choisissez-en un autre.")
	}
	if len(content) > maxDocument {
		return data.Document{}, data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» dépasse 25\u202fMo\u00a0: réduisez-le, aucune messagerie ne l’accepterait.")
	}
	d := data.Document{Name: name, MIME: mime, Size: int64(len(content)), SHA256: digest(content)}
	id, err := insert(ctx, tx, "INSERT INTO document (name, mime, size, sha256, content) VALUES (?,?,?,?,?)", name, mime, d.Size, d.SHA256, content)
	if err != nil {
		return d, err
	}
	d.ID = id
	return d, seal(ctx, tx, sealedDocument, id)
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Document returns a kept file. CodeDamaged when its bytes are no longer those
// that were kept; they are returned all the same.
func (r *Register) Document(ctx context.Context, id data.ID) (d data.Document, content []byte, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		d, content, err = documentByID(ctx, tx, id)
		return err
	})
	if err == nil && digest(content) != d.SHA256 {
		err = &data.Error{Code: data.CodeDamaged, Field: "file", Sentence: "Le fichier «\u00a0" + d.Name +
			"\u00a0» n’est plus celui qui a été enregistré\u00a0: son empreinte SHA-256 diffère. Reprenez-le depuis une sauvegarde du registre."}
	}
	return d, content, err
}

func documentByID(ctx context.Context, tx *sql.Tx, id data.ID) (d data.Document, content []byte, err error) {
	err = tx.QueryRowContext(ctx, "SELECT id, name, mime, size, sha256, content FROM document WHERE id = ?", int64(id)).
		Scan(&d.ID, &d.Name, &d.MIME, &d.Size, &d.SHA256, &content)
	return d, content, missing(err, "file", "Ce fichier n’est plus dans le registre.")
}

// Attach keeps a file with an invoice.
func (r *Register) Attach(ctx context.Context, invoice data.ID, name, mime string, content []byte) (d data.Document, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		if _, _, err := invoiceWhere(ctx, tx, "i.id = ?", int64(invoice)); err != nil {
			return missing(err, "invoice", "Cette facture n’est plus dans le registre\u00a0: elle a été supprimée entre-temps.")
		}
		if d, err = addDocument(ctx, tx, name, mime, content); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO attachment (invoice_id, document_id) VALUES (?,?)", int64(invoice), int64(d.ID))
		return err
	})
	return d, err
}

// Detach takes a file from an invoice. What already left with it is kept with
// the message.
func (r *Register) Detach(ctx context.Context, invoice, document data.ID) error {
	return r.update(ctx, func(tx *sql.Tx) error { return detach(ctx, tx, invoice, document) })
}

func detach(ctx context.Context, tx *sql.Tx, invoice, document data.ID) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM attachment WHERE invoice_id = ? AND document_id = ?", int64(invoice), int64(document)); err != nil {
		return err
	}
	result, err := tx.ExecContext(ctx, `DELETE FROM document WHERE id = ?1
		AND NOT EXISTS (SELECT 1 FROM attachment WHERE document_id = ?1)
		AND NOT EXISTS (SELECT 1 FROM contact WHERE document_id = ?1)
		AND NOT EXISTS (SELECT 1 FROM message WHERE document_id = ?1)
		AND NOT EXISTS (SELECT 1 FROM post_event WHERE document_id = ?1)
		AND NOT EXISTS (SELECT 1 FROM interruption WHERE document_id = ?1)`, int64(document))
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	return sealRemoval(ctx, tx, document)
}

// Attachments returns the files of an invoice, without their content, oldest first.
func (r *Register) Attachments(ctx context.Context, invoice data.ID) (documents []data.Document, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		documents, err = attachments(ctx, tx, invoice)
		return err
	})
	return documents, err
}

func attachments(ctx context.Context, tx *sql.Tx, invoice data.ID) ([]data.Document, error) {
	return collect(ctx, tx, func(rows *sql.Rows) (d data.Document, err error) {
		err = rows.Scan(&d.ID, &d.Name, &d.MIME, &d.Size, &d.SHA256)
		return d, err
	}, `SELECT d.id, d.name, d.mime, d.size, d.sha256 FROM attachment a JOIN document d ON d.id = a.document_id
		WHERE a.invoice_id = ? ORDER BY d.id`, int64(invoice))
}
