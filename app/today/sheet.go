package today

import (
	"context"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
)

// sheet is the place of the card that is open: it reads what the card says off
// the UI goroutine and shows it whole.
type sheet struct {
	page    *Page
	content *fyne.Container
	job     ui.Job
	action  rules.Action        // of the card that is open; Client 0 when none is
	ready   *desk.Prepared      // nil while it is read
	view    *view               // of ready
	rest    *group              // what is open instead of a card
	own     map[data.ID]*choice // what the user changed of a card, by client
	old     bool                // what is shown may no longer be so
	then    func()              // asked for before the card was ready
}

// choice is what the user changed of a card.
type choice struct {
	out     map[data.ID]bool // invoices that were taken out
	channel data.Channel
	note    string // of a call or a visit
}

func newSheet(p *Page) *sheet {
	return &sheet{page: p, content: container.NewStack(), own: map[data.ID]*choice{}}
}

// choice returns what the user changed of a client's card.
func (s *sheet) choice(client data.ID) *choice {
	c := s.own[client]
	if c == nil {
		c = &choice{out: map[data.ID]bool{}}
		s.own[client] = c
	}
	return c
}

// trim forgets what was changed of cards that are no longer there.
func (s *sheet) trim() {
	if len(s.own) == 0 {
		return
	}
	there := map[data.ID]bool{}
	for _, a := range s.page.day.actions {
		there[a.Client] = true
	}
	for client := range s.own {
		if !there[client] {
			delete(s.own, client)
		}
	}
}

// asked returns the invoices of an action that were not taken out.
func (s *sheet) asked(a rules.Action) []data.ID {
	out := s.choice(a.Client).out
	return slices.DeleteFunc(slices.Clone(a.Invoices), func(id data.ID) bool { return out[id] })
}

// selected shows what stands under the keyboard.
func (p *Page) selected() {
	r, ok := p.deck.current()
	a, card := p.deck.board.action(r)
	g, rest := p.deck.board.group(r)
	switch s := p.sheet; {
	case ok && card:
		s.open(a)
	case ok && rest:
		s.openGroup(g)
	case ok && len(p.deck.board.actions) > 0:
		s.say(sectionSense(r.section))
	default:
		s.say(p.upToDate())
	}
}

// sectionSense says what a section that folds is about.
func sectionSense(s section) string {
	if s == soon {
		return "Les étapes à venir\u00a0: rien à faire pour l’instant, elles deviendront des choses à faire à leur jour."
	}
	return "Les factures que rien ne relance pour l’instant, chacune avec sa raison."
}

// say shows a sentence where no card is open.
func (s *sheet) say(sentence string) {
	s.close()
	s.put(ui.NewEmpty(sentence, "", nil))
}

func (s *sheet) close() {
	s.job.Stop()
	s.action, s.ready, s.view, s.rest, s.then = rules.Action{}, nil, nil, nil, nil
}

func (s *sheet) put(o fyne.CanvasObject) {
	s.content.Objects = []fyne.CanvasObject{o}
	s.content.Refresh()
}

// open shows a card; one that is shown as it is stays untouched, with what is
// being typed into it.
func (s *sheet) open(a rules.Action) {
	same := s.action.Client == a.Client
	if same && !s.old && reflect.DeepEqual(s.action, a) {
		return
	}
	if !same {
		s.close()
	}
	s.action = a
	s.prepare()
}

// prepare reads what the open card says.
func (s *sheet) prepare() {
	s.old = false
	a, c := s.action, s.choice(s.action.Client)
	chosen := desk.Choice{Channel: c.channel}
	if len(c.out) > 0 {
		if chosen.Invoices = s.asked(a); len(chosen.Invoices) == 0 {
			c.out, chosen.Invoices = map[data.ID]bool{}, nil // those that were left are gone
		}
	}
	s.ready = nil
	type read struct {
		prepared desk.Prepared
		bills    []data.InvoiceRow
	}
	d := s.page.desk
	ui.Load(s.page.shell.Runner(), &s.job, func(ctx context.Context) (r read, err error) {
		if r.prepared, err = d.Prepare(ctx, a, chosen); err != nil {
			return r, err
		}
		r.bills, err = d.InvoiceRows(ctx, a.Invoices[:min(len(a.Invoices), shownLines)])
		return r, err
	}, func(r read, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		s.take(&r.prepared, r.bills)
	})
}

// take shows what was read; where only words changed the rest stays in place,
// with the keyboard.
func (s *sheet) take(p *desk.Prepared, bills []data.InvoiceRow) {
	s.ready = p
	if s.view != nil && s.view.fits(p, bills) {
		if !reflect.DeepEqual(*s.view.shown, *p) { // else what is being typed into it stays
			s.view.rewrite(p)
		}
	} else {
		s.view = newView(s, p, bills)
		s.put(s.view.content)
	}
	if then := s.then; then != nil {
		s.then = nil
		then()
	}
}

// fail says in the card's place why it cannot be shown.
func (s *sheet) fail(err error) {
	s.view, s.then = nil, nil
	client := s.action.Client
	s.put(ui.NewEmpty(ui.Sentence(err.Error()), "Voir le client", func() { s.page.shell.ShowClient(client) }))
}

// whenReady goes on with the open card once it can be read: a quick hand presses
// Enter before the words are there.
func (s *sheet) whenReady(then func(p *desk.Prepared)) {
	switch {
	case s.ready != nil:
		then(s.ready)
	case s.action.Client != 0 && s.job.Busy():
		s.then = func() { then(s.ready) }
	}
}

// turnTo carries the open card out by another channel.
func (s *sheet) turnTo(to data.Channel) {
	if s.action.Client == 0 {
		return
	}
	s.choice(s.action.Client).channel = to
	s.prepare()
}

// toggle takes an invoice out of the card, or back in. The last one cannot be
// taken out: the answer is no.
func (s *sheet) toggle(id data.ID, in bool) bool {
	c := s.choice(s.action.Client)
	if !in && len(s.asked(s.action)) == 1 {
		s.page.shell.Toast("Un message porte sur une facture au moins\u00a0: pour ne rien envoyer, passez l’étape (S).", nil)
		return false
	}
	delete(c.out, id)
	if !in {
		c.out[id] = true
	}
	s.prepare()
	return true
}

// do is what Enter does on the open card.
func (s *sheet) do() {
	s.whenReady(func(p *desk.Prepared) {
		a := p.Action
		switch {
		case a.Channel == data.ChannelEmail:
			s.page.approve(p.Draft)
		case a.Level == data.LevelFormalNotice:
			s.page.actions.Notice(a)
		case a.Channel == data.ChannelLetter:
			s.page.actions.Letter(*p)
		case a.Channel == data.ChannelSMS:
			s.page.record(desk.Call{Action: a, Channel: data.ChannelSMS, Invoices: a.Invoices, Note: p.SMS.Text})
		default:
			s.focusResult()
		}
	})
}

// focus gives the keyboard to the card that is open.
func (s *sheet) focus() {
	if s.view != nil && s.view.first != nil {
		s.page.shell.Window().Canvas().Focus(s.view.first)
	}
}

// focusResult gives the keyboard to where the result of a call is noted.
func (s *sheet) focusResult() {
	if s.view != nil && s.view.result != nil {
		s.page.shell.Window().Canvas().Focus(s.view.result)
	}
}
