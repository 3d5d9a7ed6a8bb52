package scenarios

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
	"dument/data"
)

// bounds is the section « Automatique et règles »: what may leave by itself, and
// what holds for all scenarios. Above it stands the pause of everything.
type bounds struct {
	shell  ui.Shell
	desk   BoundsDesk
	job    ui.Job
	stored data.Dunning // as it was read
	known  bool         // it was

	form      *ui.Form
	numbers   map[string]*ui.TextField // by the name that data.Error uses
	threshold *ui.MoneyField
	large     *ui.MoneyField
	checks    map[string]*ui.CheckField
	pause     *pauseLine
	box       fyne.CanvasObject
}

func newBounds(shell ui.Shell, desk BoundsDesk) *bounds {
	b := &bounds{shell: shell, desk: desk, numbers: map[string]*ui.TextField{}, checks: map[string]*ui.CheckField{}}
	b.threshold = ui.NewOptionalMoneyField("threshold", "Ne pas relancer en dessous de")
	b.large = ui.NewOptionalMoneyField("large", "Un gros montant commence à")
	b.pause = newPauseLine(shell, desk)
	b.form = ui.NewForm("Enregistrer", b.save, b.cancel,
		flushSection("Envois automatiques"),
		b.check("automatic", "Laisser partir les relances automatiques", "Les e-mails des étapes marquées «\u00a0automatique\u00a0» partent alors à leur jour, sans vous demander, tant que Dûment est ouvert. "+
			"Rien ne part si vous n’avez pas confirmé que vos encaissements sont à jour. Une mise en demeure ne part jamais seule."),
		b.check("rehearsal", "Répétition\u00a0: tout m’est envoyé à moi, rien à mes clients", "Pour voir pendant quelques jours ce qui partirait. Les étapes restent à faire."),
		ui.NewRow(b.number("not_before", "Pas avant (heure)"), b.number("cap_per_day", "Au plus, par jour"), b.number("cap_per_client", "Au plus, par client et par jour")),
		flushSection("Rythme"),
		ui.NewRow(b.number("gap", "Jours entre deux contacts avec un client"), b.threshold),
		b.check("august", "Rien en août", "Ce qui tombe en août attend le premier jour ouvré de septembre."),
		flushSection("Avant l’échéance"),
		ui.Flush(ui.Faint("Les gros montants et les clients qui paient d’habitude en retard sont rappelés plus tôt.")),
		ui.NewRow(b.large, b.number("habit", "Retard habituel, à partir de (jours)"), b.number("earlier", "Rappelés plus tôt de (jours)")),
		flushSection("Encaissements et remerciements"),
		ui.NewRow(b.number("receipts", "«\u00a0Encaissements à jour\u00a0» vaut pendant (jours)")),
		b.check("thanks", "Proposer de remercier aussi après une mise en demeure", ""),
	)
	b.box = ui.Inset(container.New(narrow{760}, container.New(headed{}, b.pause.content, b.form)))
	return b
}

func (b *bounds) number(name, label string) *ui.TextField {
	b.numbers[name] = numberField(name, label, false)
	return b.numbers[name]
}

func (b *bounds) check(name, words, note string) *ui.CheckField {
	b.checks[name] = ui.NewCheckField(name, words)
	b.checks[name].SetNote(note)
	return b.checks[name]
}

func (b *bounds) content() fyne.CanvasObject { return b.box }
func (b *bounds) crumb()                     { b.shell.SetCrumb(ui.PageScenarios, "Automatique et règles") }
func (b *bounds) focus()                     { b.form.FocusFirst() }

// read fills the form, unless something is being typed.
func (b *bounds) read() {
	b.pause.read()
	ui.Load(b.shell.Runner(), &b.job, b.desk.Dunning, func(d data.Dunning, err error) {
		switch {
		case err != nil:
			b.shell.Fail(err)
		case !b.known || !b.dirty():
			b.show(d)
		}
	})
}

