package followup

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// ShowInterruption asks what interrupted the prescription of an invoice.
func ShowInterruption(shell ui.Shell, d Desk, invoice data.ID) {
	type read struct {
		invoice data.Invoice
		clock   desk.ClockView
	}
	ui.Do(shell.Runner(), func(ctx context.Context) (r read, err error) {
		if r.invoice, _, err = d.Invoice(ctx, invoice); err != nil {
			return r, err
		}
		r.clock, err = d.Clock(ctx, invoice)
		return r, err
	}, func(r read, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		newInterruption(party{shell: shell, desk: d}, r.invoice, r.clock).show()
	})
}

// interruption is the dialog that notes one.
type interruption struct {
	party
	invoice data.Invoice
	dialog  *ui.Dialog
	form    *ui.Form
	kind    *ui.SelectField[data.InterruptionKind]
	on      *ui.DayField
	note    *ui.TextField
	proof   *desk.File
	file    *ui.Button
}

func newInterruption(p party, invoice data.Invoice, clock desk.ClockView) *interruption {
	d := &interruption{party: p, invoice: invoice}
	kinds := make([]ui.Option[data.InterruptionKind], len(data.InterruptionKinds))
	for i, k := range data.InterruptionKinds {
		kinds[i] = ui.Option[data.InterruptionKind]{Value: k, Label: k.French()}
	}
	d.kind = ui.NewSelectField("kind", "Ce qui s’est passé", kinds)
	d.on = ui.NewDayField("on", "Le")
	d.note = ui.NewTextField("note", "Note", nil)
	d.note.SetPlaceHolder("Courriel où le client demande un délai, assignation, saisie…")
	d.file = ui.NewButton("Joindre la preuve…", d.choose)
	d.form = ui.NewForm("Noter", d.save, nil)
	rows := []fyne.CanvasObject{ui.NewShares([]float32{3, 2}, d.kind, d.on), d.note, ui.Line(d.file)}
	for _, sentence := range clock.Possible {
		rows = append(rows, ui.Flush(ui.Faint(sentence)))
	}
	d.form.SetRows(rows...)
	d.form.SetIntro("Dernier jour pour agir aujourd’hui\u00a0: " + clock.Last.French() + ". Seuls une reconnaissance de la dette par le client, un acte de justice ou une mesure d’exécution " +
		"font repartir le délai (articles 2240, 2241 et 2244 du code civil). Une relance, même une mise en demeure recommandée, n’interrompt rien.")
	return d
}

func (d *interruption) show() {
	d.dialog = ui.ShowForm(d.shell.Window(), "Prescription – "+d.invoice.Number, d.form)
	d.dialog.SetWidth(640)
}

// choose reads the proof; it is kept with the history.
func (d *interruption) choose() {
	ui.ChooseFile(d.shell, ui.OpenOptions{Title: "Quelle preuve joindre\u00a0?", Button: "Joindre"}, func(name string, content []byte) {
		d.proof = &desk.File{Name: name, Content: content}
		d.file.SetText("Preuve\u00a0: " + name)
	})
}

func (d *interruption) save() {
	i := data.Interruption{InvoiceID: d.invoice.ID, Note: strings.TrimSpace(d.note.Text())}
	i.Kind, _ = d.kind.Value()
	i.On, _ = d.on.Day()
	d.keep(d.dialog, d.form, func(ctx context.Context) (desk.Undo, error) { return d.desk.AddInterruption(ctx, i, d.proof) },
		"Le délai de "+d.invoice.Number+" repart du "+i.On.French()+".")
}
