// Package today is the page of the day: who is late and by how much, and what
// falls due soon, client by client, with what can be done about it.
package today

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// Desk is what the page needs to read; of the register it changes nothing but
// its own setting.
type Desk interface {
	Today() day.Day
	Day(ctx context.Context, horizon int) (data.DayView, error)
	OpenItems(ctx context.Context, client data.ID) ([]data.OpenItem, error)
	Next(item data.OpenItem) rules.Next
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Actions are what the page starts and others carry out. The invoices are those
// the user pointed at.
type Actions struct {
	Remind     func(client data.ID, invoices []data.ID)
	Notice     func(client data.ID, invoices []data.ID)
	Pay        func(client data.ID, invoices []data.ID)
	NewInvoice func()
}

// Page is the page of the day.
type Page struct {
	shell   ui.Shell
	desk    Desk
	actions Actions

	content fyne.CanvasObject
	deck    *deck
	chips   *ui.FilterChips
	reach   *ui.SelectField[int]
	empty   *ui.Empty

	job     ui.Job
	view    data.DayView
	horizon int // days; 0 while the setting was not read
	stale   bool
}

// New returns the page; it reads nothing before Show.
func New(shell ui.Shell, desk Desk, actions Actions) *Page {
	p := &Page{shell: shell, desk: desk, actions: actions, stale: true}
	p.deck = newDeck(p)
	p.chips = ui.NewFilterChips([]ui.Filter{{Key: string(showAll), Label: "Tout"},
		{Key: string(showOverdue), Label: "En retard"}, {Key: string(showUpcoming), Label: "À échoir"}},
		func(string) { p.lay() })
	p.reach = newReach(p.setHorizon)
	p.empty = ui.NewEmpty("", "", nil)
	p.empty.Hide()
	top := container.NewBorder(nil, nil, p.chips, ui.Line(reachLabel(), p.reach))
	p.content = ui.Inset(container.NewBorder(container.New(below{}, top), nil, nil, nil,
		container.NewStack(p.deck, p.empty)))
	return p
}

func (p *Page) Key() string                { return ui.PageToday }
func (p *Page) Title() string              { return "Aujourd’hui" }
func (p *Page) Icon() fyne.Resource        { return theme.HomeIcon() }
func (p *Page) Content() fyne.CanvasObject { return p.content }
func (p *Page) New()                       { p.actions.NewInvoice() }

// Focus gives the keyboard to the rows.
func (p *Page) Focus() { p.shell.Window().Canvas().Focus(p.deck) }

// Show reads the day where it is stale.
func (p *Page) Show() {
	if p.stale {
		p.read()
	}
}

// Refresh hears what changed: the outbox is on another page.
func (p *Page) Refresh(s ui.Signal) {
	if s == ui.SettingsChanged {
		return
	}
	p.stale = true
	p.read()
}

// read reads the day. It goes on when the page is not in front, since the side
// list counts who is late.
func (p *Page) read() {
	p.stale = false
	type day struct {
		view    data.DayView
		horizon int
	}
	desk, horizon := p.desk, p.horizon
	ui.Load(p.shell.Runner(), &p.job, func(ctx context.Context) (day, error) {
		if horizon == 0 {
			value, err := desk.Setting(ctx, horizonSetting)
			if err != nil {
				return day{}, err
			}
			horizon = parseHorizon(value)
		}
		view, err := desk.Day(ctx, horizon)
		return day{view, horizon}, err
	}, func(got day, err error) {
		if err != nil {
			p.stale = true
			p.shell.Fail(err)
			return
		}
		p.view, p.horizon = got.view, got.horizon
		p.reach.SetValue(got.horizon)
		p.chips.SetCounts(map[string]int{string(showAll): len(got.view.Overdue) + len(got.view.Upcoming),
			string(showOverdue): len(got.view.Overdue), string(showUpcoming): len(got.view.Upcoming)})
		p.shell.Count(ui.PageToday, len(got.view.Overdue))
		p.shell.SetCrumb(ui.PageToday, late(len(got.view.Overdue)))
		p.lay()
	})
}

// lay shows the view through the filter in force.
func (p *Page) lay() {
	b := newBoard(p.view, p.desk.Today(), p.horizon, filter(p.chips.Key()), p.deck.board)
	p.deck.set(b)
	p.say(b)
}
