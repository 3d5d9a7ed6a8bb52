package outbox

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dument/data"
	"dument/letters"
)

// maxCycles bounds the search for a free cycle; nobody reminds a client of the
// same invoices at the same level a hundred times.
const maxCycles = 100

// Queue freezes a draft and puts it into the outbox; nothing leaves yet. The
// same step, occasion or level for the same invoices is refused with
// data.CodeDuplicate, unless again is set: then it counts as one more cycle. Even again, and whatever its
// level, a message about an invoice that another one still on its way is about
// is refused: no client gets two for the same invoice in one sending.
func (o *Outbox) Queue(ctx context.Context, d letters.Draft, again bool) (data.Message, error) {
	// Made before the row is written: what cannot be written never takes a key.
	messageID, content, err := o.Transport.Freeze(d, o.Account, o.Now())
	if err != nil {
		return data.Message{}, err
	}
	m := data.Message{ClientID: d.Client.ID, Level: d.Level, Tone: d.Tone, Step: d.Step, Occasion: d.Occasion, Automatic: d.Automatic, To: d.To, Subject: d.Subject, Body: d.Body,
		Amount: d.Net(), Currency: d.Currency(), Deadline: d.Deadline}
	for _, l := range d.Lines {
		m.Lines = append(m.Lines, data.ContactLine{InvoiceID: l.Invoice.ID, Number: l.Invoice.Number, Balance: l.Balance})
	}
	if err := o.refusePending(ctx, m, again, d.Client.Name); err != nil {
		return data.Message{}, err
	}
	if err := o.reserve(ctx, &m, again, d.Client.Name); err != nil {
		return data.Message{}, err
	}
	frozen, err := o.Store.FreezeMessage(ctx, m.ID, messageID, content)
	if err != nil {
		// As far as it goes: a row without bytes is cancelled by the next sending anyhow.
		_ = o.Store.CancelMessage(context.WithoutCancel(ctx), m.ID, err.Error())
		return data.Message{}, err
	}
	return frozen, nil
}

// reserve writes the row under the first free key.
func (o *Outbox) reserve(ctx context.Context, m *data.Message, again bool, client string) error {
	last := 1
	if again {
		last = maxCycles
	}
	for m.Cycle = 1; ; m.Cycle++ {
		m.Key = key(*m)
		err := o.Store.ReserveMessage(ctx, m)
		switch {
		case data.CodeOf(err) != data.CodeDuplicate:
			return err
		case m.Cycle == last:
			return &data.Error{Code: data.CodeDuplicate, Field: "key", Cause: err, Sentence: "«\u00a0" + m.Level.French() + "\u00a0» est déjà prête ou partie pour " + client +
				" et ces factures\u00a0: voyez Courriers. Rien n’a été ajouté."}
		}
	}
}

// refusePending refuses a second message while the first has not left: one
// about the same invoice that may still leave, or, again, the very same one.
func (o *Outbox) refusePending(ctx context.Context, m data.Message, again bool, client string) error {
	pending, err := o.Store.Outbox(ctx)
	if err != nil {
		return err
	}
	for _, p := range pending {
		p.Cycle, m.Cycle = 0, 0
		refused := p.State == data.MessageFailed && !p.Temporary
		if (again && key(p) == key(m)) || (!refused && key(p) != key(m) && p.ClientID == m.ClientID && overlap(p, m)) {
			return &data.Error{Code: data.CodeDuplicate, Field: "key", Sentence: "«\u00a0" + p.Level.French() + "\u00a0» pour " + client +
				" est encore dans les envois (" + strings.ToLower(p.State.French()) + ")\u00a0: envoyez-la, ou annulez-la d’abord dans Courriers."}
		}
	}
	return nil
}

// overlap reports whether two messages ask for the same invoice.
func overlap(a, b data.Message) bool {
	return slices.ContainsFunc(a.Lines, func(l data.ContactLine) bool {
		return l.Balance > 0 && slices.ContainsFunc(b.Lines, func(other data.ContactLine) bool { return other.InvoiceID == l.InvoiceID })
	})
}

// key names what must not leave twice: client, step of the scenario or occasion
// or, for a message prepared by hand, level; then invoices in any order, cycle.
func key(m data.Message) string {
	ids := make([]data.ID, 0, len(m.Lines))
	for _, l := range m.Lines {
		ids = append(ids, l.InvoiceID)
	}
	slices.Sort(ids)
	var b strings.Builder
	what := string(m.Level)
	switch {
	case m.Step != 0:
		what = fmt.Sprintf("step:%d", m.Step)
	case m.Occasion != "":
		what = m.Occasion
	}
	fmt.Fprintf(&b, "%d/%s/", m.ClientID, what)
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%d", id)
	}
	fmt.Fprintf(&b, "/%d", m.Cycle)
	return b.String()
}
