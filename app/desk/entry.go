package desk

import (
	"context"

	"dument/data"
	"dument/data/day"
)

// atItsAge is what the history says of the steps that an old debt is spared.
const atItsAge = "Reprise au niveau de son âge"

// OldDebts counts the invoices of an import that are older than the first
// reminder of their scenario: the user says whether they begin there, or at the
// step that matches their age.
func (d *Desk) OldDebts(ctx context.Context, importID data.ID) (int, error) {
	rows, err := d.entries(ctx, importID)
	count := 0
	for _, c := range rows {
		count += len(c.Lines)
	}
	return count, err
}

// Enter lets the old debts of an import begin at the step that matches their
// age: the earlier ones are passed, and the history says so. Without atAge they
// begin at the first reminder, and nothing is recorded.
func (d *Desk) Enter(ctx context.Context, importID data.ID, atAge bool) error {
	if !atAge {
		return nil
	}
	rows, err := d.entries(ctx, importID)
	if err != nil || len(rows) == 0 {
		return err
	}
	return d.Register.AddContacts(ctx, rows)
}

// entries returns the lines of the history that pass the steps which the old
// debts of an import are too old for: one for each client, currency and step.
func (d *Desk) entries(ctx context.Context, importID data.ID) ([]data.Contact, error) {
	invoices, err := d.Register.Imported(ctx, importID)
	if err != nil {
		return nil, err
	}
	imported := make(map[data.ID]bool, len(invoices))
	for _, id := range invoices {
		imported[id] = true
	}
	records, dunning, err := d.planned(ctx)
	if err != nil {
		return nil, err
	}
	type rung struct {
		client   data.ID
		currency string
		step     data.ID
	}
	at := map[rung]int{}
	var rows []data.Contact
	for _, debtor := range records.Debtors {
		for _, debt := range debtor.Debts {
			if !imported[debt.ID] || debt.Balance <= 0 || debt.Due >= d.Today() || debt.LastStep != 0 || debt.LastLevel.Rank() > 0 {
				continue
			}
			scenario, _ := dunning.For(debt.Scenario, debtor.Scenario, debtor.Profile, debtor.Kind)
			step, old := lastPassed(scenario, debt, d.Today())
			if !old {
				continue
			}
			i, _, err := d.Register.Invoice(ctx, debt.ID)
			if err != nil {
				return nil, err
			}
			key := rung{debtor.ID, debt.Currency, step.ID}
			k, known := at[key]
			if !known {
				k = len(rows)
				at[key] = k
				rows = append(rows, data.Contact{ClientID: debtor.ID, Channel: step.Channel, Level: step.Level, Text: atItsAge,
					Currency: debt.Currency, Step: step.ID, Result: data.ResultSkipped})
			}
			rows[k].Amount += debt.Balance
			rows[k].Lines = append(rows[k].Lines, data.ContactLine{InvoiceID: debt.ID, Number: i.Number, Balance: debt.Balance})
		}
	}
	return rows, nil
}

// lastPassed returns the step before the one that matches the age of a debt:
// the last whose day has come, and never beyond the formal notice. There is none
// where that is the first reminder.
func lastPassed(s data.Scenario, debt data.Debt, today day.Day) (data.Step, bool) {
	first, match := -1, -1
	for k, step := range s.Steps {
		if step.Before() {
			continue
		}
		if first < 0 {
			first = k
		}
		if step.Eligible(debt.Issued, debt.Due).NextWorking() <= today {
			match = k
		}
		if step.Level == data.LevelFormalNotice {
			break
		}
	}
	if match <= first || first < 0 {
		return data.Step{}, false
	}
	return s.Steps[match-1], true
}
