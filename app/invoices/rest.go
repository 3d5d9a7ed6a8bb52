package invoices

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/data/money"
)

// restLine says whether a payment is spread whole.
type restLine struct{ widget.Label }

func newRestLine() *restLine {
	r := &restLine{}
	r.Wrapping = fyne.TextWrapWord
	r.ExtendBaseWidget(r)
	return r
}

// show tells what of the payment settles nothing; negative is too much given.
func (r *restLine) show(rest money.Cents, currency string) {
	switch {
	case rest == 0:
		r.Text, r.Importance = "Tout est réparti.", widget.SuccessImportance
	case rest > 0:
		r.Text, r.Importance = rest.Format(currency)+" sans affectation\u00a0: gardés en acompte du client.", widget.WarningImportance
	default:
		r.Text, r.Importance = "Répartition trop grande de "+rest.Abs().Format(currency)+"\u00a0: diminuez une part.", widget.DangerImportance
	}
	r.Refresh()
}

// capital writes a word with a capital.
func capital(word string) string {
	_, n := utf8.DecodeRuneInString(word)
	return strings.ToUpper(word[:n]) + word[n:]
}
