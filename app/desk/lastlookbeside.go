package desk

import (
	"context"
	"fmt"
	"slices"

	"dument/data"
	"dument/data/rules"
)

// about reports whether a contact answers to what a message does: the same
// occasion, or one of its invoices.
func about(c data.Contact, m data.Message) bool {
	if m.Occasion != "" || c.Occasion != "" {
		return c.Occasion == m.Occasion
	}
	return slices.ContainsFunc(m.Lines, func(l data.ContactLine) bool {
		return l.Balance > 0 && slices.ContainsFunc(c.Lines, func(other data.ContactLine) bool { return other.InvoiceID == l.InvoiceID })
	})
}

// checkInstalment refuses a message about an instalment that was paid, in part
// or whole, whose plan is no longer in force, or whose day has passed since it
// was announced.
func (d *Desk) checkInstalment(ctx context.Context, m data.Message) error {
	var plan data.ID
	var number int
	if n, err := fmt.Sscanf(m.Occasion, "plan/%d/%d/", &plan, &number); n != 2 {
		return &data.Error{Code: data.CodeDamaged, Cause: err, Sentence: "Le message «\u00a0" + m.Subject + "\u00a0» ne dit plus à quel versement il se rapporte\u00a0: préparez-le de nouveau."}
	}
	all, err := d.Register.Holds(ctx, m.ClientID)
	if err != nil {
		return err
	}
	p, err := one(all.Plans, func(p data.InstalmentPlan) bool { return p.ID == plan && number >= 1 && number <= len(p.Instalments) }, "L’échéancier")
	if err != nil {
		return err
	}
	if p, err = d.counted(ctx, p); err != nil {
		return err
	}
	due, owed := p.Instalments[number-1].Due, p.Owed(number-1)
	switch {
	case !p.InForce(d.Today()):
		return blocked(fmt.Sprintf("L’échéancier du %s n’est plus en cours\u00a0: le rappel du versement %d n’est pas parti.", p.Made.French(), number))
	case owed < m.Amount:
		return blocked(fmt.Sprintf("Sur le versement %d il reste %s à payer, et non plus %s\u00a0: le message n’est pas parti, préparez-le de nouveau s’il reste utile.",
			number, owed.Format(m.Currency), m.Amount.Format(m.Currency)))
	case m.Level == data.LevelInstalment && due < d.Today():
		return blocked(fmt.Sprintf("Le versement %d était à payer le %s\u00a0: ce message d’avant échéance n’est pas parti.", number, due.French()))
	}
	return nil
}

// counted returns a plan that counts as received what credit notes and money on
// account cover of its invoices, as the plan of the day does.
func (d *Desk) counted(ctx context.Context, p data.InstalmentPlan) (data.InstalmentPlan, error) {
	records, _, err := d.debtor(ctx, p.ClientID)
	if err != nil {
		return p, err
	}
	for _, debtor := range records.Debtors {
		for _, debt := range rules.Credited(d.Today(), debtor).Debts {
			if debt.Plan != nil && debt.Plan.ID == p.ID {
				return *debt.Plan, nil
			}
		}
	}
	return p, nil
}

// checkThanks refuses to thank for a payment that was taken back, for invoices
// that are open again, and a client in insolvency proceedings or whose case was
// handed over.
func (d *Desk) checkThanks(ctx context.Context, m data.Message, client data.Client) error {
	var payment data.ID
	if n, err := fmt.Sscanf(m.Occasion, "thanks/%d", &payment); n != 1 {
		return &data.Error{Code: data.CodeDamaged, Cause: err, Sentence: "Le message «\u00a0" + m.Subject + "\u00a0» ne dit plus de quel encaissement il remercie\u00a0: préparez-le de nouveau."}
	}
	payments, err := d.Register.ClientPayments(ctx, m.ClientID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(payments, func(p data.Payment) bool { return p.ID == payment && p.Currency == m.Currency && p.Amount >= m.Amount }) {
		return blocked("L’encaissement dont ce message remercie " + client.Name + " a été retiré ou corrigé\u00a0: le message n’est pas parti.")
	}
	for _, line := range m.Lines {
		if _, balance, err := d.Register.Invoice(ctx, line.InvoiceID); err != nil {
			return err
		} else if balance > 0 {
			return blocked("La facture " + line.Number + " n’est plus soldée\u00a0: le message de remerciement n’est pas parti.")
		}
	}
	if !client.Insolvent.IsZero() || !client.HandedOver.IsZero() {
		return blocked("Le dossier de " + client.Name + " n’est plus entre vos mains (procédure collective ou transmission)\u00a0: le remerciement n’est pas parti.")
	}
	return nil
}
