package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"dument/data"
)

// errRehearsal takes back the transaction of a dry run, and of an import that
// brings nothing.
var errRehearsal = errors.New("rehearsal")

// ApplyImport adds what a batch brings, in one transaction; with dryRun it does
// the same and takes it back. A line whose number, client, total and date are
// in the register already is known and changes nothing; one whose number stands
// for something else, or that knows of money which the register does not, is
// refused with a sentence, as is a record that is not valid. A line's client is found by SIREN, else by name, else made.
func (r *Register) ApplyImport(ctx context.Context, batch data.ImportBatch, dryRun bool) (report data.ImportReport, err error) {
	err = r.update(ctx, func(tx *sql.Tx) error {
		report = data.ImportReport{Refused: append([]data.ImportRefusal{}, batch.Refused...)}
		f := filler{ctx: ctx, tx: tx}
		defer f.close()
		im := importer{filler: &f, report: &report, today: r.today()}
		if err := im.known(ctx, tx); err != nil {
			return err
		}
		report.ID = f.insert("INSERT INTO import (at, source) VALUES (?,?)", r.instant(), batch.Source)
		for _, record := range batch.Records {
			if err := im.add(record); err != nil {
				return err
			}
		}
		if f.err == nil && (dryRun || report.New == 0) {
			return errRehearsal
		}
		if f.err != nil {
			return f.err
		}
		return refreshHabits(ctx, tx, slices.Collect(maps.Keys(im.paid))...)
	})
	if err == errRehearsal {
		report.ID, err = 0, nil
	}
	if err != nil {
		return data.ImportReport{Refused: []data.ImportRefusal{}}, err
	}
	return report, nil
}

// UndoImport takes out what an import added. CodeHasHistory when one of its
// invoices was since paid, sent, disputed, promised or given a file: nothing is then taken out.
// Clients that have other records since stay.
func (r *Register) UndoImport(ctx context.Context, id data.ID) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		found, err := exists(ctx, tx, "SELECT 1 FROM import WHERE id = ?", int64(id))
		if err != nil {
			return err
		}
		if !found {
			return notFound("import", "Cet import a déjà été annulé.")
		}
		used, err := texts(ctx, tx, `SELECT number FROM invoice i WHERE import_id = ? AND (
			EXISTS (SELECT 1 FROM contact_line WHERE invoice_id = i.id) OR EXISTS (SELECT 1 FROM message_line WHERE invoice_id = i.id)
			OR EXISTS (SELECT 1 FROM attachment WHERE invoice_id = i.id) OR EXISTS (SELECT 1 FROM dispute WHERE invoice_id = i.id)
			OR EXISTS (SELECT 1 FROM promise_invoice WHERE invoice_id = i.id) OR EXISTS (SELECT 1 FROM instalment_plan_invoice WHERE invoice_id = i.id)
			OR EXISTS (SELECT 1 FROM pause WHERE invoice_id = i.id) OR EXISTS (SELECT 1 FROM interruption WHERE invoice_id = i.id)
			OR EXISTS (SELECT 1 FROM charge WHERE invoice_id = i.id)
			OR EXISTS (SELECT 1 FROM allocation a JOIN payment p ON p.id = a.payment_id WHERE a.invoice_id = i.id AND p.import_id IS NOT i.import_id)
			OR EXISTS (SELECT 1 FROM allocation a JOIN allocation b ON b.payment_id = a.payment_id JOIN invoice o ON o.id = b.invoice_id
				WHERE a.invoice_id = i.id AND o.import_id IS NOT i.import_id)) ORDER BY number_key LIMIT 1`, int64(id))
		if err != nil {
			return err
		}
		if len(used) > 0 {
			return hasHistory("import", "La facture "+used[0]+" de cet import a depuis reçu un encaissement, un courrier, un fichier, un litige, un accord ou une ligne de compte\u00a0: l’import ne peut plus être annulé. Supprimez les factures une à une.")
		}
		// What it paid of other invoices' penalties is open again.
		paying, err := collect(ctx, tx, scanOneID, "SELECT id FROM payment WHERE import_id = ? AND id IN (SELECT payment_id FROM charge WHERE payment_id IS NOT NULL)", int64(id))
		if err != nil {
			return err
		}
		for _, payment := range paying {
			if err := r.cancelPaid(ctx, tx, payment); err != nil {
				return err
			}
		}
		payers, err := collect(ctx, tx, scanOneID, "SELECT DISTINCT client_id FROM payment WHERE import_id = ?", int64(id))
		if err != nil {
			return err
		}
		for _, query := range []string{
			"DELETE FROM allocation WHERE payment_id IN (SELECT id FROM payment WHERE import_id = ?1)",
			"DELETE FROM payment WHERE import_id = ?1",
			"DELETE FROM invoice WHERE import_id = ?1",
			`DELETE FROM client WHERE import_id = ?1 AND id NOT IN (SELECT client_id FROM invoice) AND id NOT IN (SELECT client_id FROM payment)
				AND id NOT IN (SELECT client_id FROM contact) AND id NOT IN (SELECT client_id FROM message)
				AND id NOT IN (SELECT client_id FROM pause WHERE client_id IS NOT NULL)`,
			"UPDATE client SET import_id = NULL WHERE import_id = ?1",
			"DELETE FROM import WHERE id = ?1",
		} {
			if _, err := tx.ExecContext(ctx, query, int64(id)); err != nil {
				return err
			}
		}
		return refreshHabits(ctx, tx, payers...)
	})
}
