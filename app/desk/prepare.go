package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/rules"
	"dument/letters"
)

// Choice is what the user changes of an action before it is prepared.
type Choice struct {
	Invoices []data.ID    // of the action's; nil = all
	Tone     data.Tone    // empty = the action's
	Channel  data.Channel // empty = the action's
}

// Prepared is an action ready to be carried out. Of Draft, Letter, SMS and
// Guide the one of its channel is written: the text as it will leave.
type Prepared struct {
	Action rules.Action // as chosen: its invoices, net amount, level, tone and channel
	Client data.Client
	Draft  letters.Draft  // its numbers, whatever the channel; subject and body of an e-mail
	Letter letters.Letter // of a letter
	SMS    letters.SMS
	Guide  letters.Guide // of a call or a visit
}

// Prepare writes what an action says, about exactly its invoices, or those
// chosen among them, with what the client has to its credit deducted. Nothing
// is recorded. A formal notice on paper is left unwritten: PreparePaper writes
// it. Otherwise than on paper it is the third reminder, which takes no step.
func (d *Desk) Prepare(ctx context.Context, a rules.Action, choice Choice) (Prepared, error) {
	a, err := chosen(a, choice)
	if err != nil {
		return Prepared{}, err
	}
	draft, err := d.about(ctx, a)
	if err != nil {
		return Prepared{}, err
	}
	draft.Level, draft.Tone, draft.Step, draft.Occasion, draft.Days, draft.Promise = a.Level, a.Tone, a.Step.ID, a.Occasion, a.Step.Deadline, a.Broken
	a.Net = draft.Net()
	p := Prepared{Action: a, Client: draft.Client, Draft: draft}
	switch {
	case a.Level == data.LevelFormalNotice:
		return p, nil
	case a.Channel == data.ChannelEmail:
		p.Draft.To = draft.Client.Email()
		if err := d.attach(ctx, &p.Draft); err != nil {
			return Prepared{}, err
		}
		p.Draft, err = d.compose(ctx, p.Draft)
	case a.Channel == data.ChannelSMS:
		var texts letters.Texts
		if texts, err = d.Texts(ctx); err == nil {
			p.SMS, err = letters.ComposeSMS(draft, texts)
		}
	case a.Channel == data.ChannelCall || a.Channel == data.ChannelVisit:
		p.Guide = letters.CallGuide(draft)
	default:
		p.Draft.Deadline = d.deadline(a)
		p.Letter, err = letters.ReminderLetter(draft)
	}
	if err != nil {
		return Prepared{}, err
	}
	return p, nil
}

// chosen applies a choice to an action.
func chosen(a rules.Action, choice Choice) (rules.Action, error) {
	if choice.Invoices != nil && a.Occasion == "" {
		a.Invoices = keep(a.Invoices, func(id data.ID) bool { return slices.Contains(choice.Invoices, id) })
	}
	if a.Broken != nil && !meet(a.Broken.Invoices, a.Invoices) {
		a.Broken = nil // it is about what was taken out
	}
	if len(a.Invoices) == 0 {
		return a, data.Invalid("invoices", "Choisissez au moins une facture, ou passez cette étape.")
	}
	if choice.Tone != "" {
		a.Tone = choice.Tone
	}
	if choice.Channel != "" {
		a.Channel = choice.Channel
	}
	paper := a.Channel == data.ChannelRegistered || a.Channel == data.ChannelLetter
	if a.Level == data.LevelFormalNotice && !paper {
		a.Level, a.Step = data.LevelThird, data.Step{}
	}
	return a, nil
}

// about collects what an action is about, as it stands today.
func (d *Desk) about(ctx context.Context, a rules.Action) (letters.Draft, error) {
	switch {
	case a.Level == data.LevelThanks:
		draft, err := d.head(ctx, a.Client)
		if err != nil {
			return draft, err
		}
		draft.Received = &letters.ReceivedLine{On: a.Oldest, Amount: a.Net}
		return draft, d.fillSettled(ctx, &draft, a.Invoices)
	case a.Plan != nil:
		draft, err := d.head(ctx, a.Client)
		if err != nil {
			return draft, err
		}
		return draft, d.fillInstalment(ctx, &draft, a)
	}
	draft, _, err := d.gather(ctx, a.Client, a.Invoices)
	return draft, err
}

// fillInstalment sets the lines of a draft about an instalment: what its plan
// settles, without credits, since the instalments were agreed as they are.
func (d *Desk) fillInstalment(ctx context.Context, draft *letters.Draft, a rules.Action) error {
	items, err := d.Register.OpenItems(ctx, a.Client)
	if err != nil {
		return err
	}
	for _, item := range items {
		if item.Balance > 0 && slices.Contains(a.Plan.Invoices, item.ID) {
			draft.Lines = append(draft.Lines, d.line(item))
		}
	}
	draft.Instalment = &letters.InstalmentLine{Number: a.Instalment + 1, Of: len(a.Plan.Instalments),
		Due: a.Plan.Instalments[a.Instalment].Due, Owed: a.Plan.Owed(a.Instalment)}
	return nil
}

// fillSettled sets the lines of a draft that thanks: what the payment settled.
func (d *Desk) fillSettled(ctx context.Context, draft *letters.Draft, invoices []data.ID) error {
	for _, id := range invoices {
		i, balance, err := d.Register.Invoice(ctx, id)
		if err != nil {
			return err
		}
		draft.Lines = append(draft.Lines, letters.Line{Invoice: i, Total: i.Signed(), Paid: i.Signed() - balance, Balance: balance})
	}
	return nil
}

// line is an open item as a message of today lists it.
func (d *Desk) line(item data.OpenItem) letters.Line {
	return letters.Line{Invoice: item.Invoice, Total: item.Signed(), Paid: item.Signed() - item.Balance, Balance: item.Balance,
		DaysLate: max(0, d.Today().Sub(item.Due))}
}
