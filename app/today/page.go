// Package today is the queue of the day: one card a client with what is to be
// done about it, why, and the words as they will leave; what comes soon, and
// what something stops, stand below it.
package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
)

// Page is the page of the day.
type Page struct {
	shell   ui.Shell
	desk    Desk
	actions Actions

	content fyne.CanvasObject
	head    *head
	chips   *ui.FilterChips
	deck    *deck
	sheet   *sheet
	hints   *hints
	empty   *ui.Empty
	post    *post
	alerts  *alerts

	day  *agenda         // as it was last read
	gone map[data.ID]int // clients whose card was done: the write that did it, 0 while it is under way
	reader
}

// New returns the page; it reads nothing before Show.
func New(shell ui.Shell, desk Desk, actions Actions) *Page {
	p := &Page{shell: shell, desk: desk, actions: actions, day: &agenda{}, gone: map[data.ID]int{}}
	p.stale = true
	p.post = newPost(p)
	p.head = newHead(p)
	p.alerts = newAlerts(p)
	p.deck = newDeck(p)
	p.sheet = newSheet(p)
	p.hints = newHints()
	p.empty = ui.NewEmpty("", "", nil)
	p.empty.Hide()
	p.chips = ui.NewFilterChips([]ui.Filter{{Key: string(todo), Label: "À faire"}, {Key: string(soon), Label: "À venir"}, {Key: string(held), Label: "En attente"}},
		func(string) { p.lay() })
	// The order is that of Tab: the cards, the one that is open, then the rest.
	p.content = ui.Inset(container.New(places{}, p.deck, p.sheet.content, p.head, p.chips, p.hints, p.empty, p.alerts.content))
	p.listen()
	return p
}

func (p *Page) Key() string                { return ui.PageToday }
func (p *Page) Title() string              { return "Aujourd’hui" }
func (p *Page) Icon() fyne.Resource        { return theme.HomeIcon() }
func (p *Page) Content() fyne.CanvasObject { return p.content }
func (p *Page) New()                       { p.actions.NewInvoice() }

// Focus gives the keyboard to the cards.
func (p *Page) Focus() { p.shell.Window().Canvas().Focus(p.deck) }

// Show reads the day where it is stale.
func (p *Page) Show() {
	if p.stale {
		p.read()
	}
}

// lay shows the day through the filter in force, without what was done.
func (p *Page) lay() {
	left := p.day.without(p.gone)
	p.chips.SetCounts(map[string]int{string(todo): len(left.actions), string(soon): len(left.soon), string(held): len(left.held)})
	p.shell.Count(ui.PageToday, len(left.actions))
	p.shell.SetCrumb(ui.PageToday, remains(left))
	p.head.show(left)
	if _, moved := p.deck.open[held]; !moved && len(left.actions) == 0 && left.stuck() > 0 {
		p.deck.open[held] = true
	}
	nothing := len(left.actions)+len(left.soon)+len(left.held) == 0
	for _, o := range []fyne.CanvasObject{p.deck, p.sheet.content, p.chips, p.hints} {
		showIf(!nothing, o)
	}
	showIf(nothing, p.empty)
	if nothing {
		p.sayNothing(left)
	}
	p.deck.set(newBoard(left, section(p.chips.Key()), p.deck.open), p.back)
	p.content.Refresh()
}

// sayNothing fills the page where there is no row at all.
func (p *Page) sayNothing(a *agenda) {
	if !p.hasRead {
		p.empty.Set("", "", nil)
		return
	}
	if a.owed {
		p.empty.Set(p.upToDate(), "", nil)
		return
	}
	p.empty.Set("Rien à faire\u00a0: aucune facture n’attend de paiement.\nAjoutez les vôtres, et Dûment dira chaque matin qui relancer.", "Ajouter une facture", p.actions.NewInvoice)
	p.empty.SetOther("Importer…", p.actions.Import)
}

// upToDate is the calm sentence of a day that is done.
func (p *Page) upToDate() string {
	sentence := "Tout est à jour."
	if len(p.alerts.all) > 0 {
		sentence = "Personne à relancer aujourd’hui." // a date that must not be missed stands above
	}
	if n := p.day.stuck(); n > 0 {
		sentence = "Rien à envoyer aujourd’hui, mais " + count(n, "client ne peut pas être relancé", "clients ne peuvent pas être relancés") +
			"\u00a0: «\u00a0En attente\u00a0» dit pourquoi."
	}
	if next := p.day.next; next != nil {
		sentence += " Prochaine relance le " + next.day.French()
		if p.nextName != "" {
			sentence += "\u00a0: " + p.nextName
		}
		sentence += "."
	}
	return sentence
}

func showIf(on bool, o fyne.CanvasObject) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// places lays out the page: the head above, the cards at the left under their
// filters and above the keys, the open card at the right.
type places struct{}

const (
	leastCards float32 = 312
	mostCards  float32 = 560
	hintHeight float32 = 22
)

func (places) Layout(o []fyne.CanvasObject, size fyne.Size) {
	deck, sheet, head, chips, hints, empty, alerts := o[0], o[1], o[2], o[3], o[4], o[5], o[6]
	head.Resize(fyne.NewSize(size.Width, head.MinSize().Height))
	head.Resize(fyne.NewSize(size.Width, head.MinSize().Height)) // again: its lines wrap
	top := head.MinSize().Height + inset
	if alerts.Visible() {
		alerts.Resize(fyne.NewSize(size.Width, alerts.MinSize().Height))
		alerts.Move(fyne.NewPos(0, top-inset+8))
		alerts.Resize(fyne.NewSize(size.Width, alerts.MinSize().Height)) // again: its sentence wraps
		top += alerts.MinSize().Height + 8
	}
	empty.Move(fyne.NewPos(0, top))
	empty.Resize(fyne.NewSize(size.Width, size.Height-top))
	left := min(max(size.Width*0.38, leastCards), mostCards)
	line := chips.MinSize().Height
	chips.Move(fyne.NewPos(0, top))
	chips.Resize(fyne.NewSize(left, line))
	list := top + line + 8
	deck.Move(fyne.NewPos(0, list))
	deck.Resize(fyne.NewSize(left, max(size.Height-list-hintHeight, 0)))
	hints.Move(fyne.NewPos(0, size.Height-hintHeight+4))
	hints.Resize(fyne.NewSize(left, hintHeight))
	sheet.Move(fyne.NewPos(left+inset, top))
	sheet.Resize(fyne.NewSize(size.Width-left-inset, max(size.Height-top, 0)))
}

func (places) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(leastCards+300, o[2].MinSize().Height+240)
}
