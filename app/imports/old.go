package imports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// askOld asks how debts begin that are older than their scenario: Enter and Esc
// choose the courteous way, the first reminder, for which nothing is kept. next
// is called when the question is answered.
func (i *importing) askOld(id data.ID, old int, next func()) {
	many, age := "Une facture est échue", "son âge"
	if old > 1 {
		many, age = count(old, "", "factures sont échues"), "leur âge"
	}
	sentence := many + " depuis longtemps. Commencer à la première relance, ou à l’étape qui correspond à " + age + "\u202f?\n\n" +
		"À la première relance, le client reçoit d’abord un message courtois. À l’étape de " + age +
		", les relances précédentes sont notées comme passées\u00a0: choisissez-la si vous les avez déjà envoyées."
	words := widget.NewLabel(sentence)
	words.Wrapping = fyne.TextWrapWord
	var d *ui.Dialog
	d = ui.NewDialog(i.shell.Window(), "Où commencer les relances\u202f?", ui.Flush(words),
		ui.NewButton("À l’étape de "+age, func() {
			d.Close()
			i.enter(id, old, age)
		}),
		ui.NewPrimary("À la première relance", func() { d.Close() }))
	d.SetWidth(560)
	d.OnClosed = next
	d.Show()
}

// enter passes the steps that the old debts are too old for.
func (i *importing) enter(id data.ID, old int, age string) {
	ui.Do(i.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, i.desk.Enter(ctx, id, true) },
		func(_ struct{}, err error) {
			if err != nil {
				i.shell.Fail(err)
				return
			}
			i.changed()
			i.shell.Toast(count(old, "facture reprise", "factures reprises")+" à l’étape de "+age+".", nil)
		})
}
