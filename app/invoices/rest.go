package invoices

import (
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data/money"
)

// sayRest tells what of a payment settles nothing; negative is too much given.
func sayRest(r *ui.Prose, rest money.Cents, currency string) {
	switch {
	case rest == 0:
		r.Say("Tout est réparti.", widget.SuccessImportance)
	case rest > 0:
		r.Say(rest.Format(currency)+" sans affectation\u00a0: gardés en acompte du client.", widget.WarningImportance)
	default:
		r.Say("Répartition trop grande de "+rest.Abs().Format(currency)+"\u00a0: diminuez une part.", widget.DangerImportance)
	}
}
