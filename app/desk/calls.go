package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// Call is what the user did about an action by hand: a call, an SMS, a visit, a
// letter put into the post.
type Call struct {
	Action   rules.Action
	Channel  data.Channel // empty = the action's
	Result   data.Result  // of a call or a visit; ResultNone where it just left
	Note     string       // what was said; the text of an SMS
	Invoices []data.ID    // of the action's; nil = all
	Again    day.Day      // when to come back to it, in place of the result's usual day; or none
}

// Record keeps it in the history, and what its result asks for: nobody reached
// is called again, who has to approve or to pay is left the time. A dispute or a
// promise is recorded by itself, before. The step counts as taken but for a
// call that is to be made again.
func (d *Desk) Record(ctx context.Context, c Call) (data.Contact, error) {
	if c.Result != data.ResultNone && !slices.Contains(data.CallResults, c.Result) {
		return data.Contact{}, data.Invalid("result", "«\u00a0"+string(c.Result)+"\u00a0» n’est pas un résultat d’appel\u00a0: choisissez-en un dans la liste.")
	}
	if !c.Again.IsZero() && c.Again <= d.Today() {
		return data.Contact{}, data.Invalid("again", "Le jour où rappeler ("+c.Again.French()+") est passé\u00a0: indiquez un jour à venir.")
	}
	a, err := chosen(c.Action, Choice{Invoices: c.Invoices, Channel: c.Channel})
	if err != nil {
		return data.Contact{}, err
	}
	client, err := d.Register.Client(ctx, a.Client)
	if err != nil {
		return data.Contact{}, err
	}
	draft, err := d.about(ctx, a)
	net := draft.Net()
	if data.CodeOf(err) == data.CodeBlocked {
		net = a.Net // the call has just recorded what stops the rest
	} else if err != nil {
		return data.Contact{}, err
	}
	lines, err := d.lines(ctx, a.Client, a.Invoices)
	if err != nil {
		return data.Contact{}, err
	}
	contact := data.Contact{ClientID: a.Client, Channel: a.Channel, Level: a.Level, Recipient: reachedAt(client, a.Channel), Subject: a.Level.French(),
		Text: strings.TrimSpace(c.Note), Amount: net, Currency: a.Currency, Occasion: a.Occasion, Result: c.Result, Lines: lines}
	if c.Result.TakesStep() {
		contact.Step, contact.Deadline = a.Step.ID, d.deadline(a)
	} else {
		contact.Occasion = "" // it is still to be done
	}
	if err := d.Register.AddContact(ctx, &contact); err != nil {
		return data.Contact{}, err
	}
	return contact, d.comeBack(ctx, a, c)
}

// deadline returns the last day that what was said leaves to pay, or none.
func (d *Desk) deadline(a rules.Action) day.Day {
	switch {
	case a.Level == data.LevelFormalNotice:
		return 0 // it runs from a receipt that nobody knows yet
	case a.Step.Deadline > 0:
		return d.Today().Add(a.Step.Deadline)
	case a.Channel == data.ChannelLetter && a.Level.Rank() >= data.LevelSecond.Rank():
		return d.Today().Add(rules.ReminderDays)
	}
	return 0
}

// reachedAt returns where a channel reaches a client.
func reachedAt(c data.Client, by data.Channel) string {
	switch by {
	case data.ChannelEmail:
		return c.Email()
	case data.ChannelSMS:
		return c.Mobile
	case data.ChannelCall:
		if c.Phone == "" {
			return c.Mobile
		}
		return c.Phone
	}
	return c.Address.Line()
}

// comeBack pauses what a call was about until the day on which to come back to
// it. A pause that already lasts longer stays, unless the user chose the day.
func (d *Desk) comeBack(ctx context.Context, a rules.Action, c Call) error {
	again, reason := d.again(c.Result)
	if !c.Again.IsZero() {
		again = c.Again
	}
	if again.IsZero() {
		return nil
	}
	if reason == "" {
		reason = "Rappeler"
	}
	until := again.Add(-1)
	if c.Again.IsZero() {
		paused, err := d.paused(ctx, a.Client, 0)
		if err != nil {
			return err
		}
		for _, p := range paused {
			if p.Until >= until {
				return nil
			}
		}
	}
	_, err := d.pauseAbout(ctx, a.Client, a.Invoices, until, reason)
	return err
}

// again returns the day on which a result calls for another contact, and why
// nothing is said until then; no day where the scenario goes on.
func (d *Desk) again(r data.Result) (day.Day, string) {
	today := d.Today()
	on := today.Time().Format("02/01")
	next := today.Add(1).NextWorking()
	switch r {
	case data.ResultUnreachable:
		return next, "Rappeler\u00a0: injoignable le " + on
	case data.ResultMessage:
		return next.Add(1).NextWorking(), "Rappeler\u00a0: message laissé le " + on
	case data.ResultValidation:
		return today.Add(7), "En attente de validation, dit le " + on
	case data.ResultPaying:
		return today.Add(5), "Paiement en cours, dit le " + on
	case data.ResultPaid:
		return today.Add(5), "Paiement parti, dit le " + on
	}
	return 0, ""
}
