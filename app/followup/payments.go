package followup

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// payments are the rows of a plan, a day and an amount each, with the running
// difference to what is open.
type payments struct {
	currency string
	open     money.Cents
	list     []paymentRow
	own      bool // an amount is the user's
	filling  bool
	rest     *ui.Prose
	adjust   *ui.Button
	changed  func() // the button came or went
}

type paymentRow struct {
	due    *ui.DayField
	amount *ui.MoneyField
}

func newPayments(currency string, changed func()) *payments {
	t := &payments{currency: currency, rest: ui.NewProse(""), changed: changed}
	t.adjust = ui.NewButton("Ajuster le dernier versement", t.level)
	t.adjust.Hide()
	return t
}

func (t *payments) newRow(i int) paymentRow {
	n := strconv.Itoa(i + 1)
	row := paymentRow{due: ui.NewDayField("instalment", "Versement "+n+", le"), amount: ui.NewMoneyField("amount", "Montant "+n)}
	row.amount.SetCurrency(t.currency)
	row.amount.OnChanged = func(money.Cents, error) {
		if !t.filling {
			t.own = true
			t.tell()
		}
	}
	return row
}

// set shows a plan as it was split.
func (t *payments) set(plan []data.Instalment, open money.Cents) {
	t.open, t.own = open, false
	for len(t.list) < len(plan) {
		t.list = append(t.list, t.newRow(len(t.list)))
	}
	t.list = t.list[:len(plan)]
	t.fillIn(plan)
}

// move takes a plan's days, and its amounts unless the user has written one.
func (t *payments) move(plan []data.Instalment) {
	if len(plan) == len(t.list) {
		t.fillIn(plan)
	}
}

func (t *payments) fillIn(plan []data.Instalment) {
	t.filling = true
	for i, row := range t.list {
		row.due.SetDay(plan[i].Due)
		if !t.own {
			row.amount.SetCents(plan[i].Amount)
		}
	}
	t.filling = false
	t.tell()
}

// rows are what is missing, in sight while a payment is changed, then the
// payments.
func (t *payments) rows() []fyne.CanvasObject {
	rows := []fyne.CanvasObject{ui.Flush(t.rest)}
	if !t.adjust.Hidden {
		rows = append(rows, ui.Line(t.adjust))
	}
	for _, row := range t.list {
		rows = append(rows, ui.NewShares([]float32{3, 2}, row.due, row.amount))
	}
	return rows
}

// missing is what the payments leave open; ok is false while one cannot be read.
func (t *payments) missing() (missing money.Cents, ok bool) {
	missing = t.open
	for _, row := range t.list {
		amount, err := row.amount.Cents()
		if err != nil {
			return 0, false
		}
		missing -= amount
	}
	return missing, true
}

// tell says how far the payments are from what is open.
func (t *payments) tell() {
	missing, ok := t.missing()
	switch {
	case !ok:
		t.rest.Say("Un montant reste à écrire.", widget.WarningImportance)
	case missing == 0:
		t.rest.Say("Le compte y est\u00a0: "+t.open.Format(t.currency)+".", widget.SuccessImportance)
	default:
		t.rest.Say("Sur "+t.open.Format(t.currency)+" à régler, "+difference(missing, t.currency)+".", widget.DangerImportance)
	}
	if hidden := !ok || missing == 0; hidden != t.adjust.Hidden {
		t.adjust.Hidden = hidden
		t.changed()
	}
}

// difference says what is missing, or too much where it is negative.
func difference(missing money.Cents, currency string) string {
	if missing < 0 {
		return "il y a " + (-missing).Format(currency) + " de trop"
	}
	return "il manque " + missing.Format(currency)
}

// level puts the difference on the last payment.
func (t *payments) level() {
	missing, ok := t.missing()
	last := t.list[len(t.list)-1].amount
	amount, err := last.Cents()
	if !ok || err != nil {
		return
	}
	if amount+missing <= 0 {
		last.SetError("Les autres versements dépassent déjà ce qui reste à régler\u00a0: diminuez l’un d’eux.")
		return
	}
	last.SetCents(amount + missing)
}

// fill writes the payments into a plan; what cannot be stands at its row.
func (t *payments) fill(plan *data.InstalmentPlan) bool {
	for i, row := range t.list {
		due, _ := row.due.Day()
		amount, _ := row.amount.Cents()
		plan.Instalments = append(plan.Instalments, data.Instalment{Due: due, Amount: amount})
		if err := plan.Validate(); err != nil {
			row.refuse(err, i, plan.Made, plan.Instalments)
			return false
		}
	}
	return true
}

// refuse puts an error at the day or at the amount, whichever it is about, with
// the keyboard.
func (r paymentRow) refuse(err error, i int, made day.Day, so []data.Instalment) {
	var field ui.Field = r.amount
	if so[i].Due < made || i > 0 && so[i].Due <= so[i-1].Due {
		field = r.due
	}
	field.SetError(err.Error())
	if at := fyne.CurrentApp().Driver().CanvasForObject(field); at != nil {
		at.Focus(field.Focusable())
	}
}
