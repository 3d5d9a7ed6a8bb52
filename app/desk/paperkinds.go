package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// noticeDeadline is the number of days from receipt that a formal notice gives
// to pay where its step says nothing else; the courts ask for a reasonable time
// (art. 1231 C. civ.).
const noticeDeadline = 8

// reminderPaper writes the reminder that PrepareReminder would send, as a letter.
func (d *Desk) reminderPaper(ctx context.Context, r PaperRequest) (Paper, error) {
	draft, err := d.PrepareReminder(ctx, r.Client, r.Invoices)
	if err != nil {
		return Paper{}, err
	}
	l, err := letters.ReminderLetter(draft)
	return Paper{Client: draft.Client, Case: letters.Case{Sender: draft.Sender, Client: draft.Client, Today: draft.Today, Earlier: draft.Earlier}, Letter: l,
		Contact: data.Contact{Level: draft.Level, Step: draft.Step, Deadline: draft.Deadline, Lines: draftLines(draft)}}, err
}

// noticePaper writes the formal notice for overdue invoices, with what is owed
// beside them up to today; what was asked for and is not due yet is left out.
func (d *Desk) noticePaper(ctx context.Context, r PaperRequest) (Paper, error) {
	draft, chosen, err := d.gather(ctx, r.Client, r.Invoices)
	if err != nil {
		return Paper{}, err
	}
	var late []data.ID
	for _, i := range chosen {
		if i.Due < d.Today() {
			late = append(late, i.ID)
		}
	}
	if len(late) == 0 {
		return Paper{}, blocked("Aucune facture de " + draft.Client.Name + " n’est échue\u00a0: une mise en demeure serait prématurée.")
	}
	if len(late) < len(chosen) { // what is not due takes its part of the credit with it
		if draft, _, err = d.gather(ctx, r.Client, late); err != nil {
			return Paper{}, err
		}
	}
	in := letters.NoticeInput{DeadlineDays: r.Days}
	if in.Case, err = d.claims(ctx, draft, 0); err != nil {
		return Paper{}, err
	}
	draft.Level = data.LevelFormalNotice
	if err := d.climb(ctx, &draft); err != nil {
		return Paper{}, err
	}
	switch {
	case r.Days != 0:
	case draft.Days > 0:
		in.DeadlineDays = draft.Days
	default:
		in.DeadlineDays = noticeDeadline
	}
	l, err := letters.FormalNotice(in)
	return Paper{Client: draft.Client, Case: in.Case, Letter: l, Days: in.DeadlineDays, Warnings: letters.Cautions(in.Case),
		Contact: data.Contact{Level: data.LevelFormalNotice, Step: draft.Step}}, err
}

// calculationPaper writes the calculation of what is owed up to today.
func (d *Desk) calculationPaper(ctx context.Context, r PaperRequest) (Paper, error) {
	c, err := d.caseOf(ctx, r, 0, d.overdue)
	if err != nil {
		return Paper{}, err
	}
	l, err := letters.Calculation(c, d.Today())
	return Paper{Client: c.Client, Case: c, Letter: l, Warnings: letters.Cautions(c)}, err
}

// planPaper writes an instalment plan to sign: the one asked for, else the one
// that runs.
func (d *Desk) planPaper(ctx context.Context, r PaperRequest) (Paper, error) {
	held, err := d.Register.Holds(ctx, r.Client)
	if err != nil {
		return Paper{}, err
	}
	plans := keep(held.Plans, func(p data.InstalmentPlan) bool {
		return p.ID == r.Plan || (r.Plan == 0 && p.InForce(d.Today()))
	})
	if len(plans) == 0 {
		c, err := d.Register.Client(ctx, r.Client)
		if err != nil {
			return Paper{}, err
		}
		return Paper{}, &data.Error{Code: data.CodeNotFound, Field: "plan", Sentence: "Aucun échéancier n’est en cours pour " + c.Name +
			"\u00a0: convenez-en d’abord («\u00a0Échéancier\u00a0» dans la fiche du client), puis imprimez-le."}
	}
	plan := plans[0]
	r.Invoices = plan.Invoices
	draft, err := d.owing(ctx, r, everything)
	if err != nil {
		return Paper{}, err
	}
	// Most plans are on the principal alone; the others need the interest of today.
	count := d.claimsUncounted
	if plan.Total()-plan.Paid > draft.Net() {
		count = func(ctx context.Context, draft letters.Draft) (letters.Case, error) { return d.claims(ctx, draft, 0) }
	}
	c, err := count(ctx, draft)
	if err != nil {
		return Paper{}, err
	}
	l, err := letters.InstalmentPlanLetter(letters.PlanInput{Case: c, Plan: plan})
	return Paper{Client: c.Client, Case: c, Letter: l}, err
}

// injunctionPaper writes the request for an injonction de payer.
func (d *Desk) injunctionPaper(ctx context.Context, r PaperRequest) (Paper, error) {
	c, err := d.caseOf(ctx, r, 0, d.overdue)
	if err != nil {
		return Paper{}, err
	}
	exhibits, err := d.exhibits(ctx, c)
	if err != nil {
		return Paper{}, err
	}
	court := rules.CourtFor(c.Sender, c.Client, asked(c), d.Today())
	in := letters.InjunctionInput{Case: c, Court: court, Exhibits: exhibits}
	left := in
	if left.Earlier, err = d.posted(ctx, c.Client.ID, c.Earlier); err != nil {
		return Paper{}, err
	}
	l, err := letters.Injunction(left)
	return Paper{Client: c.Client, Case: c, Letter: l, Warnings: letters.InjunctionWarnings(in), Contact: data.Contact{Recipient: court.Name}}, err
}

// mandatePaper writes the mandate to a commissaire de justice, or to the
// provider asked for.
func (d *Desk) mandatePaper(ctx context.Context, r PaperRequest) (Paper, error) {
	in := letters.MandateInput{Provider: r.Provider}
	if in.Provider == "" {
		in.Provider = data.Bailiff
	}
	if !slices.Contains(data.Providers, in.Provider) {
		return Paper{}, data.Invalid("provider", "«\u00a0"+string(in.Provider)+"\u00a0» n’est pas connu\u00a0: choisissez bailiff ou collector.")
	}
	var err error
	if in.Case, err = d.caseOf(ctx, r, 0, d.overdue); err != nil {
		return Paper{}, err
	}
	fees, err := d.Register.Fees(ctx)
	if err != nil {
		return Paper{}, err
	}
	in.Fees = keep(fees, func(f data.Fee) bool { return f.Provider == in.Provider })
	if in.Exhibits, err = d.exhibits(ctx, in.Case); err != nil {
		return Paper{}, err
	}
	l, err := letters.Mandate(in)
	return Paper{Client: in.Client, Case: in.Case, Letter: l, Warnings: letters.MandateWarnings(in), Contact: data.Contact{Recipient: in.Provider.French()}}, err
}

// asked returns what a case claims in all.
func asked(c letters.Case) (sum money.Cents) {
	sum = -c.OnAccount
	for _, l := range c.Lines {
		if l.Invoice.Kind == data.KindCreditNote {
			sum += l.Balance
		} else {
			sum += l.Claim.Total()
		}
	}
	return sum
}
