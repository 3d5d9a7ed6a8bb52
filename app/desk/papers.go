package desk

import (
	"context"

	"dument/data"
	"dument/letters"
	"dument/letters/pdf"
)

// PreparePaper writes a paper as things stand today. Nothing is recorded. It
// refuses with a sentence what makes no sense: a client who owes nothing, an
// address that a letter cannot reach, a sender who lacks what the law asks a
// paper to state, a half-year without a rate.
func (d *Desk) PreparePaper(ctx context.Context, r PaperRequest) (Paper, error) {
	var write func(context.Context, PaperRequest) (Paper, error)
	switch r.Kind {
	case letters.PaperReminder:
		write = d.reminderPaper
	case letters.PaperNotice:
		write = d.noticePaper
	case letters.PaperStatement:
		write = d.statementPaper
	case letters.PaperCalculation:
		write = d.calculationPaper
	case letters.PaperPlan:
		write = d.planPaper
	case letters.PaperReceipt:
		write = d.receiptPaper
	case letters.PaperDeclaration:
		write = d.declarationPaper
	case letters.PaperInjunction:
		write = d.injunctionPaper
	case letters.PaperMandate:
		write = d.mandatePaper
	default:
		return Paper{}, data.Invalid("kind", "«\u00a0"+string(r.Kind)+"\u00a0» n’est pas une sorte de courrier\u00a0: choisissez-en une dans la liste.")
	}
	p, err := write(ctx, r)
	if err != nil {
		return Paper{}, err
	}
	p.Request = r
	c := &p.Contact
	c.ClientID, c.Subject, c.Amount, c.Currency = p.Client.ID, p.Letter.Object, p.Letter.Total, p.Letter.Currency
	if c.Channel = data.ChannelLetter; r.Kind.Registered() {
		c.Channel = data.ChannelRegistered
	}
	if c.Recipient == "" {
		c.Recipient = p.Client.Address.Line()
	}
	if c.Level == data.LevelNone {
		c.Result = data.ResultKept
	}
	for _, line := range p.Case.Lines {
		c.Lines = append(c.Lines, data.ContactLine{InvoiceID: line.Invoice.ID, Number: line.Invoice.Number, Balance: line.Balance})
	}
	said, err := d.paperWarnings(ctx, p)
	p.Warnings = append(said, p.Warnings...)
	return p, err
}

// PaperOf returns the letter of a prepared action as a paper: keeping it takes
// the action's step. A formal notice, which Prepare leaves unwritten, is
// PreparePaper's.
func (d *Desk) PaperOf(p Prepared) Paper {
	a := p.Action
	out := Paper{Request: PaperRequest{Kind: letters.PaperReminder, Client: a.Client, Invoices: a.Invoices}, Client: p.Client, Letter: p.Letter,
		Contact: data.Contact{ClientID: a.Client, Channel: data.ChannelLetter, Level: a.Level, Recipient: p.Client.Address.Line(), Subject: p.Letter.Object,
			Amount: p.Letter.Total, Currency: p.Letter.Currency, Deadline: d.deadline(a), Step: a.Step.ID, Occasion: a.Occasion}}
	out.Contact.Lines = draftLines(p.Draft)
	if p.Draft.Sender.IBAN == "" {
		out.Warnings = append(out.Warnings, noIBAN)
	}
	return out
}

// draftLines returns what the history keeps of the invoices of a draft; the credit
// notes that it deducts are not among them.
func draftLines(draft letters.Draft) (lines []data.ContactLine) {
	for _, l := range draft.Lines {
		if l.Invoice.Kind == data.KindInvoice {
			lines = append(lines, data.ContactLine{InvoiceID: l.Invoice.ID, Number: l.Invoice.Number, Balance: l.Balance})
		}
	}
	return lines
}

// RenderPaper returns the PDF of a paper, with the sender's logo and signature,
// for the sender's envelopes, and with the invoices behind it where that was
// asked for; nothing is recorded. The same paper gives the same bytes.
func (d *Desk) RenderPaper(ctx context.Context, p Paper) ([]byte, error) {
	content, err := d.Render(ctx, p.Letter)
	if err != nil || !p.Request.Annexes {
		return content, err
	}
	annexes, _, err := d.annexes(ctx, p.Contact.Lines)
	if err != nil || len(annexes) == 0 {
		return content, err
	}
	return pdf.Append(content, annexes)
}

// Render returns the PDF of a letter as the paper settings say: the sender’s logo
// and signature, and its envelopes. Nothing is recorded.
func (d *Desk) Render(ctx context.Context, l letters.Letter) ([]byte, error) {
	s, err := d.Register.PaperSettings(ctx)
	if err != nil {
		return nil, err
	}
	l.Sender.Logo, l.SignatureImage = s.Logo, s.Signature
	return pdf.RenderFor(l, pdf.WindowOf(s))
}

// annexes returns the PDF files of some invoices in their order, and the
// numbers of those that have none.
func (d *Desk) annexes(ctx context.Context, lines []data.ContactLine) (files []pdf.Annex, without []string, err error) {
	for _, line := range lines {
		documents, err := d.Register.Attachments(ctx, line.InvoiceID)
		if err != nil {
			return nil, nil, err
		}
		documents = keep(documents, func(x data.Document) bool { return x.MIME == "application/pdf" })
		if len(documents) == 0 {
			without = append(without, line.Number)
		}
		for _, x := range documents {
			_, content, err := d.Register.Document(ctx, x.ID)
			if err != nil {
				return nil, nil, err
			}
			files = append(files, pdf.Annex{Name: x.Name, Content: content})
		}
	}
	return files, without, nil
}

// KeepPaper makes the PDF of a paper, as RenderPaper does, and records it in
// the history, bytes and SHA-256 included, in one transaction: what is printed
// is what is kept. The register dates it. A registered letter waits in the tray
// from then on.
func (d *Desk) KeepPaper(ctx context.Context, p Paper) (data.Contact, []byte, error) {
	content, err := d.RenderPaper(ctx, p)
	if err != nil {
		return data.Contact{}, nil, err
	}
	c := p.Contact
	if err := d.Register.AddLetter(ctx, &c, p.Days, p.Letter.FileName(), content); err != nil {
		return data.Contact{}, nil, err
	}
	return c, content, nil
}
