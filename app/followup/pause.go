package followup

import (
	"context"
	"strings"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// ShowPause asks until when a client, or one of its invoices, is left alone.
// It starts from the invoice where one was pointed at, else from the client;
// done may be nil.
func ShowPause(shell ui.Shell, d Desk, client data.ID, invoices []data.ID, done func()) {
	meet(shell, d, client, invoices, done, func(p party) { newPause(p).show() })
}

// pause is the dialog that begins one.
type pause struct {
	party
	dialog *ui.Dialog
	form   *ui.Form
	scope  *ui.SelectField[data.ID] // 0 = all of the client's
	until  *ui.DayField
	reason *ui.TextField
}

func newPause(p party) *pause {
	d := &pause{party: p}
	d.until = ui.NewDayField("until", "Ne pas relancer jusqu’au")
	d.reason = ui.NewTextField("reason", "Motif", ui.Required("dites en quelques mots pourquoi les relances s’arrêtent\u00a0: la liste du jour le rappellera"))
	d.reason.SetPlaceHolder("Congés, facture en cours de validation…")
	options := []ui.Option[data.ID]{{Value: 0, Label: "Toutes les factures du client"}}
	for _, item := range p.items {
		options = append(options, ui.Option[data.ID]{Value: item.ID, Label: words(item)})
	}
	d.scope = ui.NewSelectField("invoice", "Ce qui est mis en pause", options)
	d.scope.SetValue(0)
	if len(p.pointed) == 1 {
		if item, ok := p.one(); ok {
			d.scope.SetValue(item.ID)
		}
	}
	d.form = ui.NewForm("Mettre en pause", d.save, nil)
	d.form.SetRows(d.until, quick(p.shell, d.until, pauseDays(p.desk.Today())), d.reason, d.scope)
	return d
}

func (d *pause) show() {
	d.dialog = ui.ShowForm(d.shell.Window(), "Mettre en pause – "+d.client.Name, d.form)
	d.dialog.SetWidth(dialogWidth)
}

func (d *pause) save() {
	kept := data.Pause{ClientID: d.client.ID, Made: d.desk.Today(), Reason: strings.TrimSpace(d.reason.Text())}
	kept.InvoiceID, _ = d.scope.Value()
	kept.Until, _ = d.until.Day()
	what := d.client.Name
	if kept.InvoiceID != 0 {
		what = d.number(kept.InvoiceID)
	}
	d.keep(d.dialog, d.form, func(ctx context.Context) (desk.Undo, error) { return d.desk.Pause(ctx, &kept) },
		"Relances en pause pour "+what+" jusqu’au "+kept.Until.French()+".")
}
