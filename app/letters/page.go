package letters

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// Page is the page « Courriers ».
type Page struct {
	shell  ui.Shell
	desk   Desk
	sender sender
	doors  Actions

	content *ui.Split
	head    head
	table   *ui.Table[courier]

	read, look ui.Job                              // of the list, of the detail
	rows       atomic.Pointer[map[data.ID]courier] // replaced whole: the table reads it from elsewhere
	order      []data.ID                           // all rows of the search, newest first
	listed     []data.ID                           // those of the filter in force, as the table shows them
	leaving    int                                 // messages that « Envoyer » would send, whatever the search shows
	shown      *post                               // of the registered letter in the detail; nil without one
	place      place                               // of the reader in the detail
	wanted     data.ID                             // the row that another page asked for, until it is read
	scan       data.ID                             // the row whose number the keyboard waits for
	stale      bool
}

// Actions are the doors to what others do about a registered letter.
type Actions struct {
	Dossier func(client data.ID, invoices []data.ID) // nil where there is none
}

// head is what stands above the table.
type head struct {
	primary *ui.Button // what is done with the filter in force
	search  *ui.TextField
	chips   *ui.FilterChips
	tray    *fyne.Container // the other buttons of « À poster »
}

// New returns the page; it reads nothing before it is shown.
func New(shell ui.Shell, desk Desk, doors Actions) *Page {
	p := &Page{shell: shell, desk: desk, doors: doors, sender: sender{shell, desk}, stale: true}
	p.rows.Store(&map[data.ID]courier{})
	p.table = ui.NewTable(shell.Runner(), ui.TableConfig[courier]{
		Columns: columns, ID: rowID, Fetch: p.fetch,
		OnError: shell.Fail, OnSelect: func([]data.ID) { p.showSelected() }, OnEscape: func() { p.table.ClearSelection() }, OnOpen: func(data.ID) { p.open() }, OnMenu: p.menu,
	})
	p.build()
	return p
}

func (p *Page) build() {
	h := &p.head
	h.primary = ui.NewPrimary("Rien à envoyer", p.act)
	h.primary.Disable()
	h.search = ui.NewTextField("filter", "", nil)
	h.search.SetPlaceHolder("Filtrer\u00a0: client, objet, adresse")
	h.search.OnChanged = func(string) { p.reload() }
	h.chips = ui.NewFilterChips(filters, func(string) { p.arrange() })
	h.tray = p.trayBar()
	h.tray.Hide()
	p.content = ui.NewSplit(ui.Inset(detail.List(h.chips, h.search, h.primary, container.NewBorder(h.tray, nil, nil, nil, p.table))))
}

// Key names the page for Shell.ShowPage.
func (p *Page) Key() string { return ui.PageCouriers }

// Title is the page's entry in the side list.
func (p *Page) Title() string { return "Courriers" }

// Icon stands before the title.
func (p *Page) Icon() fyne.Resource { return theme.MailComposeIcon() }

// Content returns the page, made once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Show reads again what changed while another page was in front.
func (p *Page) Show() {
	if p.stale {
		p.reload()
	}
}

// Refresh reads again. The side list counts what waits, so that the page reads
// even when it is not in front.
func (p *Page) Refresh(s ui.Signal) {
	switch s {
	case ui.CouriersChanged, ui.ClientsChanged, ui.DayChanged:
		p.reload()
	case ui.InvoicesChanged, ui.SettingsChanged:
	}
}

// New does nothing: a message begins at a client or an invoice.
func (p *Page) New() {}

// Focus gives the keyboard to the list.
func (p *Page) Focus() { p.table.Focus() }

// filter returns the filter in force.
func (p *Page) filter() filter { return filter(p.head.chips.Key()) }

// ShowTray shows the registered letters that wait to be posted.
func (p *Page) ShowTray() {
	p.head.search.SetText("")
	p.head.chips.Set(string(filterTray))
}

// ShowLetter shows one line of the history, whatever the filter was.
func (p *Page) ShowLetter(contact data.ID) {
	p.wanted = contactRow(contact)
	p.head.search.SetText("")
	p.head.chips.Set(string(filterAll))
	p.selectWanted()
}

// selectWanted chooses the row that another page asked for, once it is read.
func (p *Page) selectWanted() {
	if p.wanted != 0 && p.table.Select(p.wanted) {
		p.wanted = 0
	}
}
