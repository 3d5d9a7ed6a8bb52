package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// Charges returns the rows of the claims ledger of an invoice by day, cancelled
// ones and their cancelling included; data.InForce leaves those out.
func (d *Desk) Charges(ctx context.Context, invoice data.ID) ([]data.Charge, error) {
	return d.Register.Charges(ctx, invoice)
}

// Waive gives up a penalty or an indemnity of an invoice, in part or whole,
// with a reason; On is today where none is given. More than is left is refused,
// and so is a second whole waiver.
func (d *Desk) Waive(ctx context.Context, c data.Charge) (Undo, error) {
	c.Move, c.PaymentID, c.Cancels, c.Reason = data.ChargeWaived, 0, 0, strings.TrimSpace(c.Reason)
	if c.Whole {
		c.Amount = 0
	}
	if err := d.dated(&c.On, "on"); err != nil {
		return nil, err
	}
	if err := c.Validate(); err != nil {
		return nil, err
	}
	left, err := d.chargesLeft(ctx, c.InvoiceID, c.On)
	if err != nil {
		return nil, err
	}
	rows, err := d.Register.Charges(ctx, c.InvoiceID)
	if err != nil {
		return nil, err
	}
	same := func(x data.Charge) bool { return x.Kind == c.Kind && x.Move == data.ChargeWaived && x.Whole }
	rest, what := left.of(c.Kind), chargeWords(c.Kind)
	switch {
	case c.Kind == data.ChargeIndemnity && left.kind == data.Consumer:
		return nil, blocked("La facture " + left.number + " est celle d’un particulier\u00a0: aucune indemnité de 40\u00a0€ ne lui est réclamée, il n’y a rien à abandonner.")
	case slices.ContainsFunc(data.InForce(rows), same):
		return nil, blocked("Vous avez déjà renoncé à " + what.all + " de la facture " + left.number + ".")
	case rest <= 0 && (!c.Whole || left.balance <= 0):
		return nil, blocked("Il ne reste rien à abandonner " + what.of + " de la facture " + left.number + ".")
	case !c.Whole && c.Amount > rest:
		return nil, data.Invalid("amount", "Vous renoncez à "+c.Amount.Format("EUR")+", mais il ne reste que "+rest.Format("EUR")+" "+what.of+" de la facture "+
			left.number+"\u00a0: indiquez ce montant au plus.")
	}
	if err := d.Register.AddCharge(ctx, &c); err != nil {
		return nil, err
	}
	return d.cancelling(c), nil
}

// PayCharges records money that came in for the penalties and then the
// indemnity of an invoice; more than is left of them is refused.
func (d *Desk) PayCharges(ctx context.Context, invoice data.ID, on day.Day, amount money.Cents, method string) (Undo, error) {
	switch {
	case on.IsZero():
		return nil, data.Invalid("on", "L’encaissement n’a pas de date\u00a0: indiquez le jour où l’argent est arrivé.")
	case on > d.Today():
		return nil, data.Invalid("on", "La date de l’encaissement ("+on.French()+") est dans le futur\u00a0: indiquez le jour où l’argent est arrivé.")
	case amount <= 0 || amount > money.Max:
		return nil, data.Invalid("amount", "Le montant de l’encaissement doit être supérieur à zéro.")
	}
	left, err := d.chargesLeft(ctx, invoice, on)
	if err != nil {
		return nil, err
	}
	switch sum := left.penalty + left.indemnity; {
	case sum <= 0:
		return nil, left.nothing()
	case amount > sum:
		return nil, data.Invalid("amount", "Ce montant ("+amount.Format("EUR")+") dépasse ce qui restait dû de pénalités et d’indemnité sur la facture "+left.number+
			" le "+on.French()+" ("+sum.Format("EUR")+")\u00a0: enregistrez le reste comme un encaissement de la facture, ou en acompte.")
	}
	p := data.Payment{ClientID: left.client, On: on, Amount: amount, Currency: "EUR", Method: method}
	if err := d.Register.PayCharges(ctx, &p, left.settle(invoice, on, amount)); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error { return d.Register.DeletePayment(ctx, p.ID) }, nil
}

