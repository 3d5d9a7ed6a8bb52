package letters

import (
	"context"

	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// compose writes the message anew for the level and the invoices chosen. Words
// of the user's own are kept aside, since the amounts in them may be wrong now.
func (r *reminder) compose() {
	typed := letters.Text{Subject: r.subject.Text(), Body: r.body.Text()}
	if typed != r.composed {
		r.mine = typed
	}
	client := r.draft.Client.ID
	level, _ := r.level.Value()
	var chosen []data.ID
	for _, line := range r.all {
		if line.Invoice.Kind == data.KindInvoice && !r.out[line.Invoice.ID] {
			chosen = append(chosen, line.Invoice.ID)
		}
	}
	if len(chosen) == 0 {
		r.job.Stop()
		r.allow(false)
		r.warn("Cochez au moins une facture\u00a0: un message sans facture ne réclame rien.")
		return
	}
	r.allow(false)
	to := r.to.Text()
	ui.Load(r.shell.Runner(), &r.job, func(ctx context.Context) (letters.Draft, error) {
		draft, err := r.desk.PrepareReminder(ctx, client, chosen)
		if err != nil {
			return draft, err
		}
		draft.To, draft.Warnings = to, nil
		return r.desk.Recompose(ctx, draft, level)
	}, func(draft letters.Draft, err error) {
		if err != nil {
			r.warn(err.Error())
			return
		}
		r.take(draft)
	})
}

// take shows a draft.
func (r *reminder) take(d letters.Draft) {
	r.draft = d
	r.composed = letters.Text{Subject: d.Subject, Body: d.Body}
	r.level.SetValue(d.Level)
	r.to.SetText(d.To)
	r.subject.SetText(d.Subject)
	r.body.SetText(d.Body)
	r.rewritten.Hidden = r.mine == (letters.Text{})
	r.allow(true)
	r.showTotals()
}

func (r *reminder) allow(on bool) {
	for _, b := range []*ui.Button{r.hold, r.send} {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// queue freezes the message as it reads now and puts it into the outbox.
func (r *reminder) queue(then func(data.Message)) {
	for _, field := range []*ui.TextField{r.to, r.subject} {
		if field.Check() != nil {
			r.shell.Window().Canvas().Focus(field.Focusable())
			return
		}
	}
	draft := r.draft
	draft.To, draft.Subject, draft.Body = r.to.Text(), r.subject.Text(), r.body.Text()
	r.put(draft, false, then)
}

func (r *reminder) put(draft letters.Draft, again bool, then func(data.Message)) {
	r.allow(false)
	ui.Do(r.shell.Runner(), func(ctx context.Context) (data.Message, error) { return r.desk.Queue(ctx, draft, again) },
		func(m data.Message, err error) {
			r.allow(true)
			switch {
			case data.CodeOf(err) == data.CodeDuplicate && !again:
				ui.Confirm(r.shell.Window(), "Déjà préparé", err.Error()+" Voulez-vous l’envoyer une nouvelle fois\u00a0?", "Préparer de nouveau",
					func() { r.put(draft, true, then) })
			case data.FieldOf(err) == "to":
				r.to.SetError(err.Error())
				r.shell.Window().Canvas().Focus(r.to.Focusable())
			case err != nil:
				r.shell.Fail(err)
			default:
				r.dialog.Close()
				r.shell.Changed(ui.CouriersChanged)
				then(m)
			}
		})
}

// held leaves the message in the outbox.
func (r *reminder) held(m data.Message) {
	r.shell.Toast("Le message pour "+r.draft.Client.Name+" attend dans Courriers.", func() {
		ui.Do(r.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, r.desk.CancelMessage(ctx, m.ID) },
			func(_ struct{}, err error) {
				r.shell.Changed(ui.CouriersChanged)
				r.shell.Fail(err)
			})
	})
}

// sent sends it at once; without a password it waits in the outbox.
func (r *reminder) sent(m data.Message) {
	r.sender.withPassword(func() { r.sender.now(m.ID) }, func() { r.shell.Toast("Le message pour "+r.draft.Client.Name+" attend dans Courriers.", nil) })
}
