package app

import (
	"dument/app/clients"
	"dument/app/desk"
	"dument/app/firstrun"
	"dument/app/followup"
	"dument/app/imports"
	"dument/app/invoices"
	"dument/app/letters"
	"dument/app/scenarios"
	"dument/app/settings"
	"dument/app/today"
	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
)

// newPages makes the pages in the order of the side list and gives each the
// doors to the others: pages do not know each other.
func newPages(s *shell) []ui.Page {
	remind := func(client data.ID, ids []data.ID) { letters.ShowReminder(s, s.desk, client, ids) }
	notice := func(client data.ID, ids []data.ID) { letters.ShowNotice(s, s.desk, client, ids) }
	pay := func(client data.ID, ids []data.ID) { invoices.ShowPayment(s, s.desk, client, ids) }
	follow := followup.Doors(s, s.desk)
	settingsPage := settings.New(s, s.desk)
	rates := func() { s.ShowPage(ui.PageSettings); settingsPage.ShowRates() }
	recover := followup.Recovery(s, s.desk, letters.Papers(s, s.desk))
	invoicePage := invoices.New(s, s.desk, invoices.Actions{Remind: remind, Notice: notice, FollowUp: follow, Recovery: recover, Rates: rates,
		NewClient: func(name string, done func(data.Client)) { clients.ShowNew(s, s.desk, name, done) }})
	newInvoice := func(client data.ID) {
		s.ShowPage(ui.PageInvoices)
		invoicePage.NewFor(client)
	}
	couriers := letters.New(s, s.desk, letters.Actions{Dossier: recover.Dossier})
	alerts := today.AlertDoors{
		Rates:   rates,
		Tray:    func() { s.ShowPage(ui.PageCouriers); couriers.ShowTray() },
		Posting: func(a desk.Alert) { s.ShowPage(ui.PageCouriers); couriers.ShowLetter(a.Letter) },
		Dossier: func(a desk.Alert) { recover.Dossier(a.Client, a.Invoices) },
	}
	return []ui.Page{
		today.New(s, s.dayDesk(), s.dayActions(today.Actions{Remind: remind, Pay: pay, NewInvoice: func() { newInvoice(0) }, Alerts: alerts})),
		invoicePage,
		clients.New(s, s.desk, clients.Actions{Remind: remind, Notice: notice, Pay: pay, NewInvoice: newInvoice, FollowUp: follow, Recovery: recover}),
		couriers,
		scenarios.New(s, s.desk),
		settingsPage,
	}
}

// dayActions are the doors of the day's queue to the dialogs of others.
func (s *shell) dayActions(a today.Actions) today.Actions {
	a.Notice = func(card rules.Action) { letters.ShowCardNotice(s, s.desk, card) }
	a.Letter = func(p desk.Prepared) { letters.ShowPrepared(s, s.desk, s.desk.PaperOf(p)) }
	a.Modify = func(m today.Message) { letters.ShowCard(s, s.desk, letters.Card(m)) }
	a.Promise = func(client data.ID, ids []data.ID, done func()) { followup.ShowPromise(s, s.desk, client, ids, done) }
	a.Dispute = func(client data.ID, ids []data.ID, done func()) { followup.ShowDispute(s, s.desk, client, ids, done) }
	a.Password = func(then, never func()) { letters.WithPassword(s, s.desk, then, never) }
	a.Import = func() { imports.Choose(s, s.desk) }
	return a
}

// firstSteps are what the pages bring to a new user's first steps.
func (s *shell) firstSteps() firstrun.Parts {
	parts := firstrun.Parts{
		Mail: func(saved func()) *ui.Form {
			form := settings.NewAccountForm(s, s.desk, saved)
			form.Read()
			return form.Form
		},
		Import: func() { imports.Choose(s, s.desk) },
	}
	parts.Example = func() { s.Fail(openExample()) }
	return parts
}
