package headless

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/exchange"
)

// list is a file that was read, with what its columns hold.
type list struct {
	sheet   exchange.Sheet
	mapping exchange.Mapping
}

// importFiles takes all files in one transaction: a file that is no list
// leaves the register as it was, and makes none. Lines that are refused are
// part of the report; the verb itself is refused only when no line could be
// taken. A dry run makes no register. Old debts begin at the first reminder, or
// with --entry age at the step that matches their age.
func importFiles(c *call) error {
	entry, err := choice(c, "entry", []string{"first", "age"})
	if err != nil {
		return err
	}
	var lists []list
	for _, path := range c.args {
		sheet, mapping, err := desk.ReadList(path)
		if err != nil {
			return err
		}
		lists = append(lists, list{sheet, mapping})
	}
	work := func(d *desk.Desk) error {
		batch, err := c.batch(d, lists)
		if err != nil {
			return err
		}
		report, err := d.Register.ApplyImport(c.ctx, batch, c.has("dry-run"))
		if err != nil {
			return err
		}
		if report.ID != 0 {
			if err := d.Enter(c.ctx, report.ID, entry == "age"); err != nil {
				return err
			}
		}
		slices.SortStableFunc(report.Refused, func(a, b data.ImportRefusal) int { return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line) })
		if err := c.report(report, importText(report, c.has("dry-run"))); err != nil {
			return err
		}
		if report.New+report.Known+report.NewClients == 0 && len(report.Refused) > 0 {
			return data.Invalid("file", "Aucune ligne n’a pu être reprise\u00a0: corrigez les lignes indiquées dans le fichier, puis recommencez.")
		}
		return nil
	}
	if !c.has("dry-run") {
		return c.with(true, work)
	}
	err = c.with(false, work)
	if data.CodeOf(err) != data.CodeNotFound || data.FieldOf(err) != "file" {
		return err
	}
	folder, err := os.MkdirTemp("", "dument-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	return c.at(filepath.Join(folder, "essai.dument"), true, work)
}

// batch puts the records of all lists together; new clients get the sender's
// usual terms.
func (c *call) batch(d *desk.Desk, lists []list) (data.ImportBatch, error) {
	var batch data.ImportBatch
	usual, err := d.NewClient(c.ctx)
	if err != nil {
		return batch, err
	}
	for _, l := range lists {
		part := exchange.Records(l.sheet, l.mapping, usual)
		batch.Records = append(batch.Records, part.Records...)
		batch.Refused = append(batch.Refused, part.Refused...)
		batch.Source = strings.TrimPrefix(batch.Source+", "+part.Source, ", ")
	}
	return batch, nil
}

func importText(r data.ImportReport, dryRun bool) string {
	var b strings.Builder
	if dryRun {
		b.WriteString("Essai, rien n’est enregistré\u00a0: ")
	}
	fmt.Fprintf(&b, "%s, %s, %s, %s.\n", plural(r.New, "ligne nouvelle", "lignes nouvelles"), plural(r.NewClients, "client nouveau", "clients nouveaux"),
		plural(r.Known, "déjà connue", "déjà connues"), plural(len(r.Refused), "ligne refusée", "lignes refusées"))
	for _, refused := range r.Refused {
		fmt.Fprintf(&b, "%s, ligne %d, %s\u00a0: %s\n", refused.File, refused.Line, exchange.Field(refused.Field).French(), refused.Reason)
	}
	return b.String()
}
