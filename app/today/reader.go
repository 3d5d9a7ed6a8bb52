package today

import (
	"context"

	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
)

// reader is how the page reads its day: one reading at a time, and one more
// after it for all that changed meanwhile.
type reader struct {
	job      ui.Job
	again    bool // something changed while the day was read
	stale    bool // to be read when the page comes to the front
	hasRead  bool // a reading has come in
	writes   int  // that the page has made: an older reading does not know them
	receipts data.Receipts
	nextName string  // of the client of the first step to come
	back     data.ID // client whose card is coming back: the keyboard goes to it
}

// reading is one reading of the register for the page.
type reading struct {
	day      *agenda
	receipts data.Receipts
	nextName string
}

// Refresh hears what changed. The side list counts what is to be done, so that
// the page reads even when it is not in front.
func (p *Page) Refresh(s ui.Signal) {
	switch s {
	case ui.ClientsChanged, ui.DayChanged:
		p.deck.facts.forget(true)
	case ui.SettingsChanged:
		p.post.declined, p.post.known = false, false
	}
	p.sheet.old = p.sheet.old || s != ui.CouriersChanged
	p.read()
}

// read reads the day, off the UI goroutine.
func (p *Page) read() {
	if p.job.Busy() {
		p.again = true
		return
	}
	p.again, p.stale = false, false
	desk, today, since := p.desk, p.desk.Today(), p.writes
	ui.Load(p.shell.Runner(), &p.job, func(ctx context.Context) (reading, error) {
		var plan rules.DayPlan
		plan, err := desk.Plan(ctx)
		if err != nil {
			return reading{}, err
		}
		got := reading{day: newAgenda(plan, today)}
		if got.receipts, err = desk.Receipts(ctx); err != nil || got.day.next == nil {
			return got, err
		}
		rows, err := desk.ClientRows(ctx, []data.ID{got.day.next.client})
		if err == nil && len(rows) == 1 {
			got.nextName = rows[0].Name
		}
		return got, err
	}, func(got reading, err error) {
		if err != nil {
			p.stale = true
			p.shell.Fail(err)
			return
		}
		p.take(got, since)
		if p.again {
			p.read()
		}
	})
}

// take shows a reading that knows of the writes up to one.
func (p *Page) take(got reading, since int) {
	for client, write := range p.gone {
		if write > 0 && write <= since {
			delete(p.gone, client)
		}
	}
	p.day, p.receipts, p.nextName, p.hasRead = got.day, got.receipts, got.nextName, true
	p.deck.facts.forget(false)
	p.sheet.trim()
	p.lay()
	p.back = 0
	p.alerts.read()
}

// drop takes a client's card off the list at once, before the register knows;
// the keyboard goes to the next one.
func (p *Page) drop(client data.ID) {
	p.gone[client] = 0
	p.lay()
}

// settle hears that the register knows of a client's card, or why it does not.
func (p *Page) settle(client data.ID, err error) {
	p.writes++
	if err == nil {
		p.gone[client] = p.writes
		return
	}
	delete(p.gone, client)
	p.back = client
	p.lay()
	p.back = 0
}
