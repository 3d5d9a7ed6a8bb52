package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/rules"
	"dument/letters"
)

// levelOf returns the level that the history of the oldest of some invoices
// requires, whatever the day: the user asks for it now. What is not overdue is
// never said to be late, whatever left before. A formal notice is never an
// e-mail: from that point on it is the reminder after those that really left,
// since a text must not speak of any that did not.
func (d *Desk) levelOf(ctx context.Context, draft letters.Draft, items []data.OpenItem) (data.Level, error) {
	if items[0].Due >= d.Today() {
		return data.LevelUpcoming, nil
	}
	steps, err := d.ahead(ctx, items[0].ClientID, items[0].ID)
	if err != nil {
		return data.LevelNone, err
	}
	for _, step := range steps {
		if !step.Before() && step.Level != data.LevelFormalNotice {
			return step.Level, nil
		}
	}
	next := data.LevelFirst
	for _, c := range draft.Earlier {
		if names(c, items[0].ID) && c.Result.Reached() && c.Level != data.LevelFormalNotice && c.Level.Rank() >= next.Rank() {
			next = data.Levels[min(c.Level.Rank(), data.LevelThird.Rank()-1)]
		}
	}
	return next, nil
}

// names reports whether a contact was about an invoice.
func names(c data.Contact, invoice data.ID) bool {
	return slices.ContainsFunc(c.Lines, func(l data.ContactLine) bool { return l.InvoiceID == invoice })
}

// ahead returns the steps that an open invoice's history leaves to take.
func (d *Desk) ahead(ctx context.Context, client, invoice data.ID) ([]data.Step, error) {
	records, dunning, err := d.debtor(ctx, client)
	if err != nil {
		return nil, err
	}
	for _, debtor := range records.Debtors {
		for _, debt := range debtor.Debts {
			if debt.ID == invoice {
				scenario, _ := dunning.For(debt.Scenario, debtor.Scenario, debtor.Profile, debtor.Kind)
				return scenario.Steps[rules.Required(scenario, debt.LastStep, debt.LastLevel):], nil
			}
		}
	}
	return nil, nil
}

// climb sets the step that a draft of some level takes, with its tone and its
// deadline: of the steps that the oldest invoice has left, the first of that
// level. Where the scenario has none, the message takes those below it, so that
// nothing softer follows it; where all were taken it takes none.
func (d *Desk) climb(ctx context.Context, draft *letters.Draft) error {
	draft.Step, draft.Tone, draft.Days = 0, "", 0
	owed := keep(draft.Lines, func(l letters.Line) bool { return l.Balance > 0 })
	if len(owed) == 0 {
		return nil
	}
	oldest := slices.MinFunc(owed, func(a, b letters.Line) int { return a.Invoice.Due.Sub(b.Invoice.Due) })
	steps, err := d.ahead(ctx, draft.Client.ID, oldest.Invoice.ID)
	if err != nil {
		return err
	}
	for _, step := range steps {
		switch {
		case step.Level == draft.Level:
			draft.Step, draft.Tone, draft.Days = step.ID, step.Tone, step.Deadline
			return nil
		case step.Level.Rank() < draft.Level.Rank():
			draft.Step = step.ID
		}
	}
	return nil
}
