package followup

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// ShowInstalments asks in how many payments a client settles some of its
// invoices. It starts from three equal monthly ones for those pointed at, else
// for the overdue ones; every payment can be changed, as long as their sum is
// what is open. done may be nil.
func ShowInstalments(shell ui.Shell, d Desk, client data.ID, invoices []data.ID, done func()) {
	meet(shell, d, client, invoices, done, func(p party) {
		if p.owes() {
			newInstalments(p).show()
		}
	})
}

// startCount is the number of payments a new plan starts from, and firstAfter
// the number of days to the first one: what is agreed begins soon.
const (
	startCount = 3
	firstAfter = 7
)

// instalments is the dialog that agrees a plan.
type instalments struct {
	party
	dialog *ui.Dialog
	form   *ui.Form
	pick   *pick
	count  *ui.TextField
	rhythm *ui.SelectField[data.Rhythm]
	first  *ui.DayField
	grace  *ui.TextField
	note   *ui.TextField
	table  *payments
}

func newInstalments(p party) *instalments {
	d := &instalments{party: p}
	d.pick = newPick(p, d.share)
	d.count = ui.NewTextField("count", "Versements", checkNumber(1, 60, "de 1 à 60 versements"))
	d.count.SetText(strconv.Itoa(startCount))
	d.rhythm = ui.NewSelectField("rhythm", "Rythme", rhythmOptions())
	d.rhythm.SetValue("monthly")
	d.first = ui.NewDayField("first", "Premier versement")
	d.first.SetDay(p.desk.Today().Add(firstAfter).NextWorking())
	d.grace = ui.NewTextField("grace", "Tolérance, en jours", checkNumber(0, 60, "de 0 à 60 jours"))
	d.grace.SetText(strconv.Itoa(data.PlanGrace))
	d.grace.SetNote("Passé ce délai sans paiement, l’échéancier est rompu et toute la somme est relancée.")
	d.note = ui.NewTextField("note", "Note", nil)
	d.note.SetPlaceHolder("Qui l’a accepté, et comment")
	d.table = newPayments(d.pick.currency, d.lay)
	d.form = ui.NewForm("Convenir de l’échéancier", d.save, nil)
	d.form.SetIntro("Tant que l’échéancier est tenu, ces factures ne sont pas relancées\u202f; chaque versement a ses propres rappels.")
	d.share()
	d.count.OnChanged = func(string) { d.share() }
	d.rhythm.OnChanged = func(data.Rhythm) { d.move() }
	d.first.OnChanged = func(day.Day, error) { d.move() }
	return d
}

func rhythmOptions() []ui.Option[data.Rhythm] {
	options := make([]ui.Option[data.Rhythm], len(data.Rhythms))
	for i, r := range data.Rhythms {
		options[i] = ui.Option[data.Rhythm]{Value: r, Label: r.French()}
	}
	return options
}

// checkNumber refuses what is no whole number between two bounds.
func checkNumber(least, most int, bounds string) func(string) error {
	return func(s string) error {
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err != nil || n < least || n > most {
			return errors.New("écrivez un nombre entier, " + bounds)
		}
		return nil
	}
}

// share splits what is open anew: the number of payments or the invoices have
// changed.
func (d *instalments) share() {
	if plan, ok := d.split(); ok {
		d.table.set(plan, d.pick.open())
		d.lay()
	}
}

// move puts the payments on other days; amounts that the user has written stay.
func (d *instalments) move() {
	if plan, ok := d.split(); ok {
		d.table.move(plan)
	}
}

// split returns equal payments as the fields have it; ok is false while one of
// them cannot be read.
func (d *instalments) split() (plan []data.Instalment, ok bool) {
	n, err := strconv.Atoi(strings.TrimSpace(d.count.Text()))
	first, noDay := d.first.Day()
	rhythm, _ := d.rhythm.Value()
	if err != nil || noDay != nil || n < 1 || n > 60 {
		return nil, false
	}
	plan = data.Split(d.pick.open(), n, first, rhythm)
	return plan, plan != nil
}

// lay puts the rows in order; the number of payments may have changed.
func (d *instalments) lay() {
	rows := append([]fyne.CanvasObject{}, d.pick.rows...)
	rows = append(rows, ui.Flush(ui.Section("Versements")), ui.NewShares([]float32{2, 3, 3}, d.count, d.rhythm, d.first))
	rows = append(append(rows, d.table.rows()...), ui.NewShares([]float32{1, 1}, d.grace, d.note))
	d.form.SetRows(rows...)
	if d.dialog != nil {
		d.dialog.Refresh()
	}
}

func (d *instalments) show() {
	d.dialog = ui.ShowForm(d.shell.Window(), "Échéancier – "+d.client.Name, d.form)
	d.dialog.SetWidth(dialogWidth)
	count := d.count.Focusable()
	d.shell.Window().Canvas().Focus(count)
	if prefilled, ok := count.(fyne.Shortcutable); ok { // so that typing replaces the proposal
		prefilled.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

func (d *instalments) save() {
	kept := data.InstalmentPlan{ClientID: d.client.ID, Invoices: d.pick.chosen(), Made: d.desk.Today(), Currency: d.pick.currency,
		Note: strings.TrimSpace(d.note.Text())}
	kept.Grace, _ = strconv.Atoi(strings.TrimSpace(d.grace.Text()))
	if len(kept.Invoices) == 0 {
		d.form.ShowError(data.Invalid("invoices", "Choisissez au moins une facture à régler en plusieurs fois."))
		return
	}
	if !d.table.fill(&kept) {
		return
	}
	said := "Échéancier de " + strconv.Itoa(len(kept.Instalments)) + "\u00a0versements convenu avec " + d.client.Name + "."
	if len(kept.Instalments) == 1 {
		said = "Échéancier d’un versement convenu avec " + d.client.Name + "."
	}
	d.keep(d.dialog, d.form, func(ctx context.Context) (desk.Undo, error) { return d.desk.AgreeInstalments(ctx, &kept) }, said)
}
