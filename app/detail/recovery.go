package detail

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// Recovery are the doors to papers, to what is claimed beside an invoice, and to
// what leads to a court.
type Recovery struct {
	// About a client and the invoices pointed at, or all that it can be about.
	Paper   func(kind letters.PaperKind, client data.ID, invoices []data.ID)
	Dossier func(client data.ID, invoices []data.ID)
	// About one invoice.
	Waive, PayCharges, Interrupt func(invoice data.ID)
	// Collective proceedings of a client.
	Proceeding    func(client data.ID)
	EndProceeding func(c data.Client)
}

// Standing is what decides which papers make sense.
type Standing struct {
	Open      bool // something is to be paid
	Overdue   bool // and late
	Paid      bool // something was paid
	Planned   bool // an instalment plan runs
	Insolvent bool
}

// Papers offers the papers about a client, or about some of its invoices.
func (r Recovery) Papers(client data.ID, invoices []data.ID, s Standing) []*fyne.MenuItem {
	chased := s.Overdue && !s.Insolvent
	makes := map[letters.PaperKind]bool{
		letters.PaperReminder: s.Open && !s.Insolvent, letters.PaperNotice: chased, letters.PaperStatement: s.Open || s.Paid,
		letters.PaperCalculation: s.Overdue, letters.PaperPlan: s.Planned, letters.PaperReceipt: s.Paid,
		letters.PaperDeclaration: s.Insolvent && s.Open, letters.PaperInjunction: chased, letters.PaperMandate: chased,
	}
	var items []*fyne.MenuItem
	for _, kind := range letters.PaperKinds {
		item := fyne.NewMenuItemWithIcon(kind.French()+"…", theme.DocumentIcon(), func() { r.Paper(kind, client, invoices) })
		item.Disabled = !makes[kind]
		items = append(items, item)
	}
	dossier := fyne.NewMenuItemWithIcon("Dossier complet (ZIP)…", theme.FolderIcon(), func() { r.Dossier(client, invoices) })
	dossier.Disabled = !s.Open
	return append(items, fyne.NewMenuItemSeparator(), dossier)
}

// PublicPages offers the pages of public services about a company, in the browser.
func PublicPages(shell ui.Shell, siren string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, page := range data.PublicPages(siren) {
		items = append(items, fyne.NewMenuItemWithIcon(page.Name, theme.SearchIcon(), func() { ui.Browse(shell, page.URL) }))
	}
	return items
}
