package headless

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/money"
)

// entry is a message of the outbox as --json lists it.
type entry struct {
	ID       data.ID           `json:"id"`
	Client   string            `json:"client"`
	Level    data.Level        `json:"level"`
	State    data.MessageState `json:"state"`
	To       string            `json:"to"`
	Subject  string            `json:"subject"`
	Amount   money.Cents       `json:"amount_cents"`
	Currency string            `json:"currency"`
	Attempts int               `json:"attempts"`
	Error    string            `json:"error"` // French, of the last attempt; "" if none
	Invoices []string          `json:"invoices"`
}

func entryOf(m data.Message, client string) entry {
	e := entry{m.ID, client, m.Level, m.State, m.To, m.Subject, m.Amount, m.Currency, m.Attempts, m.LastError, []string{}}
	for _, line := range m.Lines {
		e.Invoices = append(e.Invoices, line.Number)
	}
	return e
}

// entries lists messages with the names of their clients.
func (c *call) entries(d *desk.Desk, messages []data.Message) ([]entry, error) {
	list := []entry{}
	for _, m := range messages {
		client, err := d.Client(c.ctx, m.ClientID)
		if err != nil {
			return nil, err
		}
		list = append(list, entryOf(m, client.Name))
	}
	return list, nil
}

func entriesText(list []entry) string {
	if len(list) == 0 {
		return "La boîte d’envoi est vide."
	}
	var rows [][]string
	for _, e := range list {
		rows = append(rows, []string{e.State.French(), e.Client, e.Level.French(), e.To, e.Amount.Format(e.Currency), e.Error})
	}
	return table([]string{"État", "Client", "Message", "Destinataire", ">Montant", "Remarque"}, rows)
}

// outboxList lists what has not left, oldest first.
func outboxList(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		messages, err := d.Outbox(c.ctx)
		if err != nil {
			return err
		}
		list, err := c.entries(d, messages)
		if err != nil {
			return err
		}
		return c.report(list, entriesText(list))
	})
}

// sendReport is what "send --json" gives.
type sendReport struct {
	Sent      int     `json:"sent"`
	Failed    int     `json:"failed"`
	Uncertain int     `json:"uncertain"`
	Waiting   int     `json:"waiting"`
	Cancelled int     `json:"cancelled"`
	Messages  []entry `json:"messages"`
}

func (r *sendReport) count() {
	for _, e := range r.Messages {
		switch e.State {
		case data.MessageSent:
			r.Sent++
		case data.MessageFailed:
			r.Failed++
		case data.MessageUncertain:
			r.Uncertain++
		case data.MessageCancelled:
			r.Cancelled++
		default:
			r.Waiting++
		}
	}
}

// send sends what waits in the outbox, or with --auto what may leave by itself
// today. It is refused, after its report, when something of it did not leave.
func send(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		if c.has("auto") {
			return c.sendAuto(d)
		}
		if err := c.readPassword(d); err != nil {
			return err
		}
		messages, err := d.Outbox(c.ctx)
		if err != nil {
			return err
		}
		halted, stopped := "", error(nil)
		if !c.has("dry-run") && len(messages) > 0 {
			done, err := d.SendAll(c.ctx, nil)
			if err != nil && len(done.Messages) == 0 {
				return err
			}
			// What left before the trouble is told all the same.
			messages, halted, stopped = done.Messages, done.Halted, err
		}
		report := sendReport{}
		if report.Messages, err = c.entries(d, messages); err != nil {
			return err
		}
		report.count()
		if err := c.report(report, entriesText(report.Messages)); err != nil {
			return err
		}
		return cmp.Or(stopped, c.outcome(report, halted))
	})
}

// outcome says in one sentence what of a run did not leave.
func (c *call) outcome(r sendReport, halted string) error {
	switch {
	case halted != "":
		return &data.Error{Code: data.CodeMail, Sentence: halted}
	case !c.has("dry-run") && r.Failed+r.Uncertain+r.Waiting > 0:
		return &data.Error{Code: data.CodeMail, Sentence: plural(r.Failed+r.Uncertain+r.Waiting, "message n’est pas parti", "messages ne sont pas partis") +
			"\u00a0: la remarque de chacun dit pourquoi."}
	}
	return nil
}

// readPassword takes the password of the mail account in, where it is offered.
func (c *call) readPassword(d *desk.Desk) error {
	if !c.has("password-stdin") {
		return nil
	}
	return c.password(d)
}

// password reads the password of the mail account from standard input.
func (c *call) password(d *desk.Desk) error {
	line, err := bufio.NewReader(io.LimitReader(c.env.Stdin, 1<<16)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return data.Invalid("password", "Le mot de passe lu sur l’entrée standard est vide\u00a0: écrivez-le sur sa première ligne.")
	}
	return d.SetPassword(c.ctx, line)
}
