package app

import (
	"context"
	"strings"

	"dument/app/ui"
	"dument/data"
)

// search opens the dialog that finds clients and invoices: Ctrl+K.
func (s *shell) search() {
	var (
		hits   []data.Hit
		job    ui.Job
		dialog *ui.Dialog
		finder *ui.Finder
	)
	show := func(found []data.Hit) {
		hits = found
		lines := make([]ui.Found, len(hits))
		for i, h := range hits {
			lines[i] = ui.Found{Title: h.Title, Detail: h.Detail}
		}
		finder.SetFound(lines)
	}
	finder = ui.NewFinder("Un client, un numéro de facture, un objet…", func(text string) {
		if strings.TrimSpace(text) == "" {
			job.Stop()
			show(nil)
			return
		}
		ui.Load(s.runner, &job, func(ctx context.Context) ([]data.Hit, error) { return s.desk.Search(ctx, text) },
			func(found []data.Hit, err error) {
				if err != nil {
					s.Fail(err)
					return
				}
				show(found)
			})
	}, func(i int) {
		dialog.Close()
		if hit := hits[i]; hit.InvoiceID != 0 {
			s.ShowInvoice(hit.InvoiceID)
		} else {
			s.ShowClient(hit.ClientID)
		}
	})
	dialog = ui.NewDialog(s.window, "Rechercher", finder)
	dialog.SetWidth(620)
	dialog.OnClosed = job.Stop
	dialog.Show()
}
