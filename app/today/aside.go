package today

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data/day"
	"dument/data/rules"
)

// skipReasons are the usual reasons for passing a step, the first one proposed.
var skipReasons = []string{"Étape inutile cette fois", "Déjà relancé autrement", "Le client a répondu", "Règlement annoncé", "Client à ménager"}

// askSkip asks why a step is passed, and passes it.
func (p *Page) askSkip(a rules.Action) {
	reason := ui.NewTextField("reason", "Raison", ui.Required("Dites en quelques mots pourquoi\u00a0: l’historique le rappellera."))
	reason.ChooseWhole()
	reason.SetText(skipReasons[0])
	usual := ui.Flow()
	for _, words := range skipReasons[1:] {
		usual.Add(ui.NewButton(words, func() {
			reason.SetText(words)
			p.shell.Window().Canvas().Focus(reason.Focusable())
		}))
	}
	var dialog *ui.Dialog
	form := ui.NewForm("Passer l’étape", func() {
		text := strings.TrimSpace(reason.Text())
		dialog.Close()
		p.putAside(a, "étape passée", func(ctx context.Context) (desk.Undo, error) { return p.desk.Skip(ctx, a, text) })
	}, nil, reason, usual)
	form.SetIntro("Rien ne part, et l’étape suivante viendra à son jour. L’historique garde la raison.")
	dialog = ui.ShowForm(p.shell.Window(), "Passer «\u00a0"+a.Level.French()+"\u00a0»", form)
}

// askPostpone asks to which day a card is put off, and does so.
func (p *Page) askPostpone(a rules.Action) {
	reason := ui.NewTextField("reason", "Raison", nil)
	reason.SetPlaceHolder("Facultatif")
	p.askDay("Reporter «\u00a0"+a.Level.French()+"\u00a0»", "Y revenir le", "Reporter", func(back day.Day) {
		text := strings.TrimSpace(reason.Text())
		if text == "" {
			text = "Reporté"
		}
		p.putAside(a, "étape reportée au "+back.French(), func(ctx context.Context) (desk.Undo, error) {
			return p.desk.Postpone(ctx, a, back.Add(-1), text) // the pause ends the day before
		})
	}, reason)
}

// askAgain asks when to call again somebody who did not answer.
func (p *Page) askAgain(name string, then func(day.Day)) {
	p.askDay("Rappeler "+name, "Rappeler le", "Noter l’appel", then)
}

// usualDays are the numbers of days by which something is often put off, the
// first one proposed.
var usualDays = []struct {
	days  int
	words string
}{{1, "Demain"}, {3, "Dans 3\u00a0jours"}, {7, "Dans une semaine"}, {14, "Dans deux semaines"}}

// askDay asks for a day to come and goes on with it.
func (p *Page) askDay(title, label, verb string, then func(day.Day), more ...fyne.CanvasObject) {
	today := p.desk.Today()
	on := ui.NewDayField("until", label)
	on.SetDay(today.Add(usualDays[0].days))
	usual := ui.Flow()
	for _, u := range usualDays {
		usual.Add(ui.NewButton(u.words, func() {
			on.SetDay(today.Add(u.days))
			p.shell.Window().Canvas().Focus(on.Focusable())
		}))
	}
	var dialog *ui.Dialog
	form := ui.NewForm(verb, func() {
		day, _ := on.Day()
		if day <= today {
			on.SetError("Ce jour n’est pas à venir\u00a0: indiquez-en un à partir de demain.")
			p.shell.Window().Canvas().Focus(on.Focusable())
			return
		}
		dialog.Close()
		then(day)
	}, nil, append([]fyne.CanvasObject{on, usual}, more...)...)
	dialog = ui.ShowForm(p.shell.Window(), title, form)
}

// putAside takes a card off the list at once and tells the register, with a way
// back.
func (p *Page) putAside(a rules.Action, said string, do func(context.Context) (desk.Undo, error)) {
	name := p.deck.facts.names[a.Client]
	p.drop(a.Client)
	p.Focus()
	ui.Do(p.shell.Runner(), do, func(undo desk.Undo, err error) {
		p.settle(a.Client, err)
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.shell.Changed(ui.InvoicesChanged)
		p.shell.Toast("«\u00a0"+a.Level.French()+"\u00a0» pour "+name+"\u00a0: "+said+".", p.undoing(undo, a.Client))
	})
}