func (b *bounds) show(d data.Dunning) {
	b.stored, b.known = d, true
	for name, value := range ints(&d) {
		b.numbers[name].SetText(strconv.Itoa(*value))
	}
	for name, value := range bools(&d) {
		b.checks[name].SetChecked(*value)
	}
	b.threshold.SetCents(d.Threshold)
	b.large.SetCents(d.Large)
	b.form.ShowError(nil)
}

// ints and bools name the values as the form and data.Error do.
func ints(d *data.Dunning) map[string]*int {
	return map[string]*int{"gap": &d.Gap, "habit": &d.Habit, "earlier": &d.Earlier, "receipts": &d.Receipts,
		"not_before": &d.NotBefore, "cap_per_day": &d.CapPerDay, "cap_per_client": &d.CapPerClient}
}

func bools(d *data.Dunning) map[string]*bool {
	return map[string]*bool{"automatic": &d.Automatic, "rehearsal": &d.Rehearsal, "august": &d.August, "thanks": &d.Thanks}
}

// value returns the settings as the fields have them.
func (b *bounds) value() data.Dunning {
	d := b.stored
	for name, value := range ints(&d) {
		*value = number(b.numbers[name])
	}
	for name, value := range bools(&d) {
		*value = b.checks[name].Checked()
	}
	d.Threshold, _ = b.threshold.Cents()
	d.Large, _ = b.large.Cents()
	return d
}

func (b *bounds) dirty() bool {
	typed := b.value()
	return !equalBounds(&typed, &b.stored)
}

func equalBounds(a, b *data.Dunning) bool {
	other, switches := ints(b), bools(b)
	for name, value := range ints(a) {
		if *value != *other[name] {
			return false
		}
	}
	for name, value := range bools(a) {
		if *value != *switches[name] {
			return false
		}
	}
	return a.Threshold == b.Threshold && a.Large == b.Large
}

// within changes the bounds and leaves the scenarios.
func within(typed data.Dunning) change {
	return func(d data.Dunning) data.Dunning {
		out := typed
		out.Scenarios, out.Default, out.Profiles = d.Scenarios, d.Default, d.Profiles
		return out
	}
}

// cancel fills the form as it was, with the user's word where something was typed.
func (b *bounds) cancel() {
	if !b.dirty() {
		return
	}
	ui.Confirm(b.shell.Window(), "Abandonner la saisie\u00a0?", "Ce que vous avez changé dans les règles n’est pas encore enregistré.",
		"Abandonner", func() { b.show(b.stored) })
}

// save asks what must be asked, the first time that messages may leave alone
// first, and stores the bounds.
func (b *bounds) save() {
	d := b.value()
	if err := d.Validate(); err != nil {
		b.form.ShowError(err)
		return
	}
	store := func() { b.store(d) }
	weigh(b.shell, b.desk, weighing{change: within(d), busy: b.form.SetBusy, fail: b.form.ShowError, save: func() {
		if d.Automatic && !b.stored.Automatic {
			b.agree(d, store)
			return
		}
		store()
	}})
}

func (b *bounds) store(d data.Dunning) {
	b.form.SetBusy(true)
	ui.Do(b.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, keep(ctx, b.desk, within(d)) }, func(_ struct{}, err error) {
		b.form.SetBusy(false)
		if err != nil {
			b.form.ShowError(err)
			return
		}
		before := b.stored
		b.show(d)
		b.shell.Changed(ui.DunningChanged)
		b.shell.Toast("Les règles sont enregistrées.", func() { b.back(before) })
	})
}

// back takes what was saved back.
func (b *bounds) back(before data.Dunning) {
	ui.Do(b.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, keep(ctx, b.desk, within(before)) }, func(_ struct{}, err error) {
		if err != nil {
			b.shell.Fail(err)
			return
		}
		b.show(before)
		b.shell.Changed(ui.DunningChanged)
	})
}
