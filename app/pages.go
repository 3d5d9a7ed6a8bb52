package app

import (
	"dument/app/clients"
	"dument/app/firstrun"
	"dument/app/imports"
	"dument/app/invoices"
	"dument/app/letters"
	"dument/app/settings"
	"dument/app/today"
	"dument/app/ui"
	"dument/data"
)

// newPages makes the pages in the order of the side list and gives each the
// doors to the others: pages do not know each other.
func newPages(s *shell) []ui.Page {
	remind := func(client data.ID, ids []data.ID) { letters.ShowReminder(s, s.desk, client, ids) }
	notice := func(client data.ID, ids []data.ID) { letters.ShowNotice(s, s.desk, client, ids) }
	pay := func(client data.ID, ids []data.ID) { invoices.ShowPayment(s, s.desk, client, ids) }
	invoicePage := invoices.New(s, s.desk, invoices.Actions{Remind: remind, Notice: notice,
		NewClient: func(name string, done func(data.Client)) { clients.ShowNew(s, s.desk, name, done) }})
	newInvoice := func(client data.ID) {
		s.ShowPage(ui.PageInvoices)
		invoicePage.NewFor(client)
	}
	return []ui.Page{
		today.New(s, s.desk, today.Actions{Remind: remind, Notice: notice, Pay: pay, NewInvoice: func() { newInvoice(0) }}),
		invoicePage,
		clients.New(s, s.desk, clients.Actions{Remind: remind, Notice: notice, Pay: pay, NewInvoice: newInvoice}),
		letters.New(s, s.desk),
		settings.New(s, s.desk),
	}
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
