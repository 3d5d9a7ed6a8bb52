package followup

import (
	"context"
	"strings"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// ShowDispute asks which invoice a client objects to, and why. Without a choice
// of invoices all open ones are offered; done may be nil.
func ShowDispute(shell ui.Shell, d Desk, client data.ID, invoices []data.ID, done func()) {
	meet(shell, d, client, invoices, done, func(p party) {
		if p.owes() {
			newDispute(p).show()
		}
	})
}

// dispute is the dialog that opens one.
type dispute struct {
	party
	dialog  *ui.Dialog
	form    *ui.Form
	invoice *ui.SelectField[data.ID]
	reason  *ui.SelectField[data.DisputeReason]
	opened  *ui.DayField
	note    *ui.TextField
}

func newDispute(p party) *dispute {
	d := &dispute{party: p}
	options := make([]ui.Option[data.ID], len(p.items))
	for i, item := range p.items {
		options[i] = ui.Option[data.ID]{Value: item.ID, Label: words(item)}
	}
	d.invoice = ui.NewSelectField("invoice", "Facture en litige", options)
	if item, ok := p.one(); ok {
		d.invoice.SetValue(item.ID)
	}
	d.reason = ui.NewSelectField("reason", "Motif", reasonOptions())
	d.opened = ui.NewDayField("opened", "Ouvert le")
	d.opened.SetDay(p.desk.Today())
	d.note = ui.NewAreaField("note", "Ce que dit le client", 3)
	d.note.SetPlaceHolder("Les faits, en une phrase ou deux")
	d.form = ui.NewForm("Ouvrir le litige", d.save, nil)
	d.form.SetRows(d.invoice, ui.NewShares([]float32{3, 2}, d.reason, d.opened), d.note)
	d.form.SetIntro("Les relances de cette facture s’arrêtent jusqu’à la clôture du litige\u202f; celles des autres factures continuent.")
	return d
}

func reasonOptions() []ui.Option[data.DisputeReason] {
	options := make([]ui.Option[data.DisputeReason], len(data.DisputeReasons))
	for i, r := range data.DisputeReasons {
		options[i] = ui.Option[data.DisputeReason]{Value: r, Label: r.French()}
	}
	return options
}

func (d *dispute) show() {
	d.dialog = ui.ShowForm(d.shell.Window(), "Litige – "+d.client.Name, d.form)
	d.dialog.SetWidth(dialogWidth)
	if _, known := d.invoice.Value(); known {
		d.shell.Window().Canvas().Focus(d.reason.Focusable())
	}
}

func (d *dispute) save() {
	kept := data.Dispute{ClientID: d.client.ID, Note: strings.TrimSpace(d.note.Text())}
	kept.InvoiceID, _ = d.invoice.Value()
	kept.Reason, _ = d.reason.Value()
	kept.Opened, _ = d.opened.Day()
	d.keep(d.dialog, d.form, func(ctx context.Context) (desk.Undo, error) { return d.desk.OpenDispute(ctx, &kept) },
		"Litige ouvert sur "+d.number(kept.InvoiceID)+".")
}

// ShowCloseDispute asks how a dispute ended; number is that of its invoice.
func ShowCloseDispute(shell ui.Shell, d Desk, open data.Dispute, number string, done func()) {
	p := party{shell: shell, desk: d, done: done}
	outcome := ui.NewSelectField("outcome", "Issue", outcomeOptions())
	note := ui.NewAreaField("note", "Ce qui a été convenu", 3)
	note.SetPlaceHolder("S’ajoute à la note du litige")
	var dialog *ui.Dialog
	var form *ui.Form
	form = ui.NewForm("Clore le litige", func() {
		chosen, _ := outcome.Value()
		text := strings.TrimSpace(note.Text())
		p.keep(dialog, form, func(ctx context.Context) (desk.Undo, error) { return d.CloseDispute(ctx, open.ID, chosen, text) },
			"Litige clos sur "+number+".")
	}, nil, outcome, note)
	form.SetIntro(open.Reason.French() + ", depuis le " + open.Opened.French() + ". La facture reprend sa place dans les relances.")
	dialog = ui.ShowForm(shell.Window(), "Clore le litige – "+number, form)
	dialog.SetWidth(dialogWidth)
}

func outcomeOptions() []ui.Option[data.DisputeOutcome] {
	options := make([]ui.Option[data.DisputeOutcome], len(data.DisputeOutcomes))
	for i, o := range data.DisputeOutcomes {
		options[i] = ui.Option[data.DisputeOutcome]{Value: o, Label: o.French()}
	}
	return options
}