// SettleCharges settles the penalties and then the indemnity of an invoice out
// of what a payment has left (money on account), as far as it goes.
func (d *Desk) SettleCharges(ctx context.Context, invoice, payment data.ID) (Undo, error) {
	left, err := d.chargesLeft(ctx, invoice, d.Today())
	if err != nil {
		return nil, err
	}
	payments, err := d.Register.ClientPayments(ctx, left.client)
	if err != nil {
		return nil, err
	}
	p, err := one(payments, func(p data.Payment) bool { return p.ID == payment }, "Cet encaissement")
	if err != nil {
		return nil, err
	}
	free := p.Unallocated()
	switch {
	case left.penalty+left.indemnity <= 0:
		return nil, left.nothing()
	case p.Currency != "EUR":
		return nil, blocked("L’encaissement du " + p.On.French() + " est en " + p.Currency + ", les pénalités en euros\u00a0: enregistrez un encaissement en euros.")
	case free <= 0:
		return nil, blocked("L’encaissement du " + p.On.French() + " (" + p.Amount.Format(p.Currency) + ") est déjà entièrement affecté\u00a0: il n’en reste rien pour la facture " + left.number + ".")
	}
	rows := left.settle(invoice, d.Today(), min(free, left.penalty+left.indemnity))
	if err := d.Register.PayCharges(ctx, &p, rows); err != nil {
		return nil, err
	}
	return d.cancelling(rows...), nil
}

// CancelCharge takes back a row of the claims ledger; the history of the ledger
// keeps both.
func (d *Desk) CancelCharge(ctx context.Context, c data.Charge) (Undo, error) {
	if err := d.cancelling(c)(ctx); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		c.ID = 0
		return d.Register.AddCharge(ctx, &c)
	}, nil
}

// cancelling returns how to take rows back.
func (d *Desk) cancelling(rows ...data.Charge) Undo {
	return func(ctx context.Context) error {
		for _, c := range rows {
			if err := d.Register.AddCharge(ctx, &data.Charge{InvoiceID: c.InvoiceID, On: d.Today(), Cancels: c.ID}); err != nil {
				return err
			}
		}
		return nil
	}
}

// chargesLeft is what is left to give up or to pay beside an invoice.
type chargesLeft struct {
	number             string
	client             data.ID
	kind               data.ClientKind
	balance            money.Cents
	penalty, indemnity money.Cents
}

// chargesLeft returns what is left on a day, and not more than today: rows that
// came since count as well.
func (d *Desk) chargesLeft(ctx context.Context, invoice data.ID, on day.Day) (chargesLeft, error) {
	i, balance, err := d.Register.Invoice(ctx, invoice)
	if err != nil {
		return chargesLeft{}, err
	}
	if i.Currency != "EUR" {
		return chargesLeft{}, blocked("La facture " + i.Number + " est en " + i.Currency + "\u00a0: le compte des pénalités se tient en euros. Convenez avec votre client de leur montant, et encaissez-le à part.")
	}
	l, err := d.ledger(ctx, i.ClientID, on)
	if err != nil {
		return chargesLeft{}, err
	}
	shares, err := d.shares(ctx, i.ClientID, i.Currency)
	if err != nil {
		return chargesLeft{}, err
	}
	left := chargesLeft{number: i.Number, client: i.ClientID, kind: l.client.Kind, balance: balance, penalty: money.Max, indemnity: money.Max}
	for _, until := range []day.Day{on, d.Today()} {
		l.until = until
		var a rules.Account
		if a, err = l.account(i, shares[i.ID]); err != nil {
			return chargesLeft{}, err
		}
		left.penalty, left.indemnity = min(left.penalty, a.PenaltyLeft()), min(left.indemnity, a.IndemnityLeft())
	}
	return left, nil
}

func (l chargesLeft) of(kind data.ChargeKind) money.Cents {
	if kind == data.ChargeIndemnity {
		return l.indemnity
	}
	return l.penalty
}

func (l chargesLeft) nothing() error {
	return blocked("Il ne reste ni pénalités ni indemnité à régler sur la facture " + l.number + ".")
}

// settle returns the rows that an amount pays: the penalties first, then the indemnity.
func (l chargesLeft) settle(invoice data.ID, on day.Day, amount money.Cents) (rows []data.Charge) {
	for _, kind := range data.ChargeKinds {
		if part := min(amount, l.of(kind)); part > 0 {
			rows = append(rows, data.Charge{InvoiceID: invoice, Kind: kind, Move: data.ChargePaid, On: on, Amount: part})
			amount -= part
		}
	}
	return rows
}

// chargeWords are how a sentence names a kind of charge.
func chargeWords(kind data.ChargeKind) (words struct{ all, of string }) {
	if words.all, words.of = "toutes les pénalités", "des pénalités"; kind == data.ChargeIndemnity {
		words.all, words.of = "toute l’indemnité", "de l’indemnité"
	}
	return words
}
