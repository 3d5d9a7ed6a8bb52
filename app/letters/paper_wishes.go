package letters

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// newWishes makes the choices that the kind of a paper leaves.
func (p *paper) newWishes(o opening) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	r := o.ready.Request
	switch r.Kind {
	case letters.PaperNotice:
		rows = append(rows, p.deadlineWish(o.ready.Days))
	case letters.PaperStatement:
		rows = append(rows, p.activityWish(r.From))
	case letters.PaperMandate:
		rows = append(rows, p.providerWish(r.Provider))
	case letters.PaperReceipt:
		return append(rows, p.paymentWish(r.Payment, o.payments))
	}
	annexes := ui.NewCheckField("annexes", "Joindre les factures à la suite, dans le même PDF")
	annexes.SetChecked(r.Annexes)
	annexes.OnChanged = func(on bool) { p.wish(func(r *desk.PaperRequest) { r.Annexes = on }) }
	return append(rows, ui.Flush(annexes))
}

// wish changes the request and composes the paper anew.
func (p *paper) wish(change func(*desk.PaperRequest)) {
	r := p.ready.Request
	change(&r)
	p.ready.Request = r // so that the next wish adds to this one
	p.again(r)
}

// deadlineWish chooses the days that a formal notice leaves; 8 and 15 are usual.
func (p *paper) deadlineWish(days int) fyne.CanvasObject {
	choices := []int{8, 15, 30}
	if !slices.Contains(choices, days) {
		choices = append(choices, days)
		slices.Sort(choices)
	}
	var options []ui.Option[int]
	for _, n := range choices {
		options = append(options, ui.Option[int]{Value: n, Label: fmt.Sprintf("%d jours à compter de la réception", n)})
	}
	field := ui.NewSelectField("days", "Délai laissé", options)
	field.SetValue(days)
	field.OnChanged = func(n int) { p.wish(func(r *desk.PaperRequest) { r.Days = n }) }
	return halfWide(field)
}

// activityWish chooses what a statement lists.
func (p *paper) activityWish(from day.Day) fyne.CanvasObject {
	since := ui.NewDayField("since", "Mouvements depuis le")
	field := ui.NewSelectField("activity", "Contenu du relevé",
		[]ui.Option[bool]{{Value: false, Label: "Ce qui reste ouvert"}, {Value: true, Label: "Tous les mouvements depuis une date"}})
	field.SetValue(!from.IsZero())
	since.SetDay(from)
	since.Hidden = from.IsZero()
	if from.IsZero() {
		since.SetDay(p.desk.Today().AddMonths(-12))
	}
	tell := func() {
		on, err := since.Day()
		if activity, _ := field.Value(); !activity {
			on, err = 0, nil
		}
		if err == nil {
			p.wish(func(r *desk.PaperRequest) { r.From = on })
		}
	}
	field.OnChanged = func(activity bool) {
		since.Hidden = !activity
		p.dialog.Refresh()
		tell()
	}
	since.OnChanged = func(day.Day, error) { tell() }
	return halfWide(field, since)
}

// providerWish chooses who is to recover the money.
func (p *paper) providerWish(provider data.Provider) fyne.CanvasObject {
	var options []ui.Option[data.Provider]
	for _, who := range data.Providers {
		if who != data.Court { // which needs no mandate
			options = append(options, ui.Option[data.Provider]{Value: who, Label: who.French()})
		}
	}
	if provider == "" {
		provider = options[0].Value
	}
	field := ui.NewSelectField("provider", "Qui est chargé du recouvrement", options)
	field.SetValue(provider)
	field.OnChanged = func(who data.Provider) { p.wish(func(r *desk.PaperRequest) { r.Provider = who }) }
	return halfWide(field)
}

// paymentWish chooses what a receipt is for.
func (p *paper) paymentWish(payment data.ID, payments []data.Payment) fyne.CanvasObject {
	options := []ui.Option[data.ID]{{Value: 0, Label: "Pour solde de tout compte"}}
	for _, x := range payments {
		if x.Amount > 0 {
			options = append(options, ui.Option[data.ID]{Value: x.ID, Label: x.Amount.Format(x.Currency) + " reçus le " + x.On.French()})
		}
	}
	field := ui.NewSelectField("payment", "Ce que le reçu constate", options)
	field.SetValue(payment)
	field.OnChanged = func(id data.ID) { p.wish(func(r *desk.PaperRequest) { r.Payment = id }) }
	return halfWide(field)
}

// halfWide gives each field half of the dialog's width.
func halfWide(fields ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWithColumns(2, fields...)
}
