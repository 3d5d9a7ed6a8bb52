package desk

import (
	"context"

	"dument/data"
	"dument/data/rules"
	"dument/letters"
	"dument/letters/pdf"
)

// noticeDeadline is the number of days from receipt that a formal notice gives
// to pay where its step says nothing else; the courts ask for a reasonable time
// (art. 1231 C. civ.).
const noticeDeadline = 8

// Notice is a formal notice ready to be printed.
type Notice struct {
	Input  letters.NoticeInput
	Letter letters.Letter
	Step   data.ID // of the scenario, that it takes, or 0
}

// PrepareNotice composes the formal notice for a client's overdue invoices (or
// those chosen), with penalties up to today. Nothing is recorded. It refuses,
// with a sentence, a client who owes nothing, an address a letter cannot reach,
// and a sender who lacks what the law asks a letter to state.
func (d *Desk) PrepareNotice(ctx context.Context, client data.ID, invoices []data.ID) (Notice, error) {
	draft, _, err := d.gather(ctx, client, invoices)
	if err != nil {
		return Notice{}, err
	}
	in := letters.NoticeInput{DeadlineDays: noticeDeadline,
		Case: letters.Case{Sender: draft.Sender, Client: draft.Client, Today: d.Today(), Earlier: draft.Earlier, OnAccount: draft.OnAccount}}
	overdue := false
	for _, owed := range draft.Lines {
		if owed.Invoice.Kind == data.KindInvoice && owed.DaysLate == 0 {
			continue
		}
		overdue = overdue || owed.Invoice.Kind == data.KindInvoice
		in.Lines = append(in.Lines, letters.NoticeLine{Invoice: owed.Invoice, Balance: owed.Balance})
	}
	if !overdue {
		return Notice{}, blocked("Aucune facture de " + draft.Client.Name + " n’est échue\u00a0: une mise en demeure serait prématurée.")
	}
	if err := d.claimLines(ctx, draft, &in); err != nil {
		return Notice{}, err
	}
	draft.Level = data.LevelFormalNotice
	if err := d.climb(ctx, &draft); err != nil {
		return Notice{}, err
	}
	if draft.Days > 0 {
		in.DeadlineDays = draft.Days
	}
	letter, err := letters.FormalNotice(in)
	if err != nil {
		return Notice{}, err
	}
	return Notice{in, letter, draft.Step}, nil
}

// claimLines adds to each line what came in on it and what is owed on it:
// penalties run on what is left after credit notes and money on account, each
// from the day it came.
func (d *Desk) claimLines(ctx context.Context, draft letters.Draft, in *letters.NoticeInput) error {
	advance, err := d.advance(ctx, draft)
	if err != nil {
		return err
	}
	for _, p := range advance {
		in.Advance = append(in.Advance, letters.PaidLine{On: p.On, Amount: p.Amount})
	}
	rates, err := d.Rates(ctx)
	if err != nil {
		return err
	}
	credit := credited(in.Lines, advance)
	for k := range in.Lines {
		line := &in.Lines[k]
		paid, err := d.paid(ctx, line.Invoice.ID)
		if err != nil {
			return err
		}
		for _, p := range paid {
			line.Payments = append(line.Payments, letters.PaidLine{On: p.On, Amount: p.Amount})
		}
		if line.Invoice.Kind == data.KindCreditNote {
			continue
		}
		claim, err := claimOn(line.Invoice, draft.Client, draft.Sender, append(paid, credit[line.Invoice.ID]...), d.Today(), rates)
		if err != nil {
			return err
		}
		line.Claim = rules.AccountOf(claim, nil)
	}
	return nil
}

// advance returns the payments that make up the money on account of a draft.
func (d *Desk) advance(ctx context.Context, draft letters.Draft) ([]rules.Paid, error) {
	payments, err := d.Register.ClientPayments(ctx, draft.Client.ID)
	if err != nil {
		return nil, err
	}
	var out []rules.Paid
	left := draft.OnAccount
	for _, p := range payments {
		if part := min(p.Unallocated(), left); part > 0 && p.Currency == draft.Currency() {
			out = append(out, rules.Paid{On: p.On, Amount: part})
			left -= part
		}
	}
	return out, nil
}

// PrepareLetter composes the reminder that PrepareReminder would send, as a letter.
func (d *Desk) PrepareLetter(ctx context.Context, client data.ID, invoices []data.ID) (letters.Letter, error) {
	draft, err := d.PrepareReminder(ctx, client, invoices)
	if err != nil {
		return letters.Letter{}, err
	}
	return letters.ReminderLetter(draft)
}

// Render returns the PDF of a letter; nothing is recorded. The same letter
// gives the same bytes.
func (d *Desk) Render(l letters.Letter) ([]byte, error) { return pdf.Render(l) }

// PrintNotice makes the PDF of a formal notice and records it in the history,
// bytes and SHA-256 included, in one transaction. The register dates it, as it
// dates the messages that the notice overtakes.
func (d *Desk) PrintNotice(ctx context.Context, n Notice) (data.Contact, []byte, error) {
	content, err := pdf.Render(n.Letter)
	if err != nil {
		return data.Contact{}, nil, err
	}
	c := data.Contact{ClientID: n.Input.Client.ID, Channel: data.ChannelRegistered,
		Level: data.LevelFormalNotice, Recipient: n.Input.Client.Address.Line(), Subject: "Mise en demeure de payer",
		Amount: n.Letter.Total, Currency: n.Letter.Currency, Step: n.Step}
	for _, line := range n.Input.Lines {
		c.Lines = append(c.Lines, data.ContactLine{InvoiceID: line.Invoice.ID, Number: line.Invoice.Number, Balance: line.Balance})
	}
	if err := d.Register.AddContactWithDocument(ctx, &c, n.Letter.FileName(), "application/pdf", content); err != nil {
		return data.Contact{}, nil, err
	}
	return c, content, nil
}

// PrintLetter makes the PDF of a prepared letter and records it in the history,
// bytes and SHA-256 included, in one transaction: the step is taken.
func (d *Desk) PrintLetter(ctx context.Context, p Prepared) (data.Contact, []byte, error) {
	a := p.Action
	content, err := pdf.Render(p.Letter)
	if err != nil {
		return data.Contact{}, nil, err
	}
	lines, err := d.lines(ctx, a.Client, a.Invoices)
	if err != nil {
		return data.Contact{}, nil, err
	}
	c := data.Contact{ClientID: a.Client, Channel: data.ChannelLetter, Level: a.Level, Recipient: p.Client.Address.Line(), Subject: p.Letter.Object,
		Amount: p.Letter.Total, Currency: p.Letter.Currency, Deadline: d.deadline(a), Step: a.Step.ID, Occasion: a.Occasion, Lines: lines}
	if err := d.Register.AddContactWithDocument(ctx, &c, p.Letter.FileName(), "application/pdf", content); err != nil {
		return data.Contact{}, nil, err
	}
	return c, content, nil
}
