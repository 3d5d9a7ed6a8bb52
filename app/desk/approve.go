package desk

import (
	"context"

	"dument/data"
	"dument/letters"
	"dument/letters/outbox"
)

// Approve puts a message of the day's queue into the outbox, as Queue does, and
// refuses it, with data.CodeBlocked and Field "receipts", while nobody has
// confirmed that receipts are up to date. A message that was being read while
// the client paid is refused too. CancelMessage takes it back.
func (d *Desk) Approve(ctx context.Context, draft letters.Draft) (data.Message, error) {
	if err := d.gate(ctx); err != nil {
		return data.Message{}, err
	}
	if err := d.checkPaid(ctx, draft); err != nil {
		return data.Message{}, err
	}
	return d.Queue(ctx, draft, false)
}

// checkPaid compares what a draft asks for with what is open now, as the last
// look before it leaves does.
func (d *Desk) checkPaid(ctx context.Context, draft letters.Draft) error {
	if draft.Received != nil || draft.Instalment != nil {
		return nil
	}
	items, err := d.Register.OpenItems(ctx, draft.Client.ID)
	if err != nil {
		return err
	}
	m := data.Message{Level: draft.Level, Step: draft.Step, Currency: draft.Currency()}
	for _, line := range draft.Lines {
		if err := d.checkLine(m, data.ContactLine{InvoiceID: line.Invoice.ID, Number: line.Invoice.Number, Balance: line.Balance}, items); err != nil {
			return err
		}
	}
	return nil
}

// SendMessages sends exactly these messages of the outbox. progress is called
// after each, on the calling goroutine; it may be nil. When ctx is done the rest
// stays in the outbox.
func (d *Desk) SendMessages(ctx context.Context, ids []data.ID, progress func(done, total int, m data.Message)) (outbox.Report, error) {
	if len(ids) == 0 {
		return outbox.Report{}, nil
	}
	box, err := d.sender(ctx)
	if err != nil {
		return outbox.Report{}, err
	}
	return box.SendSome(ctx, ids, progress)
}
