package outbox

import (
	"bytes"
	"context"
	"errors"
	"net/mail"
	"strings"

	"dument/data"
)

// SendAll sends what waits and what failed for a passing reason, oldest first.
// It ends early when ctx is done, or when the trouble is the connection's or the
// account's; what it did not reach stays as it was. progress is called after
// each message on the calling goroutine; it may be nil. The error is
// data.CodeBusy when another copy of the program is sending, or what the
// register says; the Report holds what was done before it.
func (o *Outbox) SendAll(ctx context.Context, progress func(done, total int, m data.Message)) (Report, error) {
	return o.run(ctx, func(m data.Message) bool {
		return m.State == data.MessageWaiting || (m.State == data.MessageFailed && m.Temporary)
	}, progress)
}

// run sends the messages that pick takes, as SendAll does.
func (o *Outbox) run(ctx context.Context, pick func(data.Message) bool, progress func(done, total int, m data.Message)) (Report, error) {
	var report Report
	release, err := o.lock()
	if err != nil {
		return report, err
	}
	defer release()
	if report.Recovered, err = o.Store.RecoverSending(ctx); err != nil {
		return report, err
	}
	pending, err := o.Store.Outbox(ctx)
	if err != nil {
		return report, err
	}
	due := pending[:0:0]
	for _, m := range pending {
		if pick(m) {
			due = append(due, m)
		}
	}
	for i, m := range due {
		report.Left = len(due) - i
		if ctx.Err() != nil {
			report.Halted = "L’envoi a été interrompu à votre demande\u00a0: ce qui n’est pas parti attend le prochain envoi."
			return report, nil
		}
		after, result, err := o.send(ctx, m)
		if err != nil {
			return report, err
		}
		report.Messages = append(report.Messages, after)
		report.Left--
		if progress != nil {
			progress(i+1, len(due), after)
		}
		if result.Halt {
			report.Halted = result.Sentence
			return report, nil
		}
	}
	return report, nil
}

// SendOne sends one message, also one that the server refused for good before:
// the user asks for it. The error is data.CodeBusy when another copy of the
// program is sending, data.CodeBlocked when the message is not to be sent (gone,
// uncertain, cancelled); an outcome, good or bad, is in the message.
func (o *Outbox) SendOne(ctx context.Context, id data.ID) (data.Message, error) {
	release, err := o.lock()
	if err != nil {
		return data.Message{}, err
	}
	defer release()
	if _, err := o.Store.RecoverSending(ctx); err != nil {
		return data.Message{}, err
	}
	m, err := o.Store.Message(ctx, id)
	if err != nil {
		return data.Message{}, err
	}
	if m.State != data.MessageWaiting && m.State != data.MessageFailed {
		return m, &data.Error{Code: data.CodeBlocked, Field: "state", Sentence: "Le message «\u00a0" + m.Subject + "\u00a0» n’est pas à envoyer (" +
			strings.ToLower(m.State.French()) + ")\u00a0: voyez Courriers."}
	}
	after, _, err := o.send(ctx, m)
	return after, err
}

// send takes one message through check, claim, sending and record. The caller
// holds the lock.
func (o *Outbox) send(ctx context.Context, m data.Message) (data.Message, Result, error) {
	_, content, err := o.Store.Document(ctx, m.DocumentID)
	if err == nil {
		err = o.checkAgain(ctx, m, content)
	}
	switch data.CodeOf(err) {
	case data.CodeBlocked, data.CodeNotFound, data.CodeDamaged:
		// This message can never leave as it is; it must not hold up the others.
		if err := o.Store.CancelMessage(ctx, m.ID, err.Error()); err != nil {
			return m, Result{}, err
		}
		after, err := o.Store.Message(ctx, m.ID)
		return after, Result{State: data.MessageCancelled}, err
	}
	if err != nil {
		return m, Result{}, err
	}
	if err := o.Store.StartSending(ctx, m.ID); err != nil {
		return m, Result{}, err
	}
	result := o.Transport.Send(ctx, o.Account, o.Password, Envelope{From: o.Account.Address, To: m.To}, content)
	// The outcome is a fact: it is recorded even when the user has cancelled meanwhile.
	after, err := o.Store.FinishSending(context.WithoutCancel(ctx), m.ID, result.State, result.Temporary, result.Sentence)
	if err != nil && result.State == data.MessageSent {
		err = &data.Error{Code: data.CodeOf(err), Field: "file", Cause: err, Sentence: "Le message «\u00a0" + m.Subject + "\u00a0» est bien parti, mais le registre n’a pas pu le noter. " +
			"Au prochain envoi il sera marqué incertain\u00a0: indiquez alors qu’il est parti. " + err.Error()}
	}
	return after, result, err
}

// checkAgain asks the Checker, and refuses bytes that do not read back, or that were
// frozen for another account: a server would take them for a forgery.
func (o *Outbox) checkAgain(ctx context.Context, m data.Message, content []byte) error {
	var from *mail.Address
	frozen, err := mail.ReadMessage(bytes.NewReader(content))
	if err == nil {
		from, err = mail.ParseAddress(frozen.Header.Get("From"))
	}
	if err != nil {
		return &data.Error{Code: data.CodeDamaged, Field: "file", Cause: err, Sentence: "Le message «\u00a0" + m.Subject + "\u00a0» ne se relit pas\u00a0: il n’est pas parti, préparez-le de nouveau."}
	}
	if !strings.EqualFold(from.Address, o.Account.Address) {
		return &data.Error{Code: data.CodeBlocked, Field: "address", Sentence: "Le message «\u00a0" + m.Subject + "\u00a0» avait été préparé pour partir de " + from.Address +
			", qui n’est plus votre adresse d’envoi\u00a0: il n’est pas parti, préparez-le de nouveau."}
	}
	if o.Check == nil {
		return nil
	}
	return o.Check(ctx, m)
}

// lock takes the right to send; without one a copy of the program could take
// another's sending for a dead one.
func (o *Outbox) lock() (release func(), err error) {
	if o.Lock == nil {
		return nil, errors.New("outbox: no lock was given")
	}
	return o.Lock()
}
