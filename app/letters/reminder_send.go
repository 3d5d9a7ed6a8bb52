package letters

import (
	"context"

	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// compose writes the message anew for the level and the invoices chosen, in a
// tone, or in that of the level's step. Words of the user's own are kept aside,
// since the amounts in them may be wrong now.
func (r *reminder) compose(tone data.Tone) {
	typed := letters.Text{Subject: r.subject.Text(), Body: r.body.Text()}
	if typed != r.composed {
		r.mine = typed
	}
	client, card := r.draft.Client.ID, r.opened.card
	want := wish{tone: tone, to: r.to.Text()}
	want.level, _ = r.level.Value()
	for _, line := range r.opened.all {
		if line.Invoice.Kind == data.KindInvoice && !r.out[line.Invoice.ID] {
			want.invoices = append(want.invoices, line.Invoice.ID)
		}
	}
	r.allow(false)
	if len(want.invoices) == 0 {
		r.job.Stop()
		r.warn("Cochez au moins une facture\u00a0: un message sans facture ne réclame rien.")
		return
	}
	ui.Load(r.shell.Runner(), &r.job, func(ctx context.Context) (letters.Draft, error) {
		if card != nil {
			return card.compose(ctx, r.desk, want)
		}
		return composeByHand(ctx, r.desk, client, want)
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
	tone := toneOf(d)
	r.tone.SetValue(tone)
	r.tone.Hidden = tone == ""
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

// queue freezes the message as it reads now and puts it into the outbox; a
// card's message goes the way of the card.
func (r *reminder) queue(then func(data.Message)) {
	for _, field := range []*ui.TextField{r.to, r.subject} {
		if field.Check() != nil {
			r.shell.Window().Canvas().Focus(field.Focusable())
			return
		}
	}
	draft := r.draft
	draft.To, draft.Subject, draft.Body = r.to.Text(), r.subject.Text(), r.body.Text()
	if card := r.opened.card; card != nil {
		r.allow(false)
		card.Send(draft, r.answered)
		return
	}
	r.put(draft, false, then)
}

// answered hears what became of a card's message.
func (r *reminder) answered(sent bool, err error) {
	r.allow(true)
	switch {
	case sent:
		r.dialog.Close()
	case err != nil:
		r.refuse(err)
	}
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
			case err != nil:
				r.refuse(err)
			default:
				r.dialog.Close()
				r.shell.Changed(ui.CouriersChanged)
				then(m)
			}
		})
}

// refuse shows why a message was not taken: at the field it is about, or to be
// read. What is blocked is written anew, as what it is about stands now.
func (r *reminder) refuse(err error) {
	fields := map[string]*ui.TextField{"to": r.to, "subject": r.subject, "body": r.body}
	if field := fields[data.FieldOf(err)]; field != nil {
		field.SetError(err.Error())
		r.shell.Window().Canvas().Focus(field.Focusable())
		return
	}
	if data.CodeOf(err) == data.CodeBlocked {
		tone, _ := r.tone.Value()
		r.compose(tone)
	}
	r.shell.Fail(err)
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
