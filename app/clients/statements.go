package clients

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// several is the menu of several clients: what is done for all of them at once.
func (p *Page) several(ids []data.ID) []*fyne.MenuItem {
	return []*fyne.MenuItem{fyne.NewMenuItemWithIcon("Imprimer "+ui.Number(len(ids))+" relevés de compte…", theme.DocumentPrintIcon(), func() { p.statements(ids) })}
}

// printed is what a batch gave.
type printed struct {
	content []byte
	report  desk.BatchReport
}

// statements prints the statement of account of each client, in the order of the
// list, into one file. Each is kept in its client's history.
func (p *Page) statements(ids []data.ID) {
	ids = slices.Clone(ids)
	ui.Confirm(p.shell.Window(), "Imprimer "+ui.Number(len(ids))+" relevés de compte", "Un seul PDF s’ouvre, un relevé après l’autre, dans l’ordre de la liste. Chacun est enregistré dans l’historique de son client.",
		"Imprimer "+ui.Number(len(ids))+" relevés", func() { p.printStatements(ids) })
}

func (p *Page) printStatements(ids []data.ID) {
	var all []desk.PaperRequest
	for _, id := range ids {
		all = append(all, desk.PaperRequest{Kind: letters.PaperStatement, Client: id})
	}
	ui.DoLong(p.shell.Runner(), p.shell.Window(), "Relevés de compte", func(ctx context.Context, tell func(int, int, string)) (out printed, err error) {
		out.content, out.report, err = p.desk.PrintTogether(ctx, all, func(done, total int) {
			tell(done, total, ui.Number(done)+" sur "+ui.Number(total))
		})
		return out, err
	}, func(out printed, err error) {
		p.shell.Changed(ui.CouriersChanged)
		if len(out.content) > 0 {
			p.shell.Open("Relevés de compte - "+p.desk.Today().String()+".pdf", out.content)
		}
		switch stopped := errors.Is(err, context.Canceled); {
		case err != nil && !stopped:
			p.shell.Fail(err)
		case len(out.report.Refused) > 0:
			p.shell.Fail(refused(out.report))
		default:
			p.shell.Toast(ui.Number(out.report.Made)+" relevés sur "+ui.Number(len(ids))+" sont imprimés et enregistrés.", nil)
		}
	})
}

// refused says which papers of a batch could not be made, and why.
func refused(r desk.BatchReport) error {
	var lines []string
	for _, one := range r.Refused {
		lines = append(lines, one.Name+"\u00a0: "+one.Err.Error())
	}
	return &data.Error{Code: data.CodeBlocked, Sentence: ui.Number(r.Made) + " relevés sont imprimés et enregistrés. Les autres n’ont pas pu être faits.\n" + strings.Join(lines, "\n")}
}
