package today

import (
	"context"
	"fmt"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
	"dument/letters/outbox"
)

// askAll shows what « Tout envoyer » would send, and sends it on a word.
func (p *Page) askAll() {
	p.pass(func() {
		actions := p.deck.board.sendable()
		if len(actions) == 0 {
			return
		}
		first := actions[:min(len(actions), firstLines)]
		ids := make([]data.ID, len(first))
		for i, a := range first {
			ids[i] = a.Client
		}
		ui.Do(p.shell.Runner(), func(ctx context.Context) ([]data.ClientRow, error) { return p.desk.ClientRows(ctx, ids) },
			func(rows []data.ClientRow, err error) {
				if err != nil {
					p.shell.Fail(err)
					return
				}
				p.confirmAll(actions, rows)
			})
	}, func() {})
}

// firstLines is how many messages the summary names.
const firstLines = 8

func (p *Page) confirmAll(actions []rules.Action, rows []data.ClientRow) {
	n := len(actions)
	names := map[data.ID]string{}
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	clients := map[data.ID]bool{}
	for _, a := range actions {
		clients[a.Client] = true
	}
	sentence := count(n, "message à ", "messages à ") + count(len(clients), "client", "clients")
	if sum := totals(actions); sum != "" {
		sentence += ", pour " + sum
	}
	list := container.NewVBox()
	for _, a := range actions[:min(n, firstLines)] {
		name := widget.NewLabel(names[a.Client])
		name.Truncation = fyne.TextTruncateEllipsis
		list.Add(container.NewBorder(nil, nil, ui.NewChip(step(a.Level, ""), stepTone(a.Level)), widget.NewLabel(a.Net.Format(a.Currency)), name))
	}
	if rest := n - firstLines; rest > 0 {
		list.Add(ui.Faint("et " + count(rest, "autre", "autres") + "."))
	}
	content := []fyne.CanvasObject{ui.Flush(titled(sentence + ".")), list}
	if others := len(p.deck.board.actions) - n; others > 0 {
		content = append(content, ui.Flush(ui.Faint("N’en font pas partie\u00a0: "+count(others, "chose", "choses")+
			" à faire par téléphone ou sur papier. Les textes partent tels que chaque carte les montre.")))
	}
	var d *ui.Dialog
	d = ui.NewDialog(p.shell.Window(), "Tout envoyer", ui.Stack(content...), ui.NewButton("Annuler", func() { d.Close() }),
		ui.NewPrimary("Envoyer "+count(n, "message", "messages"), func() {
			d.Close()
			p.post.withPassword(func() { p.sendAll(actions) })
		}))
	d.SetWidth(560)
	d.Show()
}

// wave is what one press on « Tout envoyer » did.
type wave struct {
	report  outbox.Report
	refused []string // why some were not prepared
	stopped bool     // before anything left
}

// sendAll prepares every message as its card shows it, then sends them one by
// one. Stopped while they are prepared, nothing leaves and nothing is left
// behind; later, the rest waits in Courriers.
func (p *Page) sendAll(actions []rules.Action) {
	if p.post.sending {
		p.shell.Toast("Un envoi est en cours\u00a0: recommencez dans un instant.", nil)
		return
	}
	runner, n, approved := p.shell.Runner(), len(actions), p.post.seize()
	choices := make([]desk.Choice, n)
	for i, a := range actions {
		choices[i].Invoices = p.sheet.asked(a)
	}
	var stop atomic.Bool
	var progress *ui.Progress
	progress = ui.ShowProgress(p.shell.Window(), "Envoi en cours", func() {
		stop.Store(true)
		progress.Set(0, 0, "Arrêt après le message en cours…")
	})
	progress.Set(0, 2*n, "Préparation des messages…")
	tell := func(done int, sentence string) { runner.Post(func() { progress.Set(done, 2*n, sentence) }) }
	ui.Do(runner, func(ctx context.Context) (wave, error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		ids, w, err := p.approveAll(ctx, actions, choices, &stop, func(i int) { tell(i, fmt.Sprintf("Préparation %d sur %d…", i, n)) })
		if ids = append(approved, ids...); err != nil || w.stopped || len(ids) == 0 {
			return w, err
		}
		w.report, err = p.desk.SendMessages(ctx, ids, func(done, total int, m data.Message) {
			if stop.Load() {
				cancel() // a message under way is never cut short
			}
			tell(n+done, fmt.Sprintf("Envoi %d sur %d\u00a0: %s", done, total, m.To))
		})
		if data.CodeOf(err) == "" && ctx.Err() != nil {
			err = nil // the report says what was left
		}
		return w, err
	}, func(w wave, err error) {
		progress.Close()
		p.writes++
		if w.stopped {
			p.post.ready = approved
		}
		p.post.done(w.report.Count(data.MessageSent))
		p.shell.Changed(ui.CouriersChanged)
		p.Focus()
		p.tellWave(w, err)
	})
}

// approveAll freezes the messages in the outbox. One that is refused, since
// something changed meanwhile, does not keep the others.
func (p *Page) approveAll(ctx context.Context, actions []rules.Action, choices []desk.Choice, stop *atomic.Bool, tell func(int)) (ids []data.ID, w wave, err error) {
	for i, a := range actions {
		tell(i + 1)
		var m data.Message
		if !stop.Load() {
			prepared, err := p.desk.Prepare(ctx, a, choices[i])
			if err == nil {
				m, err = p.desk.Approve(ctx, prepared.Draft)
			}
			switch {
			case data.FieldOf(err) == "account" || data.FieldOf(err) == "receipts":
				return nil, w, err // the same for all
			case err != nil:
				w.refused = append(w.refused, ui.Sentence(err.Error()))
				continue
			}
		}
		if stop.Load() {
			w.stopped = true
			if m.ID != 0 {
				ids = append(ids, m.ID)
			}
			for _, id := range ids {
				if err := p.desk.CancelMessage(ctx, id); err != nil {
					return nil, w, err
				}
			}
			return nil, w, nil
		}
		ids = append(ids, m.ID)
	}
	return ids, w, nil
}

// tellWave says what was done: in a toast where all left, else to be read.
func (p *Page) tellWave(w wave, err error) {
	switch {
	case err != nil:
		p.shell.Fail(err)
	case w.stopped:
		p.shell.Toast("Arrêté avant l’envoi\u00a0: rien n’est parti.", nil)
	case len(w.refused) > 0:
		sentence := summary(w.report) + "\n\n" + count(len(w.refused), "message n’a pas pu être préparé", "messages n’ont pas pu être préparés") + "."
		for _, why := range w.refused[:min(len(w.refused), firstLines)] {
			sentence += "\n\n" + why
		}
		p.shell.Fail(&data.Error{Code: data.CodeBlocked, Sentence: sentence})
	default:
		if trouble := troubleOf(w.report); trouble != nil {
			p.shell.Fail(trouble)
			return
		}
		p.shell.Toast(summary(w.report), nil)
	}
}
