package today

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
)

// command is what a key asks for about the card that is open.
type command rune

const (
	enter    command = '\r' // what the card proposes
	skip     command = 's'
	postpone command = 'p'
	modify   command = 'm'
	call     command = 'a'
	channel  command = 'c'
	pay      command = 'e'
)

// listen hears Ctrl+Enter, wherever the keyboard is: what was approved leaves
// at once.
func (p *Page) listen() {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		p.shell.Window().Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault},
			func(fyne.Shortcut) {
				if !ui.DialogOpen(p.shell.Window()) {
					p.post.now()
				}
			})
	}
}

// command does what a key asks for; what the row does not offer is ignored.
func (p *Page) command(c command) {
	r, ok := p.deck.current()
	if !ok {
		return
	}
	a, ok := p.deck.board.action(r)
	if !ok {
		if c == enter && r.kind == groupRow {
			p.shell.ShowClient(p.deck.board.client(r))
		}
		return
	}
	switch c {
	case enter:
		p.sheet.do()
	case skip:
		p.askSkip(a)
	case postpone:
		p.askPostpone(a)
	case modify:
		p.modify()
	case call:
		p.sheet.turnTo(data.ChannelCall)
	case channel:
		p.sheet.showChannels()
	case pay:
		p.actions.Pay(a.Client, p.sheet.asked(a))
	}
}

// showMenu shows what can be done with the row, at a place in the window.
func (p *Page) showMenu(at fyne.Position) {
	r, ok := p.deck.current()
	if !ok || r.kind == headRow {
		return
	}
	client := p.deck.board.client(r)
	see := fyne.NewMenuItemWithIcon("Voir le client", theme.AccountIcon(), func() { p.shell.ShowClient(client) })
	items := []*fyne.MenuItem{see}
	if a, ok := p.deck.board.action(r); ok {
		items = slices.Concat([]*fyne.MenuItem{
			p.item("Reporter…", theme.HistoryIcon(), postpone),
			p.item("Passer…", theme.MediaSkipNextIcon(), skip),
		}, p.seldom(a), []*fyne.MenuItem{fyne.NewMenuItemSeparator(), see})
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), p.shell.Window().Canvas(), at)
}

// showMore shows what can be done with the open card and has no button.
func (p *Page) showMore(at fyne.Position) {
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", p.seldom(p.sheet.action)...), p.shell.Window().Canvas(), at)
}

func (p *Page) item(word string, icon fyne.Resource, c command) *fyne.MenuItem {
	return fyne.NewMenuItemWithIcon(word, icon, func() { p.command(c) })
}

// seldom offers for a card what is seldom wanted: another channel, the money that
// came in, and the two messages that a person may prefer to the one proposed.
func (p *Page) seldom(a rules.Action) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		p.item("Changer de canal…", theme.ViewRefreshIcon(), channel),
		p.item("Encaisser…", theme.ConfirmIcon(), pay),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItemWithIcon("Autre message…", theme.MailComposeIcon(), func() { p.actions.Remind(a.Client, p.sheet.asked(a)) }),
		fyne.NewMenuItemWithIcon("Mise en demeure…", theme.DocumentIcon(), func() {
			a.Invoices = p.sheet.asked(a)
			p.actions.Notice(a)
		}),
	}
}

// hints is the discreet line of keys under the cards.
type hints struct{ widget.BaseWidget }

func newHints() *hints {
	h := &hints{}
	h.ExtendBaseWidget(h)
	return h
}

func (h *hints) CreateRenderer() fyne.WidgetRenderer {
	return &hintRenderer{canvas.NewText("", nil)}
}

type hintRenderer struct{ text *canvas.Text }

// keys are the hints from the fullest to the shortest.
var keys = []string{
	"Entrée\u00a0: envoyer   S\u00a0: passer   P\u00a0: reporter   M\u00a0: modifier   A\u00a0: appeler   C\u00a0: canal   Ctrl+Entrée\u00a0: partir maintenant",
	"Entrée\u00a0: envoyer   S\u00a0: passer   P\u00a0: reporter   M\u00a0: modifier   A\u00a0: appeler   C\u00a0: canal",
	"Entrée envoyer · S passer · P reporter · M modifier",
}

func (r *hintRenderer) Layout(size fyne.Size) {
	r.text.TextSize, r.text.Color = theme.Size(theme.SizeNameCaptionText)-1, ui.ToneFaint.Color()
	for _, k := range keys {
		if r.text.Text = k; ui.Fit(k, size.Width, r.text.TextSize, fyne.TextStyle{}) == k {
			break
		}
	}
	r.text.Resize(size)
}

func (r *hintRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, hintHeight) }
func (r *hintRenderer) Refresh()                     { r.Layout(r.text.Size()); r.text.Refresh() }
func (r *hintRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }
func (r *hintRenderer) Destroy()                     {}
