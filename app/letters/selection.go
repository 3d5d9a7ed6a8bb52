package letters

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// item is one row with what the detail shows beside it.
type item struct {
	row      data.CourierRow
	text     string
	deadline day.Day
	lines    []data.ContactLine
}

// showSelected shows the one chosen row in the detail; none or several close it.
func (p *Page) showSelected() {
	row, ok := p.selected()
	if !ok {
		p.look.Stop()
		p.content.SetDetail(nil)
		return
	}
	ui.Load(p.shell.Runner(), &p.look, func(ctx context.Context) (item, error) { return readItem(ctx, p.desk, row) },
		func(i item, err error) {
			if err != nil {
				p.shell.Fail(err)
				return
			}
			p.content.SetDetail(ui.Inset(p.pane(i)))
		})
}

func (p *Page) selected() (data.CourierRow, bool) {
	ids := p.table.Selected()
	if len(ids) != 1 {
		return data.CourierRow{}, false
	}
	row, ok := (*p.rows.Load())[ids[0]]
	return row, ok
}

// readItem reads the text of a row where it is kept: the history, or the outbox.
func readItem(ctx context.Context, desk Desk, row data.CourierRow) (item, error) {
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
func (p *Page) open() { p.withDocument(p.shell.Open) }

// save writes them where the user says.
func (p *Page) save() { p.withDocument(p.shell.Save) }

func (p *Page) withDocument(do func(name string, content []byte)) {
	row, ok := p.selected()
	if !ok || row.DocumentID == 0 {
		return
	}
	type file struct {
		name    string
		content []byte
	}
	ui.Do(p.shell.Runner(), func(ctx context.Context) (file, error) {
		d, content, err := p.desk.Document(ctx, row.DocumentID)
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

// menu offers for the chosen row what the detail offers.
func (p *Page) menu([]data.ID) []*fyne.MenuItem {
	row, ok := p.selected()
	if !ok {
		return nil
	}
	var items []*fyne.MenuItem
	add := func(label string, shown bool, do func()) {
		if shown {
			items = append(items, fyne.NewMenuItem(label, do))
		}
	}
	kept := row.DocumentID != 0
	add("Ouvrir", kept, p.open)
	add("Enregistrer sous…", kept, p.save)
	add("Envoyer maintenant", sendable(row), p.sendNow)
	add("Annuler l’envoi…", sendable(row), p.cancel)
	add("Il est bien parti", row.State == data.MessageUncertain, func() { p.resolve(true) })
	add("Il n’est pas parti", row.State == data.MessageUncertain, func() { p.resolve(false) })
	add("Voir le client", row.ClientID != 0, func() { p.shell.ShowClient(row.ClientID) })
	return items
}

// sendable reports whether the user may send the row's message, or take it back.
func sendable(r data.CourierRow) bool {
	return r.ContactID == 0 && (r.State == data.MessageWaiting || r.State == data.MessageFailed)
}
