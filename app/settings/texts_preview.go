package settings

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// previewClients is how many clients the preview offers, those who owe most first.
const previewClients = 1000

// textPreview shows what a client of the register would read. Where nobody owes
// anything it is a made-up client.
type textPreview struct {
	shell   ui.Shell
	desk    Desk
	list    ui.Job
	job     ui.Job
	sender  data.Sender
	draft   *letters.Draft // of the client chosen; nil = the made-up one
	changed func()

	client  *ui.SelectField[data.ID]
	promise *ui.CheckField
	note    *ui.Prose
	advice  *ui.Prose // what the text would do better with or without
	subject *ui.Prose
	text    *ui.Prose
	box     fyne.CanvasObject
}

func newTextPreview(shell ui.Shell, desk Desk, changed func()) *textPreview {
	p := &textPreview{shell: shell, desk: desk, changed: changed}
	p.client = ui.NewSelectField[data.ID]("client", "Aperçu pour", nil)
	p.client.SetPlaceHolder("Un client inventé")
	p.client.OnChanged = func(data.ID) { p.load() }
	p.promise = ui.NewCheckField("promise", "Avec une promesse non tenue")
	p.promise.OnChanged = func(bool) { p.changed() }
	p.note = ui.Faint("")
	p.advice = ui.NewProse("")
	p.advice.Importance = widget.WarningImportance
	p.advice.Hide()
	p.subject, p.text = ui.NewProse(""), ui.NewProse("")
	p.subject.TextStyle.Bold = true
	head := container.NewVBox(p.client, container.NewBorder(nil, nil, nil, p.promise, p.note), p.advice)
	p.box = container.NewBorder(head, nil, nil, nil, container.NewVScroll(container.NewVBox(p.subject, p.text)))
	return p
}

// read offers the clients who owe something; the first stays or becomes the example.
func (p *textPreview) read() {
	type stored struct {
		rows   []data.ClientRow
		sender data.Sender
	}
	ui.Load(p.shell.Runner(), &p.list, func(ctx context.Context) (s stored, err error) {
		if s.sender, err = p.desk.Sender(ctx); err != nil {
			return s, err
		}
		found, err := p.desk.ClientList(ctx, data.ClientQuery{Filter: data.ClientsOwing, Sort: data.ClientSortOverdue, Desc: true})
		if err != nil {
			return s, err
		}
		s.rows, err = p.desk.ClientRows(ctx, found.IDs[:min(len(found.IDs), previewClients)])
		return s, err
	}, func(s stored, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.sender = s.sender
		options := make([]ui.Option[data.ID], len(s.rows))
		for i, r := range s.rows {
			options[i] = ui.Option[data.ID]{Value: r.ID, Label: r.Name + " – " + r.Open.Format("EUR")}
		}
		p.client.SetOptions(options)
		if _, chosen := p.client.Value(); !chosen && len(options) > 0 {
			p.client.SetValue(options[0].Value)
		}
		p.load()
	})
}

// load reads what the client chosen owes.
func (p *textPreview) load() {
	id, chosen := p.client.Value()
	if !chosen {
		p.draft = nil
		p.changed()
		return
	}
	ui.Load(p.shell.Runner(), &p.job, func(ctx context.Context) (letters.Draft, error) { return p.desk.PreviewDraft(ctx, id) },
		func(draft letters.Draft, err error) {
			switch {
			case data.CodeOf(err) == data.CodeBlocked || data.CodeOf(err) == data.CodeNotFound:
				p.draft = nil // covered by what it has to its credit: the made-up client does
			case err != nil:
				p.shell.Fail(err)
				return
			default:
				p.draft = &draft
			}
			p.changed()
		})
}

// show composes the text chosen, exactly as a message is composed.
func (p *textPreview) show(key letters.TextKey, all letters.Texts) {
	if key.Key == "" {
		return // nothing is read yet
	}
	draft := p.tried(key)
	if key.SMS {
		sms, err := letters.ComposeSMS(draft, all)
		if err != nil {
			p.say(err.Error(), "", "")
			return
		}
		parts := "1\u00a0SMS"
		if sms.Parts > 1 {
			parts = fmt.Sprintf("%d\u00a0SMS", sms.Parts)
		}
		p.say(fmt.Sprintf("%d\u00a0caractères, %s", sms.Characters, parts), "", sms.Text)
		return
	}
	got, err := letters.Compose(draft, all)
	if err != nil {
		p.say(err.Error(), "", "")
		return
	}
	p.say("Tel que lu le "+got.Today.French(), got.Subject, got.Body)
}

// advise says in amber what a text would do better with or without.
func (p *textPreview) advise(sentences []string) {
	if said := strings.Join(sentences, "\n"); said != p.advice.Whole() {
		p.advice.Hidden = said == ""
		p.advice.SetText(said)
		p.box.Refresh()
	}
}

func (p *textPreview) say(note, subject, text string) {
	p.note.SetText(note)
	p.subject.Hidden = subject == ""
	p.subject.SetText(subject)
	p.text.SetText(text)
}

// tried returns the draft that a text is tried out with: the client's own, in
// the language and for the kind of debtor that the text is for, on the day on
// which its level would come.
func (p *textPreview) tried(key letters.TextKey) letters.Draft {
	draft := example(key, p.sender, p.desk.Today())
	if p.draft != nil {
		draft = *p.draft
		draft.Client.Kind, draft.Client.Language = key.Kind, key.Language
	}
	return fit(draft, key, p.promise.Checked())
}
