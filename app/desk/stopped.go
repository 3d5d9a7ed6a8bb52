package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/rules"
)

// stopped returns what keeps open invoices of a client from being written
// about: the engine's own answer. A message about an instalment is not stopped
// by its plan. By itself nothing leaves about what the bank collects either;
// the user may well remind of a debit that the bank refused.
func (d *Desk) stopped(ctx context.Context, client data.ID, instalment, automatic bool) (map[data.ID]rules.Reason, error) {
	records, _, err := d.debtor(ctx, client)
	if err != nil {
		return nil, err
	}
	out := map[data.ID]rules.Reason{}
	for _, debtor := range records.Debtors {
		debtor = rules.Credited(d.Today(), debtor)
		for _, debt := range debtor.Debts {
			if instalment {
				debt.Plan = nil
			}
			if why := rules.Stops(d.Today(), debtor, debt, records.Pause); cureOf(why.Code) != "" && (automatic || why.Code != rules.DirectDebit) {
				out[debt.ID] = why
			}
		}
	}
	return out, nil
}

// refuseStopped refuses a message one of whose invoices is stopped.
func (d *Desk) refuseStopped(ctx context.Context, m data.Message) error {
	stopped, err := d.stopped(ctx, m.ClientID, beside(m.Level), m.Automatic)
	if err != nil {
		return err
	}
	for _, line := range m.Lines {
		if why, is := stopped[line.InvoiceID]; is {
			return refusal(line.Number, why)
		}
	}
	return nil
}

// refuseTaken refuses a message whose step one of its invoices has taken
// already, by a call or from another window, and one prepared by hand at a level
// that all of them have reached, unless the user asks for it again.
func (d *Desk) refuseTaken(ctx context.Context, m data.Message, client string, again bool) error {
	if again || m.Level.Rank() == 0 {
		return nil
	}
	records, dunning, err := d.debtor(ctx, m.ClientID)
	if err != nil {
		return err
	}
	reached, first := true, ""
	for _, debtor := range records.Debtors {
		for _, debt := range debtor.Debts {
			k := slices.IndexFunc(m.Lines, func(l data.ContactLine) bool { return l.InvoiceID == debt.ID })
			if k < 0 || debt.Balance <= 0 {
				continue
			}
			if first == "" {
				first = m.Lines[k].Number
			}
			reached = reached && debt.LastLevel.Rank() >= m.Level.Rank()
			scenario, _ := dunning.For(debt.Scenario, debtor.Scenario, debtor.Profile, debtor.Kind)
			required := rules.Required(scenario, debt.LastStep, debt.LastLevel)
			if i := slices.IndexFunc(scenario.Steps, func(s data.Step) bool { return s.ID == m.Step }); i >= 0 && i < required {
				return taken(m, client, m.Lines[k].Number)
			}
		}
	}
	if m.Step == 0 && reached && first != "" {
		return taken(m, client, first)
	}
	return nil
}

func taken(m data.Message, client, number string) error {
	return &data.Error{Code: data.CodeDuplicate, Field: "key", Sentence: "«\u00a0" + m.Level.French() + "\u00a0» est déjà faite pour " + client + " et la facture " + number +
		"\u00a0: voyez l’historique. Rien n’a été ajouté."}
}

// beside reports whether a level is about an instalment.
func beside(l data.Level) bool {
	return l == data.LevelInstalment || l == data.LevelInstalmentLate
}

// refusal says, with data.CodeBlocked, what stops a message and how to lift it.
func refusal(number string, why rules.Reason) error {
	return blocked("Rien ne part pour la facture " + number + ". " + why.Sentence() + " " + cureOf(why.Code))
}

// cureOf says how to lift what stops a message, "" where nothing needs to be.
func cureOf(code rules.ReasonCode) string {
	switch code {
	case rules.Insolvency:
		return "Déclarez votre créance au mandataire judiciaire\u202f; si la date est une erreur, effacez-la dans la fiche du client."
	case rules.HandedOver:
		return "Si le dossier vous revient, effacez la date de transmission dans la fiche du client."
	case rules.InDispute:
		return "Clôturez le litige dans la fiche de la facture pour la relancer."
	case rules.Promised:
		return "Retirez la promesse dans la fiche du client pour relancer avant ce jour."
	case rules.OnPlan:
		return "Mettez fin à l’échéancier dans la fiche du client pour relancer."
	case rules.Paused:
		return "Levez la pause pour relancer avant ce jour."
	case rules.NeverRemind:
		return "Décochez «\u00a0Ne jamais relancer\u00a0» dans la fiche du client pour lui écrire."
	case rules.DirectDebit:
		return "Décochez le prélèvement dans la fiche de la facture pour la relancer."
	}
	return ""
}
