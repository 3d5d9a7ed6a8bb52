package followup

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// ShowPromise asks what a client promises to pay, and by when. Without a choice
// of invoices it starts from the overdue ones; done may be nil.
func ShowPromise(shell ui.Shell, d Desk, client data.ID, invoices []data.ID, done func()) {
	meet(shell, d, client, invoices, done, func(p party) {
		if p.owes() {
			newPromise(p).show()
		}
	})
}

// promise is the dialog that notes one.
type promise struct {
	party
	dialog  *ui.Dialog
	form    *ui.Form
	pick    *pick
	due     *ui.DayField
	amount  *ui.MoneyField
	note    *ui.TextField
	own     bool // the amount is the user's
	filling bool
}

func newPromise(p party) *promise {
	d := &promise{party: p}
	d.pick = newPick(p, d.propose)
	d.due = ui.NewDayField("due", "Paiement promis pour le")
	d.amount = ui.NewMoneyField("amount", "Montant promis")
	d.amount.SetCurrency(d.pick.currency)
	d.amount.OnChanged = func(money.Cents, error) { d.own = d.own || !d.filling }
	d.note = ui.NewTextField("note", "Note", nil)
	d.note.SetPlaceHolder("Qui l’a promis, et comment")
	d.form = ui.NewForm("Noter la promesse", d.save, nil)
	rows := []fyne.CanvasObject{ui.NewRow(d.due, d.amount), quick(p.shell, d.due, promiseDays(p.desk.Today()))}
	rows = append(append(rows, d.pick.rows...), d.note)
	d.form.SetRows(rows...)
	d.form.SetIntro("Rien ne part sur ces factures jusqu’à ce jour. Sans paiement le lendemain, elles reviennent dans la liste, et le message rappelle la promesse.")
	d.propose()
	return d
}

// propose fills in what is open on the chosen invoices, until the user has
// written an amount.
func (d *promise) propose() {
	if d.own {
		return
	}
	d.filling = true
	d.amount.SetCents(d.pick.open())
	d.filling = false
}

func (d *promise) show() {
	d.dialog = ui.ShowForm(d.shell.Window(), "Promesse de paiement – "+d.client.Name, d.form)
	d.dialog.SetWidth(dialogWidth)
}

func (d *promise) save() {
	kept := data.Promise{ClientID: d.client.ID, Invoices: d.pick.chosen(), Made: d.desk.Today(), Currency: d.pick.currency,
		Note: strings.TrimSpace(d.note.Text())}
	kept.Due, _ = d.due.Day()
	kept.Amount, _ = d.amount.Cents()
	if err := kept.Validate(); err != nil {
		d.form.ShowError(err)
		return
	}
	d.keep(d.dialog, d.form, func(ctx context.Context) (desk.Undo, error) { return d.desk.Promise(ctx, &kept) },
		"Promesse notée\u00a0: "+kept.Amount.Format(kept.Currency)+" pour le "+kept.Due.French()+".")
}
