package ui

import (
	"fyne.io/fyne/v2"

	"dument/data"
)

// Signal says what changed in the register, so that pages read again.
type Signal string

// The signals. A page ignores those that do not concern it.
const (
	InvoicesChanged Signal = "invoices" // invoices or payments
	ClientsChanged  Signal = "clients"
	CouriersChanged Signal = "couriers" // the outbox or the history
	SettingsChanged Signal = "settings" // sender, account or texts
	DunningChanged  Signal = "dunning"  // scenarios, their bounds, or a pause of everything
	DayChanged      Signal = "day"      // midnight went by, or the user asked to read again (F5)
)

// Keys of the pages, for Shell.ShowPage.
const (
	PageToday     = "today"
	PageInvoices  = "invoices"
	PageClients   = "clients"
	PageCouriers  = "couriers"
	PageScenarios = "scenarios"
	PageSettings  = "settings"
)

// Shell is the window as the pages see it. Every method is called on the UI
// goroutine. Pages never meet each other: they ask the shell.
type Shell interface {
	Window() fyne.Window
	Runner() Runner

	ShowPage(key string)
	ShowInvoice(id data.ID)
	ShowClient(id data.ID)
	// SetCrumb names what is open on a page, in front or not: the last part of
	// the window's title, "Dûment – Clients – Nouveau client".
	SetCrumb(page, crumb string)

	Toast(text string, undo func()) // what was done, with « Annuler » where undo is not nil
	Fail(err error)                 // an error the user must read; nil is ignored
	Changed(s Signal)               // tells every page, the caller included
	Count(key string, n int)        // what waits on a page, shown in the side list; 0 shows nothing

	Open(name string, content []byte) // with the system's viewer
	Save(name string, content []byte) // where the user says
}

// Page is one entry of the side list. Every method is called on the UI goroutine.
type Page interface {
	Key() string
	Title() string
	Icon() fyne.Resource
	Content() fyne.CanvasObject // made once, kept with its place, filter and selection
	Show()                      // the page comes to the front: read again what is stale
	Refresh(s Signal)           // something changed: read again now if in front, else at the next Show
	New()                       // Ctrl+N
	Focus()                     // put the keyboard where work begins
}

// Dropper is a page that takes files dropped on the window while it is in front.
// It reports whether they were for it; those that are not are imported.
type Dropper interface{ Dropped(files []fyne.URI) bool }

// InvoiceShower is a page that can show one invoice.
type InvoiceShower interface{ ShowInvoice(id data.ID) }

// ClientShower is a page that can show one client.
type ClientShower interface{ ShowClient(id data.ID) }
