package letters

import (
	"context"
	"slices"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// item is one row with what the detail shows beside it.
type item struct {
	row      courier
	text     string
	deadline day.Day
	lines    []data.ContactLine
}

// showSelected shows the one chosen row in the detail; none or several close it.
func (p *Page) showSelected() {
	p.offer()
	row, ok := p.selected()
	if !ok {
		p.look.Stop()
		p.shown, p.place = nil, place{}
		p.content.SetDetail(nil)
		return
	}
	ui.Load(p.shell.Runner(), &p.look, func(ctx context.Context) (item, error) { return readItem(ctx, p.desk, row) },
		func(i item, err error) {
			if err != nil {
				p.shell.Fail(err)
				return
			}
			typed, typing := p.typed()
			read := p.place.of(rowID(i.row))
			p.content.SetDetail(ui.Inset(p.pane(i)))
			p.place.body.ScrollToOffset(read)
			p.typeOn(typed, typing)
		})
}

// typed returns what is being typed as the number of the letter that is shown,
// and of which letter; 0 while the keyboard is elsewhere.
func (p *Page) typed() (string, data.ID) {
	if p.shown == nil || p.shell.Window().Canvas().Focused() != p.shown.number.Focusable() {
		return "", 0
	}
	return p.shown.number.Text(), p.shown.letter.ContactID
}

// typeOn gives the keyboard back to the number that was being typed when the
// detail was read again, or to that of the next letter of the tray.
func (p *Page) typeOn(typed string, letter data.ID) {
	o := p.shown
	switch {
	case o == nil:
		return
	case o.letter.ContactID == letter:
		o.number.SetText(typed)
	case p.scan != contactRow(o.letter.ContactID):
		return
	}
	p.scan = 0
	p.shell.Window().Canvas().Focus(o.number.Focusable())
}

func (p *Page) selected() (courier, bool) {
	ids := p.table.Selected()
	if len(ids) != 1 {
		return courier{}, false
	}
	row, ok := (*p.rows.Load())[ids[0]]
	return row, ok
}

// readItem reads the text of a row where it is kept: the history, or the outbox.
func readItem(ctx context.Context, desk Desk, row courier) (item, error) {
	if row.ContactID != 0 {
		contacts, err := desk.ClientHistory(ctx, row.ClientID)
		if err != nil {
			return item{}, err
		}
		if at := slices.IndexFunc(contacts, func(c data.Contact) bool { return c.ID == row.ContactID }); at >= 0 {
			c := contacts[at]
			return item{row, c.Text, c.Deadline, c.Lines}, nil
		}
		return item{row: row}, nil
	}
	messages, err := desk.Outbox(ctx)
	if err != nil {
		return item{}, err
	}
	if at := slices.IndexFunc(messages, func(m data.Message) bool { return m.ID == row.MessageID }); at >= 0 {
		m := messages[at]
		return item{row, m.Body, m.Deadline, m.Lines}, nil
	}
	return item{row: row}, nil
}

// open opens the exact bytes of the chosen row in the system's program for them.
func (p *Page) open() { p.kept(p.shell.Open) }

// save writes them where the user says.
func (p *Page) save() { p.kept(p.shell.Save) }

func (p *Page) kept(do func(name string, content []byte)) {
	if row, ok := p.selected(); ok && row.DocumentID != 0 {
		p.document(row.DocumentID, do)
	}
}

// document reads a kept file and hands it on.
func (p *Page) document(id data.ID, do func(name string, content []byte)) {
	type file struct {
		name    string
		content []byte
	}
	ui.Do(p.shell.Runner(), func(ctx context.Context) (file, error) {
		d, content, err := p.desk.Document(ctx, id)
		return file{d.Name, content}, err
	}, func(f file, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		do(f.name, f.content)
	})
}

// sendNow sends the chosen message.
func (p *Page) sendNow() {
	if row, ok := p.selected(); ok {
		p.sender.one(row.MessageID)
	}
}

// cancel takes the chosen message back, after a question: there is no way to
// put it back but to prepare it again.
func (p *Page) cancel() {
	row, ok := p.selected()
	if !ok {
		return
	}
	ui.Confirm(p.shell.Window(), "Ne pas envoyer ce message\u00a0?",
		"«\u00a0"+row.Subject+"\u00a0» ne partira pas. Vous pourrez préparer un autre message pour les mêmes factures.", "Ne pas envoyer", func() {
			p.change(func(ctx context.Context) error { return p.desk.CancelMessage(ctx, row.MessageID) },
				"Le message pour "+row.ClientName+" ne partira pas.")
		})
}

// resolve records what the user found out about an uncertain message.
func (p *Page) resolve(left bool) {
	row, ok := p.selected()
	if !ok {
		return
	}
	said := "Le message pour " + row.ClientName + " attend de nouveau\u00a0: vous pouvez l’envoyer."
	if left {
		said = "Le message pour " + row.ClientName + " est noté comme parti."
	}
	p.change(func(ctx context.Context) error { return p.desk.ResolveUncertain(ctx, row.MessageID, left) }, said)
}

func (p *Page) change(work func(context.Context) error, said string) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, work(ctx) }, func(_ struct{}, err error) {
		p.shell.Changed(ui.CouriersChanged)
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.shell.Toast(said, nil)
	})
}

// sendable reports whether the user may send the row's message, or take it back.
func sendable(r courier) bool {
	return r.ContactID == 0 && (r.State == data.MessageWaiting || r.State == data.MessageFailed)
}
