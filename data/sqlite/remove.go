package sqlite

import (
	"context"
	"database/sql"

	"dument/data"
)

// Removed is what a deletion took out, whole, so that Restore can put it back
// under the same ids.
type Removed struct {
	client   *data.Client
	scenario data.ID
	invoice  *data.Invoice
	attached []keptFile
}

type keptFile struct {
	data.Document
	content []byte
}

// DeleteClient removes a client that has no invoice, payment or history.
// CodeHasHistory otherwise: such a client can be archived.
func (r *Register) DeleteClient(ctx context.Context, id data.ID) (removed Removed, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		c, err := clientByID(ctx, tx, id)
		if err != nil {
			return err
		}
		for _, part := range []struct{ table, what string }{{"invoice", "des factures"}, {"payment", "des encaissements"},
			{"contact", "un historique"}, {"message", "des messages"}, {"pause", "des pauses"}} {
			found, err := exists(ctx, tx, "SELECT 1 FROM "+part.table+" WHERE client_id = ?", int64(id))
			if err != nil {
				return err
			}
			if found {
				return hasHistory("client", c.Name+" a "+part.what+" dans le registre et ne peut pas être supprimé. Archivez ce client\u00a0: il quitte les listes, et rien n’est perdu.")
			}
		}
		removed = Removed{client: &c}
		_, err = tx.ExecContext(ctx, "DELETE FROM client WHERE id = ?", int64(id))
		return err
	})
	if err != nil {
		return Removed{}, err
	}
	return removed, nil
}

// DeleteInvoice removes an invoice with its files. CodeHasHistory when money
// was received for it or something left about it: it can be archived.
func (r *Register) DeleteInvoice(ctx context.Context, id data.ID) (removed Removed, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		i, _, err := invoiceWhere(ctx, tx, "i.id = ?", int64(id))
		if err != nil {
			return missing(err, "invoice", "Cette facture n’est plus dans le registre\u00a0: elle a déjà été supprimée.")
		}
		const cure = " et ne peut pas être supprimée. Archivez-la\u00a0: elle quitte les listes, et rien n’est perdu."
		if err := refuseHistory(ctx, tx, id, "La facture "+i.Number+" a déjà fait l’objet d’un courrier, d’un litige, d’un accord ou d’une ligne de compte"+cure); err != nil {
			return err
		}
		paid, err := exists(ctx, tx, "SELECT 1 FROM allocation WHERE invoice_id = ?", int64(id))
		if err != nil {
			return err
		}
		if paid {
			return hasHistory("invoice", "La facture "+i.Number+" a reçu un encaissement"+cure)
		}
		removed = Removed{invoice: &i}
		documents, err := attachments(ctx, tx, id)
		if err != nil {
			return err
		}
		for _, d := range documents {
			kept, content, err := documentByID(ctx, tx, d.ID)
			if err != nil {
				return err
			}
			removed.attached = append(removed.attached, keptFile{kept, content})
			if err := detach(ctx, tx, id, d.ID); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM invoice WHERE id = ?", int64(id))
		return err
	})
	if err != nil {
		return Removed{}, err
	}
	return removed, nil
}

// refuseHistory returns CodeHasHistory when something left, or is to leave,
// about the invoice, or when something was agreed about it.
func refuseHistory(ctx context.Context, tx *sql.Tx, invoice data.ID, sentence string) error {
	found, err := exists(ctx, tx, invoiceHistory, int64(invoice))
	if err != nil || !found {
		return err
	}
	return hasHistory("invoice", sentence)
}

// invoiceHistory finds what keeps invoice ?1 from being deleted.
const invoiceHistory = `SELECT 1 FROM contact_line WHERE invoice_id = ?1 UNION ALL SELECT 1 FROM message_line WHERE invoice_id = ?1
	UNION ALL SELECT 1 FROM dispute WHERE invoice_id = ?1 UNION ALL SELECT 1 FROM promise_invoice WHERE invoice_id = ?1
	UNION ALL SELECT 1 FROM instalment_plan_invoice WHERE invoice_id = ?1 UNION ALL SELECT 1 FROM pause WHERE invoice_id = ?1
	UNION ALL SELECT 1 FROM charge WHERE invoice_id = ?1 UNION ALL SELECT 1 FROM interruption WHERE invoice_id = ?1`

// Restore puts back what a deletion took out. CodeDuplicate when an invoice's
// number was given again meanwhile, CodeNotFound when its client is gone.
func (r *Register) Restore(ctx context.Context, removed Removed) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		if removed.scenario != 0 {
			return restoreScenario(ctx, tx, removed.scenario)
		}
		if c := removed.client; c != nil {
			if _, err := tx.ExecContext(ctx, insertClient, clientArgs(*c, 0)...); err != nil {
				return err
			}
			return saveEmails(ctx, tx, *c)
		}
		i := removed.invoice
		if i == nil {
			return nil
		}
		if err := freeNumber(ctx, tx, *i); err != nil {
			return err
		}
		if _, err := clientByID(ctx, tx, i.ClientID); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, insertInvoice, invoiceArgs(*i, 0)...); err != nil {
			return err
		}
		for _, f := range removed.attached {
			// A file that another record also keeps is still there.
			result, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO document (id, name, mime, size, sha256, content) VALUES (?,?,?,?,?,?)",
				int64(f.ID), f.Name, f.MIME, f.Size, f.SHA256, f.content)
			if err != nil {
				return err
			}
			if n, err := result.RowsAffected(); err != nil {
				return err
			} else if n > 0 {
				if err := seal(ctx, tx, sealedDocument, f.ID); err != nil {
					return err
				}
			}
			if _, err := tx.ExecContext(ctx, "INSERT INTO attachment (invoice_id, document_id) VALUES (?,?)", int64(i.ID), int64(f.ID)); err != nil {
				return err
			}
		}
		return nil
	})
}
