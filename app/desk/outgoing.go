package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/letters"
	"dument/letters/outbox"
)

// Queue puts a draft into the outbox: its row is reserved and its bytes are
// frozen, nothing leaves yet. An address that the client's record lacks is
// added to it, so that the last check before sending knows it. The same
// reminder for the same invoices is refused with data.CodeDuplicate unless
// again is set; what keeps one of its invoices from being chased refuses it with
// data.CodeBlocked and the way to lift it.
func (d *Desk) Queue(ctx context.Context, draft letters.Draft, again bool) (data.Message, error) {
	to := strings.TrimSpace(draft.To)
	if to == "" {
		return data.Message{}, data.Invalid("to", "Le message pour "+draft.Client.Name+" n’a pas de destinataire\u00a0: indiquez une adresse e-mail, ou imprimez un courrier.")
	}
	if err := data.CheckEmail(to); err != nil {
		return data.Message{}, err
	}
	if draft.Net() <= 0 {
		return data.Message{}, letters.NothingOwed(draft.Client.Name)
	}
	if err := letters.CheckDraft(draft); err != nil {
		return data.Message{}, err
	}
	for _, line := range draft.Lines {
		if draft.Level == data.LevelUpcoming && line.Balance > 0 && line.Invoice.Due < d.Today() {
			return data.Message{}, data.Invalid("level", "La facture "+line.Invoice.Number+" est échue depuis le "+line.Invoice.Due.French()+
				"\u00a0: un message d’avant échéance ne lui convient plus, choisissez une relance.")
		}
		if draft.Level.Rank() >= data.LevelFirst.Rank() && line.Balance > 0 && line.Invoice.Due >= d.Today() {
			return data.Message{}, data.Invalid("level", "La facture "+line.Invoice.Number+" n’est à payer que le "+line.Invoice.Due.French()+
				"\u00a0: une relance la dirait en retard. Retirez-la, ou choisissez un message d’avant échéance.")
		}
	}
	m := data.Message{ClientID: draft.Client.ID, Level: draft.Level, Step: draft.Step, Automatic: draft.Automatic}
	for _, line := range draft.Lines {
		m.Lines = append(m.Lines, data.ContactLine{InvoiceID: line.Invoice.ID, Number: line.Invoice.Number})
	}
	if err := d.refuseStopped(ctx, m); err != nil {
		return data.Message{}, err
	}
	if err := d.refuseTaken(ctx, m, draft.Client.Name, again); err != nil {
		return data.Message{}, err
	}
	draft.To = to
	box, err := d.outbox(ctx, "")
	if err != nil {
		return data.Message{}, err
	}
	client, err := d.Register.Client(ctx, draft.Client.ID)
	if err != nil {
		return data.Message{}, err
	}
	if !slices.ContainsFunc(client.Emails, func(e data.Email) bool { return strings.EqualFold(e.Address, to) }) {
		client.Emails = append(client.Emails, data.Email{Role: data.RoleOther, Address: to})
		if err := d.Register.SaveClient(ctx, &client); err != nil {
			return data.Message{}, err
		}
	}
	return box.Queue(ctx, draft, again)
}

// Outbox returns what waits, failed or is uncertain, oldest first. A message that
// a copy of the program was sending when it died is uncertain from here on: else
// it would look as if it were on its way for ever.
func (d *Desk) Outbox(ctx context.Context) ([]data.Message, error) {
	messages, err := d.Register.Outbox(ctx)
	if err != nil || !slices.ContainsFunc(messages, func(m data.Message) bool { return m.State == data.MessageSending }) {
		return messages, err
	}
	release, err := d.Register.LockSending()
	if data.CodeOf(err) == data.CodeBusy {
		return messages, nil // it is on its way
	}
	if err != nil {
		return nil, err
	}
	defer release()
	if _, err := d.Register.RecoverSending(ctx); err != nil {
		return nil, err
	}
	return d.Register.Outbox(ctx)
}

// SendAll sends what waits in the outbox and what failed for a passing reason.
// progress is called after each message, on the calling goroutine.
func (d *Desk) SendAll(ctx context.Context, progress func(done, total int, m data.Message)) (outbox.Report, error) {
	box, err := d.sender(ctx)
	if err != nil {
		return outbox.Report{}, err
	}
	return box.SendAll(ctx, progress)
}

// SendNow sends one message of the outbox.
func (d *Desk) SendNow(ctx context.Context, id data.ID) (data.Message, error) {
	box, err := d.sender(ctx)
	if err != nil {
		return data.Message{}, err
	}
	return box.SendOne(ctx, id)
}

// CancelMessage takes a message back that has not left.
func (d *Desk) CancelMessage(ctx context.Context, id data.ID) error {
	return d.Register.CancelMessage(ctx, id, "")
}

// ResolveUncertain records the user's decision on a message of which nobody
// knows whether it left: it did, or it may be sent again.
func (d *Desk) ResolveUncertain(ctx context.Context, id data.ID, left bool) error {
	return d.Register.ResolveUncertain(ctx, id, left)
}

// Couriers returns what left and what waits, newest first.
func (d *Desk) Couriers(ctx context.Context, text string) ([]data.CourierRow, error) {
	return d.Register.Couriers(ctx, text, 5000)
}

// sender returns the outbox with the account's password at hand.
func (d *Desk) sender(ctx context.Context) (*outbox.Outbox, error) {
	account, err := d.Register.Account(ctx)
	if err != nil {
		return nil, err
	}
	if account.IsZero() {
		return nil, noAccount()
	}
	password, err := d.Secrets.Get(account)
	if err != nil {
		return nil, err
	}
	if password == "" {
		return nil, noPassword(account)
	}
	return d.outbox(ctx, password)
}

func (d *Desk) outbox(ctx context.Context, password string) (*outbox.Outbox, error) {
	account, err := d.Register.Account(ctx)
	if err != nil {
		return nil, err
	}
	if account.IsZero() {
		return nil, noAccount()
	}
	return outbox.New(outbox.Config{Store: d.Register, Transport: d.Transport, Lock: d.Register.LockSending, Check: d.checkAgain,
		Account: account, Password: password, Now: d.Now}), nil
}

func noAccount() error {
	return &data.Error{Code: data.CodeMail, Field: "account",
		Sentence: "Aucune messagerie n’est réglée\u00a0: ouvrez Réglages > Messagerie et indiquez votre adresse, puis recommencez."}
}

func noPassword(a data.Account) error {
	return &data.Error{Code: data.CodeMail, Field: "password",
		Sentence: "Le mot de passe de la messagerie " + a.Address + " n’est pas connu\u00a0: indiquez-le pour envoyer vos messages."}
}
